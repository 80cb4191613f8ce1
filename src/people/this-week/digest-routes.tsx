import { Hono } from 'hono';
import { DatabaseAway } from '../../db/database.ts';
import type { FieldFault } from '../../ui/index.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import { findRecipient } from '../letters/recipient-store.ts';
import { requireRight } from '../require-right.ts';
import { wordsIn } from '../words-of.ts';
import { type Digest, digestRhythms, readStopToken, weekdays } from './digest.ts';
import {
  DigestPage,
  DigestStoppedPage,
  StopDigestPage,
  type TypedDigest,
} from './digest-pages.tsx';
import { digestOf, setDigest, stopDigest } from './digest-store.ts';

type JudgedDigest = { ok: true; digest: Digest } | { ok: false; faults: FieldFault[] };

function judge(typed: TypedDigest, { say }: CoalitionWords): JudgedDigest {
  const rhythm = digestRhythms.find((one) => one === typed.rhythm);
  const weekday = weekdays.find((one) => String(one) === typed.weekday);
  if (rhythm && weekday) return { ok: true, digest: { rhythm, weekday } };
  const faults: FieldFault[] = [];
  if (!rhythm) faults.push({ name: 'rhythm', message: say('digest.invalid') });
  if (!weekday) faults.push({ name: 'weekday', message: say('digest.weekday.invalid') });
  return { ok: false, faults };
}

async function saveDigest(deps: Deps, c: AppContext): Promise<Response> {
  const { form } = await readForm(c);
  const { workspace, account, words } = c.var;
  const typed = { rhythm: form.text('rhythm'), weekday: form.text('weekday') };
  const judged = judge(typed, words);
  if (!judged.ok) {
    const { faults } = judged;
    return sendPage(c, <DigestPage c={c} typed={typed} faults={faults} />, { status: 422 });
  }
  try {
    await deps.db.tx(workspace, (tx) =>
      setDigest(tx, workspace.tenantId, account.id, judged.digest),
    );
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    return sendPage(c, <DigestPage c={c} typed={typed} away />, { status: 503 });
  }
  return c.redirect('/mijn/mail?bewaard=1', 303);
}

/** `/mijn/mail`: choosing the rhythm; `/mail-stoppen/:token`: stopping it from a letter, without signing in. */
export function digestRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const own = requireRight(deps, 'own.manage');

  routes.get('/mijn/mail', own, async (c) => {
    const { workspace, account } = c.var;
    const digest = await deps.db.tx(workspace, (tx) =>
      digestOf(tx, workspace.tenantId, account.id),
    );
    if (!digest) return c.notFound();
    const typed = { rhythm: digest.rhythm, weekday: String(digest.weekday) };
    const saved = c.req.query('bewaard') === '1';
    return sendPage(c, <DigestPage c={c} typed={typed} saved={saved} />);
  });
  routes.post('/mijn/mail', own, (c) => saveDigest(deps, c));

  const letterOf = (c: AppContext): string | null =>
    readStopToken(deps.secret, c.get('workspace').tenantId, c.req.param('token') ?? '');
  // whoever holds the letter reads its language
  const readerOf = (c: AppContext, accountId: string) =>
    deps.db.tx(c.get('workspace'), (tx) =>
      findRecipient(deps.baseUrl)(tx, c.get('workspace').tenantId, accountId),
    );
  routes.get('/mail-stoppen/:token', async (c) => {
    const workspace = c.get('workspace');
    const accountId = letterOf(c);
    const reader = accountId && (await readerOf(c, accountId));
    if (!reader) return c.notFound();
    const { name, locale } = reader;
    const shown = { workspace, words: wordsIn(locale), path: c.req.path, name };
    return sendPage(c, <StopDigestPage {...shown} />, { cache: 'secret' });
  });
  // mail programs post here themselves (RFC 8058): no session, no key, and twice is the same as once
  routes.post('/mail-stoppen/:token', async (c) => {
    const workspace = c.get('workspace');
    const accountId = letterOf(c);
    if (!accountId) return c.notFound();
    await deps.db.tx(workspace, (tx) => stopDigest(tx, workspace.tenantId, accountId));
    const reader = await readerOf(c, accountId);
    const words = wordsIn(reader?.locale ?? 'nl');
    const shown = { workspace, words, path: c.req.path };
    return sendPage(c, <DigestStoppedPage {...shown} />, { cache: 'secret' });
  });
  return routes;
}
