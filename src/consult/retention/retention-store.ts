import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';
import type { AnswerState } from '../answers/answer.ts';

/** How a contribution came in: sent by a resident, or noted at a meeting. */
export type Origin = 'resident' | 'note';

/** A contribution whose term is over, locked until the transaction ends. */
export interface OldContribution {
  readonly id: string;
  readonly approachId: string;
  readonly state: AnswerState;
}

// a contribution ends as answered or set aside; everything else still waits for an answer
const isAnswered = sql`c.state in ('answered', 'set-aside')`;
const waits = sql`c.state not in ('answered', 'set-aside', 'withdrawn')`;
/** Told something after this day. */
const heardAfter = (day: Day) => sql`exists (select from answer_delivery d
  where d.tenant_id = c.tenant_id and d.contribution_id = c.id and d.delivered_on > ${day})`;

/** Contributions from before a moment that have their answer and were told nothing since `heardUntil`. */
export async function lockOld(
  tx: Tx,
  tenantId: string,
  wanted: { origin: Origin; before: Date; heardUntil: Day; limit: number },
): Promise<OldContribution[]> {
  return tx.run(sql<OldContribution>`select c.id, c.approach_id as "approachId", c.state
    from contribution c
    where c.tenant_id = ${tenantId} and c.origin = ${wanted.origin} and c.state <> 'withdrawn'
      and c.received_at < ${wanted.before} and ${isAnswered} and not ${heardAfter(wanted.heardUntil)}
    order by c.received_at limit ${wanted.limit} for update skip locked`);
}

/** How many contributions from before a moment still wait for an answer. */
export async function countUnanswered(
  tx: Tx,
  tenantId: string,
  { origin, before }: { origin: Origin; before: Date },
): Promise<number> {
  const rows = await tx.run(sql<{ count: number }>`select count(*)::integer as count
    from contribution c where c.tenant_id = ${tenantId} and c.origin = ${origin}
      and c.state <> 'withdrawn' and c.received_at < ${before} and ${waits}`);
  return rows[0]?.count ?? 0;
}

/** The oldest contribution of one origin that waits for an answer of somebody, and how many do. */
export interface Unanswered {
  readonly origin: Origin;
  readonly id: string;
  readonly receivedAt: Date;
  readonly count: number;
}

/** What waits for an answer of one person since before a moment, which differs per origin. */
export async function unansweredOf(
  tx: Tx,
  tenantId: string,
  { ownerId, before }: { ownerId: string; before: Readonly<Record<Origin, Date>> },
): Promise<Unanswered[]> {
  return tx.run(sql<Unanswered>`select distinct on (c.origin) c.origin, c.id,
      c.received_at as "receivedAt", (count(*) over (partition by c.origin))::integer as count
    from contribution c where c.tenant_id = ${tenantId} and c.owner_id = ${ownerId} and ${waits}
      and c.received_at < case c.origin when 'note' then ${before.note}::timestamptz
        else ${before.resident}::timestamptz end
    order by c.origin, c.received_at, c.id`);
}

/** Takes the name of the file off imports whose notes are all gone. */
export async function forgetFileNames(tx: Tx, tenantId: string, before: Date): Promise<void> {
  await tx.run(sql`update note_import i set file_name = 'notities'
    where i.tenant_id = ${tenantId} and i.imported_at < ${before} and i.file_name <> 'notities'
      and not exists (select from note n join contribution c
          on c.tenant_id = n.tenant_id and c.id = n.contribution_id
        where n.tenant_id = i.tenant_id and n.import_id = i.id and c.state <> 'withdrawn')`);
}

/** Contact that has done its work: the answer was told on or before a day, or set aside before it. */
export async function deleteOldContacts(
  tx: Tx,
  tenantId: string,
  { until, before, limit }: { until: Day; before: Date; limit: number },
): Promise<OldContribution[]> {
  return tx.run(sql<OldContribution>`delete from contact k using contribution c
    where k.tenant_id = ${tenantId} and c.tenant_id = k.tenant_id and c.id = k.contribution_id
      and k.contribution_id in (select k.contribution_id from contact k
        join contribution c on c.tenant_id = k.tenant_id and c.id = k.contribution_id
        where k.tenant_id = ${tenantId} and not ${heardAfter(until)}
          and ((c.state = 'answered' and exists (select from answer_delivery d
              where d.tenant_id = c.tenant_id and d.contribution_id = c.id and d.delivered_on <= ${until}))
            or (c.state = 'set-aside' and exists (select from set_aside s
              where s.tenant_id = c.tenant_id and s.contribution_id = c.id and s.confirmed_at < ${before})))
        order by k.contribution_id limit ${limit})
    returning c.id, c.approach_id as "approachId", c.state`);
}

/** What people of before a moment told of themselves; gives how many. */
export async function deleteOldBackgrounds(
  tx: Tx,
  tenantId: string,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const rows = await tx.run(sql`delete from contribution_background
    where tenant_id = ${tenantId} and contribution_id in (
      select b.contribution_id from contribution_background b
      join contribution c on c.tenant_id = b.tenant_id and c.id = b.contribution_id
      where b.tenant_id = ${tenantId} and c.received_at < ${before}
      order by b.contribution_id limit ${limit})
    returning 1`);
  return rows.length;
}

/** What was told to somebody about a theme, without a code, before a moment, and is still to be read. */
export async function oldTold(
  tx: Tx,
  tenantId: string,
  { before, limit }: { before: Date; limit: number },
): Promise<{ themeId: string; approachId: string; textId: string }[]> {
  return tx.run(
    sql<{ themeId: string; approachId: string; textId: string }>`select k.theme_id as "themeId",
        t.approach_id as "approachId", k.words_text_id as "textId"
      from theme_check k join theme t on t.tenant_id = k.tenant_id and t.id = k.theme_id
      where k.tenant_id = ${tenantId} and k.through = 'told' and k.checked_at < ${before}
        and k.contribution_id is null
        and exists (select from text_version v where v.tenant_id = k.tenant_id
          and v.text_id = k.words_text_id and v.salt is not null)
      order by k.checked_at limit ${limit}`,
  );
}

/** Takes lines out of the log of who read what, oldest first; gives their ids. */
export async function deleteOldReadings(
  tx: Tx,
  tenantId: string,
  { before, limit }: { before: Date; limit: number },
): Promise<string[]> {
  // ids carry the time, so the oldest stand first
  const rows = await tx.run(sql<{ id: string }>`delete from read_entry
    where tenant_id = ${tenantId} and id in (
      select id from read_entry where tenant_id = ${tenantId} and read_at < ${before}
        and id in (select id from read_entry where tenant_id = ${tenantId} order by id limit ${limit})
      )
    returning id`);
  return rows.map(({ id }) => id);
}
