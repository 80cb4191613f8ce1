import { once } from 'node:events';
import { connect } from 'node:net';
import { serve } from '@hono/node-server';
import fc from 'fast-check';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FormLimits, type FormRead, readForm } from './multipart.ts';

const MB = 1_000_000;
const limits: FormLimits = {
  files: { photo: { maxBytes: 2 * MB, maxCount: 1 }, sound: { maxBytes: MB, maxCount: 2 } },
};

const summary = (read: FormRead) => ({
  ok: read.ok,
  reason: read.ok ? null : read.reason,
  fields: Object.fromEntries(read.form.fields),
  files: read.form.files.map((file) => [file.field, file.fileName, file.bytes.length]),
  problems: read.form.problems,
});

const reads: FormRead[] = [];
const app = new Hono();
app.post('/', async (c) => {
  const read = await readForm(c, limits);
  reads.push(read);
  return c.json(summary(read), read.ok ? 200 : 422);
});

let server: ReturnType<typeof serve>;
let port = 0;
beforeAll(async () => {
  server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => {
  server.close();
});

/** The same post to the program in this process and over a real connection. */
const bothWays = async (body: () => BodyInit, headers: Record<string, string> = {}) => {
  const init = () => ({ method: 'POST', body: body(), headers });
  const near = await (await app.request('/', init())).json();
  const far = await (await fetch(`http://127.0.0.1:${port}/`, init())).json();
  expect(far).toEqual(near);
  return near;
};

const file = (bytes: number, name: string, type = 'application/octet-stream') =>
  new File([new Uint8Array(bytes).fill(120)], name, { type });

const form = (entries: [string, string | File][]) => () => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

const raw = (boundary: string, body: string) => ({
  body: () => body,
  headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
});

test('a typed form comes through, in every script', async () => {
  const text = 'Het is donker & koud + 100% 🌧\r\nقف\u0000';
  const body = () =>
    new URLSearchParams([
      ['say', text],
      ['tick', 'a'],
      ['tick', 'b'],
    ]);
  const read = await bothWays(body);
  expect(read.fields).toEqual({ say: ['Het is donker & koud + 100% 🌧\nقف'], tick: ['a', 'b'] });
  expect(read.ok).toBe(true);
});

test('10,000 emoji fit in a typed form; a form of more than 1 MB says so', async () => {
  const rain = '🌧'.repeat(10_000);
  const fits = await bothWays(() => new URLSearchParams({ say: rain }));
  expect(fits.fields.say).toEqual([rain]);
  const tooLarge = await bothWays(() => new URLSearchParams({ say: 'kort', more: 'x'.repeat(MB) }));
  expect(tooLarge.reason).toBe('too-large');
  expect(tooLarge.fields.say).toEqual(['kort']);
});

test('text and files come through together, text before and after the files', async () => {
  const read = await bothWays(
    form([
      ['say', 'bij de brug'],
      ['photo', file(MB, 'brug.jpg', 'image/jpeg')],
      ['sound', file(10, 'a.m4a')],
      ['sound', file(20, 'b.m4a')],
      ['later', 'ook dit'],
    ]),
  );
  expect(read).toMatchObject({
    ok: true,
    fields: { say: ['bij de brug'], later: ['ook dit'] },
    files: [
      ['photo', 'brug.jpg', MB],
      ['sound', 'a.m4a', 10],
      ['sound', 'b.m4a', 20],
    ],
    problems: [],
  });
});

test('a photo of 30 MB is thrown away, and everything typed is kept', async () => {
  const read = await bothWays(
    form([
      ['say', 'bij de brug'],
      ['photo', file(30 * MB, 'brug.jpg', 'image/jpeg')],
      ['later', 'ook dit'],
    ]),
  );
  expect(read).toMatchObject({
    ok: true,
    fields: { say: ['bij de brug'], later: ['ook dit'] },
    files: [],
    problems: [{ field: 'photo', reason: 'too-large' }],
  });
});

test('a body of 80 MB is not read to the end: the text before it is answered, then the door closes', async () => {
  const data = form([
    ['say', 'bij de brug'],
    ['sound', file(80 * MB, 'lang.wav')],
  ]);
  const response = await app.request('/', { method: 'POST', body: data() });
  expect(response.headers.get('connection')).toBe('close');
  const read = summary(reads.at(-1) as FormRead);
  expect(read).toMatchObject({ ok: true, fields: { say: ['bij de brug'] }, files: [] });
  expect(read.problems).toContainEqual({ field: 'sound', reason: 'too-large' });
});

test('an empty file input is no file; an empty file is named', async () => {
  const empty = await bothWays(
    form([
      ['say', 'x'],
      ['photo', file(0, '')],
    ]),
  );
  expect(empty).toMatchObject({ ok: true, files: [], problems: [] });
  const named = await bothWays(form([['photo', file(0, 'leeg.jpg')]]));
  expect(named.problems).toEqual([{ field: 'photo', reason: 'empty' }]);
});

test('a second photo, and a file nobody asked for, are named and not kept', async () => {
  const read = await bothWays(
    form([
      ['photo', file(10, 'a.jpg')],
      ['photo', file(10, 'b.jpg')],
      ['constructor', file(10, 'c.jpg')],
    ]),
  );
  expect(read.files).toEqual([['photo', 'a.jpg', 10]]);
  expect(read.problems).toEqual([
    { field: 'photo', reason: 'too-many' },
    { field: 'constructor', reason: 'too-many' },
  ]);
});

test('a field of 300 kB is cut at 200 kB, at a whole character, and named', async () => {
  const read = await bothWays(
    form([
      ['say', 'é'.repeat(150_000)],
      ['name', 'Fatma'],
    ]),
  );
  expect(read.problems).toEqual([{ field: 'say', reason: 'text-too-long' }]);
  expect(read.fields.say[0]).toBe('é'.repeat(100_000));
  expect(read.fields.name).toEqual(['Fatma']);
});

test('what is no form, or a broken one, is a failure that keeps what was read', async () => {
  const json = await bothWays(() => '{}', { 'content-type': 'application/json' });
  expect(json.reason).toBe('not-a-form');
  const noBoundary = await bothWays(() => 'x', { 'content-type': 'multipart/form-data' });
  expect(noBoundary.reason).toBe('malformed');
  const cut = raw(
    'b',
    '--b\r\nContent-Disposition: form-data; name="say"\r\n\r\nhallo\r\n--b\r\nConte',
  );
  expect(await bothWays(cut.body, cut.headers)).toMatchObject({
    reason: 'malformed',
    fields: { say: ['hallo'] },
  });
  const badHeader = raw('b', '--b\r\nCont\u0001ent: x\r\n\r\nhallo\r\n--b--\r\n');
  expect((await bothWays(badHeader.body, badHeader.headers)).reason).toBe('malformed');
  const nothing = raw('b', '');
  expect((await bothWays(nothing.body, nothing.headers)).reason).toBe('malformed');
});

test('a phone that loses its connection half way gives a failure, no hang', async () => {
  const before = reads.length;
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n' +
      'Content-Length: 100000\r\n\r\n--b\r\nContent-Disposition: form-data; name="say"\r\n\r\nhallo\r\n' +
      '--b\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\nxxxx',
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  socket.destroy();
  await expect.poll(() => reads.length).toBe(before + 1);
  const read = summary(reads.at(-1) as FormRead);
  expect(read).toMatchObject({ reason: 'aborted', fields: { say: ['hallo'] }, files: [] });
});

test('a web stream that breaks gives a failure', async () => {
  const body = new ReadableStream({
    start: (controller) => controller.error(new Error('gone')),
  });
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const init = { method: 'POST', body, headers, duplex: 'half' };
  const request = new Request('http://x/', init);
  expect((await readForm(request, limits)).ok).toBe(false);
});

test('no body, however broken, makes it throw or wait', async () => {
  const piece = fc.constantFrom(
    '--b',
    '--b--',
    '\r\n',
    '\r',
    '\n',
    '\r\n\r\n',
    'x',
    '\u0000',
    '"',
    ';',
    'Content-Disposition: form-data',
    '; name="say"',
    '; name="photo"',
    '; filename="a"',
    '; filename=""',
    'Content-Type: application/octet-stream',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.boolean(), async (pieces, typed) => {
      const type = typed ? 'application/x-www-form-urlencoded' : 'multipart/form-data; boundary=b';
      const body = pieces.join('');
      const headers = { 'content-type': type };
      const read = await readForm(
        new Request('http://x/', { method: 'POST', body, headers }),
        limits,
      );
      expect(typeof read.ok).toBe('boolean');
    }),
    { numRuns: 500 },
  );
});
