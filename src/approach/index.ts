/** The door of `approach`: the thread from contribution to lesson. */

export { type Approach, answerDays, isSlug } from './approach.ts';
export {
  allApproaches,
  approachOfId,
  approachOfSlug,
  insertApproach,
  raisePublicationVersion,
} from './approach-store.ts';
