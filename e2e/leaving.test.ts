import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { languageName } from '../src/consult/contributions/message-words.ts';
import { addDays, dayIn, sayDay } from '../src/web/calendar.ts';
import { locales } from '../src/web/locales.ts';
import { coalitionWords, residentWords } from '../src/web/words.ts';
import { startBrowser, type Visit, Visitor } from './support/browser.ts';
import { pointer } from './support/hand.ts';
import { csv, importNotes, type Meeting, makeApproach, said } from './support/meeting.ts';
import { Someone } from './support/someone.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const { say } = coalitionWords('nl');
const { say: sayOnTheWay } = residentWords('nl-eenvoudig');
const today = dayIn('Europe/Amsterdam', new Date());
const administrator = 'Ria Poortman';
const nurse = 'Fatma Yıldırım';
const half = 'Een half geschreven doel';

type Going = Readonly<{ visit: Visit; name: string }>;
/** Who leaves, who takes over, and the approach between them: made for one journey. */
type Coalition = Readonly<{ lotte: string; mees: string; approach: string; lottePage: string }>;

/** Adds a coordinator; gives the path of that person's page. */
async function welcome(ria: Someone, name: string): Promise<string> {
  await ria.go('/mensen/nieuw');
  await ria.write(say('people.field.name'), name);
  await ria.write(say('people.field.email'), `${name.replaceAll(/\W+/g, '-')}@example.org`);
  await ria.choose(say('people.role.coordinator'));
  await ria.choose(say('people.level.policy'));
  await ria.page.getByLabel(say('people.field.organisationId')).selectOption({ index: 1 });
  await ria.press(say('people.add.button'));
  await ria.sees(say('people.news.toegevoegd'));
  return new URL(ria.page.url()).pathname;
}

async function makeLink(ria: Someone, personPage: string): Promise<string> {
  await ria.go(personPage);
  await ria.press(say('people.list.makeLink'));
  const link = await ria.page.getByText(/\/aanmelden\/[\w-]+/).textContent();
  return /\/aanmelden\/[\w-]+/.exec(link ?? '')?.[0] ?? '';
}

/** Lotte leads an approach: notes to answer, an invitation, a goal, a decision, tasks of her own. */
async function work(lotte: Someone, name: string, lotteName: string): Promise<string> {
  const { visitor } = lotte;
  const meeting: Meeting = {
    visitor,
    tag: 'nl',
    hand: pointer,
    name,
    looks: false,
    leader: lotteName,
  };
  const path = await makeApproach(meeting);
  await importNotes(meeting, csv());

  await lotte.go(`${path}/wijzigen/taken`);
  await lotte.pick(say('approach.task.policy'), lotteName);
  await lotte.pick(say('approach.task.final'), lotteName);
  await lotte.press(say('approach.save'));

  await lotte.press(say('link.new'));
  await lotte.write(say('link.text.purpose'), 'Waar kunnen kinderen spelen?');
  await lotte.write(say('link.form.askerName'), lotteName);
  await lotte.write(say('link.phone'), '000-555 01 11');
  await lotte.pick(say('link.owner'), lotteName);
  await lotte.write(say('link.ends'), addDays(today, 30));
  await lotte.press(say('link.make'));

  await lotte.go(`${path}/doelen/nieuw`);
  await lotte.write(say('goal.change'), 'Kinderen kunnen droog spelen.');
  await lotte.press(say('goal.save.new'));
  await lotte.sees(say('goal.done.new'));

  await lotte.go(`${path}/besluiten/nieuw`);
  await lotte.write(say('decision.form.what'), 'De speeltuin krijgt een dak.');
  await lotte.choose(say('decision.form.outcome.yes'), say('decision.form.outcome'));
  await lotte.write(say('decision.form.why'), 'Het regent daar vaak.');
  await lotte.choose(say('decision.form.decider.college'));
  await lotte.write(say('decision.form.document'), 'Besluitenlijst college (fictief)');
  await lotte.choose(say('decision.form.level.board'));
  await lotte.write(say('decision.form.decidedOn'), today);
  await lotte.write(say('decision.form.reviewOn'), addDays(today, 180));
  await lotte.pick(say('decision.form.owner'), lotteName);
  await lotte.press(say('decision.form.save'));
  await lotte.page.waitForURL(/besluiten\/[\w-]{36}/);
  return path;
}

/** A colleague writes an answer that Lotte is to check. */
async function answerForCheck(fatma: Someone, approach: string): Promise<string> {
  await fatma.go(`/berichten?aanpak=${approach.split('/').at(-1)}`);
  await fatma.press(said[0] ?? '');
  const language = languageName('nl-eenvoudig', locales.nl);
  await fatma.write(
    say('message.field.words', { language }),
    'Ja. De hal gaat open als het regent.',
  );
  await fatma.press(say('check.lookOver'));
  await fatma.press(say('check.send'));
  await fatma.sees(say('check.done.to-check'));
  return new URL(fatma.page.url()).pathname;
}

/** What hangs on Lotte, as the administrator reads it. */
const hanging = [
  say('people.owned.approach.coordinator', { count: 1 }),
  say('people.owned.approach.level', { count: 1 }),
  say('people.owned.approach.decision', { count: 1 }),
  say('people.owned.consult.answer', { count: said.length }),
  say('people.owned.consult.link', { count: 1 }),
  say('people.owned.consult.goal', { count: 1 }),
  say('people.owned.consult.check', { count: 1 }),
  say('people.owned.consult.checker', { count: 1 }),
];

/** Ria sees all that hangs on Lotte, is told what she forgot, and hands over everything. */
async function letGo(ria: Someone, { lotte, mees, lottePage }: Coalition): Promise<void> {
  await ria.go(lottePage);
  const listed = await ria.reads();
  for (const what of hanging) expect(listed).toContain(what);
  await ria.look('1-person');
  await ria.press(say('people.leaving.start'));
  const lists = ria.page.locator('main select');
  expect(await lists.count()).toBe(hanging.length);
  await ria.look('2-leaving');
  const button = say('people.leaving.button', { name: lotte });
  await ria.press(button);
  for (const what of hanging) await ria.sees(say('people.fault.takerOf', { what }));
  await ria.look('3-not-chosen');
  // nobody may take over what their role does not hold: a nurse leads no approach
  const leads = ria.page.getByLabel(hanging[0] ?? '');
  expect(await leads.locator('option').allInnerTexts()).not.toContainEqual(
    expect.stringContaining(nurse),
  );
  for (const what of hanging) await ria.pick(what, mees);
  await ria.press(button);
  await ria.sees(say('people.list.hasLeft', { name: lotte }));
  await ria.look('4-left');
}

/** Whoever is out cannot go on: not with what was typed, not on another page, not with a link. */
async function isOut(lotte: Someone, link: string): Promise<void> {
  await lotte.press(say('goal.save.new'));
  await lotte.sees(sayOnTheWay('signIn.ended.title'));
  expect(await lotte.page.content()).toContain(half);
  await lotte.look('1-signed-out');
  await lotte.go('/week');
  expect(new URL(lotte.page.url()).pathname).toBe('/aanmelden');
  expect((await lotte.page.goto(link))?.status()).toBe(410);
}

/** Nothing was left with nobody: nothing hangs on Lotte, and nobody is asked to hand on her work. */
async function nothingIsLeft(ria: Someone, { lotte, lottePage }: Coalition): Promise<void> {
  const orphan = say('people.orphans.handOver', { name: lotte });
  await ria.go('/mensen');
  expect(await ria.reads()).not.toContain(orphan);
  await ria.go(lottePage);
  await ria.sees(say('people.gone.leadSince', { name: lotte, day: sayDay(today, locales.nl) }));
  expect(await ria.reads()).not.toContain(say('people.gone.work'));
  await ria.look('5-gone');
}

/** Mees finds it all: in Deze week, in the inbox, and on the page of the approach. */
async function goesOn(mees: Someone, coalition: Coalition, checked: string): Promise<void> {
  await mees.go('/week');
  await mees.look('1-week');
  await mees.press(`${say('check.week.check.action')}:`);
  expect(new URL(mees.page.url()).pathname).toBe(checked);
  await mees.press(say('check.yes'));
  await mees.go('/berichten?wie=mij');
  const shown = await mees.reads();
  for (const words of said.slice(1)) expect(shown).toContain(words);
  await mees.go(coalition.approach);
  const page = await mees.reads();
  expect(page).toContain(coalition.mees);
  expect(page).not.toContain(coalition.lotte);
  await mees.look('2-approach');
}

async function comesBack(ria: Someone, { visit, name }: Going, who: Coalition): Promise<void> {
  await ria.press(say('people.gone.back', { name: who.lotte }));
  await ria.sees(say('people.news.terug'));
  await ria.sees(say('people.work.none'));
  await ria.look('6-back');
  const lotte = await Visitor.arrive(visit);
  await lotte.page.goto(await makeLink(ria, who.lottePage));
  await lotte.page
    .getByRole('button', { name: sayOnTheWay('signIn.link.as', { name: who.lotte }) })
    .click();
  await lotte.page.getByRole('heading', { level: 1, name: say('week.title') }).waitFor();
  expect(await lotte.reads()).toContain(say('week.nothing.title'));
  await lotte.look(`${name}-lotte-2-back`);
  await lotte.leave();
}

async function aCoordinatorLeaves(going: Going): Promise<void> {
  const { visit, name } = going;
  const arrive = (person: string, short: string) =>
    Someone.arrive(visit, person, `${name}-${short}`);
  const names = { lotte: `Lotte Rietveld (${name})`, mees: `Mees Oever (${name})` };
  const ria = await arrive(administrator, 'ria');
  const lottePage = await welcome(ria, names.lotte);
  await welcome(ria, names.mees);
  const lotte = await arrive(names.lotte, 'lotte');
  const approach = await work(lotte, name, names.lotte);
  const coalition = { ...names, lottePage, approach };
  const fatma = await arrive(nurse, 'fatma');
  const checked = await answerForCheck(fatma, approach);
  const link = await makeLink(ria, lottePage);
  await lotte.go(`${approach}/doelen/nieuw`);
  await lotte.write(say('goal.change'), half);

  await letGo(ria, coalition);
  await isOut(lotte, link);
  await nothingIsLeft(ria, coalition);
  const mees = await arrive(names.mees, 'mees');
  await goesOn(mees, coalition, checked);
  await ria.go(lottePage);
  await comesBack(ria, going, coalition);
  for (const someone of [ria, lotte, fatma, mees]) await someone.leave();
}

const ways = [
  { width: 1280, javaScript: false },
  { width: 320, javaScript: true },
] as const;

describe('a coordinator leaves, and nothing is left with nobody', () => {
  it.each(ways)('at $width px, JavaScript $javaScript', async (way) => {
    const visit = { browser, baseUrl: inject('embeddedUrl'), ...way };
    await aCoordinatorLeaves({ visit, name: `leaving-${way.width}` });
  });

  it('on PostgreSQL', async () => {
    const baseUrl = inject('serverUrl');
    const visit = { browser, baseUrl, width: 320, javaScript: false, isRepeat: true } as const;
    await aCoordinatorLeaves({ visit, name: 'leaving-postgres' });
  });
});

describe('the only administrator', () => {
  it.each(ways)('is told to name another first, at $width px', async (way) => {
    const visit = { browser, baseUrl: inject('embeddedUrl'), ...way };
    const ria = await Someone.arrive(visit, administrator, 'leaving-last');
    await ria.go('/mensen');
    await ria.press(administrator);
    await ria.press(say('people.leaving.start'));
    await ria.sees(say('people.leaving.lastAbout', { name: administrator }));
    expect(await ria.page.locator('main').getByRole('button').count()).toBe(0);
    await ria.look('refused');
    await ria.leave();
  });
});
