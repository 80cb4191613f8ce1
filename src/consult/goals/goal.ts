import type { Role } from '../../people/index.ts';
import type { Day } from '../../web/calendar.ts';

/** How a goal stands. One that is reached or stopped can be opened again. */
export const goalStates = ['open', 'reached', 'stopped'] as const;
export type GoalState = (typeof goalStates)[number];

/** Who was there: residents told of without names, or people with an account. */
export const presenceKinds = ['residents', 'resident-partner', 'key-person', 'coalition'] as const;
export type PresenceKind = (typeof presenceKinds)[number];

/** Someone, or a group of residents, that was there when a version was decided. */
export interface Presence {
  readonly kind: PresenceKind;
  readonly accountId: string | null;
  /** "zes ouders van de basisschool": never names. */
  readonly description: string | null;
}

/** What a version of a goal says. */
export interface GoalContent {
  /** What should become different, in residents' own words. */
  readonly change: string;
  /** How they would notice; null: not written yet. */
  readonly notice: string | null;
  /** What changed through what residents said; null: not written yet. */
  readonly input: string | null;
  readonly state: GoalState;
  /** Null: written down, decided by nobody yet. */
  readonly decidedOn: Day | null;
  readonly presence: readonly Presence[];
}

/** Longest text in one field of a goal, and longest description of a group, in characters. */
export const goalLimits = { words: 1000, group: 160, groups: 10 } as const;

/**
 * Whether residents decided it: residents or resident partners were there. A key person or a colleague
 * who speaks for residents is no resident.
 */
export function isWithResidents(presence: readonly Pick<Presence, 'kind'>[]): boolean {
  return presence.some(({ kind }) => kind === 'residents' || kind === 'resident-partner');
}

/** As what someone with this role was there. */
export function presenceKindOf(role: Role): Exclude<PresenceKind, 'residents'> {
  if (role === 'resident-partner' || role === 'key-person') return role;
  return 'coalition';
}

const samePresence = (one: Presence, other: Presence): boolean =>
  one.kind === other.kind &&
  one.accountId === other.accountId &&
  one.description === other.description;

/** The fields in which two versions differ, in the order of the page. */
export function changedFields(before: GoalContent, after: GoalContent): (keyof GoalContent)[] {
  const differs = (['state', 'change', 'notice', 'input', 'decidedOn'] as const).filter(
    (field) => before[field] !== after[field],
  );
  const isSame =
    before.presence.length === after.presence.length &&
    before.presence.every((one) => after.presence.some((other) => samePresence(one, other)));
  return isSame ? differs : [...differs, 'presence'];
}

export type GoalEventKind = 'goal-written' | 'goal-changed' | 'goal-reached' | 'goal-stopped';

export type NextVersion =
  | { readonly ok: true; readonly version: number; readonly event: GoalEventKind }
  /** 'changed': somebody else was first; 'nothing-changed': this version would say the same. */
  | { readonly ok: false; readonly reason: 'changed' | 'nothing-changed' };

/**
 * The version rule: a change makes the next version, only over the version that the person had seen,
 * and only when it says something else. Leaving out who decided, and no more, says nothing else. Earlier
 * versions stay as they are.
 * @param seen the version that the person had before them
 */
export function nextGoalVersion(
  current: { readonly version: number; readonly content: GoalContent },
  seen: number,
  wanted: GoalContent,
): NextVersion {
  if (seen !== current.version) return { ok: false, reason: 'changed' };
  const changed = changedFields(current.content, wanted);
  const saysMore = changed.some((field) => field !== 'decidedOn' && field !== 'presence');
  if (changed.length === 0 || !(saysMore || wanted.decidedOn)) {
    return { ok: false, reason: 'nothing-changed' };
  }
  const ends = changed.includes('state') && wanted.state !== 'open';
  const event = ends ? (`goal-${wanted.state}` as GoalEventKind) : 'goal-changed';
  return { ok: true, version: current.version + 1, event };
}

/** What one can look at in the list, with its name in the address. */
export const goalViews = {
  open: 'open',
  alone: 'zonder-bewoners',
  reached: 'bereikt',
  stopped: 'gestopt',
  all: 'alles',
} as const;
export type GoalView = keyof typeof goalViews;

/** The view of an address; open goals when it names none. */
export function goalViewOf(name: string | undefined): GoalView {
  const found = Object.entries(goalViews).find(([, value]) => value === name);
  return (found?.[0] as GoalView | undefined) ?? 'open';
}

/** Where the goals of an approach stand. */
export const goalsPath = (slug: string, view?: GoalView): string =>
  `/aanpak/${slug}/doelen${view && view !== 'open' ? `?stand=${goalViews[view]}` : ''}`;
/** Where one writes a goal down that comes from a theme (`onderwerp`) or a contribution (`bijdrage`). */
export const newGoalPath = (slug: string, from: 'onderwerp' | 'bijdrage', id: string): string =>
  `${goalsPath(slug)}/nieuw?${from}=${id}`;
export const goalPath = (slug: string, id: string): string => `${goalsPath(slug)}/${id}`;
