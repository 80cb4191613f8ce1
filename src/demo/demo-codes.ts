import { createHash } from 'node:crypto';

const formKeyDigits = 32;

/**
 * The form key with which the demo sends something. It is fixed, so that codes of the demo are the
 * same in every installation; anybody can know them, and nobody real is behind them.
 */
export function demoFormKey(key: string): string {
  return createHash('sha256').update(`hoofdrol-demo ${key}`).digest('hex').slice(0, formKeyDigits);
}
