import { expect, it } from 'vitest';
import type { Tx } from './database.ts';
import { readOnce } from './read-once.ts';

const transaction = (): Tx => ({ run: async () => [], batch: async () => [] });

it('reads the same thing once in a transaction, and other things by themselves', async () => {
  const asked: string[] = [];
  const names = async (_tx: Tx, tenantId: string, of: string) => {
    asked.push(`${tenantId}:${of}`);
    return [of];
  };
  const tx = transaction();
  const [one, again] = await Promise.all([
    readOnce(names, tx, 'here', 'people'),
    readOnce(names, tx, 'here', 'people'),
  ]);
  expect(again).toBe(one);
  await readOnce(names, tx, 'here', 'areas');
  await readOnce(names, transaction(), 'here', 'people');
  expect(asked).toEqual(['here:people', 'here:areas', 'here:people']);
});
