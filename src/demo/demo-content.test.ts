import { describe, expect, test } from 'vitest';
import { isSeat } from '../people/accounts/account.ts';
import { may, roles } from '../people/index.ts';
import { residentTags } from '../web/locales.ts';
import { type Demo, readDemo } from './read-demo.ts';

const replies = ['understood', 'not-understood', 'disagree', 'contested'] as const;
const demo: Demo = await readDemo();
const { workspace, approach, contributions, imports, groupAnswers: groups, story } = demo;
type Contribution = Demo['contributions'][number];

const everyone = new Set(workspace.people.map((person) => person.key));
/** Who may answer. */
const staff = new Set(
  workspace.people
    .filter((person) => may(person, 'contributions.answer'))
    .map((person) => person.key),
);
const isDutch = (said: Contribution) => said.locale === 'nl-eenvoudig';
const groupOf = (said: Contribution) => groups.find((group) => group.key === said.group);
const namedIn = (said: Contribution): string[] =>
  [
    said.translated_by,
    said.delivery?.by,
    said.reply?.reported_by === 'self' ? undefined : said.reply?.reported_by,
  ].filter((name) => typeof name === 'string');

describe('the demo neighbourhood', () => {
  test('about forty-five messages in six languages, every key once', () => {
    expect(contributions.length).toBeGreaterThanOrEqual(40);
    expect(contributions.length).toBeLessThanOrEqual(50);
    expect(new Set(contributions.map((said) => said.key)).size).toBe(contributions.length);
    expect(new Set(contributions.map((said) => said.locale))).toEqual(new Set(residentTags));
    expect(contributions.filter((said) => said.sound)).toHaveLength(2);
  });

  test('everybody who is named exists, and an owner can sign in', () => {
    for (const said of contributions) {
      expect(staff, said.key).toContain(said.owner);
      for (const name of namedIn(said)) expect(everyone, said.key).toContain(name);
    }
    for (const { owner } of imports) expect(staff).toContain(owner);
    for (const name of [approach.owner, approach.asker.person]) expect(staff).toContain(name);
    for (const name of approach.members) expect(everyone).toContain(name);
    const organisations = new Set(workspace.organisations.map((organisation) => organisation.key));
    for (const person of workspace.people)
      if (person.organisation !== null) expect(organisations).toContain(person.organisation);
  });

  test('a resident partner and a key person have a seat of their own; every role is there', () => {
    const seats = workspace.people.filter(({ role }) => isSeat(role));
    expect(seats.map(({ organisation, level }) => [organisation, level])).toEqual(
      seats.map(() => [null, null]),
    );
    expect(new Set(workspace.people.map(({ role }) => role))).toEqual(new Set(roles));
  });

  test('the words of what was taken back are not here', () => {
    for (const said of contributions)
      expect(said.text === undefined, said.key).toBe(said.stage === 'taken-back');
  });

  test('each stage has what it needs, and nothing that comes later', () => {
    const told: string[] = ['delivered', ...replies, 'answered-again'];
    for (const said of contributions) {
      const hasAnswer = said.answer !== undefined || groupOf(said) !== undefined;
      const isWritten = said.stage === 'checking' || said.stage === 'answered';
      expect(hasAnswer, said.key).toBe(isWritten || told.includes(said.stage));
      expect(said.delivery !== undefined, said.key).toBe(told.includes(said.stage));
      expect(said.reply?.kind, said.key).toBe(
        said.stage === 'answered-again'
          ? 'contested'
          : told.includes(said.stage) && said.stage !== 'delivered'
            ? said.stage
            : undefined,
      );
      expect(said.interim !== undefined, said.key).toBe(said.stage === 'interim');
      expect(said.set_aside !== undefined, said.key).toBe(said.stage === 'set-aside');
    }
  });

  test('first it is said, then answered, then told, then someone replies', () => {
    for (const said of contributions) {
      const moments = [
        said.days_ago,
        ...(said.interim ?? []).flatMap(({ days_ago, delivery }) => [days_ago, delivery?.days_ago]),
        said.transcribed_days_ago,
        said.answer?.days_ago ?? groupOf(said)?.days_ago,
        said.delivery?.days_ago,
        said.reply?.days_ago,
        said.again?.days_ago,
        said.again?.delivery.days_ago,
        said.again?.reply.days_ago,
      ].filter((moment) => moment !== undefined);
      expect(moments, said.key).toEqual([...moments].sort((a, b) => b - a));
    }
  });

  test('a second person looks: at an answer, and at what is set aside', () => {
    for (const said of contributions) {
      if (said.answer) expect(said.answer.checked_by).not.toBe(said.answer.written_by);
      if (said.set_aside) expect(said.set_aside.confirmed_by).not.toBe(said.set_aside.by);
    }
  });

  test('who speaks another language is answered in it, and the team can read it in Dutch', () => {
    for (const said of contributions.filter((one) => !isDutch(one))) {
      expect(said.translation_status, said.key).toBe('machine');
      if (said.stage === 'to-write-out') continue;
      expect(said.translation_nl, said.key).toBeTruthy();
      expect(said.translated_by, said.key).toBeTruthy();
      if (said.answer) expect(said.answer.text_nl, said.key).toBeTruthy();
      const group = groupOf(said);
      if (group) expect(group.texts.map((text) => text.locale)).toContain(said.locale);
    }
  });

  test('a no says why', () => {
    for (const said of contributions.filter((one) => one.answer?.kind === 'no'))
      expect(said.answer?.text_nl ?? said.answer?.text, said.key).toMatch(/^Nee, .*omdat /s);
  });

  test('notes and group answers point at each other', () => {
    const files = new Set(imports.map((file) => file.key));
    for (const said of contributions) {
      expect(said.form === 'note', said.key).toBe(said.import !== undefined);
      if (said.import) expect(files).toContain(said.import);
    }
    for (const group of groups)
      expect(
        contributions.filter((said) => said.group === group.key).map((said) => said.key),
      ).toEqual(group.contributions);
  });

  test('no text calls people names, gives percentages, or a weekday beside a date', () => {
    const all = JSON.stringify([workspace, approach, contributions, groups, story]);
    expect(all).not.toMatch(/kwetsba|lage ses|achterstand|laagopgeleid|%/i);
    expect(all).not.toMatch(/(maandag|dinsdag|woensdag|donderdag|vrijdag) \{date/);
    expect(all).not.toMatch(/\{(?!date:-?\d+\})[a-z]/);
  });

  test('places, areas and links belong to the fictional neighbourhood', () => {
    const codes = new Set(workspace.areas.map((place) => place.code));
    expect(codes).toContain(approach.area);
    for (const said of contributions)
      if (said.background) expect(codes).toContain(said.background.area);
    expect(approach.links.map((link) => link.slug)).toContain('demo');
  });
});
