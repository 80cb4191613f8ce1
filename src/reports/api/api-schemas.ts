import { z } from '@hono/zod-openapi';
import { residentTags } from '../../web/locales.ts';

const day = z.iso.date();
const publicId = z.string().openapi({
  description: 'Random; says nothing of when something was written',
  example: 'k3v9x2m4',
});

const text = z
  .object({
    language: z.string().openapi({
      description: `A language of the workspace (${residentTags.join(', ')}), or nl`,
      example: 'nl-eenvoudig',
    }),
    text: z.string(),
    status: z.enum(['written', 'machine', 'checked']).openapi({
      description: 'Written by a person, translated by a machine, or checked by a speaker',
    }),
  })
  .openapi('Text');
const texts = z.array(text);

/** What every published thing tells of itself. */
const published = {
  id: publicId,
  publishedOn: day,
  seenByResidentPartner: z.boolean(),
  takenBack: z
    .int()
    .openapi({ description: 'How many published contributions behind it were taken back since' }),
};

const file = z
  .object({
    url: z.url(),
    mediaType: z.string(),
    byteLength: z.int(),
    seconds: z.number().nullable(),
  })
  .openapi('File');

export const approachSchema = z
  .object({
    slug: z.string(),
    title: z.string(),
    purpose: z.string(),
    description: texts,
    areas: z.array(z.string()),
    forWhom: z.enum(['children', 'adults', 'everyone']).nullable(),
    startedOn: day,
    openedOn: day,
    answerDays: z.int().openapi({ description: 'Within how many days an answer is promised' }),
    hasResidentPartners: z.boolean(),
    partners: z.array(
      z
        .object({
          name: z.string(),
          kind: z.string().nullable(),
          domain: z.string().nullable(),
          levels: z.array(z.enum(['delivery', 'policy', 'board'])),
        })
        .openapi('Partner'),
    ),
    answering: z
      .object({
        asOf: day,
        since: day.nullable(),
        received: z.int(),
        answered: z.int(),
        medianDays: z.number().nullable(),
        contested: z.int(),
        open: z.int(),
        late: z.int(),
        lateSince: day.nullable(),
        takenBack: z.int(),
        setAside: z.int(),
        source: z.string(),
      })
      .openapi('Answering', {
        description: 'Counts of our own work, counted in this installation',
      }),
    seal: z
      .object({ number: z.int(), hash: z.string(), sealedOn: day })
      .nullable()
      .openapi({ description: 'The newest seal, to keep elsewhere and to compare with' }),
    pageUrl: z.url(),
    feedUrl: z.url(),
  })
  .openapi('Approach');

export const contributionSchema = z
  .object({
    ...published,
    saidIn: z.string().openapi({ description: 'Year and month', example: '2026-04' }),
    language: z.string(),
    words: texts,
    name: z.string().nullable().openapi({ description: 'Only with consent to be named' }),
    sound: file.nullable(),
    photos: z.array(file),
    themes: z.array(publicId),
  })
  .openapi('Contribution', {
    description: 'What somebody said, as they allowed it to be shown. Not under an open licence',
  });

export const themeSchema = z
  .object({
    ...published,
    heard: texts,
    saidBy: texts,
    contributions: z.int().nullable().openapi({ description: 'Null when fewer than ten' }),
    confirmedOn: day.nullable(),
  })
  .openapi('Theme');

export const goalSchema = z
  .object({
    ...published,
    change: texts,
    notice: texts,
    input: texts,
    state: z.enum(['open', 'reached', 'stopped']),
    decidedOn: day.nullable(),
    withResidents: z.boolean(),
    residentsThere: z.array(z.string()),
    answersTo: z.array(publicId),
  })
  .openapi('Goal');

export const decisionSchema = z
  .object({
    ...published,
    what: texts,
    why: texts,
    outcome: z.enum(['yes', 'partly', 'no', 'later']),
    level: z.enum(['delivery', 'policy', 'board', 'region']),
    by: z.string().nullable(),
    document: z.object({ name: z.string(), url: z.string().nullable() }).nullable(),
    decidedOn: day,
    validFrom: day,
    reviewOn: day,
    state: z.enum(['future', 'in-force', 'to-review', 'replaced']),
    answersTo: z.array(publicId),
  })
  .openapi('Decision');

export const answerSchema = z
  .object({ ...published, words: texts, givenOn: day, deliveredTo: z.int() })
  .openapi('Answer');

export const evidenceSchema = z
  .object({
    id: publicId,
    principle: z.literal('R').openapi({ description: 'R: ask the people whom it is about' }),
    kind: z.enum(['theme-confirmed', 'goal-decided-with-residents', 'decision-on-what-was-said']),
    of: z.enum(['themes', 'goals', 'decisions']),
    on: day,
    confirmedByResident: z.boolean(),
  })
  .openapi('Evidence', { description: 'A dated fact about published work; never a score' });

export const tombstoneSchema = z
  .object({
    id: publicId,
    of: z.enum(['contributions', 'themes', 'goals', 'decisions', 'answers']),
    takenBackOn: day,
  })
  .openapi('Tombstone', { description: 'It was published and is taken back: delete your copy' });

export const problemSchema = z
  .object({ type: z.string(), status: z.int(), title: z.string(), detail: z.string() })
  .openapi('Problem');

/** Every list under an approach, with what stands in it. */
export const collections = {
  contributions: contributionSchema,
  themes: themeSchema,
  goals: goalSchema,
  decisions: decisionSchema,
  answers: answerSchema,
  evidence: evidenceSchema,
  tombstones: tombstoneSchema,
} as const;
export type Collection = keyof typeof collections;
export const isCollection = (name: string): name is Collection => Object.hasOwn(collections, name);

const mostItems = 100;
const usualItems = 25;
export const querySchema = z.object({
  limit: z.coerce.number().int().min(1).max(mostItems).default(usualItems).openapi({
    description: 'How many items, at most',
  }),
  after: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}\.[\w-]{4,64}$/)
    .optional()
    .openapi({
      description: 'Where to go on: the value that `next` names. Right also while items vanish',
    }),
  format: z
    .enum(['json', 'csv'])
    .optional()
    .openapi({ description: 'Instead of the Accept header' }),
});
export type Query = z.infer<typeof querySchema>;
