import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

describe('where someone goes after signing in', () => {
  it.each([
    ['/berichten/abc?van=1', '/berichten/abc?van=1'],
    ['/aanpak/gezond', '/aanpak/gezond'],
    ['/', '/week'],
    ['', '/week'],
    ['https://evil.example/', '/week'],
    ['//evil.example', '/week'],
    ['/\\evil.example', '/week'],
    ['/\t/evil.example', '/week'],
    ['/..//evil.example', '/week'],
    ['/berichten\r\nset-cookie: a=b', '/week'],
    ['javascript:alert(1)', '/week'],
  ])('%j leads to %j', (wanted, path) => {
    expect(ownPath(wanted)).toBe(path);
  });

  it('never leads to another site, whatever is asked', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '//',
      '.',
      '..',
      '@',
      ':',
      'evil.example',
      '\t',
      '%2f',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 8 }),
        (parts) => {
          const target = new URL(ownPath(`/${parts.join('')}`), 'http://here.example/aanmelden');
          expect(target.host).toBe('here.example');
        },
      ),
    );
  });
});
