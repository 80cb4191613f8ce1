import { expect, it } from 'vitest';
import { createApp } from '../../app.ts';
import { appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { DatabaseAway } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { postUnderTest } from '../../post-under-test.ts';

const form = (fields: Record<string, string>, cookie = ''): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { cookie },
});

onBothDatabases('signing in by e-mail', (open) => {
  let seeds = 0;
  const at = async () => {
    seeds += 1;
    const seed = `mail${seeds}`;
    const house = await appUnderTest(open(), seed);
    const origin = `http://${seed}.localhost`;
    const ask = (email: string, more: Record<string, string> = {}) =>
      house.app.request(`${origin}/aanmelden/mail?taal=nl`, form({ email, ...more }));
    // the letter names the address of the installation; the tests ask their own host
    const here = (link: string) => link.replace('http://localhost', origin);
    return { house, origin, ask, here, seed, post: postUnderTest(house, open()) };
  };

  it('lets in everyone who has an account, with a link that works once', async () => {
    const { house, ask, post, here } = await at();
    for (const who of ['keyPerson', 'partner', 'researcher', 'administrator'] as const) {
      const { email, name } = house.people[who];
      expect((await ask(` ${email.toUpperCase()} `)).status).toBe(303);
      const [letter] = await post.send();
      expect(letter?.to.address).toBe(email);
      expect(letter?.from.name).toBe(house.workspace.name);
      expect(letter?.subject).toBe(`Aanmelden bij ${house.workspace.name}`);
      expect(letter?.text).toContain('De link werkt 1 keer, tot 11:15 uur');
      const link = here(/http\S+/.exec(letter?.text ?? '')?.[0] ?? '');
      const page = await house.app.request(link);
      expect(await page.text()).toContain(`Aanmelden als ${name}`);
      const answer = await house.app.request(link, form({}));
      expect(answer.status).toBe(303);
      expect(answer.headers.get('set-cookie')).toContain('hoofdrol=');
      expect((await house.app.request(link, form({}))).status).toBe(410);
    }
  });

  it('answers the same to everyone, and writes to nobody whom we do not know', async () => {
    const { house, ask, post, origin } = await at();
    const known = await ask(house.people.nurse.email);
    const unknown = await ask('vreemde@example.org');
    expect([unknown.status, unknown.headers.get('location')]).toEqual([
      known.status,
      known.headers.get('location'),
    ]);
    const page = await house.app.request(`${origin}${known.headers.get('location')}`);
    expect(await page.text()).toContain('Als dit adres bij ons bekend is');
    expect(await post.send()).toHaveLength(1);
  });

  it('gives one address no more than three letters in a quarter, and others theirs', async () => {
    const { house, ask, post } = await at();
    const { nurse, coordinator } = house.people;
    let sent = 0;
    for (let count = 0; count < 6; count += 1) {
      expect((await ask(nurse.email)).status).toBe(303);
      expect((await ask(nurse.email)).status, 'pressed twice').toBe(303);
      sent += (await post.send()).length;
      house.clock.forward(1.1 / 1440);
    }
    expect(sent).toBe(3);
    await ask(coordinator.email);
    expect(await post.send()).toHaveLength(1);
    house.clock.forward(15 / 1440);
    await ask(nurse.email);
    expect(await post.send()).toHaveLength(1);
  });

  it('puts one letter in the post when the button is pressed at the same moment', async () => {
    const { house, ask, post } = await at();
    await Promise.all([1, 2, 3, 4].map(() => ask(house.people.nurse.email)));
    expect(await post.send()).toHaveLength(1);
  });

  it('forgets the link after 15 minutes, and then shows how to get another', async () => {
    const { house, ask, post, here } = await at();
    await ask(house.people.nurse.email);
    const link = here(await post.link());
    house.clock.forward(14 / 1440);
    expect((await house.app.request(link)).status).toBe(200);
    house.clock.forward(2 / 1440);
    const late = await house.app.request(link, form({}));
    expect(late.status).toBe(410);
    expect(await late.text()).toContain('action="/aanmelden/mail');
  });

  it('makes the link in the moment of sending: waiting keeps no token and shortens nothing', async () => {
    const { house, ask, post, here } = await at();
    post.fail('server-away');
    expect((await ask(house.people.nurse.email)).status).toBe(303);
    const kept = await open()
      .installation('test')
      .tx((tx) =>
        tx.run(sql<{ links: number }>`select count(*)::int as links from sign_in_link
          where tenant_id = ${house.workspace.tenantId}`),
      );
    expect(kept[0]?.links).toBe(0);
    await post.send();
    house.clock.forward(5 / 24);
    post.fail(null);
    expect((await house.app.request(here(await post.link()))).status).toBe(200);
  });

  it.each([
    ['', 'Typ uw e-mailadres'],
    ['geen adres', 'Kijk het e-mailadres nog even na'],
    [`${'x'.repeat(250)}@example.org`, 'Kijk het e-mailadres nog even na'],
  ])('comes back with what was typed: "%s"', async (email, words) => {
    const { ask } = await at();
    const answer = await ask(email, { naar: '/aanpak' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).toContain('(1 fout)');
    expect(page).toContain(`value="${email}"`);
    expect(page).toContain('value="/aanpak"');
  });

  it('keeps what was typed while the database is away', async () => {
    const { house, origin } = await at();
    const app = createApp({
      deps: {
        ...house.deps,
        db: {
          ...house.deps.db,
          tx: async () => {
            throw new DatabaseAway('gone');
          },
        },
      },
      installation: open().installation('test'),
      assets: '/nowhere',
      checkStatus: async () => ({ ok: true }),
      version: 'test',
    });
    const answer = await app.request(
      `${origin}/aanmelden/mail`,
      form({ email: 'samira.bakker@example.org' }),
    );
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('value="samira.bakker@example.org"');
  });

  it('leads to where somebody was going, and never to another site', async () => {
    const { house, ask, post, here } = await at();
    const land = async (naar: string) => {
      const asked = await ask(house.people.nurse.email, { naar });
      const cookie = asked.headers.get('set-cookie')?.split(';')[0] ?? '';
      const link = here(await post.link());
      house.clock.forward(6 / 1440);
      const answer = await house.app.request(link, form({}, cookie));
      return answer.headers.get('location');
    };
    expect(await land('/aanpak?x=1')).toBe('/aanpak?x=1');
    expect(await land('//evil.example')).toBe('/week');
  });

  it('writes in the language in which somebody reads', async () => {
    const { house, post, origin } = await at();
    const english = `${origin}/aanmelden/mail?taal=en`;
    await house.app.request(english, form({ email: house.people.nurse.email }));
    expect((await post.send())[0]?.subject).toBe(`Sign in to ${house.workspace.name}`);
  });

  it('shows everyone where they are signed in, and ends what they choose', async () => {
    const { house, seed } = await at();
    const phone = await browserUnderTest(house, 'nurse', seed);
    house.clock.forward(1);
    const laptop = await browserUnderTest(house, 'nurse', seed);
    const other = await browserUnderTest(house, 'coordinator', seed);
    const page = await laptop.read('/mijn/aanmeldingen');
    expect(page.match(/Sinds /g)?.length).toBeGreaterThanOrEqual(2);
    expect(page.match(/dit apparaat/g)).toHaveLength(1);
    expect(page).toContain('Laatst gebruikt op zaterdag 21 november 2026');
    const end = /\/mijn\/aanmeldingen\/[0-9a-f-]{36}\/beeindigen/.exec(page)?.[0] ?? '';
    await other.post(end, {});
    expect((await phone.get('/week')).status, 'only one’s own').toBe(200);
    await laptop.post(end, {});
    expect((await phone.get('/week')).status).toBe(303);
    expect((await laptop.get('/week')).status).toBe(200);

    const tablet = await browserUnderTest(house, 'nurse', seed);
    await laptop.post('/mijn/aanmeldingen/andere', {});
    expect((await tablet.get('/week')).status).toBe(303);
    expect((await laptop.get('/week')).status).toBe(200);
    expect((await other.get('/week')).status).toBe(200);
  });

  it('ends everywhere when an administrator says so, and for nobody else', async () => {
    const { house, seed, ask, post, here } = await at();
    const nurse = await browserUnderTest(house, 'nurse', seed);
    await ask(house.people.nurse.email);
    const link = here(await post.link());
    const path = `/mensen/${house.people.nurse.id}/afmelden`;
    const coordinator = await browserUnderTest(house, 'coordinator', seed);
    expect((await coordinator.post(path, {})).status).toBe(404);
    expect((await nurse.get('/week')).status).toBe(200);
    const administrator = await browserUnderTest(house, 'administrator', seed);
    expect((await administrator.post(path, {})).status).toBe(303);
    expect((await nurse.get('/week')).status).toBe(303);
    expect((await house.app.request(link)).status, 'a link under way ends too').toBe(410);
    const nobody = `/mensen/${house.workspace.tenantId}/afmelden`;
    expect((await administrator.post(nobody, {})).status).toBe(404);
  });
});
