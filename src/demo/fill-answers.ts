import type { SoundGiven, TypedAnswer } from '../consult/answers/answer-form.ts';
import { checkAnswer } from '../consult/answers/check-answer.ts';
import { deliverAnswer } from '../consult/answers/deliver-answer.ts';
import { readByCode } from '../consult/answers/deliver-by-code.ts';
import { signAnswer } from '../consult/answers/mend-answer.ts';
import { noteReply } from '../consult/answers/note-reply.ts';
import { replyToAnswer } from '../consult/answers/reply-to-answer.ts';
import { writeAnswer } from '../consult/answers/write-answer.ts';
import {
  answerToCheck,
  answerToDeliver,
  seenMark,
} from '../consult/contributions/coalition-message.ts';
import { codeOfFormKey } from '../consult/contributions/contribution-code.ts';
import { markOfAnswer } from '../consult/contributions/message-of-code.ts';
import { may, type SignedIn } from '../people/index.ts';
import { prepareSound } from '../thread/files/index.ts';
import { addDays } from '../web/calendar.ts';
import type { Deps } from '../web/deps.ts';
import { demoFormKey } from './demo-codes.ts';
import type { DemoContribution, DemoDelivery, DemoGroupAnswer } from './demo-content.ts';
import { demoSound } from './demo-sound.ts';
import { isBrought } from './fill-bringing.ts';
import { fillDates } from './moments.ts';
import {
  actorOf,
  contributionOf,
  idOf,
  must,
  ownReplies,
  personOf,
  type Scene,
  type Step,
  standing,
} from './scene.ts';

const noWords = { locale: '', body: '', isMachine: false };
const noSound: SoundGiven = { given: 'none' };

/** Words in the language of who asked, and the same in Dutch for the team. */
function wordsOf(
  scene: Scene,
  said: DemoContribution,
  words: { text: string; text_nl?: string | undefined; translation_status?: 'machine' | undefined },
): Pick<TypedAnswer, 'words' | 'other'> {
  const { locale } = said;
  const isMachine = words.translation_status === 'machine';
  const dutch = words.text_nl;
  return {
    words: [{ locale, body: fillDates(words.text, scene.today, locale), isMachine }],
    other: dutch
      ? { locale: 'nl', body: fillDates(dutch, scene.today, 'nl'), isMachine: false }
      : noWords,
  };
}

async function write(
  deps: Deps,
  scene: Scene,
  by: string,
  formKey: string,
  keys: readonly string[],
  typed: TypedAnswer,
): Promise<void> {
  const ids = keys.map((key) => contributionOf(scene, key));
  const before = await standing(deps, scene, ids);
  const seen = new Map(before.map((message) => [message.id, seenMark(message)]));
  const post = { ids, seen, formKey: demoFormKey(formKey), typed };
  must(formKey, await writeAnswer(actorOf(deps, scene, by), post));
}

/** Lets an answer go out: resident partners put their name under it, whoever was asked reads it. */
async function release(
  deps: Deps,
  scene: Scene,
  key: string,
  signers: readonly string[],
): Promise<void> {
  const id = contributionOf(scene, key);
  const [message] = await standing(deps, scene, [id]);
  const answer = answerToCheck(message?.answers ?? []);
  if (!answer) throw new Error(`content/demo: the answer to "${key}" waits for nobody`);
  const { id: answerId, textVersion, checkerId } = answer;
  for (const signer of signers) {
    const formKey = demoFormKey(`sign ${key} ${signer} ${textVersion}`);
    const actor = actorOf(deps, scene, signer);
    const version = String(textVersion);
    must(key, await signAnswer(actor, id, { formKey, answerId, version, signs: true }));
  }
  const account = [...scene.people.values()].find((person) => person.id === checkerId);
  if (!account) throw new Error(`content/demo: nobody checks the answer to "${key}"`);
  const formKey = demoFormKey(`check ${key} ${answer.level} ${message?.answerCount}`);
  const typed = { formKey, answerId, version: String(textVersion), verdict: 'yes', remark: '' };
  const actor = { deps, workspace: scene.workspace, account };
  must(key, await checkAnswer(actor, id, typed));
}

/** Brings the answer that waits: read with the code, or told by someone of the team. */
async function tell(
  deps: Deps,
  scene: Scene,
  said: DemoContribution,
  delivery: DemoDelivery,
): Promise<void> {
  if (delivery.how === 'code') {
    const code = codeOfFormKey(demoFormKey(said.key));
    const read = await readByCode(deps, scene.workspace, code);
    if (!read) throw new Error(`content/demo: "${said.key}" has no code`);
    return;
  }
  const id = contributionOf(scene, said.key);
  const [message] = await standing(deps, scene, [id]);
  const answer = message && answerToDeliver(message.state, message.answers);
  if (!answer) throw new Error(`content/demo: "${said.key}" has no answer to tell`);
  const told = {
    answerId: answer.id,
    how: delivery.how,
    on: addDays(scene.today, -delivery.days_ago),
    by: bringer(scene, delivery.by, said).id,
    forAll: false,
  };
  const formKey = demoFormKey(`tell ${said.key} ${delivery.days_ago}`);
  must(said.key, await deliverAnswer(actorOf(deps, scene, said.owner), id, formKey, told));
}

/** Who brings it: a resident partner has whoever answers write it down. */
function bringer(scene: Scene, key: string | null, said: DemoContribution): SignedIn {
  const person = key === null ? undefined : scene.people.get(key);
  return person && may(person, 'answers.bring') ? person : personOf(scene, said.owner);
}

async function reply(deps: Deps, scene: Scene, said: DemoContribution): Promise<void> {
  if (!said.reply) return;
  const { kind, reported_by: reporter, text } = said.reply;
  const id = contributionOf(scene, said.key);
  const [message] = await standing(deps, scene, [id]);
  const answerId = message?.answers.at(-1)?.id ?? '';
  const formKey = demoFormKey(`reply ${said.key}`);
  const words = { formKey, reply: ownReplies[kind], words: text ?? '' };
  if (reporter === 'self') {
    const code = codeOfFormKey(demoFormKey(said.key));
    const answerMark = markOfAnswer(answerId);
    const input = { ...words, code, answerMark, locale: said.locale };
    must(said.key, await replyToAnswer(deps, scene.workspace, input));
    return;
  }
  const account = bringer(scene, reporter, said);
  const actor = { deps, workspace: scene.workspace, account };
  must(said.key, await noteReply(actor, id, { ...words, answerId }));
}

async function soundOf(said: DemoContribution, text: string): Promise<SoundGiven> {
  const file = await prepareSound(await demoSound(text, said.locale));
  if (!file.ok) throw new Error(`content/demo: the sound of the answer is ${file.reason}`);
  return { given: 'now', locale: said.locale, file };
}

function interimSteps(scene: Scene, said: DemoContribution): Step[] {
  return (said.interim ?? []).flatMap((interim, nth) => {
    const { days_ago: daysAgo, delivery } = interim;
    const typed: TypedAnswer = {
      ...wordsOf(scene, said, interim),
      kind: 'interim',
      sound: noSound,
      promisedOn: addDays(scene.today, interim.new_due_in_days),
    };
    const steps: Step[] = [
      {
        daysAgo,
        run: (deps) =>
          write(deps, scene, interim.by, `interim ${said.key} ${nth}`, [said.key], typed),
      },
    ];
    if (delivery) {
      const run = (deps: Deps) => tell(deps, scene, said, delivery);
      steps.push({ daysAgo: delivery.days_ago, run });
    }
    return steps;
  });
}

function answerStep(scene: Scene, said: DemoContribution): Step[] {
  const { answer } = said;
  if (!answer) return [];
  return [
    {
      daysAgo: answer.days_ago,
      async run(deps) {
        const words = wordsOf(scene, said, answer);
        await write(deps, scene, answer.written_by, `answer ${said.key}`, [said.key], {
          ...words,
          kind: 'final',
          sound: answer.sound ? await soundOf(said, words.words[0]?.body ?? '') : noSound,
          promisedOn: '',
        });
        if (said.stage !== 'checking') await release(deps, scene, said.key, answer.signed_by ?? []);
      },
    },
  ];
}

function againStep(scene: Scene, said: DemoContribution): Step[] {
  const { again } = said;
  if (!again) return [];
  return [
    {
      daysAgo: again.days_ago,
      async run(deps) {
        await write(deps, scene, again.written_by, `again ${said.key}`, [said.key], {
          ...wordsOf(scene, said, again),
          kind: 'final',
          sound: noSound,
          promisedOn: '',
          decisionId: again.decision ? idOf(scene.decisionIds, again.decision) : '',
        });
        await release(deps, scene, said.key, again.signed_by ?? []);
      },
    },
  ];
}

function groupSteps(scene: Scene, group: DemoGroupAnswer): Step[] {
  const { contributions: keys, texts } = group;
  const asked = scene.demo.contributions.filter(({ key }) => keys.includes(key));
  const isAsked = (locale: string) => asked.some((one) => one.locale === locale);
  const words = texts.map(({ locale, text, translation_status }) => ({
    locale,
    body: fillDates(text, scene.today, locale),
    isMachine: translation_status === 'machine',
  }));
  const writeGroup = async (deps: Deps) => {
    const typed: TypedAnswer = {
      kind: 'final',
      words: words.filter(({ locale }) => isAsked(locale)),
      other: words.find(({ locale }) => !isAsked(locale)) ?? noWords,
      sound: noSound,
      promisedOn: '',
      decisionId: idOf(scene.decisionIds, group.decision),
    };
    await write(deps, scene, group.written_by, `group ${group.key}`, keys, typed);
  };
  return [
    { daysAgo: group.days_ago, run: writeGroup },
    {
      daysAgo: group.checked_days_ago,
      run: (deps) => release(deps, scene, keys[0] ?? '', group.signed_by ?? []),
    },
  ];
}

/** Everything that people hear: interim answers, answers, how they were told, and the replies. */
export function answerSteps(scene: Scene): Step[] {
  const { contributions, groupAnswers } = scene.demo;
  return [
    ...groupAnswers.flatMap((group) => groupSteps(scene, group)),
    ...contributions.flatMap((said) => {
      const steps = [
        ...interimSteps(scene, said),
        ...answerStep(scene, said),
        ...againStep(scene, said),
      ];
      const { delivery, reply: replied } = said;
      if (delivery && !isBrought(scene, delivery)) {
        steps.push({
          daysAgo: delivery.days_ago,
          run: (deps) => tell(deps, scene, said, delivery),
        });
      }
      // what was said to a key person there and then is told with the delivery
      if (replied && !(isBrought(scene, delivery) && replied.reported_by === delivery.by)) {
        steps.push({ daysAgo: replied.days_ago, run: (deps) => reply(deps, scene, said) });
      }
      return steps;
    }),
  ];
}
