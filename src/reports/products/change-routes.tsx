import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { type AppContext, type AppEnv, requireRight } from '../../people/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import type { Deps } from '../../web/deps.ts';
import { firstWords } from '../../web/first-words.ts';
import type { FormPost } from '../../web/form-post.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { entriesInOrder, type Section, sections } from '../compose/choices.ts';
import { entriesOf } from '../documents/find-words.ts';
import type { ApproachRecord } from '../record/approach-record.ts';
import {
  type ChangeReportResult,
  chooseEntries,
  keepPublicOnly,
  type TypedSentence,
  writeSentences,
} from './change-report.ts';
import { type PartField, partOfReport } from './part-of-report.ts';
import { readDraft } from './read-report.ts';
import { ChooseEntriesPage, type EntryChoice, SentencesPage } from './report-form-pages.tsx';
import { reportPath } from './report-frame.tsx';
import { placeOf, reportHere } from './report-here.ts';

type Here = NonNullable<Awaited<ReturnType<typeof reportHere>>>;

const statusOf = (result: ChangeReportResult & { ok: false }): 409 | 422 =>
  result.reason === 'changed' ? 409 : 422;

/** The entries of each part, with whether they are told. */
function choicesOf(record: ApproachRecord, locale: string, chosen: ReadonlySet<string>) {
  const told = entriesOf(record);
  const inOrder = entriesInOrder(record);
  return sections.map((section: Section) => ({
    section,
    entries: inOrder[section].map(({ beadId, publicId }): EntryChoice => {
      const entry = told.get(beadId);
      const words = entry?.words[entry.title];
      const body = typeof words === 'object' ? wordsFor(words, locale)?.body : words;
      return {
        beadId,
        words: firstWords(body ?? '', 160),
        isPublic: publicId !== null,
        isChosen: chosen.has(beadId),
      };
    }),
  }));
}

async function choosePage(
  { deps, c }: { deps: Deps; c: AppContext },
  here: Here,
  ticked: readonly string[] | null,
  result: (ChangeReportResult & { ok: false }) | null,
): Promise<Response> {
  const { approach, report, workspace } = here;
  const draft = await deps.db.tx(workspace, (tx) => readDraft(tx, placeOf(here, ''), report));
  if (!draft) return c.notFound() as Response;
  const chosen = new Set(ticked ?? Object.values(report.told).flat());
  const parts = choicesOf(draft.record, report.locale, chosen);
  const page = (
    <ChooseEntriesPage
      {...{ c, approach, report, parts }}
      isTooMany={result?.reason === 'too-many'}
      isChanged={result?.reason === 'changed'}
    />
  );
  return sendPage(c, page, { status: result ? statusOf(result) : 200 });
}

function chooseRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const write = requireRight(deps, 'reports.write');
  const path = '/stukken/:slug/:id/kiezen';

  routes.get(path, write, async (c) => {
    const here = await reportHere(deps, c);
    return here ? choosePage({ deps, c }, here, null, null) : c.notFound();
  });

  routes.post(path, write, async (c) => {
    const { form } = await readForm(c);
    const here = await reportHere(deps, c);
    if (!here) return c.notFound();
    const ticked = sections.flatMap((section) => form.all(`kies-${section}`));
    const result = await chooseEntries(here, here.report.id, ticked, form.text('gezien'));
    if (result.ok) return c.redirect(reportPath(here.approach, here.report.id), 303);
    const again = await reportHere(deps, c);
    if (!again || result.reason === 'gone') return c.notFound();
    return choosePage({ deps, c }, again, ticked, result);
  });
  return routes;
}

/** What a field was made with, so that a field that nobody touched changes nothing. */
const markOf = (words: string): string =>
  createHash('sha256').update(words).digest('hex').slice(0, 16);

/** What was typed in the fields of sentences: those that somebody touched. */
function typedSentences(form: FormPost): TypedSentence[] {
  const ours = new Set(form.all('ons'));
  return [...form.fields.keys()].flatMap((name): TypedSentence[] => {
    if (!name.startsWith('zin-')) return [];
    const slot = name.slice('zin-'.length);
    if (ours.has(slot)) return [{ slot, words: null }];
    const words = form.text(name).trim();
    return markOf(words) === form.text(`was-${slot}`) ? [] : [{ slot, words }];
  });
}

/** How many sentences stand on one page. */
const pageLength = 60;

async function sentencesPage(
  { deps, c }: { deps: Deps; c: AppContext },
  here: Here,
  typed: FormPost | null,
  result: (ChangeReportResult & { ok: false }) | null,
): Promise<Response> {
  const { approach, report, workspace } = here;
  const draft = await deps.db.tx(workspace, (tx) =>
    readDraft(tx, placeOf(here, ''), report, { isWhole: true }),
  );
  const index = Math.max(0, Number.parseInt(c.req.query('deel') ?? '0', 10) || 0);
  const from = Math.max(0, Number.parseInt(c.req.query('vanaf') ?? '0', 10) || 0);
  const part = draft && partOfReport(draft, index);
  if (!draft || !part) return c.notFound() as Response;
  const leftOut = new Set(report.leftOut);
  const tooLong = new Set(result?.reason === 'too-long' ? result.slots : []);
  const fields = part.fields.slice(from, from + pageLength).map((field: PartField) => {
    const words = leftOut.has(field.slot) ? '' : field.words;
    return {
      ...field,
      words: typed ? typed.text(`zin-${field.slot}`) : words,
      shown: markOf(words.trim()),
      isOwn: draft.own.has(field.slot) || leftOut.has(field.slot),
      isTooLong: tooLong.has(field.slot),
    };
  });
  const nextFrom = from + pageLength < part.fields.length ? from + pageLength : null;
  const page = (
    <SentencesPage
      {...{ c, approach, report, index, from, nextFrom, fields }}
      part={part.title ?? c.var.words.say('report.sentences.title')}
      lang={draft.ready.lang}
      isChanged={result?.reason === 'changed'}
    />
  );
  return sendPage(c, page, { status: result ? statusOf(result) : 200 });
}

function sentenceRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const write = requireRight(deps, 'reports.write');
  const path = '/stukken/:slug/:id/zinnen';

  routes.get(path, write, async (c) => {
    const here = await reportHere(deps, c);
    return here ? sentencesPage({ deps, c }, here, null, null) : c.notFound();
  });

  routes.post(path, write, async (c) => {
    const { form } = await readForm(c);
    const here = await reportHere(deps, c);
    if (!here) return c.notFound();
    const typed = typedSentences(form);
    const back = reportPath(here.approach, here.report.id);
    if (typed.length === 0) return c.redirect(back, 303);
    const result = await writeSentences(here, here.report.id, typed, form.text('gezien'));
    if (result.ok) return c.redirect(back, 303);
    const again = await reportHere(deps, c);
    if (!again || result.reason === 'gone') return c.notFound();
    return sentencesPage({ deps, c }, again, form, result);
  });
  return routes;
}

function publicOnlyRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const path = '/stukken/:slug/:id/alleen-openbaar';
  routes.post(path, requireRight(deps, 'reports.write'), async (c) => {
    const { form } = await readForm(c);
    const here = await reportHere(deps, c);
    if (!here) return c.notFound();
    // when somebody was first, the report itself shows what it became
    await keepPublicOnly(here, here.report.id, form.text('gezien'));
    return c.redirect(reportPath(here.approach, here.report.id), 303);
  });
  return routes;
}

/** Choosing what a report tells, and changing its sentences. */
export function changeRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.route('/', chooseRoutes(deps));
  routes.route('/', sentenceRoutes(deps));
  routes.route('/', publicOnlyRoutes(deps));
  return routes;
}
