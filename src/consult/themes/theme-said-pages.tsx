import type { TextVersion } from '../../thread/text-history.ts';
import { wordsFor } from '../../thread/texts.ts';
import { Details, Heading, Link, Paragraph, Quote, Trail } from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { languageOf } from '../contributions/message-words.ts';
import type { Theme } from './theme.ts';
import type { ThemeCheck } from './theme-check-store.ts';

type Checked = { words: CoalitionWords; zone: string; checks: readonly ThemeCheck[] };

/** What people said of a sentence, newest first: how we know, and in their own words. */
function Checks({ words, zone, checks }: Checked) {
  const { say, locale } = words;
  return (
    <Trail
      label={say('theme.said.title')}
      steps={checks.map((check) => {
        const { verdict, through, accountName, contributionId } = check;
        const day = dayIn(zone, check.checkedAt);
        const said = wordsFor(check.words, locale.tag);
        return {
          pictogram: verdict === 'right' ? 'understand' : 'unhappy',
          title: say(`theme.check.${verdict}`),
          date: { text: sayDay(day, locale, 'short'), iso: day },
          children: (
            <>
              {said?.body && <Quote {...languageOf(said.locale)}>{said.body}</Quote>}
              <Paragraph quiet>
                {say(`theme.check.${through}`, { name: accountName ?? '' })}
                {contributionId && (
                  <>
                    {' '}
                    <Link href={`/berichten/${contributionId}`}>{say('theme.check.message')}</Link>
                  </>
                )}
              </Paragraph>
            </>
          ),
        };
      })}
    />
  );
}

/** What residents think of the sentence as it stands; `checks` null for who reads no words. */
export function WhatWasSaid({
  words,
  theme,
  zone,
  checks,
}: Omit<Checked, 'checks'> & { theme: Theme; checks: readonly ThemeCheck[] | null }) {
  const { say, locale } = words;
  const current = checks?.filter(({ heardVersion }) => heardVersion === theme.heardVersion) ?? [];
  const isSilent = theme.rightCount + theme.wrongCount === 0;
  const asked = theme.askedAt && sayDay(dayIn(zone, theme.askedAt), locale);
  return (
    <section class="hoofdrol-flow">
      <Heading level={2}>{say('theme.said.title')}</Heading>
      {isSilent && asked && <Paragraph>{say('theme.said.nobody', { day: asked })}</Paragraph>}
      {current.length > 0 && <Checks words={words} zone={zone} checks={current} />}
      {!checks && <Paragraph quiet>{say('theme.said.hidden')}</Paragraph>}
    </section>
  );
}

/** Words of a theme as they were before, with what was said of each sentence. */
export interface ThemeWordsHistory {
  readonly heard: readonly TextVersion[];
  readonly saidBy: readonly TextVersion[];
  readonly names: ReadonlyMap<string, string>;
  /** Null for who reads no words of residents. */
  readonly checks: readonly ThemeCheck[] | null;
}

/** Every earlier sentence, kept: who wrote it, when, and what was said of it. */
export function ThemeHistory({
  words,
  zone,
  history,
}: {
  words: CoalitionWords;
  zone: string;
  history: ThemeWordsHistory;
}) {
  const { say, locale } = words;
  const parts = (['heard', 'saidBy'] as const).filter((part) => history[part].length > 1);
  if (parts.length === 0) return null;
  return (
    <Details summary={say('theme.history')}>
      {parts.map((part) => (
        <>
          <Heading level={3}>{say(`theme.history.${part}`)}</Heading>
          <Trail
            label={say(`theme.history.${part}`)}
            steps={history[part].slice(1).map(({ version, body, by, at }) => {
              const day = dayIn(zone, at);
              const checks = history.checks?.filter((one) => one.heardVersion === version) ?? [];
              return {
                pictogram: 'write',
                title: <q>{body ?? '…'}</q>,
                date: { text: sayDay(day, locale, 'short'), iso: day },
                children: (
                  <>
                    <Paragraph quiet>
                      {say('theme.history.by', { name: history.names.get(by ?? '') ?? '' })}
                    </Paragraph>
                    {part === 'heard' && checks.length > 0 && (
                      <Checks words={words} zone={zone} checks={checks} />
                    )}
                  </>
                ),
              };
            })}
          />
        </>
      ))}
    </Details>
  );
}
