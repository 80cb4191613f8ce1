import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createApp } from '../../app.ts';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { setProvider } from './provider.ts';
import { clientSecret, type ProviderUnderTest, startProvider } from './provider-under-test.ts';

const people = {
  samira: { sub: 'samira', email: 'Samira.Bakker@example.org', email_verified: true },
  henk: { sub: 'henk', email: 'henk.mulder@example.org', email_verified: false },
  vreemde: { sub: 'vreemde', email: 'vreemde@example.org', email_verified: true },
  opvolger: { sub: 'opvolger', email: 'samira.bakker@example.org', email_verified: true },
  zonder: { sub: 'zonder' },
};

onBothDatabases('signing in with an identity provider', (open) => {
  let provider: ProviderUnderTest;
  beforeAll(async () => {
    // its advice to who runs one for real
    vi.spyOn(console, 'info').mockReturnValue(undefined);
    vi.spyOn(console, 'warn').mockReturnValue(undefined);
    provider = await startProvider(people);
  });
  afterAll(() => provider.stop());

  let seeds = 0;
  const at = async (secret = clientSecret, issuer = provider.issuer) => {
    seeds += 1;
    const seed = `oidc${seeds}`;
    const house = await appUnderTest(open(), seed);
    const identityProvider = { issuer, clientId: 'hoofdrol', clientSecret: secret };
    const app = createApp({
      deps: { ...house.deps, identityProvider },
      installation: open().installation('test'),
      assets: '/nowhere',
      checkStatus: async () => ({ ok: true }),
      version: 'test',
    });
    const origin = `http://${seed}.localhost`;
    const get = (path: string, cookie = '') =>
      app.request(`${origin}${path}`, { headers: { cookie } });
    /** Leaves for the provider. */
    const leave = async (naar = '') => {
      const answer = await get(`/aanmelden/organisatie?naar=${encodeURIComponent(naar)}`);
      const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
      return { answer, cookie, url: answer.headers.get('location') ?? '' };
    };
    const pathOf = (back: string) => `${new URL(back).pathname}${new URL(back).search}`;
    /** The whole way: leave, sign in there as `name`, come back. */
    const signIn = async (name: string, naar = '') => {
      const left = await leave(naar);
      return get(pathOf(await provider.signIn(left.url, name)), left.cookie);
    };
    return { house, get, leave, pathOf, signIn };
  };
  const sessionOf = (answer: Response) =>
    answer.headers.getSetCookie().find((one) => one.startsWith('hoofdrol='));
  const identities = (house: AppUnderTest) =>
    open()
      .installation('test')
      .tx((tx) =>
        tx.run(sql<{ subject: string }>`select subject from account_identity
          where tenant_id = ${house.workspace.tenantId} order by subject`),
      );

  it('lets in who has an account with that verified address, and knows them again', async () => {
    const { house, get, signIn } = await at();
    expect(await (await get('/aanmelden')).text()).toContain('Aanmelden met 127.0.0.1');
    const answer = await signIn('samira', '/berichten?x=1');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/berichten?x=1');
    const cookie = sessionOf(answer)?.split(';')[0] ?? '';
    expect(await (await get('/mijn/aanmeldingen', cookie)).text()).toContain(
      'Met uw account van het werk',
    );
    await open()
      .installation('test')
      .tx((tx) =>
        tx.run(sql`update account set email = 'samira@elders.example'
          where tenant_id = ${house.workspace.tenantId} and id = ${house.people.nurse.id}`),
      );
    expect((await signIn('samira')).status, 'by who she is there').toBe(303);
    expect(await identities(house)).toEqual([{ subject: 'samira' }]);
  });

  it('makes no accounts, and trusts no address that the provider did not verify', async () => {
    const { house, signIn } = await at();
    const unknown = await signIn('vreemde');
    expect(unknown.status).toBe(422);
    expect(await unknown.text()).toContain('u staat nog niet in deze werkruimte');
    for (const name of ['henk', 'zonder']) {
      const unverified = await signIn(name);
      expect(unverified.status).toBe(422);
      expect(await unverified.text()).toContain('heeft uw e-mailadres niet bevestigd');
      expect(sessionOf(unverified)).toBeUndefined();
    }
    expect(await identities(house)).toEqual([]);
  });

  it('does not open what was somebody’s to a successor with the same address', async () => {
    const { signIn } = await at();
    expect((await signIn('samira')).status).toBe(303);
    const successor = await signIn('opvolger');
    expect(successor.status).toBe(422);
    expect(sessionOf(successor)).toBeUndefined();
  });

  it('asks with a challenge, a state and a nonce, and keeps them unreadable', async () => {
    const { leave } = await at();
    const { url, cookie, answer } = await leave();
    const asked = new URL(url).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect(asked.get(name)?.length).toBe(43);
      expect(cookie).not.toContain(asked.get(name));
    }
    expect(asked.get('redirect_uri')).toBe('http://localhost/aanmelden/organisatie/terug');
    expect(answer.headers.get('set-cookie')).toContain('HttpOnly');
    expect(answer.headers.get('set-cookie')).toContain('Path=/aanmelden/organisatie');
  });

  it('begins again politely after a wrong state, another window, or ten minutes', async () => {
    const { house, get, leave, pathOf } = await at();
    const left = await leave();
    const back = pathOf(await provider.signIn(left.url, 'samira'));
    const tries = [
      [back.replace(/state=[^&]+/, 'state=geraden'), left.cookie],
      [back, ''],
      [back, `${left.cookie}x`],
      [back, (await leave()).cookie],
      ['/aanmelden/organisatie/terug', left.cookie],
    ] as const;
    for (const [path, cookie] of tries) {
      const answer = await get(path, cookie);
      expect(answer.status).toBe(410);
      expect(sessionOf(answer)).toBeUndefined();
      expect(await answer.text()).toContain('Begin hieronder opnieuw');
    }
    house.clock.forward(11 / 1440);
    expect((await get(back, left.cookie)).status).toBe(410);
  });

  it('does not take a code twice, nor one that the provider refuses', async () => {
    const { get, leave, pathOf } = await at();
    const left = await leave();
    const back = pathOf(await provider.signIn(left.url, 'samira'));
    expect((await get(back, left.cookie)).status).toBe(303);
    const again = await get(back, left.cookie);
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('is niet gelukt');
    const state = new URL(left.url).searchParams.get('state');
    const denied = `/aanmelden/organisatie/terug?error=access_denied&state=${state}`;
    expect((await get(denied, left.cookie)).status).toBe(422);
    const wrong = await at('another secret, that the provider does not know');
    expect((await wrong.signIn('samira')).status).toBe(422);
  });

  it('says that the provider is away, offers a letter, and tries again next time', async () => {
    const gone = await startProvider(people);
    await gone.stop();
    const { leave, get, pathOf } = await at(clientSecret, gone.issuer);
    const away = await leave();
    expect(away.answer.status).toBe(503);
    const page = await away.answer.text();
    expect(page).toContain('de dienst is niet bereikbaar');
    expect(page).toContain('action="/aanmelden/mail');

    const back = await startProvider(people, gone.port);
    const left = await leave();
    const address = pathOf(await back.signIn(left.url, 'samira'));
    await back.stop();
    const late = await get(address, left.cookie);
    expect(late.status, 'away while we were there').toBe(503);

    const again = await startProvider(people, gone.port);
    const second = await leave();
    const answer = await get(pathOf(await again.signIn(second.url, 'samira')), second.cookie);
    expect(answer.status).toBe(303);
    await again.stop();
  });

  it('is each workspace’s own, with its secret sealed', async () => {
    const { house, get } = await at();
    const { tenantId } = house.workspace;
    const own = {
      issuer: provider.issuer,
      name: 'Gemeente Voorbeeldstad',
      clientId: 'hoofdrol',
      clientSecret,
    };
    await house.deps.db.tx({ tenantId }, (tx) => setProvider(tx, house.deps, tenantId, own));
    expect(await (await get('/aanmelden')).text()).toContain(
      'Aanmelden met Gemeente Voorbeeldstad',
    );
    const rows = await open()
      .installation('test')
      .tx((tx) =>
        tx.run(sql<{ sealed: string }>`select encode(sealed_secret, 'escape') as sealed
          from identity_provider where tenant_id = ${tenantId}`),
      );
    expect(rows[0]?.sealed).not.toContain(clientSecret);
    await house.deps.db.tx({ tenantId }, (tx) => setProvider(tx, house.deps, tenantId, null));
    expect(await (await get('/aanmelden')).text()).toContain('Aanmelden met 127.0.0.1');
  });
});
