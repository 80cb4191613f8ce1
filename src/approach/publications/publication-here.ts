import type { AppContext } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { signToken } from '../../web/signed-token.ts';
import type { Approach } from '../approach.ts';
import { approachHere } from '../approach-here.ts';
import type { PublishSource } from '../publish-source.ts';
import type { Recording } from '../recording.ts';
import type { ThreadSource } from '../thread-source.ts';

/** What the routes of publications are given. */
export interface PublicationDeps {
  readonly deps: Deps;
  /** What every room has that can be published. */
  readonly sources: readonly PublishSource[];
  /** What every room says of its beads: where the original can be read. */
  readonly threadSources: readonly ThreadSource[];
}

export const filePurpose = 'publication-file';

/** Where signed-in people see and hear a file that belongs to a copy; for an hour. */
export const fileHrefFor =
  ({ secret, clock }: Deps) =>
  (fileId: string): string =>
    `/publiceren/bestand/${signToken(secret, filePurpose, fileId, clock.now())}`;

/** Who writes something down here, and of which approach; null when there is no such approach. */
export async function recordingHere(
  deps: Deps,
  c: AppContext,
): Promise<(Recording & { approach: Approach }) | null> {
  const approach = await approachHere(deps, c);
  const { workspace, account } = c.var;
  return approach && { deps, workspace, account, approach };
}
