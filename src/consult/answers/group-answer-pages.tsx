import type { DecisionChoice } from '../../approach/index.ts';
import { CoalitionShell, FormFaults, type SignedIn, type Workspace } from '../../people/index.ts';
import {
  ButtonLink,
  Form,
  Heading,
  Lead,
  List,
  Notice,
  Paragraph,
  Quote,
  RowList,
  StatusBadge,
} from '../../ui/index.ts';
import type { Day } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { titleOf, toneOf } from '../contributions/coalition-inbox-pages.tsx';
import { type AnswerOfMessage, draftOf } from '../contributions/coalition-message.ts';
import type { LockedMessage } from '../contributions/message-store.ts';
import {
  type FormBack,
  formFields,
  languageName,
  sayFault,
} from '../contributions/message-words.ts';
import { AnswerFields } from './answer-fields-pages.tsx';
import { localesToAnswer, wordsField } from './answer-form.ts';
import { AnswerButtons, answerHidden, draftFields } from './answer-form-pages.tsx';

export type GroupAnswerProps = {
  workspace: Pick<Workspace, 'name' | 'isDemo' | 'locales'>;
  words: CoalitionWords;
  account: SignedIn;
  /** The messages that wait for an answer. */
  messages: readonly LockedMessage[];
  /** Chosen, but answered, taken back, set aside or begun by a colleague meanwhile. */
  dropped: readonly LockedMessage[];
  /** The draft that is written on. */
  draft: AnswerOfMessage | null;
  decisions: readonly DecisionChoice[];
  /** Whether somebody checks the answer before it goes out. */
  isChecked: boolean;
  today: Day;
  href: (fileId: string) => string;
  newKey: string;
  back: FormBack | null;
  /** Somebody gave one of these an interim answer meanwhile. */
  changed: boolean;
  /** The draft was just kept. */
  isKept: boolean;
  /** More were chosen than can be answered at once: how many can. */
  most: number | null;
};

/** One reads what one answers: most messages whole, a long one as far as this. */
const wordsShown = 1000;

const canSend = ({ messages }: GroupAnswerProps): boolean =>
  new Set(messages.map(({ approachId }) => approachId)).size === 1;

/** What was typed and stands in no field: nobody waits in that language, or nothing can be sent. */
function typedApart(props: GroupAnswerProps): string[] {
  const { back, messages } = props;
  const shown = canSend(props) ? ['otherWords', ...localesToAnswer(messages).map(wordsField)] : [];
  return ['otherWords', ...(back?.wordsFields ?? [])]
    .filter((field) => !shown.includes(field))
    .map((field) => back?.typed(field) ?? '')
    .filter((text) => text.trim() !== '');
}

function Dropped({ words, dropped, back }: GroupAnswerProps) {
  const { say } = words;
  return (
    <Notice kind="warning" title={say('group.changed.title')} live>
      <p>{say(back ? 'group.changed.body' : 'group.notWaiting')}</p>
      <List
        items={dropped.map((message) => {
          const { title, lang, dir } = titleOf(words, message);
          return (
            <>
              <a class="nl-link" href={`/berichten/${message.id}`} lang={lang} dir={dir}>
                {title}
              </a>{' '}
              <StatusBadge tone={toneOf[message.state]}>
                {say(`inbox.state.${message.state}`)}
              </StatusBadge>{' '}
              <DraftBadge words={words} draft={draftOf(message.answers, 'final')} />
            </>
          );
        })}
      />
    </Notice>
  );
}

function DraftBadge({ words, draft }: { words: CoalitionWords; draft: AnswerOfMessage | null }) {
  if (!draft) return null;
  const writer = draft.writerName ?? '';
  return (
    <StatusBadge tone="waiting" pictogram="write">
      {words.say('check.status.draft', { writer })}
    </StatusBadge>
  );
}

/** One answer to several messages: what was said, and the words in each language that was spoken. */
export function GroupAnswerPage(props: GroupAnswerProps) {
  const { workspace, words, account, messages, dropped, today, href, newKey, back } = props;
  const { say, locale } = words;
  const title = say('group.title', { count: messages.length });
  const { draft } = props;
  const asked = localesToAnswer(messages);
  const fields = draftFields(formFields(words, 'answer', newKey, back), draft, asked);
  const approaches = new Set(messages.map(({ approachId }) => approachId));
  const faults = back?.faults ?? [];
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path="/berichten/antwoord"
      errorCount={faults.length}
      breadcrumbs={[{ label: say('nav.inbox'), href: '/berichten' }, { label: title }]}
      scripts={['enhance/recorder.js', 'enhance/send-once.js']}
    >
      <Heading level={1}>{title}</Heading>
      {canSend(props) && <Lead>{say('group.lead')}</Lead>}
      <FormFaults
        words={words}
        faults={faults.map((fault) => ({
          name: `answer-${fault.field}`,
          message: sayFault(words, 'answer', fault),
        }))}
      />
      {props.isKept && (
        <Notice kind="success" live>
          {say('check.done.draft')}
        </Notice>
      )}
      {dropped.length > 0 && <Dropped {...props} />}
      {props.changed && dropped.length === 0 && (
        <Notice kind="warning" title={say('message.changed.title')} live>
          {say('message.changed.body')}
        </Notice>
      )}
      {props.changed && draft && (
        <Notice title={say('check.status.draft', { writer: draft.writerName ?? '' })}>
          {Object.values(draft.text ?? {}).map(({ body }) => body && <Quote>{body}</Quote>)}
        </Notice>
      )}
      {props.most !== null && (
        <Notice kind="warning">{say('group.tooMany', { count: props.most })}</Notice>
      )}
      {approaches.size > 1 && (
        <Notice kind="error">{say('message.fault.several-approaches')}</Notice>
      )}
      {messages.length === 0 && <Paragraph>{say('group.none')}</Paragraph>}
      {messages.length > 0 && (
        <>
          <Heading level={2}>{say('group.chosen')}</Heading>
          <RowList
            label={say('group.chosen')}
            rows={messages.map((message) => ({
              ...titleOf(words, message, wordsShown),
              href: `/berichten/${message.id}`,
              facts: [
                say('inbox.owner', { name: message.ownerName }),
                languageName(message.locale, locale),
              ],
            }))}
          />
        </>
      )}
      {typedApart(props).map((text) => (
        <>
          <Heading level={2}>{say('message.youTyped')}</Heading>
          <Quote>{text}</Quote>
        </>
      ))}
      {canSend(props) ? (
        <Form
          action="/berichten/antwoord"
          multipart
          hidden={{ ...answerHidden(fields, messages), concept: draft?.id }}
          label={title}
          busyLabel={say('form.busy')}
        >
          <AnswerFields
            words={words}
            fields={fields}
            asked={asked}
            today={today}
            wasSpoken={messages.some(({ form }) => form === 'sound')}
            href={href}
            draft={draft}
            decisions={props.decisions}
            isChecked={props.isChecked}
            hints={back?.hints ?? null}
          />
          <AnswerButtons
            words={words}
            isChecked={props.isChecked}
            send={dropped.length > 0 ? say('group.left') : undefined}
          />
        </Form>
      ) : (
        <ButtonLink href="/berichten">{say('group.back')}</ButtonLink>
      )}
    </CoalitionShell>
  );
}
