import type { Workspace } from '../../people/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import {
  Card,
  Details,
  Flow,
  Form,
  Heading,
  Listen,
  Paragraph,
  type PictogramName,
  Sound,
  TextArea,
  TileButtons,
} from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import { type Locale, locales, type ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import {
  type AnswerOfCode,
  type MessageOfCode,
  markOfAnswer,
  type Standing,
} from '../contributions/message-of-code.ts';
import { RecordedSound, SpokenSound } from '../spoken/spoken-text.tsx';
import { type Reply, replies } from './answer.ts';

export type AnswersProps = {
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
  /** A reply was refused: its form stands open. */
  isRefused: boolean;
  /** Words typed beside a reply that was refused. */
  kept?: string | undefined;
};

const replyPictograms: Readonly<Record<Reply, PictogramName>> = {
  understood: 'understand',
  'not-understood': 'puzzled',
  disagree: 'unhappy',
  'no-answer': 'stop',
};

/** What we answered, newest first, and what the person says of the newest. */
export function Answers(props: AnswersProps) {
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

function AnswerCard(props: AnswersProps & { answer: AnswerOfCode; isNewest?: boolean }) {
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
      {answer.signers.length > 0 && (
        <Paragraph quiet>
          {say('hear.answer.signed', {
            count: answer.signers.length,
            names: new Intl.ListFormat(locale.intl).format(answer.signers),
          })}
        </Paragraph>
      )}
    </Card>
  );
}

function Replies(props: AnswersProps & { answer: AnswerOfCode }) {
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
      <Details summary={say('hear.reply.other')} open={props.isRefused}>
        <ReplyForm {...props} />
      </Details>
    </>
  );
}

function ReplyForm(props: AnswersProps & { answer: AnswerOfCode }) {
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
