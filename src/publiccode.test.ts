import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

// The rules of publiccode.yml 0.5 (https://yml.publiccode.tools). The vocabularies hold the words
// that suit a product like this one, not the whole lists.
const root = new URL('../', import.meta.url);
const url = z.url({ protocol: /^https?$/ });
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
const country = z.string().regex(/^([a-z]{2}|[A-Z]{2})$/);
const uri = z.string().regex(/^[a-z][a-z0-9+.-]*:.+/i);
const date = z.iso.date();
const organisation = z.strictObject({ name: z.string().min(1), uri: uri.optional() });
const dependencies = z
  .array(
    z.strictObject({
      name: z.string().min(1),
      versionMin: z.string().optional(),
      versionMax: z.string().optional(),
      version: z.string().optional(),
      optional: z.boolean().optional(),
    }),
  )
  .optional();

const description = z.strictObject({
  localisedName: z.string().optional(),
  shortDescription: z.string().min(1).max(150),
  longDescription: z.string().min(150).max(10_000),
  documentation: url.optional(),
  apiDocumentation: url.optional(),
  features: z.array(z.string().min(1)).min(1),
  screenshots: z.array(z.string()).optional(),
  videos: z.array(url).optional(),
  awards: z.array(z.string()).optional(),
});

const maintenance = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.enum(['internal', 'community']),
    contacts: z
      .array(
        z.strictObject({
          name: z.string().min(1),
          email: z.email().optional(),
          phone: z.string().startsWith('+').optional(),
          affiliation: z.string().optional(),
        }),
      )
      .min(1),
  }),
  z.strictObject({
    type: z.literal('contract'),
    contractors: z
      .array(
        z.strictObject({
          name: z.string().min(1),
          until: date,
          email: z.email().optional(),
          website: url.optional(),
        }),
      )
      .min(1),
  }),
  z.strictObject({ type: z.literal('none') }),
]);

const publiccode = z.strictObject({
  publiccodeYmlVersion: z.enum(['0.5', '0.5.0']),
  name: z.string().min(1),
  applicationSuite: z.string().optional(),
  url,
  landingURL: url.optional(),
  isBasedOn: z.union([z.string(), z.array(z.string())]).optional(),
  softwareVersion: z.string().optional(),
  releaseDate: date.optional(),
  logo: z
    .string()
    .regex(/\.(svg|svgz|png)$/)
    .optional(),
  organisation: organisation.extend({ uri }).optional(),
  platforms: z.array(z.string().min(1)).min(1),
  categories: z
    .array(
      z.enum([
        'collaboration',
        'data-collection',
        'digital-citizenship',
        'feedback-and-reviews-management',
        'knowledge-management',
        'online-community',
        'survey',
      ]),
    )
    .optional(),
  usedBy: z.array(z.string()).optional(),
  fundedBy: z.array(organisation).optional(),
  roadmap: url.optional(),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum([
    'standalone/mobile',
    'standalone/iot',
    'standalone/desktop',
    'standalone/web',
    'standalone/backend',
    'standalone/other',
    'addon',
    'library',
    'configurationFiles',
  ]),
  intendedAudience: z
    .strictObject({
      countries: z.array(country).optional(),
      unsupportedCountries: z.array(country).optional(),
      scope: z
        .array(
          z.enum([
            'education',
            'healthcare',
            'local-authorities',
            'research',
            'society',
            'welfare',
          ]),
        )
        .optional(),
    })
    .optional(),
  description: z
    .record(language, description)
    .refine((languages) => Object.keys(languages).length > 0),
  legal: z.strictObject({
    license: z.string().min(1),
    mainCopyrightOwner: z.string().optional(),
  }),
  maintenance,
  localisation: z.strictObject({
    localisationReady: z.boolean(),
    availableLanguages: z.array(language).min(1),
  }),
  dependsOn: z
    .strictObject({ open: dependencies, proprietary: dependencies, hardware: dependencies })
    .optional(),
});

const text = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const source: unknown = parse(text('publiccode.yml'));
const read = (): z.infer<typeof publiccode> => publiccode.parse(source);

describe('publiccode.yml', () => {
  test('keeps the rules of the format', () => {
    const result = publiccode.safeParse(source);
    expect(result.error?.issues ?? []).toEqual([]);
  });

  test('the rules notice what is wrong', () => {
    const { name, ...nameless } = read();
    expect(name).toBe('Hoofdrol');
    expect(publiccode.safeParse(nameless).success).toBe(false);
    const internal = { ...read(), maintenance: { type: 'internal' } };
    expect(publiccode.safeParse(internal).success).toBe(false);
    expect(publiccode.safeParse({ ...read(), softwareType: 'website' }).success).toBe(false);
  });

  test('describes it in Dutch and in English', () => {
    expect(Object.keys(read().description).sort()).toEqual(['en', 'nl']);
  });

  test('names the licence that lies beside it', () => {
    const { license } = read().legal;
    const own = z.looseObject({ license: z.string() }).parse(JSON.parse(text('package.json')));
    expect(license).toBe(own.license);
    expect(text('LICENSE')).toContain('EUROPEAN UNION PUBLIC LICENCE v. 1.2');
  });

  test('every file it names exists, and every language it names has a catalogue', () => {
    const { logo, description: words, localisation } = read();
    const files = [logo, ...Object.values(words).flatMap((one) => one.screenshots ?? [])];
    for (const file of files.filter((name) => name !== undefined))
      if (!/^https?:/.test(file)) expect(existsSync(new URL(file, root)), file).toBe(true);
    for (const tag of localisation.availableLanguages)
      expect(existsSync(new URL(`locales/${tag}/`, root)), tag).toBe(true);
  });

  test('the files that public code is expected to have are there', () => {
    for (const file of [
      'LICENSE',
      'CONTRIBUTING.md',
      'GOVERNANCE.md',
      'CODE_OF_CONDUCT.md',
      'SECURITY.md',
      'docs/accessibility/README.md',
      'docs/privacy/README.md',
      'docs/operations/README.md',
    ])
      expect(existsSync(new URL(file, root)), file).toBe(true);
  });
});
