import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addDays, dayIn, sayDay } from '../src/web/calendar.ts';
import { locales, type ResidentTag } from '../src/web/locales.ts';
import { coalitionWords, residentWords } from '../src/web/words.ts';
import { startBrowser, type Visit, Visitor } from './support/browser.ts';
import type { PhoneFile } from './support/hand.ts';
import { toneAsWav } from './support/sound.ts';
import { Colleague, signInAs } from './support/team.ts';

const { say } = coalitionWords('nl');
const { say: sayOnTheWay } = residentWords('nl-eenvoudig');
const coordinator = 'Sanne Wilgenburg';
const colleague = 'Denzel Koorndijk';
const partner = 'Naima Achbari';
const administrator = 'Ria Poortman';
const easyDutch = say('message.easyDutch');
const phone = '000-555 01 99';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const recording = (): PhoneFile => ({
  name: 'opname.wav',
  mimeType: 'audio/wav',
  buffer: toneAsWav(),
});

/** Each journey meets both widths, with and without scripts, and each width meets both. */
const pairs = {
  one: [
    { width: 320, javaScript: true },
    { width: 1280, javaScript: false },
  ],
  other: [
    { width: 320, javaScript: false },
    { width: 1280, javaScript: true },
  ],
} as const;
type Way = { width: 320 | 1280; javaScript: boolean };
const visitOf = (way: Way): Visit => ({ browser, baseUrl: inject('embeddedUrl'), ...way });
const nameOf = ({ width, javaScript }: Way): string => `${width}-${javaScript ? 'js' : 'plain'}`;

/** Says something as a resident, without looking at the screens: another test does that. */
async function saySomething(
  page: Page,
  path: string,
  tag: ResidentTag,
  said: { words?: string; sound?: PhoneFile; phone?: string },
): Promise<void> {
  const { say: sayTo } = residentWords(tag);
  await page.goto(`${path}/${tag}`);
  if (said.words) await page.getByLabel(sayTo('say.words.label')).fill(said.words);
  if (said.sound) await page.getByLabel(sayTo('say.sound.label')).setInputFiles(said.sound);
  await page.getByRole('button', { name: sayTo('say.next') }).click();
  await page.getByRole('heading', { level: 1, name: sayTo('say.check.title') }).waitFor();
  if (said.phone) {
    await page.getByText(sayTo('say.contact.title')).click();
    await page.getByLabel(sayTo('say.contact.adult')).check();
    await page.getByLabel(sayTo('say.contact.phone')).fill(said.phone);
  }
  await page.getByRole('button', { name: sayTo('say.check.right'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: sayTo('say.code.title') }).waitFor();
}

const rowsOf = (page: Page) =>
  page
    .locator('main')
    .getByRole('list', { name: say('inbox.list.dueFirst') })
    .or(page.getByRole('list', { name: say('inbox.list.newestFirst') }))
    .locator('> li');

const addressesOf = (page: Page) =>
  rowsOf(page)
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));

describe('the inbox', () => {
  it.each(pairs.one)('shows what one asks for, page by page, at $width px', async (way) => {
    const sanne = await Colleague.arrive(visitOf(way), coordinator, 'inbox');
    const { page } = sanne;
    await sanne.look('todo');
    for (const view of ['write-out', 'written', 'answered', 'set-aside', 'all'] as const) {
      await page
        .getByRole('navigation', { name: say('inbox.views') })
        .getByRole('link', { name: say(`inbox.view.${view}`) })
        .click();
      const current = page.locator('main [aria-current=page]').first();
      expect(await current.textContent()).toContain(say(`inbox.view.${view}`));
      await sanne.look(view);
    }
    const first = await addressesOf(page);
    expect(first).toHaveLength(25);
    await page.getByRole('link', { name: say('inbox.next'), exact: true }).click();
    await page.getByRole('link', { name: say('inbox.previous'), exact: true }).waitFor();
    const second = await addressesOf(page);
    expect(second.length).toBeGreaterThan(0);
    expect(first).not.toContain(second[0]);
    await sanne.look('all-2');
    await page.getByRole('link', { name: say('inbox.whose.me'), exact: true }).click();
    for (const row of await rowsOf(page).allInnerTexts()) expect(row).toContain(coordinator);
    await page
      .getByRole('link', { name: say('inbox.view.todo') })
      .first()
      .click();
    await page.getByRole('button', { name: say('inbox.answerPicked') }).click();
    expect(await sanne.reads()).toContain(say('inbox.pickFirst'));
    await sanne.look('nothing-ticked');
    await sanne.leave();
  });
});

describe('a message', () => {
  it.each(pairs.other)(
    'is written out, waited for, handed on and brought, at $width px',
    async (way) => {
      const mine = `Kunnen wij samen koken? (${nameOf(way)})`;
      const sanne = await Colleague.arrive(visitOf(way), coordinator, 'message');
      const { page } = sanne;
      await saySomething(page, '/meedoen/demo', 'nl-eenvoudig', {
        words: `Zie mijn opname (${nameOf(way)})`,
        sound: recording(),
        phone,
      });
      await page.goto('/berichten?stand=uitschrijven');
      await page.getByRole('link', { name: `Zie mijn opname (${nameOf(way)})` }).click();
      await page.getByRole('heading', { name: say('message.form.write-out') }).waitFor();
      await page.getByText(say('message.who'), { exact: true }).click();
      expect(await sanne.reads()).toContain(phone);
      await sanne.look('1-sound');
      await sanne.writeOut(mine, 'nl-eenvoudig');
      expect(await sanne.reads()).toContain(mine);

      const promised = addDays(dayIn('Europe/Amsterdam', new Date()), 30);
      const interim = await sanne.form('message.form.interim');
      await interim
        .getByLabel(say('message.field.interimWords', { language: easyDutch }))
        .fill('Wij zoeken nog een keuken.');
      await interim.getByLabel(say('message.field.promisedOn')).fill(promised);
      await sanne.look('3-interim');
      await interim.getByRole('button', { name: say('check.ready') }).click();
      await page.getByText(say('message.done.interim')).waitFor();
      expect(await sanne.reads()).toContain(
        say('message.answer.promised', { day: sayDay(promised, locales.nl) }),
      );
      await sanne.look('4-interim-kept');
      await sanne.bring('phone');

      const handOn = await sanne.form('message.form.hand-on');
      await handOn
        .getByLabel(say('message.field.to'))
        .selectOption({ label: `${colleague} (Welzijn De Wilgenhoek)` });
      await sanne.look('6-hand-on');
      await handOn.getByRole('button').click();
      await page.getByText(say('message.done.hand-on')).waitFor();
      await sanne.look('7-handed-on');
      const path = new URL(page.url()).pathname;
      await signInAs(sanne.visitor, colleague);
      await page.goto('/berichten');
      await page.getByRole('link', { name: say('inbox.whose.me'), exact: true }).click();
      expect(await page.getByRole('link', { name: mine }).getAttribute('href')).toBe(path);
      await sanne.leave();
    },
  );

  it.each(pairs.one)('is set aside by two people, at $width px', async (way) => {
    const mine = `Koop nu goedkope banden! (${nameOf(way)})`;
    const sanne = await Colleague.arrive(visitOf(way), coordinator, 'set-aside');
    const { page } = sanne;
    await saySomething(page, '/meedoen/demo', 'nl-eenvoudig', { words: mine });
    await page.goto('/berichten?stand=alles');
    await page.getByRole('link', { name: mine }).click();
    const form = await sanne.form('message.form.set-aside');
    await form.getByRole('radio', { name: say('message.reason.spam') }).check();
    await sanne.look('1-propose');
    await form.getByRole('button', { name: say('message.setAside.propose') }).click();
    await page.getByText(say('message.done.set-aside')).waitFor();
    expect(await page.getByRole('button', { name: say('message.setAside.confirm') }).count()).toBe(
      0,
    );
    await sanne.look('2-proposed');
    const path = new URL(page.url()).pathname;

    await signInAs(sanne.visitor, colleague);
    await page.goto(path);
    await sanne.look('3-second');
    await page.getByRole('button', { name: say('message.setAside.confirm') }).click();
    await page
      .getByText(say('message.setAside.isSetAside', { reason: say('message.reason.spam') }))
      .waitFor();
    await sanne.look('4-set-aside');
    await sanne.leave();
  });
});

describe('the resident partner', () => {
  it.each(pairs.other)('reads words only, and has no forms, at $width px', async (way) => {
    const mine = `Mijn dochter wil graag dansen. (${nameOf(way)})`;
    const naima = await Colleague.arrive(visitOf(way), partner, 'partner');
    const { page } = naima;
    await saySomething(page, '/meedoen/demo', 'nl-eenvoudig', {
      words: mine,
      sound: recording(),
      phone,
    });
    await page.goto('/berichten?stand=alles');
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await naima.look('1-inbox');
    await page.getByRole('link', { name: mine }).click();
    await page
      .getByRole('heading', { level: 1, name: say('message.title', { day: '' }) })
      .waitFor();
    const shown = await page.content();
    expect(shown).toContain(mine);
    expect(shown).not.toContain(phone);
    expect(await page.locator('main').locator('audio, form, img').count()).toBe(0);
    await naima.look('2-message');
    for (const path of ['/mensen', '/voorlezen', '/aanpak/gezond-opgroeien/notities']) {
      expect((await page.goto(path))?.status(), path).toBe(404);
    }
    await page.goto('/aanpak/gezond-opgroeien');
    await naima.look('3-approach');
    await naima.leave();
  });
});

describe('the administrator', () => {
  it.each(pairs.one)(
    'lets a new person in with a link that works once, at $width px',
    async (way) => {
      const person = `Piet Nieuw ${nameOf(way)}`;
      const ria = await Colleague.arrive(visitOf(way), administrator, 'people');
      const { page } = ria;
      await page.getByRole('link', { name: say('nav.people'), exact: true }).click();
      await ria.look('1-people');
      await page.getByRole('link', { name: say('people.add.title') }).click();
      await page.getByRole('button', { name: say('people.add.button') }).click();
      await page.getByText(say('people.fault.name-missing')).first().waitFor();
      await ria.look('2-faults');
      await page.getByLabel(say('people.field.name'), { exact: true }).fill(person);
      await page.getByLabel(say('people.field.email')).fill(`piet-${nameOf(way)}@example.org`);
      await page.getByRole('radio', { name: say('people.role.member') }).check();
      await page.getByRole('radio', { name: say('people.level.delivery') }).check();
      await page.getByLabel(say('people.field.organisationId')).selectOption({ index: 1 });
      await page.getByRole('button', { name: say('people.add.button') }).click();
      await page.getByText(say('people.news.toegevoegd')).waitFor();
      await page.getByRole('button', { name: say('people.list.makeLink') }).click();
      await page
        .getByRole('heading', { level: 1, name: say('people.newLink.title', { name: person }) })
        .waitFor();
      await ria.look('3-link');
      const link = await pathIn(page.getByText(/\/aanmelden\//));

      const piet = await Visitor.arrive(visitOf(way));
      await piet.page.goto(link);
      await piet.look('people-4-sign-in');
      const enter = piet.page.getByRole('button', {
        name: sayOnTheWay('signIn.link.as', { name: person }),
      });
      await enter.click();
      await piet.page.getByRole('heading', { level: 1, name: say('week.title') }).waitFor();
      expect(await piet.page.getByRole('banner').textContent()).toContain(person);
      expect((await page.goto(link))?.status()).toBe(410);
      await ria.look('5-used');
      await piet.leave();
      await ria.leave();
    },
  );
});

/** The path of an address that stands on a page. */
const pathIn = async (place: Locator): Promise<string> =>
  new URL((await place.textContent()) ?? '').pathname;

/** The part of an A4 within its margins, in pixels of 1/96 inch. */
const printedA4 = { width: 680, height: 1009 };
/** How many pages a PDF has. */
const pagesOf = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

describe('the coordinator', () => {
  it.each(pairs.other)('makes a link and its poster, at $width px', async (way) => {
    const slug = `taart-${nameOf(way)}`;
    const sanne = await Colleague.arrive(visitOf(way), coordinator, 'link');
    const { page } = sanne;
    await page.getByRole('link', { name: say('nav.approaches'), exact: true }).click();
    await page.getByRole('link', { name: 'Gezond opgroeien in De Wilgenhoek' }).click();
    await sanne.look('1-approach');
    await page.getByRole('link', { name: say('link.new') }).click();
    await page
      .getByLabel(say('link.text.purpose'))
      .first()
      .fill('Wat wilt u eten op het feest van de wijk?');
    await page.getByRole('checkbox', { name: locales.ar.name }).check();
    await page.getByLabel(say('link.form.askerName')).fill('Fatma Yıldırım');
    await page.getByLabel(say('link.phone')).fill('000-555 01 20');
    await page.getByLabel(say('link.owner')).selectOption({ label: coordinator });
    await page
      .getByLabel(say('link.ends'))
      .fill(addDays(dayIn('Europe/Amsterdam', new Date()), 60));
    await page.getByLabel(say('link.address')).fill(slug);
    await sanne.look('2-form');
    await page.getByRole('button', { name: say('link.make') }).click();
    await page.getByRole('heading', { level: 1, name: slug }).waitFor();
    await sanne.look('3-link');
    for (const tag of ['nl-eenvoudig', 'ar'] as const) {
      await page.goto(`/aanpak/gezond-opgroeien/uitnodigingen/${slug}/affiche/${tag}`);
      await sanne.look(`4-poster-${tag}`);
      await page.setViewportSize(printedA4);
      await page.emulateMedia({ media: 'print' });
      await page.screenshot({
        path: join(inject('screenshots'), `link-5-poster-${tag}-printed-${nameOf(way)}.png`),
        fullPage: true,
      });
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width: way.width, height: 900 });
      expect(pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }))).toBe(1);
    }
    await saySomething(page, `/meedoen/${slug}`, 'nl-eenvoudig', { words: `Taart! (${slug})` });
    await page.goto('/berichten?stand=alles');
    await page.getByRole('link', { name: `Taart! (${slug})` }).waitFor();
    await sanne.leave();
  });

  it('reads a sentence aloud, and residents hear it on their screen', async () => {
    for (const way of pairs.one) {
      const tag = way.width === 320 ? 'pl' : 'uk';
      const sanne = await Colleague.arrive(visitOf(way), coordinator, 'sentence');
      const { page } = sanne;
      const words = residentWords(tag).say('say.words.notFile');
      await page.getByRole('link', { name: say('nav.sentences'), exact: true }).click();
      await sanne.look('1-languages');
      await page.getByRole('link', { name: locales[tag].name }).click();
      await sanne.look('2-sentences');
      await page.goto(`/voorlezen/${tag}/zin/say.words.notFile`);
      expect(await sanne.reads()).toContain(words);
      await page.getByLabel(say('sentences.record'), { exact: true }).setInputFiles(recording());
      await sanne.look('3-chosen');
      await page.getByRole('button', { name: say('sentences.save') }).click();
      // the next one that nobody has recorded
      await page.getByText(words, { exact: true }).waitFor({ state: 'detached' });
      await page.goto(`/voorlezen/${tag}`);
      expect(await page.locator('audio[src]').count()).toBe(1);
      await sanne.look('4-kept');

      const resident = await Visitor.arrive(visitOf(way));
      await resident.page.goto(`/meedoen/demo/${tag}`);
      const player = resident.page.locator('main audio[src]').first();
      const heard = await resident.context.request.get((await player.getAttribute('src')) ?? '');
      expect(heard.headers()['content-type']).toBe('audio/wav');
      expect((await heard.body()).length).toBeGreaterThan(1000);
      await resident.look('sentence-5-resident');
      await resident.leave();

      await page.goto(`/voorlezen/${tag}/zin/say.words.notFile`);
      await page.getByRole('button', { name: say('sentences.delete') }).click();
      await page.goto(`/meedoen/demo/${tag}`);
      expect(await page.locator('main audio[src]').count()).toBe(0);
      await sanne.leave();
    }
  });

  it.each(pairs.one)('works in Dutch or in English, and signs out, at $width px', async (way) => {
    const sanne = await Colleague.arrive(visitOf(way), coordinator, 'language');
    const { page } = sanne;
    const english = coalitionWords('en');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: english.say('inbox.title') }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await sanne.look('1-inbox');
    await page.getByRole('main').locator('li a').last().click();
    await sanne.look('2-message');
    await page.getByRole('link', { name: english.say('nav.sentences') }).click();
    await sanne.look('3-sentences');
    await page.getByRole('link', { name: english.say('nav.approaches') }).click();
    await sanne.look('4-approaches');
    await page.getByRole('button', { name: 'Nederlands' }).click();
    await page.getByRole('heading', { level: 1, name: say('approach.list.title') }).waitFor();
    await page.getByRole('button', { name: say('page.signOut') }).click();
    await page.getByText(sayOnTheWay('signIn.signedOut')).waitFor();
    await sanne.look('5-signed-out');
    await page.goto('/berichten');
    expect(new URL(page.url()).pathname).toBe('/aanmelden');
    await sanne.leave();
  });
});
