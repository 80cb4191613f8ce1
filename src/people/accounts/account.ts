/** What someone is in a workspace. */
export const roles = ['administrator', 'coordinator', 'member', 'resident-partner'] as const;
export type Role = (typeof roles)[number];

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly organisation: string | null;
}

/** What one may do. One table says who may do what; routes ask for a right, never for a role. */
export const rights = {
  /** Read the written text of contributions, without names. */
  'contributions.read': ['administrator', 'coordinator', 'member', 'resident-partner'],
  /** Hear and see the sound and the photos of contributions, and the contact someone left. */
  'contributions.read-all': ['administrator', 'coordinator', 'member'],
  /** Write out, hand on, answer, deliver, set aside. */
  'contributions.answer': ['administrator', 'coordinator', 'member'],
  'notes.import': ['administrator', 'coordinator', 'member'],
  'links.manage': ['administrator', 'coordinator'],
  'sentences.record': ['administrator', 'coordinator', 'member'],
  'approaches.manage': ['administrator', 'coordinator'],
  'people.manage': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof rights;

/** Whether someone with this role may do that. */
export function may(account: Pick<Account, 'role'>, right: Right): boolean {
  const allowed: readonly Role[] = rights[right];
  return allowed.includes(account.role);
}
