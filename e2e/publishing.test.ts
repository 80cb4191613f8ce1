import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ResidentTag } from '../src/web/locales.ts';
import { coalitionWords } from '../src/web/words.ts';
import { startBrowser, type Visit } from './support/browser.ts';
import type { PhoneFile } from './support/hand.ts';
import { Resident } from './support/resident.ts';
import { Someone } from './support/someone.ts';

let browser: Browser;
let photo: PhoneFile;
let count = 0;
beforeAll(async () => {
  browser = await startBrowser();
  const made = sharp({ create: { width: 640, height: 480, channels: 3, background: '#563' } });
  photo = { name: 'bank.jpg', mimeType: 'image/jpeg', buffer: await made.jpeg().toBuffer() };
});
afterAll(() => browser.close());

const { say } = coalitionWords('nl');
const home = '/publiceren/gezond-opgroeien';
const publicPage = (tag: ResidentTag) => `/openbaar/gezond-opgroeien/${tag}`;

const said = {
  'nl-eenvoudig': 'De bank bij het water is weg, en mijn buurvrouw Ans wil daar zitten.',
  ar: 'المقعد عند الماء اختفى، وجارتي تريد أن تجلس هناك. هاتفي 0612345678.',
} as const;
const copied = {
  'nl-eenvoudig': 'De bank bij het water is weg, en mijn buurvrouw […] wil daar zitten.',
  ar: 'المقعد عند الماء اختفى، وجارتي تريد أن تجلس هناك. هاتفي […].',
} as const;
type Tag = keyof typeof said;

/** Says something with a photo; gives the code. */
async function sends(resident: Resident, words: string): Promise<string> {
  await resident.chooseLanguage();
  await resident.write(words);
  await resident.choose('say.photo.label', photo);
  await resident.readBack();
  return resident.send();
}

/** Makes a copy, with the difference in view, and asks for everything. */
async function asks(sanne: Someone, words: string): Promise<void> {
  await sanne.go(`${home}/kiezen?soort=contribution`);
  await sanne.look('1-choose');
  await sanne.press(words.slice(0, 30));
  await sanne.sees(say('publishing.copy.difference'));
  expect(await sanne.page.locator('del').count()).toBeGreaterThan(0);
  await sanne.tick(say('publishing.use.name'));
  await sanne.tick(say('publishing.use.photo'));
  await sanne.tick(say('publishing.photo', { number: 1 }));
  await sanne.look('2-copy');
  await sanne.press(say('publishing.copy.send.ask'));
  await sanne.sees(say('publishing.done.asked'));
  await sanne.look('3-asked');
}

/** Sees the copy behind the code and says yes to all of it. */
async function saysYes(resident: Resident, code: string): Promise<void> {
  await resident.openWithCode(code, 'hear.message.title', 'asked');
  for (const use of ['anonymous', 'name', 'photo'] as const) {
    const group = resident.page.getByRole('radiogroup', {
      name: resident.say(`hear.share.use.${use}`),
    });
    await group.getByRole('radio', { name: resident.say('hear.share.yes') }).check();
  }
  await resident.page.getByLabel(resident.say('hear.share.name')).fill('Bea');
  await resident.button('hear.share.send').click();
  await resident.page.getByText(resident.say('hear.share.thanks.given')).waitFor();
  await resident.look('8-said-yes');
}

async function goesOut(sanne: Someone, hennie: Someone, words: string): Promise<void> {
  await hennie.go(home);
  await hennie.press(words.slice(0, 30));
  await hennie.look('1-look');
  await hennie.press(say('publishing.one.letThrough'));
  await hennie.sees(say('publishing.done.letThrough'));
  await sanne.go(home);
  await sanne.press(words.slice(0, 30));
  await sanne.press(say('publishing.one.publish'));
  await sanne.sees(say('publishing.done.published'));
  await sanne.look('4-published');
}

/** Published with consent; the photo is stopped, then all of it is taken back: gone everywhere. */
async function publishAndTakeBack(visit: Visit, tag: Tag): Promise<void> {
  count += 1;
  const words = `${count}. ${said[tag]}`;
  const copy = `${count}. ${copied[tag]}`;
  const journey = `publish-${tag}`;
  const resident = await Resident.arrive(visit, tag, journey);
  const team = { ...visit, isRepeat: visit.isRepeat || tag === 'ar' };
  const sanne = await Someone.arrive(team, 'Sanne Wilgenburg', `${journey}-sanne`);
  const hennie = await Someone.arrive(team, 'Hennie Dijkgraaf', `${journey}-hennie`);
  try {
    const code = await sends(resident, words);
    await asks(sanne, words);
    await resident.page.goto(publicPage(tag));
    expect(await resident.reads()).not.toContain(copy);
    await saysYes(resident, code);
    await goesOut(sanne, hennie, words);

    await resident.page.goto(publicPage(tag));
    await resident.page.getByText(copy).first().waitFor();
    const shown = resident.page.locator('main a[href*="/openbaar/bestand/"]').last();
    const file = (await shown.getAttribute('href')) ?? '';
    expect((await resident.page.request.get(file)).status()).toBe(200);

    await resident.openWithCode(code, 'hear.message.title', 'shown');
    await resident.button('hear.share.stop.photo').click();
    await resident.page.getByText(resident.say('hear.share.thanks.stopped')).waitFor();
    await resident.look('9-photo-stopped');
    expect((await resident.page.request.get(file)).status()).toBe(404);

    await resident.openWithCode(code, 'hear.message.title', 'shown-without-photo');
    await resident.takeBack();
    await resident.page.goto(publicPage(tag));
    const feed = await resident.page.request.get('/openbaar/gezond-opgroeien/atom.xml');
    for (const text of [await resident.reads(), await feed.text()]) {
      expect(text).not.toContain(copy);
    }
    await sanne.go(`${home}?stand=ingetrokken`);
    expect(await sanne.reads()).toContain(say('publishing.gone'));
    expect(await sanne.reads()).not.toContain(copied[tag]);
    await sanne.look('5-gone');
  } finally {
    for (const one of [resident, sanne, hennie]) await one.leave();
  }
}

const ways = (['nl-eenvoudig', 'ar'] as const).flatMap((tag) =>
  ([320, 1280] as const).map((width) => ({ tag, width, javaScript: width === 1280 })),
);

describe('published with consent, taken back, gone everywhere', () => {
  it.each(ways)('in $tag, $width wide, JavaScript: $javaScript', async (way) => {
    const { tag, width, javaScript } = way;
    await publishAndTakeBack({ browser, baseUrl: inject('embeddedUrl'), width, javaScript }, tag);
  });

  it('on PostgreSQL', async () => {
    const where = { browser, baseUrl: inject('serverUrl'), isRepeat: true } as const;
    await publishAndTakeBack({ ...where, width: 320, javaScript: false }, 'nl-eenvoudig');
  });
});
