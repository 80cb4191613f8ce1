import type { TextByLocale } from '../../thread/texts.ts';
import { BadgeList, Card, Paragraph, Quote, Sound, StatusBadge } from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { AnswerOfMessage } from './coalition-message.ts';
import type { FileHref } from './message-said-pages.tsx';
import { languageName, languageOf, sayList } from './message-words.ts';

function AnswerText({
  words,
  text,
  first,
  href,
}: {
  words: CoalitionWords;
  text: TextByLocale | null;
  first: string;
  href: FileHref | null;
}) {
  const { say, locale } = words;
  const versions = Object.entries(text ?? {}).filter(
    ([, { body, sound }]) => body !== null || sound !== null,
  );
  versions.sort(([a], [b]) => Number(b === first) - Number(a === first));
  return (
    <>
      {versions.map(([tag, version]) => (
        <>
          {version.body !== null && <Quote {...languageOf(tag)}>{version.body}</Quote>}
          {versions.length > 1 && (
            <Paragraph quiet>
              {say('message.language', { language: languageName(tag, locale) })}
            </Paragraph>
          )}
          {version.status === 'machine' && (
            <StatusBadge tone="waiting">{say('message.machine')}</StatusBadge>
          )}
          {version.sound && href && (
            <Sound
              src={href(version.sound)}
              label={say('message.soundOf')}
              lang={languageOf(tag).lang}
            />
          )}
        </>
      ))}
    </>
  );
}

/** At which level it was given, who checked it, who put their name under it, why it came back. */
function AnswerFacts({ words, answer }: { words: CoalitionWords; answer: AnswerOfMessage }) {
  const { say } = words;
  const { status, level, checkerId, checkedBy, authorIds, signers, remark } = answer;
  const isOwn = checkedBy !== null && authorIds.includes(checkedBy);
  const remarks = status === 'returned' ? Object.entries(remark ?? {}) : [];
  return (
    <>
      {answer.decisionId && <Paragraph quiet>{say('check.tellsDecision')}</Paragraph>}
      {level !== 'delivery' && (
        <Paragraph quiet>{say('check.level', { level: say(`check.level.${level}`) })}</Paragraph>
      )}
      {status === 'checked' && checkerId && (
        <Paragraph quiet>
          {say(isOwn ? 'check.byWriter' : 'check.by', { name: answer.checkedByName ?? '' })}
        </Paragraph>
      )}
      {signers.length > 0 && (
        <Paragraph>
          {say('check.signed', {
            count: signers.length,
            names: sayList(
              words,
              signers.map(({ name }) => name),
            ),
          })}
        </Paragraph>
      )}
      {remarks.map(
        ([tag, { body }]) =>
          body !== null && (
            <>
              <Paragraph>{say('check.remark', { name: answer.checkerName ?? '' })}</Paragraph>
              <Quote {...languageOf(tag)}>{body}</Quote>
            </>
          ),
      )}
    </>
  );
}

/** One answer: its words, whether it was brought, and what the person said of it. */
export function AnswerCard({
  words,
  answer,
  first,
  zone,
  href,
}: {
  words: CoalitionWords;
  answer: AnswerOfMessage;
  /** The language of the message: what was written in it stands first. */
  first: string;
  zone: string;
  /** Null: this reader sees words only. */
  href: FileHref | null;
}) {
  const { say, locale } = words;
  const day = (iso: string) => sayDay(dayIn(zone, new Date(iso)), locale, 'short');
  const { deliveredHow, deliveredOn, delivererName, reply } = answer;
  const brought = deliveredHow && {
    how: say(`message.how.${deliveredHow}`),
    day: sayDay(deliveredOn ?? '', locale, 'short'),
  };
  return (
    <Card title={say(`message.answer.${answer.kind}`)} titleLevel={3}>
      <Paragraph quiet>
        {say('message.answer.by', { name: answer.writerName ?? '', day: day(answer.writtenAt) })}
      </Paragraph>
      <AnswerText words={words} text={answer.text} first={first} href={href} />
      {answer.promisedOn && (
        <Paragraph>
          {say('message.answer.promised', { day: sayDay(answer.promisedOn, locale) })}
        </Paragraph>
      )}
      <AnswerFacts words={words} answer={answer} />
      <BadgeList>
        {answer.status !== 'checked' ? (
          <StatusBadge tone={answer.status === 'returned' ? 'bad' : 'waiting'} pictogram="write">
            {say(`check.status.${answer.status}`, {
              writer: answer.writerName ?? '',
              checker: answer.checkerName ?? '',
            })}
          </StatusBadge>
        ) : brought ? (
          <StatusBadge tone="good" pictogram="check">
            {delivererName
              ? say('message.answer.deliveredBy', { ...brought, name: delivererName })
              : say('message.answer.delivered', brought)}
          </StatusBadge>
        ) : (
          <StatusBadge tone="waiting" pictogram="clock">
            {say('message.answer.waiting')}
          </StatusBadge>
        )}
      </BadgeList>
      {answer.others > 0 && (
        <Paragraph quiet>{say('message.answer.others', { count: answer.others })}</Paragraph>
      )}
      {reply && (
        <>
          <Paragraph>
            {say('message.answer.reply', { reply: say(`inbox.reply.${reply}`) })}
            {answer.repliedThrough === 'team' && ` (${say('message.answer.throughTeam')})`}
          </Paragraph>
          {Object.entries(answer.replyText ?? {}).map(
            ([tag, text]) => text.body && <Quote {...languageOf(tag)}>{text.body}</Quote>,
          )}
        </>
      )}
    </Card>
  );
}
