import { type AppContext, ResidentTryAgainPage } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { sendPage } from '../../web/send-page.ts';
import type { Link } from '../links/link.ts';
import type { SayFault } from './contribution.ts';
import type { DraftFiles } from './keep-files.ts';
import { pendingFilePath } from './pending-file.ts';
import { CodePage } from './resident-code-pages.tsx';
import { type FilesToShow, ReadBackPage } from './resident-read-back-pages.tsx';
import { AlreadySentPage, ClosedPage } from './resident-stopped-pages.tsx';
import { WordsPage } from './resident-words-pages.tsx';
import { type Draft, hiddenWhole } from './say-draft.ts';
import type { SayPost } from './say-post.ts';

/** One screen of the journey for one person: where it is, and what is on it. */
export interface Screen {
  readonly link: Link;
  readonly tag: ResidentTag;
  readonly draft: Draft;
  readonly faults?: readonly SayFault[];
}

const bytesPerKilobyte = 1000;

/** Screen 2; with faults it answers 422. */
export function showWords(deps: Deps, c: AppContext, { link, tag, draft, faults = [] }: Screen) {
  return sendPage(
    c,
    <WordsPage
      workspace={c.get('workspace')}
      tag={tag}
      link={link}
      slug={link.slug}
      draft={draft}
      faults={faults}
      soundSrc={draft.soundId ? pendingFilePath(deps, draft.formKey, draft.soundId) : undefined}
    />,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

/** Screen 3; with faults it answers 422. */
export function showReadBack(
  deps: Deps,
  c: AppContext,
  { link, tag, draft, faults = [] }: Screen,
  { sound, photos }: DraftFiles,
) {
  const pathOf = (id: string) => pendingFilePath(deps, draft.formKey, id);
  const files: FilesToShow = {
    sound: sound && { src: pathOf(sound.id), playable: sound.playable },
    photos: photos.map(({ id, byteLength }) => ({
      src: pathOf(id),
      kilobytes: Math.ceil(byteLength / bytesPerKilobyte),
    })),
  };
  const props = { link, tag, draft, files, faults };
  return sendPage(c, <ReadBackPage workspace={c.get('workspace')} {...props} />, {
    status: faults.length > 0 ? 422 : 200,
  });
}

/** Screen 4: kept nowhere, and what came before it is wiped from the browser's memory. */
export function showCode(
  deps: Deps,
  c: AppContext,
  props: Pick<
    Parameters<typeof CodePage>[0],
    'link' | 'tag' | 'code' | 'formKey' | 'dueOn' | 'reach' | 'isLate' | 'aboutYou'
  >,
) {
  const workspace = c.get('workspace');
  c.header('clear-site-data', '"cache"');
  return sendPage(
    c,
    <CodePage workspace={workspace} baseUrl={workspace.baseUrl ?? deps.baseUrl} {...props} />,
    { cache: 'secret' },
  );
}

/** The link takes no messages any more. */
export function showClosed(
  c: AppContext,
  screen: Pick<Screen, 'link' | 'tag'> & { draft?: Draft },
) {
  return sendPage(c, <ClosedPage workspace={c.get('workspace')} {...screen} />, { status: 410 });
}

/** The form was used for another message. */
export function showAlreadySent(c: AppContext, screen: Screen & { lostFiles: boolean }) {
  return sendPage(c, <AlreadySentPage workspace={c.get('workspace')} {...screen} />, {
    status: 409,
  });
}

/**
 * The database is away: everything typed comes back. Files that came with this very post must be
 * chosen once more, so that screen 2 is shown; else one press repeats the post.
 */
export function showAway(c: AppContext, { slug, tag, draft, form }: SayPost) {
  const workspace = c.get('workspace');
  const isSending = c.req.path.endsWith('/versturen') && form.files.length === 0;
  const fields = ['sound', 'photo'] as const;
  const faults = fields
    .filter((field) => form.files.some((file) => file.field === field))
    .map((field) => ({ field, reason: 'files-gone' }) as const);
  const page = isSending ? (
    <ResidentTryAgainPage
      workspace={workspace}
      tag={tag}
      action={c.req.path}
      hidden={hiddenWhole(draft)}
      written={draft.words}
    />
  ) : (
    <WordsPage
      workspace={workspace}
      tag={tag}
      link={null}
      slug={slug}
      draft={draft}
      faults={faults}
      isAway
    />
  );
  return sendPage(c, page, { status: 503 });
}
