import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { startBrowser, type Visit } from './support/browser.ts';
import { keys } from './support/hand.ts';
import { Resident } from './support/resident.ts';
import { Colleague } from './support/team.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

interface Stop {
  readonly what: string;
  readonly hasRing: boolean;
  readonly isInWindow: boolean;
}

/** Where Tab stops, from the top of the page to its end. */
async function stopsOfTab(page: Page): Promise<Stop[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.getSelection()?.removeAllRanges();
    scrollTo(0, 0);
  });
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { top, bottom, left, right } = element.getBoundingClientRect();
      return {
        what: element.outerHTML.slice(0, 120),
        hasRing: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
        isInWindow: top < innerHeight && bottom > 0 && left < innerWidth && right > 0,
      };
    });
    if (!stop || stops.length > 100) return stops;
    stops.push(stop);
  }
}

/** At every stop one sees where one is; the first leads past the head of the page. */
async function walkByTab({ page }: { page: Page }): Promise<void> {
  const stops = await stopsOfTab(page);
  expect(stops.length).toBeGreaterThan(2);
  expect(stops.filter(({ hasRing, isInWindow }) => !hasRing || !isInWindow)).toEqual([]);
  await page.keyboard.press('Tab');
  const skip = page.locator('.nl-skip-link');
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  const main = page.locator('main');
  expect(await main.evaluate((element) => element === document.activeElement)).toBe(true);
}

it('says something, answers it and hears the answer with nothing but keys', async () => {
  const visit: Visit = {
    browser,
    baseUrl: inject('embeddedUrl'),
    width: 1280,
    javaScript: true,
  };
  const resident = await Resident.arrive(visit, 'nl-eenvoudig', 'keys', keys);
  const { page } = resident;
  const words = 'Met toetsen zeg ik: de bank in het park is stuk.';

  await resident.page.goto('/meedoen/demo');
  await walkByTab(resident);
  await resident.chooseLanguage();
  await walkByTab(resident);
  await resident.write(words);
  await resident.readBack();
  await walkByTab(resident);
  await resident.change();
  await resident.readBack();
  await resident.leavePhone('06 11112222');
  const code = await resident.send();
  await walkByTab(resident);
  await resident.tellAboutMe();

  const colleague = await Colleague.arrive(visit, 'Sanne Wilgenburg', 'keys', keys);
  await walkByTab(colleague);
  await colleague.open(words);
  await walkByTab(colleague);
  await colleague.answer('answer', 'nl-eenvoudig', 'De bank is vrijdag weer heel.');
  await colleague.bring('phone');
  await colleague.leave();

  await resident.openWithCode(code);
  await walkByTab(resident);
  expect(await resident.reads()).toContain('De bank is vrijdag weer heel.');
  await resident.reply('understood', 'Fijn, dank u wel.');
  await resident.takeBack();
  await walkByTab({ page });
  await resident.leave();
});
