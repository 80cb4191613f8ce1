import { expect, it } from 'vitest';
import { appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { approachOfSlug } from '../approach-store.ts';
import { publishedCopies } from './published-store.ts';

onBothDatabases('publishing the words of the team', (open) => {
  const house = async (seed: string) => {
    const app = await appUnderTest(open(), seed);
    const { deps, workspace, people } = app;
    const { tenantId } = workspace;
    const marit = await browserUnderTest(app, 'coordinator', seed);
    const joke = await browserUnderTest(app, 'partner', seed);
    await marit.post('/aanpak/nieuw', {
      title: 'Fijn buiten',
      purpose: 'Buiten spelen is voor iedereen.',
      coordinatorId: people.coordinator.id,
      answerDays: '21',
      slug: 'buiten',
      formKey: 'f'.repeat(32),
    });
    const approach = await deps.db.tx(workspace, (tx) => approachOfSlug(tx, tenantId, 'buiten'));
    if (!approach) throw new Error('no approach');
    const decisions = '/aanpak/buiten/besluiten';
    const sent = await marit.post(`${decisions}/nieuw`, {
      what: 'Er komt geen zwembad in de wijk.',
      outcome: 'no',
      why: 'Nee, omdat er te weinig geld is. Bel Petra Smit op 06 12345678.',
      decider: 'college',
      ...{ decidedBy: '', body: '', documentUrl: '', validFrom: '' },
      documentName: 'Besluitenlijst van 18 november 2026',
      level: 'board',
      decidedOn: '2026-11-18',
      reviewOn: '2027-05-18',
      ownerId: people.coordinator.id,
      formKey: 'e'.repeat(32),
    });
    const beadId = (sent.headers.get('location') ?? '').split('/').at(-1) ?? '';
    const copy = `/publiceren/buiten/kopie/${beadId}`;
    const typed = {
      'what.nl-eenvoudig': 'Er komt geen zwembad in de wijk.',
      'why.nl-eenvoudig': 'Nee, omdat er te weinig geld is.',
      doe: 'voorstellen',
    };
    const propose = async (fields: Record<string, string> = {}) => {
      const formKey = await marit.formKey(copy);
      const result = await marit.post(copy, { ...typed, formKey, ...fields });
      return { result, path: (result.headers.get('location') ?? '').split('?')[0] ?? '' };
    };
    const seenOn = async (path: string) => hidden(await marit.read(path), 'gezien');
    const shown = () => deps.db.tx(workspace, (tx) => publishedCopies(tx, tenantId, approach.id));
    const version = async () =>
      (await deps.db.tx(workspace, (tx) => approachOfSlug(tx, tenantId, 'buiten')))
        ?.publicationVersion ?? 0;
    const openPage = () => marit.post('/publiceren/buiten/openen', {});
    const publish = async (path: string) =>
      marit.post(`${path}/publiceren`, { gezien: await seenOn(path) });
    return {
      app,
      marit,
      joke,
      copy,
      typed,
      propose,
      shown,
      version,
      openPage,
      publish,
      seenOn,
      seed,
      beadId,
    };
  };
  const hidden = (page: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

  it('a decision that says no goes out once a resident partner let its copy through', async () => {
    const { marit, joke, propose, shown, version, openPage, publish, seenOn } = await house('out');
    await openPage();
    const { path } = await propose();
    const page = await marit.read(path);
    expect(page).toContain('wacht op een bewonerpartner');
    expect(page).toMatch(/<del>.*Bel Petra Smit op 06 12345678/s);
    expect((await publish(path)).status).toBe(409);
    expect(await shown()).toEqual([]);
    const before = await version();
    await joke.post(`${path}/doorlaten`, { gezien: await seenOn(path) });
    expect((await publish(path)).status).toBe(303);
    expect((await publish(path)).status).toBe(303);
    const [copy, ...others] = await shown();
    expect(others).toEqual([]);
    expect(copy).toMatchObject({
      kind: 'decision',
      seenByPartner: true,
      publishedOn: '2026-11-21',
    });
    expect(copy?.words['why']?.['nl-eenvoudig']?.body).toBe('Nee, omdat er te weinig geld is.');
    expect(copy?.facts).toMatchObject({ byName: null });
    expect(await version()).toBe(before + 2);
  });

  it('a phone number only stays in a copy when somebody said that it may', async () => {
    const { marit, copy, propose, typed } = await house('phone');
    const why = 'Bel 06 12345678.';
    const { result } = await propose({ 'why.nl-eenvoudig': why });
    expect(result.status).toBe(422);
    const page = await result.text();
    expect(page).toContain('Hier staat nog een nummer of adres in.');
    expect(page).toContain('name="houd"');
    const formKey = hidden(page, 'formKey');
    const kept = { ...typed, formKey, 'why.nl-eenvoudig': why, houd: '1' };
    expect((await marit.post(copy, kept)).status).toBe(303);
  });

  it('an empty copy and one that is too long come back with what was typed', async () => {
    const { propose } = await house('empty');
    const empty = await propose({ 'what.nl-eenvoudig': '  ' });
    expect(empty.result.status).toBe(422);
    expect(await empty.result.text()).toContain('Schrijf wat er op de openbare pagina komt.');
    const long = await propose({ 'why.nl-eenvoudig': 'lang '.repeat(2001) });
    expect(long.result.status).toBe(422);
    expect(await long.result.text()).toContain('lang lang lang');
  });

  it('looking at the difference keeps nothing', async () => {
    const { propose, marit } = await house('look');
    const { result } = await propose({ doe: 'bekijken', 'what.nl-eenvoudig': 'Er komt geen bad.' });
    expect(result.status).toBe(200);
    expect(await result.text()).toMatch(/<ins>.*bad/s);
    expect(await marit.read('/publiceren/buiten')).toContain('Hier staat nu niets.');
  });

  it('a double click is one copy, and a second person is led to the first', async () => {
    const { app, marit, copy, typed, seed } = await house('twice');
    const formKey = await marit.formKey(copy);
    const [one, other] = await Promise.all([
      marit.post(copy, { ...typed, formKey }),
      marit.post(copy, { ...typed, formKey }),
    ]);
    const where = (response: Response) => response.headers.get('location')?.split('?')[0];
    expect(where(one)).toBe(where(other));
    const bram = await browserUnderTest(app, 'administrator', seed);
    const second = await bram.post(copy, { ...typed, formKey: 'd'.repeat(32) });
    expect(where(second)).toBe(where(one));
    expect(second.headers.get('location')).toContain('gedaan=already');
  });

  it('a resident partner takes it off the page at once; other words are proposed anew', async () => {
    const { app, marit, joke, propose, shown, openPage, publish, seenOn, typed, seed } =
      await house('hold');
    await openPage();
    const { path } = await propose();
    await joke.post(`${path}/doorlaten`, { gezien: await seenOn(path) });
    await publish(path);
    expect((await joke.post(`${path}/tegenhouden`, { reden: ' ' })).status).toBe(422);
    await joke.post(`${path}/tegenhouden`, { reden: 'Dit is te hard.' });
    expect(await shown()).toEqual([]);
    expect(await marit.read(path)).toContain('Dit is te hard.');
    const change = `${path}/wijzigen`;
    const formKey = await marit.formKey(change);
    const seen = await seenOn(change);
    const same = await marit.post(change, { ...typed, formKey, gezien: seen });
    expect(same.status).toBe(422);
    expect(await same.text()).toContain('De kopie zegt nog hetzelfde.');
    const softer = { ...typed, 'why.nl-eenvoudig': 'Nee, want er is nu geen geld.' };
    const bram = await browserUnderTest(app, 'administrator', seed);
    expect((await marit.post(change, { ...softer, formKey, gezien: seen })).status).toBe(303);
    // a double click is one change; the same form with other words is none
    expect((await marit.post(change, { ...softer, formKey, gezien: seen })).status).toBe(303);
    const other = await marit.post(change, { ...typed, formKey, gezien: seen });
    expect(other.status).toBe(409);
    const late = await bram.post(change, { ...typed, formKey: 'c'.repeat(32), gezien: seen });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Nee, want er is nu geen geld.');
    expect(await marit.read(path)).toContain('wacht op een bewonerpartner');
    // what a partner let through were other words
    expect((await joke.post(`${path}/doorlaten`, { gezien: seen })).status).toBe(409);
  });

  it('without a resident partner the coordinator publishes, and the page says so', async () => {
    const { app, marit, propose, shown, openPage, publish } = await house('alone');
    const { tenantId } = app.workspace;
    await app.deps.db.tx(app.workspace, (tx) =>
      tx.run(sql`update account set active = false
        where tenant_id = ${tenantId} and id = ${app.people.partner.id}`),
    );
    const { path } = await propose();
    const page = await marit.read(path);
    expect(page).toContain('klaar om te publiceren');
    expect(page).toContain('Deze aanpak heeft nog geen openbare pagina.');
    expect((await publish(path)).status).toBe(409);
    await openPage();
    expect(await marit.read(path)).toContain('zonder dat een bewoner meekijkt');
    expect((await publish(path)).status).toBe(303);
    expect(await shown()).toMatchObject([{ seenByPartner: false }]);
  });

  it('a translation goes along, and says so when a machine made it; other words come with a notice', async () => {
    const { marit, propose, seenOn } = await house('tongues');
    const { path } = await propose({ 'what.ar': 'لن يكون هناك مسبح.', machine: 'ar' });
    expect(await marit.read(path)).toContain('لن يكون هناك مسبح.');
    const change = `${path}/wijzigen`;
    expect(await marit.read(change)).toMatch(/name="machine"[^>]*value="ar"[^>]*checked/);
    const formKey = await marit.formKey(change);
    const seen = await seenOn(change);
    const emptied = { formKey, gezien: seen, doe: 'voorstellen', 'what.nl-eenvoudig': 'Nee.' };
    expect((await marit.post(change, emptied)).status).toBe(303);
    expect(await marit.read(path)).not.toContain('لن يكون هناك مسبح.');
  });

  it('withdrawing leaves a tombstone without words; it can be copied again', async () => {
    const { app, marit, propose, shown, openPage, seenOn, joke, publish } = await house('gone');
    await openPage();
    const { path } = await propose();
    await joke.post(`${path}/doorlaten`, { gezien: await seenOn(path) });
    await publish(path);
    await marit.post(`${path}/intrekken`, {});
    expect(await shown()).toEqual([]);
    const page = await marit.read(path);
    expect(page).toContain('De woorden zijn weg');
    expect(page).not.toContain('zwembad');
    const left = await app.deps.db.tx(app.workspace, (tx) =>
      tx.run(sql<{ body: string | null }>`select v.body from publication_text t
        join text_version v on v.tenant_id = t.tenant_id and v.text_id = t.text_id
        where t.tenant_id = ${app.workspace.tenantId}`),
    );
    expect(left.every(({ body }) => body === null)).toBe(true);
    expect((await propose()).result.status).toBe(303);
  });

  it('everything that was let through goes out with one button', async () => {
    const { marit, joke, propose, shown, openPage, seenOn } = await house('all');
    const { path } = await propose();
    await joke.post(`${path}/doorlaten`, { gezien: await seenOn(path) });
    await openPage();
    expect(await marit.read('/publiceren/buiten')).toContain(
      'Publiceer 1 kopie die is doorgelaten',
    );
    const sent = await marit.post('/publiceren/buiten/alles', {});
    expect(sent.headers.get('location')).toContain('aantal=1');
    expect(await shown()).toHaveLength(1);
  });
});
