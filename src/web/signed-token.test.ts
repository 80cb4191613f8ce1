import { describe, expect, it } from 'vitest';
import { readToken, signToken } from './signed-token.ts';

const secret = 'a secret of the tests, at least 32 bytes long';
const now = new Date('2026-11-21T10:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('a token for an hour', () => {
  it('opens what it was made for', () => {
    expect(readToken(secret, 'sound', signToken(secret, 'sound', 'file-1', now), later(59))).toBe(
      'file-1',
    );
  });

  it('opens nothing after the hour, nothing else, and nothing with another secret', () => {
    const token = signToken(secret, 'sound', 'file-1', now);
    expect(readToken(secret, 'sound', token, later(61))).toBeNull();
    expect(readToken(secret, 'photo', token, now)).toBeNull();
    expect(readToken(`${secret}!`, 'sound', token, now)).toBeNull();
  });

  it('opens nothing when a part of it was changed', () => {
    const token = signToken(secret, 'sound', 'file-1', now);
    const [, expiry, mac] = token.split('.');
    expect(readToken(secret, 'sound', `file-2.${expiry}.${mac}`, now)).toBeNull();
    expect(readToken(secret, 'sound', `file-1.${Number(expiry) + 1}.${mac}`, now)).toBeNull();
    for (const wrong of ['', '.', 'a.b.c', `${token}.x`, 'file-1.99999999999999.x']) {
      expect(readToken(secret, 'sound', wrong, now)).toBeNull();
    }
  });
});
