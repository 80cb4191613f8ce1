import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { projectRoot } from '../src/root.ts';
import { everyVisit, startBrowser, type Visit } from './support/browser.ts';
import type { PhoneFile } from './support/hand.ts';
import { expectSound, Resident } from './support/resident.ts';
import { Colleague } from './support/team.ts';

const heard = {
  'nl-eenvoudig': {
    words: 'De fietsen staan op de stoep. Ik kan er niet langs met de kinderwagen.',
    translation: undefined,
    answer: 'Dank u. Wij zetten in april rekken voor de fietsen op het plein.',
    explained: 'In april komen er rekken. Dan kunt u er weer langs.',
  },
  ar: {
    words: 'الدراجات على الرصيف. لا أستطيع المرور بعربة الأطفال.',
    translation: 'De fietsen staan op de stoep. Ik kan er niet langs met de kinderwagen.',
    answer: 'شكراً لكم. سنضع في أبريل مواقف للدراجات في الساحة.',
    explained: 'في أبريل تأتي المواقف. عندها يمكنكم المرور.',
  },
} as const;
type Tag = keyof typeof heard;

let browser: Browser;
let count = 0;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const onPhone = (name: string, mimeType: string): PhoneFile => ({
  name,
  mimeType,
  buffer: readFileSync(join(projectRoot, 'src/thread/files/fixtures', name)),
});
const recordings = {
  'nl-eenvoudig': onPhone('moov-last.m4a', 'audio/mp4'),
  ar: onPhone('recorded.webm', 'audio/webm'),
} as const;

/** Speaks, hears it back, sends it, leaves a telephone number; gives the code. */
async function speak(
  resident: Resident,
  { javaScript }: Visit,
  tag: Tag,
  phone: string,
): Promise<string> {
  await resident.chooseLanguage();
  if (javaScript) await resident.record(1);
  else await resident.choose('say.sound.label', recordings[tag]);
  await resident.readBack();
  await resident.expectSound('say.check.sound');

  await resident.change();
  await resident.expectSound('say.check.sound');
  const kept = resident.page.getByRole('checkbox', { name: resident.say('say.sound.keep') });
  expect(await kept.isChecked()).toBe(true);
  await resident.readBack();
  await resident.expectSound('say.check.sound');
  await resident.leavePhone(phone);
  return resident.send();
}

/** Spoken → heard back → code → written out → answered aloud → heard → explained → disagreed. */
async function speakAndHear(visit: Visit, tag: Tag): Promise<void> {
  const { words, translation, answer, explained } = heard[tag];
  count += 1;
  const phone = `06 5550${String(Math.floor(Math.random() * 1000)).padStart(3, '0')}${count}`;
  const resident = await Resident.arrive(visit, tag, 'spoken');
  // the team's pages are in Dutch: their look with Arabic words is seen on the narrow screen
  const team = tag === 'ar' && visit.width === 1280 ? { ...visit, isRepeat: true } : visit;
  const colleague = await Colleague.arrive(team, 'Sanne Wilgenburg', `spoken-${tag}`);
  try {
    const code = await speak(resident, visit, tag, phone);
    await resident.openWithCode(code, 'hear.message.title');
    expect(await resident.reads()).toContain('Sanne Wilgenburg');

    await colleague.openRecording(phone);
    expect(await colleague.reads()).toContain(colleague.say('message.soundWaits'));
    const sound = colleague.say('message.sound');
    await expectSound(colleague.page, colleague.page.locator(`audio[aria-label="${sound}"]`));
    await colleague.writeOut(words, tag, translation);
    expect(await colleague.reads()).toContain(words);
    await colleague.answer('answer', tag, answer, visit.javaScript ? 'record' : recordings[tag]);

    await resident.openWithCode(code);
    await resident.expectSound('hear.answer.sound');
    expect(await resident.reads()).toContain(answer);
    await resident.reply('not-understood');

    await colleague.page.reload();
    expect(await colleague.reads()).toContain(colleague.say('inbox.state.explain'));
    await colleague.answer('explain', tag, explained);
    await colleague.bring('visit');

    await resident.openWithCode(code, 'hear.answered.title', 'explained');
    expect(await resident.reads()).toContain(explained);
    await resident.reply('disagree');
  } finally {
    await resident.leave();
    await colleague.leave();
  }
}

describe('someone speaks, and hears back', () => {
  it.concurrent.for(everyVisit)(
    'in $tag, $width wide, JavaScript: $javaScript',
    async ({ tag, width, javaScript }) => {
      await speakAndHear({ browser, baseUrl: inject('embeddedUrl'), width, javaScript }, tag);
    },
  );

  it('on PostgreSQL too', async () => {
    const where = { browser, baseUrl: inject('serverUrl'), isRepeat: true };
    const visit = { ...where, width: 320, javaScript: true } as const;
    await speakAndHear(visit, 'ar');
  });
});

describe('the recorder', () => {
  const visit = () =>
    ({ browser, baseUrl: inject('embeddedUrl'), width: 320, javaScript: true }) as const;

  it('loses nothing when someone goes on while it still records', async () => {
    const resident = await Resident.arrive(visit(), 'nl-eenvoudig', 'still-recording');
    await resident.page.goto('/meedoen/demo/nl-eenvoudig');
    await resident.button('say.record.start').click();
    await resident.page.getByText(resident.say('say.record.recording')).waitFor();
    await resident.page.waitForTimeout(1200);
    await resident.button('say.next').click();
    await resident.see('say.check.title');
    await resident.expectSound('say.check.sound');
    await resident.leave();
  });

  it('records again in place of what was recorded', async () => {
    const resident = await Resident.arrive(visit(), 'ar', 'record-again');
    const { page } = resident;
    await page.goto('/meedoen/demo/ar');
    const player = page.locator('hoofdrol-recorder audio');
    for (const start of ['say.record.start', 'say.record.again'] as const) {
      await resident.button(start).click();
      await page.getByText(resident.say('say.record.recording')).waitFor();
      expect(await player.isVisible()).toBe(false);
      await page.waitForTimeout(1200);
      await resident.button('say.record.stop').click();
      await page.getByText(resident.say('say.record.ready')).waitFor();
      expect(await player.isVisible()).toBe(true);
    }
    await resident.button('say.next').click();
    await resident.see('say.check.title');
    await resident.expectSound('say.check.sound');
    await resident.leave();
  });

  it('says what to do where the microphone is refused, and the file field still works', async () => {
    const resident = await Resident.arrive(visit(), 'nl-eenvoudig', 'no-microphone');
    const { page } = resident;
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('', 'NotAllowedError'));
    });
    await page.goto('/meedoen/demo/nl-eenvoudig');
    await resident.button('say.record.start').click();
    await page.getByText(resident.say('say.record.refused')).waitFor();
    await resident.look('refused');
    await resident.choose('say.sound.label', recordings['nl-eenvoudig']);
    await resident.readBack();
    await resident.expectSound('say.check.sound');
    await resident.leave();
  });
});
