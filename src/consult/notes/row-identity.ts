import { createHash } from 'node:crypto';
import type { Note } from './judge-rows.ts';

/** By this a row is known: the same file once more gives the same three. */
export type RowIdentity = {
  approachId: string;
  /** SHA-256 of the normalised cells, in hexadecimal. */
  cellsHash: string;
  /** 1 for the first row with these cells in the file, 2 for the second. */
  occurrence: number;
};

/**
 * Makes identities for the rows of one file, which must be given in the order of the file. Two
 * equal rows in a file are two; a file read twice gives every row the identity it had.
 */
export function rowIdentifier(approachId: string): (note: Pick<Note, 'cells'>) => RowIdentity {
  const seen = new Map<string, number>();
  return ({ cells }) => {
    // JSON keeps cells apart: ['a', 'b c'] and ['a b', 'c'] are not the same row.
    const cellsHash = createHash('sha256').update(JSON.stringify(cells)).digest('hex');
    const occurrence = (seen.get(cellsHash) ?? 0) + 1;
    seen.set(cellsHash, occurrence);
    return { approachId, cellsHash, occurrence };
  };
}
