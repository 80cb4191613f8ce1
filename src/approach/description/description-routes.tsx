import { Hono } from 'hono';
import { type AppContext, type AppEnv, requireRight } from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { Approach } from '../approach.ts';
import { approachHere } from '../approach-here.ts';
import { seenMark } from '../change-part.ts';
import { changeDescription, checkDescription, readDescription } from './change-description.ts';
import {
  type DescriptionCheckProps,
  DescriptionFormPage,
  type DescriptionFormProps,
  DescriptionPage,
} from './description-pages.tsx';

function formRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const manage = requireRight(deps, 'approaches.manage');
  const path = '/aanpak/:slug/wijzigen/uitleg';
  type State = Partial<Pick<DescriptionFormProps, 'typed' | 'seen' | 'faults' | 'current'>>;
  const send = async (c: AppContext, approach: Approach, state: State, status: 200 | 409 | 422) => {
    const { tenantId } = c.get('workspace');
    const shown = await deps.db.tx({ tenantId }, (tx) =>
      readDescription(tx, tenantId, approach.id),
    );
    const { typed = shown.body, seen = seenMark(shown.body), ...rest } = state;
    const page = <DescriptionFormPage c={c} {...{ approach, shown, typed, seen }} {...rest} />;
    return sendPage(c, page, { status });
  };

  routes.get(path, manage, async (c) => {
    const approach = await approachHere(deps, c);
    return approach ? send(c, approach, {}, 200) : c.notFound();
  });

  routes.post(path, manage, async (c) => {
    const { form } = await readForm(c);
    const approach = await approachHere(deps, c);
    if (!approach) return c.notFound();
    const { workspace, account } = c.var;
    const typed = form.text('body').trim();
    const seen = form.text('gezien');
    const result = await changeDescription({ deps, workspace, account, approach }, typed, seen);
    if (result.ok) return c.redirect(`/aanpak/${approach.slug}`, 303);
    if (result.reason === 'invalid') {
      return send(c, approach, { typed, seen, faults: result.faults }, 422);
    }
    return send(c, approach, { typed, current: result.current }, 409);
  });
  return routes;
}

/** `/uitleg`: what an approach is in plain words, and whether a resident partner understands it. */
export function descriptionRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const path = '/aanpak/:slug/uitleg';
  type Rest = Pick<DescriptionCheckProps, 'typed' | 'fault' | 'isChanged' | 'isSaid'> & {
    formKey?: string;
  };
  const send = async (c: AppContext, approach: Approach, rest: Rest, status: 200 | 409 | 422) => {
    const { tenantId } = c.get('workspace');
    const shown = await deps.db.tx({ tenantId }, (tx) =>
      readDescription(tx, tenantId, approach.id),
    );
    const { formKey = newFormKey(deps.random), ...state } = rest;
    const page = <DescriptionPage c={c} {...{ approach, shown, formKey }} {...state} />;
    return sendPage(c, page, { status });
  };

  routes.get(path, requireRight(deps, 'approaches.read'), async (c) => {
    const approach = await approachHere(deps, c);
    return approach
      ? send(c, approach, { isSaid: c.req.query('gezegd') !== undefined }, 200)
      : c.notFound();
  });

  routes.post(path, requireRight(deps, 'approaches.check-words'), async (c) => {
    const { form } = await readForm(c);
    const approach = await approachHere(deps, c);
    if (!approach) return c.notFound();
    const { workspace, account } = c.var;
    const typed = { verdict: form.text('verdict'), remark: form.text('remark') };
    const formKey = formKeyOf(form, deps.random);
    const recording = { deps, workspace, account, approach };
    const said = { ...typed, version: form.text('versie') };
    const result = await checkDescription(recording, said, formKey);
    if (result.ok) return c.redirect(`/aanpak/${approach.slug}/uitleg?gezegd=1`, 303);
    if (result.reason === 'changed') {
      return send(c, approach, { typed, isChanged: true, formKey }, 409);
    }
    return send(c, approach, { typed, fault: result.reason, formKey }, 422);
  });

  routes.route('/', formRoutes(deps));
  return routes;
}
