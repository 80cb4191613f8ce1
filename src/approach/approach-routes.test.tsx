import { expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { appUnderTest } from '../app-under-test.ts';
import { browserUnderTest } from '../browser-under-test.ts';
import { DatabaseAway } from '../db/database.ts';
import { onBothDatabases } from '../db/test-database.ts';

onBothDatabases('approaches', (open) => {
  const house = async (seed: string) => {
    const app = await appUnderTest(open(), seed);
    const coordinator = await browserUnderTest(app, 'coordinator', seed);
    const typed = {
      title: 'Gezond opgroeien',
      purpose: 'Alle kinderen kunnen hier gezond opgroeien.',
      coordinatorId: app.people.coordinator.id,
      answerDays: '21',
      slug: '',
    };
    return { ...app, seed, app, coordinator, typed };
  };

  it('lets a coordinator make one, and finds it at an address made from its title', async () => {
    const { coordinator, typed, app, seed } = await house('make');
    const formKey = await coordinator.formKey('/aanpak/nieuw');
    const made = await coordinator.post('/aanpak/nieuw', { ...typed, formKey });
    expect([made.status, made.headers.get('location')]).toEqual([303, '/aanpak/gezond-opgroeien']);
    expect(await coordinator.read('/aanpak')).toContain('Gezond opgroeien');
    const joke = await browserUnderTest(app, 'partner', seed);
    const page = await joke.read('/aanpak/gezond-opgroeien');
    expect(page).toContain('Alle kinderen kunnen hier gezond opgroeien.');
    expect(page).toContain('Marit de Groot');
    expect(page).not.toContain('Aanpak wijzigen');
  });

  it('makes one approach of a form that was sent twice, and shows both when the words differ', async () => {
    const { coordinator, typed } = await house('twice');
    const formKey = await coordinator.formKey('/aanpak/nieuw');
    await coordinator.post('/aanpak/nieuw', { ...typed, formKey });
    const again = await coordinator.post('/aanpak/nieuw', { ...typed, formKey });
    expect(again.headers.get('location')).toBe('/aanpak/gezond-opgroeien');
    expect((await coordinator.read('/aanpak')).match(/href="\/aanpak\/gezond/g)).toHaveLength(1);

    const other = await coordinator.post('/aanpak/nieuw', {
      ...typed,
      title: 'Samen eten',
      formKey,
    });
    expect(other.status).toBe(409);
    const page = await other.text();
    expect(page).toContain('Dit formulier is al verstuurd');
    expect(page).toContain('href="/aanpak/gezond-opgroeien"');
    expect(page).toContain('value="Samen eten"');
    const newKey = /name="formKey" value="(\w+)"/.exec(page)?.[1] ?? '';
    const second = await coordinator.post('/aanpak/nieuw', {
      ...typed,
      title: 'Samen eten',
      formKey: newKey,
    });
    expect(second.headers.get('location')).toBe('/aanpak/samen-eten');
  });

  it('gives two approaches with one title two addresses, and says when a chosen one is taken', async () => {
    const { coordinator, typed } = await house('taken');
    const send = async (fields: object) =>
      coordinator.post('/aanpak/nieuw', {
        ...typed,
        formKey: await coordinator.formKey('/aanpak/nieuw'),
        ...fields,
      });
    await send({});
    expect((await send({})).headers.get('location')).toBe('/aanpak/gezond-opgroeien-2');
    const formKey = await coordinator.formKey('/aanpak/nieuw');
    const refused = await send({ slug: 'gezond-opgroeien', formKey });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Er is al een aanpak met dit adres');
    // the key was given back: the same form may be sent with another address
    const mended = await send({ slug: 'ons-eigen-adres', formKey });
    expect(mended.headers.get('location')).toBe('/aanpak/ons-eigen-adres');
  });

  it('says at each field what is wrong, and keeps what was typed', async () => {
    const { coordinator } = await house('wrong');
    const refused = await coordinator.post('/aanpak/nieuw', {
      title: ' ',
      purpose: 'Waarom? <b>"Daarom"</b>',
      coordinatorId: 'niemand',
      answerDays: '43',
      slug: 'Nieuw',
      formKey: 'f'.repeat(32),
    });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('(4 fouten)');
    expect(page).toContain('Waarom? &lt;b&gt;');
    for (const fault of ['Vul een titel in', 'Kies wie', 'van 1 tot en met 42', 'kleine letters']) {
      expect(page).toContain(fault);
    }
  });

  it('takes no one as coordinator who may not lead an approach', async () => {
    const { coordinator, typed, people } = await house('lead');
    const refused = await coordinator.post('/aanpak/nieuw', {
      ...typed,
      coordinatorId: people.nurse.id,
      formKey: 'a'.repeat(32),
    });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Kies wie de coördinator is');
  });

  it('can be changed by who leads, and keeps its address', async () => {
    const { coordinator, typed, people } = await house('change');
    await coordinator.post('/aanpak/nieuw', { ...typed, formKey: 'b'.repeat(32) });
    const path = '/aanpak/gezond-opgroeien';
    const form = await coordinator.read(`${path}/wijzigen`);
    const gezien = /name="gezien" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const changed = await coordinator.post(`${path}/wijzigen`, {
      ...typed,
      title: 'Gezond groot worden',
      coordinatorId: people.administrator.id,
      answerDays: '14',
      gezien,
    });
    expect(changed.headers.get('location')).toBe(path);
    const page = await coordinator.read(path);
    expect(page).toContain('Gezond groot worden');
    expect(page).toContain('Bram Hofman');
    expect(page).toContain('14 dagen');
    const refused = await coordinator.post(`${path}/wijzigen`, { ...typed, purpose: '' });
    expect(refused.status).toBe(422);
    // somebody with an old page does not win without seeing it
    const late = await coordinator.post(`${path}/wijzigen`, { ...typed, title: 'Laat', gezien });
    expect(late.status).toBe(409);
    const both = await late.text();
    expect(both).toContain('Gezond groot worden');
    expect(both).toContain('value="Laat"');
    const now = /name="gezien" value="([^"]+)"/.exec(both)?.[1] ?? '';
    const again = await coordinator.post(`${path}/wijzigen`, {
      ...typed,
      title: 'Laat',
      gezien: now,
    });
    expect(again.status).toBe(303);
  });

  it('comes back with everything typed when the database goes away before it is found', async () => {
    const { deps, seed, coordinator, typed } = await house('away');
    await coordinator.post('/aanpak/nieuw', { ...typed, formKey: 'd'.repeat(32) });
    const gone = async () => {
      throw new DatabaseAway('gone');
    };
    const app = createApp({
      deps: { ...deps, db: { ...deps.db, tx: gone } },
      installation: open().installation('test'),
      assets: '/nowhere',
      checkStatus: async () => ({ ok: true }),
      version: 'test',
    });
    const answer = await app.request(`http://${seed}.localhost/aanpak/gezond-opgroeien/wijzigen`, {
      method: 'POST',
      headers: { cookie: coordinator.cookie },
      body: new URLSearchParams({ ...typed, purpose: 'Dat iedereen hier goed slaapt.' }),
    });
    expect(answer.status).toBe(503);
    const page = await answer.text();
    expect(page).toContain('Dat iedereen hier goed slaapt.');
    expect(page).toContain('action="/aanpak/gezond-opgroeien/wijzigen"');
  });

  it('is not for members to make, nor for strangers to see', async () => {
    const { app, seed, coordinator, typed } = await house('rights');
    await coordinator.post('/aanpak/nieuw', { ...typed, formKey: 'c'.repeat(32) });
    const nurse = await browserUnderTest(app, 'nurse', seed);
    expect((await nurse.get('/aanpak/nieuw')).status).toBe(404);
    expect((await nurse.post('/aanpak/nieuw', typed)).status).toBe(404);
    expect((await nurse.get('/aanpak/bestaat-niet')).status).toBe(404);
    const stranger = await browserUnderTest(app, null, seed);
    expect((await stranger.get('/aanpak')).status).toBe(303);
    expect((await stranger.post('/aanpak/gezond-opgroeien/wijzigen', typed)).status).toBe(401);
    const elsewhere = await house('elsewhere');
    expect((await elsewhere.coordinator.get('/aanpak/gezond-opgroeien')).status).toBe(404);
  });
});
