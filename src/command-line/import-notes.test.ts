import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../app-under-test.ts';
import { insertApproach } from '../approach/index.ts';
import { onBothDatabases } from '../db/test-database.ts';
import { insertWorkspace } from '../people/index.ts';
import { newId } from '../thread/ids.ts';
import { importNotesVerb } from './import-notes.ts';

const folder = mkdtempSync(join(tmpdir(), 'hoofdrol-notes-'));

function fileOf(content: string, name = 'notes.csv'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

onBothDatabases('hoofdrol import notes', (open) => {
  let place: AppUnderTest | undefined;
  const approachIn = async (under: AppUnderTest, tenantId: string) => {
    await under.deps.db.tx({ tenantId }, (tx) =>
      insertApproach(tx, tenantId, {
        id: newId(under.deps),
        slug: 'demo',
        title: 'Gezond opgroeien',
        purpose: 'Samen',
        coordinatorId: under.people.coordinator.id,
        answerDays: 21,
        createdAt: under.clock.now(),
      }),
    );
  };
  const at = async () => {
    if (!place) {
      place = await appUnderTest(open());
      await approachIn(place, place.workspace.tenantId);
    }
    return place;
  };
  const run = async (values: Record<string, string>) => {
    const { deps } = await at();
    const heard: string[] = [];
    const runtime = { database: open(), deps };
    const result = await importNotesVerb.run(runtime, { approach: 'demo', ...values }, (line) =>
      heard.push(line),
    );
    return { ...result, heard };
  };

  it('says what was added, what was there, and which rows were not taken and why', async () => {
    const file = fileOf('datum,naam,bijdrage\n2026-11-21,Jan,Meer groen\n,,\n,Piet,\nx,,Rust\n');
    const first = await run({ file });
    expect(first).toMatchObject({ ok: true, answer: '2 added, 0 already there, 1 not taken.' });
    expect(first.heard).toEqual([
      'Row 4: There is nothing in the column for what was said.',
      'The column “naam” is about a person. It is left out.',
      'In 1 row we could not read the date. The note is taken without a date. (Row 5.)',
    ]);
    const again = await run({ file });
    expect(again).toMatchObject({ ok: true, answer: '0 added, 2 already there, 1 not taken.' });
  });

  it('asks which column holds the words when the file does not tell, and takes name or number', async () => {
    const file = fileOf('wat;kop2\nkort;een langere tekst\n', 'unsure.csv');
    const asked = await run({ file });
    expect(asked).toMatchObject({
      ok: false,
      fault: expect.stringMatching(/--words COLUMN[\s\S]*1 {2}wat {3}e\.g\. kort\n {2}2 {2}kop2/),
    });
    expect(await run({ file, words: 'geen' })).toMatchObject({
      ok: false,
      fault: expect.stringContaining('there is no column "geen"'),
    });
    expect(await run({ file, words: 'KOP2' })).toMatchObject({ ok: true });
    expect(await run({ file, words: '1', headerless: 'yes' })).toMatchObject({
      ok: true,
      answer: '2 added, 0 already there, 0 not taken.',
    });
  });

  it('names what is wrong with what was asked', async () => {
    const file = fileOf('bijdrage\nMeer groen\n', 'right.csv');
    const faults: [Record<string, string>, RegExp][] = [
      [{ file: join(folder, 'absent.csv') }, /Cannot read .*absent\.csv/],
      [{ file, approach: 'other' }, /no approach "other"\. There are: demo/],
      [{ file, owner: 'nobody@example.org' }, /--owner/],
      [{ file, owner: 'joke.visser@example.org' }, /--owner/],
      [{ file, due: '21-12-2026' }, /--due/],
      [{ file, due: '2026-11-20' }, /--due/],
      [{ file: fileOf('bijdrage;x\n;1\n', 'bad.csv') }, /Not one row/],
      [{ file: fileOf(`bijdrage\n${'a\n'.repeat(20_001)}`, 'many.csv') }, /20,000 at most/],
    ];
    for (const [values, words] of faults) {
      expect(await run(values)).toMatchObject({ ok: false, fault: expect.stringMatching(words) });
    }
    const right = { file, owner: 'Samira.Bakker@example.org', due: '2026-12-01' };
    expect(await run(right)).toMatchObject({ ok: true });
  });

  it('finds the workspace by the approach, and asks when two have one of that name', async () => {
    const under = await at();
    const { deps, clock, workspace } = under;
    const file = fileOf('bijdrage\nEen bankje\n', 'two.csv');
    const other = { ...workspace, tenantId: newId(deps), slug: 'ander' };
    await open()
      .installation('test workspace')
      .tx((tx) => insertWorkspace(tx, other, ['ander.localhost'], clock.now()));
    expect(await run({ file })).toMatchObject({ ok: true });
    await approachIn(under, other.tenantId);
    expect(await run({ file })).toMatchObject({
      ok: false,
      fault: expect.stringContaining('several workspaces (wilgenhoek, ander): add --workspace'),
    });
    expect(await run({ file, workspace: 'wilgenhoek' })).toMatchObject({ ok: true });
  });
});
