import { type Day, sayDay } from '../../web/calendar.ts';
import { isCoalitionTag, isResidentTag, type Locale, locales } from '../../web/locales.ts';
import type { CoalitionKey, CoalitionWords } from '../../web/words.ts';
import type { HintsByLocale } from '../answers/hints.ts';
import type { Fault } from './act-on-messages.ts';
import type { MessageStanding } from './coalition-message.ts';
import { daysLeft } from './inbox.ts';

/** The forms of a message's page; each names its fields `<form>-<field>`. */
export const messageForms = [
  'write-out',
  'translate',
  'hand-on',
  'answer',
  'interim',
  'explain',
  'deliver',
  'bring',
  'reply',
  'check',
  'correct',
  'drop',
  'sign',
  'set-aside',
  'decide',
] as const;
export type MessageForm = (typeof messageForms)[number];

/** A form that came back: what was typed in it, and what is wrong. */
export interface FormBack {
  readonly form: MessageForm;
  readonly formKey: string;
  /** What was typed in a field, by its name without the form's; '' when nothing was. */
  readonly typed: (field: string) => string;
  /** Names of the fields with an answer in a language. */
  readonly wordsFields: readonly string[];
  readonly faults: readonly Fault[];
  /** Sound that came with it and waits for the next post. */
  readonly soundId: string | null;
  /** Somebody only asked to look the words over: what could be plainer. */
  readonly hints?: HintsByLocale | null;
}

/** One form as its page fills it: names, values and faults of its fields. */
export interface FormFields {
  readonly form: MessageForm;
  readonly formKey: string;
  readonly name: (field: string) => string;
  /** What was typed, or `first` when the form is new. */
  readonly value: (field: string, first?: string) => string;
  readonly error: (field: string) => string | undefined;
  readonly soundId: string | null;
  readonly isBack: boolean;
}

export function formFields(
  words: CoalitionWords,
  form: MessageForm,
  newKey: string,
  back: FormBack | null,
): FormFields {
  const mine = back?.form === form ? back : null;
  return {
    form,
    formKey: mine?.formKey ?? newKey,
    name: (field) => `${form}-${field}`,
    value: (field, first = '') => (mine ? mine.typed(field) : first),
    error: (field) => {
      const fault = mine?.faults.find((one) => one.field === field);
      return fault && sayFault(words, form, fault);
    },
    soundId: mine?.soundId ?? null,
    isBack: mine !== null,
  };
}

const named: Readonly<Record<string, CoalitionKey>> = {
  translation: 'message.field.translation',
  otherLocale: 'message.field.otherLocale',
  otherWords: 'message.field.otherWords',
  promisedOn: 'message.field.promisedOn',
  sound: 'message.field.sound',
  to: 'message.field.to',
  task: 'message.field.task',
  reason: 'message.field.reason',
  how: 'message.field.how',
  on: 'message.field.on',
  by: 'message.field.by',
  remark: 'check.field.remark',
  decision: 'check.field.decision',
  bringer: 'message.field.bringer',
  reply: 'message.field.reply',
};

const answerForms: readonly MessageForm[] = ['answer', 'interim', 'explain'];

/** What to say of what was just done, as the message stands now. */
export function doneNotice(
  done: MessageForm,
  { state, preparing }: Pick<MessageStanding, 'state' | 'preparing'>,
): CoalitionKey {
  if (done === 'check' && preparing.some(({ status }) => status === 'returned')) {
    return 'check.done.returned';
  }
  if (answerForms.includes(done)) {
    if (state === 'checking') return 'check.done.to-check';
    if (preparing.some(({ status }) => status === 'draft')) return 'check.done.draft';
  }
  return `message.done.${done}`;
}

/** What a field is called on the page. */
export function labelOf(words: CoalitionWords, form: MessageForm, field: string): string {
  const { say } = words;
  if (field.startsWith('words-')) {
    const language = languageName(field.slice('words-'.length), words.locale);
    return say(form === 'interim' ? 'message.field.interimWords' : 'message.field.words', {
      language,
    });
  }
  if (field === 'words') {
    return form === 'reply' ? say('message.field.replyWords') : say('message.form.write-out');
  }
  const key = named[field];
  return key ? say(key) : field;
}

/** What is wrong with a field, and how to mend it. */
export function sayFault(words: CoalitionWords, form: MessageForm, fault: Fault): string {
  return words.say(`message.fault.${fault.reason}`, {
    label: labelOf(words, form, fault.field),
    count: fault.count ?? 0,
  });
}

/** "Naima en Joke". */
export function sayList({ locale }: CoalitionWords, names: readonly string[]): string {
  return new Intl.ListFormat(locale.intl, { type: 'conjunction' }).format(names);
}

/** A language in the reader's own: "Arabisch"; easy Dutch by its name. */
export function languageName(tag: string, reader: Locale): string {
  if (tag === 'nl-eenvoudig') return locales['nl-eenvoudig'].name;
  try {
    const name = new Intl.DisplayNames([reader.intl], { type: 'language' }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(reader.intl) + name.slice(1);
  } catch {
    return tag;
  }
}

/** The `lang` and `dir` of someone's text; an unknown language finds its direction from the letters. */
export function languageOf(tag: string): { lang: string; dir: 'ltr' | 'rtl' | 'auto' } {
  if (isResidentTag(tag) || isCoalitionTag(tag)) {
    const { lang, dir } = locales[tag];
    return { lang, dir };
  }
  return { lang: tag, dir: 'auto' };
}

/** "Nog 5 dagen, tot 26 nov 2026", "Uiterlijk vandaag", "3 dagen te laat, moest 18 nov 2026". */
export function sayDue({ say, locale }: CoalitionWords, dueOn: Day, today: Day): string {
  const days = daysLeft(dueOn, today);
  const day = sayDay(dueOn, locale, 'short');
  if (days === 0) return say('inbox.due.today');
  if (days > 0) return say('inbox.due.left', { count: days, day });
  return say('inbox.due.late', { count: -days, day });
}
