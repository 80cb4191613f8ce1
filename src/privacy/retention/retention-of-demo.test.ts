import { pino } from 'pino';
import { expect, it } from 'vitest';
import { HandClock, replayableRandom } from '../../app-under-test.ts';
import { logReading } from '../../consult/index.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { fillDemo } from '../../demo/fill-demo.ts';
import { allWorkspaces } from '../../people/index.ts';
import { sealJob } from '../../server/seal-job.ts';
import { trustTables } from '../../server/trust-tables.ts';
import { verifyWorkspace } from '../../thread/verify.ts';
import type { Deps } from '../../web/deps.ts';
import { carryOutRegister } from './carry-out.ts';

const patience = 240_000;

onBothDatabases('a workspace of which every term is over', (open) => {
  it(
    'holds words only of who still waits for an answer, and its seals agree',
    async () => {
      const database = open();
      const clock = new HandClock('2026-11-21T10:00:00Z');
      const deps: Deps = {
        ...{ db: database.db, clock, random: replayableRandom('verlopen') },
        secret: 'a secret of the tests, at least 32 bytes long',
        ...{ baseUrl: 'http://localhost', demo: true, trustProxy: false },
        mail: { way: 'console', nudge: () => undefined },
        ...{ demoClock: null, identityProvider: null, log: pino({ level: 'silent' }) },
      };
      await fillDemo(database, deps);
      const installation = database.installation('test');
      const [workspace] = await installation.tx(allWorkspaces);
      if (!workspace) throw new Error('the demo has no workspace');
      const { tenantId } = workspace;
      const rows = <T>(query: ReturnType<typeof sql<T>>) =>
        deps.db.tx(workspace, (tx) => tx.run(query));
      const [someone] = await rows(sql<{ id: string }>`select id from account limit 1`);
      const all = await rows(sql<{ id: string }>`select id from contribution`);
      const ids = all.map(({ id }) => id);
      await deps.db.tx(workspace, (tx) => logReading(tx, deps, tenantId, someone?.id ?? '', ids));
      const seal = sealJob(installation, deps);
      await seal.runAlone();

      clock.forward(2000);
      expect(await carryOutRegister(deps, installation, [workspace])).toBeGreaterThan(50);
      await seal.runAlone();

      const left = await rows(
        sql<{ state: string; words: boolean; files: boolean }>`select c.state,
            exists (select from text_version v where v.text_id = c.text_id and v.salt is not null) as words,
            exists (select from contribution_photo p where p.contribution_id = c.id)
              or c.sound_file_id is not null as files
          from contribution c`,
      );
      const waits = left.filter(({ state }) => state !== 'withdrawn');
      expect(waits.length).toBeGreaterThan(0);
      expect(waits.filter(({ state }) => ['answered', 'set-aside'].includes(state))).toEqual([]);
      const gone = left.filter(({ state }) => state === 'withdrawn');
      expect(gone.length).toBeGreaterThan(0);
      expect(gone.filter(({ words, files }) => words || files)).toEqual([]);
      for (const table of ['read_entry', 'contribution_background']) {
        expect(await rows(sql`select 1 from ${sql.table(table)}`)).toEqual([]);
      }
      const copies = sql`select 1 from publication p join contribution c on c.id = p.bead_id
        where c.state = 'withdrawn' and p.state <> 'withdrawn'`;
      expect(await rows(copies)).toEqual([]);

      const report = await verifyWorkspace(installation, tenantId, trustTables);
      expect(report.breaks).toEqual([]);
      expect(report.erased).toBeGreaterThan(gone.length / 2);
    },
    patience,
  );
});
