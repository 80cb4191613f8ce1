import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { languageName } from '../src/consult/contributions/message-words.ts';
import { addDays, dayIn } from '../src/web/calendar.ts';
import { locales } from '../src/web/locales.ts';
import { coalitionWords, residentWords } from '../src/web/words.ts';
import { startBrowser, type Visit, Visitor } from './support/browser.ts';
import { pointer } from './support/hand.ts';
import { csv, importNotes, type Meeting, makeApproach, said } from './support/meeting.ts';
import { Someone } from './support/someone.ts';
import { signInAs } from './support/team.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const { say } = coalitionWords('nl');
const easy = residentWords('nl-eenvoudig').say;
const today = dayIn('Europe/Amsterdam', new Date());

const coordinator = 'Sanne Wilgenburg';
const nurse = 'Fatma Yıldırım';
const partner = 'Naima Achbari';
const alderman = 'Joost Verbeeck';
const keyPerson = 'Aylin Demir';

const themeTitle = 'Een plek voor kinderen en tieners';
const tooWide = 'Mensen willen meer te doen in de buurt.';
const asMeant = 'Kinderen en tieners hebben geen droge en lichte plek om samen te zijn.';
const correction = 'Het gaat om kinderen en tieners, niet om iedereen.';
const goalWords = 'Onze kinderen hebben elke middag een plek waar ze droog en veilig samen zijn.';
const decisionWords = 'Wijkhuis De Wilg gaat elke middag open voor kinderen en tieners.';
const answerWords = 'Ja. Wijkhuis De Wilg gaat elke middag open. Dat begint in januari.';
const secondAnswer = 'U hebt gelijk. De Wilg blijft ook op woensdag open tot half tien.';

type Going = Readonly<{ visit: Visit; name: string }>;

/** The approach of this journey, with the notes of a meeting; gives its path. */
async function takeNotes({ visit, name }: Going): Promise<string> {
  const visitor = await Visitor.arrive(visit);
  await signInAs(visitor, coordinator);
  const meeting: Meeting = { visitor, tag: 'nl', hand: pointer, name, looks: false };
  const path = await makeApproach(meeting);
  await importNotes(meeting, csv());
  await visitor.leave();
  return path;
}

const arrive = ({ visit, name }: Going, person: string) =>
  Someone.arrive(visit, person, `${name}-${person.split(' ')[0]?.toLowerCase()}`);

/** Who takes up what is contested, and who reads an answer before it goes out. */
async function nameTasks(sanne: Someone, path: string): Promise<void> {
  await sanne.go(`${path}/wijzigen/taken`);
  await sanne.pick(say('approach.task.board'), alderman);
  await sanne.pick(say('approach.task.final'), nurse);
  await sanne.look('1-tasks');
  await sanne.press(say('approach.save'));
}

async function makeTheme(sanne: Someone, path: string): Promise<void> {
  await sanne.go(`${path}/onderwerpen`);
  await sanne.press(say('theme.tickAll'));
  await sanne.write(say('theme.sort.new'), themeTitle);
  await sanne.look('2-sort');
  await sanne.press(say('theme.sort.button'));
  await sanne.press(themeTitle);
  await sanne.write(say('theme.word.heard'), tooWide);
  await sanne.write(say('theme.word.saidBy'), '80 procent van de ouders');
  await sanne.press(say('theme.word.save'));
  expect(await sanne.page.getByLabel(say('theme.word.heard')).inputValue()).toBe(tooWide);
  await sanne.look('3-no-shares');
  await sanne.write(say('theme.word.saidBy'), 'vooral ouders van schoolkinderen');
  await sanne.press(say('theme.word.save'));
  await sanne.press(say('theme.ask.button'));
  await sanne.sees(say('theme.ask.done'));
  await sanne.look('4-asked');
}

/** A resident partner says that it was not heard well; the team words it again; then it is right. */
async function correctTheme(sanne: Someone, naima: Someone): Promise<void> {
  const page = new URL(sanne.page.url()).pathname;
  await naima.go(page);
  await naima.choose(say('theme.check.wrong'));
  await naima.write(say('theme.confirm.words'), correction);
  await naima.look('1-disputes');
  await naima.press(say('theme.confirm.button'));
  await naima.sees(say('theme.confirm.done'));
  await sanne.go(page);
  await sanne.sees(correction);
  await sanne.look('5-disputed');
  await sanne.unfold(say('theme.word.again'));
  await sanne.write(say('theme.word.heard'), asMeant);
  await sanne.press(say('theme.word.save'));
  await naima.go(page);
  await naima.sees(asMeant);
  await naima.choose(say('theme.check.right'));
  await naima.press(say('theme.confirm.button'));
  await naima.sees(say('theme.confirm.done'));
  await naima.look('2-confirmed');
}

async function decideGoal(sanne: Someone, naima: Someone, path: string): Promise<void> {
  await sanne.go(`${path}/doelen/nieuw`);
  await sanne.write(say('goal.change'), goalWords);
  await sanne.write(say('goal.notice'), 'Na school is er elke dag iemand in De Wilg.');
  await sanne.write(say('goal.input'), 'Eerst ging het over alle mensen in de buurt.');
  await sanne.write(say('goal.decided.on'), today);
  await sanne.write(say('goal.groups'), 'zes ouders van de basisschool');
  await sanne.tick(partner);
  await sanne.tick(themeTitle);
  await sanne.look('6-goal');
  await sanne.press(say('goal.save.new'));
  await sanne.sees(goalWords);
  await sanne.look('7-goal-kept');
  await naima.go(new URL(sanne.page.url()).pathname);
  await naima.press(say('goal.word.give'));
  await naima.look('3-goal-confirmed');
}

async function decideOnBoard(sanne: Someone, path: string): Promise<void> {
  await sanne.go(`${path}/besluiten/nieuw`);
  await sanne.write(say('decision.form.what'), decisionWords);
  await sanne.choose(say('decision.form.outcome.yes'), say('decision.form.outcome'));
  await sanne.write(say('decision.form.why'), 'Kinderen hebben nu geen droge plek na school.');
  await sanne.tick(themeTitle);
  await sanne.choose(say('decision.form.decider.college'));
  await sanne.write(say('decision.form.document'), 'Besluitenlijst college (fictief)');
  await sanne.choose(say('decision.form.level.board'));
  await sanne.write(say('decision.form.decidedOn'), today);
  await sanne.write(say('decision.form.reviewOn'), addDays(today, 180));
  await sanne.pick(say('decision.form.owner'), coordinator);
  await sanne.look('8-decision');
  await sanne.press(say('decision.form.save'));
  await sanne.page.waitForURL(/besluiten\/[\w-]{36}/);
  await sanne.sees(decisionWords);
  await sanne.look('9-decision-kept');
}

const answerField = (tag: 'nl-eenvoudig' | 'tr') =>
  say('message.field.words', { language: languageName(tag, locales.nl) });

async function answerGroup(sanne: Someone, slug: string): Promise<void> {
  await sanne.go(`/berichten?aanpak=${slug}`);
  for (const words of said) await sanne.tick(say('inbox.pick', { words }));
  await sanne.press(say('inbox.answerPicked'));
  await sanne.write(answerField('nl-eenvoudig'), answerWords);
  await sanne.write(answerField('tr'), 'Evet. De Wilg her öğleden sonra açık olacak.');
  await sanne.pick(say('check.field.decision'), decisionWords.slice(0, 20));
  await sanne.press(say('check.lookOver'));
  await sanne.look('10-looked-over');
  await sanne.press(say('check.send'));
  await sanne.look('11-to-check');
}

async function checkAndSign(fatma: Someone, naima: Someone, words: string): Promise<void> {
  await fatma.go('/week');
  await fatma.look('1-week');
  await fatma.go('/berichten?stand=nakijken');
  await fatma.press(words);
  await fatma.look('2-to-check');
  await fatma.press(say('check.yes'));
  await naima.go(new URL(fatma.page.url()).pathname);
  await naima.press(say('check.sign'));
  await naima.look('4-signed');
}

async function askToBring(sanne: Someone, page: string): Promise<void> {
  await sanne.go(page);
  await sanne.unfold(say('message.form.bring'));
  await sanne.pick(say('message.field.bringer'), keyPerson);
  const all = sanne.page.getByRole('checkbox', { name: /die dit antwoord nog niet hoorden/ });
  if ((await all.count()) > 0) await all.first().check();
  await sanne.look('12-ask-to-bring');
  await sanne.press(say('message.bring.button'));
  await sanne.sees(say('message.done.bring'));
}

/** Tells the answer of this journey to these people (by their first words; null: all who are left). */
async function tell(
  aylin: Someone,
  words: readonly string[] | null,
  reply: 'understood' | 'no-answer',
): Promise<void> {
  await aylin.go('/mijn-mensen/nl-eenvoudig');
  await aylin.look(`1-my-people-${reply}`);
  const card = aylin.page.getByRole('link', { name: new RegExp(easy('bring.open')) });
  await card.last().click();
  const boxes = aylin.group(easy('bring.who')).getByRole('checkbox');
  const count = await boxes.count();
  for (let i = 0; i < count; i += 1) {
    const box = boxes.nth(i);
    const label = await box
      .locator('xpath=ancestor::label | following-sibling::label')
      .first()
      .textContent()
      .catch(() => null);
    const isWanted = words === null || words.some((one) => label?.includes(one.slice(0, 20)));
    await box.setChecked(isWanted);
  }
  await aylin.choose(easy('bring.how.meeting'));
  await aylin.choose(easy(`bring.reply.${reply}`));
  await aylin.look(`2-tell-${reply}`);
  await aylin.press(easy('bring.send'));
  await aylin.sees(easy('bring.thanks.told'));
}

async function theWholeStory(going: Going): Promise<void> {
  const path = await takeNotes(going);
  const slug = path.split('/').at(-1) ?? '';
  const sanne = await arrive(going, coordinator);
  const naima = await arrive(going, partner);
  await nameTasks(sanne, path);
  await makeTheme(sanne, path);
  await correctTheme(sanne, naima);
  await decideGoal(sanne, naima, path);
  await decideOnBoard(sanne, path);
  await answerGroup(sanne, slug);

  const contested = said[10] ?? '';
  const fatma = await arrive(going, nurse);
  await checkAndSign(fatma, naima, contested);
  const message = new URL(fatma.page.url()).pathname;
  await askToBring(sanne, message);

  const aylin = await arrive(going, keyPerson);
  await tell(aylin, [contested], 'no-answer');
  await tell(aylin, null, 'understood');

  const joost = await arrive(going, alderman);
  await joost.go('/week');
  await joost.look('1-week');
  await joost.go(message);
  await joost.sees(say('check.level', { level: say('check.level.board') }));
  await joost.look('2-contested');
  await joost.write(answerField('nl-eenvoudig'), secondAnswer);
  await joost.press(say('check.send'));
  await fatma.go(message);
  await fatma.press(say('check.yes'));
  await askToBring(joost, message);
  await tell(aylin, null, 'understood');

  await sanne.go(message);
  expect(await sanne.reads()).toContain(secondAnswer);
  await sanne.look('13-answered-again');
  await sanne.press(say('thread.link'));
  for (const words of [themeTitle, goalWords.slice(0, 30), decisionWords.slice(0, 30)]) {
    await sanne.sees(words);
  }
  await sanne.look('14-thread');
  await sanne.go(`${path}/rocket`);
  await sanne.look('15-rocket');
  await sanne.go(path);
  await sanne.look('16-approach');
  for (const someone of [sanne, naima, fatma, aylin, joost]) await someone.leave();
}

describe('twelve notes become a theme, a goal, a decision and an answer that is contested', () => {
  const ways = [
    { width: 1280, javaScript: false },
    { width: 320, javaScript: true },
  ] as const;
  it.each(ways)('at $width px, JavaScript $javaScript', async (way) => {
    const visit = { browser, baseUrl: inject('embeddedUrl'), ...way };
    await theWholeStory({ visit, name: `story-${way.width}` });
  });

  it('on PostgreSQL', async () => {
    const baseUrl = inject('serverUrl');
    const visit = { browser, baseUrl, width: 1280, javaScript: true, isRepeat: true } as const;
    await theWholeStory({ visit, name: 'story-postgres' });
  });
});
