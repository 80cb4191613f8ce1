import { Hono } from 'hono';
import QRCode from 'qrcode';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { sayTime } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import { type ResidentTag, residentTagOf } from '../../web/locales.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { type CoalitionWords, residentWords } from '../../web/words.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import { ownPath } from '../own-path.ts';
import { isFromElsewhere, sessionOf } from '../request.ts';
import { requireRight } from '../require-right.ts';
import { tagAsked } from '../sessions/on-the-way-in.ts';
import { tokenHash } from '../sessions/session.ts';
import { sessionTokenOf } from '../sessions/session-cookie.ts';
import {
  beginFactor,
  type CodeRefusal,
  confirmFactor,
  endFactor,
  type FactorOwner,
  factorState,
  giveFactor,
  renewCodes,
  type WithCodes,
} from './second-factor.ts';
import {
  type CodeFault,
  GiveCodePage,
  RecoveryCodesPage,
  SecondFactorPage,
  SwitchOffPage,
} from './second-factor-pages.tsx';
import { timeCodeAddress } from './time-code.ts';

/** The second factor: setting it up for oneself, and giving it while signing in. */
export function secondFactorRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const own = requireRight(deps, 'own.manage');
  const here = '/mijn/tweede-stap';
  app.get(here, own, (c) => showFactor(deps, c, null));
  app.get(`${here}/qr.svg`, own, (c) => sendQr(deps, c));
  app.post(`${here}/beginnen`, own, async (c) => {
    await beginFactor(deps, ownerOf(deps, c, c.var.account.id));
    return c.redirect(here, 303);
  });
  app.post(`${here}/bevestigen`, own, (c) => showCodes(deps, c, confirmFactor));
  app.post(`${here}/herstelcodes`, own, (c) => showCodes(deps, c, renewCodes));
  app.post(`${here}/uitzetten`, own, async (c) => {
    const { form } = await readForm(c);
    const owner = ownerOf(deps, c, c.var.account.id);
    const ended = await endFactor(deps, owner, form.text('code'));
    if (ended.ok) return c.redirect(here, 303);
    const standing = await factorState(deps, owner);
    if (standing.state === 'off') return c.redirect(here, 303);
    const page = SwitchOffPage({ c, fault: faultOf(c, c.var.words, ended) });
    return sendPage(c, page, { status: 422, cache: 'secret' });
  });
  app.get(`${here}/uitzetten`, own, (c) =>
    sendPage(c, SwitchOffPage({ c, fault: null }), { cache: 'secret' }),
  );
  app.get('/aanmelden/code', (c) => showGiveCode(deps, c, null));
  app.post('/aanmelden/code', (c) => giveCode(deps, c));
  return app;
}

/** Whose second factor it is, and in which session. */
const ownerOf = (deps: Deps, c: AppContext, accountId: string): FactorOwner => ({
  tenantId: c.get('workspace').tenantId,
  accountId,
  sessionHash: tokenHash(sessionTokenOf(c, deps) ?? ''),
});

function faultOf(c: AppContext, { say, locale }: CoalitionWords, refusal: CodeRefusal): string {
  if (refusal.reason === 'wrong-code') return say('account.factor.wrong');
  return say('account.factor.paused', {
    time: sayTime(refusal.until, c.get('workspace').zone, locale),
  });
}

/** The same on the way in, in the language of that page. */
function faultOnTheWay(c: AppContext, tag: ResidentTag, refusal: CodeRefusal): string {
  const { say, locale } = residentWords(tag);
  if (refusal.reason === 'wrong-code') return say('signIn.code.wrong');
  return say('signIn.code.paused', {
    time: sayTime(refusal.until, c.get('workspace').zone, locale),
  });
}

async function showFactor(deps: Deps, c: AppContext, fault: CodeFault): Promise<Response> {
  const standing = await factorState(deps, ownerOf(deps, c, c.var.account.id));
  const page = SecondFactorPage({ c, standing, fault, formKey: newFormKey(deps.random) });
  return sendPage(c, page, { status: fault ? 422 : 200, cache: 'secret' });
}

type MakesCodes = (
  deps: Deps,
  owner: FactorOwner,
  typed: string,
  formKey: string,
) => Promise<WithCodes>;

async function showCodes(deps: Deps, c: AppContext, make: MakesCodes): Promise<Response> {
  const { form } = await readForm(c);
  const owner = ownerOf(deps, c, c.var.account.id);
  const made = await make(deps, owner, form.text('code'), formKeyOf(form, deps.random));
  if (!made.ok) return showFactor(deps, c, faultOf(c, c.var.words, made));
  return sendPage(c, RecoveryCodesPage({ c, codes: made.codes }), { cache: 'secret' });
}

async function sendQr(deps: Deps, c: AppContext): Promise<Response> {
  const { account, workspace } = c.var;
  const standing = await factorState(deps, ownerOf(deps, c, account.id));
  if (standing.state !== 'setting-up') return c.notFound();
  const address = timeCodeAddress(standing.secret, workspace.name, account.email);
  const svg = await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  c.header('cache-control', 'no-store');
  return c.body(svg, 200, { 'content-type': 'image/svg+xml; charset=utf-8' });
}

async function giveCode(deps: Deps, c: AppContext): Promise<Response> {
  if (isFromElsewhere(c, deps)) return c.text('403', 403);
  const { form } = await readForm(c);
  const back = ownPath(form.text('naar'));
  const session = await sessionOf(deps, c);
  if (!session) return c.redirect('/aanmelden', 303);
  const given = await giveFactor(deps, ownerOf(deps, c, session.id), form.text('code'));
  if (given.ok) return c.redirect(back, 303);
  const tag = tagAsked(c) ?? residentTagOf(session.locale);
  return showGiveCode(deps, c, faultOnTheWay(c, tag, given), back);
}

async function showGiveCode(
  deps: Deps,
  c: AppContext,
  fault: CodeFault,
  to = ownPath(c.req.query('naar')),
): Promise<Response> {
  const session = await sessionOf(deps, c);
  if (!session) return c.redirect(`/aanmelden?naar=${encodeURIComponent(to)}`, 303);
  if (session.secondFactor !== 'pending') return c.redirect(to, 303);
  const page = GiveCodePage({
    workspace: c.get('workspace'),
    tag: tagAsked(c) ?? residentTagOf(session.locale),
    at: { path: '/aanmelden/code', back: to },
    name: session.name,
    fault,
  });
  return sendPage(c, page, { status: fault ? 422 : 200, cache: 'secret' });
}
