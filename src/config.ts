import { resolve } from 'node:path';
import { z } from 'zod';

const minimumSecretBytes = 32;
const defaultPort = 3000;

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
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

export interface Config {
  readonly port: number;
  /** Absolute folder of the embedded database and of what belongs to this installation. */
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  /** Address of the first workspace, without a slash at the end. */
  readonly baseUrl: string;
  /** Null in the demo: there the data folder keeps one. */
  readonly secret: string | null;
  readonly demo: boolean;
  readonly trustProxy: boolean;
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
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    config: {
      port: given.PORT,
      dataDir: resolve(given.DATA_DIR),
      databaseUrl: given.DATABASE_URL ?? null,
      databaseOwnerUrl: given.DATABASE_OWNER_URL ?? null,
      baseUrl,
      secret: given.HOOFDROL_SECRET ?? null,
      demo,
      trustProxy: given.TRUST_PROXY === 'on',
      logLevel: given.LOG_LEVEL,
    },
  };
}
