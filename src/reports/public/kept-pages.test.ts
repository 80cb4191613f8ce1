import { expect, it } from 'vitest';
import { KeptPages } from './kept-pages.ts';

/** Counts how often something is really made. */
function maker<Made>(found: () => Promise<Made>) {
  const seen = { made: 0 };
  return {
    seen,
    make: () => {
      seen.made += 1;
      return found();
    },
  };
}

it('makes a page once, however many ask for it at the same time', async () => {
  const kept = new KeptPages<string>({ approaches: 2, each: 2 });
  const { seen, make } = maker(async () => 'page');
  const ask = () => kept.find('plein', '1', 'all', make);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(['page', 'page', 'page']);
  expect(seen.made).toBe(1);
});

it('throws away everything of an approach once it stands otherwise, also when it comes back', async () => {
  const kept = new KeptPages<string>({ approaches: 2, each: 5 });
  const old = maker(async () => 'with the words');
  const later = maker(async () => 'without them');
  await kept.find('plein', '1', 'all', old.make);
  await kept.find('plein', '1', 'goals', old.make);
  expect(await kept.find('plein', '2', 'all', later.make)).toBe('without them');
  await kept.find('plein', '1', 'goals', old.make);
  expect(old.seen.made).toBe(3);
});

it('keeps as many as it may, and lets go of what was asked longest ago', async () => {
  const kept = new KeptPages<string>({ approaches: 1, each: 2 });
  const { seen, make } = maker(async () => 'page');
  const ask = (name: string, approach = 'plein') => kept.find(approach, '1', name, make);
  await ask('a');
  await ask('b');
  await ask('a');
  await ask('c');
  expect(seen.made).toBe(3);
  await ask('a');
  expect(seen.made).toBe(3);
  await ask('b');
  expect(seen.made).toBe(4);
  await ask('a', 'straat');
  await ask('b');
  expect(seen.made).toBe(6);
});

it('does not keep a failure, nor that there is nothing', async () => {
  const kept = new KeptPages<string | null>({ approaches: 1, each: 2 });
  const away = maker<string | null>(async () => {
    throw new Error('away');
  });
  await expect(kept.find('plein', '1', 'all', away.make)).rejects.toThrow('away');
  const nothing = maker<string | null>(async () => null);
  await kept.find('plein', '1', 'all', nothing.make);
  await kept.find('plein', '1', 'all', nothing.make);
  expect(nothing.seen.made).toBe(2);
});
