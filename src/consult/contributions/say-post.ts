import { type AppContext, today } from '../../people/index.ts';
import { newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { isResidentTag, type ResidentTag } from '../../web/locales.ts';
import { type FormPost, readForm } from '../../web/multipart.ts';
import { type Link, mayStillSend } from '../links/link.ts';
import { readLink } from '../links/read-link.ts';
import { judgeMessage, type SayFault } from './contribution.ts';
import { sayLimits } from './keep-files.ts';
import { type Draft, readDraft } from './say-draft.ts';

/** One post of the journey, read but not yet judged. */
export interface SayPost {
  readonly slug: string;
  readonly tag: ResidentTag;
  readonly form: FormPost;
  readonly draft: Draft;
  /** The body broke off or could not be read to its end: what is here may not be all. */
  readonly isBroken: boolean;
}

/** Reads a post to `/meedoen/:slug/:tag…`; null where there is no such language. */
export async function readPost(deps: Deps, c: AppContext): Promise<SayPost | null> {
  const { slug = '', tag = '' } = c.req.param();
  if (!isResidentTag(tag)) return null;
  const read = await readForm(c, sayLimits);
  const draft = readDraft(read.form, newFormKey(deps.random), deps.clock.now());
  return { slug, tag, form: read.form, draft, isBroken: !read.ok };
}

/** The link in the address of a request, or null. */
export function linkOfRequest(deps: Deps, c: AppContext): Promise<Link | null> {
  return readLink(deps, c.get('workspace').tenantId, c.req.param('slug') ?? '');
}

/** Whether the link takes this post today, by the workspace's calendar. */
export function mayPost(deps: Deps, c: AppContext, link: Link, draft: Draft) {
  const workspace = c.get('workspace');
  const claimedDay = draft.claimedAt && today(workspace, draft.claimedAt);
  return mayStillSend(link, today(workspace, deps.clock.now()), claimedDay);
}

/**
 * All that is wrong with a draft. Where a file was refused, the page does not also say that nothing
 * was said.
 * @param found faults of files, found before
 */
export function judgeDraft(
  draft: Draft,
  found: readonly SayFault[],
  { isBroken }: Pick<SayPost, 'isBroken'>,
): SayFault[] {
  const faults = [...found];
  if (isBroken) faults.push({ field: 'words', reason: 'form-broken' });
  const said = judgeMessage({
    words: draft.words,
    hasSound: draft.soundId !== null,
    photoCount: draft.photoIds.length,
  });
  const isFirst = faults.length === 0;
  faults.push(...said.filter(({ reason }) => isFirst || reason === 'too-long-words'));
  return faults;
}
