import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { partOfDocx } from '../src/reports/documents/document-under-test.ts';
import { coalitionWords, residentWords } from '../src/web/words.ts';
import { startBrowser, type Visit, Visitor } from './support/browser.ts';
import { signInAs } from './support/team.ts';

const { say } = coalitionWords('nl');
const coordinator = 'Sanne Wilgenburg';
const list = '/stukken/gezond-opgroeien';
const patience = 300_000;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const ways = [
  { width: 1280, javaScript: false, database: 'embeddedUrl' },
  { width: 320, javaScript: true, database: 'serverUrl' },
] as const;
type Way = (typeof ways)[number];
const visitOf = ({ width, javaScript, database }: Way): Visit => ({
  browser,
  baseUrl: inject(database),
  width,
  javaScript,
});

/** Asks a file as the browser of this person would, and keeps it to be looked at. */
async function take(visitor: Visitor, path: string, name: string): Promise<Uint8Array> {
  const answer = await visitor.context.request.get(path);
  expect(answer.status(), path).toBe(200);
  const bytes = await answer.body();
  writeFileSync(join(inject('screenshots'), name), bytes);
  return new Uint8Array(bytes);
}

/** Begins a report and leaves out what is not public; gives its address. */
async function begin(visitor: Visitor, kind: 'council-letter' | 'board-sheet' | 'resident-sheet') {
  const { page } = visitor;
  await page.goto(list);
  await page.getByRole('button', { name: say(`reports.begin.${kind}`) }).click();
  await page.getByRole('heading', { level: 2, name: say('report.do') }).waitFor();
  const path = new URL(page.url()).pathname;
  const publicOnly = page.getByRole('button', { name: say('report.publicOnly') });
  if ((await publicOnly.count()) > 0) {
    await publicOnly.click();
    await publicOnly.waitFor({ state: 'detached' });
  }
  return path;
}

/** Publishes a report; gives its public address. */
async function publish(visitor: Visitor): Promise<string> {
  const { page } = visitor;
  await page.getByRole('link', { name: say('report.publish'), exact: true }).click();
  await page.getByRole('button', { name: say('report.publish.do', { number: 1 }) }).click();
  const version = page.getByRole('link', { name: /^Versie 1, / });
  await version.waitFor();
  return (await version.getAttribute('href')) ?? '';
}

describe.each(ways)('at $width pixels, scripts $javaScript', (way) => {
  it(
    'a council letter in ten minutes from existing records',
    async () => {
      const visitor = await Visitor.arrive(visitOf(way));
      const { page } = visitor;
      const begun = performance.now();
      await signInAs(visitor, coordinator);
      await page.goto(list);
      await visitor.look('reports-list');
      const path = await begin(visitor, 'council-letter');
      await visitor.look('report-draft');

      await page.getByRole('link', { name: say('report.choose') }).click();
      await visitor.look('report-choose');
      await page.getByRole('button', { name: say('report.save') }).click();
      const part = say('report.letter.why.heading');
      await page.getByRole('link', { name: say('report.sentences.part', { part }) }).click();
      await visitor.look('report-sentences');
      const first = page.getByLabel(say('report.sentences.field', { number: 1 }), { exact: true });
      await first.fill('Op 4 november vroeg u hoe het staat. Dit is het antwoord.');
      await page.getByRole('button', { name: say('report.save') }).click();
      await page.getByText('Op 4 november vroeg u hoe het staat.').waitFor();

      const pdf = await getDocumentProxy(await take(visitor, `${path}/bestand/pdf`, 'letter.pdf'));
      const { text } = await extractText(pdf, { mergePages: true });
      expect(text).toContain('Op 4 november vroeg u hoe het staat.');
      expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
      const docx = await take(visitor, `${path}/bestand/docx`, 'letter.docx');
      expect(await partOfDocx(docx, 'word/document.xml')).toContain('Op 4 november vroeg u');

      await page.getByRole('link', { name: say('report.publish'), exact: true }).click();
      await visitor.look('report-publish');
      await page.goto(path);
      const address = await publish(visitor);
      await visitor.look('report-published');
      const minutes = (performance.now() - begun) / 60_000;
      expect(minutes, 'a person reads slower than this').toBeLessThan(10);
      await visitor.leave();

      const council = await Visitor.arrive(visitOf(way));
      await council.page.goto(address);
      expect(await council.reads()).toContain('Op 4 november vroeg u hoe het staat.');
      await council.look('report-public');
      await council.leave();
    },
    patience,
  );

  it(
    'a board sheet is read without signing in, and leads to what it rests on',
    async () => {
      const visitor = await Visitor.arrive(visitOf(way));
      await signInAs(visitor, coordinator);
      await begin(visitor, 'board-sheet');
      const address = await publish(visitor);
      await visitor.page.getByRole('link', { name: say('report.mail') }).click();
      await visitor.page
        .getByLabel(say('report.mail.addresses'))
        .fill('wethouder@voorbeeld.example');
      await visitor.look('report-mail');
      await visitor.page.getByRole('button', { name: say('report.mail.send') }).click();
      await visitor.page.getByText(say('report.mail.sent', { count: 1 })).waitFor();
      await visitor.leave();

      const board = await Visitor.arrive(visitOf(way));
      const { page } = board;
      await page.goto(address);
      await board.look('board-sheet-public');
      const words = await board.reads();
      for (const key of ['asked', 'stuck', 'figure'] as const) {
        expect(words).toContain(say(`report.board.${key}.heading`));
      }
      const file = address.replace('?', '.pdf?');
      const pdf = await getDocumentProxy(await take(board, file, 'board-sheet.pdf'));
      expect(pdf.numPages).toBe(1);
      const source = page.locator('#bron-1').getByRole('link');
      await source.click();
      await page.waitForURL(/\/openbaar\/gezond-opgroeien\/nl-eenvoudig/);
      await board.leave();
    },
    patience,
  );

  it(
    'a sheet for residents is read in Arabic, and hangs on the wall as a poster',
    async () => {
      const visitor = await Visitor.arrive(visitOf(way));
      await signInAs(visitor, coordinator);
      await begin(visitor, 'resident-sheet');
      const address = await publish(visitor);
      await visitor.leave();
      const resident = await Visitor.arrive({ ...visitOf(way), locale: 'ar' });
      const { page } = resident;
      await page.goto(`${address}&taal=ar`);
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
      expect(await resident.reads()).toContain(residentWords('ar').say('sheet.doNot'));
      await resident.look('resident-sheet-public');
      const poster = address.replace('?', '.pdf?');
      const pdf = await getDocumentProxy(
        await take(resident, `${poster}&taal=ar&papier=a3`, 'poster-ar.pdf'),
      );
      expect(pdf.numPages).toBe(1);
      await resident.leave();
    },
    patience,
  );

  const templates = 'a template of the municipality is looked at';
  const atOneWidth = async () => {
    const visitor = await Visitor.arrive(visitOf(way));
    await signInAs(visitor, coordinator);
    await visitor.page.goto('/sjabloon');
    await visitor.look('report-template');
    await visitor.leave();
  };
  if (way.width === 1280) it(templates, atOneWidth);
});
