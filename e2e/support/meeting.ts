import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import { addDays, dayIn } from '../../src/web/calendar.ts';
import type { CoalitionTag } from '../../src/web/locales.ts';
import { coalitionWords } from '../../src/web/words.ts';
import type { Visitor } from './browser.ts';
import type { Hand, PhoneFile } from './hand.ts';

export const tomorrow = addDays(dayIn('Europe/Amsterdam', new Date()), 1);
export const coordinator = 'Sanne Wilgenburg';
export const said = [
  'Er is geen plek voor tieners als het regent',
  'De speeltuin is na zes uur te donker',
  'Ik weet niet waar ik met mijn baby heen kan',
  'De fietsles op school is heel fijn',
  'Gezond eten is duur geworden',
  'Bij het hek van de school rijden auto’s te hard',
  'De taalles is op het moment dat ik werk',
  'Mijn zoon wil sporten maar de club is vol',
  'De huisarts neemt de telefoon niet op',
  'Er mag meer schaduw komen op het plein',
  'Op woensdag is er niets te doen voor kinderen',
  'De buurvrouw die oppast helpt ons enorm',
];
const header = ['Datum', 'Naam', 'Wat is er gezegd', 'Bijeenkomst', 'Taal'];

/** Twelve notes and two rows of no use: one without words, one whose quotes went wrong. */
function rowsOf(): string[][] {
  const rows = said.map((words, index) => [
    `${(index % 9) + 1}-6-2026`,
    `Mevrouw Geheim ${index + 1}`,
    words,
    'Koffieochtend in De Wilg',
    index % 3 === 2 ? 'tr' : 'nl',
  ]);
  rows.splice(4, 0, ['2-6-2026', 'Meneer Geheim', '', 'Koffieochtend in De Wilg', 'nl']);
  return rows;
}

export function csv(): PhoneFile {
  const rows = rowsOf();
  rows.splice(9, 0, ['3-6-2026', 'Mevrouw', 'Meer', ' licht', 'op', 'het', 'pad']);
  const lines = [header, ...rows].map((cells) => cells.join(';'));
  return file('koffieochtend.csv', 'text/csv', Buffer.from(`${lines.join('\r\n')}\r\n`));
}

export async function workbook(): Promise<PhoneFile> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Notities');
  sheet.addRow(header);
  for (const row of rowsOf()) sheet.addRow(row);
  sheet.addRow(['3-6-2026', 'Mevrouw Geheim', { error: '#N/A' }, 'Koffieochtend', 'nl']);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return file('koffieochtend.xlsx', type, Buffer.from(await book.xlsx.writeBuffer()));
}

export const file = (name: string, mimeType: string, buffer: Buffer): PhoneFile => ({
  name,
  mimeType,
  buffer,
});

/** One person at a window, who takes over the notes of a meeting. */
export interface Meeting {
  readonly visitor: Visitor;
  readonly tag: CoalitionTag;
  readonly hand: Hand;
  /** Under which the screenshots are kept, and the approach is made. */
  readonly name: string;
  readonly looks: boolean;
  /** Who leads the approach; the demo's coordinator when nobody is named. */
  readonly leader?: string;
}

/** Where the pages themselves were looked at already, another way through them takes no pictures. */
export const look = ({ visitor, name, looks }: Meeting, step: string): Promise<void> =>
  looks ? visitor.look(`${name}-${step}`) : Promise.resolve();
export const heading = ({ visitor }: Meeting, name: string) =>
  visitor.page.getByRole('heading', { level: 1, name }).waitFor();
export const mainText = ({ visitor }: Meeting) => visitor.reads();

/** Makes an approach of its own for this journey, and gives the path of its page. */
export async function makeApproach(meeting: Meeting): Promise<string> {
  const { visitor, tag, hand, name, leader = coordinator } = meeting;
  const { page } = visitor;
  const { say } = coalitionWords(tag);
  await hand.press(page.getByRole('link', { name: say('nav.approaches') }));
  await heading(meeting, say('approach.list.title'));
  await hand.press(page.getByRole('link', { name: say('approach.new') }));
  await heading(meeting, say('approach.new'));
  await hand.write(page.getByLabel(say('approach.form.title')), `Koffie ${name}`);
  await hand.write(page.getByLabel(say('approach.form.purpose')), 'Luisteren aan de koffietafel.');
  const who = page.getByLabel(say('approach.coordinator'));
  await hand.pick(who, leader);
  const days = page.getByLabel(say('approach.days'));
  if ((await days.inputValue()) === '') await hand.write(days, '21');
  await hand.press(page.getByRole('button', { name: say('approach.make') }));
  await heading(meeting, `Koffie ${name}`);
  return new URL(page.url()).pathname;
}

/** Chooses the file and comes to the page that shows what would be taken. */
export async function upload(meeting: Meeting, notes: PhoneFile): Promise<void> {
  const { visitor, tag, hand } = meeting;
  const { page } = visitor;
  const { say } = coalitionWords(tag);
  await hand.press(page.getByRole('link', { name: say('consult.counts.import') }));
  await heading(meeting, say('notes.title'));
  await hand.give(page.getByLabel(say('notes.file')), notes);
}

export async function takeOver(meeting: Meeting, count: number): Promise<void> {
  const { visitor, tag, hand } = meeting;
  const { say } = coalitionWords(tag);
  await hand.press(visitor.page.getByRole('button', { name: say('notes.take', { count }) }));
}

export async function importNotes(meeting: Meeting, notes: PhoneFile): Promise<void> {
  const { visitor, tag, hand } = meeting;
  const { page } = visitor;
  const { say } = coalitionWords(tag);
  const toCheck = page.getByRole('button', { name: say('notes.upload') });
  await upload(meeting, notes);
  await look(meeting, '2-choose');
  await hand.press(toCheck);
  await heading(meeting, say('notes.check.title'));
  await look(meeting, '3-check');
  const shown = await mainText(meeting);
  expect(shown).toContain(say('notes.check.counts', { good: 12, bad: 2 }));
  expect(shown).toContain(say('notes.notice.person-column-left-out', { header: 'Naam' }));
  const bad = page.locator('#bad-rows');
  const rows = await bad.getByRole('row').allInnerTexts();
  expect(rows).toHaveLength(3);
  expect(rows[1]).toContain(say('notes.bad.empty'));
  expect(rows[1]).toMatch(/^6\b/);
  const report = await visitor.context.request.get(
    (await bad.getByRole('link').getAttribute('href')) ?? '',
  );
  expect(await report.text()).toContain(say('notes.bad.empty'));
  // due before all that other journeys make: their messages keep their places in the inbox
  await hand.choose(page.getByLabel(say('notes.due')), tomorrow);
  await takeOver(meeting, 12);
  await heading(meeting, say('notes.done.title', { count: 12 }));
  await look(meeting, '4-taken');
}
