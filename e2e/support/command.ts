import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../../src/root.ts';

/** Settings of a program, by the name of each in the environment. */
export type Settings = Readonly<Record<string, string>>;

/** Settings of an installation that is no demo, with its data in this folder. */
export async function ownInstallation(folder: string): Promise<Settings> {
  const port = String(await freePort());
  return {
    DATA_DIR: folder,
    HOOFDROL_DEMO: 'off',
    HOOFDROL_SECRET: 'a secret of an installation in a test',
    PORT: port,
    BASE_URL: `http://localhost:${port}`,
  };
}

/** What a command gave. */
export interface Ended {
  readonly code: number | null;
  /** Standard output: the answer and nothing else. */
  readonly answer: string;
  /** Standard error: progress and faults. */
  readonly told: string;
}

/** Runs the built command line with these settings, and waits until it ends. */
export function hoofdrol(settings: Settings, ...given: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'cli.js'), ...given], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let answer = '';
  let told = '';
  child.stdout.on('data', (part: Buffer) => {
    answer += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    told += part.toString();
  });
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, answer, told }));
  });
}

/** A port on which nothing listens. */
export function freePort(): Promise<number> {
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
