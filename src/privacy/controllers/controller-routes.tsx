import { Hono } from 'hono';
import { type AppContext, type AppEnv, requireRight } from '../../people/index.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import {
  type ControllerFaults,
  nothingTyped,
  type TypedController,
  typedController,
} from './controller-form.ts';
import { ControllerPage } from './controller-pages.tsx';
import { type Controller, controllerOf, jointControllers } from './controller-store.ts';
import { addJointController, keepController, removeJointController } from './keep-controller.ts';

const path = '/verwerkingen/verantwoordelijk';

type State = {
  typed?: TypedController;
  faults?: ControllerFaults;
  seen?: string;
  changed?: Controller;
};

const asTyped = (controller: Controller | null): Partial<TypedController> =>
  controller
    ? {
        name: controller.name,
        address: controller.address,
        contact: controller.contact,
        officerName: controller.officerName ?? '',
        officerContact: controller.officerContact ?? '',
      }
    : {};

async function show(deps: Deps, c: AppContext, state: State = {}) {
  const { tenantId } = c.get('workspace');
  const { now, joint } = await deps.db.tx({ tenantId }, async (tx) => ({
    now: await controllerOf(tx, tenantId),
    joint: await jointControllers(tx, tenantId),
  }));
  const page = ControllerPage({
    ...{ c, joint },
    typed: state.typed ?? { ...nothingTyped, ...asTyped(now) },
    faults: state.faults ?? {},
    seen: state.seen ?? String(now?.version ?? 0),
    changed: state.changed,
  });
  return sendPage(c, page, { status: state.changed ? 409 : state.faults ? 422 : 200 });
}

/** `/verwerkingen/verantwoordelijk`: who is responsible, and with whom. */
export function controllerRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const manage = requireRight(deps, 'processings.manage');
  app.get(path, manage, (c) => show(deps, c));
  app.post(path, manage, async (c) => {
    const { form } = await readForm(c);
    const typed = typedController(form);
    const seen = form.text('seen');
    const kept = await keepController(deps, c.var, { typed, seen });
    if (kept.ok) return c.redirect('/verwerkingen', 303);
    if (kept.reason === 'changed') return show(deps, c, { typed, changed: kept.now });
    return show(deps, c, { typed, faults: kept.faults, seen });
  });
  app.post(`${path}/mede`, manage, async (c) => {
    const { form } = await readForm(c);
    const typed = typedController(form);
    const added = await addJointController(deps, c.var, typed);
    if (added.ok) return c.redirect(path, 303);
    const { tenantId } = c.get('workspace');
    const now = await deps.db.tx({ tenantId }, (tx) => controllerOf(tx, tenantId));
    return show(deps, c, { typed: { ...typed, ...asTyped(now) }, faults: added.faults });
  });
  app.post(`${path}/mede/:id/weg`, manage, async (c) => {
    const id = c.req.param('id');
    if (isId(id)) await removeJointController(deps, c.get('workspace'), id);
    return c.redirect(path, 303);
  });
  return app;
}
