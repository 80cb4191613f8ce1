import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DatabaseKind } from '../db/test-database.ts';
import { appendEvent } from '../thread/events.ts';
import { newId, systemClock, systemRandom } from '../thread/ids.ts';
import { sealNext } from '../thread/seal-thread.ts';
import { addText } from '../thread/texts.ts';
import { type TrustTable, wholeTables } from '../thread/trust-table.ts';
import { type VerifyReport, verifyWorkspace } from '../thread/verify.ts';
import { type OwnedDatabase, ownedDatabase } from './owner-under-test.ts';
import { trustTables } from './trust-tables.ts';
import { notSealed, sealedOtherwise, sealedTablesDocument } from './trust-tables-under-test.ts';

// every column of every table, each with a verification of its own
vi.setConfig({ testTimeout: 180_000 });
const source = { clock: systemClock, random: systemRandom };
const tenantId = newId(source);

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isNeeded: boolean;
}

/** Every column of every table with a workspace, as the catalogue has it. */
async function columnsOf({ run }: OwnedDatabase): Promise<Column[]> {
  const rows = await run(`select c.relname as table, a.attname as name,
      format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "isNeeded"
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0
      and c.relname <> 'workspace_host' and not a.attisdropped
      and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')
    order by c.relname, a.attnum`);
  return rows as unknown as Column[];
}

/** SQL for some value of a type. */
const someValue: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `'iets ' || gen_random_uuid()`,
  integer: '1 + (random() * 1000000)::integer',
  smallint: '1 + (random() * 1000)::smallint',
  real: '1.5',
  boolean: 'false',
  date: `date '2026-11-21'`,
  'timestamp with time zone': `timestamptz '2026-11-21T10:00:00.123456Z'`,
  bytea: `decode(replace(gen_random_uuid()::text, '-', ''), 'hex')`,
  'text[]': `array['iets', 'nog iets']`,
  'uuid[]': 'array[gen_random_uuid()]',
  jsonb: `'{"day": "2026-11-21", "of": 3}'::jsonb`,
};

/** SQL for a value that is not the one in the column. */
const otherValue: Readonly<Record<string, (column: string) => string>> = {
  boolean: (column) => `${column} is not true`,
  date: (column) => `coalesce(${column}, date '2026-01-01') + 1`,
  integer: (column) => `coalesce(${column}, 0) + 1000`,
  smallint: (column) => `coalesce(${column}, 0) + 1000`,
  'timestamp with time zone': (column) =>
    `coalesce(${column}, timestamptz '2026-01-01Z') + interval '1 microsecond'`,
  'text[]': (column) => `array_append(${column}, 'erbij')`,
  'uuid[]': (column) => `array_append(${column}, gen_random_uuid())`,
  jsonb: (column) => `coalesce(${column}, '{}') || '{"of": 4}'`,
};

/** What a row needs so that it counts. */
const given = (table: TrustTable, answer: string): Readonly<Record<string, string>> => {
  if (table.name === 'answer') return { id: `'${answer}'`, status: `'checked'` };
  return table.only?.includes('answer_id') ? { answer_id: `'${answer}'` } : {};
};

const keyOf = (table: TrustTable) =>
  table.key.map((column) => `${column}::text`).join(` || '/' || `);

describe.each<DatabaseKind>(['pglite', 'postgres'])('trust tables (%s)', (kind) => {
  let database: OwnedDatabase;
  let columns: Column[];
  let kept = '';
  const answer = newId(source);

  /** One row more, made by the owner of the database; gives its key. */
  async function addRow(table: TrustTable): Promise<string> {
    const its = columns.filter((column) => column.table === table.name);
    const values = its.map(({ name, type }) => {
      if (name === 'tenant_id') return `'${tenantId}'`;
      return given(table, answer)[name] ?? someValue[type] ?? `no value of type ${type}`;
    });
    const [row] =
      await database.run(`insert into ${table.name} (${its.map(({ name }) => name).join(', ')})
      values (${values.join(', ')}) returning ${keyOf(table)} as key`);
    return String(row?.['key']);
  }
  const house = () => database.open.installation('seal in a test');
  async function sealAll(): Promise<void> {
    for (let isMore = true; isMore; ) {
      const sealed = await house().tx((tx) => sealNext(tx, source, tenantId, trustTables));
      expect(sealed.refused).toEqual([]);
      isMore = sealed.isMore;
    }
  }
  const verify = (): Promise<VerifyReport> =>
    verifyWorkspace(house(), tenantId, trustTables, { givenSeal: kept });
  const namedBy = ({ breaks }: VerifyReport) =>
    breaks.map(({ what, table, key }) => `${table} ${key}: ${what}`);

  const rows = new Map<string, string>();
  const others = new Map<string, string>();

  beforeAll(async () => {
    database = await ownedDatabase(kind);
    columns = await columnsOf(database);
    const textId = newId(source);
    await database.open.db.tx({ tenantId }, async (tx) => {
      const text = { textId, version: 1, locale: 'nl', body: 'Hier staat iets.' } as const;
      const fact = await addText(tx, source, { ...text, status: 'written' });
      for (const kind of ['contribution-received', 'written-out']) {
        await appendEvent(tx, source, {
          kind,
          approachId: newId(source),
          subjectId: textId,
          actorRole: 'resident',
          facts: { ...fact },
        });
      }
    });
    for (const table of trustTables) {
      if (table.name === wholeTables || table.name === 'text_version') continue;
      rows.set(table.name, await addRow(table));
      // a second one, so that a change of one is not a change of all
      if (table.name !== 'answer') others.set(table.name, await addRow(table));
    }
    rows.set('text_version', `${textId}/1`);
    rows.set(wholeTables, 'bead');
    await database.run(`insert into file (tenant_id, id, kind, media_type, bytes, byte_length, playable,
        created_at)
      select tenant_id, file_id, 'photo', 'image/jpeg', '\\x0102', 2, false, now()
      from contribution_photo where tenant_id = '${tenantId}'`);
    await sealAll();
    kept = (await verify()).latestSeal ?? '';
  }, 120_000);
  afterAll(() => database.close());

  it('are all tables but those with a reason, and every column of them has its place', async () => {
    const tables = new Set(columns.map(({ table }) => table));
    const placed = [...trustTables.map(({ name }) => name), ...Object.keys(sealedOtherwise)];
    expect([...placed, ...Object.keys(notSealed)].toSorted()).toEqual([...tables].toSorted());
    for (const table of trustTables) {
      const its = columns.filter(({ table: name }) => name === table.name).map(({ name }) => name);
      const said = [...table.key, ...table.fixed, ...table.moving, ...Object.keys(table.open)];
      expect([table.name, ...said.toSorted()]).toEqual([
        table.name,
        ...its.filter((name) => name !== 'tenant_id').toSorted(),
      ]);
    }
    // what rooms may delete are the tables of which rows may go
    const deletable = await database.run(`select c.relname as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and has_table_privilege('hoofdrol_app', c.oid, 'delete')`);
    const may = new Set(deletable.map(({ name }) => String(name)));
    for (const { name, mayGo } of trustTables) {
      if (may.has(name)) expect([name, mayGo]).toEqual([name, true]);
    }
    await expect(sealedTablesDocument()).toMatchFileSnapshot(
      '../../docs/operations/sealed-tables.md',
    );
  });

  it('agree with their seals while nobody tampers', async () => {
    const report = await verify();
    expect(namedBy(report)).toEqual([]);
    expect(report).toMatchObject({ rowsWaiting: 0, unsealed: 0, breakCount: 0 });
    expect(report.rows).toBe(rows.size + others.size + trustTables.length - 2);
  });

  /** Changes one row of each table, verifies, and puts everything back as it was. */
  async function tampered(
    changes: readonly { table: TrustTable; set: string }[],
  ): Promise<VerifyReport> {
    const before: { table: TrustTable; json: string }[] = [];
    for (const { table } of changes) {
      const [found] = await database.run(
        `select to_jsonb(t)::text as json from ${table.name} t where ${itself(table)}`,
      );
      before.push({ table, json: String(found?.['json']) });
    }
    for (const { table, set } of changes) {
      const done = await database.run(
        `update ${table.name} set ${set} where ${itself(table)} returning 1`,
      );
      expect([table.name, set, done.length]).toEqual([table.name, set, 1]);
    }
    const report = await verify();
    for (const { table, json } of before) {
      // also where the key itself was changed
      await database.run(
        `delete from ${table.name} t where tenant_id = '${tenantId}' and
        ${keyOf(table)} <> all ($1)`,
        [[others.get(table.name) ?? '']],
      );
      await database.run(
        `insert into ${table.name} select * from jsonb_populate_record(null::${table.name}, $1::jsonb)`,
        [json],
      );
    }
    return report;
  }
  const itself = (table: TrustTable): string =>
    `tenant_id = '${tenantId}' and ${keyOf(table)} = '${rows.get(table.name)}'`;
  const setOther = (table: TrustTable, column: string): string => {
    const type = columns.find(({ table: of, name }) => of === table.name && name === column)?.type;
    const other = otherValue[type ?? '']?.(column) ?? someValue[type ?? ''] ?? '';
    return `${column} = ${other}`;
  };
  /** Column by column, one of each table at a time. */
  const rounds = (of: (table: TrustTable) => readonly string[]) => {
    const most = Math.max(...trustTables.map((table) => of(table).length));
    return Array.from({ length: most }, (_, at) =>
      trustTables.flatMap((table) => {
        const column = of(table)[at];
        return column && table.name !== wholeTables ? [{ table, column }] : [];
      }),
    );
  };
  // whether the rows of a sent answer count hangs on this one: by itself, below
  const isSwitch = (table: TrustTable, column: string) =>
    table.name === 'answer' && column === 'status';

  it('say which row, when the owner of the database changes what never changes', async () => {
    for (const round of rounds(({ fixed }) => fixed)) {
      const report = await tampered(
        round.map(({ table, column }) => ({ table, set: setOther(table, column) })),
      );
      expect(namedBy(report).toSorted()).toEqual(
        round
          .map(({ table, column }) => {
            const what = column === 'digest' && table.name === 'text_version' ? 'text' : 'row';
            return `${table.name} ${rows.get(table.name)}: ${what}-changed`;
          })
          .toSorted(),
      );
    }
    expect(namedBy(await verify())).toEqual([]);
  });

  it('say which row, when the owner changes what only changes with an event', async () => {
    for (const round of rounds(({ moving }) => moving)) {
      const changes = round.filter(({ table, column }) => !isSwitch(table, column));
      const report = await tampered(
        changes.map(({ table, column }) => ({ table, set: setOther(table, column) })),
      );
      expect(namedBy(report).toSorted()).toEqual(
        changes
          .map(({ table }) => `${table.name} ${rows.get(table.name)}: row-changed-without-event`)
          .toSorted(),
      );
    }
    expect(namedBy(await verify())).toEqual([]);
  });

  it('say which row, when the owner removes it, renames it or adds one', async () => {
    const tables = trustTables.filter(({ name }) => name !== wholeTables && name !== 'answer');
    const named = (what: string, keys: ReadonlyMap<string, string>, of = tables) =>
      of.map(({ name }) => `${name} ${keys.get(name)}: ${what}`).toSorted();
    const removed = await tampered(
      tables.map((table) => ({ table, set: 'tenant_id = gen_random_uuid()' })),
    );
    const gone = [
      ...named(
        'row-gone-without-event',
        rows,
        tables.filter(({ mayGo }) => mayGo),
      ),
      ...named(
        'row-gone',
        rows,
        tables.filter(({ mayGo }) => !mayGo),
      ),
    ];
    // the words themselves are missed by the events that tell of them
    const missed = gone.map((line) =>
      line.replace(/^(text_version .*): row-gone.*/, '$1: text-missing'),
    );
    expect(namedBy(removed).toSorted()).toEqual(missed.toSorted());

    const added = new Map<string, string>();
    for (const table of tables) added.set(table.name, await addRow(table));
    const loud = tables.filter(({ comesQuietly }) => !comesQuietly);
    const report = await verify();
    expect(namedBy(report).filter((line) => !line.startsWith('text_version'))).toEqual(
      expect.arrayContaining(named('row-added-without-event', added, loud)),
    );
    expect(report.breaks.filter(({ table }) => table !== 'text_version')).toHaveLength(loud.length);
    for (const table of tables) {
      await database.run(`delete from ${table.name} where tenant_id = '${tenantId}'
        and ${keyOf(table)} = '${added.get(table.name)}'`);
    }
    expect(namedBy(await verify())).toEqual([]);
  });

  it('say which row, when other bytes stand in the file that it names, and which words', async () => {
    const photo = rows.get('contribution_photo') ?? '';
    const body = (now: string) =>
      database.run(`update text_version set body = '${now}' where tenant_id = '${tenantId}'
        and body like 'Hier staat iets%'`);
    const bytes = (now: string) =>
      database.run(`update file set bytes = '\\x${now}' where tenant_id = '${tenantId}'
        and id = '${photo.split('/')[1]}'`);
    await bytes('00');
    await body('Hier staat iets anders.');
    expect(namedBy(await verify()).toSorted()).toEqual([
      `contribution_photo ${photo}: row-changed`,
      `text_version ${rows.get('text_version')}: text-changed`,
    ]);
    await bytes('0102');
    await body('Hier staat iets.');
    expect(namedBy(await verify())).toEqual([]);
  });

  it('name an answer that is made a draft again, and what hangs on it', async () => {
    const table = trustTables.filter(({ name }) => name === 'answer');
    const report = await tampered(table.map((table) => ({ table, set: `status = 'draft'` })));
    expect(new Set(report.breaks.map(({ table }) => table))).toEqual(
      new Set(['answer', 'answer_delivery', 'answer_signature']),
    );
    expect(namedBy(report)).toContain(`answer ${answer}: row-gone-without-event`);
  });

  it('name events, seals and what was sealed of rows', async () => {
    const change = async (table: string, set: string, where: string) => {
      const [row] = await database.run(
        `select to_jsonb(t)::text as json from ${table} t where tenant_id = '${tenantId}' and ${where}`,
      );
      const [now] = await database.run(`update ${table} set ${set}
        where tenant_id = '${tenantId}' and ${where} returning ctid::text as at`);
      const { breaks } = await verify();
      await database.run(`delete from ${table} where ctid = '${String(now?.['at'])}'::tid`);
      await database.run(
        `insert into ${table} select * from jsonb_populate_record(null::${table}, $1::jsonb)`,
        [String(row?.['json'])],
      );
      return breaks.map((found) => `${found.table} ${found.key}`);
    };
    const [event] = await database.run(
      `select id from event where tenant_id = '${tenantId}' limit 1`,
    );
    const id = String(event?.['id']);
    for (const { table, name, type } of columns) {
      if (name === 'tenant_id') continue;
      const other = `${name} = ${otherValue[type]?.(name) ?? someValue[type]}`;
      const where = {
        event: `id = '${id}'`,
        event_content: `event_id = '${id}'`,
        seal: 'number = 1',
      };
      if (table in where) {
        const key = table === 'seal' ? '1' : id;
        const at = where[table as keyof typeof where];
        const isKey = ['id', 'event_id', 'number'].includes(name);
        if (!isKey) expect(await change(table, other, at)).toContain(`${table} ${key}`);
      }
      if (table === 'seal_member' && name !== 'event_id') {
        expect(await change(table, other, `event_id = '${id}'`)).not.toEqual([]);
      }
      if (table === 'sealed_row' && name !== 'second_id') {
        const at = `row_key = '${rows.get('goal')}'`;
        expect([name, await change(table, other, at)]).not.toEqual([name, []]);
      }
    }
    expect(namedBy(await verify())).toEqual([]);
  });

  it('name an event that was removed, and a table that is said not to be whole', async () => {
    const spoil = async (table: string, where: string) => {
      const at = `tenant_id = '${tenantId}' and ${where}`;
      const [row] = await database.run(
        `select to_jsonb(t)::text as json from ${table} t where ${at}`,
      );
      await database.run(`delete from ${table} where ${at}`);
      const named = namedBy(await verify());
      await database.run(
        `insert into ${table} select * from jsonb_populate_record(null::${table}, $1::jsonb)`,
        [String(row?.['json'])],
      );
      return named;
    };
    const [event] = await database.run(
      `select id from event where tenant_id = '${tenantId}' limit 1`,
    );
    const id = String(event?.['id']);
    expect(await spoil('event', `id = '${id}'`)).toEqual([`event ${id}: event-missing`]);
    expect(await spoil('event_content', `event_id = '${id}'`)).toEqual([
      `event_content ${id}: event-content-missing`,
    ]);
    expect(await spoil('sealed_table', `table_name = 'goal'`)).toEqual([
      'sealed_table goal: row-gone',
    ]);
    expect(await spoil('seal', 'number = 1')).toContain('seal 1: seal-missing');
  });

  it('take a change that an event tells, never one of what cannot change', async () => {
    const goal = rows.get('goal') ?? '';
    const tell = (subjectId: string) =>
      database.open.db.tx({ tenantId }, (tx) =>
        appendEvent(tx, source, {
          kind: 'goal-changed',
          approachId: subjectId,
          subjectId,
          actorRole: 'member',
          facts: {},
        }),
      );
    const set = (change: string, id: string) =>
      database.run(`update goal set ${change} where tenant_id = '${tenantId}' and id = '${id}'`);
    await set('version = version + 1', goal);
    await tell(goal);
    expect(await verify()).toMatchObject({ breaks: [], rowsWaiting: 1, unsealed: 1 });
    await sealAll();
    expect(await verify()).toMatchObject({ breaks: [], rowsWaiting: 0, unsealed: 0 });
    // of what stood there before nothing can be guessed
    const leaves = await database.run(`select revision, moving_salt is null as "isErased",
        fixed_salt is null as "isUnsalted"
      from sealed_row where tenant_id = '${tenantId}' and row_key = '${goal}' order by revision`);
    expect(leaves).toEqual([
      { revision: 1, isErased: true, isUnsalted: true },
      { revision: 2, isErased: false, isUnsalted: false },
    ]);

    const other = others.get('goal') ?? '';
    const [made] = await database.run(`select created_at::text as at from goal
      where tenant_id = '${tenantId}' and id = '${other}'`);
    await set(`created_at = created_at - interval '1 day'`, other);
    await tell(other);
    const { refused } = await house().tx((tx) => sealNext(tx, source, tenantId, trustTables));
    expect(refused).toEqual([{ table: 'goal', key: other }]);
    expect(namedBy(await verify())).toEqual([`goal ${other}: row-changed`]);
    await set(`created_at = '${made?.['at']}'`, other);
    expect(namedBy(await verify())).toEqual([]);
  });

  it('are found out by the seal kept outside, when everything is sealed anew', async () => {
    await database.run(
      `update consent set wording_version = 'een andere' where tenant_id = '${tenantId}'`,
    );
    for (const table of ['seal_member', 'sealed_row', 'sealed_table', 'seal', 'event_unsealed']) {
      await database.run(`delete from ${table} where tenant_id = '${tenantId}'`);
    }
    await database.run(`insert into event_unsealed select tenant_id, id from event
      where tenant_id = '${tenantId}'`);
    await sealAll();
    expect(namedBy(await verify())).toEqual([`seal ${kept}: given-seal-unknown`]);
  });
});
