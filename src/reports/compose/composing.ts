import type { Day } from '../../web/calendar.ts';
import type { Locale } from '../../web/locales.ts';
import type { Say } from '../../web/words.ts';
import type { ApproachRecord } from '../record/approach-record.ts';
import type { Choices } from './choices.ts';

/** What a report is made from: a record, what of it was chosen, and in which language. */
export interface Composing<Key extends string> {
  readonly record: ApproachRecord;
  readonly choices: Choices;
  readonly say: Say<Key>;
  readonly locale: Locale;
  readonly workspaceName: string;
  /** The day that stands on it. */
  readonly today: Day;
}
