import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { textOf } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import type { DeliveryWay } from '../answers/answer.ts';
import type {
  AnswerToBring,
  Bringing,
  Meanwhile,
  PersonToTell,
  ReturnReason,
  ToldByMe,
} from './bringing.ts';
import { mostPeople } from './bringing.ts';

/** An answer that is checked, waits to be told, and was not overtaken: as `answerToDeliver` says. */
export const waitsToBeTold = sql`d.delivered_on is null and a.status = 'checked'
  and c.state in ('written', 'interim') and (a.kind = 'interim') = (c.state = 'interim')
  and not exists (select from answer_delivery n
    join answer b on b.tenant_id = n.tenant_id and b.id = n.answer_id
    where n.tenant_id = d.tenant_id and n.contribution_id = c.id and b.id > a.id
      and n.delivered_on is null and b.status = 'checked'
      and (b.kind = 'interim') = (a.kind = 'interim'))`;

const deliveries = sql`answer_delivery d
  join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id
  join contribution c on c.tenant_id = d.tenant_id and c.id = d.contribution_id`;

type ToBringRow = Omit<AnswerToBring, 'people'> & PersonToTell;

/**
 * What this person was asked to bring and has not brought yet, by answer; the longest asked first.
 * @param answerId only this answer
 */
export async function toBring(
  tx: Tx,
  tenantId: string,
  bringerId: string,
  answerId: string | null = null,
): Promise<AnswerToBring[]> {
  const rows = await tx.run(
    sql<ToBringRow>`select a.id as "answerId", a.kind, ${textOf('a.text_id')} as text,
        a.promised_on as "promisedOn", people_name(a.written_by) as "writerName",
        a.written_at as "writtenAt",
        (select coalesce(jsonb_agg(people_name(g.account_id) order by g.signed_at), '[]'::jsonb)
          from answer_signature g where g.tenant_id = a.tenant_id and g.answer_id = a.id) as signers,
        c.id as "contributionId", c.locale, c.form, ${textOf('c.text_id')} as words,
        coalesce(people_name(c.owner_id), '') as "ownerName", d.bring_asked_at as "askedAt",
        (select jsonb_build_object('name', k.name, 'email', k.email, 'phone', k.phone, 'reach', k.reach)
          from contact k where k.tenant_id = c.tenant_id and k.contribution_id = c.id) as contact,
        (select jsonb_build_object('notedOn', n.noted_on, 'meeting', n.meeting, 'notedBy', n.noted_by)
          from note n where n.tenant_id = c.tenant_id and n.contribution_id = c.id limit 1) as note
      from ${deliveries}
      where d.tenant_id = ${tenantId} and d.bringer_id = ${bringerId} and ${waitsToBeTold}
        and (${answerId}::uuid is null or a.id = ${answerId}::uuid)
      order by min(d.bring_asked_at) over (partition by a.id), a.id, c.id limit ${mostPeople}`,
  );
  const answers = new Map<string, AnswerToBring & { people: PersonToTell[] }>();
  for (const row of rows) {
    const { answerId: id, kind, text, promisedOn, writerName, writtenAt, signers, ...person } = row;
    const about = { answerId: id, kind, text, promisedOn, writerName, writtenAt, signers };
    const answer = answers.get(id) ?? { ...about, people: [] };
    answer.people.push(person);
    answers.set(id, answer);
  }
  return [...answers.values()];
}

/** What this person told since a day, the newest first: what and how, never to whom. */
export function toldBy(
  tx: Tx,
  tenantId: string,
  accountId: string,
  since: Day,
): Promise<ToldByMe[]> {
  return tx.run(
    sql<ToldByMe>`select ${textOf('a.text_id')} as text, d.delivered_on as on, d.delivered_how as how,
        count(*)::integer as count
      from answer_delivery d join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id
      where d.tenant_id = ${tenantId} and d.delivered_by = ${accountId} and d.delivered_on >= ${since}
      group by a.tenant_id, a.id, a.text_id, d.delivered_on, d.delivered_how
      order by d.delivered_on desc, a.id desc limit 50`,
  );
}

/** The recorded sound of an answer in a language, only while this person is asked to bring it. */
export async function soundToPlay(
  tx: Tx,
  tenantId: string,
  bringerId: string,
  answerId: string,
  locale: string,
): Promise<string | null> {
  const rows = await tx.run(
    sql<{
      sound: string | null;
    }>`select ${textOf('a.text_id')} -> ${locale}::text ->> 'sound' as sound
      from ${deliveries}
      where d.tenant_id = ${tenantId} and d.bringer_id = ${bringerId} and a.id = ${answerId}
        and ${waitsToBeTold} limit 1`,
  );
  return rows[0]?.sound ?? null;
}

/** Which of these contributions this person is asked to bring this answer to. */
export async function askedOf(
  tx: Tx,
  tenantId: string,
  bringerId: string,
  answerId: string,
  contributionIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.run(
    sql<{ id: string }>`select c.id from ${deliveries}
      where d.tenant_id = ${tenantId} and d.bringer_id = ${bringerId} and a.id = ${answerId}
        and c.id = any(${[...contributionIds]}::uuid[]) and ${waitsToBeTold}`,
  );
  return rows.map(({ id }) => id);
}

/** Why these people stand no longer on somebody's list. */
export async function meanwhileOf(
  tx: Tx,
  tenantId: string,
  bringerId: string,
  answerId: string,
  contributionIds: readonly string[],
): Promise<Meanwhile[]> {
  const rows = await tx.run(
    sql<{ how: DeliveryWay | null; isMine: boolean }>`select d.delivered_how as how,
        d.bringer_id is not distinct from ${bringerId}::uuid and ${waitsToBeTold} as "isMine"
      from ${deliveries}
      where d.tenant_id = ${tenantId} and a.id = ${answerId}
        and c.id = any(${[...contributionIds]}::uuid[])`,
  );
  return rows
    .filter(({ isMine }) => !isMine)
    .map(({ how }) => (how === 'code' ? 'read-with-code' : how ? 'told' : 'not-asked'));
}

/** Asks somebody to bring an answer to a person, or nobody (null); false when it was told already. */
export async function putBringer(
  tx: Tx,
  tenantId: string,
  asked: { answerId: string; contributionId: string; bringerId: string | null; at: Date },
): Promise<boolean> {
  const rows = await tx.run(
    sql`update answer_delivery set bringer_id = ${asked.bringerId}::uuid,
        bring_asked_at = ${asked.bringerId === null ? null : asked.at}::timestamptz,
        returned_by = null, returned_at = null, returned_reason = null
      where tenant_id = ${tenantId} and answer_id = ${asked.answerId}
        and contribution_id = ${asked.contributionId} and delivered_on is null
      returning answer_id`,
  );
  return rows.length === 1;
}

/** Gives an answer back to the team, with why. */
export async function markReturned(
  tx: Tx,
  tenantId: string,
  back: {
    answerId: string;
    contributionId: string;
    by: string;
    reason: ReturnReason;
    at: Date;
  },
): Promise<void> {
  await tx.run(
    sql`update answer_delivery set bringer_id = null, bring_asked_at = null,
        returned_by = ${back.by}, returned_at = ${back.at}, returned_reason = ${back.reason}
      where tenant_id = ${tenantId} and answer_id = ${back.answerId} and bringer_id = ${back.by}
        and contribution_id = ${back.contributionId} and delivered_on is null`,
  );
}

/** Who was asked to bring the answer of a message that waits, or who gave it back and why; or null. */
export async function bringingOf(
  tx: Tx,
  tenantId: string,
  contributionId: string,
): Promise<Bringing | null> {
  const rows = await tx.run(
    sql<Bringing>`select d.bringer_id as "bringerId", people_name(d.bringer_id) as "bringerName",
        d.bring_asked_at as "askedAt", people_name(d.returned_by) as "returnedByName",
        d.returned_reason as "returnedReason"
      from ${deliveries}
      where d.tenant_id = ${tenantId} and c.id = ${contributionId} and ${waitsToBeTold}
      order by a.id desc limit 1`,
  );
  return rows[0] ?? null;
}
