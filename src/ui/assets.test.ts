import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { assetPath, setAssetDirectory } from './assets.ts';

describe('addresses of built files', () => {
  let directory = '';

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'assets-'));
    setAssetDirectory(directory);
  });

  it('gives the address with the hash for a plain name', () => {
    writeFileSync(join(directory, 'manifest.json'), '{"resident.css":"resident.abc.css"}');
    expect(assetPath('resident.css')).toBe('/assets/resident.abc.css');
  });

  it('reads the manifest once, until another directory is set', () => {
    writeFileSync(join(directory, 'manifest.json'), '{"icon.svg":"icon.1.svg"}');
    assetPath('icon.svg');
    writeFileSync(join(directory, 'manifest.json'), '{"icon.svg":"icon.2.svg"}');
    expect(assetPath('icon.svg')).toBe('/assets/icon.1.svg');
    setAssetDirectory(directory);
    expect(assetPath('icon.svg')).toBe('/assets/icon.2.svg');
  });

  it('says what to do when nothing was built, or a file is unknown', () => {
    expect(() => assetPath('resident.css')).toThrow('run the build');
    writeFileSync(join(directory, 'manifest.json'), '{}');
    expect(() => assetPath('resident.css')).toThrow('No built file "resident.css"');
  });
});
