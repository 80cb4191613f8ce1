import { Hono } from 'hono';
import { type AppContext, type AppEnv, requireRight, today } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { Approach } from '../approach.ts';
import { approachHere } from '../approach-here.ts';
import { changePath } from '../change-frame.tsx';
import { seenMark } from '../change-part.ts';
import { type Area, areaKey, judgeArea, typedArea } from './area.ts';
import { AreasPage, type AreasPageProps } from './area-pages.tsx';
import { allAreas, areasOf } from './area-store.ts';
import { addArea, changeAreas, keysOf } from './change-areas.ts';

/** What may be chosen: of each code the newest year, and what was chosen before. */
function choicesOf(all: readonly Area[], chosen: readonly Area[]): Area[] {
  const chosenCodes = new Set(chosen.map(({ code }) => code));
  const newest = all.filter(
    (area) =>
      !chosenCodes.has(area.code) &&
      !all.some((other) => other.code === area.code && other.year > area.year),
  );
  return [...chosen, ...newest].sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

/** `/wijzigen/gebieden`: in which areas an approach works. */
export function areaRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const manage = requireRight(deps, 'approaches.manage');
  const path = '/aanpak/:slug/wijzigen/gebieden';
  const areasHere = (c: AppContext, approach: Approach) => {
    const { tenantId } = c.get('workspace');
    return deps.db.tx({ tenantId }, async (tx) => ({
      all: await allAreas(tx, tenantId),
      chosen: await areasOf(tx, tenantId, approach.id),
    }));
  };
  type Rest = Partial<Pick<AreasPageProps, 'current' | 'typed' | 'faults' | 'chosen'>>;
  const send = async (c: AppContext, approach: Approach, rest: Rest, status: 200 | 409 | 422) => {
    const { all, chosen } = await areasHere(c, approach);
    const page = (
      <AreasPage
        c={c}
        approach={approach}
        areas={choicesOf(all, chosen)}
        chosen={keysOf(chosen)}
        seen={seenMark(keysOf(chosen))}
        {...rest}
      />
    );
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
    const { all } = await areasHere(c, approach);
    const { workspace, account } = c.var;
    const recording = { deps, workspace, account, approach };
    const keys = form.all('areas');
    const result = await changeAreas(recording, keys, form.text('gezien'), all);
    if (result.ok) return c.redirect(`/aanpak/${approach.slug}`, 303);
    const current =
      result.reason === 'changed'
        ? all.filter((area) => result.current.includes(areaKey(area)))
        : [];
    return send(c, approach, { current, chosen: keys }, 409);
  });

  routes.post(`${path}/nieuw`, manage, async (c) => {
    const { form } = await readForm(c);
    const approach = await approachHere(deps, c);
    if (!approach) return c.notFound();
    const { workspace, account } = c.var;
    const typed = typedArea(form);
    const thisYear = Number(today(workspace, deps.clock.now()).slice(0, 4));
    const judged = judgeArea(typed, thisYear);
    if (!judged.ok) return send(c, approach, { typed, faults: judged.faults }, 422);
    if (await addArea({ deps, workspace, account, approach }, judged.area)) {
      return c.redirect(changePath(approach, 'areas'), 303);
    }
    return send(c, approach, { typed, faults: { code: 'area-known' } }, 422);
  });
  return routes;
}
