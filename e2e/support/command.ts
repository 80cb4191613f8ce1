import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../../src/root.ts';

/** What a command gave. */
export interface Ended {
  readonly code: number | null;
  /** Standard output: the answer and nothing else. */
  readonly answer: string;
  /** Standard error: progress and faults. */
  readonly told: string;
}

/** Runs the built command line with these settings, and waits until it ends. */
export function hoofdrol(
  settings: Readonly<Record<string, string>>,
  ...given: readonly string[]
): Promise<Ended> {
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
