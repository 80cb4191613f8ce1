import type { SignedIn, Workspace } from '../people/index.ts';
import type { Deps } from '../web/deps.ts';
import type { Approach } from './approach.ts';

/** Who writes something down, and of which approach. */
export interface Recording {
  readonly deps: Deps;
  readonly workspace: Workspace;
  readonly account: SignedIn;
  readonly approach: Approach;
}
