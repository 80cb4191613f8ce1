import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Config } from '../config.ts';
import { DatabaseAway } from '../db/database.ts';
import { type MigrateResult, migrate, schemaIsCurrent } from '../db/migrate.ts';
import { migrateServer, type OpenDatabase, openEmbedded, openServer } from '../db/open.ts';
import { sql } from '../db/sql.ts';
import { createPostRound, type PostRound } from '../mail/post-round.ts';
import { demoTime } from '../people/index.ts';
import { projectRoot } from '../root.ts';
import { systemClock, systemRandom } from '../thread/ids.ts';
import { MovableClock } from '../thread/movable-clock.ts';
import type { Deps } from '../web/deps.ts';
import { copyFolder } from './backup/read-at-rest.ts';
import { databaseFolder, makeDataFolder, secretOfFolder, unpackPrepared } from './data-folder.ts';

/** What a running program holds: the open database and what rooms depend on. */
export interface Runtime {
  readonly database: OpenDatabase;
  readonly deps: Deps;
  /** Where the list of what was erased is kept. */
  readonly erasuresFile?: string;
}
/** A runtime that can serve: its post sends letters once it was started. */
export interface ServingRuntime extends Runtime {
  readonly post: PostRound;
}
export type RuntimeResult = { ok: true; runtime: ServingRuntime } | { ok: false; problem: string };

type Say = (line: string) => void;

function migrationProblem(result: Exclude<MigrateResult, { ok: true }>): string {
  return result.reason === 'newer'
    ? `The database was made by a newer version of Hoofdrol (${result.name}). Use that version, or restore a backup.`
    : `Migration ${result.name} is not the one that this database has had. Use an unchanged release.`;
}

async function openFolder(config: Config, say: Say): Promise<OpenDatabase | string> {
  await makeDataFolder(config.dataDir);
  if (await unpackPrepared(config.dataDir, join(projectRoot, 'dist', 'prepared.tar.gz'))) {
    say('Unpacked a new, empty database.');
  }
  // of a backup that was killed: it holds words that people may have taken back since
  await rm(copyFolder(databaseFolder(config.dataDir)), { recursive: true, force: true });
  const database = await openEmbedded(databaseFolder(config.dataDir));
  if (!(await schemaIsCurrent(database.driver))) {
    say('Migrating the database …');
    const result = await migrate(database.driver);
    if (!result.ok) {
      await database.close();
      return migrationProblem(result);
    }
  }
  return database;
}

/** The serving login must not be able to step over row-level security. */
async function loginProblem(database: OpenDatabase): Promise<string | null> {
  const rows = await database.driver.once(
    `select rolsuper or rolbypassrls as strong,
       exists (select from pg_class c where c.relname = 'workspace' and c.relowner = r.oid) as owner
     from pg_roles r where r.rolname = current_user`,
    [],
  );
  if (rows[0]?.['strong'] || rows[0]?.['owner']) {
    return 'DATABASE_URL: this login is a superuser, bypasses row-level security or owns the tables. Make a login for serving (create role hoofdrol_web login noinherit password …), name it in DATABASE_URL and the owner in DATABASE_OWNER_URL. See docs/operations.';
  }
  return null;
}

async function openRemote(config: Config, url: string, say: Say): Promise<OpenDatabase | string> {
  if (config.databaseOwnerUrl) {
    const result = await migrateServer(config.databaseOwnerUrl, url);
    if (!result.ok) return migrationProblem(result);
    if (result.applied.length > 0) say(`Migrated the database to ${result.version}.`);
  }
  const database = openServer(url, undefined, config.databaseOwnerUrl ?? url);
  if (!(await schemaIsCurrent(database.driver))) {
    await database.close();
    return 'The database does not have the tables of this version. Give DATABASE_OWNER_URL, or run "npx hoofdrol migrate" with it.';
  }
  const problem = await loginProblem(database);
  if (!problem) return database;
  await database.close();
  return problem;
}

/** A real workspace in the database switches demo sign-in off. */
async function holdsRealWorkspace(database: OpenDatabase): Promise<boolean> {
  const rows = await database
    .installation('is there a real workspace')
    .tx((tx) => tx.run(sql<{ n: number }>`select count(*) as n from workspace where not is_demo`));
  return (rows[0]?.n ?? 0) > 0;
}

/** Opens (and where needed unpacks and migrates) the database of this installation. */
export async function openRuntime(config: Config, say: Say): Promise<RuntimeResult> {
  let database: OpenDatabase | string;
  try {
    database = config.databaseUrl
      ? await openRemote(config, config.databaseUrl, say)
      : await openFolder(config, say);
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    return { ok: false, problem: `The database cannot be reached: ${error.message}` };
  }
  if (typeof database === 'string') return { ok: false, problem: database };
  const secret = config.secret ?? (await secretOfFolder(config.dataDir));
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: false }));
  const demo = config.demo && !(await holdsRealWorkspace(database));
  const post = createPostRound(config.smtpUrl && !demo ? 'smtp' : 'console', log);
  const demoClock = demo ? new MovableClock(systemClock) : null;
  if (demoClock)
    await demoTime(database.installation('which day it is in the demo'), demoClock).follow();
  const deps: Deps = {
    db: database.db,
    clock: demoClock ?? systemClock,
    random: systemRandom,
    secret,
    baseUrl: config.baseUrl,
    demo,
    demoClock,
    trustProxy: config.trustProxy,
    mail: post,
    identityProvider: config.identityProvider,
    log,
  };
  const { erasuresFile } = config;
  return { ok: true, runtime: { database, deps, post, erasuresFile } };
}
