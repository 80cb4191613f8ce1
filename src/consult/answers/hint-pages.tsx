import { List, Notice } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { languageOf } from '../contributions/message-words.ts';
import type { Hint } from './hints.ts';

/** A long sentence is named by its beginning. */
const beginning = 60;
/** More than this at once helps nobody. */
const mostShown = 12;

function quoteOf({ found, kind }: Hint): string {
  const letters = [...found.replaceAll(/\s+/gu, ' ')];
  if (kind !== 'long-sentence' || letters.length <= beginning) return letters.join('');
  return `${letters.slice(0, beginning).join('').trimEnd()} …`;
}

function sayHint({ say }: CoalitionWords, hint: Hint): string {
  const { kind, instead, wordCount, share } = hint;
  if (kind === 'long-sentence') return say('check.hint.long-sentence', { count: wordCount ?? 0 });
  if (kind === 'percentage') {
    return share ? say('check.hint.share', { ...share }) : say('check.hint.percentage');
  }
  if (kind === 'abbreviation' && !instead) return say('check.hint.letters');
  return say(`check.hint.${kind}`, { instead: instead ?? '' });
}

/** Where Dutch words could be plainer, as a friendly list next to them; no score. */
export function PlainHints({
  words,
  hints,
  locale,
  live,
}: {
  words: CoalitionWords;
  hints: readonly Hint[];
  /** The language of the words that were looked over. */
  locale: string;
  /** Just asked for: said aloud where it appears. */
  live?: boolean | undefined;
}) {
  const { say } = words;
  if (hints.length === 0) {
    return (
      <Notice kind="success" live={live}>
        {say('check.hints.none')}
      </Notice>
    );
  }
  const title = say('check.hints', { count: hints.length });
  const rest = hints.length - mostShown;
  return (
    <Notice kind="info" title={title} titleLevel={3} pictogram="write" live={live}>
      <List
        items={hints.slice(0, mostShown).map((hint) => (
          <>
            <q {...languageOf(locale)}>{quoteOf(hint)}</q>: {sayHint(words, hint)}
          </>
        ))}
      />
      {rest > 0 && <p>{say('check.hints.more', { count: rest })}</p>}
      <p>
        {say('check.hints.yours')} {live && say('check.hints.notKept')}
      </p>
    </Notice>
  );
}
