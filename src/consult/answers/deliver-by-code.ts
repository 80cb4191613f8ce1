import { raisePublicationVersion } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { today, type Workspace } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import type { TextByLocale } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import { codeMac } from '../contributions/contribution-code.ts';
import type { AnswerOfCode, MessageOfCode } from '../contributions/message-of-code.ts';
import { type AnswerState, stateAfterDelivery } from './answer.ts';
import { hasUndelivered, lockContribution, markReadWithCode, setState } from './reply-store.ts';

const noDelivery: readonly AnswerState[] = ['set-aside-proposed', 'set-aside', 'withdrawn'];

const hasWords = (text: TextByLocale | null): boolean =>
  Object.values(text ?? {}).some(({ body, sound }) => body !== null || sound !== null);

/** An answer that is ready, but that nobody has brought yet. */
const isWaiting = ({ deliveredOn, text }: AnswerOfCode): boolean =>
  deliveredOn === null && hasWords(text);

const isDelivered = ({ deliveredOn, text }: AnswerOfCode): boolean =>
  deliveredOn !== null && hasWords(text);

async function deliver(
  tx: Tx,
  deps: Deps,
  tenantId: string,
  message: MessageOfCode,
  on: Day,
): Promise<{ state: AnswerState; told: readonly string[] }> {
  const contribution = await lockContribution(tx, tenantId, message.id);
  if (!contribution || noDelivery.includes(contribution.state)) {
    return { state: contribution?.state ?? 'withdrawn', told: [] };
  }
  const shown = message.answers.filter(isWaiting);
  const delivered = await markReadWithCode(tx, tenantId, {
    contributionId: message.id,
    answerIds: shown.map(({ id }) => id),
    on,
    at: deps.clock.now(),
  });
  const told = shown.filter(({ id }) => delivered.includes(id));
  for (const answer of told) {
    await appendEvent(tx, deps, {
      kind: 'answer-delivered',
      approachId: message.approachId,
      subjectId: message.id,
      actorRole: 'resident',
      facts: { answer: answer.id, kind: answer.kind, how: 'code', on },
    });
  }
  let { state } = contribution;
  if (!(await hasUndelivered(tx, tenantId, message.id))) {
    for (const { kind } of told) state = stateAfterDelivery(kind, state);
  }
  if (state !== contribution.state) await setState(tx, tenantId, message.id, state);
  if (delivered.length > 0) await raisePublicationVersion(tx, tenantId, message.approachId);
  return { state, told: delivered };
}

/**
 * What the person with this code may see, with the answers that were delivered before. Null when no
 * message has this code.
 * @param code sixteen digits, read by `readCode`
 * @param locale language of the page
 * @throws DatabaseAway
 */
export async function findByCode(
  deps: Deps,
  workspace: Workspace,
  code: string,
  locale = 'nl-eenvoudig',
): Promise<MessageOfCode | null> {
  const message = await load(deps, workspace, code, locale);
  return message && { ...message, answers: message.answers.filter(isDelivered) };
}

function load(
  deps: Deps,
  { tenantId }: Workspace,
  code: string,
  locale: string,
): Promise<MessageOfCode | null> {
  const argument = { codeMac: codeMac(deps.secret, code), locale };
  return deps.db.call<MessageOfCode | null>({ tenantId }, 'contribution_of_code', argument);
}

/**
 * Like `findByCode`, and with the answers that nobody had brought yet: reading them with the code
 * delivers them, once. Only then does a message count as answered. Call it for pages that show them.
 * @throws DatabaseAway
 */
export async function readByCode(
  deps: Deps,
  workspace: Workspace,
  code: string,
  locale = 'nl-eenvoudig',
): Promise<MessageOfCode | null> {
  const { tenantId } = workspace;
  const message = await load(deps, workspace, code, locale);
  if (!message) return null;
  const delivered = message.answers.filter(isDelivered);
  if (noDelivery.includes(message.state) || !message.answers.some(isWaiting)) {
    return { ...message, answers: delivered };
  }
  const on = today(workspace, deps.clock.now());
  const now = await deps.db.tx({ tenantId }, (tx) => deliver(tx, deps, tenantId, message, on));
  const { state, told } = now;
  // brought by someone, or taken back to be mended, since it was looked up
  if (message.answers.filter(isWaiting).some(({ id }) => !told.includes(id))) {
    return findByCode(deps, workspace, code, locale);
  }
  // taken back or set aside a moment ago, in another tab or by the team
  if (noDelivery.includes(state)) return { ...message, state, answers: delivered };
  const answers = message.answers.map(
    (answer): AnswerOfCode =>
      isWaiting(answer) ? { ...answer, deliveredHow: 'code', deliveredOn: on } : answer,
  );
  return { ...message, state, answers: answers.filter(isDelivered) };
}
