import { Hono } from 'hono';
import { type AppContext, type AppEnv, requireRight } from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { FormPost } from '../../web/form-post.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { Publishable, PublishSource } from '../publish-source.ts';
import type { Recording } from '../recording.ts';
import { changeCopy, wordsOfCopy } from './change-copy.ts';
import type { CopyFormProps } from './copy-form.ts';
import { CopyFormPage } from './copy-pages.tsx';
import { originalWords, suggestCopy } from './make-copy.ts';
import { findPublishable, proposePublication, type TypedCopy } from './propose-publication.ts';
import { fieldOfWords, isConsentUse, type Publication, type TypedWords } from './publication.ts';
import { fileHrefFor, type PublicationDeps, recordingHere } from './publication-here.ts';
import { consentsOf, photosOf, publicationOfBead, publicationOfId } from './publication-store.ts';
import { publicationPath } from './publication-words.ts';

type Found = { publishable: Publishable; source: PublishSource; current: Publication | null };

/**
 * The fields of the form: what the original has, what the copy has more, and for the team's own words
 * every other language of the workspace.
 */
function fieldsOf(
  { publishable, source, current }: Found,
  locales: readonly string[],
): TypedWords[] {
  const fields = new Map(originalWords(publishable).map((one) => [fieldOfWords(one), one]));
  const more = current ? wordsOfCopy(current) : [];
  const translations = source.needsConsent
    ? []
    : publishable.parts.flatMap(({ part }) =>
        locales.map((locale) => ({ part, locale, body: '' })),
      );
  for (const one of [...more, ...translations]) {
    if (!fields.has(fieldOfWords(one))) fields.set(fieldOfWords(one), one);
  }
  return [...fields.values()];
}

function typedOf(form: FormPost, found: Found, locales: readonly string[]): TypedCopy {
  return {
    beadId: found.publishable.beadId,
    machine: form.all('machine'),
    words: fieldsOf(found, locales).map(({ part, locale }) => ({
      ...{ part, locale },
      body: form.text(fieldOfWords({ part, locale })),
    })),
    keepsTraces: form.text('houd') === '1',
    uses: form.all('gebruik').filter(isConsentUse),
    photos: form.all('foto').filter(isId),
  };
}

/** Languages of a copy that a machine translated. */
const machineTags = ({ texts }: Publication): string[] => [
  ...new Set(
    Object.values(texts).flatMap((text) =>
      Object.entries(text ?? {}).flatMap(([tag, { status }]) => (status === 'machine' ? tag : [])),
    ),
  ),
];

/** The bead, and the copy that is changed; reading a person's words is written down. */
async function findHere(
  { deps, sources }: PublicationDeps,
  { workspace: { tenantId, locales }, account, approach }: Recording,
  { beadId, id, isFirst }: { beadId?: string; id?: string; isFirst: boolean },
): Promise<(Found & { there: Publication | null; typed: TypedCopy }) | null> {
  return deps.db.tx({ tenantId }, async (tx) => {
    const current = id ? await publicationOfId(tx, tenantId, approach.id, id) : null;
    const wanted = id ? current?.beadId : beadId;
    if (!wanted) return null;
    const bead = { approachId: approach.id, id: wanted, lock: false };
    const found = await findPublishable(tx, sources, tenantId, bead);
    if (!found) return null;
    const { source, publishable } = found;
    if (isFirst) await source.noteReading?.(tx, deps, tenantId, account.id, wanted);
    const uses = current ? await consentsOf(tx, tenantId, current.id) : [];
    const photos = current ? await photosOf(tx, tenantId, current.id) : [];
    const words = current ? wordsOfCopy(current) : suggestCopy(publishable, source.needsConsent);
    const kept = new Map(words.map((one) => [fieldOfWords(one), one.body]));
    return {
      ...found,
      current,
      there: current ? null : await publicationOfBead(tx, tenantId, wanted),
      typed: {
        beadId: wanted,
        machine: current ? machineTags(current) : [],
        words: fieldsOf({ ...found, current }, locales).map((one) => ({
          ...one,
          body: kept.get(fieldOfWords(one)) ?? '',
        })),
        keepsTraces: false,
        uses: uses.flatMap(({ use }) => (use === 'anonymous' ? [] : use)),
        photos: photos.map(({ fileId }) => fileId),
      },
    };
  });
}

function sendCopy(
  { deps }: PublicationDeps,
  c: AppContext,
  { approach }: Recording,
  found: Found,
  state: Pick<CopyFormProps, 'typed' | 'formKey' | 'seen'> &
    Partial<Pick<CopyFormProps, 'faults' | 'problem'>>,
  status: 200 | 409 | 422,
): Response | Promise<Response> {
  const { publishable, source, current } = found;
  const page = (
    <CopyFormPage
      {...{ c, approach, publishable, current }}
      needsConsent={source.needsConsent}
      fileHref={fileHrefFor(deps)}
      {...state}
    />
  );
  return sendPage(c, page, { status });
}

function newCopyRoutes(given: PublicationDeps): Hono<AppEnv> {
  const { deps, sources } = given;
  const routes = new Hono<AppEnv>();
  const manage = requireRight(deps, 'publications.manage');
  const path = '/publiceren/:slug/kopie/:id';

  routes.get(path, manage, async (c) => {
    const recording = await recordingHere(deps, c);
    if (!recording) return c.notFound();
    const asked = { beadId: c.req.param('id'), isFirst: true };
    const found = await findHere(given, recording, asked);
    if (!found) return c.notFound();
    if (found.there) {
      return c.redirect(publicationPath(recording.approach, found.there.id), 303);
    }
    const problem = found.publishable.refusal ? 'not-publishable' : null;
    const state = {
      typed: found.typed,
      formKey: newFormKey(deps.random),
      seen: '',
      problem,
    } as const;
    return sendCopy(given, c, recording, found, state, 200);
  });

  routes.post(path, manage, async (c) => {
    const { form } = await readForm(c);
    const recording = await recordingHere(deps, c);
    if (!recording) return c.notFound();
    const asked = { beadId: c.req.param('id'), isFirst: false };
    const found = await findHere(given, recording, asked);
    if (!found) return c.notFound();
    const typed = typedOf(form, found, recording.workspace.locales);
    const formKey = formKeyOf(form, deps.random);
    const state = { typed, formKey, seen: '' };
    if (form.text('doe') === 'bekijken') return sendCopy(given, c, recording, found, state, 200);
    const result = await proposePublication(recording, sources, typed, formKey);
    if (result.ok) {
      const done = found.source.needsConsent ? 'asked' : 'proposed';
      return c.redirect(`${publicationPath(recording.approach, result.id)}?gedaan=${done}`, 303);
    }
    if (result.reason === 'gone') return c.notFound();
    if (result.reason === 'already-there') {
      return c.redirect(`${publicationPath(recording.approach, result.id)}?gedaan=already`, 303);
    }
    if (result.reason === 'invalid') {
      return sendCopy(given, c, recording, found, { ...state, faults: result.faults }, 422);
    }
    const problem = 'not-publishable' as const;
    return sendCopy(given, c, recording, found, { ...state, problem }, 409);
  });
  return routes;
}

function changeCopyRoutes(given: PublicationDeps): Hono<AppEnv> {
  const { deps, sources } = given;
  const routes = new Hono<AppEnv>();
  const manage = requireRight(deps, 'publications.manage');
  const path = '/publiceren/:slug/:id/wijzigen';

  routes.get(path, manage, async (c) => {
    const recording = await recordingHere(deps, c);
    if (!recording) return c.notFound();
    const found = await findHere(given, recording, { id: c.req.param('id'), isFirst: true });
    if (!found?.current || found.current.state === 'withdrawn') return c.notFound();
    const seen = String(found.current.version);
    const state = { typed: found.typed, formKey: newFormKey(deps.random), seen };
    return sendCopy(given, c, recording, found, state, 200);
  });

  routes.post(path, manage, async (c) => {
    const { form } = await readForm(c);
    const recording = await recordingHere(deps, c);
    if (!recording) return c.notFound();
    const id = c.req.param('id');
    const found = await findHere(given, recording, { id, isFirst: false });
    if (!found?.current) return c.notFound();
    const typed = typedOf(form, found, recording.workspace.locales);
    const seen = form.text('gezien');
    const formKey = formKeyOf(form, deps.random);
    const state = { typed, formKey, seen };
    if (form.text('doe') === 'bekijken') return sendCopy(given, c, recording, found, state, 200);
    const result = await changeCopy(recording, sources, id, typed, { seen, formKey });
    if (result.ok) {
      const done = found.source.needsConsent ? 'asked' : 'proposed';
      return c.redirect(`${publicationPath(recording.approach, result.id)}?gedaan=${done}`, 303);
    }
    if (result.reason === 'gone') return c.notFound();
    if (result.reason === 'invalid') {
      return sendCopy(given, c, recording, found, { ...state, faults: result.faults }, 422);
    }
    if (result.reason === 'sent-already') {
      const again = { formKey: newFormKey(deps.random), seen: String(found.current.version) };
      const next = { ...state, ...again, problem: 'changed' } as const;
      return sendCopy(given, c, recording, found, next, 409);
    }
    if (result.reason === 'changed') {
      if (result.current.state === 'withdrawn') {
        return c.redirect(publicationPath(recording.approach, id), 303);
      }
      const now = { ...found, current: result.current };
      const next = { ...state, seen: String(result.current.version), problem: 'changed' } as const;
      return sendCopy(given, c, recording, now, next, 409);
    }
    return sendCopy(given, c, recording, found, { ...state, problem: result.reason }, 422);
  });
  return routes;
}

/** Making a copy of a bead, and giving it other words. */
export function copyRoutes(given: PublicationDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.route('/', newCopyRoutes(given));
  routes.route('/', changeCopyRoutes(given));
  return routes;
}
