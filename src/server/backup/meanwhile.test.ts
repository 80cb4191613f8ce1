import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { HandClock } from '../../app-under-test.ts';
import { codeOfFormKey } from '../../consult/contributions/contribution-code.ts';
import { takeBack } from '../../consult/contributions/take-back.ts';
import type { Driver } from '../../db/database.ts';
import { type OpenDatabase, openEmbedded } from '../../db/open.ts';
import type { PgliteDriver } from '../../db/pglite.ts';
import { demoFormKey } from '../../demo/demo-codes.ts';
import { workspaceOfHost } from '../../people/index.ts';
import { unpackPrepared } from '../data-folder.ts';
import {
  depsOf,
  emptyPglite,
  emptyPostgres,
  holds,
  released,
  restoreUnderTest,
  secret,
} from './backup-under-test.ts';
import { eraseAgain } from './erase-again.ts';
import { readErasures } from './erasure-list.ts';
import { keepErasures } from './keep-erasures.ts';
import { copyFolder } from './read-at-rest.ts';
import { writeBackup } from './write-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'hoofdrol-meanwhile-'));
const said = 'kost een blikje energy 1 euro';

/** A large embedded database is copied; this one counts as large, and says when it was copied. */
async function embedded(copied: () => Promise<void>): Promise<[OpenDatabase, Driver]> {
  await unpackPrepared(folder, inject('preparedPglite'));
  const database = await openEmbedded(join(folder, 'database'));
  const driver: PgliteDriver = {
    ...database.driver,
    async copyTo(to) {
      await database.driver.copyTo(to);
      await copied();
    },
  };
  return [database, driver];
}

/** A server whose backup pauses when it has read half of the tables. */
async function server(halfway: () => Promise<void>): Promise<[OpenDatabase, Driver]> {
  const database = await emptyPostgres();
  let cursors = 0;
  const driver: Driver = {
    ...database.driver,
    async begin(preamble) {
      const session = await database.driver.begin(preamble);
      return {
        ...session,
        async script(text) {
          cursors += text.startsWith('declare') ? 1 : 0;
          if (cursors === 20) await halfway();
          await session.script(text);
        },
      };
    },
  };
  return [database, driver];
}

describe.each([
  ['PGlite', embedded],
  ['PostgreSQL', server],
] as const)('somebody who takes a message back in the middle of a backup (%s)', (kind, open) => {
  it('does not wait for it, is in the backup, and is gone when that is restored', async () => {
    const list = join(folder, `${kind}.jsonl`);
    const file = join(folder, `${kind}.backup`);
    let isTakenBack = false;
    const [database, driver] = await open(async () => {
      if (isTakenBack) return;
      isTakenBack = true;
      const workspace = await workspaceOfHost(database.installation('test'), 'localhost');
      if (!workspace) throw new Error('there is no workspace');
      const code = codeOfFormKey(demoFormKey('energiedrank'));
      expect(await takeBack(depsOf(database), workspace, code)).toEqual({ ok: true });
    });
    await restoreUnderTest(database, released);
    const clock = new HandClock('2026-11-21T10:00:00Z');
    const say = () => undefined;
    const request = { driver, clock, secret, program: 'test', file, say, copyFrom: 0 };
    const [made, other] = await Promise.all([writeBackup(request), writeBackup(request)]);
    expect(made).toMatchObject({ ok: true });
    expect(other).toEqual({ ok: false, reason: 'busy' });
    expect(isTakenBack).toBe(true);
    expect(await holds(database, said)).toBe(false);
    await keepErasures(database.installation('test'), clock, list);
    await database.close();
    // the copy holds what was taken back
    expect(existsSync(copyFolder(join(folder, 'database')))).toBe(false);

    const erasures = await readErasures(list);
    for (const known of [[], erasures.ok ? erasures.erasures : []]) {
      const to = await emptyPglite();
      const again = {
        eraseAgain: (tx: Parameters<typeof eraseAgain>[0]) => eraseAgain(tx, depsOf(to), known),
      };
      expect(await restoreUnderTest(to, file, again)).toMatchObject({ ok: true });
      expect(await holds(to, said)).toBe(known.length === 0);
      await to.close();
    }
  }, 120_000);
});
