import { Hono } from 'hono';
import { type AppContext, type AppEnv, requireRight, today } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { Approach } from '../approach.ts';
import { approachHere } from '../approach-here.ts';
import { lockApproach, raisePublicationVersion } from '../approach-store.ts';
import { changePath } from '../change-frame.tsx';
import { type ChangePartResult, changePart, seenMark } from '../change-part.ts';
import type { Recording } from '../recording.ts';
import { type Area, areaKey, judgeArea, typedArea } from './area.ts';
import { AreasPage, type AreasPageProps } from './area-pages.tsx';
import { allAreas, areasOf, chooseAreas, insertArea } from './area-store.ts';

const keysOf = (areas: readonly Area[]): string[] => areas.map(areaKey).sort();

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

/** Chooses the areas of an approach; keys of areas that are not there are left out. */
function chooseHere(
  recording: Recording,
  keys: readonly string[],
  seen: string,
  all: readonly Area[],
): Promise<ChangePartResult<string[], never>> {
  const { tenantId } = recording.workspace;
  const { id } = recording.approach;
  const next = all.filter((area) => keys.includes(areaKey(area)));
  return changePart<string[], never>(recording, {
    seen,
    next: keysOf(next),
    read: async (tx) => keysOf(await areasOf(tx, tenantId, id)),
    write: async (tx) => {
      await chooseAreas(tx, tenantId, id, next);
      return null;
    },
    event: { kind: 'approach-areas-changed', facts: { areas: keysOf(next) } },
  });
}

/** Adds an area to the workspace and to the approach. False when the workspace had it. */
function addArea({ deps, workspace, account, approach }: Recording, area: Area): Promise<boolean> {
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, async (tx) => {
    await lockApproach(tx, tenantId, approach.id);
    if (!(await insertArea(tx, tenantId, area))) return false;
    const others = (await areasOf(tx, tenantId, approach.id)).filter(
      ({ code }) => code !== area.code,
    );
    await chooseAreas(tx, tenantId, approach.id, [...others, area]);
    await appendEvent(tx, deps, {
      kind: 'approach-areas-changed',
      approachId: approach.id,
      subjectId: approach.id,
      actorRole: account.role,
      facts: { areas: keysOf([...others, area]) },
    });
    await raisePublicationVersion(tx, tenantId, approach.id);
    return true;
  });
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
    const result = await chooseHere(recording, keys, form.text('gezien'), all);
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
