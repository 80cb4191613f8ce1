import type { Tx } from '../db/database.ts';
import type { Day } from '../web/calendar.ts';
import type { CoalitionKey, CoalitionWords, ResidentWords } from '../web/words.ts';
import type { SignedIn } from './sessions/session-store.ts';
import type { Workspace } from './workspaces/workspace.ts';

/** Something that asks one person's attention, with the one thing to do about it. */
export interface AttentionItem {
  /** The same thing keeps its key: what it is about, and what is asked. */
  readonly key: string;
  /** One sentence in the person's language. Never words of a resident: it also goes into e-mail. */
  readonly what: string;
  /** By when; null when nothing falls due. */
  readonly dueOn: Day | null;
  /** Smaller comes first among what is due on the same day. */
  readonly rank: number;
  readonly action: { readonly href: string; readonly label: string };
  /** The same in a language of residents, for a key person. What has none is said as it is. */
  readonly plainly?: (words: ResidentWords) => Pick<AttentionItem, 'what' | 'action'>;
}

export interface AttentionRequest {
  readonly workspace: Workspace;
  readonly account: SignedIn;
  readonly words: CoalitionWords;
  /** In the workspace's zone. */
  readonly today: Day;
}

/** What a room wants to ask of one person: the first few, and how many there are in all. */
export interface Attention {
  /** First due first; at most ten. */
  readonly items: readonly AttentionItem[];
  readonly total: number;
}

/**
 * What a room asks of a person this week. `app.ts` hands the list to Deze week and to the digest, so
 * that neither knows the rooms. Gives nothing for what the person may not do. Everything is read in the
 * one transaction of the page: a source opens none of its own, and writes nothing.
 */
export type AttentionSource = (request: AttentionRequest, tx: Tx) => Promise<Attention>;

/** A source under the heading that it has on the page with everything. */
export interface AttentionGroup {
  readonly heading: CoalitionKey;
  readonly ask: AttentionSource;
}
