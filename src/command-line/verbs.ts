import { backupVerb } from './backup.ts';
import { erasuresVerb } from './erasures.ts';
import { identityProviderRemoveVerb, identityProviderSetVerb } from './identity-provider.ts';
import { importNotesVerb } from './import-notes.ts';
import { initVerb } from './init.ts';
import { restoreVerb } from './restore.ts';
import { secondFactorResetVerb } from './second-factor-reset.ts';
import { signInLinkVerb } from './sign-in-link.ts';
import type { Verb } from './verb.ts';
import { verifyVerb } from './verify.ts';
import { workspaceAddVerb } from './workspace-add.ts';
import { workspaceMailVerb } from './workspace-mail.ts';

/** Every verb that works on the database. `start` and `migrate` stand in `cli.ts`. */
export const verbs: readonly Verb[] = [
  initVerb,
  workspaceAddVerb,
  workspaceMailVerb,
  signInLinkVerb,
  secondFactorResetVerb,
  identityProviderSetVerb,
  identityProviderRemoveVerb,
  importNotesVerb,
  backupVerb,
  restoreVerb,
  erasuresVerb,
  verifyVerb,
];

/** The verb of that name, or undefined. */
export function findVerb(name: string): Verb | undefined {
  return verbs.find((verb) => verb.name === name);
}
