import { describe, expect, it } from 'vitest';
import { rangeOf } from './send-bytes.ts';

describe('which part of a file is asked for', () => {
  it.each([
    [undefined, 'all'],
    ['bytes=-', 'all'],
    ['bytes=0-1,4-5', 'all'],
    ['meters=0-1', 'all'],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=0-1', { start: 0, end: 1 }],
    ['bytes=90-1000', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=100-', null],
    ['bytes=5-4', null],
    ['bytes=-0', null],
  ])('%s of a hundred bytes: %o', (header, part) => {
    expect(rangeOf(header, 100)).toEqual(part);
  });
});
