import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { trustTables } from '../../server/trust-tables.ts';
import { newFormKey } from '../../thread/form-keys.ts';
import { verifyWorkspace } from '../../thread/verify.ts';
import { deliverAnswer } from '../answers/deliver-answer.ts';
import { writeAnswer } from '../answers/write-answer.ts';
import type { Actor } from '../contributions/act-on-messages.ts';
import { seenMark } from '../contributions/coalition-message.ts';
import { lockMessages } from '../contributions/message-store.ts';
import { importNotes } from './import-notes.ts';
import { contributionsOfImport } from './note-store.ts';
import { counted, type NotesUnderTest, notesUnderTest } from './notes-under-test.ts';

/** Real conversations that lie beside the project and are never part of it. */
const CONVERSATIONS = new URL('../../../../shared/data/opinions/conversations/', import.meta.url);
const ROWS = {
  '15-per-hour-seattle': 54,
  'brexit-consensus': 50,
  'scoop-hivemind.biodiversity': 316,
  'vtaiwan.uberx': 197,
};

function take({ deps, workspace, people, approach }: NotesUnderTest, name: string) {
  return importNotes(deps, workspace, {
    approach,
    bytes: readFileSync(new URL(`${name}/comments.csv`, CONVERSATIONS)),
    fileName: 'comments.csv',
    options: {},
    ownerId: people.nurse.id,
    dueOn: '2026-12-12',
    by: people.nurse,
    form: null,
  });
}

/** One answer to several notes, told at a meeting. */
async function answerTogether(under: NotesUnderTest, ids: readonly string[]): Promise<void> {
  const { deps, workspace, people } = under;
  const { tenantId } = workspace;
  const actor: Actor = {
    deps,
    workspace,
    account: { ...people.nurse, locale: 'nl', secondFactor: 'none' },
  };
  const messages = await deps.db.tx({ tenantId }, (tx) => lockMessages(tx, tenantId, ids));
  const body = 'Dank u wel. Wij praten hierover met de gemeente.';
  const written = await writeAnswer(actor, {
    ids,
    seen: new Map(messages.map((message) => [message.id, seenMark(message)])),
    formKey: newFormKey(deps.random),
    typed: {
      kind: 'final',
      words: [{ locale: 'nl-eenvoudig', body, isMachine: false }],
      other: { locale: '', body: '', isMachine: false },
      sound: { given: 'none' },
      promisedOn: '',
    },
  });
  expect(written).toEqual({ ok: true });
  const [answer] = await deps.db.tx({ tenantId }, (tx) =>
    tx.run(sql<{ id: string }>`select id from answer where tenant_id = ${tenantId}`),
  );
  const told = await deliverAnswer(actor, ids[0] ?? '', newFormKey(deps.random), {
    answerId: answer?.id ?? '',
    how: 'meeting',
    on: '2026-11-21',
    by: people.nurse.id,
    forAll: true,
  });
  expect(told).toEqual({ ok: true });
}

describe.skipIf(!existsSync(CONVERSATIONS))(
  'real conversations (skipped where ../shared/data is absent)',
  () => {
    onBothDatabases('are imported whole and answered', (open) => {
      it('every comment once, also when the file comes twice, and covered by the thread', async () => {
        const under = await notesUnderTest(open(), 'real-a');
        for (const [name, rows] of Object.entries(ROWS)) {
          expect(await take(under, name)).toMatchObject({ added: rows, badCount: 0 });
          expect(await take(under, name)).toMatchObject({ added: 0, alreadyThere: rows });
        }
        const all = Object.values(ROWS).reduce((sum, rows) => sum + rows, 0);
        expect(await counted(under)).toMatchObject({ contributions: all, received: all });
        const report = await verifyWorkspace(
          open().installation('verify'),
          under.workspace.tenantId,
          trustTables,
        );
        expect(report.breaks).toEqual([]);
      });

      it('several of one conversation get one answer, told at a meeting', async () => {
        const under = await notesUnderTest(open(), 'real-b');
        const { tenantId } = under.workspace;
        const taken = await take(under, '15-per-hour-seattle');
        if (!taken.ok) throw new Error(taken.reason);
        const ids = await under.deps.db.tx({ tenantId }, (tx) =>
          contributionsOfImport(tx, tenantId, taken.importId),
        );
        await answerTogether(under, ids.slice(0, 3));
        const states = await under.deps.db.tx({ tenantId }, (tx) =>
          tx.run(
            sql<{ state: string; n: number }>`select state, count(*) as n from contribution
              where tenant_id = ${tenantId} group by state order by state`,
          ),
        );
        expect(states).toEqual([
          { state: 'answered', n: 3 },
          { state: 'open', n: 51 },
        ]);
      });
    });
  },
);
