import { expect, it } from 'vitest';
import { sql } from '../db/sql.ts';
import { onBothDatabases } from '../db/test-database.ts';
import { appendEvent } from './events.ts';
import { newId, systemRandom } from './ids.ts';
import { sealEvents } from './seals.ts';
import { addText, eraseText } from './texts.ts';
import { verifyWorkspace } from './verify.ts';

const source = { clock: { now: () => new Date('2026-11-21T10:00:00.123Z') }, random: systemRandom };

onBothDatabases('sealing and verifying the thread', (open) => {
  async function threadOfThree() {
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
      expect(await sealEvents(tx, source.clock, tenantId)).toBe(3);
      expect(await sealEvents(tx, source.clock, tenantId)).toBe(0);
    });
    return { tenantId, approachId, textId };
  }
  const verify = (tenantId: string, seal?: string) =>
    open().db.tx({ tenantId }, (tx) => verifyWorkspace(tx, tenantId, seal));
  const tamper = (statement: ReturnType<typeof sql>) =>
    open()
      .installation('tamper in a test')
      .tx((tx) => tx.run(statement));

  it('finds nothing wrong with an untouched thread, and says what is not sealed yet', async () => {
    const { tenantId, approachId } = await threadOfThree();
    await open().db.tx({ tenantId }, (tx) =>
      appendEvent(tx, source, {
        kind: 'handed-on',
        approachId,
        subjectId: approachId,
        actorRole: 'member',
        facts: {},
      }),
    );
    const report = await verify(tenantId);
    expect(report).toMatchObject({ seals: 1, events: 4, unsealed: 1, erased: 0, breaks: [] });
    expect((await verify(tenantId, report.latestSeal ?? '')).breaks).toEqual([]);
    expect((await verify(tenantId, 'ab'.repeat(32))).breaks).toEqual([
      { what: 'given-seal-unknown', where: 'ab'.repeat(32) },
    ]);
  });

  it('names an event that was changed, removed, or whose content was changed', async () => {
    const one = await threadOfThree();
    await tamper(
      sql`update event set actor_role = 'coordinator' where tenant_id = ${one.tenantId} and kind = 'written-out'`,
    );
    expect((await verify(one.tenantId)).breaks).toEqual([
      { what: 'events-changed', where: 'seal 1' },
    ]);
    const two = await threadOfThree();
    await tamper(sql`update event_content set content = '{}' where tenant_id = ${two.tenantId}
      and event_id in (select id from event where kind = 'written-out')`);
    expect((await verify(two.tenantId)).breaks).toMatchObject([{ what: 'event-content-changed' }]);
  });

  it('names words that were changed, and words that vanished without being taken back', async () => {
    const one = await threadOfThree();
    await tamper(
      sql`update text_version set body = 'Alles is goed.' where tenant_id = ${one.tenantId}`,
    );
    expect((await verify(one.tenantId)).breaks).toEqual([
      { what: 'text-changed', where: `text ${one.textId}` },
    ]);
    const two = await threadOfThree();
    await open().db.tx(two, (tx) => eraseText(tx, two.tenantId, two.textId));
    expect((await verify(two.tenantId)).breaks).toEqual([
      { what: 'text-erased-without-event', where: `text ${two.textId}` },
    ]);
    await open().db.tx(two, (tx) =>
      appendEvent(tx, source, {
        kind: 'erased',
        approachId: two.approachId,
        subjectId: two.approachId,
        actorRole: 'resident',
        facts: { texts: [two.textId] },
      }),
    );
    expect(await verify(two.tenantId)).toMatchObject({ erased: 1, breaks: [] });
  });

  it('names a seal that was made anew over a changed past', async () => {
    const { tenantId } = await threadOfThree();
    await tamper(
      sql`update seal set sealed_at = sealed_at - interval '1 day' where tenant_id = ${tenantId}`,
    );
    expect((await verify(tenantId)).breaks).toEqual([{ what: 'seal-changed', where: 'seal 1' }]);
  });
});
