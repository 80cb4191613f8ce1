import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { eventsOf } from '../../thread/event-list.ts';
import { fileFacts } from '../../thread/files/file-store.ts';
import { newId, type Source } from '../../thread/ids.ts';
import { textOf } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import type { AnswerState } from '../answers/answer.ts';
import type { CoalitionMessage, MessageSource, SetAsideReason } from './coalition-message.ts';
import type { Contact } from './contribution.ts';

type MessageRow = Omit<
  CoalitionMessage,
  'history' | 'proposedBy' | 'hasWords' | 'wordsVersion' | 'waiting' | 'answerCount' | 'preparing'
>;

const messageColumns = sql`c.id, c.approach_id as "approachId", c.origin, c.form, c.locale, c.state,
  c.text_id as "textId", ${textOf('c.text_id')} as words,
  c.owner_id as "ownerId", coalesce(people_name(c.owner_id), '') as "ownerName", c.due_on as "dueOn",
  c.level, exists (select from account o where o.tenant_id = c.tenant_id and o.id = c.owner_id
    and o.active) as "ownerIsActive",
  c.write_out_owner_id as "writeOutOwnerId", people_name(c.write_out_owner_id) as "writeOutOwnerName",
  c.write_out_due_on as "writeOutDueOn", c.written_out_at is not null as "isWrittenOut",
  c.interim_count as "interimCount", c.reopened_count as "reopenedCount", c.is_late as "isLate",
  c.received_at as "receivedAt", c.read_back_at as "readBackAt", c.code_mac is not null as "hasCode",
  (select jsonb_build_object('notedOn', n.noted_on, 'meeting', n.meeting, 'theme', n.theme)
    from note n where n.tenant_id = c.tenant_id and n.contribution_id = c.id limit 1) as note,
  (select jsonb_build_object('reason', s.reason, 'stateBefore', s.state_before,
      'proposedBy', s.proposed_by, 'proposedByName', people_name(s.proposed_by))
    from set_aside s where s.tenant_id = c.tenant_id and s.contribution_id = c.id) as "setAside",
  (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'status', a.status,
      'level', a.level, 'decisionId', a.decision_id, 'textId', a.text_id,
      'text', ${textOf('a.text_id')}, 'promisedOn', a.promised_on,
      'textVersion', coalesce(v.version, 0), 'authorIds', coalesce(v.authors, '[]'::jsonb),
      'writerId', a.written_by, 'writerName', people_name(a.written_by), 'writtenAt', a.written_at,
      'checkerId', a.checker_id, 'checkerName', people_name(a.checker_id),
      'checkedBy', a.checked_by, 'checkedByName', people_name(a.checked_by),
      'remark', ${textOf('a.remark_text_id')},
      'signers', (select coalesce(jsonb_agg(jsonb_build_object('id', g.account_id,
          'name', people_name(g.account_id)) order by g.signed_at, g.account_id), '[]'::jsonb)
        from answer_signature g where g.tenant_id = a.tenant_id and g.answer_id = a.id),
      'stateBefore', d.state_before, 'dueBefore', d.due_before,
      'deliveredHow', d.delivered_how, 'deliveredOn', d.delivered_on,
      'delivererName', people_name(d.delivered_by), 'reply', d.reply,
      'replyText', ${textOf('d.reply_text_id')}, 'repliedThrough', d.replied_through,
      'others', o.others, 'othersWaiting', o.waiting, 'othersTold', o.told) order by a.id), '[]'::jsonb)
    from answer_delivery d join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id
    left join lateral (select max(t.version) as version,
        jsonb_agg(distinct t.by_account) filter (where t.by_account is not null) as authors
      from text_version t where t.tenant_id = a.tenant_id and t.text_id = a.text_id) v on true
    left join lateral (select count(*) as others,
        count(*) filter (where l.delivered_on is null and k.state in ('written', 'interim')) as waiting,
        count(*) filter (where l.delivered_on is not null) as told
      from answer_delivery l
        join contribution k on k.tenant_id = l.tenant_id and k.id = l.contribution_id
      where l.tenant_id = a.tenant_id and l.answer_id = a.id and l.contribution_id <> c.id) o on true
    where d.tenant_id = c.tenant_id and d.contribution_id = c.id and a.status <> 'dropped') as answers`;

function asMessage(row: MessageRow): Omit<CoalitionMessage, 'history'> {
  const versions = Object.values(row.words ?? {}).map(({ version }) => version);
  return {
    ...row,
    hasWords: Object.values(row.words ?? {}).some(({ body }) => body !== null),
    wordsVersion: Math.max(0, ...versions),
    proposedBy: row.setAside?.proposedBy ?? null,
    waiting: row.answers
      .filter(({ status, deliveredOn }) => status === 'checked' && deliveredOn === null)
      .map(({ kind }) => kind),
    answerCount: row.answers.length,
    preparing: row.answers.filter(({ status }) => status !== 'checked'),
  };
}

/** One message with its answers and its history, or null. */
export async function readMessage(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<CoalitionMessage | null> {
  const rows = await tx.run(
    sql<MessageRow>`select ${messageColumns} from contribution c
      where c.tenant_id = ${tenantId} and c.id = ${id}`,
  );
  if (!rows[0]) return null;
  return { ...asMessage(rows[0]), history: await eventsOf(tx, tenantId, id) };
}

export type LockedMessage = Omit<CoalitionMessage, 'history'>;

/**
 * Loads messages and keeps them from changing until the transaction ends, in the order of their ids:
 * two people with overlapping choices cannot wait for each other. Ids that are not there are left out.
 */
export async function lockMessages(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<LockedMessage[]> {
  const wanted = sql`${[...ids]}::uuid[]`;
  await tx.run(sql`select 1 from contribution
    where tenant_id = ${tenantId} and id = any(${wanted}) order by id for update`);
  const rows = await tx.run(
    sql<MessageRow>`select ${messageColumns} from contribution c
      where c.tenant_id = ${tenantId} and c.id = any(${wanted}) order by c.due_on, c.id`,
  );
  return rows.map(asMessage);
}

/** Loads messages as they are now, first what is due first; ids that are not there are left out. */
export async function readMessages(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<LockedMessage[]> {
  const rows = await tx.run(
    sql<MessageRow>`select ${messageColumns} from contribution c
      where c.tenant_id = ${tenantId} and c.id = any(${[...ids]}::uuid[]) order by c.due_on, c.id`,
  );
  return rows.map(asMessage);
}

/**
 * Sound, photos and contact of a message, and who has read it. Not what someone told of themselves
 * (`contribution_background`): that was asked to see who is missing, and stands beside nobody's words.
 */
export async function readSource(tx: Tx, tenantId: string, id: string): Promise<MessageSource> {
  const [row] = await tx.run(
    sql<{
      soundId: string | null;
      photoIds: string[];
      contact: Contact | null;
      notedBy: string | null;
      readers: { name: string; readAt: string }[];
    }>`select c.sound_file_id as "soundId",
        coalesce((select jsonb_agg(p.file_id order by p.file_id) from contribution_photo p
          where p.tenant_id = c.tenant_id and p.contribution_id = c.id), '[]'::jsonb) as "photoIds",
        (select jsonb_build_object('name', k.name, 'email', k.email, 'phone', k.phone, 'reach', k.reach)
          from contact k where k.tenant_id = c.tenant_id and k.contribution_id = c.id) as contact,
        (select n.noted_by from note n
          where n.tenant_id = c.tenant_id and n.contribution_id = c.id limit 1) as "notedBy",
        (select coalesce(jsonb_agg(jsonb_build_object('name', coalesce(people_name(r.account_id), ''),
            'readAt', r.read_at) order by r.read_at desc), '[]'::jsonb)
          from (select account_id, max(read_at) as read_at from read_entry
            where tenant_id = c.tenant_id and contribution_id = c.id
            group by account_id order by max(read_at) desc limit 20) r) as readers
      from contribution c where c.tenant_id = ${tenantId} and c.id = ${id}`,
  );
  const photoIds = row?.photoIds ?? [];
  const soundId = row?.soundId ?? null;
  const files = await fileFacts(tx, tenantId, [...photoIds, ...(soundId ? [soundId] : [])]);
  const readers = row?.readers ?? [];
  return {
    sound: files.find((file) => file.id === soundId) ?? null,
    photos: files.filter((file) => file.id !== soundId),
    contact: row?.contact ?? null,
    notedBy: row?.notedBy ?? null,
    readers: readers.map(({ name, readAt }) => ({ name, readAt: new Date(readAt) })),
  };
}

/** Notes who read which messages; the same person reading again within a minute is one reading. */
export async function logReading(
  tx: Tx,
  source: Source,
  tenantId: string,
  accountId: string,
  contributionIds: readonly string[],
): Promise<void> {
  if (contributionIds.length === 0) return;
  const now = source.clock.now();
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  const ids = contributionIds.map(() => newId(source));
  await tx.run(sql`insert into read_entry (tenant_id, id, account_id, contribution_id, read_at)
    select ${tenantId}::uuid, n.id, ${accountId}::uuid, n.contribution_id, ${now}::timestamptz
    from unnest(${ids}::uuid[], ${[...contributionIds]}::uuid[]) as n (id, contribution_id)
    where not exists (select 1 from read_entry r where r.tenant_id = ${tenantId}
      and r.contribution_id = n.contribution_id and r.account_id = ${accountId}
      and r.read_at > ${aMinuteAgo})`);
}

/** Notes that a message was written out, in which text. */
export async function markWrittenOut(
  tx: Tx,
  tenantId: string,
  id: string,
  textId: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`update contribution set text_id = ${textId}, written_out_at = ${at}
    where tenant_id = ${tenantId} and id = ${id}`);
}

/** Changes who answers, and who writes out; null leaves it as it is. */
export async function changeOwners(
  tx: Tx,
  tenantId: string,
  id: string,
  owners: { answer: string | null; writeOut: string | null },
): Promise<void> {
  await tx.run(sql`update contribution
    set owner_id = coalesce(${owners.answer}::uuid, owner_id),
      write_out_owner_id = coalesce(${owners.writeOut}::uuid, write_out_owner_id)
    where tenant_id = ${tenantId} and id = ${id}`);
}

/**
 * Changes where a message stands; with an interim answer also until when, and how many there were
 * (`interims`: 1 more, or 1 less when it is taken back).
 */
export async function moveMessage(
  tx: Tx,
  tenantId: string,
  id: string,
  to: { state: AnswerState; dueOn?: Day | null; interims?: 1 | -1 },
): Promise<void> {
  await tx.run(sql`update contribution set state = ${to.state},
      due_on = coalesce(${to.dueOn ?? null}::date, due_on),
      interim_count = interim_count + ${to.interims ?? 0}::integer
    where tenant_id = ${tenantId} and id = ${id}`);
}

/** Keeps a proposal to set a message aside. */
export async function insertSetAside(
  tx: Tx,
  tenantId: string,
  id: string,
  proposal: { reason: SetAsideReason; stateBefore: AnswerState; by: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into set_aside (tenant_id, contribution_id, reason, state_before,
      proposed_by, proposed_at)
    values (${tenantId}, ${id}, ${proposal.reason}, ${proposal.stateBefore}, ${proposal.by},
      ${proposal.at})`);
}

/** A second person agreed. */
export async function confirmSetAside(
  tx: Tx,
  tenantId: string,
  id: string,
  by: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`update set_aside set confirmed_by = ${by}, confirmed_at = ${at}
    where tenant_id = ${tenantId} and contribution_id = ${id}`);
}

/** A second person did not agree: the proposal goes; its event stays. */
export async function deleteSetAside(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.run(
    sql`delete from set_aside where tenant_id = ${tenantId} and contribution_id = ${id}`,
  );
}
