import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { type Approach, approachOfId, insertApproach } from '../../approach/index.ts';
import type { OpenDatabase } from '../../db/open.ts';
import { sql } from '../../db/sql.ts';
import { newId } from '../../thread/ids.ts';

/** A workspace with one approach (answers within 21 days), into which a test imports notes. */
export type NotesUnderTest = AppUnderTest & { readonly approach: Approach };

/** Makes a workspace of its own for one test. */
export async function notesUnderTest(open: OpenDatabase, seed: string): Promise<NotesUnderTest> {
  const under = await appUnderTest(open, seed);
  const { deps, people } = under;
  const { tenantId } = under.workspace;
  const id = newId(deps);
  const approach = await deps.db.tx({ tenantId }, async (tx) => {
    await insertApproach(tx, tenantId, {
      id,
      slug: 'gezond-opgroeien',
      title: 'Gezond opgroeien',
      purpose: 'Samen',
      coordinatorId: people.coordinator.id,
      answerDays: 21,
      createdAt: deps.clock.now(),
    });
    return approachOfId(tx, tenantId, id);
  });
  if (!approach) throw new Error('the approach of the test is not there');
  return { ...under, approach };
}

/** A note as it stands in the database. */
export interface StoredNote {
  readonly row: number;
  readonly occurrence: number;
  readonly body: string | null;
  readonly locale: string;
  readonly state: string;
  readonly ownerId: string;
  readonly dueOn: string;
  readonly notedOn: string | null;
  readonly meeting: string | null;
  readonly theme: string | null;
  readonly notedBy: string | null;
  readonly codeMac: unknown;
  readonly readBackAt: Date | null;
  readonly origin: string;
  readonly form: string;
  readonly bead: string | null;
}

/** All notes of the workspace, in the order of their files. */
export function storedNotes({ deps, workspace }: NotesUnderTest): Promise<StoredNote[]> {
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, (tx) =>
    tx.run(
      sql<StoredNote>`select n.row_number as row, n.occurrence, v.body, c.locale, c.state,
          c.owner_id as "ownerId", c.due_on as "dueOn", n.noted_on as "notedOn", n.meeting, n.theme,
          n.noted_by as "notedBy", c.code_mac as "codeMac", c.read_back_at as "readBackAt",
          c.origin, c.form, b.kind as bead
        from note n
        join contribution c on c.tenant_id = n.tenant_id and c.id = n.contribution_id
        left join bead b on b.tenant_id = c.tenant_id and b.id = c.id
        left join text_version v on v.tenant_id = c.tenant_id and v.text_id = c.text_id
        where n.tenant_id = ${tenantId} order by n.row_number, n.occurrence`,
    ),
  );
}

/** How many contributions, texts and events of a kind there are: together they show what is doubled. */
export async function counted({
  deps,
  workspace,
}: NotesUnderTest): Promise<Record<'contributions' | 'texts' | 'received' | 'imported', number>> {
  const { tenantId } = workspace;
  const rows = await deps.db.tx({ tenantId }, (tx) =>
    tx.run(
      sql<Record<'contributions' | 'texts' | 'received' | 'imported', number>>`select
        (select count(*) from contribution where tenant_id = ${tenantId}) as contributions,
        (select count(*) from text where tenant_id = ${tenantId}) as texts,
        (select count(*) from event where tenant_id = ${tenantId}
          and kind = 'contribution-received') as received,
        (select count(*) from event where tenant_id = ${tenantId}
          and kind = 'notes-imported') as imported`,
    ),
  );
  if (!rows[0]) throw new Error('nothing was counted');
  return rows[0];
}
