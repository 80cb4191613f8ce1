import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestServer } from '../../src/db/test-servers.ts';
import { projectRoot } from '../../src/root.ts';

/** The built program, running. */
export interface Program {
  readonly url: string;
  readonly child: ChildProcess;
  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
}

const startPatience = 60_000;

/** Starts the built program with these settings on a free port; waits until it says that it is ready. */
export function startProgram(settings: Readonly<Record<string, string>>): Promise<Program> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(PATH|HOME|TMPDIR|LANG|TZ)$/.test(name)),
  );
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'main.js')], {
    cwd: projectRoot,
    env: { ...inherited, PORT: '0', LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the program did not start in time:\n${said}`));
    }, startPatience);
    const listen = (part: Buffer): void => {
      said += part.toString();
      const url = /ready: (http:\/\/\S+)/.exec(said)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve({
        url,
        child,
        async stop() {
          child.kill('SIGTERM');
          return exited;
        },
      });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString();
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the program ended with ${code}:\n${said}`));
    });
  });
}

/** The program with the demo on a test server, as the login that serves; and the owner's address. */
export async function startOnPostgres(
  server: TestServer,
): Promise<{ program: Program; owner: string }> {
  const owner = new URL(server.url);
  owner.pathname = '/hoofdrol_template';
  const serving = new URL(owner.href);
  serving.username = 'hoofdrol_web';
  serving.password = 'web';
  const program = await startProgram({
    DATABASE_URL: serving.href,
    DATABASE_OWNER_URL: owner.href,
    HOOFDROL_DEMO: 'on',
    HOOFDROL_SECRET: 'a secret of one run on loopback, long enough',
    DATA_DIR: await mkdtemp(join(tmpdir(), 'hoofdrol-e2e-server-')),
  });
  return { program, owner: owner.href };
}
