import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Role } from '../../people/index.ts';
import { type TextByLocale, textOf } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import type { AnswerKind, AnswerState, DeliveryWay, Reply } from '../answers/answer.ts';
import type { GoneWhy } from '../contributions/take-back-store.ts';

/** What stands in the table of contributions, and beside it, of one of them. */
export interface ContributionRow {
  readonly id: string;
  readonly approachId: string;
  readonly origin: 'resident' | 'note';
  readonly form: 'typed' | 'sound';
  readonly locale: string;
  readonly state: AnswerState;
  readonly goneWhy: GoneWhy | null;
  readonly receivedAt: Date;
  readonly dueOn: Day;
  readonly textId: string | null;
  readonly soundId: string | null;
  readonly photoIds: readonly string[];
  readonly contact: { name: string | null; email: string | null; phone: string | null } | null;
  readonly background: {
    ageBand: string | null;
    household: string | null;
    livesHere: string | null;
  } | null;
  readonly note: {
    notedOn: Day | null;
    meeting: string | null;
    theme: string | null;
    notedBy: string | null;
  } | null;
}

/** One contribution with what hangs on it alone, or null. */
export async function contributionRow(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<ContributionRow | null> {
  const rows = await tx.run(sql<ContributionRow>`select c.id, c.approach_id as "approachId",
      c.origin, c.form, c.locale, c.state, c.gone_why as "goneWhy", c.received_at as "receivedAt",
      c.due_on as "dueOn", c.text_id as "textId", c.sound_file_id as "soundId",
      (select coalesce(jsonb_agg(p.file_id order by p.file_id), '[]'::jsonb) from contribution_photo p
        where p.tenant_id = c.tenant_id and p.contribution_id = c.id) as "photoIds",
      (select jsonb_build_object('name', k.name, 'email', k.email, 'phone', k.phone) from contact k
        where k.tenant_id = c.tenant_id and k.contribution_id = c.id) as contact,
      (select jsonb_build_object('ageBand', b.age_band, 'household', b.household,
          'livesHere', b.lives_here)
        from contribution_background b
        where b.tenant_id = c.tenant_id and b.contribution_id = c.id) as background,
      (select jsonb_build_object('notedOn', n.noted_on, 'meeting', n.meeting, 'theme', n.theme,
          'notedBy', n.noted_by)
        from note n where n.tenant_id = c.tenant_id and n.contribution_id = c.id limit 1) as note
    from contribution c where c.tenant_id = ${tenantId} and c.id = ${id}`);
  return rows[0] ?? null;
}

/** Words of a text, in one language, at one time. */
export interface SaidWords {
  readonly locale: string;
  readonly body: string;
  readonly status: 'written' | 'machine' | 'checked';
  readonly writtenAt: Date;
}

/** Every version of the words of a text, oldest first; what was erased is not in it. */
export async function versionsOf(tx: Tx, tenantId: string, textId: string): Promise<SaidWords[]> {
  return tx.run(sql<SaidWords>`select locale, body, status, created_at as "writtenAt" from text_version
    where tenant_id = ${tenantId} and text_id = ${textId} and body is not null order by version`);
}

export interface GivenConsent {
  readonly use: string;
  readonly wordingVersion: string;
  readonly locale: string;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
}

/** To which uses the person said yes, and whether that ended. */
export async function consentsGiven(tx: Tx, tenantId: string, id: string): Promise<GivenConsent[]> {
  return tx.run(sql<GivenConsent>`select use, wording_version as "wordingVersion", locale,
      given_at as "givenAt", withdrawn_at as "withdrawnAt"
    from consent where tenant_id = ${tenantId} and contribution_id = ${id} order by given_at, use`);
}

/** An answer that the person was told, with what they said of it. */
export interface ToldAnswer {
  readonly kind: AnswerKind;
  readonly words: TextByLocale | null;
  readonly writerName: string | null;
  readonly how: DeliveryWay;
  readonly on: Day;
  readonly reply: Reply | null;
  readonly replyWords: TextByLocale | null;
}

/** The answers that the person was told, oldest first. */
export async function answersTold(tx: Tx, tenantId: string, id: string): Promise<ToldAnswer[]> {
  return tx.run(sql<ToldAnswer>`select a.kind, ${textOf('a.text_id')} as words,
      people_name(a.written_by) as "writerName", d.delivered_how as how, d.delivered_on as "on",
      d.reply, ${textOf('d.reply_text_id')} as "replyWords"
    from answer_delivery d join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id
    where d.tenant_id = ${tenantId} and d.contribution_id = ${id} and a.status = 'checked'
      and d.delivered_on is not null
    order by a.id`);
}

/** A theme in which the contribution was sorted, with what the person said of what was heard. */
export interface SortedInto {
  readonly title: string;
  readonly verdict: 'right' | 'wrong' | null;
  readonly words: TextByLocale | null;
}

/** The themes of a contribution. */
export async function sortedInto(tx: Tx, tenantId: string, id: string): Promise<SortedInto[]> {
  return tx.run(sql<SortedInto>`select t.title, k.verdict, ${textOf('k.words_text_id')} as words
    from theme_contribution x join theme t on t.tenant_id = x.tenant_id and t.id = x.theme_id
    left join lateral (select k.verdict, k.words_text_id from theme_check k
      where k.tenant_id = t.tenant_id and k.theme_id = t.id and k.contribution_id = x.contribution_id
      order by k.checked_at desc, k.id desc limit 1) k on true
    where x.tenant_id = ${tenantId} and x.contribution_id = ${id} order by t.id`);
}

/** Who read it: roles, never names. */
export interface ReadBy {
  readonly role: Role;
  readonly times: number;
  readonly lastAt: Date;
}

/** By which roles a contribution was read, and when last. */
export async function readByRoles(tx: Tx, tenantId: string, id: string): Promise<ReadBy[]> {
  return tx.run(sql<ReadBy>`select people_role(account_id) as role, count(*)::integer as times,
      max(read_at) as "lastAt"
    from read_entry where tenant_id = ${tenantId} and contribution_id = ${id}
    group by 1 order by 1`);
}

/** The contribution with this code (`codeMac`, hexadecimal), or null. */
export async function idOfCode(tx: Tx, tenantId: string, codeMac: string): Promise<string | null> {
  const rows = await tx.run(sql<{ id: string }>`select id from contribution
    where tenant_id = ${tenantId} and code_mac = decode(${codeMac}, 'hex')`);
  return rows[0]?.id ?? null;
}

const fewestDigits = 6;

/** Contributions with which exactly this e-mail address or telephone number was left. */
export async function contributionsOfContact(
  tx: Tx,
  tenantId: string,
  typed: string,
): Promise<string[]> {
  const email = typed.trim().toLowerCase();
  const digits = typed.includes('@') ? '' : typed.replaceAll(/\D/g, '');
  const byPhone =
    digits.length >= fewestDigits
      ? sql`regexp_replace(coalesce(phone, ''), '\\D', '', 'g') = ${digits}`
      : sql`false`;
  const rows = await tx.run(sql<{ id: string }>`select contribution_id as id from contact
    where tenant_id = ${tenantId} and (lower(trim(email)) = ${email} or ${byPhone})
    order by contribution_id`);
  return rows.map(({ id }) => id);
}

/** On which days one person read messages, and how many, newest first. */
export async function readingsOf(
  tx: Tx,
  tenantId: string,
  { accountId, zone }: { accountId: string; zone: string },
): Promise<{ on: Day; count: number }[]> {
  return tx.run(sql<{ on: Day; count: number }>`select (read_at at time zone ${zone})::date as "on",
      count(*)::integer as count
    from read_entry where tenant_id = ${tenantId} and account_id = ${accountId}
    group by 1 order by 1 desc`);
}

/** What one person did here, as counts of what carries their name. */
export interface WorkDone {
  readonly messagesToAnswer: number;
  readonly answersWritten: number;
  readonly answersChecked: number;
  readonly answersSigned: number;
  readonly answersTold: number;
  readonly themesMade: number;
  readonly goalsWritten: number;
  readonly notesImported: number;
}

/** Counts everything of this room that carries the name of one account. */
export async function workDoneBy(tx: Tx, tenantId: string, accountId: string): Promise<WorkDone> {
  const count = (table: string, column: string) => sql`(select count(*)::integer
    from ${sql.table(table)} t where t.tenant_id = ${tenantId} and ${sql.ref(`t.${column}`)} = ${accountId})`;
  const rows =
    await tx.run(sql<WorkDone>`select ${count('contribution', 'owner_id')} as "messagesToAnswer",
      ${count('answer', 'written_by')} as "answersWritten",
      ${count('answer', 'checked_by')} as "answersChecked",
      ${count('answer_signature', 'account_id')} as "answersSigned",
      ${count('answer_delivery', 'delivered_by')} as "answersTold",
      ${count('theme', 'created_by')} as "themesMade",
      ${count('goal_version', 'made_by')} as "goalsWritten",
      ${count('note_import', 'imported_by')} as "notesImported"`);
  const [done] = rows;
  if (!done) throw new Error('counting gives one row');
  return done;
}
