import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../root.ts';
import { registerDocument, withRegister } from './privacy-documents-under-test.ts';

const folder = join(projectRoot, 'docs', 'privacy');

it('the register stands in docs/privacy as it is in the code (renew: -u)', async () => {
  await expect(registerDocument()).toMatchFileSnapshot(join(folder, 'register.md'));
});

it.each(['dpia-template.md', 'processing-agreement.md'])(
  '%s holds the register as it is in the code (renew: -u)',
  async (name) => {
    const file = join(folder, name);
    await expect(withRegister(await readFile(file, 'utf8'))).toMatchFileSnapshot(file);
  },
);
