import { expect, it } from 'vitest';
import { appUnderTest } from './app-under-test.ts';
import { onBothDatabases } from './db/test-database.ts';

onBothDatabases('the house', (open) => {
  it('says in plain words that a page is not there, in the language of the browser', async () => {
    const { app } = await appUnderTest(open());
    const dutch = await app.request('http://localhost/niets');
    expect(dutch.status).toBe(404);
    expect(await dutch.text()).toContain('Deze pagina is er niet');
  });

  it('answers at /status', async () => {
    const { app } = await appUnderTest(open(), 'status');
    expect(await (await app.request('http://localhost/status')).json()).toEqual({
      status: 'ok',
      version: 'test',
      database: 'ok',
    });
  });

  it('has no workspace at a host that it does not know', async () => {
    const { app } = await appUnderTest(open(), 'other');
    expect((await app.request('http://elders.example/')).status).toBe(404);
  });
});
