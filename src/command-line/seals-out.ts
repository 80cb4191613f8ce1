import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Installation } from '../db/database.ts';
import { trustTables } from '../server/trust-tables.ts';
import { openRow } from '../thread/open-row.ts';
import { exportSeals } from '../thread/seal-export.ts';
import type { VerbResult } from './verb.ts';

const faultOf: Readonly<Record<string, string>> = {
  EEXIST: 'There is a file of that name already. Name another, or remove it first.',
  ENOSPC: 'The disk is full: the file is not whole.',
};

/** Writes the seals of a workspace, and what they cover, into a new file that only its owner can read. */
export async function writeSeals(
  house: Installation,
  tenantId: string,
  file: string,
): Promise<VerbResult> {
  try {
    await pipeline(
      exportSeals(house, tenantId),
      createWriteStream(file, { flags: 'wx', mode: 0o600 }),
    );
    return { ok: true, answer: `seals written to ${file}` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const known = faultOf[code ?? ''];
    if (!code || typeof (error as NodeJS.ErrnoException).errno !== 'number') throw error;
    return { ok: false, fault: known ?? 'That file cannot be written: look at the folder.' };
  }
}

/** Opens one sealed row, `TABLE/KEY`, for somebody who wants to recompute it. */
export async function showRow(
  house: Installation,
  tenantId: string,
  named: string,
): Promise<VerbResult> {
  const slash = named.indexOf('/');
  const table = trustTables.find(({ name }) => name === named.slice(0, Math.max(slash, 0)));
  if (!table) return { ok: false, fault: `"${named}" is no TABLE/KEY of a sealed row.` };
  const opened = await openRow(house, tenantId, table, named.slice(slash + 1));
  if (!opened) return { ok: false, fault: `No seal covers "${named}".` };
  return { ok: true, answer: JSON.stringify(opened, null, 2) };
}
