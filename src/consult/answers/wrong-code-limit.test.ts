import { describe, expect, it } from 'vitest';
import { WrongCodeLimit } from './wrong-code-limit.ts';

function limitAt(start = 0) {
  let milliseconds = start;
  const limit = new WrongCodeLimit({ now: () => new Date(milliseconds) });
  return { limit, pass: (more: number) => (milliseconds += more) };
}

const waits = (limit: WrongCodeLimit, count: number, tenant = 'a'): (number | 'busy')[] =>
  Array.from({ length: count }, () => {
    const turn = limit.takeTurn(tenant);
    return turn.ok ? turn.waitMilliseconds : 'busy';
  });

describe('wrong codes', () => {
  it('fifty in a second are answered at once', () => {
    const { limit } = limitAt(1_000_000);
    expect(waits(limit, 50)).toEqual(Array(50).fill(0));
  });

  it('more than that wait, each a little longer, up to ten seconds', () => {
    const { limit } = limitAt(1_000_000);
    waits(limit, 50);
    const next = waits(limit, 501);
    expect(next.slice(0, 3)).toEqual([20, 40, 60]);
    expect(next[499]).toBe(10_000);
    expect(next[500]).toBe('busy');
  });

  it('those who were refused make nobody wait longer', () => {
    const { limit, pass } = limitAt(1_000_000);
    waits(limit, 5_000);
    pass(20);
    expect(waits(limit, 2)).toEqual([10_000, 'busy']);
  });

  it('after a quiet while it is as at the start', () => {
    const { limit, pass } = limitAt(1_000_000);
    waits(limit, 5_000);
    pass(11_000);
    expect(waits(limit, 50)).toEqual(Array(50).fill(0));
  });

  it('a steady fifty a second never wait', () => {
    const { limit, pass } = limitAt(1_000_000);
    for (let turn = 0; turn < 500; turn += 1) {
      expect(waits(limit, 1)).toEqual([0]);
      pass(20);
    }
  });

  it('one workspace does not slow down another', () => {
    const { limit } = limitAt(1_000_000);
    waits(limit, 5_000, 'a');
    expect(waits(limit, 1, 'b')).toEqual([0]);
  });
});
