import type { Workspace } from '../../people/index.ts';
import type { TextByLocale } from '../../thread/texts.ts';
import type { Deps } from '../../web/deps.ts';
import type { Verdict } from './theme.ts';

/** A sentence of which a person with a code is asked whether it is what they meant. */
export interface AskedSentence {
  readonly id: string;
  readonly heardVersion: number;
  readonly heard: TextByLocale | null;
  /** Others said it too. */
  readonly isShared: boolean;
  /** What this person said of it last. */
  readonly verdict: Verdict | null;
}

/** Why what somebody said of a sentence was not kept. */
export type MeantRefusal = 'choose' | 'too-long' | 'sent-already' | 'changed' | 'closed';

/** What became of what somebody just said of a sentence. */
export type MeantOutcome =
  | { readonly verdict: Verdict }
  | { readonly refusal: MeantRefusal; readonly mark: string; readonly kept: string };

/**
 * The sentences of which the person with this contribution is asked whether they are what they meant.
 * @throws DatabaseAway
 */
export function askedSentences(
  deps: Pick<Deps, 'db'>,
  { tenantId }: Pick<Workspace, 'tenantId'>,
  contributionId: string,
): Promise<readonly AskedSentence[]> {
  return deps.db.call({ tenantId }, 'themes_asked', { contributionId });
}
