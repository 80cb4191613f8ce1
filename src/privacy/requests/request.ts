import { addMonths, type Day } from '../../web/calendar.ts';

/** What somebody asks of their own data: see it, have it erased or mended, or object. */
export const requestKinds = ['export', 'erase', 'correct', 'object'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** How it came in; 'code' and 'account': the person did so themselves, and it was done at once. */
export type RequestWay = 'code' | 'account' | (typeof recordedWays)[number];
export const recordedWays = ['desk', 'phone', 'letter', 'e-mail'] as const;

export const refusals = [
  'not-recognised',
  'not-theirs',
  'others-rights',
  'legal-duty',
  'repeated',
] as const;
export type Refusal = (typeof refusals)[number];

export type RequestState = 'open' | 'done' | 'refused';

/** A request of a person, without anything of who they are. */
export interface PersonRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly through: RequestWay;
  /** Whose account it is about, and their name; null: about contributions, or nothing was found. */
  readonly accountId: string | null;
  readonly accountName: string | null;
  readonly contributionIds: readonly string[];
  readonly askedOn: Day;
  readonly dueOn: Day;
  readonly extendedOn: Day | null;
  readonly state: RequestState;
  readonly refusedWhy: Refusal | null;
  readonly closedOn: Day | null;
  /** Name of who handled it; null: the program did, for who holds the code or the account. */
  readonly closedBy: string | null;
  readonly version: number;
}

/** Within a month; two more when the person was told so in time (AVG, article 12-3). */
export const dueOnOf = (askedOn: Day): Day => addMonths(askedOn, 1);
export const extendedDueOn = (askedOn: Day): Day => addMonths(askedOn, 3);

/** Only once, and only while the first month lasts. */
export const mayExtend = (request: PersonRequest, today: Day): boolean =>
  request.state === 'open' && request.extendedOn === null && today <= request.dueOn;
