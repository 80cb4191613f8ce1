import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { sendFile } from './send-file.ts';

const app = new Hono().get('/sound', (c) =>
  sendFile(c, { bytes: new TextEncoder().encode('0123456789'), mediaType: 'audio/mp4' }),
);
const ask = (range?: string) => app.request('/sound', range ? { headers: { range } } : {});

describe('sending sound', () => {
  it('sends all of it, and lets no browser keep it', async () => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('0123456789');
    expect(answer.headers.get('content-type')).toBe('audio/mp4');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('accept-ranges')).toBe('bytes');
  });

  it.each([
    ['bytes=0-1', '01', 'bytes 0-1/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
  ])('sends the part %s that a player asks for', async (range, body, told) => {
    const answer = await ask(range);
    expect(answer.status).toBe(206);
    expect(await answer.text()).toBe(body);
    expect(answer.headers.get('content-range')).toBe(told);
    expect(answer.headers.get('content-length')).toBe(String(body.length));
  });

  it('says that a part beyond the end does not exist', async () => {
    const answer = await ask('bytes=10-12');
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe('bytes */10');
  });

  it.each(['bytes=-', 'seconds=1-2', 'bytes=0-1,4-5'])('sends all for %s', async (range) => {
    expect((await ask(range)).status).toBe(200);
  });
});
