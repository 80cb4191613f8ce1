import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../db/sql.ts';
import { onBothDatabases } from '../db/test-database.ts';
import { insertWorkspace, type Workspace } from '../people/index.ts';
import { projectRoot } from '../root.ts';
import type { Runtime } from '../server/open-runtime.ts';
import { trustTables } from '../server/trust-tables.ts';
import { appendEvent } from '../thread/events.ts';
import { newId, systemClock, systemRandom } from '../thread/ids.ts';
import { sealNext } from '../thread/seal-thread.ts';
import { addText } from '../thread/texts.ts';
import { verifyVerb } from './verify.ts';

const run = promisify(execFile);
const quiet = () => undefined;
const source = { clock: systemClock, random: systemRandom };
const tenantId = newId(source);

/** The script as it stands in the documentation. */
async function documentedScript(): Promise<string> {
  const text = await readFile(join(projectRoot, 'docs', 'operations', 'verify.md'), 'utf8');
  return /```js\n(.*?)```/s.exec(text)?.[1] ?? '';
}

onBothDatabases('hoofdrol verify', (open) => {
  let folder = '';
  let script = '';
  const verify = (values: Record<string, string>) =>
    verifyVerb.run({ database: open() } as Runtime, values, quiet);
  const stranger = (file: string, ...seal: string[]) =>
    run(process.execPath, [script, file, ...seal]);

  /** A goal that changes once, sealed before and after. */
  async function goalInTwoSeals(): Promise<string> {
    const [id, approachId, textId] = [newId(source), newId(source), newId(source)];
    const at = source.clock.now();
    const event = { approachId, subjectId: id, actorRole: 'member', facts: {} } as const;
    const seal = () =>
      open()
        .installation('seal')
        .tx((tx) => sealNext(tx, source, tenantId, trustTables));
    await open().db.tx({ tenantId }, async (tx) => {
      const words = {
        textId,
        version: 1,
        locale: 'nl',
        body: 'Meer groen',
        status: 'written',
      } as const;
      const fact = await addText(tx, source, words);
      await tx.run(
        sql`select thread_add_bead(${JSON.stringify({ id, approachId, kind: 'goal', at })}::jsonb)`,
      );
      await tx.run(sql`insert into goal (tenant_id, id, approach_id, state, version, owner_id, created_by,
          created_at)
        values (${tenantId}, ${id}, ${approachId}, 'open', 1, ${id}, ${id}, ${at})`);
      await appendEvent(tx, source, { ...event, kind: 'goal-made', facts: { ...fact } });
    });
    await seal();
    await open().db.tx({ tenantId }, async (tx) => {
      await tx.run(
        sql`update goal set state = 'reached' where tenant_id = ${tenantId} and id = ${id}`,
      );
      await appendEvent(tx, source, { ...event, kind: 'goal-changed' });
    });
    await seal();
    return id;
  }

  let goal = '';
  let newest = '';
  beforeAll(async () => {
    const workspace: Workspace = {
      ...{
        tenantId,
        slug: 'wijk',
        name: 'Wijk',
        zone: 'Europe/Amsterdam',
        locales: ['nl-eenvoudig'],
      },
      ...{ baseUrl: null, isDemo: false },
    };
    await open()
      .installation('a workspace')
      .tx((tx) => insertWorkspace(tx, workspace, ['wijk.example'], source.clock.now()));
    folder = await mkdtemp(join(tmpdir(), 'hoofdrol-verify-'));
    script = join(folder, 'check-seals.mjs');
    await writeFile(script, await documentedScript());
    goal = await goalInTwoSeals();
    const result = await verify({});
    newest = /latest seal ([0-9a-f]{64})/.exec(result.ok ? result.answer : '')?.[1] ?? '';
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('gives a file that a stranger checks with nothing but the documentation', async () => {
    const file = join(folder, 'seals.jsonl');
    expect(await verify({ export: file })).toMatchObject({ ok: true });
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect((await stranger(file, newest)).stdout).toBe(`2 seals, the newest is ${newest}\n`);
    await expect(stranger(file, 'ab'.repeat(32))).rejects.toThrow('is not among these');
    expect(await verify({ export: file })).toMatchObject({ ok: false });

    const text = await readFile(file, 'utf8');
    expect(text).not.toContain('groen');
    const lines = text.trimEnd().split('\n');
    const kinds = ['event', 'row', 'seal'].map((kind) => `{"${kind}"`);
    const spoiled = kinds.flatMap((kind) => {
      const at = lines.findIndex((line) => line.startsWith(kind));
      const other = lines[at]?.replace(/"(kind|key|sealedAt)":"./, '"$1":"x') ?? '';
      return [lines.toSpliced(at, 1), lines.toSpliced(at, 1, other)];
    });
    for (const [at, altered] of spoiled.entries()) {
      const name = join(folder, `altered-${at}.jsonl`);
      await writeFile(name, `${altered.join('\n')}\n`);
      await expect(stranger(name)).rejects.toThrow('is not what it says');
    }
    const shorter = join(folder, 'shorter.jsonl');
    const first = lines.findIndex((line) => line.startsWith('{"seal"'));
    await writeFile(shorter, `${lines.slice(0, first + 1).join('\n')}\n`);
    await expect(stranger(shorter, newest)).rejects.toThrow('is not among these');
  });

  it('opens one row, so that its commitment can be recomputed and found in the file', async () => {
    const shown = await verify({ row: `goal/${goal}` });
    const row = JSON.parse(shown.ok ? shown.answer : '{}');
    expect(row).toMatchObject({ table: 'goal', key: goal, revision: 2, seal: 2 });
    const text = await readFile(join(folder, 'seals.jsonl'), 'utf8');
    for (const { salt, content, commitment } of [row.fixed, row.moving]) {
      const computed = createHash('sha256').update(Buffer.from(salt, 'hex')).update(content);
      expect(computed.digest('hex')).toBe(commitment);
      expect(text).toContain(commitment);
    }
    expect(JSON.parse(row.moving.content)).toMatchObject({ state: 'reached' });
    expect(await verify({ row: 'goal/anders' })).toMatchObject({ ok: false });
    expect(await verify({ row: 'account/x' })).toMatchObject({ ok: false });
  });

  it('names a row that was changed, in words and for programs, with the seal that was kept', async () => {
    expect(await verify({ seal: newest.toUpperCase() })).toMatchObject({ ok: true });
    await open()
      .installation('tamper')
      .tx((tx) =>
        tx.run(
          sql`update goal set state = 'stopped' where tenant_id = ${tenantId} and id = ${goal}`,
        ),
      );
    const said = await verify({ seal: newest });
    expect(said.ok ? '' : said.fault).toContain(
      `BREAK goal ${goal}: was changed, and no event says so (sealed under 2)`,
    );
    expect(said.ok ? '' : said.fault).toContain('the seal that you kept is number 2 of 2');
    const told = await verify({ seal: newest, json: 'yes' });
    expect(JSON.parse(told.answer ?? '{}')).toMatchObject({
      intact: false,
      workspaces: [
        {
          givenSeal: 2,
          breakCount: 1,
          breaks: [{ what: 'row-changed-without-event', table: 'goal', key: goal, seal: 2 }],
        },
      ],
    });
    const unknown = await verify({ seal: 'ab'.repeat(32) });
    expect(unknown.ok ? '' : unknown.fault).toContain(
      'the seal that you kept is not in this database',
    );
  });
});
