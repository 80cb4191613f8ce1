import { expect, it } from 'vitest';
import { DatabaseAway } from '../../db/database.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { trustTables } from '../../server/trust-tables.ts';
import { newFormKey } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { verifyWorkspace } from '../../thread/verify.ts';
import type { Deps } from '../../web/deps.ts';
import { type ImportRequest, importNotes } from './import-notes.ts';
import { counted, type NotesUnderTest, notesUnderTest, storedNotes } from './notes-under-test.ts';

const text = (content: string): Uint8Array => Buffer.from(content);
const table = (rows: number, words = (row: number) => `Rij ${row}: meer groen`): Uint8Array =>
  text(
    `datum;bijdrage\n${Array.from({ length: rows }, (_, row) => `21-11-2026;${words(row)}\n`).join('')}`,
  );

function requestOf(
  under: NotesUnderTest,
  bytes: Uint8Array,
  change: Partial<ImportRequest> = {},
): ImportRequest {
  return {
    approach: under.approach,
    bytes,
    fileName: 'notities.csv',
    options: {},
    ownerId: under.people.coordinator.id,
    dueOn: '2026-12-12',
    by: under.people.nurse,
    form: null,
    ...change,
  };
}

/** The same database, but it goes away at the `nth` transaction. */
function goesAway(deps: Deps, nth: number): Deps {
  let begun = 0;
  const { db } = deps;
  return {
    ...deps,
    db: {
      kind: db.kind,
      tx: (context, work) => {
        begun += 1;
        if (begun === nth) throw new DatabaseAway('killed in the middle');
        return db.tx(context, work);
      },
      call: (context, name, argument) => db.call(context, name, argument),
    },
  };
}

onBothDatabases('importing notes of a meeting', (open) => {
  it('makes each note a message that waits for an answer, with what was noted beside it', async () => {
    const under = await notesUnderTest(open(), 'import-a');
    const bytes = text(
      'datum;bijeenkomst;taal;onderwerp;genoteerd door;bijdrage\n' +
        '21-11-2026;Buurthuis;Turks;spelen;Fatma;Çocuklar için park\n' +
        ';;;;;Meer groen\n',
    );
    const result = await importNotes(under.deps, under.workspace, requestOf(under, bytes));
    expect(result).toMatchObject({ ok: true, added: 2, alreadyThere: 0, badCount: 0, bad: [] });
    const [first, second] = await storedNotes(under);
    expect(first).toEqual({
      row: 2,
      occurrence: 1,
      body: 'Çocuklar için park',
      locale: 'tr',
      state: 'open',
      ownerId: under.people.coordinator.id,
      dueOn: '2026-12-12',
      notedOn: '2026-11-21',
      meeting: 'Buurthuis',
      theme: 'spelen',
      notedBy: 'Fatma',
      codeMac: null,
      readBackAt: null,
      origin: 'note',
      form: 'typed',
      bead: 'contribution',
    });
    expect(second).toMatchObject({ body: 'Meer groen', locale: 'nl', notedOn: null, theme: null });
    expect(await counted(under)).toEqual({ contributions: 2, texts: 2, received: 2, imported: 1 });
  });

  it('covers every word with an event, so that verify sees a changed one', async () => {
    const under = await notesUnderTest(open(), 'import-b');
    await importNotes(under.deps, under.workspace, requestOf(under, table(3)));
    const { tenantId } = under.workspace;
    const report = await verifyWorkspace(open().installation('verify'), tenantId, trustTables);
    expect(report).toMatchObject({ events: 4, unsealed: 4, breaks: [] });
  });

  it('adds nothing twice from the same file, and keeps two equal rows of one file apart', async () => {
    const under = await notesUnderTest(open(), 'import-c');
    const bytes = text('bijdrage\nIk wil een park\nIk wil een park\nIk wil rust\n');
    const once = await importNotes(under.deps, under.workspace, requestOf(under, bytes));
    const again = await importNotes(under.deps, under.workspace, requestOf(under, bytes));
    expect(once).toMatchObject({ added: 3, alreadyThere: 0 });
    expect(again).toMatchObject({ added: 0, alreadyThere: 3 });
    const more = text('bijdrage\nIk wil rust\nIk wil een park\nEn een bankje\n');
    const later = await importNotes(under.deps, under.workspace, requestOf(under, more));
    expect(later).toMatchObject({ added: 1, alreadyThere: 2 });
    expect((await storedNotes(under)).map((note) => note.body).sort()).toEqual([
      'En een bankje',
      'Ik wil een park',
      'Ik wil een park',
      'Ik wil rust',
    ]);
    expect(await counted(under)).toMatchObject({ contributions: 4, texts: 4, received: 4 });
  });

  it('names every bad row with its reason and takes the others', async () => {
    const under = await notesUnderTest(open(), 'import-d');
    const long = 'a'.repeat(10_001);
    const bytes = text(`bijdrage;onderwerp\nGoed;x\n;x\n${long};x\nOok goed;x;te;veel\nKlaar;x\n`);
    const result = await importNotes(under.deps, under.workspace, requestOf(under, bytes));
    expect(result).toMatchObject({
      ok: true,
      added: 2,
      badCount: 3,
      bad: [
        { row: 3, reason: 'empty' },
        { row: 4, reason: 'too-long' },
        { row: 5, reason: 'too-many-cells' },
      ],
    });
  });

  it('was killed in the middle: the same file again completes it and doubles nothing', async () => {
    const under = await notesUnderTest(open(), 'import-e');
    const bytes = table(1_000);
    const form = { key: newFormKey(under.deps.random), partsMac: 'ab'.repeat(32) };
    const request = requestOf(under, bytes, { form });
    // 1: begin, 2 and 3: rows, 4: gone
    await expect(importNotes(goesAway(under.deps, 4), under.workspace, request)).rejects.toThrow(
      DatabaseAway,
    );
    expect(await counted(under)).toMatchObject({ contributions: 500, received: 500, imported: 0 });

    const resent = await importNotes(under.deps, under.workspace, request);
    expect(resent).toMatchObject({ ok: true, added: 1_000, alreadyThere: 0 });
    const whole = { contributions: 1_000, texts: 1_000, received: 1_000, imported: 1 };
    expect(await counted(under)).toEqual(whole);

    const otherForm = requestOf(under, bytes);
    const again = await importNotes(under.deps, under.workspace, otherForm);
    expect(again).toMatchObject({ ok: true, added: 0, alreadyThere: 1_000 });
    expect(await counted(under)).toEqual({ ...whole, imported: 2 });
  });

  it('was sent twice at once by two people: every row is there once', async () => {
    const under = await notesUnderTest(open(), 'import-f');
    const bytes = table(700);
    const results = await Promise.all(
      [under.people.nurse, under.people.coordinator].map((by) =>
        importNotes(under.deps, under.workspace, requestOf(under, bytes, { by })),
      ),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    const added = results.map((result) => (result.ok ? result.added : 0));
    expect((added[0] ?? 0) + (added[1] ?? 0)).toBe(700);
    expect(await counted(under)).toMatchObject({ contributions: 700, texts: 700, received: 700 });
  });

  it('was sent twice from one form: the same outcome twice, and one event for the file', async () => {
    const under = await notesUnderTest(open(), 'import-g');
    const form = { key: newFormKey(under.deps.random), partsMac: 'ab'.repeat(32) };
    const request = requestOf(under, table(600), { form });
    const [first, second] = await Promise.all([
      importNotes(under.deps, under.workspace, request),
      importNotes(under.deps, under.workspace, request),
    ]);
    expect(first).toMatchObject({ ok: true, added: 600 });
    expect(second).toEqual(first);
    expect(await counted(under)).toMatchObject({ contributions: 600, imported: 1 });

    const changed = { ...request, dueOn: '2026-12-01' };
    expect(await importNotes(under.deps, under.workspace, changed)).toMatchObject({
      ok: false,
      reason: 'already-sent',
      earlier: { addedCount: 600, dueOn: '2026-12-12' },
    });
  });

  it('refuses what cannot be imported, and takes nothing from it', async () => {
    const under = await notesUnderTest(open(), 'import-h');
    const refused = async (bytes: Uint8Array, change: Partial<ImportRequest> = {}) =>
      importNotes(under.deps, under.workspace, requestOf(under, bytes, change));
    expect(await refused(table(20_001))).toEqual({
      ok: false,
      reason: 'unreadable',
      failure: { reason: 'too-many-rows', limit: 20_000 },
    });
    expect(await refused(Buffer.alloc(64, 0xff))).toMatchObject({ reason: 'unreadable' });
    expect(await refused(text('bijdrage;onderwerp\n;x\n  ;y\n'))).toMatchObject({
      reason: 'no-good-rows',
      preview: { badByReason: { empty: 2 } },
    });
    expect(await refused(table(1), { dueOn: '2026-11-20' })).toMatchObject({ reason: 'due-wrong' });
    expect(await refused(table(1), { dueOn: '2027-01-03' })).toMatchObject({ reason: 'due-wrong' });
    expect(await refused(table(1), { dueOn: '2026-02-30' })).toMatchObject({ reason: 'due-wrong' });
    const { partner } = under.people;
    for (const ownerId of [partner.id, newId(under.deps)]) {
      expect(await refused(table(1), { ownerId })).toMatchObject({ reason: 'owner-unknown' });
    }
    expect(await counted(under)).toEqual({ contributions: 0, texts: 0, received: 0, imported: 0 });
  });

  it('takes 20,000 rows, tells how far it is, and lets others in between', async () => {
    const under = await notesUnderTest(open(), 'import-i');
    const heard: number[] = [];
    const request = requestOf(
      under,
      table(20_000, (row) => `${row} ${'een veilige plek '.repeat(12)}`),
    );
    let over = false;
    let others = 0;
    const importing = importNotes(under.deps, under.workspace, request, (done) => {
      heard.push(done);
    }).finally(() => {
      over = true;
    });
    while (!over) {
      await under.deps.db.tx(under.workspace, async () => undefined);
      others += 1;
    }
    expect(await importing).toMatchObject({ ok: true, added: 20_000, badCount: 0 });
    expect(heard.at(-1)).toBe(20_000);
    expect(heard.length).toBeGreaterThan(20);
    expect(others).toBeGreaterThan(20);
    expect(await counted(under)).toMatchObject({ contributions: 20_000, received: 20_000 });
  }, 120_000);
});
