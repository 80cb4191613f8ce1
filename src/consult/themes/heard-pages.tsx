import { Card, Details, Link, Paragraph, Quote, StatusBadge } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { languageName, languageOf } from '../contributions/message-words.ts';
import { heardFor, heardTag, outdatedTags, type Theme } from './theme.ts';

type HeardProps = {
  words: CoalitionWords;
  theme: Theme;
  /** Where the theme stands, when its name is to be a link above the sentence. */
  href?: string;
  /** Every language at once, for who says it aloud to somebody. */
  isForBringing?: boolean;
};

function Languages({ words, theme }: HeardProps) {
  const { say, locale } = words;
  const outdated = outdatedTags(theme.heard, theme.heardVersion);
  const others = Object.entries(theme.heard ?? {}).filter(
    ([tag, { body }]) => tag !== heardTag && body !== null,
  );
  if (others.length === 0) return null;
  return (
    <>
      {others.map(([tag, { body, status }]) => (
        <>
          <Paragraph quiet>
            {languageName(tag, locale)}{' '}
            {outdated.includes(tag) && (
              <StatusBadge tone="bad">{say('theme.heard.outdated')}</StatusBadge>
            )}{' '}
            {status === 'machine' && (
              <StatusBadge tone="waiting">{say('theme.heard.machine')}</StatusBadge>
            )}
          </Paragraph>
          <Quote {...languageOf(tag)}>{body}</Quote>
        </>
      ))}
    </>
  );
}

/** What we heard in one sentence, and from whom. */
export function HeardSentence(props: HeardProps) {
  const { words, theme, href, isForBringing = false } = props;
  const { say, locale } = words;
  const heard = heardFor(theme.heard, theme.heardVersion, isForBringing ? heardTag : locale.tag);
  const saidBy = theme.saidBy?.[heardTag]?.body;
  const hasOthers = Object.entries(theme.heard ?? {}).some(
    ([tag, { body }]) => tag !== heardTag && body !== null,
  );
  return (
    <Card title={say('theme.heard.title')} tone="accent">
      {href && (
        <Paragraph>
          <Link href={href}>{theme.title}</Link>
        </Paragraph>
      )}
      {heard?.body ? (
        <Quote {...languageOf(heard.locale)}>{heard.body}</Quote>
      ) : (
        <Paragraph>{say('theme.heard.none')}</Paragraph>
      )}
      {saidBy && <Paragraph>{say('theme.heard.by', { who: saidBy })}</Paragraph>}
      {hasOthers &&
        (isForBringing ? (
          <Languages {...props} />
        ) : (
          <Details summary={say('theme.heard.languages')}>
            <Languages {...props} />
          </Details>
        ))}
    </Card>
  );
}
