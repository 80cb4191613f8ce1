import { expect, it } from 'vitest';
import { appUnderTest } from '../app-under-test.ts';
import { browserUnderTest } from '../browser-under-test.ts';
import { sql } from '../db/sql.ts';
import { onBothDatabases } from '../db/test-database.ts';
import { postUnderTest } from '../post-under-test.ts';
import { identityProviderRemoveVerb, identityProviderSetVerb } from './identity-provider.ts';
import { secondFactorResetVerb } from './second-factor-reset.ts';
import { workspaceMailVerb } from './workspace-mail.ts';

const quiet = () => undefined;

onBothDatabases('the command line about getting in', (open) => {
  it('takes the second factor away of who lost everything, and ends their sessions', async () => {
    const house = await appUnderTest(open(), 'lost');
    const runtime = { database: open(), deps: house.deps };
    const { administrator } = house.people;
    const workspace = { email: administrator.email, workspace: house.workspace.slug };
    expect(await secondFactorResetVerb.run(runtime, workspace, quiet)).toMatchObject({ ok: false });
    await open()
      .installation('test')
      .tx((tx) =>
        tx.run(sql`insert into second_factor (tenant_id, account_id, sealed_secret, confirmed_at,
            last_counter, wrong_count)
          values (${house.workspace.tenantId}, ${administrator.id}, ${Buffer.from('x')},
            ${house.clock.now()}, 0, 0)`),
      );
    const browser = await browserUnderTest(house, 'administrator', 'lost');
    expect((await browser.get('/mensen')).headers.get('location')).toContain('/aanmelden/code');
    expect(await secondFactorResetVerb.run(runtime, workspace, quiet)).toMatchObject({ ok: true });
    expect((await browser.get('/mensen')).headers.get('location')).toContain('/aanmelden?');
    const again = await browserUnderTest(house, 'administrator', 'lost');
    expect((await again.get('/mensen')).status).toBe(200);
  });

  it('names the provider of a workspace, asks for https, and removes it', async () => {
    const house = await appUnderTest(open(), 'provider');
    await open()
      .installation('test')
      .tx((tx) =>
        tx.run(sql`update workspace set slug = 'provider'
          where tenant_id = ${house.workspace.tenantId}`),
      );
    const runtime = { database: open(), deps: house.deps };
    const wanted = {
      issuer: 'https://login.example/tenant',
      'client-id': 'hoofdrol',
      'client-secret': 'geheim',
      name: 'Gemeente Voorbeeldstad',
      workspace: 'provider',
    };
    const insecure = { ...wanted, issuer: 'http://login.example' };
    expect(await identityProviderSetVerb.run(runtime, insecure, quiet)).toMatchObject({
      ok: false,
      fault: expect.stringContaining('https:'),
    });
    expect(await identityProviderSetVerb.run(runtime, wanted, quiet)).toEqual({
      ok: true,
      answer: 'http://localhost/aanmelden/organisatie/terug',
    });
    const page = () =>
      browserUnderTest(house, null, 'provider').then((one) => one.read('/aanmelden'));
    expect(await page()).toContain('Aanmelden met Gemeente Voorbeeldstad');
    await identityProviderRemoveVerb.run(runtime, { workspace: 'provider' }, quiet);
    expect(await page()).not.toContain('Aanmelden met Gemeente');
    expect(await identityProviderRemoveVerb.run(runtime, { workspace: 'x' }, quiet)).toMatchObject({
      ok: false,
    });
  });

  it('gives a workspace a sender of its own', async () => {
    const house = await appUnderTest(open(), 'sender');
    await open()
      .installation('test')
      .tx((tx) =>
        tx.run(sql`update workspace set slug = 'sender'
          where tenant_id = ${house.workspace.tenantId}`),
      );
    const runtime = { database: open(), deps: house.deps };
    const wanted = { from: 'geen adres', workspace: 'sender' };
    expect(await workspaceMailVerb.run(runtime, wanted, quiet)).toMatchObject({ ok: false });
    const right = { from: 'post@wijk.example', 'reply-to': 'team@wijk.example' };
    const result = await workspaceMailVerb.run(runtime, { ...wanted, ...right }, quiet);
    expect(result).toMatchObject({ ok: true });
    const browser = await browserUnderTest(house, null, 'sender');
    await browser.post('/aanmelden/mail', { email: house.people.nurse.email });
    const [letter] = await postUnderTest(house, open()).send();
    expect(letter?.from).toEqual({ name: house.workspace.name, address: 'post@wijk.example' });
    expect(letter?.replyTo).toBe('team@wijk.example');
  });
});
