import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { writePreparedPglite } from './prepare.ts';
import { startTestServer } from './test-servers.ts';

/** Once per test run: a PostgreSQL server with a migrated template, and prepared PGlite data. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'hoofdrol-test-'));
  const prepared = join(folder, 'pglite.tar.gz');
  const [server] = await Promise.all([startTestServer(), writePreparedPglite(prepared)]);
  project.provide('preparedPglite', prepared);
  project.provide('postgresUrl', server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
