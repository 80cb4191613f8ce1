import { expect, it } from 'vitest';
import { appUnderTest } from '../app-under-test.ts';
import { onBothDatabases } from '../db/test-database.ts';
import { initVerb } from './init.ts';
import { verifyVerb } from './verify.ts';
import { workspaceAddVerb } from './workspace-add.ts';

const quiet = () => undefined;

onBothDatabases('hoofdrol init', (open) => {
  it('makes no workspace for real people beside the demo', async () => {
    const { deps } = await appUnderTest(open());
    const runtime = { database: open(), deps };
    const wanted = { name: 'Echt', host: 'echt.localhost', 'admin-email': 'ans@example.org' };
    for (const verb of [initVerb, workspaceAddVerb]) {
      expect(await verb.run(runtime, wanted, quiet)).toMatchObject({
        ok: false,
        fault: expect.stringContaining('HOOFDROL_DEMO=off'),
      });
    }
  });

  it('does not say of a workspace that is not there that all is well', async () => {
    const { deps } = await appUnderTest(open(), 'verify');
    const result = await verifyVerb.run({ database: open(), deps }, { workspace: 'typo' }, quiet);
    expect(result).toMatchObject({ ok: false, fault: expect.stringContaining('nothing') });
  });
});
