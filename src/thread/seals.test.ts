import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sql } from '../db/sql.ts';
import { onBothDatabases } from '../db/test-database.ts';
import { appendEvent } from './events.ts';
import { newId, systemRandom } from './ids.ts';
import { sealNext } from './seal-thread.ts';
import { latestSeal } from './seals.ts';
import { addText, eraseText } from './texts.ts';
import { threadTrustTables } from './trust-table.ts';
import { verifyWorkspace } from './verify.ts';

const source = { clock: { now: () => new Date('2026-11-21T10:00:00.123Z') }, random: systemRandom };
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

onBothDatabases('sealing and verifying the thread', (open) => {
  const house = () => open().installation('seal in a test');
  const seal = (tenantId: string) =>
    house().tx((tx) => sealNext(tx, source, tenantId, threadTrustTables));
  const verify = (tenantId: string, givenSeal?: string) =>
    verifyWorkspace(house(), tenantId, threadTrustTables, { givenSeal });
  const tamper = (statement: ReturnType<typeof sql>) => house().tx((tx) => tx.run(statement));

  async function unsealedThread() {
    const tenantId = newId(source);
    const approachId = newId(source);
    const textId = newId(source);
    await open().db.tx({ tenantId }, async (tx) => {
      const fact = await addText(tx, source, {
        textId,
        version: 1,
        locale: 'nl',
        body: 'Er is geen speelplek.',
        status: 'written',
      });
      for (const kind of ['contribution-received', 'written-out', 'answer-written']) {
        await appendEvent(tx, source, {
          kind,
          approachId,
          subjectId: approachId,
          actorRole: 'resident',
          facts: { ...fact },
        });
      }
    });
    return { tenantId, approachId, textId };
  }
  async function threadOfThree() {
    const thread = await unsealedThread();
    expect(await seal(thread.tenantId)).toMatchObject({ events: 3, isMore: false, refused: [] });
    expect(await seal(thread.tenantId)).toMatchObject({ events: 0, rows: 0 });
    return thread;
  }
  const tell = (thread: { tenantId: string; approachId: string }, kind: string, texts?: string[]) =>
    open().db.tx(thread, (tx) =>
      appendEvent(tx, source, {
        kind,
        approachId: thread.approachId,
        subjectId: thread.approachId,
        actorRole: 'member',
        facts: texts ? { texts } : {},
      }),
    );

  it('finds nothing wrong with an untouched thread, and says what is not sealed yet', async () => {
    const thread = await threadOfThree();
    await tell(thread, 'handed-on');
    const report = await verify(thread.tenantId);
    expect(report).toMatchObject({ seals: 1, events: 4, unsealed: 1, erased: 0, breaks: [] });
    expect(await verify(thread.tenantId, report.latestSeal ?? '')).toMatchObject({
      breaks: [],
      givenSeal: 1,
    });
    expect((await verify(thread.tenantId, 'AB'.repeat(32))).breaks).toEqual([
      { what: 'given-seal-unknown', table: 'seal', key: 'ab'.repeat(32), seal: null },
    ]);
  });

  it('still verifies seals that were made when they covered events only', async () => {
    const { tenantId } = await unsealedThread();
    const events = await house().tx((tx) =>
      tx.run(
        sql<{ id: string; json: string }>`select id, json_build_object('actorRole', actor_role,
            'approachId', approach_id, 'commitment', encode(commitment, 'hex'), 'id', id, 'kind', kind,
            'occurredAt', '2026-11-21T10:00:00.123Z', 'subjectId', subject_id)::text as json
          from event where tenant_id = ${tenantId} order by id`,
      ),
    );
    const root = hash(
      events.map(({ json }) => hash(json.replaceAll(/ ?([:,]) (?=")/g, '$1'))).join(''),
    );
    const previous = '0'.repeat(64);
    const sealedAt = '2026-11-20T10:00:00.000Z';
    const old = hash(
      `{"count":3,"number":1,"previous":"${previous}","root":"${root}","sealedAt":"${sealedAt}"}`,
    );
    await house().tx(async (tx) => {
      await tx.run(sql`insert into seal (tenant_id, number, previous, root, count, sealed_at, hash)
        values (${tenantId}, 1, decode(${previous}, 'hex'), decode(${root}, 'hex'), 3, ${sealedAt},
          decode(${old}, 'hex'))`);
      for (const [place, { id }] of events.entries()) {
        await tx.run(sql`insert into seal_member (tenant_id, event_id, seal_number, place)
          values (${tenantId}, ${id}, 1, ${place})`);
      }
      await tx.run(sql`delete from event_unsealed where tenant_id = ${tenantId}`);
    });
    expect(await verify(tenantId, old)).toMatchObject({ seals: 1, givenSeal: 1, breaks: [] });

    expect(await seal(tenantId)).toMatchObject({ events: 0 });
    const both = await verify(tenantId, old);
    expect(both).toMatchObject({ seals: 2, givenSeal: 1, rowsWaiting: 0, breaks: [] });
    expect((await house().tx((tx) => latestSeal(tx, tenantId)))?.previous).toBe(old);

    await tamper(sql`update event set kind = 'handed-on'
      where tenant_id = ${tenantId} and id = ${events[1]?.id}`);
    expect((await verify(tenantId)).breaks).toEqual([
      { what: 'seal-covers-other-things', table: 'seal', key: '1', seal: 1 },
    ]);
  });

  it('names an event that was changed, or whose content was changed', async () => {
    const one = await threadOfThree();
    const [written] = await house().tx((tx) =>
      tx.run(
        sql<{ id: string }>`update event set actor_role = 'coordinator'
          where tenant_id = ${one.tenantId} and kind = 'written-out' returning id`,
      ),
    );
    expect((await verify(one.tenantId)).breaks).toEqual([
      { what: 'event-changed', table: 'event', key: written?.id, seal: 1 },
    ]);
    const two = await threadOfThree();
    await tamper(sql`update event_content set content = '{}' where tenant_id = ${two.tenantId}
      and event_id in (select id from event where kind = 'written-out')`);
    expect((await verify(two.tenantId)).breaks).toMatchObject([
      { what: 'event-content-changed', table: 'event_content' },
    ]);
  });

  it('names words that were changed, and words that vanished without being taken back', async () => {
    const one = await threadOfThree();
    await tamper(
      sql`update text_version set body = 'Alles is goed.' where tenant_id = ${one.tenantId}`,
    );
    expect((await verify(one.tenantId)).breaks).toEqual([
      { what: 'text-changed', table: 'text_version', key: `${one.textId}/1`, seal: null },
    ]);
    const two = await threadOfThree();
    await open().db.tx(two, (tx) => eraseText(tx, two.tenantId, two.textId));
    expect((await verify(two.tenantId)).breaks).toEqual([
      {
        what: 'text-erased-without-event',
        table: 'text_version',
        key: `${two.textId}/1`,
        seal: null,
      },
    ]);
    await tell(two, 'erased', [two.textId]);
    expect(await verify(two.tenantId)).toMatchObject({ erased: 1, breaks: [] });
    await seal(two.tenantId);
    expect(await verify(two.tenantId)).toMatchObject({ erased: 1, breaks: [] });
  });

  it('names a seal that was changed, and seals that were taken away', async () => {
    const { tenantId } = await threadOfThree();
    await tamper(
      sql`update seal set sealed_at = sealed_at - interval '1 day' where tenant_id = ${tenantId}`,
    );
    expect((await verify(tenantId)).breaks).toEqual([
      { what: 'seal-changed', table: 'seal', key: '1', seal: 1 },
    ]);
    const other = await threadOfThree();
    await tell(other, 'handed-on');
    await seal(other.tenantId);
    await tamper(
      sql`delete from seal_member where tenant_id = ${other.tenantId} and seal_number = 2`,
    );
    await tamper(sql`delete from seal where tenant_id = ${other.tenantId} and number = 2`);
    expect((await verify(other.tenantId)).breaks).toMatchObject([
      { what: 'event-never-sealed', table: 'event' },
    ]);
  });
});
