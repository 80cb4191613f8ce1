import type { EvidenceGap, EvidenceItem, EvidenceRequest } from '../approach/index.ts';
import { may, type Right, today } from '../people/index.ts';
import type { CoalitionKey, Values } from '../web/words.ts';

/** An item of one kind, when there is something and a day of it. */
export function item(
  { workspace, words }: EvidenceRequest,
  about: {
    key: string;
    say: readonly [CoalitionKey, Values];
    on: Date | string | null;
    href: string | null;
    isConfirmed: boolean | null;
    principle?: 'R' | 'O';
  },
): EvidenceItem[] {
  if (about.on === null) return [];
  const { key, href, isConfirmed, principle = 'R' } = about;
  const on = typeof about.on === 'string' ? about.on : today(workspace, about.on);
  return [{ principle, key, what: words.say(...about.say), on, href, isConfirmed }];
}

/** Something that is not there, with the next step for who may take it. */
export function gap(
  { account, words }: EvidenceRequest,
  key: string,
  say: readonly [CoalitionKey, Values?],
  next: { href: string; label: CoalitionKey; right: Right },
  principle: 'R' | 'O' = 'R',
): EvidenceGap {
  return {
    principle,
    key,
    what: words.say(...say),
    next: may(account, next.right) ? { href: next.href, label: words.say(next.label) } : null,
  };
}
