import type { Tx } from '../db/database.ts';
import type { ActorRole } from '../thread/events.ts';
import type { CoalitionWords } from '../web/words.ts';
import type { Right } from './accounts/account.ts';

/** One kind of work that hangs on a person: messages to answer, goals to follow, an approach to lead. */
export interface OwnedKind {
  /** Its name within the room: letters and hyphens. */
  readonly key: string;
  /** The approach that it belongs to: work is handed over per approach. */
  readonly approach: { readonly id: string; readonly title: string };
  readonly count: number;
  /** Who may take it over: someone whose role has this right. */
  readonly right: Right;
  /** Who takes it over when nobody chooses otherwise: the approach's coordinator. */
  readonly usualId: string;
}

/** Work of one kind goes from one person to another. */
export interface HandingOver {
  readonly tenantId: string;
  readonly key: string;
  readonly approachId: string;
  readonly from: string;
  readonly to: string;
  /** In which role somebody hands it over, for the trail of events. */
  readonly actorRole: ActorRole;
}

/**
 * What a room knows to hang on a person. Whoever leaves hands everything over before the account
 * closes: nothing is orphaned. `app.ts` hands the list to `people`.
 */
export interface OwnedWork {
  /** The room: letters. */
  readonly room: string;
  /** What hangs on this person now; also on someone who left, or whose account is gone. */
  count(tx: Tx, tenantId: string, accountId: string): Promise<readonly OwnedKind[]>;
  /** Everyone on whom something can hang, each once: to find what hangs on who is not there any more. */
  owners(tx: Tx, tenantId: string): Promise<readonly string[]>;
  /** Gives all of one kind to someone else, in the transaction that closes the account. */
  handOver(tx: Tx, handing: HandingOver): Promise<void>;
  /** In that transaction: ends what goes to nobody else, and should not stay in the name of who leaves. */
  leave?(
    tx: Tx,
    leaving: { tenantId: string; accountId: string; actorRole: ActorRole },
  ): Promise<void>;
  /** After that transaction: forgets what is kept in memory of who owns what. */
  forget(): void;
  /** The kind in words: "3 bijdragen om te beantwoorden". */
  say(words: CoalitionWords, kind: Pick<OwnedKind, 'key' | 'count'>): string;
}
