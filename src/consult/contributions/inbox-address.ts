import type { Level } from '../../people/index.ts';
import { type InboxPlace, type InboxView, inboxViews, namePlace } from './inbox.ts';

/** What one looks at in the inbox, as its address says it. */
export interface InboxAddress {
  readonly view: InboxView;
  readonly mine: boolean;
  readonly approach: string | null;
  readonly level: Level | null;
}

/** The address of a part of the inbox; with `place` of the page from there. */
export function addressOf(
  { view, mine, approach, level }: InboxAddress,
  place?: [string, InboxPlace],
): string {
  const query = new URLSearchParams();
  if (view !== 'todo') query.set('stand', inboxViews[view]);
  if (mine) query.set('wie', 'mij');
  if (approach) query.set('aanpak', approach);
  if (level) query.set('niveau', level);
  if (place) query.set(place[0], namePlace(place[1]));
  const text = query.toString();
  return text ? `/berichten?${text}` : '/berichten';
}
