import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { addDays, dayIn } from '../src/web/calendar.ts';
import { coalitionWords, residentWords } from '../src/web/words.ts';
import { startBrowser, Visitor } from './support/browser.ts';
import { hoofdrol, ownInstallation, type Settings } from './support/command.ts';
import { type Program, startProgram } from './support/program.ts';

const { say } = coalitionWords('nl');
const { say: sayOnTheWay } = residentWords('nl-eenvoudig');
const email = 'ans@example.org';
const person = 'Ans de Wit';
const words = 'Wij willen een bankje bij de bushalte.';

let browser: Browser;
let folder: string;
const programs: Program[] = [];
const visitors: Visitor[] = [];

beforeAll(async () => {
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'hoofdrol-own-'));
});
afterEach(async () => {
  for (const visitor of visitors.splice(0)) await visitor.leave();
  for (const program of programs.splice(0)) await program.stop();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

const own = (name: string): Promise<Settings> => ownInstallation(join(folder, name));

const init = (settings: Settings) =>
  hoofdrol(
    settings,
    ...['init', '--name', 'Gemeente Onbestaand', '--host', 'localhost'],
    ...['--admin-email', email, '--admin-name', person],
  );

async function start(settings: Settings): Promise<void> {
  programs.push(await startProgram(settings));
}

async function arrive(baseUrl = '', width: 320 | 1280 = 1280): Promise<Visitor> {
  const visitor = await Visitor.arrive({ browser, baseUrl, width, javaScript: false });
  visitors.push(visitor);
  return visitor;
}

/** The one line of an answer, which is a link to sign in with. */
function linkIn(answer: string, base: string): string {
  expect(answer).toMatch(/^\S+\n$/);
  expect(answer.trim()).toMatch(new RegExp(`^${base}/aanmelden/[\\w-]+$`));
  return answer.trim();
}

/** Signs in with a link as its person does; and sees that it works once. */
async function signInWith(visitor: Visitor, link: string, name = person): Promise<void> {
  const { page } = visitor;
  await page.goto(link);
  await page.getByRole('button', { name: sayOnTheWay('signIn.link.as', { name }) }).click();
  await page.getByRole('heading', { level: 1, name: say('week.title') }).waitFor();
  expect((await page.goto(link))?.status()).toBe(410);
  await page.goBack();
}

/** The administrator's first approach and its first link. */
async function invite({ page }: Visitor): Promise<void> {
  await page.goto('/aanpak/nieuw');
  await page.getByLabel(say('approach.form.title')).fill('Bankjes');
  await page.getByLabel(say('approach.form.purpose')).fill('Meer plekken om te zitten.');
  await page.getByLabel(say('approach.coordinator')).selectOption({ label: person });
  await page.getByRole('button', { name: say('approach.make') }).click();
  await page.getByRole('heading', { level: 1, name: 'Bankjes' }).waitFor();
  await page.getByRole('link', { name: say('link.new') }).click();
  await page.getByLabel(say('link.text.purpose')).first().fill('Waar wilt u zitten?');
  await page.getByLabel(say('link.form.askerName')).fill(person);
  await page.getByLabel(say('link.phone')).fill('000-555 01 10');
  await page.getByLabel(say('link.owner')).selectOption({ label: person });
  await page.getByLabel(say('link.ends')).fill(addDays(dayIn('Europe/Amsterdam', new Date()), 9));
  await page.getByLabel(say('link.address')).fill('bankjes');
  await page.getByRole('button', { name: say('link.make') }).click();
  await page.getByRole('heading', { level: 1, name: 'bankjes' }).waitFor();
}

async function saySomething(page: Page): Promise<void> {
  const { say: sayTo } = residentWords('nl-eenvoudig');
  await page.goto('/meedoen/bankjes/nl-eenvoudig');
  await page.getByLabel(sayTo('say.words.label')).fill(words);
  await page.getByRole('button', { name: sayTo('say.next') }).click();
  await page.getByRole('button', { name: sayTo('say.check.right'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: sayTo('say.code.title') }).waitFor();
}

async function notesFile(): Promise<string> {
  const path = join(folder, 'notities.csv');
  await writeFile(
    path,
    'datum,naam,bijdrage\n2026-06-01,Jan,Een bankje in de zon\n2026-06-02,Kees,\n,Piet,Een prullenbak\n',
  );
  return path;
}

describe('the command line', () => {
  it('says what it can do, and what it does not understand', async () => {
    const help = await hoofdrol({}, '--help');
    expect(help).toMatchObject({ code: 0, told: '' });
    for (const verb of ['start', 'migrate', 'init', 'workspace add', 'sign-in-link', 'verify']) {
      expect(help.answer).toContain(`hoofdrol ${verb} `);
    }
    expect(await hoofdrol({}, 'bake')).toMatchObject({ code: 2, answer: '' });
    const missing = await hoofdrol({}, 'init', '--name', 'X');
    expect(missing).toMatchObject({ code: 2, answer: '' });
    expect(missing.told).toContain('Missing: host, admin-email');
    const settings = { ...(await own('faults')), HOOFDROL_SECRET: 'short' };
    const refused = await init(settings);
    expect(refused).toMatchObject({ code: 2, answer: '' });
    expect(refused.told).toContain('HOOFDROL_SECRET');
  });

  it('makes a workspace before the server runs: its link lets its administrator in, once', async () => {
    const settings = await own('before');
    const base = settings['BASE_URL'] ?? '';
    const made = await init(settings);
    expect(made).toMatchObject({ code: 0 });
    const link = linkIn(made.answer, base);
    const again = await init(settings);
    expect(again).toMatchObject({ code: 1, answer: '' });
    expect(again.told).toContain('workspace add');

    await start(settings);
    const visitor = await arrive(base, 320);
    await visitor.page.goto('/aanmelden');
    expect(await visitor.reads()).toContain(sayOnTheWay('signIn.mail.notHere'));
    await visitor.look('own-1-sign-in');
    await signInWith(visitor, link);
    await visitor.look('own-2-nothing-waits');
    await visitor.page.goto('/aanpak');
    await visitor.look('own-3-no-approach');
    await visitor.page.goto('/');
    await visitor.look('own-4-front');
  });

  it('works through the server that has the data', async () => {
    const settings = await own('during');
    const base = settings['BASE_URL'] ?? '';
    await start(settings);
    const visitor = await arrive(base);
    const empty = await visitor.page.goto('/');
    expect(empty?.status()).toBe(404);
    const second = await startProgram(settings).catch((error: Error) => error.message);
    expect(second).toContain('Another process already serves');

    const made = await init(settings);
    await signInWith(visitor, linkIn(made.answer, base));
    await invite(visitor);
    await saySomething(visitor.page);

    const imported = await hoofdrol(
      settings,
      ...['import', 'notes', await notesFile(), '--approach', 'bankjes'],
    );
    expect(imported).toMatchObject({
      code: 0,
      answer: '2 added, 0 already there, 1 not taken.\n',
    });
    expect(imported.told).toContain('Row 3');
    await visitor.page.goto('/berichten');
    for (const said of [words, 'Een bankje in de zon', 'Een prullenbak']) {
      await visitor.page.getByRole('link', { name: said }).waitFor();
    }
    await visitor.look('own-5-inbox');

    const link = await hoofdrol(settings, 'sign-in-link', email);
    await signInWith(await arrive(), linkIn(link.answer, base));
    const nobody = await hoofdrol(settings, 'sign-in-link', 'nobody@example.org');
    expect(nobody).toMatchObject({ code: 1, answer: '' });

    const other = await hoofdrol(
      settings,
      ...['workspace', 'add', '--name', 'Stad Elders', '--host', 'elders.localhost'],
      ...['--admin-email', 'bo@example.org', '--admin-name', 'Bo'],
    );
    const elsewhere = await arrive();
    await signInWith(
      elsewhere,
      linkIn(other.answer, base.replace('localhost', 'elders.localhost')),
      'Bo',
    );
    expect(await elsewhere.page.content()).not.toContain(words);

    const right = await hoofdrol(settings, 'verify');
    expect(right.code).toBe(0);
    expect(right.answer).toMatch(
      /^gemeente-onbestaand: [\s\S]*stad-elders: [\s\S]*Nothing was changed\.\n$/,
    );
    const wrongSeal = await hoofdrol(settings, 'verify', '--seal', 'ab'.repeat(32));
    expect(wrongSeal).toMatchObject({ code: 1, answer: '' });
    expect(wrongSeal.told).toContain('BREAK');
  });
});

describe('the command line on PostgreSQL', () => {
  it('makes a workspace, and verify names what somebody changed in the database', async () => {
    const owner = new URL(inject('postgresUrl'));
    const admin = new pg.Client({ connectionString: owner.href });
    await admin.connect();
    await admin.query('create database hoofdrol_own');
    await admin.end();
    owner.pathname = '/hoofdrol_own';
    const serving = new URL(owner.href);
    serving.username = 'hoofdrol_web';
    serving.password = 'web';
    const settings: Settings = {
      ...(await own('remote')),
      DATABASE_URL: serving.href,
    };
    const withOwner = { ...settings, DATABASE_OWNER_URL: owner.href };

    expect(await init(settings)).toMatchObject({ code: 1, answer: '' });
    const migrated = await hoofdrol(withOwner, 'migrate');
    expect(migrated.code).toBe(0);
    expect(migrated.answer).toMatch(/^\d+ migrations done; [^\n]+\n$/);
    const made = await init(settings);
    await start(settings);
    const base = settings['BASE_URL'] ?? '';
    const visitor = await arrive(base);
    await signInWith(visitor, linkIn(made.answer, base));
    await invite(visitor);
    await saySomething(visitor.page);
    const imported = await hoofdrol(
      settings,
      ...['import', 'notes', await notesFile(), '--approach', 'bankjes'],
    );
    expect(imported.answer).toBe('2 added, 0 already there, 1 not taken.\n');
    expect((await hoofdrol(settings, 'verify')).answer).toContain('Nothing was changed.');

    const tamper = new pg.Client({ connectionString: owner.href });
    await tamper.connect();
    await tamper.query('set row_security = off');
    const changed = await tamper.query(
      'update text_version set body = $1 where body = $2 returning text_id',
      ['Alles is goed zoals het is.', words],
    );
    await tamper.end();
    const textId = changed.rows[0]?.['text_id'] as string;
    const found = await hoofdrol(settings, 'verify');
    expect(found).toMatchObject({ code: 1, answer: '' });
    expect(found.told).toContain(`BREAK text_version ${textId}/1: the words were changed`);
    expect(found.told.match(/BREAK/g)).toHaveLength(1);
  });
});
