import { askToBring } from '../consult/bringing/ask-to-bring.ts';
import { giveBack, tellPeople } from '../consult/bringing/tell-people.ts';
import { answerToDeliver } from '../consult/contributions/coalition-message.ts';
import { addDays } from '../web/calendar.ts';
import type { Deps } from '../web/deps.ts';
import { demoFormKey } from './demo-codes.ts';
import type { DemoContribution, DemoDelivery, DemoReply } from './demo-content.ts';
import {
  actorOf,
  contributionOf,
  must,
  ownReplies,
  personOf,
  type Scene,
  type Step,
  standing,
} from './scene.ts';

/** Whether a key person brought it: then it goes by *Mijn mensen*. */
export function isBrought(
  scene: Scene,
  delivery: DemoDelivery | undefined,
): delivery is DemoDelivery & { by: string } {
  const person = scene.people.get(delivery?.by ?? '');
  return person?.role === 'key-person';
}

/** An answer that a key person told to one person. */
interface Telling {
  readonly said: DemoContribution;
  readonly delivery: DemoDelivery & { by: string };
  /** What the person said to whoever told it, there and then. */
  readonly reply: DemoReply | undefined;
  /** The second answer. */
  readonly isAgain: boolean;
}

function tellingsOf(scene: Scene, said: DemoContribution): Telling[] {
  const heard = [
    { delivery: said.delivery, reply: said.reply, isAgain: false },
    { delivery: said.again?.delivery, reply: said.again?.reply, isAgain: true },
  ];
  return heard.flatMap(({ delivery, reply, isAgain }) => {
    if (!isBrought(scene, delivery)) return [];
    const isThen = reply?.reported_by === delivery.by && reply.days_ago === delivery.days_ago;
    return [{ said, delivery, reply: isThen ? reply : undefined, isAgain }];
  });
}

/** The answer that is to be told to this person now. */
async function answerIdFor(deps: Deps, scene: Scene, key: string): Promise<string> {
  const [message] = await standing(deps, scene, [contributionOf(scene, key)]);
  const answer = message && answerToDeliver(message.state, message.answers);
  if (!answer) throw new Error(`content/demo: "${key}" has no answer to bring`);
  return answer.id;
}

async function ask(
  deps: Deps,
  scene: Scene,
  { by, bringer, key, nth }: { by: string; bringer: string; key: string; nth: string },
): Promise<void> {
  const answerId = await answerIdFor(deps, scene, key);
  const typed = { answerId, bringerId: personOf(scene, bringer).id, forAll: false };
  const formKey = demoFormKey(`bring ${key} ${nth}`);
  const actor = actorOf(deps, scene, by);
  must(key, await askToBring(actor, contributionOf(scene, key), formKey, typed));
}

/** People who heard it at once, and said the same of it. */
function together(tellings: readonly Telling[]): Telling[][] {
  const meetings = new Map<string, Telling[]>();
  for (const telling of tellings) {
    const { said, delivery, reply, isAgain } = telling;
    const { by, how, days_ago: daysAgo } = delivery;
    const sameAs = [said.group ?? said.key, isAgain, by, how, daysAgo, reply?.kind, reply?.text];
    const mark = JSON.stringify(sameAs);
    meetings.set(mark, [...(meetings.get(mark) ?? []), telling]);
  }
  return [...meetings.values()];
}

function tellStep(scene: Scene, heard: readonly Telling[]): Step[] {
  const [first] = heard;
  if (!first) return [];
  const { delivery, reply, said } = first;
  const asked = scene.demo.story.asks.flatMap(({ contributions }) => contributions);
  return [
    {
      daysAgo: delivery.days_ago,
      async run(deps) {
        for (const { said: one, isAgain } of heard) {
          if (asked.includes(one.key) && !isAgain) continue;
          const wanted = { by: one.owner, bringer: delivery.by, key: one.key };
          await ask(deps, scene, { ...wanted, nth: isAgain ? 'again' : 'once' });
        }
        const typed = {
          answerId: await answerIdFor(deps, scene, said.key),
          who: heard.map((telling) => contributionOf(scene, telling.said.key)),
          how: delivery.how,
          on: addDays(scene.today, -delivery.days_ago),
          reply: reply ? ownReplies[reply.kind] : '',
          words: reply?.text ?? '',
          locale: 'nl-eenvoudig',
        };
        const formKey = demoFormKey(`told ${said.key} ${delivery.days_ago}`);
        must(said.key, await tellPeople(actorOf(deps, scene, delivery.by), formKey, typed));
      },
    },
  ];
}

/** Key persons who are asked to bring answers, bring them, or give them back. */
export function bringingSteps(scene: Scene): Step[] {
  const { contributions, story } = scene.demo;
  const asks = story.asks.flatMap(({ days_ago: daysAgo, by, bringer, contributions: keys }) =>
    keys.map(
      (key): Step => ({
        daysAgo,
        run: (deps) => ask(deps, scene, { by, bringer, key, nth: String(daysAgo) }),
      }),
    ),
  );
  const tellings = contributions.flatMap((said) => tellingsOf(scene, said));
  const returns = story.returns.map(
    ({ days_ago: daysAgo, bringer, contribution, reason }): Step => ({
      daysAgo,
      async run(deps) {
        const answerId = await answerIdFor(deps, scene, contribution);
        const typed = { answerId, who: [contributionOf(scene, contribution)], reason };
        const formKey = demoFormKey(`return ${contribution}`);
        must(contribution, await giveBack(actorOf(deps, scene, bringer), formKey, typed));
      },
    }),
  );
  return [...asks, ...together(tellings).flatMap((heard) => tellStep(scene, heard)), ...returns];
}
