import type { Approach } from '../../approach/index.ts';
import type { SignedIn, Workspace } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';

/** Who writes a report, and of which approach. */
export interface Drafting {
  readonly deps: Deps;
  readonly workspace: Workspace;
  readonly account: SignedIn;
  readonly approach: Approach;
}
