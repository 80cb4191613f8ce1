import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { oggPages, sealPage } from './ogg-page.ts';

test('sealing a page that was not changed gives the check number that the recorder wrote', () => {
  for (const name of ['opus.ogg', 'vorbis.ogg']) {
    const written = new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
    const sealed = written.slice();
    const pages = [...oggPages(sealed)];
    for (const page of pages) sealPage(sealed, page);
    expect(pages.length).toBeGreaterThan(2);
    expect(sealed).toEqual(written);
  }
});
