import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { residentWords } from '../src/web/words.ts';
import { startBrowser, Visitor } from './support/browser.ts';
import { Resident } from './support/resident.ts';
import { signInAs } from './support/team.ts';

let browser: Browser;
let count = 0;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Words that nobody else says. */
function ownWords(): string {
  count += 1;
  return `Het is glad op de brug, zeg ik voor keer ${count}.`;
}

const arrive = (javaScript: boolean, journey: string) =>
  Resident.arrive(
    { browser, baseUrl: inject('embeddedUrl'), width: 320, javaScript },
    'nl-eenvoudig',
    journey,
  );

async function beginToSay(resident: Resident, words: string): Promise<void> {
  await resident.page.goto('/meedoen/demo/nl-eenvoudig');
  await resident.write(words);
}

async function toReadBack(resident: Resident, words: string): Promise<void> {
  await beginToSay(resident, words);
  await resident.button('say.next').click();
  await resident.see('say.check.title');
}

async function send(resident: Resident): Promise<void> {
  await resident.button('say.check.right').click();
  await resident.see('say.code.title');
}

/** How many messages with these words the team received. */
async function countInInbox(words: string): Promise<number> {
  const visit = { browser, baseUrl: inject('embeddedUrl'), width: 1280, javaScript: true } as const;
  const visitor = await Visitor.arrive(visit);
  await signInAs(visitor, 'Sanne Wilgenburg');
  await visitor.page.goto('/berichten?stand=alles');
  const found = await visitor.page.getByRole('link', { name: words }).count();
  await visitor.leave();
  return found;
}

/** None of this stands on the page, nor in its fields. */
async function expectNothingOf(secrets: readonly string[], page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')];
    const typed = fields.map((field) => ('value' in field ? String(field.value) : ''));
    return [document.documentElement.outerHTML, ...typed].join('\n');
  });
  expect(secrets.filter((one) => seen.includes(one))).toEqual([]);
}

/** Goes through what the browser remembers; a page that it may not show again is a fault of its own. */
async function settle(page: Page, go: () => Promise<unknown>): Promise<void> {
  await go().catch(() => null);
  await page.waitForTimeout(300);
}

/** Presses "Verder" so that the next screen opens in a tab of its own. */
async function nextInNewTab(resident: Resident): Promise<Page> {
  const { page, visitor } = resident;
  await page.bringToFront();
  await page.locator('main form').evaluate((form) => form.setAttribute('target', '_blank'));
  const opened = visitor.context.waitForEvent('page');
  await resident.button('say.next').click();
  const tab = await opened;
  await tab.getByRole('heading', { name: resident.say('say.check.title') }).waitFor();
  return tab;
}

describe.each([true, false])('with JavaScript: %s', (javaScript) => {
  it('two quick presses on "Zo klopt het" send one message', async () => {
    const words = ownWords();
    const resident = await arrive(javaScript, 'twice');
    await toReadBack(resident, words);
    await resident.button('say.check.right').dblclick();
    const code = await resident.seeCode();
    expect(code).toMatch(/^\d{4}( \d{4}){3}$/);
    expect(await countInInbox(words)).toBe(1);
    await resident.leave();
  });

  it('Back after the code shows nothing of who was there before', async () => {
    const words = ownWords();
    const resident = await arrive(javaScript, 'back');
    const { page } = resident;
    await page.goto('/meedoen/demo');
    await toReadBack(resident, words);
    await resident.leavePhone('06 98765432');
    await resident.button('say.check.right').click();
    const code = await resident.seeCode();
    const mine = [words, '98765432', code, code.replaceAll(' ', '')];
    const [back, forward] = ['goBack', 'goForward'] as const;
    for (const step of [back, back, back, forward, forward, forward]) {
      await settle(page, () => page[step]());
      await expectNothingOf(mine, page);
    }

    await resident.openWithCode(code, 'hear.message.title');
    for (const step of [back, back, forward]) {
      await settle(page, () => page[step]());
      await expectNothingOf(mine, page);
    }
    await resident.leave();
  });

  it('reading back once more keeps the words, and they are sent once', async () => {
    const words = ownWords();
    const resident = await arrive(javaScript, 'reload');
    await toReadBack(resident, words);
    await resident.page.reload();
    await resident.see('say.check.title');
    expect(await resident.reads()).toContain(words);
    await send(resident);
    const code = await resident.seeCode();
    await resident.page.reload();
    expect(await resident.seeCode()).toBe(code);
    expect(await countInInbox(words)).toBe(1);
    await resident.leave();
  });

  it('Back from reading back finds the words still in their field', async () => {
    const words = ownWords();
    const resident = await arrive(javaScript, 'change');
    await toReadBack(resident, words);
    await resident.page.goBack();
    const field = resident.page.getByLabel(resident.say('say.words.label'));
    expect(await field.inputValue()).toBe(words);
    await resident.leave();
  });
});

it('what two tabs send is two messages', async () => {
  const words = [ownWords(), ownWords()];
  const resident = await arrive(true, 'two-tabs');
  const tabs = await Promise.all(words.map(() => resident.visitor.context.newPage()));
  for (const [index, tab] of tabs.entries()) {
    await tab.goto('/meedoen/demo/nl-eenvoudig');
    await tab.getByLabel(resident.say('say.words.label')).fill(words[index] ?? '');
  }
  for (const tab of tabs) await tab.getByRole('button', { name: resident.say('say.next') }).click();
  for (const tab of tabs) {
    await tab.getByRole('button', { name: resident.say('say.check.right') }).click();
    await tab.getByRole('heading', { name: resident.say('say.code.title') }).waitFor();
  }
  for (const one of words) expect(await countInInbox(one)).toBe(1);
  await resident.leave();
});

it('other words from a form that was sent are kept, and offered as a new message', async () => {
  const [first, second] = [ownWords(), ownWords()];
  const resident = await arrive(false, 'one-form');
  const { say } = residentWords('nl-eenvoudig');
  await beginToSay(resident, first);
  const tab = await nextInNewTab(resident);
  await resident.write(second);
  const other = await nextInNewTab(resident);
  for (const one of [tab, other]) {
    await one.getByRole('button', { name: say('say.check.right') }).click();
  }
  await tab.getByRole('heading', { name: say('say.code.title') }).waitFor();
  await other.getByRole('heading', { name: say('say.other.title') }).waitFor();
  const main = other.locator('main');
  expect(await main.getByText(second).isVisible()).toBe(true);
  expect(await main.getByText(first).count()).toBe(0);
  await other.getByRole('button', { name: say('say.other.send') }).click();
  await other.getByRole('heading', { name: say('say.code.title') }).waitFor();
  for (const one of [first, second]) expect(await countInInbox(one)).toBe(1);
  await resident.leave();
});
