import type { Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';
import { textOf } from '../../thread/texts.ts';
import type { StandingTheme, Theme } from './theme.ts';

interface ThemeTable {
  tenant_id: string;
  id: string;
  approach_id: string;
  title: string;
  version: number;
  heard_text_id: string | null;
  heard_version: number;
  said_by_text_id: string | null;
  asked_at: Date | null;
  created_by: string;
  created_at: Date;
}
declare module '../../db/sql.ts' {
  interface Tables {
    theme: ThemeTable;
  }
}

/** What was taken back or set aside leaves its themes, and is in no list of what is to be sorted. */
export const stillThere = sql`c.state not in ('withdrawn', 'set-aside')`;

const standingColumns = sql`t.id, t.approach_id as "approachId", t.title, t.version,
  t.heard_version as "heardVersion", t.asked_at as "askedAt", t.created_by as "createdBy",
  coalesce(v."rightCount", 0) as "rightCount", coalesce(v."wrongCount", 0) as "wrongCount", v."rightAt"`;

const themeColumns = sql`${standingColumns},
  t.heard_text_id as "heardTextId", ${textOf('t.heard_text_id')} as heard,
  t.said_by_text_id as "saidByTextId", ${textOf('t.said_by_text_id')} as "saidBy",
  t.created_at as "createdAt",
  (select count(*) from theme_contribution x
    where x.tenant_id = t.tenant_id and x.theme_id = t.id) as count`;

/**
 * Themes `t` with what was said of the sentence that each has now: per resident, resident partner or
 * person who was told of it only the last word counts (as in the function `theme_verdicts`). Of all of
 * them at once: theme by theme takes three times as long.
 */
const themesWhere = (tenantId: string, which: ReturnType<typeof sql>) => {
  const voter = sql`coalesce(k.contribution_id, case when k.through = 'account' then k.account_id end, k.id)`;
  return sql`theme t left join (
      select s.theme_id, count(*) filter (where s.verdict = 'right') as "rightCount",
        count(*) filter (where s.verdict = 'wrong') as "wrongCount",
        max(s.checked_at) filter (where s.verdict = 'right') as "rightAt"
      from (select distinct on (k.theme_id, ${voter}) k.theme_id, k.verdict, k.checked_at
        from theme t join theme_check k on k.tenant_id = t.tenant_id and k.theme_id = t.id
          and k.heard_version = t.heard_version and not k.is_gone
        where t.tenant_id = ${tenantId} and ${which}
        order by k.theme_id, ${voter}, k.checked_at desc, k.id desc) s
      group by s.theme_id) v on v.theme_id = t.id
    where t.tenant_id = ${tenantId} and ${which}`;
};

const byTitle = <T extends Pick<Theme, 'title'>>(themes: T[]): T[] =>
  // PGlite has no Dutch collation
  themes.sort((a, b) => a.title.localeCompare(b.title, 'nl'));

/** How the themes of an approach stand, by title as Dutch sorts it: without their words and counts. */
export async function standingsOfApproach(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<StandingTheme[]> {
  const rows = await tx.run(
    sql<StandingTheme>`select ${standingColumns}
      from ${themesWhere(tenantId, sql`t.approach_id = ${approachId}`)}`,
  );
  return byTitle(rows);
}

/** The themes of an approach, by title as Dutch sorts it. */
export async function themesOfApproach(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<Theme[]> {
  const rows = await tx.run(
    sql<Theme>`select ${themeColumns}
      from ${themesWhere(tenantId, sql`t.approach_id = ${approachId}`)}`,
  );
  return byTitle(rows);
}

/** Several themes, in no order; ids that are not there are left out. */
export async function themesOfIds(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<Theme[]> {
  if (ids.length === 0) return [];
  return tx.run(
    sql<Theme>`select ${themeColumns}
      from ${themesWhere(tenantId, sql`t.id = any(${[...ids]}::uuid[])`)}`,
  );
}

/**
 * The themes of the workspace of which residents are asked whether they are right, and that stand like
 * this (as `standingOfTheme` says); asked first first.
 */
export async function askedThemes(
  tx: Tx,
  tenantId: string,
  standing: 'asked' | 'disputed',
): Promise<StandingTheme[]> {
  const stands =
    standing === 'disputed'
      ? sql`v."wrongCount" > 0`
      : sql`coalesce(v."wrongCount", 0) = 0 and coalesce(v."rightCount", 0) = 0`;
  return tx.run(
    sql<StandingTheme>`select ${standingColumns}
      from ${themesWhere(tenantId, sql`t.asked_at is not null`)} and ${stands} order by t.asked_at, t.id`,
  );
}

/** One theme of an approach, or null. */
export async function themeOfId(
  tx: Tx,
  tenantId: string,
  approachId: string,
  id: string,
): Promise<Theme | null> {
  const [theme] = await themesOfIds(tx, tenantId, [id]);
  return theme?.approachId === approachId ? theme : null;
}

/** Loads a theme and keeps it from changing until the transaction ends; or null. */
export async function lockTheme(
  tx: Tx,
  tenantId: string,
  approachId: string,
  id: string,
): Promise<Theme | null> {
  await tx.run(sql`select 1 from theme where tenant_id = ${tenantId} and id = ${id}
    for no key update`);
  return themeOfId(tx, tenantId, approachId, id);
}

/** A theme's id and name. */
export interface ThemeName {
  readonly id: string;
  readonly title: string;
}

/**
 * The names of the themes of an approach. Until the transaction ends nobody else can name one: two
 * people who name the same theme at once make one.
 */
export async function holdNames(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<ThemeName[]> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`theme ${approachId}`}, 0))`);
  return namesOfThemes(tx, tenantId, approachId);
}

/** The names of the themes of an approach, by title as Dutch sorts it. */
export async function namesOfThemes(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<ThemeName[]> {
  const rows = await tx.run(
    query
      .selectFrom('theme')
      .select(['id', 'title'])
      .where('tenant_id', '=', tenantId)
      .where('approach_id', '=', approachId),
  );
  return byTitle(rows);
}

/** The names of themes by id; ids that are not there are left out. */
export async function titlesOfThemes(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.run(
    query
      .selectFrom('theme')
      .select(['id', 'title'])
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', [...ids]),
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** Keeps a new theme; its bead is there already. */
export async function insertTheme(
  tx: Tx,
  tenantId: string,
  theme: ThemeName & { readonly approachId: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await tx.run(
    query.insertInto('theme').values({
      tenant_id: tenantId,
      id: theme.id,
      approach_id: theme.approachId,
      title: theme.title,
      version: 1,
      heard_text_id: null,
      heard_version: 0,
      said_by_text_id: null,
      asked_at: null,
      created_by: theme.by,
      created_at: theme.at,
    }),
  );
}

/** What changes of a theme; what is left out stays. */
export interface ThemeChange {
  readonly title?: string;
  readonly heardTextId?: string;
  readonly heardVersion?: number;
  readonly saidByTextId?: string;
  readonly askedAt?: Date;
}

/** Changes a theme and raises its version. */
export async function changeTheme(
  tx: Tx,
  tenantId: string,
  id: string,
  change: ThemeChange,
): Promise<void> {
  await tx.run(sql`update theme set version = version + 1,
      title = coalesce(${change.title ?? null}::text, title),
      heard_text_id = coalesce(${change.heardTextId ?? null}::uuid, heard_text_id),
      heard_version = coalesce(${change.heardVersion ?? null}::integer, heard_version),
      said_by_text_id = coalesce(${change.saidByTextId ?? null}::uuid, said_by_text_id),
      asked_at = coalesce(${change.askedAt ?? null}::timestamptz, asked_at)
    where tenant_id = ${tenantId} and id = ${id}`);
}

/** Names of people by their id; who is gone keeps the name that the account had. */
export async function namesOfPeople(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows = await tx.run(
    sql<{ id: string; name: string | null }>`select id, people_name(id) as name
      from unnest(${wanted}::uuid[]) id`,
  );
  return new Map(rows.map(({ id, name }) => [id, name ?? '']));
}
