import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replayableRandom } from '../app-under-test.ts';
import { openValue, sealValue } from './sealed-value.ts';

const secret = 'a secret of the tests, at least 32 bytes long';
const source = { secret, random: replayableRandom('seal') };

it('gives back any text, to who has the secret and asks for the same thing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
      (text) => {
        const sealed = sealValue(source, 'one', text);
        expect(openValue(secret, 'one', sealed)).toBe(text);
        expect(openValue(secret, 'two', sealed)).toBeNull();
        expect(openValue(`${secret}!`, 'one', sealed)).toBeNull();
      },
    ),
  );
});

it('opens nothing that was changed or cut, and looks different each time', () => {
  const sealed = sealValue(source, 'one', 'geheim');
  for (let place = 0; place < sealed.length; place += 1) {
    const changed = Buffer.from(sealed);
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect(openValue(secret, 'one', changed), `byte ${place}`).toBeNull();
    expect(openValue(secret, 'one', sealed.subarray(0, place)), `${place} bytes`).toBeNull();
  }
  expect(sealValue(source, 'one', 'geheim').equals(sealed)).toBe(false);
  expect(sealed.includes('geheim')).toBe(false);
});
