import type { Tx } from '../db/database.ts';
import type { CoalitionWords } from '../web/words.ts';

/** One kind of work that hangs on a person: messages to answer, goals to follow, an approach to lead. */
export interface OwnedKind {
  readonly key: string;
  readonly count: number;
  /** Who may take it over: someone whose role has this right. */
  readonly right: string;
}

/**
 * What a room knows to hang on a person. Whoever leaves hands everything over before the account
 * closes: nothing is orphaned. `app.ts` hands the list to `people`.
 */
export interface OwnedWork {
  /** What hangs on this person now. */
  count(tx: Tx, tenantId: string, accountId: string): Promise<readonly OwnedKind[]>;
  /** Gives all of it to someone else, in the transaction that closes the account. */
  handOver(tx: Tx, tenantId: string, key: string, from: string, to: string): Promise<void>;
  /** The kind in words: "3 bijdragen om te beantwoorden". */
  say(words: CoalitionWords, kind: OwnedKind): string;
}
