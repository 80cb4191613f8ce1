import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, codeMac, codeOfFormKey, formatCode, readCode } from './contribution-code.ts';

const formKey = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

describe('the check digit', () => {
  it('is the one of the standard, and of examples worked out by hand', () => {
    // 0794: the example in ISO/IEC 7064 itself
    expect(checkDigit('0794')).toBe('5');
    // 12: (10+1)→1·2=2; (2+2)→4·2=8; 11−8=3
    expect(checkDigit('12')).toBe('3');
    // 0: (10+0)→10 counts as 10·2=20→9; 11−9=2
    expect(checkDigit('0')).toBe('2');
  });

  it('finds every wrong digit', () => {
    fc.assert(
      fc.property(formKey, fc.nat(15), fc.integer({ min: 1, max: 9 }), (key, place, shift) => {
        const code = codeOfFormKey(key);
        const wrong = (Number(code[place]) + shift) % 10;
        const typed = code.slice(0, place) + wrong + code.slice(place + 1);
        expect(readCode(typed)).toEqual({ ok: false, reason: 'code-typo' });
      }),
      { numRuns: 2000 },
    );
  });

  it('finds nearly every swap of two neighbours', () => {
    let swaps = 0;
    let missed = 0;
    for (let run = 0; run < 2000; run++) {
      const key = createHash('sha256').update(String(run)).digest('hex').slice(0, 32);
      const code = codeOfFormKey(key);
      for (let place = 0; place < 15; place++) {
        const [first, second] = [code.charAt(place), code.charAt(place + 1)];
        if (first === second) continue;
        swaps++;
        const typed = code.slice(0, place) + second + first + code.slice(place + 2);
        if (readCode(typed).ok) missed++;
      }
    }
    expect(missed / swaps).toBeLessThan(0.025);
  });
});

describe('the code of a form key', () => {
  it('is taken from the hash as the decision says, so that a phone computes the same', () => {
    const key = '000102030405060708090a0b0c0d0e0f';
    const hash = createHash('sha256').update(`hoofdrol-code${key}`).digest('hex').slice(0, 32);
    const digits = (BigInt(`0x${hash}`) % 1_000_000_000_000_000n).toString().padStart(15, '0');
    expect(codeOfFormKey(key)).toBe(digits + checkDigit(digits));
    expect(codeOfFormKey(key)).toBe('9364395244561497');
  });

  it('is read back however it is written down', () => {
    fc.assert(
      fc.property(formKey, (key) => {
        const code = codeOfFormKey(key);
        const arabic = [...code].map((digit) => String.fromCodePoint(0x0660 + Number(digit)));
        const persian = [...code].map((digit) => String.fromCodePoint(0x06f0 + Number(digit)));
        for (const typed of [
          code,
          formatCode(code),
          formatCode(code).replaceAll(' ', '-'),
          ` ${formatCode(code)}\u00a0\n`,
          `\u200e${code}\u200f`,
          arabic.join(''),
          formatCode(persian.join('')),
          code.replaceAll('0', 'O'),
        ]) {
          expect(readCode(typed)).toEqual({ ok: true, code });
        }
      }),
    );
  });

  it('stands in fours', () => {
    expect(formatCode('1234567890123456')).toBe('1234 5678 9012 3456');
  });
});

describe('what is no code', () => {
  it.each([
    ['', 'code-empty'],
    ['  - ', 'code-empty'],
    ['mijn code', 'code-letters'],
    ['1234 5678', 'code-length'],
    ['1234 5678 9012 3456 7', 'code-length'],
    ['1234 5678 9012 345½', 'code-letters'],
  ])('says of "%s": %s', (typed, reason) => {
    expect(readCode(typed)).toEqual({ ok: false, reason });
  });
});

it('keeps codes apart from form keys and from other secrets', () => {
  const code = '1234567890123456';
  expect(codeMac('one', code)).toMatch(/^[0-9a-f]{64}$/);
  expect(codeMac('one', code)).not.toBe(codeMac('two', code));
});
