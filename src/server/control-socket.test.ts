import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askServer, reachServer, socketPath, takeFolder } from './control-socket.ts';

describe('the socket of a data folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hoofdrol-socket-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const sayHello = async () => ({ ok: true as const, answer: 'hallo' });

  it('is taken by one process at a time, and free again afterwards', async () => {
    const first = await takeFolder(folder, sayHello);
    expect(first).not.toBeNull();
    expect(await takeFolder(folder, sayHello)).toBeNull();
    await new Promise((resolve) => first?.close(resolve));
    const next = await takeFolder(folder, sayHello);
    expect(next).not.toBeNull();
    next?.close();
  });

  it('is taken by one of several that find it left behind at the same moment', async () => {
    const path = socketPath(folder);
    const left = `require('net').createServer().listen(${JSON.stringify(path)}, () => console.log('on'))`;
    const killed = spawn(process.execPath, ['-e', left]);
    await new Promise((resolve) => killed.stdout.once('data', resolve));
    killed.kill('SIGKILL');
    await new Promise((resolve) => killed.once('close', resolve));
    const tries = Array.from({ length: 6 }, () => takeFolder(folder, sayHello));
    const taken = (await Promise.all(tries)).filter((server) => server !== null);
    expect(taken).toHaveLength(1);
    (await reachServer(folder))?.destroy();
    expect(await takeFolder(folder, sayHello)).toBeNull();
    taken[0]?.close();
  });

  it('hands a command to the server, with its progress and its answer', async () => {
    const server = await takeFolder(folder, async (request, progress) => {
      progress('halverwege');
      return { ok: true, answer: `${request.verb} ${request.values['email']}` };
    });
    const socket = await reachServer(folder);
    if (!socket) throw new Error('the server is not reached');
    const progress: string[] = [];
    const result = await askServer(
      socket,
      { verb: 'sign-in-link', values: { email: 'a@example.org' } },
      (line) => progress.push(line),
    );
    expect(result).toEqual({ ok: true, answer: 'sign-in-link a@example.org' });
    expect(progress).toEqual(['halverwege']);
    server?.close();
  });

  it('says in words what went wrong in the server', async () => {
    const server = await takeFolder(folder, async () => {
      throw new Error('the disk is full');
    });
    const socket = await reachServer(folder);
    if (!socket) throw new Error('the server is not reached');
    expect(await askServer(socket, { verb: 'x', values: {} }, () => undefined)).toEqual({
      ok: false,
      fault: 'the disk is full',
    });
    server?.close();
  });

  it('reaches nobody where nobody serves', async () => {
    expect(await reachServer(folder)).toBeNull();
  });

  it('lies in the temporary folder when the path of the data is too long for a socket', () => {
    expect(socketPath('/data')).toBe(join('/data', 'hoofdrol.sock'));
    const long = `/data/${'x'.repeat(120)}`;
    expect(Buffer.byteLength(socketPath(long))).toBeLessThanOrEqual(104);
    expect(socketPath(long)).not.toBe(socketPath(`${long}y`));
  });
});
