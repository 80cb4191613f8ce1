/** The door of `consult`: what people say, and what they hear back. */

export { type AnswerFigures, answerFigures } from './answer-figures-store.ts';
export { answerAttention } from './answers/answer-attention.ts';
export { answerRoutes } from './answers/answer-routes.ts';
export type { CodeStep, Opened } from './answers/code-step.tsx';
export { hearRoutes } from './answers/hear-routes.tsx';
export { answerThreadSource, contributionThreadSource } from './answers/thread-sources.ts';
export { askToBringRoutes } from './bringing/ask-to-bring-routes.ts';
export { bringAttention } from './bringing/bring-attention.ts';
export { bringRoutes } from './bringing/bring-routes.tsx';
export { consultEvidence } from './consult-evidence.ts';
export { consultPart } from './consult-part.ts';
export { readCode } from './contributions/contribution-code.ts';
export { contributionsErasedAgain } from './contributions/erase-again.ts';
export { inboxRoutes } from './contributions/inbox-routes.tsx';
export { messageRoutes } from './contributions/message-routes.tsx';
export { logReading } from './contributions/message-store.ts';
export { readingsRoutes } from './contributions/readings-routes.tsx';
export { sayRoutes } from './contributions/say-routes.tsx';
export { eraseAttention } from './erasing/erase-attention.ts';
export { eraseRoutes } from './erasing/erase-routes.tsx';
export { isWithResidents } from './goals/goal.ts';
export { goalAttention } from './goals/goal-attention.ts';
export { type GoalFacts, goalFacts } from './goals/goal-facts-store.ts';
export { goalRoutes } from './goals/goal-routes.tsx';
export { goalThreadSource } from './goals/goal-thread.ts';
export { linkRoutes } from './links/link-routes.tsx';
export { linksOfApproach } from './links/link-store.ts';
export { type ImportNotesResult, importNotes, usualDueOn } from './notes/import-notes.ts';
export { notesRoutes } from './notes/notes-routes.tsx';
export { type NotesPreview, previewNotes } from './notes/preview-notes.ts';
export type { NotesOptions } from './notes/read-notes.ts';
export { columnOfName } from './notes/recognise-columns.ts';
export { sayBadReason, sayFailure, sayNotice } from './notes/say-notes.ts';
export { NOTES_BYTES_LIMIT as notesBytesLimit } from './notes/table/table.ts';
export { listZipEntries, unpackEntry } from './notes/table/zip-entries.ts';
export { consultWork } from './owned-work.ts';
export {
  type ContributionData,
  contributionData,
  contributionOfCode,
  type KeptFile,
} from './person-data/contribution-data.ts';
export {
  contributionsOfContact,
  readingsOf,
  type WorkDone,
  workDoneBy,
} from './person-data/contribution-data-store.ts';
export { askAttention } from './publishing/ask-attention.ts';
export { askPersonRoutes } from './publishing/ask-person-routes.tsx';
export { consentRoutes } from './publishing/consent-routes.tsx';
export { consultPublishSources } from './publishing/publish-sources.ts';
export {
  type EndOfTerm,
  endOldBackgrounds,
  endOldContacts,
  endOldContributions,
  endOldReadings,
  endOldTold,
  unansweredBefore,
} from './retention/retention.ts';
export { unansweredOf } from './retention/retention-store.ts';
export { givenFacts, saidFacts } from './said-facts-store.ts';
export { sentencesRoutes } from './spoken/sentences-routes.tsx';
export { spokenRoutes } from './spoken/spoken-routes.ts';
export { bringThemesRoutes } from './themes/bring-themes-routes.tsx';
export { messageThemesRoutes } from './themes/message-themes-routes.tsx';
export { outdatedTags } from './themes/theme.ts';
export { themeAttention } from './themes/theme-attention.ts';
export { type ThemeFacts, themeFacts } from './themes/theme-facts-store.ts';
export { themeRoutes } from './themes/theme-routes.tsx';
export { themeThreadSource } from './themes/theme-thread.ts';
export { themesRoutes } from './themes/themes-routes.tsx';
export { consultTrustTables } from './trust-tables.ts';
