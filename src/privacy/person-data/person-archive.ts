import type { Tx } from '../../db/database.ts';
import type { Workspace } from '../../people/index.ts';
import { isResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import { zipArchive } from '../../web/zip-archive.ts';
import { asRecord, fileEntries, type PersonData } from './person-data.ts';
import { PersonDataDocument } from './person-data-pages.tsx';

const text = (value: string) => new TextEncoder().encode(value);

/**
 * Everything that is known of a person through one contribution, as a ZIP archive: a page to read, the same
 * as data, and the files.
 * @param asked language of the page; another than ours becomes easy Dutch
 */
export async function personArchive(
  tx: Tx,
  workspace: Workspace,
  data: PersonData,
  { asked, at }: { asked: string; at: Date },
): Promise<Uint8Array> {
  const words = residentWords(isResidentTag(asked) ? asked : 'nl-eenvoudig');
  const page = `<!DOCTYPE html>${PersonDataDocument({ data, workspace, words })}`;
  const record = JSON.stringify(asRecord(data, workspace), null, 2);
  const files = await fileEntries(tx, workspace.tenantId, data.contribution.files);
  return zipArchive(
    [
      { name: 'gegevens.html', bytes: text(page) },
      { name: 'gegevens.json', bytes: text(record) },
      ...files,
    ],
    at,
  );
}
