import type { Child } from 'hono/jsx';
import { PublishLink, ThreadLink } from '../../approach/index.ts';
import { CoalitionShell, FormFaults, may, type Workspace } from '../../people/index.ts';
import {
  BadgeList,
  Columns,
  Details,
  Heading,
  Link,
  Notice,
  Paragraph,
  Quote,
  StatusBadge,
} from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { localesToAnswer } from '../answers/answer-form.ts';
import { AnswerActions } from '../answers/check-pages.tsx';
import { BringingState } from '../bringing/ask-to-bring-pages.tsx';
import { MessageThemes } from '../themes/message-themes-pages.tsx';
import type { ThemeName } from '../themes/theme-store.ts';
import { toneOf } from './coalition-inbox-pages.tsx';
import { hasEnded } from './coalition-message.ts';
import { daysLeft } from './inbox.ts';
import { AnswerCard } from './message-answer-pages.tsx';
import { SetAsideDecision } from './message-form-pages.tsx';
import { MessageFiles, MessageText } from './message-said-pages.tsx';
import { MessageFacts, MessageHistory, MessageNext, MessagePerson } from './message-side-pages.tsx';
import {
  doneNotice,
  type FormBack,
  formFields,
  languageName,
  type MessageForm,
  sayDue,
  sayFault,
} from './message-words.ts';
import {
  FormOf,
  formTitle,
  isOffered,
  mainForms,
  nextForm,
  type OfferedFormsProps,
} from './offered-forms-pages.tsx';

export type MessagePageProps = OfferedFormsProps & {
  workspace: Workspace;
  approachTitle: string;
  approachSlug: string;
  themes: readonly ThemeName[];
  changed: boolean;
  /** Whether the team answers in the language of this message. */
  isLanguageKnown: boolean;
  /** What was just done. */
  done: MessageForm | null;
};

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
      {message.level !== 'delivery' && (
        <StatusBadge pictogram="people">
          {words.say('check.level', { level: words.say(`check.level.${message.level}`) })}
        </StatusBadge>
      )}
      {!message.ownerIsActive && !hasEnded(message.state) && (
        <StatusBadge tone="bad" pictogram="person">
          {words.say('check.noOwner')}
        </StatusBadge>
      )}
    </BadgeList>
  );
}

/** A heading with what belongs under it. */
function Part({ title, children }: { title: string; children?: Child }) {
  return (
    <>
      <Heading level={2}>{title}</Heading>
      {children}
    </>
  );
}

/** What was typed in a form that cannot be sent any more. */
function Typed({ words, back }: { words: CoalitionWords; back: FormBack }) {
  const { say } = words;
  const fields = ['words', 'translation', 'otherWords', 'remark', ...back.wordsFields];
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

/** What was answered, what is being written or checked, with what there is to do about each. */
function MessageAnswers(props: MessagePageProps) {
  const { words, message, source, workspace, href } = props;
  if (message.answers.length === 0) return null;
  return (
    <Part title={words.say('message.answers')}>
      {message.answers.map((answer) => (
        <>
          <AnswerCard
            words={words}
            answer={answer}
            first={localesToAnswer([message])[0] ?? message.locale}
            zone={workspace.zone}
            href={source ? href : null}
          />
          <AnswerActions {...props} answer={answer} />
        </>
      ))}
    </Part>
  );
}

/** Somebody else looks again at what was no answer: said to whoever wrote it. */
function YoursContested({ words, message, account, mayAnswer }: MessagePageProps) {
  if (message.state !== 'reopened' || message.ownerId === account.id || !mayAnswer) return null;
  const contested = message.answers.findLast(
    ({ kind, deliveredOn }) => kind !== 'interim' && deliveredOn !== null,
  );
  if (!contested?.authorIds.includes(account.id)) return null;
  return (
    <Notice kind="info" pictogram="people">
      {words.say('check.contested.yours', { name: message.ownerName })}
    </Notice>
  );
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
      {!props.isLanguageKnown && !hasEnded(message.state) && (
        <Notice kind="warning" title={say('check.language.title')} pictogram="language">
          {say('check.language.body', { language: languageName(message.locale, words.locale) })}
        </Notice>
      )}
      <MessageAnswers {...props} />
      <YoursContested {...props} />
      <BringingState words={words} bringing={props.bringing} zone={workspace.zone} />
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
  const { words, message, source, workspace, account, back, approachSlug, themes } = props;
  const isSorted = message.state !== 'withdrawn' && message.state !== 'set-aside';
  const forms: readonly MessageForm[] = ['hand-on', 'set-aside'];
  return (
    <>
      <MessageFacts {...props} zone={workspace.zone} />
      <ThreadLink id={message.id} account={account} words={words} />
      {isSorted && (
        <PublishLink
          {...{ account, words }}
          approach={{ slug: approachSlug }}
          beadId={message.id}
        />
      )}
      {isSorted && (
        <MessageThemes
          {...{ words, approachSlug, themes }}
          messageId={message.id}
          mayManage={may(account, 'themes.manage')}
        />
      )}
      {isSorted && <MessageNext {...{ words, account, approachSlug }} messageId={message.id} />}
      {source && <MessagePerson words={words} source={source} zone={workspace.zone} />}
      <MessageHistory words={words} history={message.history} zone={workspace.zone} />
      {forms
        .filter((form) => isOffered(props, form))
        .map((form) => (
          <Details summary={words.say(`message.form.${form}`)} open={back?.form === form}>
            <FormOf {...props} form={form} />
          </Details>
        ))}
      {message.state !== 'withdrawn' && may(account, 'contributions.erase') && (
        <Paragraph>
          <Link href={`/berichten/${message.id}/wissen`}>{words.say('erase.link')}</Link>
        </Paragraph>
      )}
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
      {back && (
        <FormFaults
          words={words}
          faults={faults.map((fault) => ({
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
          {say(doneNotice(done, message))}
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
