import { sayDay } from '../../web/calendar.ts';
import type { CoalitionKey } from '../../web/words.ts';
import type { Block, Document, Sentence } from '../documents/document.ts';
import { chosen } from './choices.ts';
import type { Composing } from './composing.ts';
import { approachSource, isSaid, wordsOf } from './entry-words.ts';
import { figuresBlock, figuresOf } from './figures.ts';
import { sentenceOf } from './sentence.ts';
import { stuckSentences } from './stuck.ts';

/** A board reads one page: of what is stuck the oldest few. */
const mostStuck = 4;

/** What is asked of the board: goals that are open, and decisions that are to be looked at again. */
function asked(composing: Composing<CoalitionKey>): Sentence[] {
  const { record, choices, say, locale } = composing;
  const goals = chosen(record.goals, choices.goals).filter(({ state }) => state === 'open');
  const decisions = chosen(record.decisions, choices.decisions);
  return [
    ...goals.map((goal) =>
      sentenceOf(say, `ask.goal.${goal.beadId}`, 'report.board.askGoal', {
        change: wordsOf('goal', goal)('change'),
      }),
    ),
    ...decisions.map((decision) =>
      sentenceOf(say, `ask.decision.${decision.beadId}`, 'report.board.askDecision', {
        what: wordsOf('decision', decision)('what'),
        day: sayDay(decision.reviewOn, locale),
      }),
    ),
  ];
}

function story(composing: Composing<CoalitionKey>): Block<Sentence>[] {
  const { record, choices, say } = composing;
  const quotes = chosen(record.quotes, choices.quotes).filter(({ words }) => isSaid(words));
  return quotes.slice(0, 1).map((quote) => ({
    block: 'quote',
    sentences: [
      sentenceOf(say, `quote.${quote.beadId}`, 'report.quote', {
        words: wordsOf('contribution', quote)('words'),
      }),
    ],
    by: say('report.quote.by'),
  }));
}

/**
 * The sheet for the board, one page: what is asked, what is stuck and since when, one story that a
 * resident allowed to be told, one figure with its source.
 */
export function composeBoardSheet(composing: Composing<CoalitionKey>): Document {
  const { record, say, locale, today } = composing;
  const heading = (key: CoalitionKey): Block<Sentence> => ({
    block: 'heading',
    level: 2,
    text: say(key),
  });
  const figure = figuresOf(composing)[record.figures.late > 0 ? 4 : 1];
  return {
    kind: 'board-sheet',
    locale: locale.tag,
    title: sentenceOf(say, 'subject', 'report.board.subject', { title: record.approach.title }),
    particulars: [
      {
        label: say('report.letter.date'),
        sentence: sentenceOf(say, 'date', 'report.plain', { text: sayDay(today, locale) }),
      },
      {
        label: say('report.letter.contact'),
        sentence: sentenceOf(say, 'contact', 'report.plain', { text: record.approach.coordinator }),
      },
    ],
    blocks: [
      {
        block: 'paragraph',
        sentences: [
          sentenceOf(say, 'introduction', 'report.plain', { text: record.approach.purpose }, [
            approachSource(record),
          ]),
        ],
      },
      heading('report.board.asked.heading'),
      { block: 'list', items: asked(composing).map((sentence) => [sentence]) },
      heading('report.board.stuck.heading'),
      {
        block: 'list',
        items: stuckSentences(composing)
          .slice(0, mostStuck)
          .map((sentence) => [sentence]),
      },
      heading('report.board.story.heading'),
      ...story(composing),
      heading('report.board.figure.heading'),
      ...(figure ? [figuresBlock(composing, [figure])] : []),
    ],
    asOf: record.figures.asOf,
  };
}
