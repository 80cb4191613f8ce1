import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { coalitionWords } from '../src/web/words.ts';
import { startBrowser, type Visit } from './support/browser.ts';
import { Resident } from './support/resident.ts';
import { Someone } from './support/someone.ts';
import { Colleague } from './support/team.ts';

let browser: Browser;
let count = 0;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const { say } = coalitionWords('nl');
const administrator = 'Ria Poortman';
const officer = 'Wouter Blom';
const journey = 'privacy';

/** Presses something that gives a file, and gives its name. */
async function download(page: Page, press: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return file.suggestedFilename();
}

/** A resident says something, leaves a number, and asks what is known of them. */
async function sayAndAsk(resident: Resident, words: string, phone: string): Promise<string> {
  await resident.chooseLanguage();
  await resident.write(words);
  await resident.readBack();
  await resident.leavePhone(phone);
  const code = await resident.send();
  await resident.tellAboutMe();
  return code;
}

async function whatIsKnown(resident: Resident, code: string, words: string): Promise<void> {
  const { page } = resident;
  await resident.openWithCode(code, 'hear.message.title');
  await page.getByRole('link', { name: resident.say('person.ask') }).click();
  await resident.see('person.title');
  expect(await resident.reads()).not.toContain(words);
  await resident.look('10-ask-code');
  await page.getByLabel(resident.say('hear.code'), { exact: true }).fill('1234');
  await resident.button('person.code.show').click();
  await page
    .getByRole('alert')
    .or(page.getByText(resident.say('hear.error.title')))
    .first()
    .waitFor();
  await resident.look('10-wrong-code');
  await page.getByLabel(resident.say('hear.code'), { exact: true }).fill(code);
  await resident.button('person.code.show').click();
  await page.getByText(words).waitFor();
  const all = await resident.reads();
  expect(all).toContain(resident.say('person.role.coordinator'));
  expect(all).toContain(resident.say('say.about.age.25-44'));
  await resident.look('11-known');
  const name = await download(page, () => resident.button('person.take').click());
  expect(name).toBe('mijn-gegevens.zip');
}

/** Chooses another term, at first a wrong one. */
async function chooseTerm(ria: Someone, days: number): Promise<void> {
  await ria.go('/verwerkingen');
  await ria.look('1-register');
  await ria.press('Verstuurde mail');
  await ria.write(say('privacy.change.days'), '0');
  await ria.press(say('privacy.change.save'));
  await ria.sees(say('privacy.fault.days-too-few', { least: 7 }));
  await ria.sees(say('privacy.fault.reason-missing'));
  await ria.look('2-term-wrong');
  await ria.write(say('privacy.change.days'), String(days));
  await ria.write(say('privacy.change.reason'), `Besluit nummer ${days}.`);
  await ria.tick(say('privacy.change.shorter'));
  await ria.press(say('privacy.change.save'));
  await ria.sees(say('privacy.change.done'));
  await ria.look('3-term-chosen');
}

/** Somebody asks at the desk, with their code; gets everything, and it is done. */
async function handleRequest(ria: Someone, code: string): Promise<void> {
  await ria.go('/verwerkingen/verzoeken');
  await ria.press(say('requests.new'));
  await ria.press(say('requests.save'));
  await ria.sees(say('requests.fault.kind-missing'));
  await ria.look('4-request-wrong');
  await ria.choose(say('requests.kind.export'));
  await ria.choose(say('requests.through.desk'));
  await ria.write(say('requests.field.code'), code);
  await ria.press(say('requests.save'));
  await ria.sees(say('requests.overview'));
  await ria.look('5-request');
  const button = ria.page.getByRole('button', { name: say('requests.overview.of', { number: 1 }) });
  expect(await download(ria.page, () => button.click())).toBe('overzicht.zip');
  await ria.press(say('requests.done'));
  await ria.sees(say('requests.state.done', { name: administrator }));
  await ria.look('6-request-done');
}

/** Sees the terms with their reason, what was done, what was asked and who read; not one word. */
async function check(wouter: Someone, days: number, words: string): Promise<void> {
  await wouter.look('7-week');
  await wouter.page.getByRole('link', { name: say('privacy.title') }).click();
  await wouter.sees(say('privacy.lead'));
  await wouter.sees('GGD Voorbeeldregio');
  await wouter.look('8-register');
  await wouter.press('Verstuurde mail');
  await wouter.sees(`Besluit nummer ${days}.`);
  expect(await wouter.page.getByLabel(say('privacy.change.days')).count()).toBe(0);
  await wouter.look('9-processing');
  await wouter.go('/verwerkingen/verzoeken');
  await wouter.sees(say('requests.state.done', { name: administrator }));
  await wouter.look('10-requests');
  await wouter.go('/gelezen');
  await wouter.page.getByRole('rowheader', { name: administrator }).first().waitFor();
  await wouter.look('11-readings');
  expect(await wouter.page.locator('main a[href^="/berichten/"]').count()).toBe(0);
  for (const path of ['/verwerkingen', '/verwerkingen/verzoeken', '/gelezen', '/week/alles']) {
    await wouter.go(path);
    expect(await wouter.reads()).not.toContain(words);
  }
  for (const path of ['/berichten', '/aanpak', '/mensen', '/verwerkingen/verantwoordelijk']) {
    const answer = await wouter.page.goto(path);
    expect(answer?.status(), path).toBe(404);
  }
}

async function privacyOfficerChecks(visit: Visit): Promise<void> {
  count += 1;
  const words = `${count}. De lift in onze flat is al weken stuk.`;
  const days = 80 - count - (visit.width === 320 ? 10 : 0);
  const resident = await Resident.arrive(visit, 'nl-eenvoudig', journey);
  const colleague = await Colleague.arrive(
    { ...visit, isRepeat: true },
    'Sanne Wilgenburg',
    journey,
  );
  const ria = await Someone.arrive(visit, administrator, journey);
  const wouter = await Someone.arrive(visit, officer, `${journey}-officer`);
  try {
    const code = await sayAndAsk(resident, words, '000-555 01 77');
    await colleague.open(words);
    await whatIsKnown(resident, code, words);
    await chooseTerm(ria, days);
    await handleRequest(ria, code);
    await check(wouter, days, words);
    await ria.go('/mijn/gegevens');
    await ria.look('12-own-data');
    const take = ria.page.getByRole('button', { name: say('ownData.take') });
    expect(await download(ria.page, () => take.click())).toBe('mijn-gegevens.json');
  } finally {
    await Promise.all([resident, colleague, ria, wouter].map((one) => one.leave()));
  }
}

describe('the privacy officer checks', () => {
  it.each([
    { width: 1280, javaScript: true },
    { width: 320, javaScript: false },
  ] as const)('at $width, JavaScript: $javaScript', async (way) => {
    await privacyOfficerChecks({ browser, baseUrl: inject('embeddedUrl'), ...way });
  });

  it('on PostgreSQL', async () => {
    const way = { width: 1280, javaScript: false, isRepeat: true } as const;
    await privacyOfficerChecks({ browser, baseUrl: inject('serverUrl'), ...way });
  });

  it('speaks Arabic to who asks what is known of them', async () => {
    const way = { width: 320, javaScript: false } as const;
    const visit: Visit = { browser, baseUrl: inject('embeddedUrl'), ...way };
    const resident = await Resident.arrive({ ...visit, isRepeat: true }, 'ar', journey);
    try {
      const words = 'المصعد معطل منذ أسابيع.';
      const code = await sayAndAsk(resident, words, '000-555 01 78');
      const looking = await Resident.arrive(visit, 'ar', journey);
      await looking.page.goto('/antwoord/ar/gegevens');
      await looking.page.getByLabel(looking.say('hear.code'), { exact: true }).fill(code);
      await looking.button('person.code.show').click();
      await looking.page.getByText(words).waitFor();
      await looking.look('11-known');
      await looking.leave();
    } finally {
      await resident.leave();
    }
  });
});
