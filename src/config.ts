import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { ProviderSettings } from './web/deps.ts';

const minimumSecretBytes = 32;
const defaultPort = 3000;

const mailAddress = z.string().regex(/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
  message: 'give an e-mail address, such as post@example.nl',
});

/** Every setting, with its default. What is required when is checked in `readConfig`. */
const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(defaultPort),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  HOOFDROL_SECRET: z
    .string()
    .refine((secret) => Buffer.byteLength(secret) >= minimumSecretBytes, {
      message: `must be at least ${minimumSecretBytes} bytes`,
    })
    .optional(),
  HOOFDROL_DEMO: z.enum(['on', 'off']).optional(),
  TRUST_PROXY: z.enum(['on', 'off']).default('off'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: mailAddress.optional(),
  MAIL_REPLY_TO: mailAddress.optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  HOOFDROL_ERASURES: z.string().min(1).optional(),
  HOOFDROL_METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

export interface Config {
  readonly port: number;
  /** Absolute folder of the embedded database and of what belongs to this installation. */
  readonly dataDir: string;
  /** Absolute path of the list of what was erased, kept apart from the database. */
  readonly erasuresFile: string;
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  /** Address of the first workspace, without a slash at the end. */
  readonly baseUrl: string;
  /** Null in the demo: there the data folder keeps one. */
  readonly secret: string | null;
  readonly demo: boolean;
  readonly trustProxy: boolean;
  /** Mail server; null: letters are only shown on the console. */
  readonly smtpUrl: string | null;
  /** Sender of letters, and where answers go (null: to the sender). */
  readonly mailFrom: string;
  readonly mailReplyTo: string | null;
  /** OpenID Connect for the first workspace. */
  readonly identityProvider: ProviderSettings | null;
  /** What a monitoring system must send to read `/metrics`; null: there are none. */
  readonly metricsToken: string | null;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] };

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether only this machine can reach that address. */
export function isLoopback(baseUrl: string): boolean {
  const host = new URL(baseUrl).hostname;
  return loopbackHosts.has(host) || host.endsWith('.localhost');
}

function emptyIsAbsent(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

type Given = z.infer<typeof settings>;

function mailProblems(given: Given): string[] {
  if (!given.SMTP_URL || given.MAIL_FROM) return [];
  return ['MAIL_FROM: required with SMTP_URL: the address from which letters are sent'];
}

function providerProblems(given: Given): string[] {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const missing = names.filter((name) => !given[name]);
  const problems =
    missing.length === names.length
      ? []
      : missing.map((name) => `${name}: required when another OIDC_… setting is given`);
  if (given.OIDC_ISSUER?.startsWith('http:') && !isLoopback(given.OIDC_ISSUER)) {
    problems.push('OIDC_ISSUER: must begin with https: (only on this machine may it be http:)');
  }
  return problems;
}

function providerOf(given: Given): ProviderSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret } = given;
  return issuer && clientId && secret ? { issuer, clientId, clientSecret: secret } : null;
}

/** Reads the settings from the environment; impossible ones are named, all at once. */
export function readConfig(environment: NodeJS.ProcessEnv): ConfigResult {
  const known = Object.keys(settings.shape);
  const problems = Object.keys(environment)
    .filter((name) => name.startsWith('HOOFDROL_') && !known.includes(name))
    .filter((name) => !name.startsWith('HOOFDROL_TEST_'))
    .map((name) => `${name}: this setting is not known`);
  const read = settings.safeParse(emptyIsAbsent(environment));
  if (!read.success) {
    for (const issue of read.error.issues)
      problems.push(`${issue.path.join('.')}: ${issue.message}`);
    return { ok: false, problems };
  }
  const given = read.data;
  const baseUrl = (given.BASE_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, '');
  const demo = given.HOOFDROL_DEMO
    ? given.HOOFDROL_DEMO === 'on'
    : !given.DATABASE_URL && isLoopback(baseUrl);
  if (given.DATABASE_OWNER_URL && !given.DATABASE_URL) {
    problems.push('DATABASE_OWNER_URL: of no use without DATABASE_URL');
  }
  if (!given.HOOFDROL_SECRET && !demo) {
    problems.push(
      'HOOFDROL_SECRET: required outside the demo (at least 32 bytes, for example from "openssl rand -hex 32")',
    );
  }
  if (!given.HOOFDROL_SECRET && demo && given.DATABASE_URL) {
    problems.push(
      'HOOFDROL_SECRET: required with DATABASE_URL, because every process needs the same one',
    );
  }
  problems.push(...mailProblems(given), ...providerProblems(given));
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    config: {
      port: given.PORT,
      dataDir: resolve(given.DATA_DIR),
      erasuresFile: resolve(given.HOOFDROL_ERASURES ?? join(given.DATA_DIR, 'erasures.jsonl')),
      databaseUrl: given.DATABASE_URL ?? null,
      databaseOwnerUrl: given.DATABASE_OWNER_URL ?? null,
      baseUrl,
      secret: given.HOOFDROL_SECRET ?? null,
      demo,
      trustProxy: given.TRUST_PROXY === 'on',
      smtpUrl: given.SMTP_URL ?? null,
      mailFrom: given.MAIL_FROM ?? `hoofdrol@${new URL(baseUrl).hostname}`,
      mailReplyTo: given.MAIL_REPLY_TO ?? null,
      identityProvider: providerOf(given),
      metricsToken: given.HOOFDROL_METRICS_TOKEN ?? null,
      logLevel: given.LOG_LEVEL,
    },
  };
}
