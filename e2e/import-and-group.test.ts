import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { languageName } from '../src/consult/contributions/message-words.ts';
import { projectRoot } from '../src/root.ts';
import { type CoalitionTag, locales } from '../src/web/locales.ts';
import { coalitionWords } from '../src/web/words.ts';
import { startBrowser, Visitor } from './support/browser.ts';
import type { PhoneFile } from './support/hand.ts';
import { keys, pointer } from './support/hand.ts';
import {
  coordinator,
  csv,
  file,
  heading,
  importNotes,
  look,
  type Meeting,
  mainText,
  makeApproach,
  said,
  takeOver,
  tomorrow,
  upload,
  workbook,
} from './support/meeting.ts';
import { signInAs } from './support/team.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const answer = 'Vanaf september is wijkhuis De Wilg elke middag open tot half tien.';
const told = said.slice(0, 4);

/** The label of the answer in that language. */
const answerIn = (tag: CoalitionTag, locale: 'nl-eenvoudig' | 'tr'): string =>
  coalitionWords(tag).say('message.field.words', { language: languageName(locale, locales[tag]) });

async function answerSeveral(meeting: Meeting): Promise<void> {
  const { visitor, tag, hand } = meeting;
  const { page } = visitor;
  const { say } = coalitionWords(tag);
  await hand.press(page.getByRole('link', { name: say('notes.done.inbox') }));
  await heading(meeting, say('inbox.title'));
  const rows = page.getByRole('list', { name: say('inbox.list.dueFirst') }).locator('> li');
  expect(await rows.count()).toBe(12);
  expect(await mainText(meeting)).not.toContain('Geheim');
  for (const words of told) {
    await hand.tick(page.getByRole('checkbox', { name: say('inbox.pick', { words }) }));
  }
  await look(meeting, '5-inbox');
  await hand.press(page.getByRole('button', { name: say('inbox.answerPicked') }));
  await heading(meeting, say('group.title', { count: told.length }));
  const field = page.getByLabel(answerIn(tag, 'nl-eenvoudig'));
  await hand.write(field, answer);
  await writeTurkish(meeting);
  await look(meeting, '6-group');
  await hand.press(page.getByRole('button', { name: say('check.ready') }));
  await heading(meeting, say('inbox.title'));
  expect(await mainText(meeting)).toContain(say('message.done.answer'));
  await look(meeting, '7-to-bring');
}

/** Three of the notes were said in Turkish: the answer is asked for in that language too. */
async function writeTurkish({ visitor, tag, hand }: Meeting): Promise<void> {
  const field = visitor.page.getByLabel(answerIn(tag, 'tr'));
  await hand.write(field, 'Eylülden itibaren De Wilg her öğleden sonra açık.');
}

async function bringToAll(meeting: Meeting, slug: string): Promise<void> {
  const { visitor, tag, hand } = meeting;
  const { page } = visitor;
  const { say } = coalitionWords(tag);
  // other journeys bring answers to the same notes, in approaches of their own
  await page.goto(`/berichten?stand=brengen&aanpak=${slug}`);
  await hand.press(page.getByRole('link', { name: told[0] ?? '' }));
  await page.getByRole('heading', { name: say('message.form.deliver') }).waitFor();
  await hand.tick(page.getByRole('radio', { name: say('message.how.meeting') }));
  const others = told.length - 1;
  await hand.tick(
    page.getByRole('checkbox', { name: say('message.field.forAll', { count: others }) }),
  );
  await look(meeting, '8-bring');
  await hand.press(page.getByRole('button', { name: say('message.deliver.button') }));
  await page.getByText(say('message.done.deliver')).waitFor();
  await look(meeting, '9-brought');
}

async function seeAllAnswered(meeting: Meeting, slug: string): Promise<void> {
  const { visitor, tag, hand } = meeting;
  const { page } = visitor;
  const { say } = coalitionWords(tag);
  await page.goto(`/berichten?stand=beantwoord&aanpak=${slug}`);
  const rows = page.getByRole('list', { name: say('inbox.list.newestFirst') }).locator('> li');
  const texts = await rows.allInnerTexts();
  expect(texts).toHaveLength(told.length);
  for (const text of texts) expect(text).toContain(say('inbox.state.answered'));
  await look(meeting, '10-answered');
  await hand.press(page.getByRole('link', { name: told[3] ?? '' }));
  await page.getByRole('heading', { name: say('message.answers') }).waitFor();
  expect(await mainText(meeting)).toContain(answer);
  expect(await mainText(meeting)).toContain(say('message.how.meeting'));
}

async function importAgain(meeting: Meeting, path: string, notes: PhoneFile): Promise<void> {
  const { visitor, tag, hand } = meeting;
  const { say } = coalitionWords(tag);
  await visitor.page.goto(path);
  await upload(meeting, notes);
  await hand.press(visitor.page.getByRole('button', { name: say('notes.upload') }));
  await takeOver(meeting, 12);
  await heading(meeting, say('notes.done.title', { count: 0 }));
  expect(await mainText(meeting)).toContain(say('notes.done.there', { count: 12 }));
  await look(meeting, '11-twice');
}

/** The whole way from a file of notes to an answer that everyone heard. */
async function fromFileToAnswer(meeting: Meeting, notes: PhoneFile): Promise<void> {
  const { visitor, tag, hand } = meeting;
  const { page } = visitor;
  const { say } = coalitionWords(tag);
  await page.goto('/aanmelden');
  await hand.press(page.getByRole('button', { name: coordinator }));
  await heading(meeting, coalitionWords('nl').say('week.title'));
  if (tag === 'en') await hand.press(page.getByRole('button', { name: 'English' }));
  await heading(meeting, say('week.title'));
  const path = await makeApproach(meeting);
  await look(meeting, '1-approach');
  await importNotes(meeting, notes);
  await answerSeveral(meeting);
  const slug = path.split('/').at(-1) ?? '';
  await bringToAll(meeting, slug);
  await seeAllAnswered(meeting, slug);
  await importAgain(meeting, path, notes);
}

describe('notes of a meeting become messages that are answered together', () => {
  const ways = ([320, 1280] as const).flatMap((width) =>
    [true, false].map((javaScript) => ({ width, javaScript })),
  );
  it.each(ways)('at $width px, JavaScript $javaScript', async ({ width, javaScript }) => {
    const baseUrl = inject('embeddedUrl');
    const visitor = await Visitor.arrive({ browser, baseUrl, width, javaScript });
    const name = `notes-${width}-${javaScript ? 'js' : 'plain'}`;
    await fromFileToAnswer({ visitor, tag: 'nl', hand: pointer, name, looks: true }, csv());
    await visitor.leave();
  });

  it('in English, from a workbook', async () => {
    const baseUrl = inject('embeddedUrl');
    const visitor = await Visitor.arrive({ browser, baseUrl, width: 1280, javaScript: false });
    const meeting: Meeting = { visitor, tag: 'en', hand: pointer, name: 'notes-en', looks: true };
    await fromFileToAnswer(meeting, await workbook());
    await visitor.leave();
  });

  it('on PostgreSQL', async () => {
    const baseUrl = inject('serverUrl');
    const visitor = await Visitor.arrive({ browser, baseUrl, width: 320, javaScript: true });
    const meeting: Meeting = {
      visitor,
      tag: 'nl',
      hand: pointer,
      name: 'notes-postgres',
      looks: false,
    };
    await fromFileToAnswer(meeting, csv());
    await visitor.leave();
  });

  it('with nothing but the keyboard', async () => {
    const baseUrl = inject('embeddedUrl');
    const visitor = await Visitor.arrive({ browser, baseUrl, width: 1280, javaScript: true });
    const meeting: Meeting = {
      visitor,
      tag: 'nl',
      hand: keys(visitor.page),
      name: 'notes-keys',
      looks: false,
    };
    await fromFileToAnswer(meeting, csv());
    await visitor.leave();
  });
});

const conversation = join(
  projectRoot,
  '../shared/data/opinions/conversations/vtaiwan.uberx/comments.csv',
);

describe('a real conversation', () => {
  it.skipIf(!existsSync(conversation))('is read in and stands in the inbox', async () => {
    const visitor = await Visitor.arrive({
      browser,
      baseUrl: inject('embeddedUrl'),
      width: 1280,
      javaScript: true,
    });
    const meeting: Meeting = { visitor, tag: 'nl', hand: pointer, name: 'notes-real', looks: true };
    const { page } = visitor;
    const { say } = coalitionWords('nl');
    await signInAs(visitor, coordinator);
    await makeApproach(meeting);
    await upload(meeting, file('comments.csv', 'text/csv', readFileSync(conversation)));
    await page.getByRole('button', { name: say('notes.upload') }).click();
    await heading(meeting, say('notes.check.title'));
    await visitor.look('notes-real-1-check');
    await page.getByLabel(say('notes.due')).fill(tomorrow);
    await page.getByRole('button', { name: say('notes.take', { count: 197 }) }).click();
    await page.getByText(say('notes.done.inbox')).click();
    await visitor.look('notes-real-2-inbox');
    await page.getByRole('link', { name: say('inbox.next') }).click();
    const rows = page.getByRole('list', { name: say('inbox.list.dueFirst') }).locator('> li');
    expect(await rows.count()).toBe(25);
    await visitor.leave();
  });
});
