import * as z from 'zod';
import { audiences, innovationKinds } from '../approach/profile/profile.ts';
import { levels, organisationKinds, roles } from '../people/index.ts';
import { coalitionTags, residentTags } from '../web/locales.ts';

const words = z.string().trim().min(1);
const key = z.string().regex(/^[a-z-]+$/);
const days = z.int().min(0);
const locale = z.enum(residentTags);
const anyLocale = z.enum([...residentTags, ...coalitionTags]);
const perLocale = z.partialRecord(anyLocale, words);
const status = z.literal('machine').optional();
const area = z.string().regex(/^XX\d+$/, 'a fictional area code begins with XX');
const phone = z.string().regex(/^000-/, 'a fictional telephone number begins with 000-');
const outcome = z.enum(['yes', 'no', 'already', 'partly']);

/** `content/demo/workspace.yaml`; `content/demo/README.md` says what every field means. */
export const workspaceContent = z.object({
  name: words,
  slug: key,
  fictional: z.literal(true),
  zone: words,
  languages: z.object({
    residents: z.array(locale),
    professionals: z.array(z.enum(coalitionTags)),
  }),
  notice: z.record(anyLocale, words),
  areas: z.array(
    z.strictObject({
      code: area,
      year: z.int(),
      level: z.enum(['gemeente', 'wijk', 'buurt']),
      name: words,
    }),
  ),
  controller: z.strictObject({
    filled_in_by: key,
    name: words,
    address: words,
    contact: words,
    officer_name: words,
    officer_contact: words,
    joint: z.array(z.strictObject({ name: words, contact: words, task: words })),
  }),
  organisations: z.array(
    z.strictObject({
      key,
      name: words,
      domain: words,
      sector: z.enum(organisationKinds),
    }),
  ),
  people: z.array(
    z.looseObject({
      key,
      name: words,
      role: z.enum(roles),
      level: z.enum(levels).nullable(),
      organisation: key.nullable(),
      email: z.string().endsWith('@example.org'),
      phone: phone.optional(),
      speaks: z.array(locale).optional(),
      fictional: z.literal(true),
      about: z.string().startsWith('Fictief persoon.'),
    }),
  ),
});

/** `content/demo/approach.yaml`. */
export const approachContent = z.looseObject({
  slug: z.literal('gezond-opgroeien'),
  area,
  for_whom: z.enum(audiences),
  innovation: z.strictObject({
    kinds: z.array(z.enum(innovationKinds)),
    what: words,
    maker: words,
  }),
  started_days_ago: days,
  title: perLocale.and(z.object({ nl: words })),
  purpose: perLocale.and(z.object({ nl: words })),
  owner: key,
  members: z.array(key),
  due_in_days_default: days,
  partners: z.array(key),
  levels: z.strictObject({ delivery: key, policy: key, board: key }),
  checkers: z.strictObject({ final: key }),
  description: z.strictObject({ written_by: key, text: words, checked_by: key }),
  asker: z.looseObject({
    person: key,
    name: words,
    phone,
    job: z.record(locale, words),
    when: z.record(locale, words),
  }),
  links: z.array(
    z.strictObject({
      slug: key,
      ends_in_days: days,
      languages: z.array(locale),
      default_owner: key,
      purpose: z.record(locale, words),
      read_by: z.record(locale, words),
      reward: z.record(locale, words),
    }),
  ),
});

const delivery = z.strictObject({
  by: key.nullable(),
  how: z.enum(['code', 'phone', 'visit', 'key-person', 'message', 'e-mail', 'post', 'meeting']),
  days_ago: days,
});

const interim = z.strictObject({
  days_ago: days,
  by: key,
  new_due_in_days: z.int(),
  text: words,
  text_nl: words.optional(),
  translation_status: status,
  delivery: delivery.optional(),
});

const answer = z.strictObject({
  kind: outcome,
  days_ago: days,
  written_by: key,
  checked_by: key,
  signed_by: z.array(key).optional(),
  sound: z.literal(true).optional(),
  text: words,
  text_nl: words.optional(),
  translation_status: status,
});

const reply = z.strictObject({
  kind: z.enum(['understood', 'not-understood', 'disagree', 'contested']),
  days_ago: days,
  reported_by: key,
  text: words.optional(),
  explain_again_in_days: days.optional(),
  new_owner: key.optional(),
  new_due_in_days: days.optional(),
});

/** A second answer, after someone said that the first was none. */
const again = z.strictObject({
  days_ago: days,
  written_by: key,
  checked_by: key,
  signed_by: z.array(key).optional(),
  decision: key.optional(),
  text: words,
  delivery,
  reply,
});

const setAside = z.strictObject({
  reason: z.enum(['spam', 'abuse', 'test', 'double']),
  by: key,
  days_ago: days,
  confirmed_by: key,
  confirmed_days_ago: days,
});

/** The stages of `content/demo/README.md`. */
export const stages = [
  'new',
  'interim',
  'checking',
  'answered',
  'delivered',
  'understood',
  'not-understood',
  'disagree',
  'contested',
  'answered-again',
  'set-aside',
  'taken-back',
  'to-write-out',
] as const;

const contribution = z.strictObject({
  key,
  days_ago: days,
  locale,
  form: z.enum(['typed', 'sound', 'note']),
  stage: z.enum(stages),
  owner: key,
  text: words.optional(),
  sound: z.literal(true).optional(),
  transcribed_by: key.optional(),
  transcribed_days_ago: days.optional(),
  write_out_due_in_days: days.optional(),
  translation_nl: words.optional(),
  translated_by: key.optional(),
  translation_status: status,
  background: z
    .strictObject({ age_band: z.enum(['16-24', '25-44', '45-64', '65-plus']), area })
    .optional(),
  contact: z.strictObject({ kind: z.literal('phone'), value: phone }).optional(),
  import: key.optional(),
  group: key.optional(),
  interim: z.array(interim).min(1).max(2).optional(),
  answer: answer.optional(),
  delivery: delivery.optional(),
  reply: reply.optional(),
  again: again.optional(),
  set_aside: setAside.optional(),
  taken_back_days_ago: days.optional(),
});

/** `content/demo/contributions.yaml`. */
export const contributionsContent = z.strictObject({
  contributions: z.array(contribution),
  imports: z.array(
    z.strictObject({
      key,
      file_name: words,
      title: words,
      by: key,
      owner: key,
      days_ago: days,
      due_in_days: days,
      noted_by: words.optional(),
      read_back: z.literal(false),
    }),
  ),
  group_answers: z.array(
    z.strictObject({
      key,
      contributions: z.array(key).min(2),
      kind: outcome,
      days_ago: days,
      written_by: key,
      checked_by: key,
      signed_by: z.array(key).optional(),
      checked_days_ago: days,
      decision: key,
      texts: z.array(z.strictObject({ locale, text: words, translation_status: status })),
    }),
  ),
});

export type DemoWorkspace = z.infer<typeof workspaceContent>;
export type DemoApproach = z.infer<typeof approachContent>;
export type DemoContribution = z.infer<typeof contribution>;
export type DemoImport = z.infer<typeof contributionsContent>['imports'][number];
export type DemoGroupAnswer = z.infer<typeof contributionsContent>['group_answers'][number];
export type DemoDelivery = z.infer<typeof delivery>;
export type DemoReply = z.infer<typeof reply>;
