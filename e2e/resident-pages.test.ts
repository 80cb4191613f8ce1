import type { Browser, CDPSession, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { codeOfFormKey } from '../src/consult/contributions/contribution-code.ts';
import { demoFormKey } from '../src/demo/demo-codes.ts';
import { residentCatalogues } from '../src/web/catalogues.ts';
import { locales, type ResidentTag, residentTags } from '../src/web/locales.ts';
import type { ResidentKey } from '../src/web/words.ts';
import { startBrowser } from './support/browser.ts';
import { Resident } from './support/resident.ts';
import { toneAsWav } from './support/sound.ts';

let browser: Browser;
let photo: Buffer;
beforeAll(async () => {
  browser = await startBrowser();
  photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#543' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => browser.close());

/** Messages of the demo that do not change by looking at them, and what stands above them. */
const standings: Readonly<Record<string, ResidentKey>> = {
  'schimmel-slaapkamer': 'hear.message.title',
  'gymzaal-open': 'hear.message.title',
  'na-school': 'hear.message.title',
  zwemles: 'hear.answered.title',
  schooltuin: 'hear.answered.title',
  'pas-korting': 'hear.message.title',
  'schoolplein-avond': 'hear.answered.title',
  'glas-speelplek': 'hear.message.title',
  reclame: 'hear.setAside.title',
  teruggenomen: 'hear.withdrawn.title',
};

/** Called on each screen; without a name for one that was seen before. */
type OnPage = (screen?: string) => Promise<void>;

/** Every screen of the journey of saying something, also the ones on which something is wrong. */
async function walkSaying(resident: Resident, onPage: OnPage): Promise<void> {
  const { page, tag } = resident;
  await page.goto('/meedoen/demo');
  await onPage('language');
  await page.goto(`/meedoen/demo/${tag}`);
  await onPage('words');
  await resident.button('say.next').click();
  await page.locator('#errors').waitFor();
  await onPage('words, nothing said');
  // a word of every language, so that what stands there in Dutch is the page's
  await resident.write('Hoofdrol');
  await resident.choose('say.sound.label', {
    name: 'a.wav',
    mimeType: 'audio/wav',
    buffer: toneAsWav(),
  });
  await resident.choose('say.photo.label', {
    name: 'a.jpg',
    mimeType: 'image/jpeg',
    buffer: photo,
  });
  await resident.button('say.next').click();
  await resident.see('say.check.title');
  await onPage('read back');
  await page
    .locator('summary')
    .filter({ hasText: resident.say('say.contact.title') })
    .click();
  await page.getByLabel(resident.say('say.contact.email')).fill('nobody');
  await resident.button('say.check.right').click();
  await page.locator('#errors').waitFor();
  await onPage('read back, contact wrong');
  await page.getByLabel(resident.say('say.contact.email')).fill('iemand@example.org');
  await page.getByLabel(resident.say('say.contact.adult')).check();
  await resident.button('say.check.right').click();
  await resident.see('say.code.title');
  await onPage('code');
  await resident.button('say.about.send').click();
  await page.getByText(resident.say('say.about.done')).waitFor();
  await onPage('thanks');
}

/** Every screen behind a code. */
async function walkHearing(resident: Resident, onPage: OnPage): Promise<void> {
  const { page, tag } = resident;
  const field = page.getByLabel(resident.say('hear.code'), { exact: true });
  await page.goto(`/antwoord/${tag}`);
  await onPage('find');
  await field.fill('1234');
  await resident.button('hear.find').click();
  await page.locator('#errors').waitFor();
  await onPage('find, code wrong');
  for (const [key, title] of Object.entries(standings)) {
    await page.goto(`/antwoord/${tag}`);
    await onPage();
    await field.fill(codeOfFormKey(demoFormKey(key)));
    await resident.button('hear.find').click();
    await resident.see(title);
    await onPage(`message ${key}`);
  }
  await page.goto(`/antwoord/${tag}`);
  await field.fill(codeOfFormKey(demoFormKey('zwemles')));
  await resident.button('hear.find').click();
  await resident.see('hear.answered.title');
  await onPage();
  await resident.button('hear.takeBack').click();
  await resident.see('hear.takeBack.title');
  await onPage('take back');
}

async function walkAround({ page, tag }: Resident, onPage: OnPage): Promise<void> {
  await page.goto(`/?taal=${tag}`);
  await onPage('front door');
  await page.goto(`/over/${tag}`);
  await onPage('about');
  await page.goto('/bestaat-niet');
  await onPage('not found');
}

/** What the page says in its own language: text, and what is said instead of it. */
async function saidInOwnLanguage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const own = document.documentElement.lang;
    const said: string[] = [];
    for (const element of document.querySelectorAll('title, body, body *')) {
      if (element.closest('[lang]')?.getAttribute('lang') !== own) continue;
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) said.push(node.nodeValue ?? '');
      }
      for (const name of ['aria-label', 'alt', 'title', 'placeholder']) {
        said.push(element.getAttribute(name) ?? '');
      }
    }
    return said.map((text) => text.trim()).filter((text) => text !== '');
  });
}

/** Tiles, buttons and headings in which a word had to be broken to fit. */
async function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const places = document.querySelectorAll<HTMLElement>('.hoofdrol-tile, .nl-button, h1, h2');
    return [...places].flatMap((place) => {
      place.style.overflowWrap = 'normal';
      const isBroken = place.scrollWidth > place.clientWidth;
      place.style.overflowWrap = '';
      return isBroken ? [place.textContent.trim()] : [];
    });
  });
}

describe('every page for residents', () => {
  const keyName = /(^|\s)(say|hear|page|fault|about|welcome|poster)\.[a-z][\w.-]*/;
  const dutch = residentCatalogues['nl-eenvoudig'];

  it.concurrent.for(residentTags)('is whole in %s', async (tag) => {
    const visit = {
      browser,
      baseUrl: inject('embeddedUrl'),
      width: 320,
      javaScript: true,
    } as const;
    const resident = await Resident.arrive(visit, tag, 'page');
    const own: Readonly<Record<string, string>> = residentCatalogues[tag];
    const foreign = new Set(
      Object.entries(dutch).flatMap(([key, text]) =>
        tag !== 'nl-eenvoudig' && own[key] !== text ? [text] : [],
      ),
    );
    const onPage = async (screen?: string) => {
      if (!screen) return;
      const root = resident.page.locator('html');
      expect([await root.getAttribute('lang'), await root.getAttribute('dir')]).toEqual([
        locales[tag].lang,
        locales[tag].dir,
      ]);
      const said = await saidInOwnLanguage(resident.page);
      const wrong = said.filter(
        (text) => keyName.test(text) || /[{}]/.test(text) || foreign.has(text),
      );
      expect(wrong, `${tag}, ${screen}`).toEqual([]);
      expect(await brokenWords(resident.page), `${tag}, ${screen}`).toEqual([]);
      const name = screen.replaceAll(/[ ,]+/g, '-');
      // one language from left to right and one from right to left show what the others would
      if (tag === 'nl-eenvoudig' || tag === 'ar') await resident.look(name);
      else await resident.glance(name);
    };
    await walkAround(resident, onPage);
    await walkSaying(resident, onPage);
    await walkHearing(resident, onPage);
    await resident.leave();
  });
});

describe('what a phone loads on a first visit', () => {
  const heaviest = 50_000;

  interface Weight {
    bytes: number;
    scriptBytes: number;
    hosts: Set<string>;
  }

  /** Counts what really travels, until the next page; nothing is kept from the page before. */
  async function weigher(session: CDPSession): Promise<() => Weight> {
    let weight: Weight = { bytes: 0, scriptBytes: 0, hosts: new Set() };
    const scripts = new Set<string>();
    session.on('Network.requestWillBeSent', ({ request, requestId, type }) => {
      if (!/^(data|blob):/.test(request.url)) weight.hosts.add(new URL(request.url).host);
      if (type === 'Script') scripts.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      weight.bytes += encodedDataLength;
      if (scripts.has(requestId)) weight.scriptBytes += encodedDataLength;
    });
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    return () => {
      const before = weight;
      weight = { bytes: 0, scriptBytes: 0, hosts: new Set() };
      return before;
    };
  }

  async function weighAll(tag: ResidentTag, javaScript: boolean): Promise<Map<string, Weight>> {
    const visit = { browser, baseUrl: inject('embeddedUrl'), width: 320, javaScript } as const;
    const resident = await Resident.arrive(visit, tag, 'weight');
    const take = await weigher(await resident.visitor.context.newCDPSession(resident.page));
    const weights = new Map<string, Weight>();
    const onPage = async (screen?: string) => {
      await resident.page.waitForLoadState();
      const weight = take();
      if (screen) weights.set(screen, weight);
    };
    await walkAround(resident, onPage);
    await walkSaying(resident, onPage);
    await walkHearing(resident, onPage);
    await resident.leave();
    return weights;
  }

  it.each(['nl-eenvoudig', 'ar'] as const)(
    'in %s is 50 kB at most with everything, without scripts no script at all',
    async (tag) => {
      const plain = await weighAll(tag, false);
      const full = await weighAll(tag, true);
      const lines = [...plain].map(([screen, { bytes }]) => {
        const all = full.get(screen);
        return `${screen.padEnd(28)} ${String(bytes).padStart(7)} ${String(all?.bytes).padStart(7)}`;
      });
      console.log([`bytes on a first visit (${tag}): without scripts, with`, ...lines].join('\n'));
      const { host } = new URL(inject('embeddedUrl'));
      for (const [screen, weight] of [...plain, ...full]) {
        expect(weight.bytes, screen).toBeGreaterThan(1000);
        expect(weight.bytes, screen).toBeLessThanOrEqual(heaviest);
        expect([...weight.hosts], screen).toEqual([host]);
      }
      expect([...plain.values()].map(({ scriptBytes }) => scriptBytes)).toEqual(
        [...plain].map(() => 0),
      );
      expect(full.get('words')?.scriptBytes).toBeGreaterThan(0);
    },
  );
});
