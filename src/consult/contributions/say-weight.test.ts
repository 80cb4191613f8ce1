import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenDatabase } from '../../db/open.ts';
import { clonePglite } from '../../db/test-database.ts';
import { fieldsOf, type Visitor, visitor } from './say-under-test.ts';

/** All that a phone loads on a first visit to one page, packed as it travels (promise 1). */
const heaviest = 50_000;
/** What we aim for without the optional scripts. */
const aim = 15_000;

let database: OpenDatabase;
let me: Visitor;
const path = '/meedoen/demo/nl-eenvoudig';
const formKey = '9'.repeat(32);

beforeAll(async () => {
  database = await clonePglite();
  me = await visitor(database, 'weight');
});
afterAll(() => database.close());

async function travels(address: string, fields?: Record<string, string>) {
  const response = await me.app.request(`http://weight.localhost${address}`, {
    headers: { 'accept-encoding': 'gzip' },
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  });
  expect(response.status).toBe(200);
  const bytes = Buffer.from(await response.arrayBuffer());
  const isPacked = response.headers.get('content-encoding') === 'gzip';
  const body = isPacked
    ? new Response(bytes).body?.pipeThrough(new DecompressionStream('gzip'))
    : bytes;
  return { size: bytes.length, text: await new Response(body ?? null).text() };
}

it.each([
  ['language', '/meedoen/demo', undefined],
  ['words', path, undefined],
  ['read-back', `${path}/nalezen`, { formKey, words: 'Dag' }],
  ['code', `${path}/versturen`, { formKey, words: 'Dag' }],
] as const)('the screen %s is light, also with all its scripts', async (_, address, fields) => {
  const page = await travels(address, fields);
  let plain = page.size;
  let scripts = 0;
  const linked = [
    ...page.text.matchAll(/(?:<link[^>]* href|<script[^>]* src|<img[^>]* src)="([^"]+)"/g),
  ];
  expect(linked.length).toBeGreaterThan(2);
  for (const [tag, href = ''] of linked) {
    const { size } = await travels(href);
    if (tag.startsWith('<script')) scripts += size;
    else plain += size;
  }
  expect(plain).toBeLessThanOrEqual(aim);
  expect(plain + scripts).toBeLessThanOrEqual(heaviest);
});

it('needs no script, no cookie and nothing from elsewhere', async () => {
  const pages = [await me.open('/meedoen/demo'), await me.open(path)];
  pages.push(await me.send(`${path}/nalezen`, { ...fieldsOf(pages[1]?.html ?? ''), words: 'Dag' }));
  for (const { html, headers } of pages) {
    expect(headers.get('set-cookie')).toBeNull();
    expect(html).not.toMatch(/ style=| on[a-z]+="|<script>|<style|https?:\/\//);
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toContain('type="module"');
  }
});
