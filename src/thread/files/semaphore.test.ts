import { expect, test } from 'vitest';
import { semaphore } from './semaphore.ts';

test('no more than four photos are worked on at once, and a failure gives its place back', async () => {
  const atOnce = semaphore(4);
  let busy = 0;
  let most = 0;
  const order: number[] = [];
  const work = (index: number) =>
    atOnce(async () => {
      busy += 1;
      most = Math.max(most, busy);
      order.push(index);
      await new Promise((resolve) => setTimeout(resolve, 1));
      busy -= 1;
      if (index % 3 === 0) throw new Error('broken');
      return index;
    });
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => work(index)));
  expect(most).toBe(4);
  expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(results.filter((result) => result.status === 'rejected')).toHaveLength(7);
});
