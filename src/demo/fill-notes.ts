import { importNotes } from '../consult/notes/import-notes.ts';
import { contributionsOfImport } from '../consult/notes/note-store.ts';
import { addDays } from '../web/calendar.ts';
import type { Deps } from '../web/deps.ts';
import type { DemoContribution, DemoImport } from './demo-content.ts';
import { must, personOf, type Scene, type Step } from './scene.ts';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** The file as the coalition has it after the meeting: a row per note. */
function tableOf(
  notes: readonly DemoContribution[],
  heldOn: string,
  { title, noted_by: notedBy }: DemoImport,
): Uint8Array {
  const header = ['datum', 'bijeenkomst', 'gezegd', ...(notedBy ? ['opgeschreven door'] : [])];
  const rows = notes.map((note) => [
    ...[heldOn, title, note.text ?? ''],
    ...(notedBy ? [notedBy] : []),
  ]);
  const csv = [header, ...rows].map((row) => row.map(quoted).join(';')).join('\r\n');
  return new TextEncoder().encode(`${csv}\r\n`);
}

async function takeNotes(deps: Deps, scene: Scene, file: DemoImport): Promise<void> {
  const notes = scene.demo.contributions.filter((said) => said.import === file.key);
  const taken = must(
    file.key,
    await importNotes(deps, scene.workspace, {
      approach: scene.approach,
      bytes: tableOf(notes, addDays(scene.today, -file.days_ago), file),
      fileName: file.file_name,
      options: {},
      ownerId: personOf(scene, file.owner).id,
      dueOn: addDays(scene.today, file.due_in_days),
      by: personOf(scene, file.by),
      form: null,
    }),
  );
  if (taken.added !== notes.length) {
    throw new Error(`content/demo: ${taken.added} of ${notes.length} notes were taken`);
  }
  const { tenantId } = scene.workspace;
  const ids = await deps.db.tx({ tenantId }, (tx) =>
    contributionsOfImport(tx, tenantId, taken.importId),
  );
  notes.forEach((note, index) => {
    const id = ids[index];
    if (id) scene.contributionIds.set(note.key, id);
  });
}

/** The imports of notes of meetings. */
export function noteSteps(scene: Scene): Step[] {
  return scene.demo.imports.map((file) => ({
    daysAgo: file.days_ago,
    run: (deps) => takeNotes(deps, scene, file),
  }));
}
