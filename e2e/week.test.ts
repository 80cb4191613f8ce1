import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayIn, sayDay } from '../src/web/calendar.ts';
import { locales } from '../src/web/locales.ts';
import { coalitionWords } from '../src/web/words.ts';
import { startBrowser, Visitor } from './support/browser.ts';
import { type Program, startProgram } from './support/program.ts';
import { signInAs } from './support/team.ts';

const { say } = coalitionWords('nl');
const coordinator = 'Sanne Wilgenburg';
const ways = [
  { width: 320, javaScript: false },
  { width: 1280, javaScript: true },
] as const;
type Way = (typeof ways)[number];

// a program of its own: moving its clock would surprise the other journeys
let browser: Browser;
let program: Program;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hoofdrol-week-'));
  program = await startProgram({ DATA_DIR: join(folder, 'data') });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
  await rm(folder, { recursive: true, force: true });
});

const arrive = (way: Way): Promise<Visitor> =>
  Visitor.arrive({ browser, baseUrl: program.url, ...way });

/** Everyone of the demo, as the buttons to sign in name them. */
async function peopleOfDemo(): Promise<string[]> {
  const visitor = await arrive(ways[1]);
  await visitor.page.goto('/aanmelden');
  const people = visitor.page.locator('button[name=account] .hoofdrol-tile__label');
  const names = await people.allInnerTexts();
  await visitor.leave();
  return names.map((name) => name.trim());
}

const cardsOf = (page: Page) => page.locator('main section').getByRole('heading', { level: 2 });

describe('everyone’s week', () => {
  it.each(ways)('asks at most three things of each, at $width px', async (way) => {
    const names = await peopleOfDemo();
    expect(names.length).toBeGreaterThan(5);
    for (const [number, name] of names.entries()) {
      const visitor = await arrive(way);
      const { page } = visitor;
      await signInAs(visitor, name);
      expect(new URL(page.url()).pathname).toBe('/week');
      const asked = await cardsOf(page).count();
      expect(asked).toBeLessThanOrEqual(3);
      if (asked === 0) expect(await visitor.reads()).toContain(say('week.nothing.title'));
      await visitor.look(`week-${number + 1}`);
      const first = page.locator('main section').getByRole('link').first();
      if (asked > 0) {
        const answer = await page.goto((await first.getAttribute('href')) ?? '');
        expect(answer?.status()).toBe(200);
      }
      await visitor.leave();
    }
  });

  it.each(ways)('shows the rest behind it, and is chosen by mail, at $width px', async (way) => {
    const visitor = await arrive(way);
    const { page } = visitor;
    await signInAs(visitor, coordinator);
    await page.getByRole('main').locator('a[href="/week/alles"]').click();
    await page.getByRole('heading', { level: 1, name: say('week.all.title') }).waitFor();
    await visitor.look('week-all');
    await page.getByRole('banner').locator('summary').click();
    await page
      .getByRole('banner')
      .getByRole('link', { name: say('digest.title') })
      .click();
    await page.getByRole('radio', { name: say('digest.daily') }).check();
    await visitor.look('week-mail');
    await page.getByRole('button', { name: say('digest.save') }).click();
    await page.getByText(say('digest.saved')).waitFor();
    await visitor.leave();
  });

  it.each(ways)('leads from words to the answer and back, at $width px', async (way) => {
    const visitor = await arrive(way);
    const { page } = visitor;
    await signInAs(visitor, coordinator);
    await page.goto('/berichten?stand=beantwoord');
    await page.getByRole('main').locator('ol li a').first().click();
    await page.getByRole('link', { name: say('thread.link') }).click();
    await page.getByRole('heading', { level: 1, name: say('thread.title') }).waitFor();
    const here = page.locator('[aria-current=true]');
    await here.getByText(say('thread.here')).waitFor();
    await visitor.look('thread-1-words');
    await page.getByRole('region', { name: say('thread.drawing') }).focus();
    const answers = page.getByRole('list', { name: say('thread.kind.answer') });
    await answers
      .getByRole('link', { name: say('thread.from') })
      .first()
      .click();
    await answers.getByText(say('thread.here')).waitFor();
    await visitor.look('thread-2-answer');
    await visitor.leave();
  });

  it.each(ways)('is another week three weeks later, at $width px', async (way) => {
    const visitor = await arrive(way);
    const { page } = visitor;
    await signInAs(visitor, coordinator);
    await page
      .getByRole('banner')
      .getByRole('link', { name: say('demo.banner.link') })
      .click();
    await visitor.look('demo-1-today');
    await page.getByRole('button', { name: say('demo.forward') }).click();
    const later = sayDay(addDays(dayIn('Europe/Amsterdam', new Date()), 21), locales.nl);
    await page.getByText(say('demo.day', { day: later })).waitFor();
    await visitor.look('demo-2-later');
    await page
      .getByRole('main')
      .getByRole('link', { name: say('week.title') })
      .click();
    await page.getByRole('heading', { level: 1, name: say('week.title') }).waitFor();
    expect(await page.getByRole('banner').textContent()).toContain(
      say('demo.banner', { day: later }),
    );
    expect(await visitor.reads()).toMatch(/dagen te laat/);
    await visitor.look('demo-3-week');
    await page.goto('/demo');
    await page.getByRole('button', { name: say('demo.back') }).click();
    await page.getByRole('button', { name: say('demo.back') }).waitFor({ state: 'detached' });
    await visitor.leave();
  });
});
