import { Hono } from 'hono';
import { DatabaseAway } from '../../db/database.ts';
import { type AppContext, type AppEnv, requireRight, today } from '../../people/index.ts';
import { soundLimits } from '../../thread/files/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { isResidentTag, type ResidentTag } from '../../web/locales.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { forgetSentence, recordSentence, type SpokenFault } from './record-sentence.ts';
import { readSentences, type SentenceList, type SentenceToSpeak } from './sentence-list.ts';
import {
  anchorOf,
  LanguagesPage,
  languagePath,
  SentencePage,
  SentencesPage,
  sentencePath,
} from './sentences-pages.tsx';

interface Place {
  readonly tag: ResidentTag;
  readonly list: SentenceList;
}

function readLists(deps: Deps, c: AppContext) {
  const workspace = c.get('workspace');
  const day = today(workspace, deps.clock.now());
  return deps.db.tx(workspace, (tx) => readSentences(tx, workspace, day));
}

async function placeHere(deps: Deps, c: AppContext): Promise<Place | null> {
  const tag = c.req.param('tag') ?? '';
  const list = isResidentTag(tag) ? (await readLists(deps, c)).get(tag) : undefined;
  return isResidentTag(tag) && list ? { tag, list } : null;
}

async function sentenceHere(deps: Deps, c: AppContext) {
  const place = await placeHere(deps, c);
  const { key, link, text } = c.req.param() as Record<string, string | undefined>;
  const path = key ? `zin/${key}` : `uitnodiging/${link}/${text}`;
  const sentence = place?.list.find((one) => one.path === path);
  return place && sentence ? { ...place, sentence } : null;
}

/** Sound, as it came: judged by `recordSentence`. */
async function readPost(deps: Deps, c: AppContext) {
  const files = { sound: { maxBytes: soundLimits.maxBytes, maxCount: 1 } };
  const { form } = await readForm(c, { files });
  const isTooLarge = form.problems.some(({ reason }) => reason === 'too-large');
  return {
    formKey: formKeyOf(form, deps.random),
    seen: form.text('seen'),
    sound: form.files.find(({ field }) => field === 'sound')?.bytes ?? null,
    isTooLarge,
  };
}

/** Where to go after a sentence: to the next one that cannot be heard, or back to the list. */
function afterSaving({ tag, list }: Place, saved: SentenceToSpeak): string {
  const place = list.indexOf(saved);
  const rest = [...list.slice(place + 1), ...list.slice(0, place)];
  const next = rest.find(({ state }) => state !== 'recorded');
  return next ? sentencePath(tag, next) : `${languagePath(tag)}#${anchorOf(saved)}`;
}

async function saveSentence(deps: Deps, c: AppContext): Promise<Response> {
  const { formKey, seen, sound, isTooLarge } = await readPost(deps, c);
  const place = await sentenceHere(deps, c);
  if (!place) return c.notFound();
  const { tag, sentence } = place;
  const show = (status: 409 | 422 | 503, fault?: SpokenFault) => {
    const key = status === 409 ? newFormKey(deps.random) : formKey;
    const page = (
      <SentencePage
        {...{ c, tag, sentence, formKey: key }}
        {...(fault ? { fault } : { away: true })}
      />
    );
    return sendPage(c, page, { status });
  };
  if (isTooLarge) return show(422, 'too-large');
  try {
    const { workspace, account } = c.var;
    const speaking = { workspace, account, tag, sentence };
    const saved = await recordSentence(deps, speaking, { formKey, seen, sound });
    if (saved.ok) return c.redirect(afterSaving(place, sentence), 303);
    return await show(saved.reason === 'already-sent' ? 409 : 422, saved.reason);
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    return show(503);
  }
}

/** `/voorlezen`: the sentences of residents' screens and the words of links, read aloud. */
export function sentencesRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const record = requireRight(deps, 'sentences.record');

  routes.get('/voorlezen', record, async (c) =>
    sendPage(c, <LanguagesPage c={c} lists={await readLists(deps, c)} />),
  );
  routes.get('/voorlezen/:tag', record, async (c) => {
    const place = await placeHere(deps, c);
    if (!place) return c.notFound();
    return sendPage(c, <SentencesPage c={c} {...place} />);
  });
  for (const base of ['/voorlezen/:tag/zin/:key', '/voorlezen/:tag/uitnodiging/:link/:text']) {
    routes.get(base, record, async (c) => {
      const place = await sentenceHere(deps, c);
      if (!place) return c.notFound();
      const { tag, sentence } = place;
      const formKey = newFormKey(deps.random);
      return sendPage(c, <SentencePage {...{ c, tag, sentence, formKey }} />);
    });
    routes.post(base, record, (c) => saveSentence(deps, c));
    routes.post(`${base}/weg`, record, async (c) => {
      const place = await sentenceHere(deps, c);
      if (!place) return c.notFound();
      const { workspace, account } = c.var;
      const { tag, sentence } = place;
      if (sentence.fileId) await forgetSentence(deps, { workspace, account, tag, sentence });
      return c.redirect(`${languagePath(tag)}#${anchorOf(sentence)}`, 303);
    });
  }
  return routes;
}
