import { ResidentShell, type Workspace } from '../../people/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import {
  Button,
  ButtonGroup,
  Card,
  Details,
  Flow,
  Form,
  FormErrorSummary,
  Heading,
  Lead,
  Listen,
  Paragraph,
  type PictogramName,
  Quote,
  Sound,
  TextArea,
  TileButtons,
  Trail,
  type TrailStep,
} from '../../ui/index.ts';
import { type Day, dayIn, sayDay } from '../../web/calendar.ts';
import { type Locale, locales, type ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import {
  type AnswerOfCode,
  type MessageOfCode,
  markOfAnswer,
  type Standing,
} from '../contributions/message-of-code.ts';
import { RecordedSound, SpokenSound, SpokenText } from '../spoken/spoken-text.tsx';
import { type Reply, type ReplyOutcome, replies } from './answer.ts';

/** Why a reply was not kept; the words that were typed stand on the page again. */
export type ReplyRefusal =
  | 'choose'
  | 'too-long'
  | 'sent-already'
  | 'newer-answer'
  | 'in-progress'
  | 'closed';

export type MessagePageProps = {
  workspace: Workspace;
  tag: ResidentTag;
  /** Sixteen digits: it travels in the forms, never in an address. */
  code: string;
  message: MessageOfCode;
  standing: Standing;
  /** For the reply on this page. */
  formKey: string;
  /** Address of a file with sound, open for an hour. */
  soundHref: (fileId: string) => string;
  /** What became of the reply that was just sent. */
  thanksFor?: ReplyOutcome | undefined;
  refusal?: ReplyRefusal | undefined;
  /** Words typed beside a reply that was refused. */
  kept?: string | undefined;
};

const replyPictograms: Readonly<Record<Reply, PictogramName>> = {
  understood: 'understand',
  'not-understood': 'puzzled',
  disagree: 'unhappy',
  'no-answer': 'stop',
};

/** Where a message stands, what we answered, what the person says of it. */
export function MessagePage(props: MessagePageProps) {
  const { workspace, tag, code, message, standing, thanksFor, refusal } = props;
  const words = residentWords(tag);
  const { say } = words;
  const answerFirst = standing.step === 'answered';
  const title = thanksFor
    ? say('hear.thanks')
    : say(answerFirst ? 'hear.answered.title' : 'hear.message.title');
  const whereItStands = <StandingTrail {...props} />;
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={title}
      errorCount={refusal ? 1 : 0}
      scripts={['enhance/send-once.js', 'enhance/listen.js']}
    >
      {refusal && <Refused {...props} refusal={refusal} />}
      <Heading level={1}>{title}</Heading>
      {thanksFor && <Lead>{thanks(props, thanksFor)}</Lead>}
      {thanksFor && thanksFor !== 'explain' && thanksFor !== 'reopened' && (
        <SpokenSound
          messageKey={`hear.thanks.${thanksFor}`}
          words={words}
          spoken={message.spoken}
        />
      )}
      {!answerFirst && whereItStands}
      <Answers {...props} />
      {answerFirst && whereItStands}
      <Form action={`/antwoord/${tag}/terughalen`} hidden={{ code }}>
        <Button look="subtle" pictogram="undo">
          {say('hear.takeBack')}
        </Button>
      </Form>
      <OtherLanguages {...props} />
    </ResidentShell>
  );
}

/** A message that was set aside or taken back: that, and nothing else. */
export function EndedPage(props: MessagePageProps) {
  const { workspace, tag, code, message, standing, refusal } = props;
  const words = residentWords(tag);
  const { say } = words;
  const { spoken } = message;
  const isSetAside = standing.step === 'set-aside';
  const title = say(isSetAside ? 'hear.setAside.title' : 'hear.withdrawn.title');
  return (
    <ResidentShell workspace={workspace} tag={tag} title={title} scripts={['enhance/listen.js']}>
      {refusal && <Refused {...props} refusal={refusal} />}
      <Heading level={1}>{title}</Heading>
      {isSetAside ? (
        <>
          {message.setAsideReason && (
            <SpokenText
              messageKey={`hear.setAside.${message.setAsideReason}`}
              words={words}
              spoken={spoken}
            />
          )}
          <SpokenText messageKey="hear.setAside.wrong" words={words} spoken={spoken} />
          <Form action={`/antwoord/${tag}/terughalen`} hidden={{ code }}>
            <Button look="subtle" pictogram="undo">
              {say('hear.takeBack')}
            </Button>
          </Form>
        </>
      ) : (
        <SpokenText messageKey="hear.withdrawn.body" words={words} spoken={spoken} />
      )}
      <OtherLanguages {...props} />
    </ResidentShell>
  );
}

const ownerOf = ({ message, workspace }: MessagePageProps): string =>
  message.ownerName ?? workspace.name;

function thanks(props: MessagePageProps, outcome: ReplyOutcome): string {
  const { say, locale } = residentWords(props.tag);
  const day = sayDay(props.standing.dueOn, locale);
  return say(`hear.thanks.${outcome}`, { name: ownerOf(props), day });
}

function Refused(props: MessagePageProps & { refusal: ReplyRefusal }) {
  const { tag, refusal, kept = '', standing, message } = props;
  const { say } = residentWords(tag);
  const canReply = standing.current !== null && message.state === 'answered';
  return (
    <FormErrorSummary
      title={say('hear.error.title')}
      errors={[{ message: say(`hear.refused.${refusal}`) }]}
    >
      {kept !== '' && !canReply && (
        <>
          <Paragraph>{say('hear.kept')}</Paragraph>
          <Quote>{kept}</Quote>
        </>
      )}
    </FormErrorSummary>
  );
}

function StandingTrail(props: MessagePageProps) {
  const { tag, standing, message } = props;
  const { say, locale } = residentWords(tag);
  const name = ownerOf(props);
  const on = (day: Day) => ({ text: sayDay(day, locale), iso: day });
  const by = say(standing.isLate ? 'hear.trail.late' : 'hear.trail.by', {
    day: sayDay(standing.dueOn, locale),
  });
  const received: TrailStep = {
    pictogram: 'letter',
    title: say('hear.trail.received'),
    date: on(standing.receivedOn),
  };
  const answered: TrailStep = {
    pictogram: 'talk',
    title: say('hear.trail.answered'),
    date: standing.current?.deliveredOn ? on(standing.current.deliveredOn) : undefined,
  };
  const next: TrailStep = { pictogram: 'calendar', title: by, state: 'next' };
  const now = (pictogram: PictogramName, title: string): TrailStep => {
    return { pictogram, title, state: 'now' };
  };
  const reading = say(message.form === 'sound' ? 'hear.trail.listening' : 'hear.trail.reading', {
    name,
  });
  const steps: Partial<Record<Standing['step'], readonly TrailStep[]>> = {
    reading: [received, now(message.form === 'sound' ? 'listen' : 'person', reading), next],
    writing: [received, now('write', say('hear.trail.writing', { name })), next],
    interim: [received, now('clock', say('hear.trail.interim', { name })), next],
    answered: [received, { ...answered, state: 'now' }],
    explain: [received, answered, now('talk', say('hear.trail.explain', { name })), next],
    reopened: [received, answered, now('person', say('hear.trail.reopened', { name })), next],
  };
  const told = steps[standing.step] ?? [];
  return (
    <>
      <Trail label={say('hear.trail')} steps={told} />
      <Listen
        label={say('hear.listen')}
        stopLabel={say('hear.listen.stop')}
        lang={locale.lang}
        text={told.map(({ title, date }) => `${title} ${date?.text ?? ''}`).join(' ')}
      />
    </>
  );
}

function Answers(props: MessagePageProps) {
  const { say } = residentWords(props.tag);
  const [newest, ...older] = props.message.answers;
  if (!newest) return null;
  return (
    <>
      <AnswerCard {...props} answer={newest} isNewest />
      {newest.id === props.standing.current?.id && <Replies {...props} answer={newest} />}
      {older.length > 0 && (
        <Details summary={say('hear.answer.older')}>
          {older.map((answer) => (
            <AnswerCard {...props} answer={answer} />
          ))}
        </Details>
      )}
    </>
  );
}

/** "Nederlands", in the language of the page. */
function languageName(tag: string, locale: Locale): string {
  const names = new Intl.DisplayNames(locale.intl, { type: 'language', fallback: 'code' });
  return names.of(tag) ?? tag;
}

function AnswerCard(props: MessagePageProps & { answer: AnswerOfCode; isNewest?: boolean }) {
  const { tag, answer, workspace, soundHref, isNewest } = props;
  const { say, locale } = residentWords(tag);
  const words = wordsFor(answer.text, tag);
  if (!words) return null;
  const spoken = (locales as Readonly<Record<string, Locale>>)[words.locale];
  const lang = spoken?.lang ?? words.locale;
  const paragraphs = words.body?.split(/\n+/).filter((line) => line.trim() !== '') ?? [];
  const mark = markOfAnswer(answer.id);
  const idOf = (index: number) => `answer-${mark}-${index}`;
  const day = sayDay(dayIn(workspace.zone, new Date(answer.writtenAt)), locale);
  return (
    <Card title={say(`hear.answer.${answer.kind}`)} tone={isNewest ? 'accent' : 'plain'}>
      {lang !== locale.lang && (
        <Paragraph quiet>
          {say('hear.answer.otherLanguage', { language: languageName(lang, locale) })}
        </Paragraph>
      )}
      {words.sound && (
        <Sound src={soundHref(words.sound)} label={say('hear.answer.sound')} lang={locale.lang} />
      )}
      {paragraphs.map((line, index) => (
        <Paragraph id={idOf(index)} lang={lang} dir={spoken?.dir ?? 'auto'}>
          {line}
        </Paragraph>
      ))}
      {paragraphs.length > 0 && !words.sound && (
        <Listen
          label={say('hear.listen')}
          stopLabel={say('hear.listen.stop')}
          lang={lang}
          targets={paragraphs.map((_, index) => idOf(index)).join(' ')}
        />
      )}
      {words.status === 'machine' && <Paragraph quiet>{say('hear.answer.machine')}</Paragraph>}
      <Paragraph quiet>
        {say('hear.answer.from', { name: answer.writerName ?? workspace.name, day })}
      </Paragraph>
    </Card>
  );
}

function Replies(props: MessagePageProps & { answer: AnswerOfCode }) {
  const { tag, answer, message } = props;
  const { say } = residentWords(tag);
  const canReply = message.state === 'answered';
  const said = answer.reply && (
    <Paragraph>{say('hear.said', { reply: say(`hear.reply.${answer.reply}`) })}</Paragraph>
  );
  if (!canReply) return <>{said}</>;
  if (!said) return <ReplyForm {...props} />;
  return (
    <>
      {said}
      <Details summary={say('hear.reply.other')} open={props.refusal !== undefined}>
        <ReplyForm {...props} />
      </Details>
    </>
  );
}

function ReplyForm(props: MessagePageProps & { answer: AnswerOfCode }) {
  const { tag, code, formKey, answer, message, kept = '' } = props;
  const words = residentWords(tag);
  const { say } = words;
  return (
    <Flow>
      <Heading level={2}>{say('hear.reply.title')}</Heading>
      <SpokenSound messageKey="hear.reply.title" words={words} spoken={message.spoken} />
      <Form
        action={`/antwoord/${tag}/reactie`}
        hidden={{ code, formKey, antwoord: markOfAnswer(answer.id) }}
        label={say('hear.reply.title')}
      >
        <Details summary={say('hear.reply.words.open')} open={kept !== ''}>
          <TextArea
            name="woorden"
            label={say('hear.reply.words')}
            hint={say('hear.reply.words.hint')}
            value={kept}
            rows={4}
            autocomplete="off"
          />
        </Details>
        <TileButtons
          name="reactie"
          items={replies.map((reply) => ({
            value: reply,
            label: say(`hear.reply.${reply}`),
            pictogram: replyPictograms[reply],
          }))}
        />
        {replies.map((reply) => (
          <RecordedSound messageKey={`hear.reply.${reply}`} words={words} spoken={message.spoken} />
        ))}
      </Form>
    </Flow>
  );
}

/** The same page in other languages: by a form, since the code may not stand in an address. */
function OtherLanguages({ workspace, tag, code }: MessagePageProps) {
  const { say } = residentWords(tag);
  const others = workspace.locales.filter((other) => other !== tag);
  if (others.length === 0) return null;
  return (
    <Form action={`/antwoord/${tag}`} hidden={{ code }} label={say('hear.languages')}>
      <Paragraph quiet>{say('hear.languages')}</Paragraph>
      <ButtonGroup>
        {others.map((other) => (
          <Button look="subtle" formaction={`/antwoord/${other}`}>
            <bdi lang={locales[other].lang}>{locales[other].name}</bdi>
          </Button>
        ))}
      </ButtonGroup>
    </Form>
  );
}
