import { sayDay } from '../../web/calendar.ts';
import type { CoalitionKey } from '../../web/words.ts';
import type { Block, Figure, Sentence } from '../documents/document.ts';
import type { Composing } from './composing.ts';

/** The counts of our own work, each with who counted it, of when, and that it was counted. */
export function figuresOf({ record, say, locale }: Composing<CoalitionKey>): Figure[] {
  const { figures } = record;
  const counted = {
    source: say('report.figure.source', { day: sayDay(figures.asOf, locale, 'short') }),
    year: figures.asOf.slice(0, 4),
    kind: say('report.figure.counted'),
  };
  const figure = (value: number, label: string): Figure => ({
    ...counted,
    value: String(value),
    label,
  });
  return [
    figure(figures.received, say('report.figure.received')),
    figure(figures.answered, say('report.figure.answered')),
    ...(figures.medianDays === null
      ? []
      : [figure(figures.medianDays, say('report.figure.medianDays'))]),
    figure(figures.open, say('report.figure.open')),
    figure(figures.late, say('report.figure.late')),
    figure(figures.contested, say('report.figure.contested')),
    figure(figures.takenBack, say('report.figure.takenBack')),
  ];
}

/** Figures as a part of a document. */
export const figuresBlock = (
  { say }: Composing<CoalitionKey>,
  figures: readonly Figure[],
): Block<Sentence> => ({
  block: 'figures',
  caption: say('report.figure.caption'),
  columns: [
    say('report.figure.column.label'),
    say('report.figure.column.value'),
    say('report.figure.column.source'),
    say('report.figure.column.kind'),
  ],
  figures,
});
