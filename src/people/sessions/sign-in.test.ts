import { expect, it } from 'vitest';
import { createApp } from '../../app.ts';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { createSignInLink } from './sign-in.ts';

const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
});
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

onBothDatabases('signing in', (open) => {
  let place: AppUnderTest | undefined;
  const at = async () => {
    place ??= await appUnderTest(open());
    return place;
  };
  const signIn = async (naar = '') => {
    const { app, people } = await at();
    return app.request(
      'http://localhost/aanmelden/demo',
      form({ account: people.coordinator.id, naar }),
    );
  };

  it('shows everyone of the demo with what their role may do', async () => {
    const { app, people } = await at();
    const page = await (await app.request('http://localhost/aanmelden')).text();
    for (const one of Object.values(people)) expect(page).toContain(one.name);
    expect(page).toContain('zonder namen, geluid of foto');
  });

  it('signs in with one click and gives a cookie that scripts and other sites cannot use', async () => {
    const answer = await signIn('/mensen?x=1');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/mensen?x=1');
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^hoofdrol=[\w-]{43};/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).toContain('Path=/');
    expect(cookie).toContain(`Max-Age=${14 * 86_400}`);
    expect(cookie).not.toContain('Secure');
  });

  it('uses a __Host- cookie with Secure over https', async () => {
    const { deps, people } = await at();
    const app = createApp({
      deps: { ...deps, baseUrl: 'https://localhost' },
      installation: open().installation('test'),
      assets: '/nowhere',
      checkStatus: async () => ({ ok: true }),
      version: 'test',
    });
    const answer = await app.request(
      'https://localhost/aanmelden/demo',
      form({ account: people.nurse.id }),
    );
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-hoofdrol=/);
    expect(cookie).toContain('Secure');
    expect(cookie).not.toContain('Domain');
  });

  it('refuses where others on the network could read the session, and says why', async () => {
    const { deps, people } = await at();
    const app = createApp({
      deps: { ...deps, baseUrl: 'http://hoofdrol.example' },
      installation: open().installation('test'),
      assets: '/nowhere',
      checkStatus: async () => ({ ok: true }),
      version: 'test',
    });
    const page = await (await app.request('http://localhost/aanmelden')).text();
    expect(page).toContain('Aanmelden kan hier niet');
    const answer = await app.request(
      'http://localhost/aanmelden/demo',
      form({ account: people.nurse.id }),
    );
    expect(answer.status).toBe(422);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('does not lead to another site, and refuses a post of another site', async () => {
    expect((await signIn('//evil.example/x')).headers.get('location')).toBe('/week');
    const { app, people } = await at();
    const answer = await app.request('http://localhost/aanmelden/demo', {
      ...form({ account: people.coordinator.id }),
      headers: { origin: 'http://evil.example' },
    });
    expect(answer.status).toBe(403);
    // without a proxy that is trusted, anybody can name a host
    const disguised = await app.request('http://localhost/aanmelden/demo', {
      ...form({ account: people.coordinator.id }),
      headers: { origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' },
    });
    expect(disguised.status).toBe(403);
  });

  it('has no demo sign-in in a real workspace', async () => {
    const { deps, people } = await at();
    const app = createApp({
      deps: { ...deps, demo: false },
      installation: open().installation('test'),
      assets: '/nowhere',
      checkStatus: async () => ({ ok: true }),
      version: 'test',
    });
    const page = await (await app.request('http://localhost/aanmelden')).text();
    expect(page).toContain('Vraag de beheerder');
    expect(page).not.toContain(people.nurse.name);
    const answer = await app.request(
      'http://localhost/aanmelden/demo',
      form({ account: people.nurse.id }),
    );
    expect(answer.status).toBe(404);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('opens a link without using it up, and uses it once', async () => {
    const { app, deps, workspace, people } = await at();
    const link = await createSignInLink(deps, workspace, people.nurse.id, null);
    if (!link.ok) throw new Error(link.reason);
    for (const _preview of [1, 2]) {
      const page = await app.request(link.url);
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.get('set-cookie')).toBeNull();
      expect(await page.text()).toContain('Aanmelden als Samira Bakker');
    }
    const answer = await app.request(link.url, form({}));
    expect(answer.status).toBe(303);
    expect(cookieOf(answer)).toMatch(/^hoofdrol=/);
    const again = await app.request(link.url, form({}));
    expect(again.status).toBe(410);
    expect(again.headers.get('set-cookie')).toBeNull();
    expect(await again.text()).toContain('Deze link werkt niet meer');
    expect((await app.request(link.url)).status).toBe(410);
  });

  it('lets only one of two people in who use a link at the same moment', async () => {
    const { app, deps, workspace, people } = await at();
    const link = await createSignInLink(deps, workspace, people.nurse.id, null);
    if (!link.ok) throw new Error(link.reason);
    const answers = await Promise.all([1, 2, 3].map(() => app.request(link.url, form({}))));
    expect(answers.map((one) => one.status).sort()).toEqual([303, 410, 410]);
  });

  it('forgets a link after an hour, knows no guessed one, and makes none for a stranger', async () => {
    const { app, deps, clock, workspace, people } = await at();
    const link = await createSignInLink(deps, workspace, people.nurse.id, null);
    if (!link.ok) throw new Error(link.reason);
    clock.forward(61 / 1440);
    expect((await app.request(link.url)).status).toBe(410);
    expect((await app.request(link.url, form({}))).status).toBe(410);
    expect((await app.request('http://localhost/aanmelden/geraden')).status).toBe(410);
    expect(await createSignInLink(deps, workspace, workspace.tenantId, null)).toEqual({
      ok: false,
      reason: 'unknown-person',
    });
  });

  it('ends a session by signing out, by signing in anew, and after 14 days', async () => {
    const { app, people, clock } = await at();
    const opens = async (cookie: string) =>
      (await app.request('http://localhost/mensen', { headers: { cookie } })).status;
    const administrator = form({ account: people.administrator.id });
    const url = 'http://localhost/aanmelden/demo';
    const first = cookieOf(await app.request(url, administrator));
    expect(await opens(first)).toBe(200);
    const second = cookieOf(
      await app.request(url, { ...administrator, headers: { cookie: first } }),
    );
    expect(await opens(first)).toBe(303);
    const out = await app.request('http://localhost/afmelden', {
      method: 'POST',
      headers: { cookie: second },
    });
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(await opens(second)).toBe(303);
    const third = cookieOf(await app.request(url, administrator));
    clock.forward(13.9);
    expect(await opens(third)).toBe(200);
    clock.forward(0.2);
    expect(await opens(third)).toBe(303);
    expect(await opens('hoofdrol=')).toBe(303);
    expect(await opens(`hoofdrol=${'a'.repeat(43)}`)).toBe(303);
  });

  it('shows what was typed to someone whose session ended meanwhile', async () => {
    const { app } = await at();
    const answer = await app.request(
      'http://localhost/mensen/nieuw',
      form({ name: 'Een lange <b>naam</b>', formKey: 'a'.repeat(32) }),
    );
    expect(answer.status).toBe(401);
    const page = await answer.text();
    expect(page).toContain('Een lange &lt;b&gt;naam');
    expect(page).not.toContain('a'.repeat(32));
  });

  it('speaks the language that the signed-in person chose', async () => {
    const { app, people } = await at();
    const signedIn = form({ account: people.administrator.id });
    const cookie = cookieOf(await app.request('http://localhost/aanmelden/demo', signedIn));
    const page = async () =>
      (await app.request('http://localhost/mensen', { headers: { cookie } })).text();
    expect(await page()).toContain('lang="nl"');
    const change = (fields: Record<string, string>) =>
      app.request('http://localhost/taal', { ...form(fields), headers: { cookie } });
    const answer = await change({ taal: 'en', naar: '/mensen' });
    expect(answer.headers.get('location')).toBe('/mensen');
    expect(await page()).toContain('These people can sign in');
    await change({ taal: 'xx', naar: '//evil.example' });
    expect(await page()).toContain('These people can sign in');
  });
});
