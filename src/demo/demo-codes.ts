import { createHash } from 'node:crypto';
import { codeOfFormKey } from '../consult/contributions/contribution-code.ts';
import type { DemoCode } from '../people/index.ts';

const formKeyDigits = 32;

/**
 * The form key with which the demo sends something. It is fixed, so that codes of the demo are the
 * same in every installation; anybody can know them, and nobody real is behind them.
 */
export function demoFormKey(key: string): string {
  return createHash('sha256').update(`hoofdrol-demo ${key}`).digest('hex').slice(0, formKeyDigits);
}

/** Codes with which a visitor of the demo sees how someone hears back, by what there is to see. */
export function demoCodes(): DemoCode[] {
  const examples = [
    { shows: 'waiting', key: 'energiedrank' },
    { shows: 'spoken', key: 'koffie-moeders' },
    { shows: 'arabic', key: 'voetbalclub' },
    { shows: 'meant', key: 'oversteken-bijna' },
    { shows: 'contested', key: 'glas-speelplek' },
  ] as const;
  return examples.map(({ shows, key }) => ({ shows, code: codeOfFormKey(demoFormKey(key)) }));
}
