import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../root.ts';

const program = join(projectRoot, 'dist', 'main.js');
const startPatience = 30_000;

/** The built program, running as a process of its own. */
export interface Program {
  /** Where it serves, without a slash at the end. */
  readonly url: string;
  /** What it wrote so far, both streams. */
  output(): string;
  /** Sends a signal and waits until the process is gone; gives its exit code, null when killed. */
  end(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<number | null>;
}

/** A run of the program that ended by itself. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

interface Run {
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
  output(): string;
}

/** The settings of a run: nothing of the test's own environment but the path. */
export type Settings = Readonly<Record<string, string>>;

const running = new Set<ChildProcess>();

/** Ends what a failed test has left running. */
export function endAllPrograms(): void {
  for (const child of running) child.kill('SIGKILL');
}

function run(settings: Settings): Run {
  if (!existsSync(program)) throw new Error('dist/main.js is not there: run "npm run build" first');
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  let written = '';
  const collect = (part: Buffer): void => {
    written += part.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  // 'close' and not 'exit': by then all that it wrote has been read
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, exited, output: () => written };
}

/** Starts the program and waits until it serves. @throws Error with what it wrote when it does not. */
export async function startProgram(settings: Settings): Promise<Program> {
  const { child, exited, output } = run(settings);
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`${why}:\n${output()}`));
    };
    const late = setTimeout(() => fail('the program did not start in time'), startPatience);
    const look = (): void => {
      const port = /Hoofdrol is ready: http:\/\/localhost:(\d+)/.exec(output())?.[1];
      if (!port) return;
      clearTimeout(late);
      child.stdout?.off('data', look);
      resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout?.on('data', look);
    void exited.then((code) => {
      clearTimeout(late);
      fail(`the program ended with ${code}`);
    });
  });
  return {
    url,
    output,
    async end(signal) {
      child.kill(signal);
      return exited;
    },
  };
}

/** Runs the program until it ends by itself. */
export async function runProgram(settings: Settings): Promise<Ended> {
  const { child, exited, output } = run(settings);
  const late = setTimeout(() => child.kill('SIGKILL'), startPatience);
  const code = await exited;
  clearTimeout(late);
  return { code, output: output() };
}
