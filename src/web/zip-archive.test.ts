import { expect, it } from 'vitest';
import { listZipEntries, unpackEntry } from '../consult/notes/table/zip-entries.ts';
import { zipArchive } from './zip-archive.ts';

const entries = [
  { name: 'gegevens.json', bytes: Buffer.from('{"woorden":"Übung, élan"}') },
  { name: 'bestanden/foto-1.jpg', bytes: Buffer.from([0, 255, 1, 254]) },
  { name: 'leeg.txt', bytes: Buffer.alloc(0) },
  { name: 'ضوء.txt', bytes: Buffer.from('نور') },
];

it('is an archive that gives back what went in, checksums and all', async () => {
  const zip = zipArchive(entries, new Date('2026-11-21T10:00:00Z'));
  const found = listZipEntries(zip);
  expect([...found.values()].map(({ name }) => name)).toEqual(entries.map(({ name }) => name));
  for (const { name, bytes } of entries) {
    const entry = found.get(name.toLowerCase());
    if (!entry) throw new Error(`${name} is not there`);
    const parts: Uint8Array[] = [];
    const budget = { left: 1000, limit: 1000 };
    for await (const part of unpackEntry(zip, entry, budget)) parts.push(part);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
  }
});
