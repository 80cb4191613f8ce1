import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { everyVisit, startBrowser, type Visit } from './support/browser.ts';
import type { PhoneFile } from './support/hand.ts';
import { Resident } from './support/resident.ts';
import { Colleague } from './support/team.ts';

const written = {
  'nl-eenvoudig': {
    words: 'Bij de speeltuin is het donker.',
    more: 'Mijn kind durft er niet meer heen.',
    answer: 'Dank u. Wij vragen de gemeente om een lamp. In mei weet u meer.',
    notThis: 'Ik vroeg wanneer de lamp komt.',
    better: 'De lamp komt op 3 mei. Fatma belt u als het later wordt.',
  },
  ar: {
    words: 'المكان مظلم عند ساحة اللعب.',
    more: 'طفلي لا يجرؤ على الذهاب إلى هناك.',
    answer: 'شكراً لكم. سنطلب من البلدية مصباحاً. في مايو تعرفون أكثر.',
    notThis: 'سألت متى يأتي المصباح.',
    better: 'يأتي المصباح في 3 مايو. فاطمة تتصل بكم إذا تأخر.',
  },
} as const;
type Tag = keyof typeof written;

let browser: Browser;
let photo: PhoneFile;
let count = 0;

beforeAll(async () => {
  browser = await startBrowser();
  const buffer = await sharp({
    create: { width: 640, height: 480, channels: 3, background: '#345' },
  })
    .jpeg()
    .toBuffer();
  photo = { name: 'speeltuin.jpg', mimeType: 'image/jpeg', buffer };
});
afterAll(() => browser.close());

/** Say → read back → code → answer → heard → "this is no answer" → answer → heard → taken back. */
async function sayAndHear(visit: Visit, tag: Tag): Promise<void> {
  const { words, more, answer, notThis, better } = written[tag];
  count += 1;
  // the number tells these words from those of the other journeys
  const mine = `${count}. ${words}`;
  const resident = await Resident.arrive(visit, tag, 'typed');
  // the team's pages are in Dutch: their look with Arabic words is seen on the narrow screen
  const team = tag === 'ar' && visit.width === 1280 ? { ...visit, isRepeat: true } : visit;
  const colleague = await Colleague.arrive(team, 'Sanne Wilgenburg', `typed-${tag}`);
  try {
    const code = await sayInTwoGoes(resident, mine, more);

    await colleague.open(mine);
    expect(await colleague.reads()).toContain(`${mine}\n${more}`);
    await colleague.answer('answer', tag, answer);

    await resident.openWithCode(code);
    expect(await resident.reads()).toContain(answer);
    await resident.reply('no-answer', notThis);

    await colleague.reopen();
    const reopened = await colleague.reads();
    expect(reopened).toContain(colleague.say('inbox.state.reopened'));
    expect(reopened).toContain(colleague.say('message.how.code'));
    expect(reopened).toContain(notThis);
    await colleague.answer('answer', tag, better);
    await colleague.bring('phone');
    expect(await colleague.reads()).toContain(colleague.say('inbox.state.answered'));

    await resident.openWithCode(code, 'hear.answered.title', 'answered-again');
    expect(await resident.reads()).toContain(better);
    await resident.reply('understood');
    await resident.takeBack();
    await resident.openWithCode(code, 'hear.withdrawn.title');
    expect(await resident.reads()).not.toContain(words);
    await colleague.page.reload();
    expect(await colleague.reads()).not.toContain(words);
  } finally {
    await resident.leave();
    await colleague.leave();
  }
}

/** Writes, reads it back, changes it, leaves a telephone number, sends, and tells about oneself. */
async function sayInTwoGoes(resident: Resident, words: string, more: string): Promise<string> {
  await resident.chooseLanguage();
  await resident.write(words);
  await resident.choose('say.photo.label', photo);
  await resident.readBack();
  expect(await resident.reads()).toContain(words);
  const photoLink = resident.page.locator('main a[href^="/meedoen/bestand/"]');
  expect(await photoLink.count()).toBe(1);
  await resident.leavePhone('06 12345678');

  await resident.change();
  const field = resident.page.getByLabel(resident.say('say.words.label'));
  expect(await field.inputValue()).toBe(words);
  const kept = resident.page.getByRole('checkbox', {
    name: resident.say('say.photo.number', { number: 1 }),
  });
  expect(await kept.isChecked()).toBe(true);
  await field.fill(`${words}\n${more}`);

  await resident.readBack();
  expect(await resident.reads()).toContain(more);
  const phone = resident.page.getByLabel(resident.say('say.contact.phone'));
  expect(await phone.inputValue()).toBe('06 12345678');
  const code = await resident.send();
  expect(await resident.reads()).toContain(resident.say('say.hear.phone'));
  await resident.tellAboutMe();
  expect(await resident.seeCode()).toBe(code);
  return code;
}

describe('someone writes, and hears back', () => {
  it.concurrent.for(everyVisit)(
    'in $tag, $width wide, JavaScript: $javaScript',
    async ({ tag, width, javaScript }) => {
      await sayAndHear({ browser, baseUrl: inject('embeddedUrl'), width, javaScript }, tag);
    },
  );

  it('on PostgreSQL too', async () => {
    const where = { browser, baseUrl: inject('serverUrl'), isRepeat: true };
    const visit = { ...where, width: 320, javaScript: false } as const;
    await sayAndHear(visit, 'nl-eenvoudig');
  });
});
