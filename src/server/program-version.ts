import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../root.ts';

/** The version of this program, from its package. */
export function programVersion(): string {
  const content: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  return String((content as { version?: unknown }).version ?? '0');
}
