import { Hono } from 'hono';
import { type Approach, approachOfSlug } from '../../approach/index.ts';
import { DatabaseAway, type Tx } from '../../db/database.ts';
import {
  type AppContext,
  type AppEnv,
  activeAccounts,
  may,
  requireRight,
  today,
} from '../../people/index.ts';
import { photoLimits } from '../../thread/files/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { addDays } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { changeLink } from './change-link.ts';
import { createLink } from './create-link.ts';
import { linkHere, outdatedTexts } from './find-link.ts';
import { type LinkFaults, linkLimits, perTag, type TypedLink, typedLink } from './link-form.ts';
import { LinkFormPage } from './link-form-pages.tsx';
import { linkPath } from './link-pages.tsx';
import type { LinkRecord } from './link-store.ts';
import type { SaveLinkResult, Saving } from './save-link.ts';

/** What a form page is about, read before anything is written. */
interface Place {
  readonly approach: Approach;
  readonly link: LinkRecord | null;
  readonly owners: readonly { id: string; name: string }[];
  readonly outdated: Awaited<ReturnType<typeof outdatedTexts>>;
}

const nothingOutdated = { purpose: [], readBy: [], reward: [] };

async function readPlace(tx: Tx, c: AppContext): Promise<Place | null> {
  const { tenantId } = c.get('workspace');
  const isNew = c.req.param('link') === undefined;
  const here = isNew ? null : await linkHere(tx, c);
  const approach = isNew
    ? await approachOfSlug(tx, tenantId, c.req.param('slug') ?? '')
    : here?.approach;
  if (!approach) return null;
  const accounts = await activeAccounts(tx, tenantId);
  return {
    approach,
    link: here?.link ?? null,
    owners: accounts.filter((account) => may(account, 'contributions.answer')),
    outdated: here ? await outdatedTexts(tx, tenantId, here.link) : nothingOutdated,
  };
}

function emptyLink(c: AppContext, { approach }: Place): TypedLink {
  const empty = { purpose: '', readBy: '', reward: '', machine: false, holds: false };
  const { name } = c.get('account');
  return {
    slug: '',
    endsOn: '',
    answerDays: String(approach.answerDays),
    ownerId: c.get('account').id,
    askerName: name,
    askerPhone: '',
    locales: [...c.get('workspace').locales],
    words: perTag(() => empty),
    removePhoto: false,
  };
}

function typedOf(link: LinkRecord): TypedLink {
  return {
    ...link,
    answerDays: String(link.answerDays),
    words: perTag((tag) => ({
      purpose: link.purpose[tag]?.body ?? '',
      readBy: link.readBy?.[tag]?.body ?? '',
      reward: link.reward?.[tag]?.body ?? '',
      machine: [link.purpose, link.readBy, link.reward].some((t) => t?.[tag]?.status === 'machine'),
      holds: false,
    })),
    removePhoto: false,
  };
}

interface Shown {
  readonly typed: TypedLink;
  readonly formKey: string;
  readonly faults?: LinkFaults;
  readonly earlier?: string;
  readonly away?: boolean;
}

function sendForm(
  deps: Deps,
  c: AppContext,
  place: Place,
  shown: Shown,
  status: 200 | 409 | 422 | 503,
) {
  const firstDay = today(c.get('workspace'), deps.clock.now());
  const lastDay = addDays(firstDay, linkLimits.longestDays);
  const page = <LinkFormPage c={c} {...place} {...shown} firstDay={firstDay} lastDay={lastDay} />;
  return sendPage(c, page, { status });
}

/** Reads a form post: what was typed, the photo, and a fault when the photo was too large to read. */
async function readPost(deps: Deps, c: AppContext) {
  const files = { photo: { maxBytes: photoLimits.maxBytes, maxCount: 1 } };
  const { form } = await readForm(c, { files });
  const formKey = formKeyOf(form, deps.random);
  const isTooLarge = form.problems.some(
    ({ field, reason }) => field === 'photo' && reason === 'too-large',
  );
  const photo = form.files.find(({ field }) => field === 'photo')?.bytes ?? null;
  return { typed: typedLink(form), formKey, photo, isTooLarge };
}

/** Handles a post of the form: saves and goes to the link, or shows the form again. */
async function save(
  deps: Deps,
  c: AppContext,
  work: (saving: Saving, place: Place) => Promise<SaveLinkResult>,
): Promise<Response> {
  const { typed, formKey, photo, isTooLarge } = await readPost(deps, c);
  const { workspace, account } = c.var;
  const place = await deps.db.tx(workspace, (tx) => readPlace(tx, c));
  if (!place) return c.notFound();
  if (isTooLarge) {
    const faults = { photo: 'photo-too-large-picture' } as const;
    return sendForm(deps, c, place, { typed, formKey, faults }, 422);
  }
  try {
    const saved = await work({ workspace, account, formKey, typed, photo }, place);
    if (saved.ok) return c.redirect(linkPath(place.approach, saved), 303);
    if (saved.reason === 'invalid') {
      return await sendForm(deps, c, place, { typed, formKey, faults: saved.faults }, 422);
    }
    const shown = { typed, formKey: newFormKey(deps.random), earlier: saved.slug };
    return await sendForm(deps, c, place, shown, 409);
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    return sendForm(deps, c, place, { typed, formKey, away: true }, 503);
  }
}

/** The forms in which links are made and changed. */
export function linkFormRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const manage = requireRight(deps, 'links.manage');
  const base = '/aanpak/:slug/uitnodigingen';
  const show = async (c: AppContext): Promise<Response> => {
    const place = await deps.db.tx(c.get('workspace'), (tx) => readPlace(tx, c));
    if (!place) return c.notFound();
    const typed = place.link ? typedOf(place.link) : emptyLink(c, place);
    return sendForm(deps, c, place, { typed, formKey: newFormKey(deps.random) }, 200);
  };
  routes.get(`${base}/nieuw`, manage, show);
  routes.get(`${base}/:link/wijzigen`, manage, show);
  routes.post(`${base}/nieuw`, manage, (c) =>
    save(deps, c, (saving, { approach }) => createLink(deps, saving, approach)),
  );
  routes.post(`${base}/:link/wijzigen`, manage, (c) =>
    save(deps, c, async (saving, { approach, link }) => {
      if (!link) throw new Error('a link was found and is gone');
      return changeLink(deps, saving, { approach, link });
    }),
  );
  return routes;
}
