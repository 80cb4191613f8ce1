import { createHash, createHmac } from 'node:crypto';

const digitCount = 15;
const groupSize = 4;
const firstBytes = 16;
const modulus = 10n ** BigInt(digitCount);

/**
 * The check digit of a row of digits by ISO/IEC 7064, MOD 11,10: it finds every single wrong digit
 * and nearly every swap of two neighbours. Example: `0794` has check digit `5`.
 */
export function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

/**
 * The code that belongs to a form key: sixteen digits. The first 16 bytes of
 * SHA-256('hoofdrol-code' ‖ form key as lower-case hexadecimal text), read as one big-endian number,
 * modulo 10^15, filled up with zeros to fifteen digits; then the check digit. A phone without
 * connection computes the same.
 */
export function codeOfFormKey(formKey: string): string {
  const hash = createHash('sha256').update(`hoofdrol-code${formKey}`).digest();
  const number = BigInt(`0x${hash.subarray(0, firstBytes).toString('hex')}`) % modulus;
  const digits = number.toString().padStart(digitCount, '0');
  return digits + checkDigit(digits);
}

export type CodeReading = { ok: true; code: string } | { ok: false; reason: CodeFault };
/** What is wrong with what someone typed as their code. */
export type CodeFault = 'code-empty' | 'code-letters' | 'code-length' | 'code-typo';

/** Zeros of the rows of digits that keyboards type: Arabic-Indic, Persian, full width. */
const otherZeros = [0x0660, 0x06f0, 0xff10] as const;

function asLatinDigit(sign: string): string {
  const point = sign.codePointAt(0) ?? 0;
  const zero = otherZeros.find((first) => point >= first && point <= first + 9);
  return zero === undefined ? sign : String(point - zero);
}

/**
 * Reads a code as people type it: with spaces, dashes, dots and invisible marks anywhere, in Latin,
 * Arabic-Indic or Persian digits, the letter O for a zero, I or l for a one.
 */
export function readCode(typed: string): CodeReading {
  const bare = [...typed.replaceAll(/[\s\p{Cf}\p{Pd}.,:/_|]/gu, '')].map(asLatinDigit).join('');
  const code = bare.replaceAll(/[oO]/g, '0').replaceAll(/[iIl]/g, '1');
  if (code === '') return { ok: false, reason: 'code-empty' };
  if (!/^\d+$/.test(code)) return { ok: false, reason: 'code-letters' };
  if (code.length !== digitCount + 1) return { ok: false, reason: 'code-length' };
  if (checkDigit(code.slice(0, digitCount)) !== code.at(-1)) {
    return { ok: false, reason: 'code-typo' };
  }
  return { ok: true, code };
}

/** The code in fours, as it is shown, said and printed: `1234 5678 9012 3455`. */
export function formatCode(code: string): string {
  const groups: string[] = [];
  for (let start = 0; start < code.length; start += groupSize) {
    groups.push(code.slice(start, start + groupSize));
  }
  return groups.join(' ');
}

/** What the database keeps of a code: HMAC-SHA-256 under the installation's secret, hexadecimal. */
export function codeMac(secret: string, code: string): string {
  return createHmac('sha256', secret).update(`code:${code}`).digest('hex');
}
