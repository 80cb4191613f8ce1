import { expect, it } from 'vitest';
import { appUnderTest } from '../app-under-test.ts';
import { browserUnderTest } from '../browser-under-test.ts';
import { onBothDatabases } from '../db/test-database.ts';
import { approachOfSlug } from './approach-store.ts';
import { checkerOf, levelOwnerOf } from './levels/level-store.ts';

onBothDatabases('what an approach says of itself', (open) => {
  const path = '/aanpak/buiten';
  const house = async (seed: string) => {
    const app = await appUnderTest(open(), seed);
    const marit = await browserUnderTest(app, 'coordinator', seed);
    await marit.post('/aanpak/nieuw', {
      title: 'Fijn buiten',
      purpose: 'Buiten spelen is voor iedereen.',
      coordinatorId: app.people.coordinator.id,
      answerDays: '21',
      slug: 'buiten',
      formKey: 'f'.repeat(32),
    });
    const hidden = async (address: string, name = 'gezien') =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(await marit.read(address))?.[1] ?? '';
    return { ...app, seed, app, marit, hidden };
  };

  it('is for whom, and which innovation whose', async () => {
    const { marit, hidden } = await house('profile');
    const form = `${path}/wijzigen/voor-wie`;
    const gezien = await hidden(form);
    const typed = { forWhom: 'children', innovationKinds: ['social'], innovationMaker: '' };
    const refused = await marit.post(form, { ...typed, innovation: '', gezien });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Schrijf welke innovatie het is.');
    const saved = await marit.post(form, { ...typed, innovation: 'Spelen op recept', gezien });
    expect(saved.status).toBe(303);
    const page = await marit.read(path);
    expect(page).toContain('kinderen en jongeren');
    expect(page).toContain('Spelen op recept (sociaal)');
    const late = await marit.post(form, { ...typed, innovation: 'Iets anders', gezien });
    expect(late.status).toBe(409);
    const both = await late.text();
    expect(both).toContain('Spelen op recept (sociaal)');
    expect(both).toContain('value="Iets anders"');
  });

  it('is where: areas of the workspace, and new ones with their code and year', async () => {
    const { marit, hidden } = await house('areas');
    const form = `${path}/wijzigen/gebieden`;
    const add = (fields: Record<string, string>) =>
      marit.post(`${form}/nieuw`, {
        name: 'De Wilgenhoek',
        level: 'district',
        code: 'XX01',
        year: '2026',
        ...fields,
      });
    expect((await add({})).status).toBe(303);
    expect((await add({})).status).toBe(422);
    expect((await add({ code: 'GM0599', year: '2027' })).status).toBe(422);
    expect((await add({ name: 'Zuid', code: 'xx02' })).status).toBe(303);
    expect(await marit.read(path)).toContain('De Wilgenhoek (wijk), Zuid (wijk)');
    const gezien = await hidden(form);
    expect((await marit.post(form, { areas: ['XX02 2026'], gezien })).status).toBe(303);
    const page = await marit.read(path);
    expect(page).toContain('Zuid (wijk)');
    expect(page).not.toContain('De Wilgenhoek (wijk)');
    expect((await marit.post(form, { areas: ['XX01 2026'], gezien })).status).toBe(409);
  });

  it('is with whom: partners join and leave, and what lacks is said plainly', async () => {
    const { marit } = await house('partners');
    const form = `${path}/wijzigen/partners`;
    const join = (name: string, domain: string) =>
      marit.post(form, { organisationId: '', name, kind: 'civil-society', domain });
    expect((await marit.post(form, { organisationId: '', name: '' })).status).toBe(422);
    expect((await join('Huisartsen Wilgenhoek', 'medical')).status).toBe(303);
    expect((await join('Huisartsen Wilgenhoek', 'medical')).status).toBe(303);
    await join('GGD', 'public-health');
    const page = await marit.read(path);
    expect(page.match(/Huisartsen Wilgenhoek/g)).toHaveLength(1);
    expect(page).toContain('Er is nog geen partner uit: sociaal en ruimtelijk.');
    const list = await marit.read(form);
    const id = /name="organisationId" value="([^"]+)"/.exec(list)?.[1] ?? '';
    expect((await marit.post(`${form}/weg`, { organisationId: id })).status).toBe(303);
    expect(await marit.read(path)).not.toContain('Huisartsen Wilgenhoek');
    expect(await marit.read(form)).toContain('Partners die weggingen');
  });

  it('names who takes up at a level, and who checks which kind of answer', async () => {
    const { marit, hidden, people, deps, workspace, app, seed } = await house('tasks');
    const form = `${path}/wijzigen/taken`;
    const typed = {
      delivery: '',
      policy: people.coordinator.id,
      board: people.alderman.id,
      final: people.nurse.id,
      interim: '',
      explanation: '',
    };
    const gezien = await hidden(form);
    const refused = await marit.post(form, { ...typed, board: people.keyPerson.id, gezien });
    expect(refused.status).toBe(422);
    expect((await marit.post(form, { ...typed, gezien })).status).toBe(303);
    const { tenantId } = workspace;
    const named = await deps.db.tx(workspace, async (tx) => {
      const approach = await approachOfSlug(tx, tenantId, 'buiten');
      const id = approach?.id ?? '';
      return [
        await levelOwnerOf(tx, tenantId, id, 'board'),
        await levelOwnerOf(tx, tenantId, id, 'delivery'),
        await checkerOf(tx, tenantId, id, 'final'),
        await checkerOf(tx, tenantId, id, 'interim'),
      ];
    });
    expect(named).toEqual([people.alderman.id, null, people.nurse.id, null]);
    expect((await marit.post(form, { ...typed, board: '', gezien })).status).toBe(409);
    const samira = await browserUnderTest(app, 'nurse', seed);
    expect((await samira.get(form)).status).toBe(404);
  });

  it('is explained in words that a resident partner checks, again after each change', async () => {
    const { marit, hidden, app, seed } = await house('words');
    const form = `${path}/wijzigen/uitleg`;
    const write = async (body: string) => marit.post(form, { body, gezien: await hidden(form) });
    expect((await write('')).status).toBe(422);
    await write('Wij zorgen dat kinderen vaker buiten spelen.');
    expect(await marit.read(path)).toContain('nog niet nagekeken door een bewonerpartner');

    const joke = await browserUnderTest(app, 'partner', seed);
    const page = await joke.read(`${path}/uitleg`);
    const field = (name: string) =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
    const said = { formKey: field('formKey'), versie: field('versie') };
    const empty = await joke.post(`${path}/uitleg`, { ...said, verdict: 'unclear', remark: '' });
    expect(empty.status).toBe(422);
    const remark = 'Wat is vaker?';
    const unclear = await joke.post(`${path}/uitleg`, { ...said, verdict: 'unclear', remark });
    expect(unclear.headers.get('location')).toBe(`${path}/uitleg?gezegd=1`);
    const heard = 'De coördinator ziet wat u zei.';
    expect(await joke.read(`${path}/uitleg?gezegd=1`)).toContain(heard);
    expect(page).not.toContain(heard);
    expect(await marit.read(form)).toContain('Wat is vaker?');

    await write('Kinderen spelen elke dag buiten. Daar zorgen wij voor.');
    const stale = await joke.post(`${path}/uitleg`, { ...said, verdict: 'clear', remark: '' });
    expect(stale.status).toBe(409);
    const versie = /name="versie" value="(\d+)"/.exec(await joke.read(`${path}/uitleg`))?.[1] ?? '';
    const formKey = await joke.formKey(`${path}/uitleg`);
    await joke.post(`${path}/uitleg`, { formKey, versie, verdict: 'clear', remark: '' });
    expect(await joke.read(path)).toContain('nagekeken door een bewonerpartner op 21 nov 2026');
    await write('Weer andere woorden.');
    expect(await marit.read(path)).toContain('nog niet opnieuw nagekeken');
    expect((await marit.post(`${path}/uitleg`, said)).status).toBe(404);
  });

  it('shows which rooms there are not yet, and gives nobody a link that does not open', async () => {
    const { marit, app, seed } = await house('rooms');
    const rooms = await marit.read(`${path}/wijzigen/onderdelen`);
    expect(rooms.match(/nog niet/g)?.length).toBeGreaterThanOrEqual(5);
    for (const person of ['keyPerson', 'researcher', 'partner', 'nurse', 'alderman'] as const) {
      const browser = await browserUnderTest(app, person, seed);
      const page = await browser.read(path);
      const links = [...page.matchAll(/href="(\/[^"#]*)"/g)].map((match) => match[1] ?? '');
      for (const link of new Set(links.filter((one) => !one.startsWith('/assets/')))) {
        const answer = await browser.get(link.replaceAll('&amp;', '&'));
        expect([link, answer.status]).not.toEqual([link, 404]);
      }
    }
  });
});
