import { prepareSound, soundLimits } from '../../thread/files/index.ts';
import { isId } from '../../thread/ids.ts';
import type { FormLimits, FormPost } from '../../web/form-post.ts';
import type { AnswerKind } from './answer.ts';
import type { SoundGiven, TypedAnswer } from './answer-form.ts';

/** The forms with which one answers, and what each writes. */
export const kindOfForm = {
  answer: 'final',
  interim: 'interim',
  explain: 'explanation',
} as const satisfies Record<string, AnswerKind>;
export type AnswerFormName = keyof typeof kindOfForm;

/** How much sound a form may carry. */
export const answerLimits = (form: AnswerFormName): FormLimits => ({
  files: { [`${form}-sound`]: { maxBytes: soundLimits.maxBytes, maxCount: 1 } },
});

/** Reads what someone typed, ticked and recorded; sound is judged and cleaned. */
export async function readAnswerForm(post: FormPost, form: AnswerFormName): Promise<TypedAnswer> {
  const text = (field: string) => post.text(`${form}-${field}`);
  const prefix = `${form}-words-`;
  const locales = [...post.fields.keys()]
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
  const words = locales.map((locale) => ({
    locale,
    body: text(`words-${locale}`),
    isMachine: text(`machine-${locale}`) === 'yes',
  }));
  return {
    kind: kindOfForm[form],
    words,
    other: {
      locale: text('otherLocale'),
      body: text('otherWords'),
      isMachine: text('otherMachine') === 'yes',
    },
    sound: await readSound(post, form, text('soundLocale') || (locales[0] ?? '')),
    promisedOn: text('promisedOn').trim(),
    decisionId: text('decision').trim(),
    dropsSound: text('dropSound') === 'yes',
  };
}

async function readSound(
  post: FormPost,
  form: AnswerFormName,
  locale: string,
): Promise<SoundGiven> {
  const name = `${form}-sound`;
  const problem = post.problems.find(({ field }) => field === name);
  if (problem) {
    const reason = problem.reason === 'too-large' ? 'sound-too-large' : 'sound-not-sound';
    return { given: 'wrong', fault: { field: 'sound', reason } };
  }
  const file = post.files.find(({ field }) => field === name);
  if (file) {
    const prepared = await prepareSound(file.bytes);
    if (prepared.ok) return { given: 'now', locale, file: prepared };
    return { given: 'wrong', fault: { field: 'sound', reason: `sound-${prepared.reason}` } };
  }
  const fileId = post.text(`${form}-soundId`);
  return isId(fileId) ? { given: 'before', locale, fileId } : { given: 'none' };
}

/** What the button asks: send it, keep it as a draft, or only look the words over. */
export type AnswerWish = 'send' | 'draft' | 'hints';
export function readWish(post: FormPost): AnswerWish {
  const wish = post.text('doen');
  return wish === 'draft' || wish === 'hints' ? wish : 'send';
}

/** What stood on the page when one began to type, by message. */
export function readSeen(post: FormPost): ReadonlyMap<string, string> {
  return new Map(
    post.all('seen').flatMap((value): [string, string][] => {
      const [id = '', mark = ''] = value.split(' ');
      return isId(id) ? [[id, mark]] : [];
    }),
  );
}
