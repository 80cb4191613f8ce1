/** The door of `people`: workspaces, accounts, roles, sessions. */

export type { DemoCode } from './about/about-pages.tsx';
export { aboutRoutes } from './about/about-routes.tsx';
export {
  type Account,
  isSeat,
  type Level,
  levels,
  may,
  type Right,
  type Role,
  roles,
} from './accounts/account.ts';
export {
  accountForWork,
  accountOfEmail,
  accountOfId,
  activeAccounts,
  everyPerson,
  insertAccount,
} from './accounts/account-store.ts';
export { peopleRoutes } from './accounts/people-routes.tsx';
export type { AppContext, AppEnv } from './app-env.ts';
export type {
  Attention,
  AttentionGroup,
  AttentionItem,
  AttentionRequest,
  AttentionSource,
} from './attention.ts';
export { awayAnswer } from './away-answer.ts';
export { standInFor, standsInFor, standsInForIds } from './delegations/delegation-store.ts';
export { type Fault, faultPage, tagOfRequest } from './fault-pages.tsx';
export { FormFaults } from './form-faults.tsx';
export { invitationLetter } from './invitations/invitation-letter.ts';
export { orphanAttention } from './leaving/orphan-attention.ts';
export { findRecipient } from './letters/recipient-store.ts';
export { setSender } from './letters/sender-store.ts';
export { type Organisation, organisationKinds } from './organisations/organisation.ts';
export {
  allOrganisations,
  domainsHere,
  organisationNamed,
} from './organisations/organisation-store.ts';
export { sayDomain, sayKind } from './organisations/organisation-words.ts';
export { type AccountData, accountData } from './own-data-store.ts';
export type { HandingOver, OwnedKind, OwnedWork } from './owned-work.ts';
export { returnAddressOf, setProvider } from './providers/provider.ts';
export { publicPagesRoutes } from './public-pages/public-pages-routes.tsx';
export { publicStatementOf } from './public-pages/public-statement-store.ts';
export { requireRight } from './require-right.ts';
export { anonymiseLeavers, sweepSignIns } from './retention-store.ts';
export { resetSecondFactor } from './second-factor/second-factor.ts';
export type { SignedIn } from './sessions/session-store.ts';
export { createSignInLink, type SignInLink } from './sessions/sign-in.ts';
export { signInLetter } from './sessions/sign-in-letter.ts';
export { signInRoutes } from './sessions/sign-in-routes.tsx';
export { CoalitionShell, ResidentShell } from './shells.tsx';
export { digestLetter } from './this-week/digest-letter.ts';
export { queueDigests } from './this-week/queue-digests.ts';
export { weekRoutes } from './this-week/week-routes.tsx';
export { ResidentTryAgainPage } from './try-again-page.tsx';
export { demoTime } from './workspaces/demo-clock.ts';
export { demoClockRoutes } from './workspaces/demo-clock-routes.tsx';
export { findWorkspace } from './workspaces/find-workspace.ts';
export { today, type Workspace } from './workspaces/workspace.ts';
export {
  allWorkspaces,
  insertWorkspace,
  workspaceOfHost,
  workspaceOfTenant,
} from './workspaces/workspace-store.ts';
