import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest, type FieldsUnderTest } from '../../browser-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { readLink } from './read-link.ts';

const base = '/aanpak/gezond-opgroeien/uitnodigingen';

/** A host for each row of the table of faults. */
const word = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

async function photo(): Promise<Blob> {
  const picture = await sharp({
    create: { width: 900, height: 600, channels: 3, background: '#c86' },
  })
    .jpeg()
    .withExif({ IFD0: { Artist: 'Fatma', Copyright: 'thuis' } })
    .toBuffer();
  return new Blob([new Uint8Array(picture)], { type: 'image/jpeg' });
}

onBothDatabases('links', (open) => {
  const house = async (seed: string) => {
    const app = await appUnderTest(open(), seed);
    const { people } = app;
    const coordinator = await browserUnderTest(app, 'coordinator', seed);
    await coordinator.post('/aanpak/nieuw', {
      title: 'Gezond opgroeien',
      purpose: 'Samen.',
      coordinatorId: people.coordinator.id,
      answerDays: '21',
      slug: '',
      formKey: '0'.repeat(32),
    });
    const typed = {
      'purpose.nl-eenvoudig': 'Wat gaat goed? Wat is moeilijk? Vertel het ons.',
      'reward.nl-eenvoudig': 'U krijgt geen geld. U krijgt wel antwoord.',
      'purpose.ar': 'أخبرونا',
      'machine.ar': 'yes',
      locales: ['en', 'ar'],
      endsOn: '2027-03-31',
      answerDays: '14',
      ownerId: people.nurse.id,
      askerName: 'Fatma Yıldırım',
      askerPhone: '000-555 01 20',
      slug: 'demo',
    };
    const send = async (fields: FieldsUnderTest, path = `${base}/nieuw`) => {
      const formKey = await coordinator.formKey(path);
      return coordinator.post(path, { formKey, ...fields });
    };
    const link = () => readLink(app.deps, app.workspace.tenantId, 'demo');
    const eventKinds = () =>
      app.deps.db.tx(app.workspace, async (tx) =>
        (
          await tx.run(sql<{ kind: string }>`select kind from event
            where tenant_id = ${app.workspace.tenantId} order by kind`)
        ).map(({ kind }) => kind),
      );
    return { ...app, house: app, seed, coordinator, typed, send, link, eventKinds };
  };

  it('lets a coordinator make one, with its words, its owner and its terms', async () => {
    const { send, typed, link, people, coordinator, eventKinds } = await house('make');
    const made = await send(typed);
    expect([made.status, made.headers.get('location')]).toEqual([303, `${base}/demo`]);
    expect(await link()).toMatchObject({
      locales: ['nl-eenvoudig', 'en', 'ar'],
      endsOn: '2027-03-31',
      answerDays: 14,
      ownerId: people.nurse.id,
      askerPhone: '000-555 01 20',
      version: 1,
      readBy: null,
      purpose: {
        'nl-eenvoudig': { status: 'written' },
        ar: { body: 'أخبرونا', status: 'machine' },
      },
      reward: { 'nl-eenvoudig': { body: 'U krijgt geen geld. U krijgt wel antwoord.' } },
    });
    expect(await eventKinds()).toEqual(['approach-made', 'link-made']);
    const page = await coordinator.read(`${base}/demo`);
    expect(page).toContain('door een machine vertaald');
    expect(page).toContain('nog geen tekst');
    expect(page).toContain('Samira Bakker');
    expect(await coordinator.read(base)).toContain('/meedoen/demo');
    expect(await coordinator.read('/aanpak/gezond-opgroeien')).toContain(
      'open, tot en met 31 mrt 2027',
    );
  });

  it('makes one link of a form that was sent twice, and shows both when the words differ', async () => {
    const { coordinator, typed, link } = await house('twice');
    const fields = { ...typed, formKey: 'a'.repeat(32) };
    await coordinator.post(`${base}/nieuw`, fields);
    const again = await coordinator.post(`${base}/nieuw`, fields);
    expect(again.headers.get('location')).toBe(`${base}/demo`);
    const other = await coordinator.post(`${base}/nieuw`, {
      ...fields,
      askerName: 'Iemand anders',
    });
    expect(other.status).toBe(409);
    const page = await other.text();
    expect(page).toContain('Iemand anders');
    expect(page).toContain(`href="${base}/demo"`);
    expect((await link())?.askerName).toBe('Fatma Yıldırım');
  });

  it('chooses an address that one can say when none is given, and refuses one that is taken', async () => {
    const { send, typed } = await house('slug');
    const made = await send({ ...typed, slug: '' });
    expect(made.headers.get('location')).toMatch(/\/uitnodigingen\/[a-z]+-[a-z]+-\d\d$/);
    await send(typed);
    const refused = await send(typed);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Er is al een uitnodiging met dit adres');
  });

  it.each([
    ['endsOn', '2026-11-20', 'Kies vandaag of een dag daarna'],
    ['endsOn', '2028-11-30', 'binnen twee jaar'],
    ['endsOn', '2027-02-30', 'Kies een bestaande dag'],
    ['answerDays', '43', 'van 1 tot en met 42'],
    ['answerDays', '0', 'van 1 tot en met 42'],
    ['askerName', ' ', 'Vul de naam in'],
    ['askerPhone', '', 'Vul een telefoonnummer in'],
    ['askerPhone', 'bel maar', 'lijkt geen telefoonnummer'],
    ['purpose.nl-eenvoudig', '', 'Schrijf in makkelijk Nederlands'],
    ['purpose.ar', 'م'.repeat(1001), 'Maak deze tekst korter'],
    ['slug', 'Met Spatie', 'kleine letters'],
    ['slug', 'nieuw', 'kleine letters'],
    ['slug', 'bestand', 'kleine letters'],
    ['ownerId', 'niemand', 'Kies wie antwoordt'],
  ])('says what is wrong with %s "%s" and keeps the rest', async (field, value, words) => {
    const { send, typed, link } = await house(`wrong-${word(field + value + words)}`);
    const refused = await send({ ...typed, [field]: value });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain(words);
    expect(page).toContain('(1 fout)');
    if (field !== 'askerName') expect(page).toContain('value="Fatma Yıldırım"');
    expect(await link()).toBeNull();
  });

  it('makes a small face of a photo without anything that tells where or whose, for everyone', async () => {
    const { send, typed, link, house: app, seed, coordinator } = await house('face');
    await send({ ...typed, photo: await photo() });
    const resident = await browserUnderTest(app, null, seed);
    const face = await resident.get('/uitnodiging/demo/gezicht?v=1');
    expect(face.headers.get('content-type')).toBe('image/webp');
    expect(face.headers.get('cache-control')).toBe('public, max-age=86400');
    const bytes = new Uint8Array(await face.arrayBuffer());
    const { width, height, exif } = await sharp(bytes).metadata();
    expect({ width, height, exif }).toEqual({ width: 400, height: 400, exif: undefined });
    expect(bytes.length).toBeLessThan(15_001);
    expect((await resident.get('/uitnodiging/demo/gezicht')).headers.get('cache-control')).toBe(
      'no-cache',
    );

    await send({ ...typed, removePhoto: 'yes' }, `${base}/demo/wijzigen`);
    expect((await link())?.askerPhotoId).toBeNull();
    expect((await resident.get('/uitnodiging/demo/gezicht?v=1')).status).toBe(404);
    expect((await resident.get('/uitnodiging/niets/gezicht')).status).toBe(404);
    expect(await coordinator.read(`${base}/demo/affiche/nl-eenvoudig`)).not.toContain('/gezicht');
  });

  it('says in words why a file is no photo', async () => {
    const { send, typed } = await house('nophoto');
    const refused = await send({ ...typed, photo: new Blob(['<svg onload=alert(1)>']) });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('geen foto die wij kunnen lezen');
    const again = await send({ ...typed, askerName: '', photo: await photo() });
    expect(await again.text()).toContain('Kies de foto opnieuw');
  });

  it('marks a translation as old when the Dutch changes, until someone says that it holds', async () => {
    const { send, typed, coordinator, link, eventKinds } = await house('old');
    await send(typed);
    const path = `${base}/demo/wijzigen`;
    await send({ ...typed, 'purpose.nl-eenvoudig': 'Wat wilt u ons vertellen?' }, path);
    expect((await link())?.version).toBe(2);
    expect(await coordinator.read(`${base}/demo`)).toContain('vertaling verouderd');
    const changed = { ...typed, 'purpose.nl-eenvoudig': 'Wat wilt u ons vertellen?' };
    await send({ ...changed, 'holds.ar': 'yes' }, path);
    expect(await coordinator.read(`${base}/demo`)).not.toContain('vertaling verouderd');
    // the tick "made by a machine" taken away from the same words: a speaker has checked them
    await send({ ...changed, 'machine.ar': '' }, path);
    expect((await link())?.purpose['ar']?.status).toBe('checked');
    expect((await eventKinds()).filter((kind) => kind === 'link-changed')).toHaveLength(3);
  });

  it('keeps the address and lets a text go silent when it is emptied', async () => {
    const { send, typed, link } = await house('silent');
    await send(typed);
    const emptied = { ...typed, slug: 'ander-adres', 'reward.nl-eenvoudig': '', 'purpose.ar': '' };
    const changed = await send(emptied, `${base}/demo/wijzigen`);
    expect(changed.headers.get('location')).toBe(`${base}/demo`);
    const now = await link();
    expect(now?.reward).toBeNull();
    expect(now?.purpose['ar']?.body).toBeNull();
    expect(now?.purpose['nl-eenvoudig']?.body).toContain('Wat gaat goed');
  });

  it('gives a code that leads to its address, and says that phones cannot reach this machine', async () => {
    const { send, typed, coordinator } = await house('code');
    await send(typed);
    const page = await coordinator.read(`${base}/demo`);
    expect(page).toContain('localhost/meedoen/demo');
    expect(page).toContain('Alleen op deze computer');
    const code = await coordinator.get(`${base}/demo/qr.svg`);
    expect(code.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    const svg = await code.text();
    expect(svg).toContain('<svg');
    expect(svg).not.toMatch(/<script|<style|style=/);
  });

  it('prints a poster in each language of the link, Arabic from right to left', async () => {
    const { send, typed, coordinator } = await house('poster');
    await send(typed);
    const poster = await coordinator.read(`${base}/demo/affiche/ar`);
    expect(poster).toContain('lang="ar" dir="rtl"');
    expect(poster).toContain('أخبرونا');
    expect(poster).toContain('<bdi dir="ltr">000-555 01 20</bdi>');
    expect(poster).toContain('Een machine heeft deze vertaling gemaakt');
    expect(poster).toContain('هذا مثال غير حقيقي');
    // no purpose in English yet: easy Dutch stands there, and the page says so
    expect(await coordinator.read(`${base}/demo/affiche/en`)).toContain('Wat gaat goed?');
    expect((await coordinator.get(`${base}/demo/affiche/pl`)).status).toBe(404);
    expect((await coordinator.get(`${base}/demo/affiche/xx`)).status).toBe(404);
  });

  it('can be seen by a resident partner, and made only by who may', async () => {
    const { send, typed, house: app, seed } = await house('rights');
    await send(typed);
    const joke = await browserUnderTest(app, 'partner', seed);
    expect(await joke.read(`${base}/demo`)).not.toContain('Uitnodiging wijzigen');
    expect((await joke.get(`${base}/nieuw`)).status).toBe(404);
    expect((await joke.post(`${base}/demo/wijzigen`, typed)).status).toBe(404);
    expect((await joke.get(`${base}/elders`)).status).toBe(404);
    expect((await joke.get('/aanpak/andere/uitnodigingen/demo')).status).toBe(404);
  });
});
