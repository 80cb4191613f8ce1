import { alone } from '../db/alone.ts';
import type { OpenDatabase } from '../db/open.ts';
import { allWorkspaces, insertWorkspace, type Workspace } from '../people/index.ts';
import { newId } from '../thread/ids.ts';
import { addDays, dayIn } from '../web/calendar.ts';
import type { Deps } from '../web/deps.ts';
import { answerSteps } from './fill-answers.ts';
import { fillApproach } from './fill-approach.ts';
import { bringingSteps } from './fill-bringing.ts';
import { fillCoalition } from './fill-coalition.ts';
import { sayingSteps } from './fill-contributions.ts';
import { decisionSteps } from './fill-decisions.ts';
import { goalSteps } from './fill-goals.ts';
import { noteSteps } from './fill-notes.ts';
import { fillPeople } from './fill-people.ts';
import { publishingSteps } from './fill-publishing.ts';
import { fillRegister } from './fill-register.ts';
import { themeSteps } from './fill-themes.ts';
import { workSteps } from './fill-work.ts';
import { momentOn } from './moments.ts';
import { readDemo } from './read-demo.ts';
import type { Scene, Step } from './scene.ts';

/** Where the demo answers: this machine, however it is called. */
const hosts = ['localhost', '127.0.0.1', '[::1]'] as const;
/** Of several processes that start together one fills; the others wait and find it filled. */
const fillingLock = 4_820_412;

/** The same dependencies at another moment; never later than now. */
function at(deps: Deps, moment: Date): Deps {
  const now = deps.clock.now();
  const then = moment < now ? moment : now;
  return { ...deps, clock: { now: () => then } };
}

/** Does everything in the order of time; what happens on one day keeps the order of the list. */
async function play(deps: Deps, scene: Scene, steps: readonly Step[]): Promise<void> {
  const inOrder = [...steps].sort((a, b) => b.daysAgo - a.daysAgo);
  let daysAgo = Number.NaN;
  let nth = 0;
  for (const step of inOrder) {
    nth = step.daysAgo === daysAgo ? nth + 1 : 0;
    daysAgo = step.daysAgo;
    const day = addDays(scene.today, -daysAgo);
    await step.run(at(deps, momentOn(day, scene.workspace.zone, nth)));
  }
}

/**
 * Fills an empty database with the fictional neighbourhood of `content/demo`, through the same use
 * cases as people use, by a clock that is set back to each moment: events, terms and states are
 * what the product itself would have made. The workspace gets its address last, so that a filling
 * that was broken off is never seen.
 * @returns false, and nothing is there, when the database holds a workspace already
 */
export function fillDemo(database: OpenDatabase, deps: Deps): Promise<boolean> {
  return alone(database.driver, fillingLock, () => fillEmpty(database, deps));
}

async function fillEmpty(database: OpenDatabase, deps: Deps): Promise<boolean> {
  const present = await database.installation('is the database empty').tx(allWorkspaces);
  if (present.length > 0) return false;
  const demo = await readDemo();
  const { zone } = demo.workspace;
  const today = dayIn(zone, deps.clock.now());
  const start = at(deps, momentOn(addDays(today, -demo.approach.started_days_ago), zone, 0));
  const workspace: Workspace = {
    tenantId: newId(start),
    slug: demo.workspace.slug,
    name: demo.workspace.name,
    zone,
    locales: demo.workspace.languages.residents,
    baseUrl: null,
    isDemo: true,
  };
  const people = await fillPeople(start, workspace.tenantId, demo.workspace);
  const approach = await fillApproach(start, { demo, workspace, today, people });
  await fillRegister(start, { demo, workspace, people });
  await fillCoalition(start, { demo, workspace, people, ...approach });
  const scene: Scene = {
    demo,
    workspace,
    today,
    people,
    ...approach,
    contributionIds: new Map(),
    themeIds: new Map(),
    goalIds: new Map(),
    decisionIds: new Map(),
  };
  const steps = [
    ...sayingSteps(scene),
    ...noteSteps(scene),
    ...workSteps(scene),
    ...themeSteps(scene),
    ...goalSteps(scene),
    ...decisionSteps(scene),
    ...answerSteps(scene),
    ...bringingSteps(scene),
    ...publishingSteps(scene),
  ];
  await play(deps, scene, steps);
  return database
    .installation('open the demo workspace')
    .tx((tx) => insertWorkspace(tx, workspace, hosts, start.clock.now()));
}
