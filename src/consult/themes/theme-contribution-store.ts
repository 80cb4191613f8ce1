import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type TextByLocale, textOf } from '../../thread/texts.ts';
import type { AnswerState } from '../answers/answer.ts';
import { stillThere, type ThemeName } from './theme-store.ts';

/** How many contributions stand on one page. */
export const pageLength = 25;

/** A contribution as it is read while sorting. */
export interface SaidLine {
  readonly id: string;
  readonly origin: 'resident' | 'note';
  readonly form: 'typed' | 'sound';
  readonly locale: string;
  readonly state: AnswerState;
  readonly words: TextByLocale | null;
  readonly isWrittenOut: boolean;
  readonly receivedAt: Date;
  /** The file with what was said aloud. */
  readonly soundId: string | null;
  /** What a note says that it is about: a suggestion, sorted by nobody. */
  readonly suggestion: string | null;
}

/** Where a page of contributions begins: after or before the one with this id. */
export interface SaidPlace {
  readonly after: string | null;
  readonly before: string | null;
}

export interface SaidPage {
  readonly lines: readonly SaidLine[];
  /** Ids between which the pages before and after lie; null where there is none. */
  readonly previous: string | null;
  readonly next: string | null;
}

const lineColumns = sql`c.id, c.origin, c.form, c.locale, c.state, ${textOf('c.text_id')} as words,
  c.written_out_at is not null as "isWrittenOut", c.received_at as "receivedAt",
  c.sound_file_id as "soundId",
  (select n.theme from note n
    where n.tenant_id = c.tenant_id and n.contribution_id = c.id limit 1) as suggestion`;

/** One page by key, oldest first: what is sorted meanwhile shifts nothing. */
async function saidPage(
  tx: Tx,
  tenantId: string,
  chosen: ReturnType<typeof sql>,
  place: SaidPlace,
): Promise<SaidPage> {
  const { after } = place;
  const before = after === null ? place.before : null;
  const isBackwards = before !== null;
  const from =
    after !== null
      ? sql`c.id > ${after}::uuid`
      : isBackwards
        ? sql`c.id < ${before}::uuid`
        : sql`true`;
  const direction = isBackwards ? sql`desc` : sql`asc`;
  const rows = await tx.run(
    sql<SaidLine>`select ${lineColumns}
      from (select c.* from contribution c
        where c.tenant_id = ${tenantId} and ${stillThere} and ${chosen} and ${from}
        order by c.id ${direction} limit ${pageLength + 1}) c
      order by c.id ${direction}`,
  );
  const hasMore = rows.length > pageLength;
  const lines = rows.slice(0, pageLength);
  if (isBackwards) lines.reverse();
  return {
    lines,
    previous: (isBackwards ? hasMore : after !== null) ? (lines.at(0)?.id ?? after) : null,
    next: isBackwards || hasMore ? (lines.at(-1)?.id ?? null) : null,
  };
}

const inNoTheme = sql`c.theme_count = 0`;

const suggested = (suggestion: string) => sql`exists (select from note n
  where n.tenant_id = c.tenant_id and n.contribution_id = c.id and lower(n.theme) = lower(${suggestion}))`;

/** Contributions of an approach that are in no theme yet; `suggestion`: only notes that say so. */
export function unsortedPage(
  tx: Tx,
  tenantId: string,
  approachId: string,
  suggestion: string | null,
  place: SaidPlace,
): Promise<SaidPage> {
  const ofNote = suggestion === null ? sql`true` : suggested(suggestion);
  const chosen = sql`c.approach_id = ${approachId} and ${inNoTheme} and ${ofNote}`;
  return saidPage(tx, tenantId, chosen, place);
}

/** The contributions in a theme. */
export function contributionsOfTheme(
  tx: Tx,
  tenantId: string,
  themeId: string,
  place: SaidPlace,
): Promise<SaidPage> {
  const chosen = sql`exists (select from theme_contribution x
    where x.tenant_id = c.tenant_id and x.theme_id = ${themeId} and x.contribution_id = c.id)`;
  return saidPage(tx, tenantId, chosen, place);
}

/** These contributions as they are read while sorting, without what is gone or elsewhere. */
export async function saidLines(
  tx: Tx,
  tenantId: string,
  approachId: string,
  ids: readonly string[],
): Promise<SaidLine[]> {
  if (ids.length === 0) return [];
  return tx.run(
    sql<SaidLine>`select ${lineColumns} from contribution c
      where c.tenant_id = ${tenantId} and c.approach_id = ${approachId} and ${stillThere}
        and c.id = any(${[...ids]}::uuid[]) order by c.id`,
  );
}

/** How many contributions of each approach are in no theme yet. */
export async function unsortedCounts(
  tx: Tx,
  tenantId: string,
  approachIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.run(
    sql<{ approachId: string; count: number }>`
      select c.approach_id as "approachId", count(*) as count from contribution c
      where c.tenant_id = ${tenantId} and c.approach_id = any(${[...approachIds]}::uuid[])
        and ${stillThere} and ${inNoTheme}
      group by c.approach_id`,
  );
  return new Map(rows.map(({ approachId, count }) => [approachId, count]));
}

/** As many unsorted contributions are looked at for suggestions: enough to begin with. */
const lookedAt = 1000;

/** What the first unsorted notes say that they are about, most first. */
export async function suggestions(tx: Tx, tenantId: string, approachId: string): Promise<string[]> {
  const rows = await tx.run(
    sql<{ theme: string }>`select min(n.theme) as theme
      from (select c.tenant_id, c.id from contribution c
        where c.tenant_id = ${tenantId} and c.approach_id = ${approachId}
          and ${stillThere} and ${inNoTheme} order by c.id limit ${lookedAt}) c
      join note n on n.tenant_id = c.tenant_id and n.contribution_id = c.id and n.theme <> ''
      group by lower(n.theme) order by count(*) desc, theme limit 12`,
  );
  return rows.map(({ theme }) => theme);
}

/** Keeps contributions of an approach from being taken back until the transaction ends; gives which are there. */
export async function lockSorted(
  tx: Tx,
  tenantId: string,
  approachId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await tx.run(
    sql<{ id: string }>`select c.id from contribution c
      where c.tenant_id = ${tenantId} and c.approach_id = ${approachId} and ${stillThere}
        and c.id = any(${[...ids]}::uuid[]) order by c.id for update`,
  );
  return rows.map(({ id }) => id);
}

/** In which themes each of these contributions is, by name. */
export async function themesOfContributions(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ThemeName[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.run(
    sql<{ contributionId: string; id: string; title: string }>`
      select x.contribution_id as "contributionId", t.id, t.title from theme_contribution x
      join theme t on t.tenant_id = x.tenant_id and t.id = x.theme_id
      where x.tenant_id = ${tenantId} and x.contribution_id = any(${[...ids]}::uuid[])
      order by t.id`,
  );
  const themes = new Map<string, ThemeName[]>();
  for (const { contributionId, id, title } of rows) {
    themes.set(contributionId, [...(themes.get(contributionId) ?? []), { id, title }]);
  }
  return themes;
}

/** Puts contributions, locked already, in a theme; gives those that were not in it. */
export async function putInTheme(
  tx: Tx,
  tenantId: string,
  themeId: string,
  ids: readonly string[],
  by: { readonly id: string; readonly at: Date },
): Promise<string[]> {
  const rows = await tx.run(
    sql<{ id: string }>`with added as (
        insert into theme_contribution (tenant_id, theme_id, contribution_id, sorted_by, sorted_at)
        select ${tenantId}::uuid, ${themeId}::uuid, id, ${by.id}::uuid, ${by.at}::timestamptz
        from unnest(${[...ids]}::uuid[]) id
        on conflict do nothing returning contribution_id as id),
      counted as (
        update contribution c set theme_count = c.theme_count + 1 from added a
        where c.tenant_id = ${tenantId} and c.id = a.id)
      select id from added`,
  );
  return rows.map(({ id }) => id);
}

/** Takes contributions, locked already, out of a theme; gives those that were in it. */
export async function takeFromTheme(
  tx: Tx,
  tenantId: string,
  themeId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await tx.run(
    sql<{ id: string }>`with taken as (
        delete from theme_contribution
        where tenant_id = ${tenantId} and theme_id = ${themeId}
          and contribution_id = any(${[...ids]}::uuid[]) returning contribution_id as id),
      counted as (
        update contribution c set theme_count = c.theme_count - 1 from taken t
        where c.tenant_id = ${tenantId} and c.id = t.id)
      select id from taken`,
  );
  return rows.map(({ id }) => id);
}
