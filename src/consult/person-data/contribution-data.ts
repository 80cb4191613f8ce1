import type { Tx } from '../../db/database.ts';
import { fileFacts } from '../../thread/files/file-store.ts';
import { codeMac } from '../contributions/contribution-code.ts';
import {
  answersTold,
  type ContributionRow,
  consentsGiven,
  contributionRow,
  type GivenConsent,
  idOfCode,
  type ReadBy,
  readByRoles,
  type SaidWords,
  type SortedInto,
  sortedInto,
  type ToldAnswer,
  versionsOf,
} from './contribution-data-store.ts';

/** A file of a contribution, by the name that it has in an export. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly kind: 'photo' | 'sound' | 'table';
  readonly mediaType: string;
  readonly byteLength: number;
}

/** Everything that is kept of one contribution and of who sent it. */
export interface ContributionData extends ContributionRow {
  readonly words: readonly SaidWords[];
  readonly files: readonly KeptFile[];
  readonly consents: readonly GivenConsent[];
  readonly answers: readonly ToldAnswer[];
  readonly themes: readonly SortedInto[];
  readonly readers: readonly ReadBy[];
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/webm': 'webm',
  'audio/wav': 'wav',
  'audio/amr': 'amr',
};

async function filesOf(tx: Tx, tenantId: string, row: ContributionRow): Promise<KeptFile[]> {
  const ids = [...(row.soundId ? [row.soundId] : []), ...row.photoIds];
  const facts = await fileFacts(tx, tenantId, ids);
  return ids.flatMap((id, place) => {
    const file = facts.find((one) => one.id === id);
    if (!file) return [];
    const { kind, mediaType, byteLength } = file;
    const name = `${kind === 'sound' ? 'geluid' : `foto-${place + (row.soundId ? 0 : 1)}`}`;
    return [{ id, kind, mediaType, byteLength, name: `${name}.${endings[mediaType] ?? 'bin'}` }];
  });
}

/** Everything that is kept of one contribution, for the person who sent it; null when it is not there. */
export async function contributionData(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<ContributionData | null> {
  const row = await contributionRow(tx, tenantId, id);
  if (!row) return null;
  return {
    ...row,
    words: row.textId ? await versionsOf(tx, tenantId, row.textId) : [],
    files: await filesOf(tx, tenantId, row),
    consents: await consentsGiven(tx, tenantId, id),
    answers: row.state === 'withdrawn' ? [] : await answersTold(tx, tenantId, id),
    themes: await sortedInto(tx, tenantId, id),
    readers: await readByRoles(tx, tenantId, id),
  };
}

/** The id of the contribution with this code (sixteen digits, read by `readCode`), or null. */
export function contributionOfCode(
  tx: Tx,
  { secret }: { readonly secret: string },
  tenantId: string,
  code: string,
): Promise<string | null> {
  return idOfCode(tx, tenantId, codeMac(secret, code));
}
