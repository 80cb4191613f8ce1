import { appendFile, open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Erasure } from '../../thread/erasures.ts';

const uuid = z.uuid();

const line = z.object({
  tenant: uuid,
  event: uuid,
  approach: uuid,
  subject: uuid,
  kind: z.string(),
  actorRole: z.string(),
  on: z.iso.date(),
  facts: z.record(z.string(), z.unknown()),
});

export type ErasureList =
  | { readonly ok: true; readonly erasures: readonly Erasure[] }
  | { readonly ok: false; readonly reason: 'no-file' }
  | { readonly ok: false; readonly reason: 'unreadable'; readonly line: number };

function parsed(text: string): Erasure | null {
  try {
    const read = line.safeParse(JSON.parse(text));
    return read.success ? (read.data as Erasure) : null;
  } catch {
    return null;
  }
}

/**
 * Reads a list of erasures: a line of JSON for each. The last line may have been cut off by a crash:
 * then it is left out, because the program writes it again.
 */
export async function readErasures(file: string): Promise<ErasureList> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { ok: false, reason: 'no-file' };
    throw error;
  }
  const lines = text.split('\n');
  const half = lines.pop();
  const erasures: Erasure[] = [];
  for (const [index, content] of lines.entries()) {
    const erasure = parsed(content);
    if (erasure) erasures.push(erasure);
    else if (content !== '') return { ok: false, reason: 'unreadable', line: index + 1 };
  }
  const last = half ? parsed(half) : null;
  return { ok: true, erasures: last ? [...erasures, last] : erasures };
}

/** Writes erasures behind those that are in a list already; makes it, for this user only, when it is new. */
export async function appendErasures(file: string, erasures: readonly Erasure[]): Promise<void> {
  if (erasures.length === 0) return;
  const content = erasures.map((erasure) => `${JSON.stringify(erasure)}\n`).join('');
  await mendEnd(file);
  await appendFile(file, content, { mode: 0o600, flush: true });
}

/** Takes away a last line that a crash cut off. */
async function mendEnd(file: string): Promise<void> {
  const text = await readFile(file).catch(() => null);
  if (!text || text.length === 0 || text.at(-1) === '\n'.charCodeAt(0)) return;
  const handle = await open(file, 'r+');
  try {
    await handle.truncate(text.lastIndexOf('\n') + 1);
  } finally {
    await handle.close();
  }
}
