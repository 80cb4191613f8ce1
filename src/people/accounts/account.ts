import type { Day } from '../../web/calendar.ts';

/** What someone is in a workspace. */
export const roles = [
  'administrator',
  'coordinator',
  'member',
  'resident-partner',
  'key-person',
  'researcher',
  'privacy-officer',
] as const;
export type Role = (typeof roles)[number];

/** Where someone works together: delivery (uitvoering), policy (beleid) or the board (bestuur). */
export const levels = ['delivery', 'policy', 'board'] as const;
export type Level = (typeof levels)[number];

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Null for who has a seat without an organisation: resident partners. */
  readonly organisationId: string | null;
  /** Name of the organisation. */
  readonly organisation: string | null;
  readonly level: Level | null;
}

/** Someone who has an account, or had one. */
export interface Person extends Account {
  readonly active: boolean;
  /** Since when they are gone; null for who is here, and for who left before that was kept. */
  readonly leftOn: Day | null;
}

/** Roles that are a seat of one's own: no organisation behind it, and so no level. */
const seatRoles: readonly Role[] = ['resident-partner', 'key-person'];
export const isSeat = (role: Role): boolean => seatRoles.includes(role);

/** Roles that sit at the table for an organisation, at a level. */
const tableRoles: readonly Role[] = ['coordinator', 'member'];
export const needsLevel = (role: Role): boolean => tableRoles.includes(role);

const team = ['administrator', 'coordinator', 'member'] as const;
const leading = ['administrator', 'coordinator'] as const;
const table = [...team, 'resident-partner'] as const;
const everyone = roles;
/** Who works on an approach; whoever only watches over people's data has no need to. */
const atWork = [...table, 'key-person', 'researcher'] as const;

/** What one may do. One table says who may do what; routes ask for a right, never for a role. */
export const rights = {
  /** Deze week, own sessions, own digest, own second factor. */
  'own.manage': everyone,
  /** Read the written text of contributions, without names. */
  'contributions.read': table,
  /** Hear and see the sound and the photos of contributions, and the contact someone left. */
  'contributions.read-all': team,
  /** Write out, hand on, answer, deliver, set aside. */
  'contributions.answer': team,
  /** Say whether an answer may go out; who checks which kind is named per approach. */
  'answers.check': team,
  /** Name who checks, and who takes up what is contested at each level. */
  'answers.name-checkers': leading,
  /** Put one's name under an answer as a resident partner. */
  'answers.sign': ['resident-partner'],
  /** Bring answers to people: see what to tell and to play, and tick what was told. */
  'answers.bring': [...team, 'key-person'],
  'notes.import': team,
  'links.manage': leading,
  'sentences.record': [...team, 'key-person'],
  /** See approaches: purpose, goals, decisions, partners. */
  'approaches.read': atWork,
  'approaches.manage': leading,
  /** Say that the description of an approach is plain enough. */
  'approaches.check-words': ['resident-partner'],
  /** See what evidence there is per principle, and what is missing. */
  'evidence.read': [...table, 'researcher'],
  /** Walk the thread; words of contributions show only to who may read those. */
  'thread.read': [...table, 'researcher'],
  'themes.read': [...table, 'researcher'],
  /** Sort contributions into themes and write what was heard. */
  'themes.manage': team,
  /** Say of what was heard that it is right or not, as a resident. */
  'themes.confirm': ['resident-partner'],
  'goals.read': atWork,
  /** Write down and change goals, together with residents. */
  'goals.decide': table,
  'decisions.read': atWork,
  'decisions.record': team,
  'people.manage': ['administrator'],
  /** See the people of the workspace, to choose who does something. */
  'people.read': table,
  /** Make copies for the public page, ask consent for them, propose, publish and withdraw. */
  'publications.manage': leading,
  /** See what is or would be published, before it is. */
  'publications.read': table,
  /** Let a publication through, or hold it. */
  'publications.hold': ['resident-partner'],
  /** Propose to erase what somebody said who lost the code, and confirm it as the second person. */
  'contributions.erase': leading,
  /** Read the products of an approach: council letter, A4 for the board, A4 for residents. */
  'reports.read': [...table, 'researcher'],
  /** Write them. */
  'reports.write': team,
  /** Date, version and publish them. */
  'reports.publish': leading,
  /** Share the published part of an approach with a programme, and stop sharing it. */
  'programme.share': leading,
  /** See side by side what was shared with this workspace as a programme. */
  'programme.read': [...table, 'researcher'],
  /** Set terms, name who is responsible, carry out what persons ask about their data. */
  'processings.manage': ['administrator'],
  /** See the register of processings at work: grounds, terms, what the jobs did, what persons asked. */
  'processings.read': ['administrator', 'privacy-officer'],
  /** See who read which contribution, not what stands in it. */
  'readings.read': ['administrator', 'privacy-officer'],
} as const satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof rights;

/** Whether someone with this role may do that. */
export function may(account: Pick<Account, 'role'>, right: Right): boolean {
  const allowed: readonly Role[] = rights[right];
  return allowed.includes(account.role);
}
