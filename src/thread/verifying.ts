import type { Tx } from '../db/database.ts';

/** One thing that does not agree with what was sealed. */
export interface Break {
  readonly what:
    | 'seal-missing'
    | 'seal-does-not-follow'
    | 'seal-changed'
    | 'seal-covers-other-things'
    | 'event-missing'
    | 'event-changed'
    | 'event-never-sealed'
    | 'event-content-missing'
    | 'event-content-changed'
    | 'text-missing'
    | 'text-changed'
    | 'text-erased-without-event'
    | 'row-changed'
    | 'row-changed-without-event'
    | 'row-added-without-event'
    | 'row-gone'
    | 'row-gone-without-event'
    | 'row-unreadable'
    | 'given-seal-unknown';
  readonly table: string;
  /** Names the row: its key columns after `tenant_id`, joined by `/`. */
  readonly key: string;
  /** The seal from which on it does not agree; null when it never had one. */
  readonly seal: number | null;
}

/** So many breaks are named; those after them are counted. */
const mostNamed = 1_000;

/** Gathers breaks, each row once: the first thing that is found about it. */
export class Breaks {
  readonly named: Break[] = [];
  private readonly seen = new Set<string>();
  /** How many there are, named or not. */
  count = 0;
  add(found: Break): void {
    const row = `${found.table} ${found.key}`;
    if (this.seen.has(row)) return;
    this.count += 1;
    if (this.named.length >= mostNamed) return;
    this.seen.add(row);
    this.named.push(found);
  }
}

/** What reads a page: the program gives one that sees every workspace. */
export interface Reader {
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** What the parts of one verification share. */
export interface Verifying {
  readonly tenantId: string;
  readonly breaks: Breaks;
  /** Reads one page as it stood at one moment; people go on writing between pages. */
  moment<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  tell(howFar: string): void;
}

/** Reads page after page, each after the last item of the one before, until one is not full. */
export async function throughPages<T>(
  size: number,
  read: (after: T | null) => Promise<readonly T[]>,
): Promise<void> {
  let after: T | null = null;
  for (;;) {
    const page: readonly T[] = await read(after);
    if (page.length < size) return;
    after = page.at(-1) ?? null;
  }
}
