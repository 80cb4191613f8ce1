import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MailServerUnderTest, startMailServer } from '../src/mail/mail-server-under-test.ts';
import { dayIn, sayDay } from '../src/web/calendar.ts';
import { locales } from '../src/web/locales.ts';
import { coalitionWords, residentWords } from '../src/web/words.ts';
import { startBrowser, Visitor } from './support/browser.ts';
import { hoofdrol, ownInstallation, type Settings } from './support/command.ts';
import { pointer } from './support/hand.ts';
import { csv, makeApproach } from './support/meeting.ts';
import { linkIn, takeLetter } from './support/post-box.ts';
import { type Program, startProgram } from './support/program.ts';
import { Someone } from './support/someone.ts';

const { say } = coalitionWords('nl');
const { say: sayOnTheWay } = residentWords('nl-eenvoudig');
const place = 'Gemeente Onbestaand';
const ans = { name: 'Ans de Wit', email: 'ans@example.org' };
const bo = { name: 'Bo Vermeer', email: 'bo@example.org' };
const ways = [
  { width: 320, javaScript: false, isRepeat: false },
  // what the pages look like is seen the first time
  { width: 1280, javaScript: true, isRepeat: true },
] as const;
type Way = (typeof ways)[number];

/** Where letters of the morning leave now. */
function zoneWhereItIsMorning(): string {
  const hourIn = (timeZone: string) =>
    Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit' }).format(new Date()));
  const zone = Intl.supportedValuesOf('timeZone').find((one) => [8, 9, 10].includes(hourIn(one)));
  if (!zone) throw new Error('it is morning nowhere');
  return zone;
}
const zone = zoneWhereItIsMorning();
const weekday = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', timeZone: zone });

let browser: Browser;
let folder = '';
let mail: MailServerUnderTest;
let program: Program | undefined;
const people: Someone[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hoofdrol-mail-'));
  browser = await startBrowser();
});
afterEach(async () => {
  for (const someone of people.splice(0)) await someone.leave();
  await program?.stop();
  await mail?.stop();
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** An installation that sends its letters through a mail server on this machine. */
async function installation({ width }: Way): Promise<Settings> {
  mail = await startMailServer();
  const own = await ownInstallation(join(folder, `at-${width}`));
  return { ...own, SMTP_URL: mail.url, MAIL_FROM: 'Hoofdrol <post@example.nl>' };
}

async function arrive(settings: Settings, way: Way, journey: string): Promise<Someone> {
  const baseUrl = settings['BASE_URL'] ?? '';
  const someone = Someone.at(await Visitor.arrive({ browser, baseUrl, ...way }), journey);
  people.push(someone);
  return someone;
}

async function enter(someone: Someone, link: string, name: string): Promise<void> {
  await someone.go(link);
  await someone.press(sayOnTheWay('signIn.link.as', { name }));
}

const isAt = (someone: Someone, title: string) =>
  someone.page.getByRole('heading', { level: 1, name: title }).waitFor();
const pathOf = (someone: Someone) => new URL(someone.page.url()).pathname;

/** What the app on a telephone shows. A code works once: the later one is that of the next step. */
const codeOf = (secret: string, later = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later });

/** An administrator is asked for a second step, and sets it up; gives its secret. */
async function setUpSecondStep(someone: Someone): Promise<string> {
  await someone.go('/mensen');
  await someone.sees(say('account.factor.urge.title'));
  await someone.look('1-urged');
  await someone.press(say('account.factor.begin'));
  await isAt(someone, say('account.factor.title'));
  await someone.look('2-second-step');
  await someone.press(say('account.factor.begin'));
  await someone.sees(say('account.factor.scan'));
  const code = await someone.visitor.context.request.get('/mijn/tweede-stap/qr.svg');
  expect(code.headers()['content-type']).toContain('image/svg+xml');
  const typed = await someone.page.locator('main bdi').textContent();
  const secret = (typed ?? '').replaceAll(/\s/g, '');
  await someone.write(say('account.factor.code'), '000000');
  await someone.press(say('account.factor.confirmButton'));
  await someone.sees(say('account.factor.wrong'));
  await someone.look('3-wrong-code');
  await someone.write(say('account.factor.code'), codeOf(secret));
  await someone.press(say('account.factor.confirmButton'));
  await someone.sees(say('account.codes.lead'));
  expect(await someone.page.locator('main li bdi').count()).toBeGreaterThanOrEqual(8);
  await someone.look('4-recovery-codes');
  await someone.press(say('account.codes.kept'));
  await someone.sees(say('account.factor.on'));
  await someone.look('5-on');
  return secret;
}

/** Adds someone, and invites that person by e-mail; gives the path of their page. */
async function invite(someone: Someone): Promise<string> {
  await someone.go('/mensen/nieuw');
  await someone.write(say('people.field.name'), bo.name);
  await someone.write(say('people.field.email'), bo.email);
  await someone.choose(say('people.role.coordinator'));
  await someone.choose(say('people.level.delivery'));
  await someone.write(say('people.field.newOrganisation'), 'Welzijn Onbestaand');
  await someone.pick(say('people.field.kind'), say('people.kind.civil-society'));
  await someone.pick(say('people.field.domain'), say('people.domain.social'));
  await someone.press(say('people.add.button'));
  await someone.sees(say('account.invite.state.none'));
  await someone.press(say('account.invite.button'));
  await someone.sees(say('account.invite.done'));
  await someone.look('6-invited');
  return pathOf(someone);
}

/** Opens the invitation, and sees that it lets in once. */
async function accept(someone: Someone, link: string): Promise<void> {
  await someone.go(link);
  await someone.look('1-invitation');
  await enter(someone, link, bo.name);
  await isAt(someone, say('week.title'));
  expect((await someone.page.goto(link))?.status()).toBe(410);
  await someone.look('2-works-once');
}

/** Asks for a link on the page to sign in, wherever one was going; gives the letter's link. */
async function askLink(someone: Someone, who: typeof bo): Promise<string> {
  await someone.write(sayOnTheWay('signIn.mail.field'), who.email);
  await someone.press(sayOnTheWay('signIn.mail.button'));
  await isAt(someone, sayOnTheWay('signIn.sent.title'));
  const letter = await takeLetter(
    mail,
    who.email,
    sayOnTheWay('letter.signIn.subject', { workspace: place }),
  );
  expect(letter.from?.address).toBe('post@example.nl');
  return linkIn(letter, '/aanmelden/');
}

/** Signs out, and comes back with a link by e-mail to the page that one wanted to see. */
async function comeBackByMail(someone: Someone): Promise<void> {
  const { page } = someone;
  await page.getByRole('button', { name: say('page.signOut') }).click();
  await someone.sees(sayOnTheWay('signIn.signedOut'));
  await someone.go('/berichten');
  await isAt(someone, sayOnTheWay('signIn.title'));
  await someone.write(sayOnTheWay('signIn.mail.field'), 'bo@@example');
  await someone.press(sayOnTheWay('signIn.mail.button'));
  await someone.sees(sayOnTheWay('signIn.mail.fault.not-valid'));
  await someone.look('3-wrong-address');
  await someone.write(sayOnTheWay('signIn.mail.field'), 'niemand@example.org');
  await someone.press(sayOnTheWay('signIn.mail.button'));
  await isAt(someone, sayOnTheWay('signIn.sent.title'));
  await someone.look('4-sent');
  await someone.go('/berichten');
  const link = await askLink(someone, bo);
  // to an address that nobody has, nothing was sent: the answer tells nothing of it
  expect(mail.letters).toEqual([]);
  await enter(someone, link, bo.name);
  await isAt(someone, say('inbox.title'));
}

/** In another browser: the link alone is not enough; from there the first browser is signed out. */
async function secondStepElsewhere(first: Someone, other: Someone, secret: string): Promise<void> {
  await other.go('/aanmelden');
  const link = await askLink(other, ans);
  await enter(other, link, ans.name);
  await isAt(other, sayOnTheWay('signIn.code.title'));
  await other.look('1-give-code');
  await other.go('/mensen');
  await isAt(other, sayOnTheWay('signIn.code.title'));
  await other.write(sayOnTheWay('signIn.code.field'), '000000');
  await other.press(sayOnTheWay('signIn.code.button'));
  await other.sees(sayOnTheWay('signIn.code.wrong'));
  await other.look('2-wrong-code');
  await other.write(sayOnTheWay('signIn.code.field'), codeOf(secret, 30_000));
  await other.press(sayOnTheWay('signIn.code.button'));
  await isAt(other, say('people.list.title'));

  await other.go('/mijn/aanmeldingen');
  await other.look('3-sessions');
  const ends = other.page.locator('main').getByRole('button', { name: /^Afmelden: / });
  expect(await ends.count()).toBe(1);
  await ends.click();
  await other.sees(say('account.sessions.ended'));
  expect(await ends.count()).toBe(0);
  await first.go('/week');
  expect(pathOf(first)).toBe('/aanmelden');
}

/** Twelve notes of a meeting wait for Bo, who wants to know of it by e-mail. */
async function waitForMail(someone: Someone, settings: Settings): Promise<void> {
  const { visitor } = someone;
  const path = await makeApproach({
    ...{ visitor, tag: 'nl', hand: pointer, name: 'per mail', looks: false, leader: bo.name },
  });
  const notes = join(folder, 'notities.csv');
  await writeFile(notes, csv().buffer);
  const slug = path.split('/').at(-1) ?? '';
  const taken = await hoofdrol(settings, 'import', 'notes', notes, '--approach', slug);
  expect(taken.answer).toContain('12 added');
  await someone.go('/mijn/mail');
  await someone.choose(say('digest.weekly'));
  await someone.pick(say('digest.weekday'), weekday.format(new Date()));
  await someone.press(say('digest.save'));
  await someone.sees(say('digest.saved'));
}

/** Whoever has the letter reads what waits, and stops it with one press, without signing in. */
async function stopTheLetter(someone: Someone, stranger: Someone): Promise<void> {
  const letter = await takeLetter(mail, bo.email, say('digest.letter.subject', { count: 3 }));
  expect(letter.text).toContain(say('week.lead', { count: 3 }));
  const action = await someone.page.goto(linkIn(letter, '/berichten/'));
  expect(action?.status()).toBe(200);
  const stop = linkIn(letter, '/mail-stoppen/');
  expect(letter.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe(`<${stop}>`);
  await stranger.go(stop);
  await stranger.look('1-stop');
  await someone.go('/mijn/mail');
  const never = someone.page.getByRole('radio', { name: say('digest.never') });
  expect(await never.isChecked()).toBe(false);
  await stranger.press(say('digest.stop.button'));
  await isAt(stranger, say('digest.stopped.title'));
  await stranger.look('2-stopped');
  await someone.go('/mijn/mail');
  expect(await never.isChecked()).toBe(true);
  await stranger.go('/week');
  expect(pathOf(stranger)).toBe('/aanmelden');
}

type House = { settings: Settings; way: Way; guest: Someone };

/** An installation is made, its administrator invites somebody, and both come in by e-mail. */
async function comeIn(way: Way): Promise<House> {
  const settings = await installation(way);
  const made = await hoofdrol(
    settings,
    ...['init', '--name', place, '--host', 'localhost', '--zone', zone],
    ...['--admin-email', ans.email, '--admin-name', ans.name],
  );
  expect(made.code).toBe(0);
  program = await startProgram(settings);
  const first = await arrive(settings, way, 'sign-in-ans');
  await enter(first, made.answer.trim(), ans.name);
  const secret = await setUpSecondStep(first);
  const page = await invite(first);
  const subject = sayOnTheWay('letter.invite.subject', { inviter: ans.name, workspace: place });
  const invitation = await takeLetter(mail, bo.email, subject);
  expect(invitation.from?.name).toBe(place);

  const guest = await arrive(settings, way, 'sign-in-bo');
  await accept(guest, linkIn(invitation, '/aanmelden/'));
  await first.go(page);
  const today = sayDay(dayIn(zone, new Date()), locales.nl);
  await first.sees(say('account.invite.state.accepted', { day: today }));
  await guest.go('/week');
  await comeBackByMail(guest);
  await secondStepElsewhere(first, await arrive(settings, way, 'sign-in-elsewhere'), secret);
  return { settings, way, guest };
}

/** The letter of the morning comes when its time is there, and is stopped. */
async function theLetterOfTheMorning({ settings, way, guest }: House): Promise<void> {
  await waitForMail(guest, settings);
  // the morning's letters leave within minutes, and as soon as a program starts
  await program?.stop();
  program = await startProgram(settings);
  await stopTheLetter(guest, await arrive(settings, way, 'sign-in-stranger'));
}

describe('people come in by e-mail', () => {
  it('without scripts, and stop the letter of the morning', async () => {
    await theLetterOfTheMorning(await comeIn(ways[0]));
  });

  it('with scripts', async () => {
    await comeIn(ways[1]);
  });
});
