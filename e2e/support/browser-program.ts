import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { projectRoot } from '../../src/root.ts';

/** Where the browser and its fonts stand, unpacked. */
export const browserFolder = join(projectRoot, 'e2e', '.browser');

/** Unpacks the browser that comes in a package, where that was not done; gives its path. */
export async function unpackBrowser(): Promise<string> {
  mkdirSync(browserFolder, { recursive: true });
  const temporary = process.env['TMPDIR'];
  // an unpacked browser of another version in the shared temporary folder would be used as it is
  process.env['TMPDIR'] = browserFolder;
  try {
    return await chromium.executablePath();
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  }
}
