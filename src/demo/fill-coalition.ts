import { areaKey } from '../approach/areas/area.ts';
import { insertArea } from '../approach/areas/area-store.ts';
import { changeAreas } from '../approach/areas/change-areas.ts';
import { seenMark } from '../approach/change-part.ts';
import {
  changeDescription,
  checkDescription,
  readDescription,
} from '../approach/description/change-description.ts';
import { changeTasks, tasksOf } from '../approach/levels/change-tasks.ts';
import { tasksFrom } from '../approach/levels/level.ts';
import { addPartner } from '../approach/partners/change-partners.ts';
import { changeProfile } from '../approach/profile/change-profile.ts';
import { profileOf } from '../approach/profile/profile-store.ts';
import { allOrganisations } from '../people/index.ts';
import type { Deps } from '../web/deps.ts';
import { demoFormKey } from './demo-codes.ts';
import { must, personOf, type Scene } from './scene.ts';

/** What a coalition agrees on at the start: who takes part, what it is about, who does what. */
export async function fillCoalition(
  deps: Deps,
  scene: Pick<Scene, 'demo' | 'workspace' | 'people' | 'approach'>,
): Promise<void> {
  const { demo, workspace, approach } = scene;
  const { tenantId } = workspace;
  const content = demo.approach;
  const by = (key: string) => ({ deps, workspace, approach, account: personOf(scene, key) });
  const organisations = await deps.db.tx({ tenantId }, (tx) => allOrganisations(tx, tenantId));
  for (const key of content.partners) {
    const name = demo.workspace.organisations.find((one) => one.key === key)?.name;
    const organisationId = organisations.find((one) => one.name === name)?.id ?? '';
    const typed = { organisationId, name: '', kind: '', domain: '' };
    must(key, await addPartner(by(content.owner), typed));
  }
  await fillPlace(deps, scene);
  const before = await deps.db.tx({ tenantId }, (tx) => tasksOf(tx, tenantId, approach.id));
  const named = { ...content.levels, ...content.checkers } as Readonly<Record<string, string>>;
  const tasks = tasksFrom((task) => (named[task] ? personOf(scene, named[task]).id : ''));
  must('who does what', await changeTasks(by(content.owner), tasks, seenMark(before)));
  const { written_by: writer, checked_by: reader, text } = content.description;
  must('the description', await changeDescription(by(writer), text, seenMark('')));
  const { version } = await deps.db.tx({ tenantId }, (tx) =>
    readDescription(tx, tenantId, approach.id),
  );
  const typed = { verdict: 'clear', remark: '', version: String(version) };
  const formKey = demoFormKey('description');
  must('the description', await checkDescription(by(reader), typed, formKey));
}

const levelOf = { gemeente: 'municipality', wijk: 'district', buurt: 'neighbourhood' } as const;

/** Where the approach works, for whom, and with which innovation. */
async function fillPlace(
  deps: Deps,
  { demo, workspace, people, approach }: Pick<Scene, 'demo' | 'workspace' | 'people' | 'approach'>,
): Promise<void> {
  const { tenantId } = workspace;
  const { owner, area: chosen, for_whom: forWhom, innovation } = demo.approach;
  const areas = demo.workspace.areas.map((area) => ({ ...area, level: levelOf[area.level] }));
  await deps.db.tx({ tenantId }, async (tx) => {
    for (const area of areas) await insertArea(tx, tenantId, area);
  });
  const recording = { deps, workspace, approach, account: personOf({ people }, owner) };
  const here = areas.filter(({ code }) => code === chosen);
  must(chosen, await changeAreas(recording, here.map(areaKey), seenMark([]), areas));
  const profile = {
    forWhom,
    innovationKinds: innovation.kinds,
    innovation: innovation.what,
    innovationMaker: innovation.maker,
  };
  const before = await deps.db.tx({ tenantId }, (tx) => profileOf(tx, tenantId, approach.id));
  must('for whom', await changeProfile(recording, profile, seenMark(before)));
}
