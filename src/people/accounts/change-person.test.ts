import { expect, it } from 'vitest';
import { appUnderTest } from '../../app-under-test.ts';
import { type BrowserUnderTest, browserUnderTest } from '../../browser-under-test.ts';
import { linkUnderTest } from '../../consult/links/link-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { createSignInLink } from '../sessions/sign-in.ts';

onBothDatabases('changing a person', (open) => {
  const house = async (seed: string) => {
    const app = await appUnderTest(open(), seed);
    const bram = await browserUnderTest(app, 'administrator', seed);
    const { nurse } = app.people;
    const path = `/mensen/${nurse.id}`;
    const typed = {
      name: nurse.name,
      email: nurse.email,
      role: nurse.role,
      level: 'delivery',
      organisationId: nurse.organisationId ?? '',
    };
    const seenBy = async (who: BrowserUnderTest, at = path) =>
      /name="seen" value="(\w+)"/.exec(await who.read(`${at}/wijzigen`))?.[1] ?? '';
    return { ...app, seed, bram, path, typed, seenBy };
  };

  it('keeps name, address, role, organisation and level', async () => {
    const at = await house('all');
    const seen = await at.seenBy(at.bram);
    const changed = await at.bram.post(`${at.path}/wijzigen`, {
      ...at.typed,
      name: 'Samira Bakker-Jansen',
      email: 'Samira@Kern.example.org',
      role: 'coordinator',
      level: 'policy',
      newOrganisation: 'Wijkteam De Kern',
      kind: 'civil-society',
      domain: 'public-health',
      seen,
    });
    expect(changed.headers.get('location')).toBe(`${at.path}?nieuws=gewijzigd`);
    const page = await at.bram.read(at.path);
    for (const words of [
      'Bakker-Jansen',
      'samira@kern.example.org',
      'Wijkteam De Kern',
      'beleid',
    ]) {
      expect(page).toContain(words);
    }
    const list = await at.bram.read('/mensen/organisaties');
    expect(list).toContain('maatschappelijke organisatie');
    expect(list).toContain('publieke gezondheid');
  });

  it('takes organisation and level away from who has a seat of their own', async () => {
    const at = await house('seat');
    const seen = await at.seenBy(at.bram);
    await at.bram.post(`${at.path}/wijzigen`, { ...at.typed, role: 'resident-partner', seen });
    const page = await at.bram.read(at.path);
    expect(page).toContain('bewonerpartner');
    expect(page).not.toContain('Gemeente Voorbeeldstad');
    expect(page).not.toContain('uitvoering');
  });

  it('shows the second of two administrators what the first made of it', async () => {
    const at = await house('two');
    const seen = await at.seenBy(at.bram);
    const send = (name: string, level: string) =>
      at.bram.post(`${at.path}/wijzigen`, { ...at.typed, name, level, seen });
    expect((await send('Samira Eerst', 'board')).status).toBe(303);
    const second = await send('Samira Tweede', 'policy');
    expect(second.status).toBe(409);
    const page = await second.text();
    expect(page).toContain('Iemand anders was u voor');
    expect(page).toContain('value="Samira Tweede"');
    expect(page).toContain('>bestuur</dd>');
    expect(await at.bram.read(at.path)).toContain('Samira Eerst');
    const mended = await at.bram.post(`${at.path}/wijzigen`, {
      ...at.typed,
      name: 'Samira Tweede',
      seen: /name="seen" value="(\w+)"/.exec(page)?.[1] ?? '',
    });
    expect(mended.status).toBe(303);
  });

  it('lets two administrators at once give one address to one person only', async () => {
    const at = await house('address');
    const { nurse, alderman } = at.people;
    const email = 'samen@example.org';
    const give = async (id: string, name: string, level: string) => {
      const seen = await at.seenBy(at.bram, `/mensen/${id}`);
      return () =>
        at.bram.post(`/mensen/${id}/wijzigen`, { ...at.typed, name, level, email, seen });
    };
    const one = await give(nurse.id, nurse.name, 'delivery');
    const other = await give(alderman.id, alderman.name, 'board');
    const both = await Promise.all([one(), other()]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
    const refused = both.find(({ status }) => status === 422);
    expect(await refused?.text()).toContain('hoort al bij iemand');
  });

  it('says that an address is of who left', async () => {
    const at = await house('left');
    const leaving = `/mensen/${at.people.alderman.id}/vertrek`;
    await at.bram.post(leaving, { formKey: await at.bram.formKey(leaving) });
    const email = at.people.alderman.email;
    const seen = await at.seenBy(at.bram);
    const refused = await at.bram.post(`${at.path}/wijzigen`, { ...at.typed, email, seen });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('van iemand die weg is');
  });

  it('ends the link that waits at an address that was wrong', async () => {
    const at = await house('link');
    const link = await createSignInLink(at.deps, at.workspace, at.people.nurse.id, null);
    const seen = await at.seenBy(at.bram);
    await at.bram.post(`${at.path}/wijzigen`, { ...at.typed, email: 'goed@example.org', seen });
    if (!link.ok) throw new Error(link.reason);
    const path = new URL(link.url).pathname;
    expect((await at.bram.post(path, {})).status).toBe(410);
  });

  it('takes no role away that holds work, nor the last administrator', async () => {
    const at = await house('role');
    const { coordinator, administrator } = at.people;
    await linkUnderTest(at, { slug: 'rol' });
    const change = async (who: typeof coordinator, role: string) => {
      const path = `/mensen/${who.id}`;
      const seen = await at.seenBy(at.bram, path);
      const { name, email } = who;
      const answer = await at.bram.post(`${path}/wijzigen`, {
        ...at.typed,
        name,
        email,
        role,
        seen,
      });
      return { status: answer.status, page: await answer.text() };
    };
    const refused = await change(coordinator, 'researcher');
    expect(refused.status).toBe(422);
    expect(refused.page).toContain('Draag dat eerst over');
    expect(refused.page).toContain(`href="/mensen/${coordinator.id}/overdragen"`);
    expect((await change(coordinator, 'administrator')).status).toBe(303);
    expect((await change(administrator, 'member')).status).toBe(303);
  });

  it('leaves a workspace with an administrator', async () => {
    const at = await house('last');
    const { administrator } = at.people;
    const path = `/mensen/${administrator.id}`;
    const { name, email } = administrator;
    const seen = await at.seenBy(at.bram, path);
    const refused = await at.bram.post(`${path}/wijzigen`, { ...at.typed, name, email, seen });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Dit is de enige beheerder');
  });
});
