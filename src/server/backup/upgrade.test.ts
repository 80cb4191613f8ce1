import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appOver } from '../../app-under-test.ts';
import { codeOfFormKey } from '../../consult/contributions/contribution-code.ts';
import { readMigrations } from '../../db/migrate.ts';
import type { OpenDatabase } from '../../db/open.ts';
import { sql } from '../../db/sql.ts';
import { demoFormKey } from '../../demo/demo-codes.ts';
import { allWorkspaces } from '../../people/index.ts';
import { projectRoot } from '../../root.ts';
import { MovableClock } from '../../thread/movable-clock.ts';
import { verifyWorkspace } from '../../thread/verify.ts';
import { sealJob } from '../seal-job.ts';
import { trustTables } from '../trust-tables.ts';
import {
  depsOf,
  emptyPglite,
  emptyPostgres,
  restoreUnderTest,
  secret,
} from './backup-under-test.ts';
import { checkBackup } from './check-backup.ts';
import type { RestoreResult } from './restore-backup.ts';

const folder = join(projectRoot, 'migrations', 'releases');
const releases = readdirSync(folder).filter((name) => name.endsWith('.backup'));
const databases = [
  ['PGlite', emptyPglite],
  ['PostgreSQL', emptyPostgres],
] as const;
const cases = releases.flatMap((file) =>
  databases.map(([kind, open]) => ({ file, kind, open }) as const),
);

const pages = [
  '/',
  '/week',
  '/week/alles',
  '/berichten',
  '/aanpak',
  '/mensen',
  '/gelezen',
  '/verwerkingen',
] as const;
const pagesOfApproach = ['', '/onderwerpen', '/doelen', '/besluiten', '/rocket'] as const;

it('has a backup that every release made of its own demo', async () => {
  const changelog = readFileSync(join(projectRoot, 'CHANGELOG.md'), 'utf8');
  const released = [...changelog.matchAll(/^## (\d+\.\d+\.\d+) \((?!not released)/gm)];
  const made = new Set<string>();
  for (const file of releases) {
    const checked = await checkBackup(join(folder, file), secret, () => undefined);
    expect(checked.ok, file).toBe(true);
    if (checked.ok) made.add(checked.manifest.program);
  }
  expect(released.map((match) => match[1]).filter((version) => !made.has(version ?? ''))).toEqual(
    [],
  );
  expect(made.size).toBeGreaterThan(0);
});

describe.each(cases)('the demo of $file, on $kind', ({ file, open }) => {
  let database: OpenDatabase | undefined;
  let result: RestoreResult | undefined;
  const here = (): OpenDatabase => {
    if (!database) throw new Error('the database is not open yet');
    return database;
  };
  beforeAll(async () => {
    database = await open();
    result = await restoreUnderTest(database, join(folder, file));
  }, 60_000);
  afterAll(() => database?.close());

  it('goes through every migration that came later', async () => {
    const newest = (await readMigrations()).map(({ name }) => name);
    if (!result?.ok) throw new Error(`not restored: ${result?.reason}`);
    const had = result.manifest.migrations.map(({ name }) => name);
    expect([...had, ...result.migrated].sort()).toEqual(newest);
  });

  it('keeps everything that was sealed, and goes on sealing', async () => {
    const installation = here().installation('test');
    const [workspace] = await installation.tx(allWorkspaces);
    if (!workspace || !result?.ok) throw new Error('nothing was restored');
    const verify = () => verifyWorkspace(installation, workspace.tenantId, trustTables);
    const [seal] = result.manifest.seals;
    expect(await verify()).toMatchObject({ breaks: [], latestSeal: seal?.hash });
    await sealJob(installation, depsOf(here())).runAlone();
    expect(await verify()).toMatchObject({ breaks: [], unsealed: 0 });
  }, 60_000);

  it('shows a coordinator and a resident their pages', async () => {
    const deps = depsOf(here());
    const clock = new MovableClock(deps.clock);
    const app = await appOver(here(), { ...deps, clock, demoClock: clock });
    const ask = (path: string, init: RequestInit = {}) =>
      app.request(`http://localhost${path}`, init);
    const rows = await here()
      .installation('test')
      .tx((tx) =>
        tx.run(
          sql<{ role: string; id: string; slug: string }>`select a.role, a.id, p.slug
            from account a join approach p on p.tenant_id = a.tenant_id
            where a.role in ('coordinator', 'administrator') order by a.role desc`,
        ),
      );
    for (const { id, slug, role } of rows.slice(0, 2)) {
      const body = new FormData();
      body.append('account', id);
      const signedIn = await ask('/aanmelden/demo', { method: 'POST', body });
      const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
      expect(cookie, role).not.toBe('');
      const own = pagesOfApproach.map((path) => `/aanpak/${slug}${path}`);
      for (const path of [...pages, ...own]) {
        const page = await ask(path, { headers: { cookie, accept: 'text/html' } });
        expect(`${path} ${page.status < 500}`).toBe(`${path} true`);
        if (own.includes(path)) expect(`${path} ${page.status}`).toBe(`${path} 200`);
      }
    }
    const code = new FormData();
    code.append('code', codeOfFormKey(demoFormKey('energiedrank')));
    const heard = await ask('/antwoord/nl-eenvoudig', { method: 'POST', body: code });
    expect(await heard.text()).toContain('kraan met gratis');
  }, 60_000);
});
