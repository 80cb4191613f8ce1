import {
  NOTE_ROLES,
  type NoteRole,
  normaliseName,
  type PersonColumn,
  personColumn,
  roleOfName,
} from './column-names.ts';

/** Which column has which role, counted from 0; null where a table has no such column. */
export type ColumnMapping = { words: number } & Record<Exclude<NoteRole, 'words'>, number | null>;

export type LeftOutColumn = { column: number; header: string; kind: PersonColumn };

export type ColumnReading = {
  /** Null only where no column is left that could hold words. */
  mapping: ColumnMapping | null;
  /** Exactly one column is, by its whole name, the one with the words. */
  sure: boolean;
  /** The words were found by the length of the texts and not by a name. */
  guessed: boolean;
  /** Columns that say something about a person. They are not read. */
  leftOut: readonly LeftOutColumn[];
  /** Roles for which there is no column. */
  missing: readonly NoteRole[];
};

type Candidate = { column: number; rank: number; exact: boolean };

/**
 * Recognises the columns of a table of notes by their names (Dutch and English), and where no name
 * tells which holds the words, suggests the one with the longest texts.
 * @param header names of the columns
 * @param sample some rows below it, to suggest by
 */
export function recogniseColumns(
  header: readonly string[],
  sample: readonly (readonly string[])[],
): ColumnReading {
  const leftOut = header.flatMap((name, column): LeftOutColumn[] => {
    const kind = personColumn(name);
    return kind === null ? [] : [{ column, header: name, kind }];
  });
  const candidates = candidatesByRole(header);
  const taken = new Set(leftOut.map(({ column }) => column));
  const chosen: Record<NoteRole, number | null> = {
    words: null,
    date: null,
    meeting: null,
    locale: null,
    theme: null,
    notedBy: null,
  };
  for (const role of NOTE_ROLES) {
    const best = candidates[role].find(({ column }) => !taken.has(column));
    if (best === undefined) continue;
    chosen[role] = best.column;
    taken.add(best.column);
  }
  const named = candidates.words.filter(({ exact }) => exact);
  const words = chosen.words ?? longestColumn(header.length, sample, taken);
  return {
    mapping: words === null ? null : { ...chosen, words },
    sure: named.length === 1 && named[0]?.column === chosen.words,
    guessed: chosen.words === null && words !== null,
    leftOut,
    missing: NOTE_ROLES.filter((role) => chosen[role] === null),
  };
}

/**
 * Checks a mapping that somebody pointed out by hand.
 * @returns false where a column does not exist or has two roles
 */
export function mappingFits(mapping: ColumnMapping, columns: number): boolean {
  const used = NOTE_ROLES.map((role) => mapping[role]).filter((column) => column !== null);
  const exist = used.every((column) => Number.isInteger(column) && column >= 0 && column < columns);
  return exist && new Set(used).size === used.length;
}

/**
 * The column that somebody means by its name (any case, with or without accents) or by its number,
 * counted from 1.
 * @returns counted from 0; null where there is no such column, or two of that name
 */
export function columnOfName(
  columns: readonly { column: number; header: string }[],
  wanted: string,
): number | null {
  const name = normaliseName(wanted);
  const named = columns.filter(({ header }) => header !== '' && normaliseName(header) === name);
  if (named.length === 1) return named[0]?.column ?? null;
  const number = /^\d{1,3}$/.test(wanted.trim()) ? Number(wanted) - 1 : -1;
  return named.length === 0 && columns.some(({ column }) => column === number) ? number : null;
}

/** For each role its columns, the most telling name first. */
function candidatesByRole(header: readonly string[]): Record<NoteRole, Candidate[]> {
  const byRole: Record<NoteRole, Candidate[]> = {
    words: [],
    date: [],
    meeting: [],
    locale: [],
    theme: [],
    notedBy: [],
  };
  header.forEach((name, column) => {
    const found = roleOfName(name);
    if (found !== null) byRole[found.role].push({ column, rank: found.rank, exact: found.exact });
  });
  for (const role of NOTE_ROLES) {
    byRole[role].sort((a, b) => Number(b.exact) - Number(a.exact) || a.rank - b.rank);
  }
  return byRole;
}

function longestColumn(
  columns: number,
  sample: readonly (readonly string[])[],
  taken: ReadonlySet<number>,
): number | null {
  let best: number | null = null;
  let longest = 0;
  for (let column = 0; column < columns; column += 1) {
    if (taken.has(column)) continue;
    const length = sample.reduce((sum, cells) => sum + (cells[column] ?? '').trim().length, 0);
    if (length > longest) [best, longest] = [column, length];
  }
  return best;
}
