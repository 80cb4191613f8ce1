/**
 * Why the team erases something for a person: the code is lost, there never was one (notes of a meeting),
 * it tells of somebody else who does not want that, it holds a number that identifies somebody, or it
 * brings somebody in danger.
 */
export const erasureReasons = [
  'code-lost',
  'no-code',
  'about-another',
  'number',
  'danger',
] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** Erasing that one person proposed, until a second person does it or refuses. */
export interface ErasureProposal {
  readonly contributionId: string;
  readonly reason: ErasureReason;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
}

/** A second person erases, never who proposed it: nobody alone erases what they do not like to answer. */
export const mayDecide = (
  proposal: Pick<ErasureProposal, 'proposedBy'>,
  accountId: string,
): boolean => proposal.proposedBy !== accountId;
