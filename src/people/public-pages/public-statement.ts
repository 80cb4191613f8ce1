import type { Day } from '../../web/calendar.ts';
import { isDay } from '../../web/calendar.ts';
import type { FormPost } from '../../web/form-post.ts';

/**
 * How far a site conforms to EN 301 549 (WCAG 2.1 AA), as the register of Dutch public bodies has it:
 * A fully, B partially, C first measures taken, D does not. Without a statement it is E.
 */
export const conformances = ['full', 'partial', 'measures', 'none'] as const;
export type Conformance = (typeof conformances)[number];

/** The letter of a status in the Dutch register of statements. */
export const letterOf = (conformance: Conformance | null): 'A' | 'B' | 'C' | 'D' | 'E' =>
  conformance === null
    ? 'E'
    : ({ full: 'A', partial: 'B', measures: 'C', none: 'D' } as const)[conformance];

/** What a workspace says of its own site. Nothing of it is claimed by the program. */
export interface PublicStatement {
  readonly accessibility: Conformance | null;
  readonly examinedOn: Day | null;
  readonly examinedBy: string | null;
  readonly reportUrl: string | null;
  readonly knownProblems: string | null;
  /** An e-mail address or a telephone number. */
  readonly contact: string | null;
  /** Name and function of who stands for the statement. */
  readonly signedBy: string | null;
  readonly statedOn: Day | null;
  /** `mailto:…` or `https://…`, for `/.well-known/security.txt`. */
  readonly securityContact: string | null;
  readonly version: number;
}

export const noStatement: PublicStatement = {
  accessibility: null,
  examinedOn: null,
  examinedBy: null,
  reportUrl: null,
  knownProblems: null,
  contact: null,
  signedBy: null,
  statedOn: null,
  securityContact: null,
  version: 0,
};

export const statementFields = [
  'accessibility',
  'examinedOn',
  'examinedBy',
  'reportUrl',
  'knownProblems',
  'contact',
  'signedBy',
  'securityContact',
] as const;
export type StatementField = (typeof statementFields)[number];
export type TypedStatement = Readonly<Record<StatementField, string>>;

export type StatementFault =
  | 'too-long'
  | 'not-a-day'
  | 'in-future'
  | 'examined-missing'
  | 'report-missing'
  | 'not-a-url'
  | 'contact-missing'
  | 'signed-missing'
  | 'not-a-security-contact';
export type StatementFaults = Partial<Record<StatementField, StatementFault>>;

const lineLimit = 300;
const textLimit = 4_000;

export const typedStatement = (form: FormPost): TypedStatement =>
  Object.fromEntries(
    statementFields.map((field) => [field, form.text(field).trim()]),
  ) as TypedStatement;

/** A statement as its form shows it. */
export const asTypedStatement = (statement: PublicStatement): TypedStatement =>
  Object.fromEntries(
    statementFields.map((field) => [field, statement[field] ?? '']),
  ) as TypedStatement;

const isHttps = (value: string): boolean =>
  URL.canParse(value) && new URL(value).protocol === 'https:';

/** An e-mail address becomes `mailto:`; an address of a page must be https (RFC 9116, 2.5.3). */
function securityContactOf(typed: string): string | null {
  const address = typed.replace(/^mailto:/, '');
  if (/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(address)) return `mailto:${address}`;
  return isHttps(typed) ? typed : null;
}

function faultsOf(typed: TypedStatement, today: Day): StatementFaults {
  const faults: StatementFaults = {};
  for (const field of statementFields) {
    const limit = field === 'knownProblems' ? textLimit : lineLimit;
    if (typed[field].length > limit) faults[field] = 'too-long';
  }
  const { accessibility, examinedOn, reportUrl, securityContact } = typed;
  if (examinedOn && !isDay(examinedOn)) faults.examinedOn = 'not-a-day';
  else if (examinedOn > today) faults.examinedOn = 'in-future';
  if (reportUrl && !isHttps(reportUrl)) faults.reportUrl = 'not-a-url';
  if (securityContact && !securityContactOf(securityContact)) {
    faults.securityContact = 'not-a-security-contact';
  }
  // A and B rest on a full examination by someone else; every statement names who stands for it
  if (accessibility === 'full' || accessibility === 'partial') {
    if (!examinedOn) faults.examinedOn ??= 'examined-missing';
    if (!reportUrl) faults.reportUrl ??= 'report-missing';
  }
  if (accessibility && !typed.contact) faults.contact ??= 'contact-missing';
  if (accessibility && !typed.signedBy) faults.signedBy ??= 'signed-missing';
  return faults;
}

/** Judges what was typed; the day of the statement is the day on which it is kept. */
export function judgeStatement(
  typed: TypedStatement,
  today: Day,
):
  | { ok: true; statement: Omit<PublicStatement, 'version'> }
  | { ok: false; faults: StatementFaults } {
  const faults = faultsOf(typed, today);
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const accessibility = conformances.find((one) => one === typed.accessibility) ?? null;
  return {
    ok: true,
    statement: {
      accessibility,
      examinedOn: typed.examinedOn || null,
      examinedBy: typed.examinedBy || null,
      reportUrl: typed.reportUrl || null,
      knownProblems: typed.knownProblems || null,
      contact: typed.contact || null,
      signedBy: typed.signedBy || null,
      statedOn: accessibility ? today : null,
      securityContact: typed.securityContact ? securityContactOf(typed.securityContact) : null,
    },
  };
}
