import { DatabaseAway } from '../../db/database.ts';
import type { AppContext } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import type { Link } from '../links/link.ts';
import { judgeContact } from './contribution.ts';
import {
  dropFiles,
  filesOfDraft,
  type KeptFiles,
  keepFiles,
  withoutMissing,
} from './keep-files.ts';
import type { Draft } from './say-draft.ts';
import { judgeDraft, linkOfRequest, mayPost, readPost, type SayPost } from './say-post.ts';
import {
  showAlreadySent,
  showAway,
  showClosed,
  showCode,
  showReadBack,
  showWords,
} from './say-screens.tsx';
import { sendContribution } from './send-contribution.ts';
import { startAgain } from './start-again.ts';

/** A post with its link and its files, in time to be taken. */
export interface Arrived {
  readonly deps: Deps;
  readonly c: AppContext;
  readonly post: SayPost;
  readonly link: Link;
  readonly kept: KeptFiles;
  readonly isLate: boolean;
}

/**
 * What every post of the journey goes through before `step`: its link, whether it is in time, its
 * files. While the database is away the person gets back everything that was typed.
 */
export async function onArrival(
  deps: Deps,
  c: AppContext,
  step: (arrived: Arrived) => Promise<Response>,
): Promise<Response> {
  const post = await readPost(deps, c);
  if (!post) return c.notFound();
  try {
    const link = await linkOfRequest(deps, c);
    if (!link) return c.notFound();
    const { tag, draft, form } = post;
    const permission = mayPost(deps, c, link, draft);
    if (!permission.ok) return showClosed(c, { link, tag, draft });
    const kept = await keepFiles(deps, c.get('workspace'), draft, form);
    return await step({ deps, c, post, link, kept, isLate: permission.isLate });
  } catch (error) {
    if (error instanceof DatabaseAway) return showAway(c, post);
    throw error;
  }
}

/** Back to screen 2, with everything that was typed and chosen. */
export async function changeWords({ deps, c, post, link, kept }: Arrived): Promise<Response> {
  const files = await filesOfDraft(deps, c.get('workspace'), kept.draft);
  const draft = withoutMissing(kept.draft, files);
  const faults = [...kept.faults, ...files.faults];
  return showWords(deps, c, { link, tag: post.tag, draft, faults });
}

/** From screen 2 to screen 3. */
export async function readBack({ deps, c, post, link, kept }: Arrived): Promise<Response> {
  const files = await filesOfDraft(deps, c.get('workspace'), kept.draft);
  const draft = withoutMissing(kept.draft, files);
  const faults = judgeDraft(draft, [...kept.faults, ...files.faults], post);
  const screen = { link, tag: post.tag, draft, faults };
  if (faults.length > 0) return showWords(deps, c, screen);
  return showReadBack(deps, c, screen, files);
}

/** From screen 3, or from a phone that carries everything in one post, to the code. */
export async function send(arrived: Arrived): Promise<Response> {
  const { deps, c, post, link, kept, isLate } = arrived;
  const { draft, fileHashes } = kept;
  const { tag } = post;
  const workspace = c.get('workspace');
  const faults = judgeDraft(draft, kept.faults, post);
  if (faults.length > 0) return showWords(deps, c, { link, tag, draft, faults });
  const judged = judgeContact(draft.contact);
  if (!judged.ok) return askContactAgain(arrived, judged.faults);
  const { contact } = judged;
  const message = { ...draft, contact, fileHashes, locale: tag };
  const sent = await sendContribution(deps, workspace, message, { link, isLate });
  if (sent.ok) {
    if (sent.isResend) await dropFiles(deps, workspace, Object.keys(fileHashes));
    const reach = contact?.reach ?? null;
    const { formKey } = draft;
    return showCode(deps, c, { ...sent, link, tag, formKey, reach, isLate, aboutYou: 'ask' });
  }
  if (sent.reason === 'files-gone') return changeWords(arrived);
  return showAlreadySent(c, { link, tag, ...(await startAgain(deps, workspace, draft)) });
}

async function askContactAgain(
  { deps, c, post, link, kept }: Arrived,
  faults: Parameters<typeof showReadBack>[2]['faults'] & object,
): Promise<Response> {
  const files = await filesOfDraft(deps, c.get('workspace'), kept.draft);
  const draft: Draft = withoutMissing(kept.draft, files);
  return showReadBack(deps, c, { link, tag: post.tag, draft, faults }, files);
}
