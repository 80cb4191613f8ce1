import { createHash } from 'node:crypto';
import { stat, unlink, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the command line asks of a running server. */
export interface ControlRequest {
  readonly verb: string;
  readonly values: Readonly<Record<string, string>>;
}
/** One line of the server's reply: progress while it works, then one answer or one fault. */
export type ControlLine =
  | { progress: string }
  | { answer: string }
  | { fault: string; told?: string };
type Outcome = { ok: true; answer: string } | { ok: false; fault: string; answer?: string };

export type ControlHandler = (
  request: ControlRequest,
  progress: (line: string) => void,
) => Promise<Outcome>;

const longestSocketPath = 100;
const longestTaking = 10_000;

/** Where the socket of a data folder is: in it, or, when that path is too long, in the temporary folder. */
export function socketPath(dataDir: string): string {
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\hoofdrol-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`;
  }
  const inFolder = join(dataDir, 'hoofdrol.sock');
  if (Buffer.byteLength(inFolder) <= longestSocketPath) return inFolder;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 24);
  return join(tmpdir(), `hoofdrol-${name}.sock`);
}

/** Connects to the server that serves a data folder, or null when none does. */
export function reachServer(dataDir: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(socketPath(dataDir));
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}

function serveOne(socket: Socket, handle: ControlHandler): void {
  let received = '';
  let started = false;
  const write = (line: ControlLine): void => {
    if (socket.writable) socket.write(`${JSON.stringify(line)}\n`);
  };
  socket.setEncoding('utf8');
  socket.on('error', () => undefined);
  socket.on('data', (part: string) => {
    received += part;
    const end = received.indexOf('\n');
    if (end < 0 || started) return;
    started = true;
    void (async () => {
      try {
        const request = JSON.parse(received.slice(0, end)) as ControlRequest;
        const result = await handle(request, (line) => write({ progress: line }));
        write(
          result.ok
            ? { answer: result.answer }
            : { fault: result.fault, ...(result.answer !== undefined && { told: result.answer }) },
        );
      } catch (error) {
        write({ fault: error instanceof Error ? error.message : String(error) });
      }
      socket.end();
    })();
  });
}

/**
 * Takes the data folder: listens on its socket, which is the lock. A socket that nobody answers on
 * is left over from a killed process and is replaced.
 * @returns null when another process serves this folder
 */
export async function takeFolder(dataDir: string, handle: ControlHandler): Promise<Server | null> {
  const path = socketPath(dataDir);
  const listen = (): Promise<Server | null> =>
    new Promise((resolve, reject) => {
      const server = createServer((socket) => serveOne(socket, handle));
      server.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
      );
      server.listen(path, () => resolve(server));
    });
  const first = await listen();
  if (first) return first;
  // there a pipe goes with its process: one that is in use is alive
  if (process.platform === 'win32') return null;
  // one at a time: who removes what it found dead must not remove what another has just begun
  const guard = `${path}.taking`;
  if (!(await takeGuard(guard))) return null;
  try {
    const other = await reachServer(dataDir);
    other?.destroy();
    if (other) return null;
    await unlink(path).catch(() => undefined);
    return await listen();
  } finally {
    await unlink(guard).catch(() => undefined);
  }
}

/** Takes a file that only one process can make; one that is older than a start takes was left behind. */
async function takeGuard(guard: string): Promise<boolean> {
  const made = await stat(guard).catch(() => null);
  if (made && Date.now() - made.mtimeMs > longestTaking) await unlink(guard).catch(() => undefined);
  try {
    await writeFile(guard, '', { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Asks a running server, and gives its last line. */
export function askServer(
  socket: Socket,
  request: ControlRequest,
  progress: (line: string) => void,
): Promise<Outcome> {
  return new Promise((resolve) => {
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      received += part;
      const lines = received.split('\n');
      received = lines.pop() ?? '';
      for (const text of lines) {
        const line = JSON.parse(text) as ControlLine;
        if ('progress' in line) progress(line.progress);
        else if ('answer' in line) resolve({ ok: true, answer: line.answer });
        else {
          const told = line.told !== undefined && { answer: line.told };
          resolve({ ok: false, fault: line.fault, ...told });
        }
      }
    });
    socket.on('close', () => resolve({ ok: false, fault: 'The server stopped while it worked.' }));
    socket.write(`${JSON.stringify(request)}\n`);
  });
}
