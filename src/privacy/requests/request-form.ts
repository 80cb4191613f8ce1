import { readCode } from '../../consult/index.ts';
import { isId } from '../../thread/ids.ts';
import { addDays, type Day, isDay } from '../../web/calendar.ts';
import type { FormPost } from '../../web/form-post.ts';
import { type RequestKind, recordedWays, requestKinds } from './request.ts';

export const requestFields = [
  'kind',
  'through',
  'askedOn',
  'code',
  'contact',
  'accountId',
] as const;
export type RequestField = (typeof requestFields)[number];
/** What somebody typed, as it was typed. */
export type TypedRequest = Readonly<Record<RequestField, string>>;

export type RequestFault =
  | 'kind-missing'
  | 'through-missing'
  | 'day-missing'
  | 'day-ahead'
  | 'day-long-ago'
  | 'one-way'
  | 'code-wrong'
  | 'code-unknown'
  | 'contact-unknown'
  | 'contact-too-long'
  | 'already-open';
export type RequestFaults = Partial<Record<RequestField, RequestFault>>;

/** How the person is known here: at most one of these. */
export type KnownBy =
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'contact'; readonly contact: string }
  | { readonly by: 'account'; readonly accountId: string }
  | { readonly by: 'nothing' };

export interface RequestInput {
  readonly kind: RequestKind;
  readonly through: (typeof recordedWays)[number];
  readonly askedOn: Day;
  readonly known: KnownBy;
}

/** Longer ago than this it cannot be handled in time any more, extended or not. */
const longestAgo = 92;
const longestContact = 254;

/** Reads what was typed from a form post; nothing is judged yet. */
export function typedRequest(form: FormPost): TypedRequest {
  return Object.fromEntries(
    requestFields.map((field) => [field, form.text(field).trim()]),
  ) as TypedRequest;
}

export const nothingAsked = (today: Day): TypedRequest => ({
  kind: '',
  through: '',
  askedOn: today,
  code: '',
  contact: '',
  accountId: '',
});

function judgeKnown(typed: TypedRequest, faults: RequestFaults): KnownBy {
  const { code, contact, accountId } = typed;
  const given = [code, contact, accountId].filter((value) => value !== '');
  if (given.length > 1) faults.code = 'one-way';
  if (code !== '') {
    const read = readCode(code);
    if (read.ok) return { by: 'code', code: read.code };
    faults.code ??= 'code-wrong' satisfies RequestFault;
    return { by: 'nothing' };
  }
  if (contact.length > longestContact) faults.contact = 'contact-too-long';
  if (contact !== '') return { by: 'contact', contact };
  return isId(accountId) ? { by: 'account', accountId } : { by: 'nothing' };
}

/** Judges a request that somebody writes down for a person. */
export function judgeRequest(
  typed: TypedRequest,
  today: Day,
): { ok: true; input: RequestInput } | { ok: false; faults: RequestFaults } {
  const faults: RequestFaults = {};
  const kind = requestKinds.find((one) => one === typed.kind);
  const through = recordedWays.find((one) => one === typed.through);
  if (!kind) faults.kind = 'kind-missing';
  if (!through) faults.through = 'through-missing';
  const { askedOn } = typed;
  if (!isDay(askedOn)) faults.askedOn = 'day-missing';
  else if (askedOn > today) faults.askedOn = 'day-ahead';
  else if (askedOn < addDays(today, -longestAgo)) faults.askedOn = 'day-long-ago';
  const known = judgeKnown(typed, faults);
  if (!kind || !through || Object.keys(faults).length > 0) return { ok: false, faults };
  return { ok: true, input: { kind, through, askedOn, known } };
}
