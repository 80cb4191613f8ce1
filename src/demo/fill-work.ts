import { handOn } from '../consult/contributions/hand-on.ts';
import { decideSetAside, proposeSetAside } from '../consult/contributions/set-aside.ts';
import { translate, writeOut } from '../consult/contributions/write-out.ts';
import { demoFormKey } from './demo-codes.ts';
import type { DemoContribution } from './demo-content.ts';
import { actorOf, contributionOf, must, personOf, type Scene, type Step } from './scene.ts';

/** Who has it first; what is contested goes to somebody else by itself. */
const firstOwner = (said: DemoContribution): string =>
  said.reply?.new_owner ? (said.answer?.written_by ?? said.owner) : said.owner;

function handOnStep(scene: Scene, said: DemoContribution): Step[] {
  const { link } = scene;
  const to = personOf(scene, firstOwner(said)).id;
  if (to === link.ownerId) return [];
  const task = said.form === 'sound' ? ('both' as const) : ('answer' as const);
  const { owner } = scene.demo.approach;
  return [
    {
      daysAgo: said.days_ago,
      async run(deps) {
        const formKey = demoFormKey(`hand on ${said.key}`);
        const typed = { formKey, to, task, seenOwner: link.ownerId };
        const id = contributionOf(scene, said.key);
        must(said.key, await handOn(actorOf(deps, scene, owner), id, typed));
      },
    },
  ];
}

function translateStep(scene: Scene, said: DemoContribution): Step[] {
  const { translation_nl: translation } = said;
  if (!translation) return [];
  return [
    {
      daysAgo: said.days_ago,
      async run(deps) {
        const typed = {
          formKey: demoFormKey(`translate ${said.key}`),
          seenVersion: 1,
          translation,
          isMachine: said.translation_status === 'machine',
        };
        const actor = actorOf(deps, scene, said.owner);
        must(said.key, await translate(actor, contributionOf(scene, said.key), typed));
      },
    },
  ];
}

function writeOutStep(scene: Scene, said: DemoContribution): Step[] {
  const { transcribed_by: by, transcribed_days_ago: daysAgo, text: words } = said;
  if (!by || daysAgo === undefined || !words) return [];
  return [
    {
      daysAgo,
      async run(deps) {
        const typed = {
          formKey: demoFormKey(`write out ${said.key}`),
          seenVersion: 0,
          words,
          translation: '',
          isMachine: false,
        };
        const actor = actorOf(deps, scene, by);
        must(said.key, await writeOut(actor, contributionOf(scene, said.key), typed));
      },
    },
  ];
}

function setAsideSteps(scene: Scene, said: DemoContribution): Step[] {
  const { set_aside: aside } = said;
  if (!aside) return [];
  return [
    {
      daysAgo: aside.days_ago,
      async run(deps) {
        const typed = { formKey: demoFormKey(`set aside ${said.key}`), reason: aside.reason };
        const actor = actorOf(deps, scene, aside.by);
        must(said.key, await proposeSetAside(actor, contributionOf(scene, said.key), typed));
      },
    },
    {
      daysAgo: aside.confirmed_days_ago,
      async run(deps) {
        const typed = { formKey: demoFormKey(`confirm ${said.key}`), agrees: true };
        const actor = actorOf(deps, scene, aside.confirmed_by);
        must(said.key, await decideSetAside(actor, contributionOf(scene, said.key), typed));
      },
    },
  ];
}

/** What the team does before there is an answer: hand on, translate, write out, set aside. */
export function workSteps(scene: Scene): Step[] {
  return scene.demo.contributions
    .filter((said) => said.form !== 'note')
    .flatMap((said) => [
      ...handOnStep(scene, said),
      ...translateStep(scene, said),
      ...writeOutStep(scene, said),
      ...setAsideSteps(scene, said),
    ]);
}
