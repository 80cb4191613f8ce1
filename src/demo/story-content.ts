import * as z from 'zod';
import { consentUses } from '../approach/index.ts';
import { residentTags } from '../web/locales.ts';

const words = z.string().trim().min(1);
const key = z.string().regex(/^[a-z-]+$/);
const keys = z.array(key);
const days = z.int().min(0);
const locale = z.enum(residentTags);

const theme = z.strictObject({
  key,
  title: words,
  sorted: z.array(z.strictObject({ days_ago: days, by: key, contributions: keys.min(1) })).min(1),
  heard: z.array(
    z.strictObject({
      days_ago: days,
      by: key,
      text: words,
      said_by: words,
      /** Made by a machine. */
      translations: z.partialRecord(locale, words).optional(),
    }),
  ),
  asked: z.strictObject({ days_ago: days, by: key }).optional(),
  checks: z.array(
    z.strictObject({
      days_ago: days,
      by: key,
      through: z.enum(['account', 'told', 'code']),
      contribution: key.optional(),
      verdict: z.enum(['right', 'wrong']),
      words: words.optional(),
    }),
  ),
});

const presence = { decided_days_ago: days.optional(), groups: z.array(words), present: keys };

const goal = z.strictObject({
  key,
  days_ago: days,
  by: key,
  change: words,
  notice: words,
  input: words.optional(),
  ...presence,
  themes: keys,
  contributions: keys.default([]),
  changes: z.array(
    z.strictObject({
      days_ago: days,
      by: key,
      change: words.optional(),
      notice: words.optional(),
      reason: words,
      ...presence,
    }),
  ),
});

const decision = z.strictObject({
  key,
  decided_days_ago: days,
  recorded_days_ago: days,
  recorded_by: key,
  level: z.enum(['delivery', 'policy', 'board']),
  outcome: z.enum(['yes', 'partly', 'no', 'later']),
  decided_by: key.optional(),
  body: z.enum(['college', 'council']).optional(),
  document_name: words.optional(),
  document_url: z.url().optional(),
  what: words,
  why: words,
  review_in_days: days,
  owner: key,
  goals: keys.default([]),
  themes: keys.default([]),
  contributions: keys.default([]),
});

const use = z.enum(consentUses);

const publication = z.strictObject({
  of: z.enum(['theme', 'goal', 'decision', 'contribution']),
  key,
  days_ago: days,
  by: key,
  /** What the copy says, where that is not what we would suggest. */
  words: words.optional(),
  uses: z.array(use).default([]),
  consent: z
    .strictObject({
      days_ago: days,
      through: z.enum(['code', 'phone', 'visit']),
      by: key.optional(),
      yes: z.array(use),
      no: z.array(use).default([]),
      name: words.optional(),
    })
    .optional(),
  let_through: z.strictObject({ days_ago: days, by: key }).optional(),
  published_days_ago: days.optional(),
});

/** `content/demo/story.yaml`; `content/demo/README.md` says what every field means. */
export const storyContent = z.strictObject({
  themes: z.array(theme),
  goals: z.array(goal),
  decisions: z.array(decision),
  asks: z.array(
    z.strictObject({ days_ago: days, by: key, bringer: key, contributions: keys.min(1) }),
  ),
  returns: z.array(
    z.strictObject({
      days_ago: days,
      bringer: key,
      contribution: key,
      reason: z.enum(['not-found', 'not-reached', 'not-wanted', 'no-time']),
    }),
  ),
  opened: z.strictObject({ days_ago: days, by: key }),
  publications: z.array(publication),
});

export type DemoStory = z.infer<typeof storyContent>;
export type DemoTheme = DemoStory['themes'][number];
export type DemoGoal = DemoStory['goals'][number];
export type DemoPublication = DemoStory['publications'][number];
export type DemoDecision = DemoStory['decisions'][number];
