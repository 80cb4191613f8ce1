import type { PictogramName } from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import type { ResidentKey } from '../../web/words.ts';
import type { Block, Document, Sentence } from '../documents/document.ts';
import type { DecisionEntry } from '../record/approach-record.ts';
import { chosen } from './choices.ts';
import type { Composing } from './composing.ts';
import { isSaid, wordsOf } from './entry-words.ts';
import { sentenceOf } from './sentence.ts';

/** No more than this of one thing on a sheet: three can be remembered. */
const mostMessages = 3;

function decided({ say }: Composing<ResidentKey>, decision: DecisionEntry): Sentence[] {
  const words = wordsOf('decision', decision);
  const slot = `decision.${decision.beadId}`;
  return [
    sentenceOf(say, slot, 'sheet.words', { words: words('what') }),
    ...(isSaid(decision.why)
      ? [sentenceOf(say, `${slot}.why`, 'sheet.words', { words: words('why') })]
      : []),
  ];
}

/**
 * The sheet for residents: what we heard, what we do, what we do not do and why, each three messages at
 * most, in plain words with pictures. It is a poster, and the same words can be read aloud.
 */
export function composeResidentSheet(composing: Composing<ResidentKey>): Document {
  const { record, choices, say, locale, today, workspaceName } = composing;
  const heading = (key: ResidentKey, pictogram: PictogramName): Block<Sentence> => ({
    block: 'heading',
    level: 2,
    text: say(key),
    pictogram,
  });
  const list = (items: readonly (readonly Sentence[])[]): Block<Sentence> => ({
    block: 'list',
    items: items.slice(0, mostMessages),
  });
  const decisions = chosen(record.decisions, choices.decisions);
  const isYes = ({ outcome }: DecisionEntry) => outcome === 'yes' || outcome === 'partly';
  return {
    kind: 'resident-sheet',
    locale: locale.tag,
    title: sentenceOf(say, 'subject', 'sheet.title', { title: record.approach.title }),
    particulars: [],
    blocks: [
      {
        block: 'paragraph',
        sentences: [
          sentenceOf(say, 'introduction', 'sheet.introduction', {
            workspace: workspaceName,
            day: sayDay(today, locale),
          }),
        ],
      },
      heading('sheet.heard', 'listen'),
      list(
        chosen(record.heard, choices.heard).map((entry) => [
          sentenceOf(say, `heard.${entry.beadId}`, 'sheet.words', {
            words: wordsOf('theme', entry)('heard'),
          }),
        ]),
      ),
      heading('sheet.do', 'check'),
      list(decisions.filter(isYes).map((decision) => decided(composing, decision))),
      heading('sheet.doNot', 'stop'),
      list(
        decisions
          .filter((decision) => !isYes(decision))
          .map((decision) => decided(composing, decision)),
      ),
      heading('sheet.more', 'phone'),
      {
        block: 'paragraph',
        sentences: [
          sentenceOf(say, 'contact', 'sheet.contact', { name: record.approach.coordinator }),
          sentenceOf(say, 'closing', 'sheet.closing', { days: record.approach.answerDays }),
        ],
      },
    ],
    asOf: record.figures.asOf,
  };
}
