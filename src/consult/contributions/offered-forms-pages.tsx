import type { Child } from 'hono/jsx';
import type { DecisionChoice } from '../../approach/index.ts';
import { type Account, may, type SignedIn } from '../../people/index.ts';
import type { Day } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { AnswerKind } from '../answers/answer.ts';
import { AnswerForm } from '../answers/answer-form-pages.tsx';
import { DeliverForm, ReplyForm } from '../answers/delivery-pages.tsx';
import { type AnswerFormName, kindOfForm } from '../answers/read-answer-form.ts';
import { AskToBringForm } from '../bringing/ask-to-bring-pages.tsx';
import type { Bringing } from '../bringing/bringing.ts';
import {
  answerToDeliver,
  type CoalitionMessage,
  canDo,
  draftOf,
  type MessageAction,
  type MessageSource,
} from './coalition-message.ts';
import { HandOnForm, SetAsideForm, TranslateForm, WriteOutForm } from './message-form-pages.tsx';
import type { FileHref } from './message-said-pages.tsx';
import { type FormBack, formFields, type MessageForm } from './message-words.ts';
import { needsTranslation } from './write-out.ts';

/** What the forms of a message ask for, and who looks at them. */
export type OfferedFormsProps = {
  words: CoalitionWords;
  account: SignedIn;
  message: CoalitionMessage;
  /** Null for who sees words only. */
  source: MessageSource | null;
  /** Decisions of the approach, for an answer that tells one. */
  decisions: readonly DecisionChoice[];
  /** Kinds of answers that somebody checks before they go out. */
  checkedKinds: readonly AnswerKind[];
  /** Whether this person may check the answer that waits for it. */
  canCheck: boolean;
  /** Everyone who may answer. */
  colleagues: readonly Account[];
  /** Everyone who may bring an answer: also key persons. */
  bringers: readonly Account[];
  /** Who was asked to bring the answer that waits. */
  bringing: Bringing | null;
  today: Day;
  mayAnswer: boolean;
  href: FileHref;
  newKey: () => string;
  /** A form that came back with faults, or because somebody was first. */
  back: FormBack | null;
};

const actionOf: Readonly<Record<MessageForm, MessageAction>> = {
  'write-out': 'write-out',
  translate: 'translate',
  'hand-on': 'hand-on',
  answer: 'answer',
  interim: 'interim',
  explain: 'explain',
  deliver: 'deliver',
  bring: 'deliver',
  reply: 'note-reply',
  check: 'check',
  correct: 'correct',
  drop: 'drop',
  sign: 'sign',
  'set-aside': 'propose-set-aside',
  decide: 'decide-set-aside',
};

/** Whether this form stands on the page of this message, for this person. */
export function isOffered(
  { message, account, mayAnswer, canCheck }: OfferedFormsProps,
  form: MessageForm,
): boolean {
  if (!canDo(actionOf[form], message, account.id)) return false;
  if (form === 'sign') return may(account, 'answers.sign');
  if (form === 'check') return canCheck;
  if (!mayAnswer) return false;
  // a draft for several messages is written on where all of them stand
  if (isAnswerForm(form)) return (draftFor(message, form)?.others ?? 0) === 0;
  // what was said aloud is translated where it is written out
  return form !== 'translate' || (message.form === 'typed' && needsTranslation(message.locale));
}

const isAnswerForm = (form: MessageForm): form is AnswerFormName => form in kindOfForm;

const draftFor = (message: Pick<CoalitionMessage, 'answers'>, form: AnswerFormName) =>
  draftOf(message.answers, kindOfForm[form]);

/** One form of a message, with what was typed in it where it came back. */
export function FormOf({ form, ...props }: OfferedFormsProps & { form: MessageForm }): Child {
  const { words, message, account, colleagues, bringers, today, href, back, newKey } = props;
  const fields = formFields(words, form, newKey(), back);
  const shared = { words, message, account, fields };
  const toDeliver = answerToDeliver(message.state, message.answers);
  const lastTold = message.answers.findLast(
    ({ kind, deliveredOn }) => kind !== 'interim' && deliveredOn !== null,
  );
  switch (form) {
    case 'write-out':
      return <WriteOutForm {...shared} />;
    case 'translate':
      return <TranslateForm {...shared} />;
    case 'hand-on':
      return <HandOnForm {...shared} colleagues={colleagues} />;
    case 'set-aside':
      return <SetAsideForm {...shared} />;
    case 'answer':
    case 'interim':
    case 'explain':
      return (
        <AnswerForm
          {...shared}
          today={today}
          href={href}
          draft={draftFor(message, form)}
          decisions={props.decisions}
          isChecked={props.checkedKinds.includes(kindOfForm[form])}
          hints={back?.form === form ? (back.hints ?? null) : null}
        />
      );
    case 'deliver':
      return toDeliver ? (
        <DeliverForm
          {...shared}
          answer={toDeliver}
          colleagues={bringers}
          contact={props.source?.contact ?? null}
          today={today}
        />
      ) : null;
    case 'bring':
      return toDeliver ? <AskToBringForm {...props} {...shared} answer={toDeliver} /> : null;
    case 'reply':
      return lastTold ? <ReplyForm {...shared} answer={lastTold} /> : null;
    case 'check':
    case 'correct':
    case 'drop':
    case 'sign':
    case 'decide':
      // these stand beside what they are about
      return null;
  }
}

/** The one thing to do next stands open; the rest is a line until it is wanted. */
export function nextForm(props: OfferedFormsProps): MessageForm | null {
  const { message } = props;
  const order: readonly MessageForm[] =
    message.form === 'sound' && !message.isWrittenOut
      ? ['write-out', 'deliver', 'explain', 'answer']
      : ['deliver', 'explain', 'answer', 'reply'];
  return order.find((form) => isOffered(props, form)) ?? null;
}

/** The forms under the words of a message, in the order of the page. */
export const mainForms: readonly MessageForm[] = [
  'write-out',
  'translate',
  'answer',
  'interim',
  'explain',
  'deliver',
  'bring',
  'reply',
];

/** What a form is called on the page. */
export function formTitle({ words, message }: OfferedFormsProps, form: MessageForm): string {
  const again = form === 'write-out' && message.isWrittenOut;
  return words.say(again ? 'message.form.write-out.again' : `message.form.${form}`);
}
