import { isKnownBody } from '../../approach/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import type { CoalitionKey } from '../../web/words.ts';
import type { Block, Document, Sentence } from '../documents/document.ts';
import type {
  DecisionEntry,
  GoalEntry,
  HeardEntry,
  QuoteEntry,
} from '../record/approach-record.ts';
import { chosen } from './choices.ts';
import type { Composing } from './composing.ts';
import { approachSource, isSaid, sourceOf, wordsOf } from './entry-words.ts';
import { figuresBlock, figuresOf } from './figures.ts';
import { sentenceOf, type WordsOf } from './sentence.ts';
import { stuckSentences } from './stuck.ts';

type Letter = Composing<CoalitionKey> & {
  /** A sentence of the letter. */
  tell(
    slot: string,
    key: CoalitionKey,
    values?: Readonly<Record<string, string | number | WordsOf>>,
  ): Sentence;
  /** A sentence about the approach itself, or a count of its own work. */
  about: Letter['tell'];
  day(on: Day): string;
};

function heardItem({ tell, day }: Letter, entry: HeardEntry): Sentence[] {
  const words = wordsOf('theme', entry);
  const slot = `heard.${entry.beadId}`;
  const theme = [sourceOf('theme', entry)];
  const confirmed =
    entry.isConfirmed && entry.confirmedOn !== null
      ? tell(`${slot}.confirmed`, 'report.letter.confirmed', { day: day(entry.confirmedOn) })
      : tell(`${slot}.confirmed`, 'report.letter.notConfirmed');
  return [
    isSaid(entry.saidBy)
      ? tell(slot, 'report.letter.heardBy', { heard: words('heard'), by: words('said-by') })
      : tell(slot, 'report.letter.heard', { heard: words('heard') }),
    ...(entry.contributions === null
      ? []
      : [
          {
            ...tell(`${slot}.count`, 'report.letter.inContributions', {
              count: entry.contributions,
            }),
            sources: theme,
          },
        ]),
    { ...confirmed, sources: theme },
  ];
}

function goalItem({ tell, day }: Letter, goal: GoalEntry): Sentence[] {
  const words = wordsOf('goal', goal);
  const slot = `goal.${goal.beadId}`;
  const source = [sourceOf('goal', goal)];
  const there =
    goal.residentsThere.length > 0
      ? tell(`${slot}.there`, 'report.letter.goalThere', { who: words('residents-there') })
      : tell(
          `${slot}.there`,
          goal.withResidents ? 'report.letter.goalWithResidents' : 'report.letter.goalWithout',
        );
  return [
    tell(slot, 'report.letter.goal', { change: words('change') }),
    ...(goal.decidedOn === null
      ? []
      : [
          {
            ...tell(`${slot}.on`, `report.letter.goalState.${goal.state}`, {
              day: day(goal.decidedOn),
            }),
            sources: source,
          },
        ]),
    { ...there, sources: source },
    ...(isSaid(goal.input)
      ? [tell(`${slot}.input`, 'report.letter.goalInput', { input: words('input') })]
      : []),
  ];
}

/** Who decided and when; some are not named to the public, some bodies are codes. */
function decidedBy({ tell, day, say }: Letter, decision: DecisionEntry): Sentence {
  const slot = `decision.${decision.beadId}.by`;
  const on = day(decision.decidedOn);
  const { by } = decision;
  if (by === null) return tell(slot, 'report.plain', { text: on });
  const name = isKnownBody(by) ? say(`decision.body.${by}`) : wordsOf('decision', decision)('by');
  return tell(slot, 'report.letter.decidedBy', { by: name, day: on });
}

function decisionRow(letter: Letter, decision: DecisionEntry): Sentence[][] {
  const { tell, say } = letter;
  const source = [sourceOf('decision', decision)];
  const words = wordsOf('decision', decision);
  const slot = `decision.${decision.beadId}`;
  const outcome = say(`decision.outcome.${decision.outcome}`);
  return [
    [tell(slot, 'report.letter.decision', { what: words('what') })],
    [
      {
        ...tell(`${slot}.out`, 'report.letter.outcome', { outcome }),
        sources: source,
      },
    ],
    [{ ...decidedBy(letter, decision), sources: source }],
    [tell(`${slot}.why`, 'report.letter.why', { why: words('why') })],
  ];
}

function quoteBlock({ tell, say }: Letter, quote: QuoteEntry): Block<Sentence> {
  const words = wordsOf('contribution', quote);
  const slot = `quote.${quote.beadId}`;
  return {
    block: 'quote',
    sentences: [tell(slot, 'report.quote', { words: words('words') })],
    by: say('report.quote.by'),
  };
}

function particulars(letter: Letter): Document['particulars'] {
  const { say, tell, workspaceName, record } = letter;
  const line = (slot: string, label: CoalitionKey, sentence: Sentence) => ({
    label: say(label),
    sentence: { ...sentence, slot },
  });
  return [
    line('addressee', 'report.letter.to', tell('', 'report.letter.toCouncil')),
    line(
      'sender',
      'report.letter.from',
      tell('', 'report.letter.fromWorkspace', { name: workspaceName }),
    ),
    line(
      'date',
      'report.letter.date',
      tell('', 'report.plain', { text: letter.day(letter.today) }),
    ),
    line(
      'contact',
      'report.letter.contact',
      tell('', 'report.plain', { text: record.approach.coordinator }),
    ),
  ];
}

function beginning(letter: Letter): Block<Sentence>[] {
  const { say, about, day, record } = letter;
  const { approach, partners } = record;
  return [
    { block: 'heading', level: 2, text: say('report.letter.why.heading') },
    {
      block: 'paragraph',
      sentences: [
        about('introduction', 'report.letter.introduction', { title: approach.title }),
        about('purpose', 'report.letter.purpose', {
          purpose: approach.purpose.replace(/[\s.]+$/, ''),
        }),
        about('started', 'report.letter.started', {
          day: day(approach.startedOn),
          count: partners.length,
        }),
        about(
          'residents',
          record.hasResidentPartners
            ? 'report.letter.residentPartners'
            : 'report.letter.noResidentPartners',
        ),
      ],
    },
  ];
}

function answersPart(letter: Letter): Block<Sentence>[] {
  const { say, tell, about, day, record, choices } = letter;
  const { figures } = record;
  const answers = chosen(record.answers, choices.answers);
  return [
    { block: 'heading', level: 2, text: say('report.letter.answers.heading') },
    {
      block: 'paragraph',
      sentences: [
        about('figures.received', 'report.letter.received', {
          received: figures.received,
          answered: figures.answered,
          day: day(figures.asOf),
        }),
        ...(figures.medianDays === null
          ? []
          : [
              about('figures.median', 'report.letter.median', {
                count: figures.medianDays,
                promised: record.approach.answerDays,
              }),
            ]),
      ],
    },
    {
      block: 'list',
      items: answers.map((answer) => [
        tell(`answer.${answer.beadId}`, 'report.letter.answer', {
          words: wordsOf('answer', answer)('words'),
          day: day(answer.givenOn),
          count: answer.deliveredTo,
        }),
      ]),
    },
    figuresBlock(letter, figuresOf(letter)),
  ];
}

/**
 * The council letter (raadsinformatiebrief) as it begins: what was heard, which goals, what was decided
 * with its noes, what residents heard back, what is stuck, and words of residents. Every sentence names
 * what it leans on; the words of entries stay references.
 */
export function composeCouncilLetter(composing: Composing<CoalitionKey>): Document {
  const { record, choices, say, locale } = composing;
  const letter: Letter = {
    ...composing,
    tell: (slot, key, values) => sentenceOf(say, slot, key, values),
    about: (slot, key, values) => sentenceOf(say, slot, key, values, [approachSource(record)]),
    day: (on) => sayDay(on, locale),
  };
  const heading = (key: CoalitionKey): Block<Sentence> => ({
    block: 'heading',
    level: 2,
    text: say(key),
  });
  const quotes = chosen(record.quotes, choices.quotes).filter(({ words }) => isSaid(words));
  return {
    kind: 'council-letter',
    locale: locale.tag,
    title: letter.tell('subject', 'report.letter.subject', { title: record.approach.title }),
    particulars: particulars(letter),
    blocks: [
      ...beginning(letter),
      heading('report.letter.heard.heading'),
      {
        block: 'list',
        items: chosen(record.heard, choices.heard).map((entry) => heardItem(letter, entry)),
      },
      ...quotes.map((quote) => quoteBlock(letter, quote)),
      heading('report.letter.goals.heading'),
      {
        block: 'list',
        items: chosen(record.goals, choices.goals).map((goal) => goalItem(letter, goal)),
      },
      heading('report.letter.decisions.heading'),
      {
        block: 'table',
        caption: say('report.letter.decisions.caption'),
        columns: [
          say('report.letter.column.what'),
          say('report.letter.column.outcome'),
          say('report.letter.column.by'),
          say('report.letter.column.why'),
        ],
        rows: chosen(record.decisions, choices.decisions).map((one) => decisionRow(letter, one)),
      },
      ...answersPart(letter),
      heading('report.letter.stuck.heading'),
      { block: 'list', items: stuckSentences(letter).map((sentence) => [sentence]) },
      heading('report.letter.closing.heading'),
      {
        block: 'paragraph',
        sentences: [
          letter.about('closing', 'report.letter.closing', { days: record.approach.answerDays }),
        ],
      },
    ],
    asOf: record.figures.asOf,
  };
}
