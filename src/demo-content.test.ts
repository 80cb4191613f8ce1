import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const read = (name: string): unknown =>
  parse(readFileSync(new URL(`../content/demo/${name}.yaml`, import.meta.url), 'utf8'));

const local = ['nl-eenvoudig', 'en', 'tr', 'ar', 'pl', 'uk'] as const;
const locale = z.enum(local);
const words = z.string().trim().min(1);
const perResidentLocale = z.record(locale, words);
const status = z.literal('machine').optional();
const days = z.int().min(0);
const area = z.string().regex(/^XX\d+$/);
const phone = z.string().regex(/^000-/);
const unanswered = ['new', 'interim', 'set-aside', 'taken-back', 'to-write-out'] as const;
const replies = ['understood', 'not-understood', 'disagree', 'contested'] as const;
const outcome = z.enum(['yes', 'no', 'already', 'partly']);

const workspaceSchema = z.object({
  fictional: z.literal(true),
  notice: z.looseObject({ nl: words, 'nl-eenvoudig': words }),
  areas: z.array(z.strictObject({ code: area, year: z.int(), level: words, name: words })),
  organisations: z.array(z.looseObject({ key: words, name: words })),
  people: z.array(
    z.looseObject({
      key: words,
      name: words,
      role: z.enum(['administrator', 'coordinator', 'member', 'resident-partner']),
      organisation: words.nullable(),
      email: z.string().endsWith('@example.org'),
      phone: phone.optional(),
      fictional: z.literal(true),
      about: z.string().startsWith('Fictief persoon.'),
    }),
  ),
  key_persons: z.array(
    z.strictObject({
      key: words,
      name: words,
      speaks: z.array(locale),
      fictional: z.literal(true),
    }),
  ),
});

const approachSchema = z.looseObject({
  slug: z.literal('gezond-opgroeien'),
  area,
  owner: words,
  members: z.array(words),
  title: perResidentLocale.or(z.looseObject({ nl: words })),
  asker: z.looseObject({ person: words, phone, job: perResidentLocale, when: perResidentLocale }),
  links: z.array(
    z.strictObject({
      slug: words,
      ends_in_days: days,
      languages: z.array(locale),
      default_owner: words,
      purpose: perResidentLocale,
      read_by: perResidentLocale,
      reward: perResidentLocale,
    }),
  ),
});

const contributionSchema = z.strictObject({
  key: z.string().regex(/^[a-z-]+$/),
  days_ago: days,
  locale,
  form: z.enum(['typed', 'sound', 'note']),
  stage: z.enum([...unanswered, 'answered', 'delivered', ...replies]),
  owner: words,
  text: words.optional(),
  sound: z.literal(true).optional(),
  transcribed_by: words.optional(),
  transcribed_days_ago: days.optional(),
  write_out_due_in_days: days.optional(),
  translation_nl: words.optional(),
  translated_by: words.optional(),
  translation_status: status,
  background: z
    .strictObject({ age_band: z.enum(['16-24', '25-44', '45-64', '65-plus']), area })
    .optional(),
  contact: z.strictObject({ kind: z.literal('phone'), value: phone }).optional(),
  import: words.optional(),
  group: words.optional(),
  interim: z
    .array(
      z.strictObject({
        days_ago: days,
        by: words,
        new_due_in_days: z.int(),
        text: words,
        text_nl: words.optional(),
        translation_status: status,
      }),
    )
    .min(1)
    .max(2)
    .optional(),
  answer: z
    .strictObject({
      kind: outcome,
      days_ago: days,
      written_by: words,
      checked_by: words,
      sound: z.literal(true).optional(),
      text: words,
      text_nl: words.optional(),
      translation_status: status,
    })
    .optional(),
  delivery: z
    .strictObject({
      by: words.nullable(),
      how: z.enum(['code', 'phone', 'visit', 'key-person', 'message', 'e-mail', 'post', 'meeting']),
      days_ago: days,
    })
    .optional(),
  reply: z
    .strictObject({
      kind: z.enum(replies),
      days_ago: days,
      reported_by: words,
      text: words.optional(),
      explain_again_in_days: days.optional(),
      new_owner: words.optional(),
      new_due_in_days: days.optional(),
    })
    .optional(),
  set_aside: z
    .strictObject({
      reason: z.enum(['spam', 'abuse', 'test', 'double']),
      by: words,
      days_ago: days,
      confirmed_by: words,
      confirmed_days_ago: days,
    })
    .optional(),
  taken_back_days_ago: days.optional(),
});

const contributionsSchema = z.strictObject({
  contributions: z.array(contributionSchema),
  imports: z.array(
    z.looseObject({
      key: words,
      owner: words,
      days_ago: days,
      due_in_days: days,
      read_back: z.literal(false),
    }),
  ),
  group_answers: z.array(
    z.strictObject({
      key: words,
      contributions: z.array(words).min(2),
      kind: outcome,
      days_ago: days,
      written_by: words,
      checked_by: words,
      decided_by: words.optional(),
      texts: z.array(z.strictObject({ locale, text: words, translation_status: status })),
    }),
  ),
});

const workspace = workspaceSchema.parse(read('workspace'));
const approach = approachSchema.parse(read('approach'));
const {
  contributions,
  imports,
  group_answers: groups,
} = contributionsSchema.parse(read('contributions'));
type Contribution = (typeof contributions)[number];

const staff = new Set(workspace.people.map((person) => person.key));
const everyone = new Set([...staff, ...workspace.key_persons.map((person) => person.key)]);
const isDutch = (said: Contribution) => said.locale === 'nl-eenvoudig';
const groupOf = (said: Contribution) => groups.find((group) => group.key === said.group);
const namedIn = (said: Contribution): string[] =>
  [
    said.translated_by,
    said.delivery?.by,
    said.reply?.reported_by === 'self' ? undefined : said.reply?.reported_by,
  ].filter((name) => typeof name === 'string');

describe('the demo neighbourhood', () => {
  test('about thirty messages in six languages, every key once', () => {
    expect(contributions.length).toBeGreaterThanOrEqual(28);
    expect(contributions.length).toBeLessThanOrEqual(36);
    expect(new Set(contributions.map((said) => said.key)).size).toBe(contributions.length);
    expect(new Set(contributions.map((said) => said.locale))).toEqual(new Set(local));
    expect(contributions.filter((said) => said.sound)).toHaveLength(2);
  });

  test('everybody who is named exists, and an owner can sign in', () => {
    for (const said of contributions) {
      expect(staff, said.key).toContain(said.owner);
      for (const name of namedIn(said)) expect(everyone, said.key).toContain(name);
    }
    for (const { owner } of imports) expect(staff).toContain(owner);
    for (const name of [approach.owner, ...approach.members, approach.asker.person])
      expect(staff).toContain(name);
    const organisations = new Set(workspace.organisations.map((organisation) => organisation.key));
    for (const person of workspace.people)
      if (person.organisation !== null) expect(organisations).toContain(person.organisation);
  });

  test('a resident partner has no organisation behind them', () => {
    const partners = workspace.people.filter((person) => person.role === 'resident-partner');
    expect(partners.map((partner) => partner.organisation)).toEqual([null]);
  });

  test('the words of what was taken back are not here', () => {
    for (const said of contributions)
      expect(said.text === undefined, said.key).toBe(said.stage === 'taken-back');
  });

  test('each stage has what it needs, and nothing that comes later', () => {
    const told: string[] = ['delivered', ...replies];
    for (const said of contributions) {
      const hasAnswer = said.answer !== undefined || groupOf(said) !== undefined;
      expect(hasAnswer, said.key).toBe(said.stage === 'answered' || told.includes(said.stage));
      expect(said.delivery !== undefined, said.key).toBe(told.includes(said.stage));
      expect(said.reply?.kind, said.key).toBe(
        told.includes(said.stage) && said.stage !== 'delivered' ? said.stage : undefined,
      );
      expect(said.interim !== undefined, said.key).toBe(said.stage === 'interim');
      expect(said.set_aside !== undefined, said.key).toBe(said.stage === 'set-aside');
    }
  });

  test('first it is said, then answered, then told, then someone replies', () => {
    for (const said of contributions) {
      const moments = [
        said.days_ago,
        ...(said.interim ?? []).map((interim) => interim.days_ago),
        said.transcribed_days_ago,
        said.answer?.days_ago ?? groupOf(said)?.days_ago,
        said.delivery?.days_ago,
        said.reply?.days_ago,
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
    const all = JSON.stringify([workspace, approach, contributions, groups]);
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
