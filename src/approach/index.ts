/** The door of `approach`: the thread from contribution to lesson. */

export { type Approach, answerDays, isSlug } from './approach.ts';
export type { ApproachPart, PartContent, PartRequest } from './approach-part.ts';
export { approachRoutes } from './approach-routes.tsx';
export { approachEvidence, decisionAttention } from './approach-sources.ts';
export {
  allApproaches,
  approachOfId,
  approachOfSlug,
  insertApproach,
  raisePublicationVersion,
} from './approach-store.ts';
export { type ApproachStory, openApproaches, storyOfApproach } from './approach-story-store.ts';
export { areasOf } from './areas/area-store.ts';
export { createApproach } from './create-approach.ts';
export { isKnownBody, stateOfDecision } from './decisions/decision.ts';
export { type DecisionFacts, decisionFacts } from './decisions/decision-facts-store.ts';
export { RecordDecisionLink } from './decisions/decision-link.tsx';
export { decisionPublishSource } from './decisions/decision-publishing.ts';
export { decisionRoutes } from './decisions/decision-routes.tsx';
export { decisionPart, decisionThreadSource } from './decisions/decision-sources.ts';
export { type DecisionChoice, decisionsOf } from './decisions/decision-store.ts';
export type {
  Evidence,
  EvidenceGap,
  EvidenceItem,
  EvidenceRequest,
  EvidenceSource,
  Principle,
} from './evidence.ts';
export { type Counted, countOnce } from './kept-counts.ts';
export type { CheckedKind } from './levels/level.ts';
export { checkerOf, kindsWithChecker, levelOwnerOf } from './levels/level-store.ts';
export { approachWork } from './owned-work.ts';
export { partnersOf } from './partners/partner-store.ts';
export {
  type ConsentFaults,
  type ConsentResult,
  isOpenUse,
  type SaidOfUses,
  sayOfCopy,
  seenOfCopy,
  stopUse,
} from './publications/consent.ts';
export {
  askerOf,
  type CopyToAsk,
  copiesToAsk,
  setAsker,
  sharedCopyOf,
} from './publications/consent-store.ts';
export { type CopyOfBead, copiesOfBead } from './publications/copies-of-bead-store.ts';
export {
  type Consent,
  type ConsentUse,
  type ConsentWay,
  consentUses,
  isConsentUse,
  isGiven,
  type SharedCopy,
} from './publications/publication.ts';
export { publicationAttention } from './publications/publication-attention.ts';
export { PublicationFrame } from './publications/publication-frame.tsx';
export { publicationPart } from './publications/publication-part.ts';
export { publicationRoutes } from './publications/publication-routes.tsx';
export { publicationOfId } from './publications/publication-store.ts';
export { publicationPath } from './publications/publication-words.ts';
export { PublishLink } from './publications/publish-link.tsx';
export {
  type PublishedCopy,
  publishedCopies,
  publishedFiles,
  type TakenBackCopy,
  takenBackCopies,
} from './publications/published-store.ts';
export { publicationsWithdrawnAgain } from './publications/withdraw-again.ts';
export { withdrawPublicationsOf } from './publications/withdraw-publication.ts';
export type { NotPublishable, PublishSource } from './publish-source.ts';
export { rocketPart, rocketRoutes } from './rocket/rocket-routes.tsx';
export { ThreadLink } from './thread/thread-pages.tsx';
export { threadRoutes } from './thread/thread-routes.tsx';
export type { DescribedBead, ThreadRequest, ThreadSource } from './thread-source.ts';
export { approachTrustTables } from './trust-tables.ts';
