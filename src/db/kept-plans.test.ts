import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPglite, type PgliteDriver } from './pglite.ts';

describe('a plan that is kept', () => {
  let driver: PgliteDriver;
  beforeAll(async () => {
    driver = await openPglite({ folder: null });
    await driver.script(`create table said (id integer primary key, words text, on_day date, data jsonb);
      insert into said values (1, 'één', '2026-11-21', '{"a": [1, null]}'), (2, null, null, null)`);
  }, 60_000);
  afterAll(() => driver.close());

  it('gives what a new one gives, however often, of every kind', async () => {
    const read = `select id, words, on_day, data, count(*) over () as count, now() > $2 as later
      from said where id >= $1 order by id`;
    const first = await driver.once(read, [1, new Date(0)]);
    expect(first).toEqual([
      { id: 1, words: 'één', on_day: '2026-11-21', data: { a: [1, null] }, count: 2, later: true },
      { id: 2, words: null, on_day: null, data: null, count: 2, later: true },
    ]);
    for (let time = 0; time < 8; time += 1) {
      expect(await driver.once(read, [1, new Date(0)])).toEqual(first);
    }
    expect(await driver.once(read, [2, new Date(0)])).toHaveLength(1);
  });

  it('takes lists, nothing and bytes as parameters', async () => {
    const read = 'select id from said where id = any($1::integer[]) and $2::text is null';
    expect(await driver.once(read, [[1, 2], null])).toHaveLength(2);
    expect(await driver.once(read, [[], null])).toEqual([]);
    const [row] = await driver.once('select $1::bytea as bytes', [Buffer.from([0, 255])]);
    expect(Buffer.from((row?.['bytes'] ?? []) as Uint8Array).toString('hex')).toBe('00ff');
  });

  it('is made anew once a table is another', async () => {
    const read = 'select * from said where id = $1';
    expect(await driver.once(read, [2])).toEqual([
      { id: 2, words: null, on_day: null, data: null },
    ]);
    await driver.script(
      'alter table said drop column data; alter table said alter words type jsonb using null',
    );
    expect(await driver.once(read, [2])).toEqual([{ id: 2, words: null, on_day: null }]);
  });

  it('does not outlive an error: the transaction fails, the next one works', async () => {
    const read = 'select 1 / $1::integer as part';
    expect(await driver.once(read, [1])).toEqual([{ part: 1 }]);
    const session = await driver.begin('begin');
    await expect(session.query(read, [0])).rejects.toMatchObject({ code: '22012' });
    await expect(session.query('select 2 as two', [])).rejects.toMatchObject({ code: '25P02' });
    await session.end('rollback');
    await expect(driver.once('select wrong from said', [])).rejects.toMatchObject({
      code: '42703',
    });
    expect(await driver.once(read, [1])).toEqual([{ part: 1 }]);
    expect(await driver.once('select 2 as two', [])).toEqual([{ two: 2 }]);
  });
});
