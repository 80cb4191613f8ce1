import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import type { Driver } from './database.ts';
import { sql } from './sql.ts';
import { clonePglite, clonePostgres, type DatabaseKind } from './test-database.ts';

/** The only tables that belong to no workspace. */
const globalTables = ['schema_migration', 'workspace_host'];

/** What must hold for every table (decision 35). Each query gives the sentences of what is wrong. */
const rules = `
with tenant_table as (
  select c.oid, c.relname as name, c.relrowsecurity, c.relforcerowsecurity
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> all ($1)),
tenant_column as (
  select a.attrelid, a.attnum, a.attnotnull, a.atttypid::regtype::text as type
  from pg_attribute a where a.attname = 'tenant_id' and a.attnum > 0 and not a.attisdropped),
wrong as (
  select format('%s has no tenant_id uuid not null', t.name) as sentence
    from tenant_table t left join tenant_column k on k.attrelid = t.oid
    where k.attnum is null or not k.attnotnull or k.type <> 'uuid'
  union all
  select format('%s has no primary key', t.name) from tenant_table t
    where not exists (select from pg_constraint c where c.conrelid = t.oid and c.contype = 'p')
  union all
  -- unique indexes made without a constraint count as well
  select format('%s: %s does not contain tenant_id', t.name, i.indexrelid::regclass)
    from pg_index i join tenant_table t on t.oid = i.indrelid
    left join tenant_column k on k.attrelid = t.oid
    where (i.indisunique or i.indisprimary or i.indisexclusion)
      and (k.attnum is null or k.attnum <> all ((i.indkey::int2[])[0:i.indnkeyatts - 1]))
  union all
  select format('%s: %s does not pair tenant_id', t.name, c.conname)
    from pg_constraint c join tenant_table t on t.oid = c.conrelid
    join tenant_table r on r.oid = c.confrelid
    where c.contype = 'f' and not exists (
      select from unnest(c.conkey, c.confkey) as pair (here, there)
      join tenant_column k on k.attrelid = c.conrelid and k.attnum = pair.here
      join tenant_column l on l.attrelid = c.confrelid and l.attnum = pair.there)
  union all
  select format('%s: %s sets every column to null, tenant_id too', t.name, c.conname)
    from pg_constraint c join tenant_table t on t.oid = c.conrelid
    where c.contype = 'f' and c.confdeltype in ('n', 'd') and c.confdelsetcols is null
  union all
  select format('%s points at %s, which belongs to workspaces', c.conrelid::regclass, r.name)
    from pg_constraint c join tenant_table r on r.oid = c.confrelid
    where c.contype = 'f' and c.conrelid not in (select oid from tenant_table)
  union all
  select format('%s has the trigger %s', g.tgrelid::regclass, g.tgname)
    from pg_trigger g join pg_class c on c.oid = g.tgrelid
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and not g.tgisinternal
  union all
  select format('%s.%s counts by itself', a.attrelid::regclass, a.attname)
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0
      and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')
  union all
  select format('%s has no forced row-level security', t.name) from tenant_table t
    where not (t.relrowsecurity and t.relforcerowsecurity)
  union all
  select format('%s has no wall of one workspace for hoofdrol_app', t.name) from tenant_table t
    where not exists (
      select from pg_policy p
      where p.polrelid = t.oid and p.polcmd = '*' and p.polroles = array['hoofdrol_app'::regrole::oid]
        and pg_get_expr(p.polqual, p.polrelid) like '%tenant_id = %app.tenant%'
        and pg_get_expr(p.polwithcheck, p.polrelid) like '%tenant_id = %app.tenant%')
  union all
  select format('%s lets hoofdrol_app past its wall by %s', t.name, p.polname)
    from tenant_table t join pg_policy p on p.polrelid = t.oid
    where p.polpermissive and (p.polroles && array['hoofdrol_app'::regrole::oid, 0::oid])
      and pg_get_expr(coalesce(p.polqual, p.polwithcheck), p.polrelid) not like '%app.tenant%'
  union all
  select format('%s is named as global and is not there', name) from unnest($1) as name
    where to_regclass('public.' || name) is null
  union all
  select format('hoofdrol_app may %s in %s, which has no workspace', g.privilege_type, g.table_name)
    from information_schema.role_table_grants g
    where g.grantee in ('hoofdrol_app', 'PUBLIC') and g.table_schema = 'public'
      and g.table_name = any ($1) and g.privilege_type <> 'SELECT'
)
select sentence from wrong order by sentence`;

/** A schema that breaks every rule at least once. */
const wrongSchema = `
create table shared_list (id integer primary key);
create table no_tenant (id uuid primary key);
create table bad_key (tenant_id uuid not null, id uuid not null, slug text not null,
  primary key (id), constraint bad_slug unique (slug));
create unique index bad_index on bad_key (lower(slug));
create unique index bad_include on bad_key (slug) include (tenant_id);
create table good_key (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id));
create table bad_pointer (tenant_id uuid not null, id uuid not null, other uuid, good uuid,
  primary key (tenant_id, id),
  constraint crossed foreign key (other) references bad_key (id),
  constraint emptied foreign key (tenant_id, good) references good_key (tenant_id, id)
    on delete set null);
create table counted (tenant_id uuid not null, id integer generated always as identity,
  other serial, primary key (tenant_id, id));
create table nullable_tenant (tenant_id uuid, id uuid not null, unique (tenant_id, id));
select build_tenant_wall('good_key', 'select');
create policy open_door on good_key to hoofdrol_app using (true);
alter table workspace_host add column seen uuid references no_tenant (id);
grant insert on workspace_host to hoofdrol_app;
create function nothing() returns trigger language plpgsql as 'begin return new; end';
create trigger moved after insert on good_key for each row execute function nothing()`;

interface OpenCatalogue {
  wrong(): Promise<string[]>;
  script(statements: string): Promise<void>;
  close(): Promise<void>;
}

async function openCatalogue(kind: DatabaseKind): Promise<OpenCatalogue> {
  const judge = async (query: (text: string, values: unknown[]) => Promise<object[]>) =>
    (await query(rules, [globalTables])).map((row) => String(Object.values(row)[0]));
  if (kind === 'pglite') {
    const { driver, close } = await clonePglite();
    return {
      wrong: () => judge((text, values) => (driver as Driver).once(text, values)),
      script: (statements) => driver.script(statements),
      close,
    };
  }
  // only the owner may break a schema: the serving login may not
  const served = await clonePostgres();
  const url = new URL(inject('postgresUrl'));
  url.pathname = new URL(served.url).pathname;
  const owner = new pg.Client({ connectionString: url.href });
  await owner.connect();
  return {
    wrong: () => judge(async (text, values) => (await owner.query(text, values)).rows),
    script: async (statements) => {
      await owner.query(statements);
    },
    close: async () => {
      await owner.end();
      await served.close();
    },
  };
}

describe.each<DatabaseKind>(['pglite', 'postgres'])('the catalogue (%s)', (kind) => {
  it('keeps every workspace apart in every table', async () => {
    const catalogue = await openCatalogue(kind);
    expect(await catalogue.wrong()).toEqual([]);
    await catalogue.close();
  });

  it('is found wrong in every way in which it can be', async () => {
    const catalogue = await openCatalogue(kind);
    await catalogue.script(wrongSchema);
    const wrong = await catalogue.wrong();
    for (const sentence of [
      'no_tenant has no tenant_id uuid not null',
      'nullable_tenant has no primary key',
      'nullable_tenant has no tenant_id uuid not null',
      'bad_key: bad_key_pkey does not contain tenant_id',
      'bad_key: bad_slug does not contain tenant_id',
      'bad_key: bad_index does not contain tenant_id',
      'bad_key: bad_include does not contain tenant_id',
      'bad_pointer: crossed does not pair tenant_id',
      'bad_pointer: emptied sets every column to null, tenant_id too',
      'workspace_host points at no_tenant, which belongs to workspaces',
      'good_key has the trigger moved',
      'counted.id counts by itself',
      'counted.other counts by itself',
      'counted has no forced row-level security',
      'counted has no wall of one workspace for hoofdrol_app',
      'good_key lets hoofdrol_app past its wall by open_door',
      'shared_list has no tenant_id uuid not null',
      'hoofdrol_app may INSERT in workspace_host, which has no workspace',
    ]) {
      expect(wrong).toContain(sentence);
    }
    expect(wrong.filter((sentence) => sentence.startsWith('bead'))).toEqual([]);
    await catalogue.close();
  });

  it('lets nobody see or write what is of another workspace, also without naming it', async () => {
    const database = kind === 'pglite' ? await clonePglite() : await clonePostgres();
    const [mine, theirs] = [randomUUID(), randomUUID()];
    const add = (as: string, of: string) =>
      database.db.tx({ tenantId: as }, (tx) =>
        tx.run(sql`insert into text (tenant_id, id, created_at)
          values (${of}, ${randomUUID()}, now())`),
      );
    await add(mine, mine);
    await expect(add(theirs, mine)).rejects.toThrow(/row-level security/);
    const seen = (tenantId: string) =>
      database.db.tx({ tenantId }, (tx) => tx.run(sql`select tenant_id from text`));
    expect([await seen(mine), await seen(theirs)]).toEqual([[{ tenant_id: mine }], []]);
    await database.close();
  });
});
