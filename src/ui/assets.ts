import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let assetDirectory: string | undefined;
let manifest: ReadonlyMap<string, string> | undefined;

/**
 * Says where the built public files are (a folder with `manifest.json`); called once at the start.
 * Forgets what was read before, so that a test can point somewhere else.
 */
export function setAssetDirectory(directory: string): void {
  assetDirectory = directory;
  manifest = undefined;
}

/**
 * Address of a built public file by its plain name: `resident.css` gives
 * `/assets/resident.<hash>.css`. The manifest is read at the first call.
 * Throws when the directory was not set, was not built, or has no such file: those are faults of
 * the installation, not of a visitor.
 */
export function assetPath(name: string): string {
  manifest ??= readManifest();
  const file = manifest.get(name);
  if (file === undefined) {
    throw new Error(`No built file "${name}" in ${assetDirectory}/manifest.json: run the build`);
  }
  return `/assets/${file}`;
}

function readManifest(): ReadonlyMap<string, string> {
  if (assetDirectory === undefined) {
    throw new Error('setAssetDirectory(directory) must be called before a page is rendered');
  }
  const path = join(assetDirectory, 'manifest.json');
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`Cannot read ${path}: run the build of the styles first`, { cause });
  }
  const entries = Object.entries(content ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return new Map(entries);
}
