import { expect, it } from 'vitest';
import { DatabaseError } from './database.ts';
import { sql } from './sql.ts';
import { onBothDatabases } from './test-database.ts';

const wijk = { tenantId: '0197f000-0000-7000-8000-000000000001' };
const dorp = { tenantId: '0197f000-0000-7000-8000-000000000002' };

onBothDatabases('the door to the database', (open) => {
  const addBead = (tenantId: string, id: string) =>
    sql`insert into bead (tenant_id, id, approach_id, kind, created_at)
        values (${tenantId}, ${id}, ${id}, 'goal', now())`;
  const idOf = (n: number) => `0197f000-0000-7000-9000-${String(n).padStart(12, '0')}`;

  it('keeps what a transaction wrote when it returns, and nothing of it when it throws', async () => {
    const { db } = open();
    await db.tx(wijk, (tx) => tx.run(addBead(wijk.tenantId, idOf(1))));
    await expect(
      db.tx(wijk, async (tx) => {
        await tx.run(addBead(wijk.tenantId, idOf(2)));
        throw new Error('a surprise');
      }),
    ).rejects.toThrow('a surprise');
    const rows = await db.tx(wijk, (tx) => tx.run(sql<{ id: string }>`select id from bead`));
    expect(rows).toEqual([{ id: idOf(1) }]);
  });

  it('shows one workspace nothing of another, even when a query forgets to ask', async () => {
    const { db } = open();
    await db.tx(dorp, (tx) => tx.run(addBead(dorp.tenantId, idOf(3))));
    const seen = await db.tx(dorp, (tx) => tx.run(sql<{ id: string }>`select id from bead`));
    expect(seen).toEqual([{ id: idOf(3) }]);
  });

  it('refuses to write into another workspace', async () => {
    const { db } = open();
    const attempt = db.tx(wijk, (tx) => tx.run(addBead(dorp.tenantId, idOf(4))));
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
    await expect(attempt).rejects.toBeInstanceOf(DatabaseError);
  });

  it('refuses to change or delete what may only be added', async () => {
    const { db } = open();
    await expect(db.tx(wijk, (tx) => tx.run(sql`delete from bead`))).rejects.toMatchObject({
      code: '42501',
    });
    await expect(
      db.tx(wijk, (tx) => tx.run(sql`update event set kind = 'other'`)),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('lets the installation see every workspace', async () => {
    const rows = await open()
      .installation('test')
      .tx((tx) => tx.run(sql<{ n: number }>`select count(*)::int as n from bead`));
    expect(rows[0]?.n).toBe(2);
  });

  it('refuses a transaction inside another, and a transaction that has leaked', async () => {
    const { db } = open();
    await expect(db.tx(wijk, async () => db.tx(wijk, async () => undefined))).rejects.toThrow(
      'inside another',
    );
    let leaked: ((query: ReturnType<typeof addBead>) => Promise<unknown>) | undefined;
    await db.tx(wijk, async (tx) => {
      leaked = tx.run;
    });
    await expect(leaked?.(addBead(wijk.tenantId, idOf(5)))).rejects.toThrow('has ended');
  });

  it('goes on working after a query that failed', async () => {
    const { db } = open();
    await expect(db.tx(wijk, (tx) => tx.run(sql`select nothing from nowhere`))).rejects.toThrow();
    expect(await db.call(wijk, 'link_of_slug', { slug: 'niets' })).toBeNull();
  });

  it('gives dates as calendar days and counts as numbers', async () => {
    const rows = await open().db.tx(wijk, (tx) =>
      tx.run(
        sql<{
          day: string;
          many: number;
        }>`select date '2026-03-29' as day, count(*) as many from bead`,
      ),
    );
    expect(rows[0]).toEqual({ day: '2026-03-29', many: 1 });
  });
});
