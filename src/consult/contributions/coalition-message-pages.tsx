import type { Child } from 'hono/jsx';
import { type Account, CoalitionShell, type SignedIn, type Workspace } from '../../people/index.ts';
import {
  BadgeList,
  Columns,
  DataList,
  type DataListItem,
  Details,
  FormErrorSummary,
  Heading,
  Notice,
  Paragraph,
  Quote,
  StatusBadge,
} from '../../ui/index.ts';
import { type Day, dayIn, sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { localesToAnswer } from '../answers/answer-form.ts';
import { AnswerForm, DeliverForm, ReplyForm } from '../answers/answer-form-pages.tsx';
import { toneOf } from './coalition-inbox-pages.tsx';
import {
  answerToDeliver,
  type CoalitionMessage,
  canDo,
  hasEnded,
  type MessageAction,
  type MessageSource,
} from './coalition-message.ts';
import { daysLeft } from './inbox.ts';
import {
  HandOnForm,
  SetAsideDecision,
  SetAsideForm,
  TranslateForm,
  WriteOutForm,
} from './message-form-pages.tsx';
import {
  AnswerCard,
  MessageFiles,
  MessageHistory,
  MessagePerson,
  MessageText,
  Part,
} from './message-part-pages.tsx';
import { type FormBack, formFields, type MessageForm, sayDue, sayFault } from './message-words.ts';
import { needsTranslation } from './write-out.ts';

export type MessagePageProps = {
  workspace: Workspace;
  words: CoalitionWords;
  account: SignedIn;
  message: CoalitionMessage;
  approachTitle: string;
  /** Null for who sees words only. */
  source: MessageSource | null;
  /** Everyone who may answer. */
  colleagues: readonly Account[];
  today: Day;
  mayAnswer: boolean;
  href: (fileId: string) => string;
  newKey: () => string;
  /** A form that came back with faults, or because somebody was first. */
  back: FormBack | null;
  changed: boolean;
  /** What was just done. */
  done: MessageForm | null;
};

const actionOf: Readonly<Record<MessageForm, MessageAction>> = {
  'write-out': 'write-out',
  translate: 'translate',
  'hand-on': 'hand-on',
  answer: 'answer',
  interim: 'interim',
  explain: 'explain',
  deliver: 'deliver',
  reply: 'note-reply',
  'set-aside': 'propose-set-aside',
  decide: 'decide-set-aside',
};

/** Whether this form stands on the page of this message, for this person. */
function isOffered({ message, account, mayAnswer }: MessagePageProps, form: MessageForm): boolean {
  if (!mayAnswer || !canDo(actionOf[form], message, account.id)) return false;
  // what was said aloud is translated where it is written out
  return form !== 'translate' || (message.form === 'typed' && needsTranslation(message.locale));
}

/** What a note says beside the words; who wrote it down only for who may see names. */
function noteFacts({ words: { say, locale }, message, source }: MessagePageProps): DataListItem[] {
  const { notedOn = null, meeting = null, theme = null } = message.note ?? {};
  const told = {
    notedOn: notedOn && sayDay(notedOn, locale, 'short'),
    meeting: meeting && <bdi>{meeting}</bdi>,
    theme: theme && <bdi>{theme}</bdi>,
    notedBy: source?.notedBy && <bdi>{source.notedBy}</bdi>,
  };
  return (Object.keys(told) as (keyof typeof told)[]).flatMap((name) => {
    const definition = told[name];
    return definition ? [{ term: say(`message.fact.${name}`), definition }] : [];
  });
}

function Facts(props: MessagePageProps) {
  const { words, message, approachTitle, today, workspace } = props;
  const { say, locale } = words;
  const received = dayIn(workspace.zone, message.receivedAt);
  const items: DataListItem[] = [
    { term: say('message.fact.owner'), definition: message.ownerName },
    { term: say('message.fact.received'), definition: sayDay(received, locale, 'short') },
    { term: say('message.fact.approach'), definition: approachTitle },
    {
      term: say('message.fact.code'),
      definition: say(message.hasCode ? 'message.code.yes' : 'message.code.no'),
    },
  ];
  items.push(...noteFacts(props));
  if (!hasEnded(message.state)) {
    const due = sayDue(words, message.dueOn, today);
    items.splice(1, 0, { term: say('message.fact.due'), definition: due });
  }
  if (message.form === 'sound' && !message.isWrittenOut && message.writeOutDueOn) {
    const due = sayDue(words, message.writeOutDueOn, today);
    const definition = `${message.writeOutOwnerName ?? message.ownerName}: ${due}`;
    items.push({ term: say('message.fact.writer'), definition });
  }
  return (
    <>
      <Heading level={2} look={3}>
        {say('message.facts')}
      </Heading>
      <DataList items={items} />
      {message.isLate && <Paragraph quiet>{say('message.late')}</Paragraph>}
    </>
  );
}

function State({ words, message, today }: MessagePageProps) {
  const isLate = !hasEnded(message.state) && daysLeft(message.dueOn, today) < 0;
  return (
    <BadgeList>
      <StatusBadge tone={toneOf[message.state]}>
        {words.say(`inbox.state.${message.state}`)}
      </StatusBadge>
      {isLate && (
        <StatusBadge tone="bad" pictogram="clock">
          {sayDue(words, message.dueOn, today)}
        </StatusBadge>
      )}
    </BadgeList>
  );
}

/** What was typed in a form that cannot be sent any more. */
function Typed({ words, back }: { words: CoalitionWords; back: FormBack }) {
  const { say } = words;
  const fields = ['words', 'translation', 'otherWords', ...back.wordsFields];
  const texts = fields.map((field) => back.typed(field)).filter((text) => text.trim() !== '');
  if (texts.length === 0) return null;
  return (
    <Part title={say('message.youTyped')}>
      <Paragraph>{say('message.youTyped.why')}</Paragraph>
      {texts.map((text) => (
        <Quote>{text}</Quote>
      ))}
    </Part>
  );
}

function FormOf({ form, ...props }: MessagePageProps & { form: MessageForm }): Child {
  const { words, message, account, colleagues, today, href, back, newKey, source } = props;
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
      return <AnswerForm {...shared} today={today} href={href} />;
    case 'deliver':
      return toDeliver ? (
        <DeliverForm
          {...shared}
          answer={toDeliver}
          colleagues={colleagues}
          contact={source?.contact ?? null}
          today={today}
        />
      ) : null;
    case 'reply':
      return lastTold ? <ReplyForm {...shared} answer={lastTold} /> : null;
    case 'decide':
      return null;
  }
}

/** The one thing to do next stands open; the rest is a line until it is wanted. */
function nextForm(props: MessagePageProps): MessageForm | null {
  const { message } = props;
  const order: readonly MessageForm[] =
    message.form === 'sound' && !message.isWrittenOut
      ? ['write-out', 'deliver', 'explain', 'answer']
      : ['deliver', 'explain', 'answer', 'reply'];
  return order.find((form) => isOffered(props, form)) ?? null;
}

const mainForms: readonly MessageForm[] = [
  'write-out',
  'translate',
  'answer',
  'interim',
  'explain',
  'deliver',
  'reply',
];

function formTitle({ words, message }: MessagePageProps, form: MessageForm): string {
  const again = form === 'write-out' && message.isWrittenOut;
  return words.say(again ? 'message.form.write-out.again' : `message.form.${form}`);
}

function Main(props: MessagePageProps) {
  const { words, message, source, workspace, account, href, back, newKey } = props;
  const { say } = words;
  const next = nextForm(props);
  const isLost = back !== null && !isOffered(props, back.form);
  const decide = formFields(words, 'decide', newKey(), back);
  return (
    <>
      {message.state === 'withdrawn' && <Notice kind="info">{say('message.gone')}</Notice>}
      <SetAsideDecision
        words={words}
        message={message}
        account={account}
        fields={decide}
        mayDecide={isOffered(props, 'decide')}
      />
      {message.form === 'sound' && !message.hasWords && message.state !== 'withdrawn' && (
        <Notice kind="warning" pictogram="listen">
          {say('message.soundWaits')}
        </Notice>
      )}
      <MessageText words={words} message={message} />
      {source && <MessageFiles words={words} message={message} source={source} href={href} />}
      {message.answers.length > 0 && (
        <Part title={say('message.answers')}>
          {message.answers.map((answer) => (
            <AnswerCard
              words={words}
              answer={answer}
              first={localesToAnswer([message])[0] ?? message.locale}
              zone={workspace.zone}
              href={source ? href : null}
            />
          ))}
        </Part>
      )}
      {isLost && <Typed words={words} back={back} />}
      {next && (
        <Part title={formTitle(props, next)}>
          <FormOf {...props} form={next} />
        </Part>
      )}
      {mainForms
        .filter((form) => form !== next && isOffered(props, form))
        .map((form) => (
          <Details summary={formTitle(props, form)} open={back?.form === form}>
            <FormOf {...props} form={form} />
          </Details>
        ))}
    </>
  );
}

function Side(props: MessagePageProps) {
  const { words, message, source, workspace, back } = props;
  const forms: readonly MessageForm[] = ['hand-on', 'set-aside'];
  return (
    <>
      <Facts {...props} />
      {source && <MessagePerson words={words} source={source} zone={workspace.zone} />}
      <MessageHistory words={words} history={message.history} zone={workspace.zone} />
      {forms
        .filter((form) => isOffered(props, form))
        .map((form) => (
          <Details summary={words.say(`message.form.${form}`)} open={back?.form === form}>
            <FormOf {...props} form={form} />
          </Details>
        ))}
    </>
  );
}

/** One message: what was said, what was answered, and what there is to do. */
export function CoalitionMessagePage(props: MessagePageProps) {
  const { workspace, words, account, message, back, changed, done } = props;
  const { say, locale } = words;
  const received = dayIn(workspace.zone, message.receivedAt);
  const title = say('message.title', { day: sayDay(received, locale, 'short') });
  const faults = back?.faults ?? [];
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={`/berichten/${message.id}`}
      errorCount={faults.length}
      breadcrumbs={[{ label: say('nav.inbox'), href: '/berichten' }, { label: title }]}
      scripts={['enhance/recorder.js', 'enhance/send-once.js']}
    >
      <Heading level={1}>{title}</Heading>
      <State {...props} />
      {back && faults.length > 0 && (
        <FormErrorSummary
          title={say('form.errors')}
          errors={faults.map((fault) => ({
            name: `${back.form}-${fault.field}`,
            message: sayFault(words, back.form, fault),
          }))}
        />
      )}
      {changed && (
        <Notice kind="warning" title={say('message.changed.title')} live>
          {say('message.changed.body')}
        </Notice>
      )}
      {done && (
        <Notice kind="success" live>
          {say(`message.done.${done}`)}
        </Notice>
      )}
      <Columns
        main={<Main {...props} />}
        side={<Side {...props} />}
        sideLabel={say('message.facts')}
      />
    </CoalitionShell>
  );
}
