import { beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { publishedCopies } from '../../approach/index.ts';
import { type BrowserUnderTest, browserUnderTest } from '../../browser-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { type MessageUnderTest, messageUnderTest } from '../answers/answer-under-test.ts';
import { hearUnderTest } from '../answers/hear-under-test.ts';

const hidden = (page: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

onBothDatabases('asking a person whether a copy may be shown', (open) => {
  let test: AppUnderTest;
  let people: ReturnType<typeof hearUnderTest>;
  let marit: BrowserUnderTest;
  let amal: BrowserUnderTest;
  let joke: BrowserUnderTest;
  beforeAll(async () => {
    test = await appUnderTest(open());
    people = hearUnderTest(test);
    marit = await browserUnderTest(test, 'coordinator');
    amal = await browserUnderTest(test, 'keyPerson');
    joke = await browserUnderTest(test, 'partner');
  }, 60_000);

  const home = ({ approachId }: MessageUnderTest) => `/publiceren/aanpak-${approachId}`;
  const asked = async () => {
    const message = await messageUnderTest(test);
    await people.rows(sql`update approach set coordinator_id = ${test.people.coordinator.id}
      where id = ${message.approachId}`);
    const copy = `${home(message)}/kopie/${message.id}`;
    const sent = await marit.post(copy, {
      formKey: await marit.formKey(copy),
      'words.nl-eenvoudig': 'De speeltuin is stuk.',
      gebruik: 'name',
      doe: 'voorstellen',
    });
    const path = (sent.headers.get('location') ?? '').split('?')[0] ?? '';
    return { message, path, id: path.split('/').at(-1) ?? '' };
  };
  const send = async (who: BrowserUnderTest, path: string, fields: Record<string, string>) => {
    const form = new RegExp(`<form[^>]*action="${path}"[\\s\\S]*?</form>`).exec(
      await who.read(path),
    )?.[0];
    return who.post(path, {
      formKey: hidden(form ?? '', 'formKey'),
      versie: hidden(form ?? '', 'versie'),
      ...fields,
    });
  };
  const yes = { 'mag-anonymous': 'yes', 'mag-name': 'yes', 'welke-naam': 'Amira' };

  it('a key person finds the question on Mijn mensen, asks it, and it is gone from there', async () => {
    const { path, id, message } = await asked();
    const question = `/mijn-mensen/nl-eenvoudig/mag/${id}`;
    expect(await amal.read(question)).toContain('Deze vraag is er niet meer.');
    expect(await amal.read('/mijn-mensen/nl-eenvoudig')).not.toContain('Vraag of dit mag');
    await marit.post(`${path}/toestemming/vrager`, { vrager: test.people.keyPerson.id });
    expect(await amal.read('/week')).toContain('Vraag of dit openbaar mag');
    const list = await amal.read('/mijn-mensen/nl-eenvoudig');
    expect(list).toContain('Vraag of dit mag');
    expect(list).toContain('Amira');
    const page = await amal.read(question);
    expect(page).toContain('De speeltuin is stuk.');
    expect(page).toContain('000-555');
    expect((await send(amal, question, { 'mag-anonymous': 'yes' })).status).toBe(422);
    const sent = await send(amal, question, yes);
    expect(sent.headers.get('location')).toBe('/mijn-mensen/nl-eenvoudig?gedaan=mag-given');
    expect(await amal.read(question)).toContain('Deze vraag is er niet meer.');
    const [consent] = await people.rows(
      sql<{ through: string; heard: string }>`select c.through, c.heard_by as heard
        from publication_consent c join publication p on p.id = c.publication_id
        where p.bead_id = ${message.id} and c.use = 'name'`,
    );
    expect(consent).toEqual({ through: 'key-person', heard: test.people.keyPerson.id });
  });

  it('who cannot ask gives the question back', async () => {
    const { path, id } = await asked();
    await marit.post(`${path}/toestemming/vrager`, { vrager: test.people.keyPerson.id });
    await amal.post(`/mijn-mensen/nl-eenvoudig/mag/${id}/terug`, {});
    expect(await amal.read('/mijn-mensen/nl-eenvoudig')).not.toContain(id);
  });

  it('only somebody who brings answers can be asked to ask', async () => {
    const { path } = await asked();
    const researcher = { vrager: test.people.researcher.id };
    expect((await marit.post(`${path}/toestemming/vrager`, researcher)).status).toBe(404);
  });

  it('the team writes down what it heard on the phone, and who heard it; and when it must stop', async () => {
    const { path, message } = await asked();
    const page = `${path}/toestemming`;
    const nameless = await send(marit, page, yes);
    expect(nameless.status).toBe(422);
    expect((await send(marit, page, { ...yes, hoe: 'phone' })).status).toBe(303);
    expect(await marit.read(path)).toContain('aan de telefoon, gehoord door Marit de Groot');
    await joke.post(`${path}/doorlaten`, { gezien: hidden(await joke.read(path), 'gezien') });
    await marit.post(`${home(message)}/openen`, {});
    await marit.post(`${path}/publiceren`, { gezien: hidden(await marit.read(path), 'gezien') });
    const shown = () =>
      test.deps.db.tx(test.workspace, (tx) =>
        publishedCopies(tx, test.workspace.tenantId, message.approachId),
      );
    expect(await shown()).toMatchObject([{ shownName: 'Amira' }]);
    await marit.post(`${page}/stoppen`, { stop: 'name' });
    expect(await shown()).toMatchObject([{ shownName: null }]);
    await marit.post(`${page}/stoppen`, { stop: 'anonymous' });
    expect(await shown()).toEqual([]);
  });

  it('Deze week asks the partner to look, and tells the coordinator what became of it', async () => {
    const { path, message } = await asked();
    await send(marit, `${path}/toestemming`, { ...yes, hoe: 'visit' });
    expect(await joke.read('/week/alles')).toContain('mag dit openbaar?');
    await joke.post(`${path}/tegenhouden`, { reden: 'Iedereen weet wie dit is.' });
    const held = await marit.read('/week/alles');
    expect(held).toContain('Een bewonerpartner houdt een kopie tegen (Gezond opgroeien)');
    expect(held).not.toContain('Iedereen weet wie dit is.');
    await people.takeBack(message.code);
    expect(await marit.read('/week/alles')).toContain('haalde iets van de openbare pagina');
    test.clock.forward(8);
    expect(await marit.read('/week/alles')).not.toContain('haalde iets van de openbare pagina');
  });
});
