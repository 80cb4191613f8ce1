import type { Tx } from './database.ts';

type Reader<Args extends readonly string[], Read> = (tx: Tx, ...args: Args) => Promise<Read>;
const known = new WeakMap<Tx, Map<unknown, Map<string, Promise<unknown>>>>();

/**
 * Reads something once in a transaction, however many rooms ask for it on one page. For transactions
 * that only read: what is written after it is not seen.
 * @param read reads it; what it gave is remembered by this function and its arguments
 */
export function readOnce<Args extends readonly string[], Read>(
  read: Reader<Args, Read>,
  tx: Tx,
  ...args: Args
): Promise<Read> {
  const ofTx = known.get(tx) ?? new Map<unknown, Map<string, Promise<unknown>>>();
  known.set(tx, ofTx);
  const ofReader = ofTx.get(read) ?? new Map<string, Promise<unknown>>();
  ofTx.set(read, ofReader);
  const asked = args.join(' ');
  const found = (ofReader.get(asked) ?? read(tx, ...args)) as Promise<Read>;
  ofReader.set(asked, found);
  return found;
}
