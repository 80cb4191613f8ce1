import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { locales, type ResidentTag, residentTags } from '../src/web/locales.ts';
import { residentWords } from '../src/web/words.ts';
import { startBrowser, type Visit, Visitor } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const arrive = (visit: Visit, tag: ResidentTag) =>
  Visitor.arrive({ ...visit, locale: locales[tag].intl });

describe('somebody who reads what came of it', () => {
  const ways = (['nl-eenvoudig', 'ar'] as const).flatMap((tag) =>
    ([320, 1280] as const).map((width) => ({ tag, width })),
  );

  it.each(ways)(
    'in $tag at $width finds it from the front page, without JavaScript',
    async (way) => {
      const { tag, width } = way;
      const { say } = residentWords(tag);
      const visit = { browser, baseUrl: inject('embeddedUrl'), width, javaScript: false } as const;
      const visitor = await arrive(visit, tag);
      const { page } = visitor;
      await page.goto('/');
      await page.getByRole('link', { name: say('welcome.public') }).click();
      await page.getByRole('heading', { level: 1, name: say('public.list.title') }).waitFor();
      await visitor.look(`public-${tag}-1-list`);
      await page.locator('main section a').first().click();
      await page.getByRole('heading', { name: say('public.heard.title') }).waitFor();
      await visitor.look(`public-${tag}-2-page`);
      const text = await visitor.reads();
      expect(text).not.toMatch(/%|lage SES|kwetsbaar|achterstand/i);
      for (const key of [
        'public.changed.title',
        'public.open.title',
        'public.who.title',
      ] as const) {
        expect(text).toContain(say(key));
      }
      await page.getByRole('link', { name: say('public.open.title') }).click();
      expect(new URL(page.url()).hash).toBe('#open');
      await page.locator('main a[href*="/punt/"]').first().click();
      await page.getByRole('link', { name: say('public.back') }).waitFor();
      await visitor.look(`public-${tag}-3-one`);
      await page.getByRole('link', { name: say('public.back') }).click();
      await page.getByRole('link', { name: say('public.say.link') }).click();
      expect(page.url()).toContain('/meedoen/');
      await visitor.leave();
    },
  );

  it('prints it without what only works on a screen', async () => {
    const visit = {
      browser,
      baseUrl: inject('serverUrl'),
      width: 1280,
      javaScript: false,
    } as const;
    const visitor = await arrive(visit, 'nl-eenvoudig');
    const { page } = visitor;
    await page.goto('/openbaar');
    await page.locator('main section a').first().click();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('footer').isVisible()).toBe(false);
    expect(await page.locator('nav').first().isVisible()).toBe(false);
    await visitor.glance('public-print');
    await visitor.leave();
  });
});

describe('the public page of the demo', () => {
  const heaviest = 50_000;

  it.each(residentTags)(
    'in %s travels under 50 kB with everything, and loads no script',
    async (tag) => {
      const visit = {
        browser,
        baseUrl: inject('embeddedUrl'),
        width: 320,
        javaScript: true,
      } as const;
      const visitor = await arrive(visit, tag);
      const { page } = visitor;
      await page.goto(`/openbaar?taal=${tag}`);
      const path = await page.locator('main section a').first().getAttribute('href');
      const session = await visitor.context.newCDPSession(page);
      let bytes = 0;
      const types: string[] = [];
      session.on('Network.requestWillBeSent', ({ type }) => types.push(type ?? ''));
      session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      await session.send('Network.enable');
      await session.send('Network.setCacheDisabled', { cacheDisabled: true });
      await page.goto(path ?? '', { waitUntil: 'load' });
      expect(types).not.toContain('Script');
      expect(bytes).toBeGreaterThan(1_000);
      expect(bytes).toBeLessThanOrEqual(heaviest);
      await visitor.glance(`public-all-${tag}`);
      await visitor.leave();
    },
  );
});
