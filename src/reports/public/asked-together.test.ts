import { expect, it } from 'vitest';
import { AskedTogether } from './asked-together.ts';

/** Something that changes while it is read: each reading gives how it stood when the reading began. */
function changing() {
  const held: (() => void)[] = [];
  const state = { now: 1, readings: 0 };
  const read = () => {
    const seen = state.now;
    state.readings += 1;
    return new Promise<number>((resolve) => held.push(() => resolve(seen)));
  };
  const answerNext = async () => {
    held.shift()?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { state, read, answerNext };
}

it('never answers with what stood before the question was asked', async () => {
  const together = new AskedTogether<number>();
  const { state, read, answerNext } = changing();
  const before = together.ask('plein', read);
  state.now = 2;
  const after = [together.ask('plein', read), together.ask('plein', read)];
  await answerNext();
  await answerNext();
  expect(await before).toBe(1);
  expect(await Promise.all(after)).toEqual([2, 2]);
  expect(state.readings).toBe(2);
});

it('asks anew once everybody has their answer, and for each thing by itself', async () => {
  const together = new AskedTogether<number>();
  const { state, read, answerNext } = changing();
  const first = together.ask('plein', read);
  const other = together.ask('straat', read);
  await answerNext();
  await answerNext();
  await Promise.all([first, other]);
  state.now = 3;
  const later = together.ask('plein', read);
  await answerNext();
  expect(await later).toBe(3);
  expect(state.readings).toBe(3);
});

it('tells a failure to those who shared it, and goes on for who came after', async () => {
  const together = new AskedTogether<number>();
  let readings = 0;
  const read = async () => {
    readings += 1;
    if (readings === 1) throw new Error('away');
    return readings;
  };
  const first = together.ask('plein', read);
  const second = together.ask('plein', read);
  await expect(first).rejects.toThrow('away');
  expect(await second).toBe(2);
  expect(await together.ask('plein', read)).toBe(3);
});
