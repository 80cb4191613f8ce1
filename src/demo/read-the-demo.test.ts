import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildStyles } from '../../scripts/build-styles.mjs';
import { createApp } from '../app.ts';
import { HandClock, replayableRandom } from '../app-under-test.ts';
import type { OpenDatabase } from '../db/open.ts';
import { clonePglite } from '../db/test-database.ts';
import { activeAccounts, workspaceOfHost } from '../people/index.ts';
import { setAssetDirectory } from '../ui/index.ts';
import { coalitionCatalogues } from '../web/catalogues.ts';
import type { Deps } from '../web/deps.ts';
import { seatCatalogues } from '../web/seat-catalogues.ts';
import { fillDemo } from './fill-demo.ts';

const origin = 'http://localhost';
/** Of pages that differ only in what they are about, so many are read. */
const alike = 6;
const notForReading =
  /^\/(assets|afmelden|aanmelden|over|antwoord|meedoen|openbaar|mijn-mensen|toegank|privacy|cookies)/;

/** What is said in Dutch where a language has nothing: whole sentences without places to fill. */
const dutchOnly = new Set(
  Object.entries(coalitionCatalogues.nl)
    .filter(([key, said]) => !(key in seatCatalogues.uk) && !said.includes('{') && /\s/.test(said))
    .map(([, said]) => said),
);

/** What stands around a page, without where one is: that is in the words of the page. */
const frameOf = (html: string): string =>
  html.slice(html.indexOf('<body'), html.search(/<main|<nav class="hoofdrol-breadcrumbs/)) +
  html.slice(html.indexOf('</main>'));

const textsOf = (html: string): string[] =>
  html
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .split('\n')
    .map((text) => text.trim());

describe('the demo, read by who has a seat as a resident', () => {
  let database: OpenDatabase;
  let deps: Deps;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    database = await clonePglite();
    deps = {
      db: database.db,
      clock: new HandClock('2026-11-21T10:00:00Z'),
      random: replayableRandom('read'),
      secret: 'a secret of the tests, at least 32 bytes long',
      baseUrl: origin,
      demo: true,
      trustProxy: false,
      mail: { way: 'console', nudge: () => undefined },
      demoClock: null,
      identityProvider: null,
      log: pino({ level: 'silent' }),
    };
    const assets = await mkdtemp(join(tmpdir(), 'hoofdrol-assets-'));
    await buildStyles(assets);
    setAssetDirectory(assets);
    await fillDemo(database, deps);
    app = createApp({
      deps,
      installation: database.installation('test'),
      assets,
      checkStatus: async () => ({ ok: true }),
      version: 'test',
    });
  }, 120_000);
  afterAll(() => database.close());

  async function cookieOf(role: string): Promise<string> {
    const workspace = await workspaceOfHost(database.installation('test'), 'localhost');
    if (!workspace) throw new Error('nobody answers at localhost');
    const { tenantId } = workspace;
    const people = await database.db.tx({ tenantId }, (tx) => activeAccounts(tx, tenantId));
    const account = people.find((one) => one.role === role)?.id ?? '';
    const body = new URLSearchParams({ account });
    const answer = await app.request(`${origin}/aanmelden/demo?taal=uk`, { method: 'POST', body });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  /** Every page that can be reached by links from Deze week, in Ukrainian. */
  async function* pagesFor(role: string): AsyncGenerator<{ path: string; html: string }> {
    const cookie = await cookieOf(role);
    const queue = ['/week'];
    const read = new Map<string, number>();
    const known = new Set(queue);
    for (let path = queue.shift(); path; path = queue.shift()) {
      const shape = path.replaceAll(/[0-9a-f-]{36}/g, '…').replace(/\?.*/, '?');
      const times = read.get(shape) ?? 0;
      if (times >= alike) continue;
      read.set(shape, times + 1);
      const page = await app.request(`${origin}${path}`, { headers: { cookie } });
      if (page.status !== 200 || !page.headers.get('content-type')?.includes('html')) continue;
      const html = await page.text();
      yield { path, html };
      for (const [, found = ''] of html.matchAll(/href="(\/[^"#]*)/g)) {
        const next = found.replaceAll('&amp;', '&');
        if (known.has(next) || notForReading.test(next)) continue;
        known.add(next);
        queue.push(next);
      }
    }
  }

  it.each([
    ['resident-partner', '/berichten'],
    ['key-person', '/aanpak/gezond-opgroeien/navragen'],
  ])(
    'is in the language of a %s on every page, or says that it is not',
    async (role, one) => {
      const left: string[] = [];
      const paths: string[] = [];
      for await (const { path, html } of pagesFor(role)) {
        paths.push(path);
        expect(html, path).toContain('<html lang="uk"');
        const main = /<main[^>]*>/.exec(html)?.[0] ?? '';
        // a page that is only there in Dutch says so; what stands around it is looked at all the same
        const shown = main.includes('lang="nl"') ? frameOf(html) : html;
        for (const text of textsOf(shown)) if (dutchOnly.has(text)) left.push(`${path}: ${text}`);
      }
      expect(left).toEqual([]);
      expect(paths).toContain(one);
    },
    120_000,
  );
});
