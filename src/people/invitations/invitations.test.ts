import { expect, it } from 'vitest';
import { appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { postUnderTest } from '../../post-under-test.ts';

onBothDatabases('invitations by e-mail', (open) => {
  let seeds = 0;
  const at = async () => {
    seeds += 1;
    const seed = `invite${seeds}`;
    const house = await appUnderTest(open(), seed);
    const administrator = await browserUnderTest(house, 'administrator', seed);
    const { keyPerson } = house.people;
    const page = `/mensen/${keyPerson.id}`;
    const invite = async (formKey = '') =>
      administrator.post(`${page}/uitnodigen`, formKey ? { formKey } : {});
    const here = (link: string) => link.replace('http://localhost', `http://${seed}.localhost`);
    return { house, seed, administrator, page, invite, here, post: postUnderTest(house, open()) };
  };

  it('say who invites to what, and let the person in once, within seven days', async () => {
    const { house, administrator, page, invite, here, post } = await at();
    expect(await administrator.read(page)).toContain('Nog niet uitgenodigd');
    expect((await invite()).headers.get('location')).toBe(`${page}?post=uitgenodigd`);
    expect(await administrator.read(`${page}?post=uitgenodigd`)).toContain('gaat zo weg');
    const [letter] = await post.send();
    expect(letter?.subject).toBe(`Bram Hofman nodigt u uit voor ${house.workspace.name}`);
    expect(letter?.text).toContain('Dag Amal Idrissi,');
    expect(letter?.text).toContain('een plek op internet');
    expect(letter?.text).toContain('tot en met zaterdag 28 november 2026');
    const waiting = 'Uitgenodigd op zaterdag 21 november 2026. Nog niet aangemeld.';
    expect(await administrator.read(page)).toContain(waiting);
    expect(await administrator.read('/mensen')).toContain(waiting);

    house.clock.forward(6.9);
    const link = here(/http\S+\/aanmelden\/[\w-]{43}/.exec(letter?.text ?? '')?.[0] ?? '');
    expect((await house.app.request(link)).status, 'a preview uses nothing up').toBe(200);
    expect((await house.app.request(link, { method: 'POST' })).status).toBe(303);
    expect(await administrator.read(page)).toContain('Laatst aangemeld op');
    expect((await house.app.request(link, { method: 'POST' })).status).toBe(410);
  });

  it('say that they are too old, to both', async () => {
    const { house, administrator, page, invite, here, post } = await at();
    await invite();
    const link = here(await post.link());
    house.clock.forward(7.1);
    const late = await house.app.request(link);
    expect(late.status).toBe(410);
    expect(await late.text()).toContain('Dat kan ook als uw uitnodiging te oud is');
    expect(await administrator.read(page)).toContain('De link is verlopen');
  });

  it('go once when the button is pressed twice, and again when asked again', async () => {
    const { administrator, page, invite, post } = await at();
    const key = await administrator.formKey(page);
    await Promise.all([invite(key), invite(key), invite()]);
    expect(await post.send()).toHaveLength(1);
    await invite(key);
    expect(await post.send()).toHaveLength(0);
    await invite();
    expect(await post.send()).toHaveLength(1);
  });

  it('tell the administrator when the address is wrong, or the mail server is away', async () => {
    const { house, administrator, page, invite, post } = await at();
    post.fail('server-away');
    await invite();
    await post.send();
    expect(await administrator.read(page)).toContain('de mailserver is er nu niet');
    house.clock.forward(1 / 24);
    post.fail('recipient-refused');
    await post.send();
    expect(await administrator.read(page)).toContain('dit e-mailadres bestaat niet');
    expect(await administrator.read('/mensen')).toContain('dit e-mailadres bestaat niet');
    post.fail('server-away');
    await invite();
    await post.send();
    house.clock.forward(2.1);
    await post.send();
    expect(await administrator.read(page)).toContain('We probeerden het 2 dagen');
  });

  it('are only for administrators to send, and only to people of this workspace', async () => {
    const { house, seed, administrator, page, post } = await at();
    const nurse = await browserUnderTest(house, 'nurse', seed);
    expect((await nurse.post(`${page}/uitnodigen`, {})).status).toBe(404);
    const nobody = `/mensen/${house.workspace.tenantId}/uitnodigen`;
    expect((await administrator.post(nobody, {})).status).toBe(404);
    expect((await administrator.post('/mensen/niemand/uitnodigen', {})).status).toBe(404);
    expect(await post.send()).toEqual([]);
  });
});
