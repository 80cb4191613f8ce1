import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import type { SignedIn, Workspace } from '../../people/index.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { canDo, type MessageAction, seenMark } from './coalition-message.ts';
import { saysSomething, wordsLimit } from './contribution.ts';
import { type LockedMessage, lockMessages } from './message-store.ts';

/** Who does something, and with what. */
export interface Actor {
  readonly deps: Deps;
  readonly workspace: Workspace;
  readonly account: SignedIn;
}

/** One thing done to one message, or the same thing to several at once. */
export interface MessagePost {
  readonly action: MessageAction;
  /** The message of the page stands first. */
  readonly ids: readonly string[];
  /** What the person had before them (`seenMark`), by message; null where it does not matter. */
  readonly seen: ReadonlyMap<string, string> | null;
  readonly formKey: string;
  /** All that was typed and chosen, to recognise a resend. */
  readonly content: unknown;
}

export type FaultReason =
  | 'missing'
  | 'too-long'
  | 'not-a-day'
  | 'in-the-past'
  | 'in-the-future'
  | 'before-written'
  | 'too-far'
  | 'unknown-choice'
  | 'same-owner'
  | 'several-approaches'
  | 'sound-not-sound'
  | 'sound-too-long'
  | 'sound-too-large'
  | 'sound-unreadable'
  | 'sound-metadata-cannot-be-removed'
  | 'sound-gone';

/** What is wrong with one field. */
export interface Fault {
  readonly field: string;
  readonly reason: FaultReason;
  /** How many characters, for `too-long`. */
  readonly count?: number;
}

export type ActResult =
  | { readonly ok: true }
  /** 'gone': there is no such message; 'changed': somebody else was first, with these messages. */
  | { readonly ok: false; readonly reason: 'gone' }
  | { readonly ok: false; readonly reason: 'changed'; readonly ids: readonly string[] }
  | { readonly ok: false; readonly reason: 'not-valid'; readonly faults: readonly Fault[] };

export const notValid = (faults: readonly Fault[]): ActResult => ({
  ok: false,
  reason: 'not-valid',
  faults,
});

/**
 * Does one thing to messages, in one transaction: once per form, only while it may be done, and only
 * when nobody was first. What is refused writes nothing.
 * @throws DatabaseAway
 */
export function actOnMessages(
  { deps, workspace, account }: Actor,
  post: MessagePost,
  work: (tx: Tx, messages: readonly LockedMessage[]) => Promise<ActResult>,
): Promise<ActResult> {
  const { tenantId } = workspace;
  const { action, ids, seen, formKey, content } = post;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<ActResult> => {
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, [action, account.id, ids[0] ?? null, content]),
      subjectId: ids[0] ?? null,
    });
    if (claim.outcome === 'same') return { ok: true };
    const messages = await lockMessages(tx, tenantId, ids);
    if (messages.length === 0 || messages.length !== ids.length)
      return { ok: false, reason: 'gone' };
    if (claim.outcome === 'other') return { ok: false, reason: 'changed', ids };
    const changed = messages.filter(
      (message) =>
        !canDo(action, message, account.id) ||
        (seen !== null && seen.get(message.id) !== seenMark(message)),
    );
    if (changed.length > 0) {
      return { ok: false, reason: 'changed', ids: changed.map(({ id }) => id) };
    }
    return work(tx, messages);
  });
}

/** The one message of a post for one. */
export function onlyOne(messages: readonly LockedMessage[]): LockedMessage {
  const [message] = messages;
  if (!message || messages.length > 1) throw new Error('this is done to one message at a time');
  return message;
}

/** What is wrong with a text: nothing in it (when it must be there), or more than fits. */
export function judgeWords(field: string, words: string, isRequired: boolean): Fault[] {
  if (!saysSomething(words)) return isRequired ? [{ field, reason: 'missing' }] : [];
  const count = [...words].length;
  return count > wordsLimit ? [{ field, reason: 'too-long', count }] : [];
}
