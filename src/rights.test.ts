import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from './app-under-test.ts';
import type { OpenDatabase } from './db/open.ts';
import { clonePglite } from './db/test-database.ts';
import { type Account, type Right, type Role, rights, roles } from './people/accounts/account.ts';
import { askedOfRoutes } from './rights-under-test.ts';
import { rolesDocument } from './roles-document-under-test.ts';

type Asked = Right | 'public' | 'code';
const asked = (Object.entries(askedOfRoutes) as [Asked, readonly string[]][]).flatMap(
  ([right, routes]) => routes.map((route) => ({ route, right })),
);
const guarded = asked.filter(({ right }) => right !== 'public' && right !== 'code');
const open = asked.filter(({ right }) => right === 'public' || right === 'code');

/** What stands in the place of each part of a path; an id is one that nothing has. */
const standIns: Readonly<Record<string, string>> = {
  tag: 'nl-eenvoudig',
  screen: 'nalezen',
  id: '01a1fd8c-6900-7239-8782-c294bc81a391',
  step: 'vertellen',
};
const pathOf = (route: string) =>
  route
    .replace(/^\w+ /, '')
    .replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => standIns[name] ?? `bestaat-niet-${name}`)
    .replace('*', 'iets');

describe('who may do what', () => {
  const origin = 'http://rechten.localhost';
  const mayNot = 'this person may not';
  const cookies = new Map<Role, string>();
  let database: OpenDatabase | undefined;
  let house: AppUnderTest | undefined;
  const here = () => {
    if (!house) throw new Error('the app is not there yet');
    return house;
  };

  beforeAll(async () => {
    database = await clonePglite();
    house = await appUnderTest(database, 'rechten');
    // what is not there answers 404 to who may, too: this tells the two apart
    house.app.notFound((c) => c.text((c.get('account') as unknown) ? 'not there' : mayNot, 404));
  });
  afterAll(() => database?.close());

  const ask = async (route: string, headers: Record<string, string> = {}): Promise<Response> => {
    const method = route.startsWith('POST') ? 'POST' : 'GET';
    const body = method === 'POST' ? { body: new FormData() } : {};
    return here().app.request(`${origin}${pathOf(route)}`, { method, headers, ...body });
  };
  const isSentToSignIn = (answer: Response) =>
    answer.status === 401 || /^\/aanmelden\?naar=/.test(answer.headers.get('location') ?? '');
  const signIn = async (role: Role): Promise<string> => {
    const account = Object.values(here().people).find((one: Account) => one.role === role);
    const answer = await here().app.request(`${origin}/aanmelden/demo`, {
      method: 'POST',
      body: new URLSearchParams({ account: account?.id ?? '' }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    cookies.set(role, cookie);
    return cookie;
  };
  const askAs = async (role: Role, route: string): Promise<Response> => {
    const cookie = cookies.get(role) ?? (await signIn(role));
    const answer = await ask(route, { cookie });
    // a route before this one may have ended the session
    return isSentToSignIn(answer) ? ask(route, { cookie: await signIn(role) }) : answer;
  };

  it('is decided for every route, and for no route that is not there', () => {
    const served = new Set(
      here()
        .app.routes.filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${path}`),
    );
    expect(
      [...served].filter((route) => !asked.some((one) => one.route === route)),
      'add these routes to src/rights-under-test.ts, under the right that they ask',
    ).toEqual([]);
    expect(
      asked.map(({ route }) => route).filter((route) => !served.has(route)),
      'take these routes out of src/rights-under-test.ts',
    ).toEqual([]);
    expect(new Set(asked.map(({ route }) => route)).size).toBe(asked.length);
  });

  it.each(open)('$route is for everybody ($right)', async ({ route }) => {
    const answer = await ask(route);
    expect([401, 403, 500]).not.toContain(answer.status);
    expect(isSentToSignIn(answer) && !pathOf(route).startsWith('/aanmelden')).toBe(false);
  });

  it.each(guarded)('$route asks $right', async ({ route, right }) => {
    const allowed: readonly Role[] = rights[right as Right];
    for (const role of roles) {
      const answer = await askAs(role, route);
      const isRefused = answer.status === 404 && (await answer.text()) === mayNot;
      expect(isRefused, `${role}: ${answer.status}`).toBe(!allowed.includes(role));
      expect(answer.status, role).toBeLessThan(500);
    }
    const nobody = await ask(route);
    if (route.startsWith('POST')) {
      expect(nobody.status).toBe(401);
      const elsewhere = {
        cookie: cookies.get('administrator') ?? '',
        origin: 'https://elders.example',
      };
      expect((await ask(route, elsewhere)).status).toBe(403);
    } else {
      expect(nobody.status).toBe(303);
      expect(nobody.headers.get('location')).toMatch(/^\/aanmelden\?naar=/);
    }
  });

  it('stands in docs/roles.md as it is in the code (renew: npx vitest run src/rights.test.ts -u)', async () => {
    await expect(rolesDocument()).toMatchFileSnapshot('../docs/roles.md');
  });
});
