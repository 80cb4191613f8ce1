import { expect, it } from 'vitest';
import { createApp } from '../../app.ts';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { DatabaseAway } from '../../db/database.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import type { Account } from './account.ts';

onBothDatabases('the people of a workspace', (open) => {
  let place: AppUnderTest | undefined;
  const at = async () => {
    place ??= await appUnderTest(open());
    return place;
  };
  const cookieFor = async (account: Account) => {
    const { app } = await at();
    const answer = await app.request('http://localhost/aanmelden/demo', {
      method: 'POST',
      body: new URLSearchParams({ account: account.id }),
    });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const newcomer = {
    name: 'Youssef Amrani',
    email: 'Youssef@Example.org ',
    role: 'member',
    level: 'delivery',
    newOrganisation: 'Buurthuis De Kern',
    kind: 'civil-society',
    domain: 'social',
    formKey: 'b'.repeat(32),
  };
  const add = async (fields: Record<string, string>) => {
    const { app, people } = await at();
    return app.request('http://localhost/mensen/nieuw', {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { cookie: await cookieFor(people.administrator) },
    });
  };

  it('are only for the administrator to see', async () => {
    const { app, people } = await at();
    for (const one of [people.coordinator, people.nurse, people.partner]) {
      const headers = { cookie: await cookieFor(one) };
      expect((await app.request('http://localhost/mensen', { headers })).status).toBe(404);
      const post = { method: 'POST', headers, body: new URLSearchParams(newcomer) };
      expect((await app.request('http://localhost/mensen/nieuw', post)).status).toBe(404);
      const link = `http://localhost/mensen/${people.administrator.id}/link`;
      expect((await app.request(link, { method: 'POST', headers })).status).toBe(404);
    }
  });

  it('grow by one, also when the button is pressed twice', async () => {
    const { app, people } = await at();
    const first = (await add(newcomer)).headers.get('location') ?? '';
    expect(first).toMatch(/^\/mensen\/[0-9a-f-]{36}\?nieuws=toegevoegd$/);
    expect((await add(newcomer)).headers.get('location')).toBe(first);
    const headers = { cookie: await cookieFor(people.administrator) };
    const list = await (await app.request('http://localhost/mensen', { headers })).text();
    expect(list.match(/youssef@example\.org/g)).toHaveLength(1);
    const page = await (await app.request(`http://localhost${first}`, { headers })).text();
    for (const words of ['Toegevoegd', 'Buurthuis De Kern', 'uitvoering']) {
      expect(page).toContain(words);
    }
  });

  it.each([
    [{ name: ' ' }, 'Vul een naam in'],
    [{ name: 'x'.repeat(121) }, 'Deze naam is te lang'],
    [{ email: '' }, 'Vul een e-mailadres in'],
    [{ email: 'geen adres' }, 'Kijk het e-mailadres nog even na'],
    [{ email: 'SAMIRA.BAKKER@example.org' }, 'hoort al bij iemand'],
    [{ role: '' }, 'Kies een rol'],
    [{ role: 'koning' }, 'Kies een rol'],
    [{ level: '' }, 'Kies een niveau'],
    [{ level: '', role: 'coordinator' }, 'Kies een niveau'],
    [{ kind: '' }, 'Kies wat voor organisatie dit is'],
    [{ domain: 'tuinieren' }, 'Kies een domein'],
  ])('come back with what was typed when %j', async (wrong, words) => {
    const typed = { ...newcomer, email: 'nieuw@example.org' };
    const answer = await add({ ...typed, formKey: '', ...wrong });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).toContain('(1 fout)');
    expect(page).toContain('value="Buurthuis De Kern"');
  });

  it('get a link that is shown once and lets them in', async () => {
    const { app, people } = await at();
    const answer = await app.request(`http://localhost/mensen/${people.nurse.id}/link`, {
      method: 'POST',
      headers: { cookie: await cookieFor(people.administrator) },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const url = /http:\/\/localhost\/aanmelden\/[\w-]{43}/.exec(await answer.text())?.[0] ?? '';
    expect((await app.request(url, { method: 'POST' })).status).toBe(303);
  });

  it('get one link when the button is pressed twice, and none again once it was used', async () => {
    const { app, people } = await at();
    const cookie = await cookieFor(people.administrator);
    const ask = (one: Account, formKey: string) =>
      app.request(`http://localhost/mensen/${one.id}/link`, {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams({ formKey }),
      });
    const linkIn = (page: string) =>
      /http:\/\/localhost\/aanmelden\/[\w-]{43}/.exec(page)?.[0] ?? '';
    const key = 'c'.repeat(32);
    const first = linkIn(await (await ask(people.nurse, key)).text());
    expect(linkIn(await (await ask(people.nurse, key)).text())).toBe(first);
    const other = linkIn(await (await ask(people.nurse, 'd'.repeat(32))).text());
    expect(other).not.toBe(first);
    expect((await app.request(first, { method: 'POST' })).status).toBe(303);
    expect((await ask(people.nurse, key)).headers.get('location')).toBe('/mensen');
    expect((await app.request(first, { method: 'POST' })).status).toBe(410);
    const nobody = { ...people.nurse, id: 'niemand' };
    expect((await ask(nobody, 'e'.repeat(32))).status).toBe(404);
  });

  it('keep what was typed while the database is away', async () => {
    const { deps, people } = await at();
    const cookie = await cookieFor(people.administrator);
    const away = {
      ...deps.db,
      tx: async () => {
        throw new DatabaseAway('gone');
      },
    };
    const app = createApp({
      deps: { ...deps, db: away },
      installation: open().installation('test'),
      assets: '/nowhere',
      checkStatus: async () => ({ ok: true }),
      version: 'test',
    });
    const answer = await app.request('http://localhost/mensen/nieuw', {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ ...newcomer, name: 'Iemand Anders' }),
    });
    expect(answer.status).toBe(503);
    const page = await answer.text();
    expect(page).toContain('value="Iemand Anders"');
    expect(page).toContain(newcomer.formKey);
  });
});
