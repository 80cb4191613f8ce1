import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { buildStyles } from '../scripts/build-styles.mjs';
import { createApp } from './app.ts';
import type { OpenDatabase } from './db/open.ts';
import {
  type Account,
  type AppEnv,
  insertAccount,
  insertWorkspace,
  organisationNamed,
  type Workspace,
} from './people/index.ts';
import { newId } from './thread/ids.ts';
import { MovableClock } from './thread/movable-clock.ts';
import { setAssetDirectory } from './ui/index.ts';
import type { Deps } from './web/deps.ts';

/** A clock that a test moves by hand. */
export class HandClock {
  private moment: Date;
  constructor(start: string) {
    this.moment = new Date(start);
  }
  now(): Date {
    return this.moment;
  }
  forward(days: number): void {
    const millisecondsPerDay = 86_400_000;
    this.moment = new Date(this.moment.getTime() + days * millisecondsPerDay);
  }
}

/** Chance that can be replayed: SHA-256 of a counter. */
export function replayableRandom(seed: string): { bytes(count: number): Uint8Array } {
  let drawn = 0;
  return {
    bytes(count) {
      const parts: Buffer[] = [];
      while (Buffer.concat(parts).length < count) {
        parts.push(createHash('sha256').update(`${seed} ${drawn++}`).digest());
      }
      return new Uint8Array(Buffer.concat(parts).subarray(0, count));
    },
  };
}

export type PersonUnderTest =
  | 'coordinator'
  | 'nurse'
  | 'alderman'
  | 'partner'
  | 'keyPerson'
  | 'researcher'
  | 'administrator'
  | 'privacyOfficer';

export interface AppUnderTest {
  readonly app: Hono<AppEnv>;
  readonly deps: Deps;
  readonly clock: HandClock;
  readonly workspace: Workspace;
  readonly people: Readonly<Record<PersonUnderTest, Account>>;
}

const surroundings = {
  trustProxy: false,
  mail: { way: 'console', nudge: () => undefined },
  identityProvider: null,
  log: pino({ level: 'silent' }),
} as const;

const hostOf = (seed: string) => (seed === 'test' ? 'localhost' : `${seed}.localhost`);

let builtAssets: Promise<string> | undefined;

function assets(): Promise<string> {
  builtAssets ??= (async () => {
    const directory = mkdtempSync(join(tmpdir(), 'hoofdrol-assets-'));
    await buildStyles(directory);
    setAssetDirectory(directory);
    return directory;
  })();
  return builtAssets;
}

/**
 * The whole application in this process, on an open test database, with one workspace at `localhost`
 * and eight people. Requests go to `http://localhost/…`.
 */
export async function appUnderTest(database: OpenDatabase, seed = 'test'): Promise<AppUnderTest> {
  const clock = new HandClock('2026-11-21T10:00:00Z');
  const demoClock = new MovableClock(clock);
  const random = replayableRandom(seed);
  const deps: Deps = {
    db: database.db,
    clock: demoClock,
    demoClock,
    random,
    secret: 'a secret of the tests, at least 32 bytes long',
    baseUrl: 'http://localhost',
    demo: true,
    ...surroundings,
  };
  const workspace: Workspace = {
    tenantId: newId(deps),
    slug: 'wilgenhoek',
    name: 'De Wilgenhoek (fictief)',
    zone: 'Europe/Amsterdam',
    locales: ['nl-eenvoudig', 'en', 'tr', 'ar', 'pl', 'uk'],
    baseUrl: null,
    isDemo: true,
  };
  const people = await database.installation('test workspace').tx(async (tx) => {
    await insertWorkspace(tx, workspace, [hostOf(seed)], clock.now());
    const { id: organisationId, name: organisation } = await organisationNamed(
      tx,
      deps,
      workspace.tenantId,
      'Gemeente Voorbeeldstad',
      { kind: 'government', domain: 'social' },
    );
    const person = async (
      name: string,
      role: Account['role'],
      level: Account['level'] = null,
    ): Promise<Account> => {
      const seat = role === 'resident-partner' || role === 'key-person';
      const account = {
        id: newId(deps),
        name,
        email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`,
        role,
        level,
        organisation: seat ? null : organisation,
        organisationId: seat ? null : organisationId,
      };
      await insertAccount(tx, workspace.tenantId, account, clock.now());
      return account;
    };
    return {
      coordinator: await person('Marit de Groot', 'coordinator', 'policy'),
      nurse: await person('Samira Bakker', 'member', 'delivery'),
      alderman: await person('Henk Mulder', 'member', 'board'),
      partner: await person('Joke Visser', 'resident-partner'),
      keyPerson: await person('Amal Idrissi', 'key-person'),
      researcher: await person('Tom Vermeer', 'researcher'),
      administrator: await person('Bram Hofman', 'administrator'),
      privacyOfficer: await person('Ilse Prins', 'privacy-officer'),
    };
  });
  return { app: await appOver(database, deps), deps, clock, workspace, people };
}

/** The whole application over what an open test database holds already. */
export async function appOver(database: OpenDatabase, deps: Deps): Promise<Hono<AppEnv>> {
  return createApp({
    deps,
    installation: database.installation('find the workspace of a host'),
    assets: await assets(),
    checkStatus: async () => ({ ok: true }),
    version: 'test',
  });
}
