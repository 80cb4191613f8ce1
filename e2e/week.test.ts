import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '../src/people/accounts/account.ts';
import { addDays, dayIn, sayDay } from '../src/web/calendar.ts';
import { locales } from '../src/web/locales.ts';
import { type CoalitionKey, coalitionWords, residentWords, seatWords } from '../src/web/words.ts';
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

type Fictional = { readonly name: string; readonly role: string };

/** Everyone of the demo with their role, as the buttons to sign in name them. */
async function peopleOfDemo(): Promise<Fictional[]> {
  const visitor = await arrive(ways[1]);
  await visitor.page.goto('/aanmelden');
  const lines = visitor.page.locator('main h2, button[name=account] .hoofdrol-tile__label');
  const found = await lines.evaluateAll((all) =>
    all.map((line) => ({ isRole: line.tagName === 'H2', words: line.textContent?.trim() ?? '' })),
  );
  await visitor.leave();
  const people: Fictional[] = [];
  let role = '';
  for (const { isRole, words } of found) {
    if (isRole) role = words;
    else people.push({ name: words, role });
  }
  return people;
}

/** What Deze week asks of who looks: what the button says, and where it leads. */
const actionsOf = (page: Page): Promise<{ label: string; href: string }[]> =>
  page
    .locator('main section')
    .getByRole('link')
    .evaluateAll((links) =>
      links.map((link) => ({
        label: link.textContent?.trim() ?? '',
        href: link.getAttribute('href') ?? '',
      })),
    );

const form = (key: CoalitionKey) => (page: Page) => page.locator(`form[aria-label="${say(key)}"]`);
const button = (key: CoalitionKey) => (page: Page) =>
  page.locator('main').getByRole('button', { name: say(key), exact: true });
const easy = residentWords('nl-eenvoudig').say;

/** Where each thing of Deze week is done, by what its button says. */
const doneWith = new Map<string, (page: Page) => Locator>([
  [say('check.week.answer.action'), form('message.form.answer')],
  [say('check.week.reopened.action'), form('message.form.answer')],
  [say('check.week.returned.action'), form('message.form.answer')],
  [say('check.week.explain.action'), form('message.form.explain')],
  [say('check.week.check.action'), button('check.yes')],
  [say('check.week.bring.action'), form('message.form.deliver')],
  [say('check.week.writeOut.action'), form('message.form.write-out')],
  [say('check.week.unowned.action'), form('message.form.hand-on')],
  [say('bringing.week.returned.open'), form('message.form.deliver')],
  [
    say('bringing.week.toTell.open'),
    (page) => page.locator('main').getByRole('link', { name: new RegExp(easy('bring.open')) }),
  ],
  [say('theme.attention.unsorted.action'), button('theme.sort.button')],
  [say('theme.attention.confirm.action'), button('theme.confirm.button')],
  [
    say('theme.attention.bring.action'),
    (page) =>
      page
        .getByRole('list', { name: say('theme.navragen.title') })
        .locator('a[href*="/navragen/"]'),
  ],
  // a goal without residents is decided with them first
  [
    say('goal.attention.word.action'),
    (page) =>
      button('goal.word.give')(page).or(page.getByRole('link', { name: say('goal.alone.next') })),
  ],
  [say('decision.attention.action'), button('decision.look.keep.button')],
  // a copy, or the list of those that wait
  ...(['look', 'held', 'ready'] as const).map(
    (one) =>
      [
        say(`publishing.attention.${one}.action`),
        (page: Page) => page.locator('main').locator('a[href*="/publiceren/"], form').first(),
      ] as const,
  ),
]);

/** What some of the demo may open, and others may not. */
const notForEveryone = ['/berichten', '/voorlezen', '/mensen'];

/** Every way from Deze week leads somewhere, and there is one to all that this person may open. */
async function opensOnlyOwnPages({ page, context }: Visitor, name: string): Promise<void> {
  const own = await page
    .locator('a[href^="/"]')
    .evaluateAll((links) =>
      links.map((link) => new URL(link.getAttribute('href') ?? '', document.baseURI).pathname),
    );
  expect(own).toContain('/mijn/mail');
  // a privacy officer sees the register, and no approach
  expect(own.some((way) => way === '/aanpak' || way === '/verwerkingen')).toBe(true);
  for (const way of new Set(own)) {
    const answer = await context.request.get(way);
    expect([name, way, answer.status()]).toEqual([name, way, 200]);
    expect(await answer.text()).toMatch(/<h1[ >]/);
  }
  for (const way of notForEveryone.filter((one) => !own.includes(one))) {
    const answer = await context.request.get(way);
    expect([name, way, answer.status()]).toEqual([name, way, 404]);
  }
}

const cardsOf = (page: Page) => page.locator('main section').getByRole('heading', { level: 2 });

describe('everyone’s week', () => {
  it.each(ways)('asks at most three things of each, at $width px', async (way) => {
    const looked = new Set<string>();
    for (const { name, role } of await peopleOfDemo()) {
      const visitor = await arrive(way);
      const { page } = visitor;
      await signInAs(visitor, name);
      expect(new URL(page.url()).pathname).toBe('/week');
      const asked = await cardsOf(page).count();
      expect(asked).toBeLessThanOrEqual(3);
      if (asked === 0) expect(await visitor.reads()).toContain(say('week.nothing.title'));
      // people of one role have the same page, with other things on it
      if (!looked.has(role)) await visitor.look(`week-${looked.size + 1}`);
      looked.add(role);
      await visitor.leave();
    }
    expect([...looked]).toEqual(
      expect.arrayContaining(roles.map((role) => say(`people.role.${role}`))),
    );
  });

  it('leads with each thing to where it can be done, and only to what one may open', async () => {
    const done = new Set<string>();
    for (const { name } of await peopleOfDemo()) {
      const visitor = await arrive(ways[0]);
      await signInAs(visitor, name);
      const actions = await actionsOf(visitor.page);
      await opensOnlyOwnPages(visitor, name);
      for (const { label, href } of actions) {
        const answer = await visitor.page.goto(href);
        expect(answer?.status(), `${name}: ${label}`).toBe(200);
        expect(await visitor.page.getByRole('heading', { level: 1 }).count()).toBe(1);
        const place = doneWith.get(label);
        if (!place) throw new Error(`this test does not know where one does: ${label}`);
        expect(await place(visitor.page).count(), `${name}: ${label} at ${href}`).toBeGreaterThan(
          0,
        );
        done.add(label);
      }
      await visitor.leave();
    }
    expect(done.size).toBeGreaterThanOrEqual(10);
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
    const before = await visitor.reads();
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
    const late = (words: string) => words.match(/dagen te laat/g)?.length ?? 0;
    expect(late(await visitor.reads())).toBeGreaterThan(late(before));
    await visitor.look('demo-3-week');
    await page.goto('/demo');
    await page.getByRole('button', { name: say('demo.back') }).click();
    await page.getByRole('button', { name: say('demo.back') }).waitFor({ state: 'detached' });
    await visitor.leave();
  });

  it.each(ways)('begins with the way in, in Arabic, at $width px', async (way) => {
    const { say: onTheWay } = residentWords('ar');
    const arabic = seatWords('ar').say;
    const visitor = await arrive(way);
    const { page } = visitor;
    const isAt = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
    await page.goto('/aanpak');
    await page.locator('summary', { hasText: locales['nl-eenvoudig'].name }).click();
    await page.getByRole('link', { name: locales.ar.name }).click();
    await isAt(onTheWay('signIn.title'));
    await visitor.look('arabic-1-sign-in');
    await page.getByLabel(onTheWay('signIn.mail.field')).fill('geen adres');
    await page.getByRole('button', { name: onTheWay('signIn.mail.button') }).click();
    await page.locator('main').getByText(onTheWay('signIn.mail.fault.not-valid')).first().waitFor();
    await visitor.look('arabic-2-wrong-address');
    // where one was going is kept, in another language and after a fault
    await page.getByRole('button', { name: 'Naima Achbari' }).click();
    await isAt(arabic('approach.list.title'));
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await page.goto('/week');
    await isAt(arabic('week.title'));
    await visitor.look('arabic-3-week');
    await page.locator('main section').getByRole('link').first().click();
    await visitor.look('arabic-4-asked');
    await page.getByRole('button', { name: arabic('page.signOut') }).click();
    await page.getByText(onTheWay('signIn.signedOut')).waitFor();
    await visitor.leave();
  });
});
