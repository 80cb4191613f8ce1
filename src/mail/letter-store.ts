import type { Tx } from '../db/database.ts';
import { query, sql } from '../db/sql.ts';
import { newId, type Source } from '../thread/ids.ts';
import type { LocaleTag } from '../web/locales.ts';
import type { Guest, LetterProblem, LetterState, LetterToSend } from './letter.ts';

interface LetterTable {
  tenant_id: string;
  id: string;
  kind: string;
  to_account_id: string | null;
  to_address: string | null;
  to_locale: LocaleTag | null;
  subject_id: string | null;
  created_at: Date;
  try_at: Date;
  tries: number;
  problem: LetterProblem | null;
  sent_at: Date | null;
  given_up_at: Date | null;
}
declare module '../db/sql.ts' {
  interface Tables {
    letter: LetterTable;
  }
}

/**
 * Puts a letter in the post, in the transaction that gives the reason for it: either both happen or
 * neither. It leaves within seconds; `deps.mail.nudge()` after the transaction sends it at once.
 * @param letter `kind` names one of the program's letter kinds, `subjectId` what it is about; with `guest`
 *   it goes to somebody without an account, whose address is forgotten once it has left
 * @returns the letter's id
 */
export async function queueLetter(
  tx: Tx,
  source: Source,
  tenantId: string,
  letter: {
    kind: string;
    toAccountId: string;
    subjectId: string | null;
    guest?: Guest;
  },
): Promise<string> {
  const id = newId(source);
  const now = source.clock.now();
  await tx.run(
    query.insertInto('letter').values({
      tenant_id: tenantId,
      id,
      kind: letter.kind,
      to_account_id: letter.guest ? null : letter.toAccountId,
      to_address: letter.guest?.address ?? null,
      to_locale: letter.guest?.locale ?? null,
      subject_id: letter.subjectId,
      created_at: now,
      try_at: now,
      tries: 0,
      problem: null,
      sent_at: null,
      given_up_at: null,
    }),
  );
  return id;
}

/** A letter that this process is to send now; `tries` counts this time. */
export type ClaimedLetter = LetterToSend & { readonly tries: number };

/**
 * Takes the letter that waits longest, for this process alone until `until`: a process that is killed
 * meanwhile leaves it to another one. Null when none is due.
 */
export async function claimLetter(tx: Tx, now: Date, until: Date): Promise<ClaimedLetter | null> {
  const rows = await tx.run(
    sql<ClaimedLetter>`update letter l set try_at = ${until}, tries = l.tries + 1
      from (select tenant_id, id from letter
        where sent_at is null and given_up_at is null and try_at <= ${now}
        order by try_at, id limit 1 for update skip locked) w
      where l.tenant_id = w.tenant_id and l.id = w.id
      returning l.tenant_id as "tenantId", l.id, l.kind,
        coalesce(l.to_account_id::text, '') as "toAccountId",
        case when l.to_address is not null
          then jsonb_build_object('address', l.to_address, 'locale', l.to_locale) end as guest,
        l.subject_id as "subjectId", l.created_at as "createdAt", l.tries`,
  );
  return rows[0] ?? null;
}

/** How sending a letter ended. */
export type Outcome =
  | { state: 'sent'; at: Date }
  | { state: 'waiting'; problem: LetterProblem; tryAt: Date }
  | { state: 'given-up'; problem: LetterProblem; at: Date };

/** Writes down how sending ended. */
export async function recordOutcome(
  tx: Tx,
  { tenantId, id }: Pick<LetterToSend, 'tenantId' | 'id'>,
  outcome: Outcome,
): Promise<void> {
  const change =
    outcome.state === 'sent'
      ? { sent_at: outcome.at, problem: null, to_address: null }
      : outcome.state === 'waiting'
        ? { problem: outcome.problem, try_at: outcome.tryAt }
        : { problem: outcome.problem, given_up_at: outcome.at, to_address: null };
  await tx.run(
    query
      .updateTable('letter')
      .set(change)
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('sent_at', 'is', null),
  );
}

/** A letter as people see it: where it stands and since when, never its words. */
export interface LetterSeen {
  readonly id: string;
  readonly kind: string;
  readonly toAccountId: string;
  readonly state: LetterState;
  readonly problem: LetterProblem | null;
  readonly createdAt: Date;
}

interface SeenRow extends Omit<LetterSeen, 'state'> {
  readonly sentAt: Date | null;
  readonly givenUpAt: Date | null;
}

const asSeen = ({ sentAt, givenUpAt, ...row }: SeenRow): LetterSeen => ({
  ...row,
  state: sentAt ? 'sent' : givenUpAt ? 'given-up' : 'waiting',
});

/** The newest letter to each person, of one kind or of any: what to say of their address. */
export async function newestLetters(
  tx: Tx,
  tenantId: string,
  kind: string | null,
): Promise<LetterSeen[]> {
  const rows = await tx.run(
    sql<SeenRow>`select distinct on (to_account_id) id, kind, to_account_id as "toAccountId", problem,
        created_at as "createdAt", sent_at as "sentAt", given_up_at as "givenUpAt"
      from letter where tenant_id = ${tenantId} and to_account_id is not null
        and (${kind}::text is null or kind = ${kind})
      order by to_account_id, created_at desc`,
  );
  return rows.map(asSeen);
}

/** The letters of one kind to one person since a moment, oldest first. */
export async function lettersSince(
  tx: Tx,
  tenantId: string,
  wanted: { kind: string; toAccountId: string; since: Date },
): Promise<LetterSeen[]> {
  const rows = await tx.run(
    query
      .selectFrom('letter')
      .select([
        'id',
        'kind',
        sql<string>`to_account_id`.as('toAccountId'),
        'problem',
        'created_at as createdAt',
        'sent_at as sentAt',
        'given_up_at as givenUpAt',
      ])
      .where('tenant_id', '=', tenantId)
      .where('to_account_id', '=', wanted.toAccountId)
      .where('kind', '=', wanted.kind)
      .where('created_at', '>=', wanted.since)
      .orderBy('created_at'),
  );
  return rows.map(asSeen);
}

/** Forgets letters that were made before a moment and sent or given up; gives how many. */
export async function sweepLetters(
  tx: Tx,
  tenantId: string,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const rows = await tx.run(
    sql`delete from letter where tenant_id = ${tenantId} and id in (
      select id from letter where tenant_id = ${tenantId} and created_at < ${before}
        and (sent_at is not null or given_up_at is not null) order by id limit ${limit})
      returning 1`,
  );
  return rows.length;
}

/** How many letters of a kind were put in the post for guests since a moment. */
export async function lettersToGuests(
  tx: Tx,
  tenantId: string,
  kind: string,
  since: Date,
): Promise<number> {
  const rows = await tx.run(
    sql<{ count: number }>`select count(*)::int as count from letter
      where tenant_id = ${tenantId} and kind = ${kind} and to_account_id is null
        and created_at >= ${since}`,
  );
  return rows[0]?.count ?? 0;
}
