import type { TableRow } from './table.ts';

/** Looks at the first rows without losing them: `rows` begins at the beginning again. */
export async function peekRows(
  source: AsyncGenerator<TableRow>,
  count: number,
): Promise<{ first: TableRow[]; rows: AsyncGenerator<TableRow> }> {
  const first: TableRow[] = [];
  while (first.length < count) {
    const next = await source.next();
    if (next.done) break;
    first.push(next.value);
  }
  return { first, rows: allAgain(first, source) };
}

async function* allAgain(
  first: readonly TableRow[],
  source: AsyncGenerator<TableRow>,
): AsyncGenerator<TableRow> {
  try {
    yield* first;
    yield* source;
  } finally {
    await source.return(undefined);
  }
}
