import { Hono } from 'hono';
import { type AppContext, type AppEnv, requireRight, today } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { readRegister, termDays } from '../register/read-register.ts';
import { isTimed, processingOf } from '../register/register.ts';
import { RegisterPage } from '../register/register-pages.tsx';
import { countOpen } from '../requests/request-store.ts';
import { latestRuns, runsOf } from '../retention/run-store.ts';
import { changeTerm } from './change-term.ts';
import { ProcessingPage } from './processing-pages.tsx';
import type { TypedTerm } from './term.ts';
import { termsChosen } from './term-store.ts';

const runsShown = 10;
const nothingTyped: TypedTerm = { days: '', reason: '', shorter: '' };

async function readProcessing(deps: Deps, c: AppContext) {
  const processing = processingOf(c.req.param('processing') ?? '');
  const { tenantId } = c.get('workspace');
  if (!processing) return null;
  return deps.db.tx({ tenantId }, async (tx) => {
    const terms = await termsChosen(tx, tenantId, processing.id);
    return {
      processing,
      days: (await termDays(tx, tenantId)).get(processing.id) ?? null,
      terms,
      runs: await runsOf(tx, tenantId, processing.id, runsShown),
      lastRun: (await latestRuns(tx, tenantId)).get(processing.id) ?? null,
      today: today(c.get('workspace'), deps.clock.now()),
      seen: String(terms[0]?.version ?? 0),
    };
  });
}

async function keepTerm(deps: Deps, c: AppContext) {
  const processing = processingOf(c.req.param('processing') ?? '');
  if (!processing || !isTimed(processing)) return c.notFound();
  const { form } = await readForm(c);
  const typed = {
    days: form.text('days'),
    reason: form.text('reason'),
    shorter: form.text('shorter'),
  };
  const kept = await changeTerm(deps, c.var, processing, { typed, seen: form.text('seen') });
  if (kept.ok) return c.redirect(`/verwerkingen/${processing.id}?gelukt`, 303);
  const shown = await readProcessing(deps, c);
  if (!shown || kept.reason === 'fixed') return c.notFound();
  if (kept.reason === 'invalid') {
    const page = { ...shown, typed, faults: kept.faults, seen: form.text('seen') };
    return sendPage(c, <ProcessingPage c={c} {...page} />, { status: 422 });
  }
  const page = { ...shown, typed, changed: kept.now };
  return sendPage(c, <ProcessingPage c={c} {...page} />, { status: 409 });
}

/** `/verwerkingen`: the register of processings at work, and the term of each. */
export function processingRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const read = requireRight(deps, 'processings.read');
  app.get('/verwerkingen', read, async (c) => {
    const workspace = c.get('workspace');
    const { tenantId } = workspace;
    const day = today(workspace, deps.clock.now());
    const shown = await deps.db.tx({ tenantId }, async (tx) => ({
      register: await readRegister(tx, tenantId),
      openRequests: (await countOpen(tx, tenantId, day)).open,
    }));
    return sendPage(c, <RegisterPage c={c} {...shown} today={day} />);
  });
  app.get('/verwerkingen/:processing', read, async (c) => {
    const shown = await readProcessing(deps, c);
    if (!shown) return c.notFound();
    const isDone = c.req.query('gelukt') !== undefined;
    return sendPage(c, <ProcessingPage c={c} {...shown} typed={nothingTyped} isDone={isDone} />);
  });
  app.post('/verwerkingen/:processing', requireRight(deps, 'processings.manage'), (c) =>
    keepTerm(deps, c),
  );
  return app;
}
