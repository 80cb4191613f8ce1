import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { browserUnderTest } from '../../browser-under-test.ts';
import {
  soundOfTest,
  type Team,
  teamUnderTest,
} from '../../consult/contributions/inbox-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { addFile } from '../../thread/files/file-store.ts';
import { sealNext } from '../../thread/seal-thread.ts';
import {
  beginUnderTest,
  publishedTeam,
  publishReportUnderTest,
} from '../products/report-under-test.ts';
import {
  decisionUnderTest,
  moveUnderTest,
  openUnderTest,
  publishUnderTest,
} from '../record/published-under-test.ts';

const page = '/openbaar/aanpak-demo/nl-eenvoudig';

/** An approach with a public page, one published message of a resident, and a resident's browser. */
async function publicTeam(team: Team, seed: string) {
  const { approachId } = team;
  await openUnderTest(team, approachId);
  const { id: beadId } = await team.say({ words: 'Het is glad bij Ali op de Dorpsstraat.' });
  const publicId = await publishUnderTest(team, {
    ...{ approachId, beadId, kind: 'contribution', name: 'Fatma', uses: ['name'] },
    words: { words: 'Het is hier glad.' },
  });
  return { beadId, publicId, resident: await browserUnderTest(team, null, seed) };
}

onBothDatabases('the public page of an approach', (open) => {
  it('is there for approaches that were opened only', async () => {
    const team = await teamUnderTest(open(), 'pubopen');
    const resident = await browserUnderTest(team, null, 'pubopen');
    expect((await resident.get(page)).status).toBe(404);
    expect((await resident.get('/openbaar/aanpak-demo')).status).toBe(404);
    expect(await resident.read('/openbaar')).toContain('Er is hier nog niets te lezen.');
    await openUnderTest(team, team.approachId);
    expect(await resident.read('/openbaar')).toContain(`href="${page}"`);
    expect(await resident.read('/')).toContain('href="/openbaar?taal=nl-eenvoudig"');
    expect(await resident.read(page)).toContain('Zo was het op zaterdag 21 november 2026.');
    await team.rows(sql`update approach_opening set closed_on = '2026-11-21'
      where tenant_id = ${team.workspace.tenantId}`);
    expect((await resident.get(page)).status).toBe(404);
  });

  it('is a feed too: readers hear what is published, and what to drop', async () => {
    const team = await teamUnderTest(open(), 'pubfeed');
    const resident = await browserUnderTest(team, null, 'pubfeed');
    expect((await resident.get('/openbaar/aanpak-demo/atom.xml')).status).toBe(404);
    const { beadId, publicId } = await publicTeam(team, 'pubfeed');
    const feed = await resident.get('/openbaar/aanpak-demo/atom.xml');
    expect(feed.headers.get('content-type')).toContain('application/atom+xml');
    const told = await feed.text();
    expect(told).toContain(`punt/${publicId}</id><title>In eigen woorden</title>`);
    expect(told).toContain('>Het is hier glad.</content>');
    expect(told).not.toContain('Ali');
    expect(told).not.toContain(beadId);
    expect(told).toContain('<updated>2026-11-10T00:00:00Z</updated>');
    await team.rows(sql`update publication set state = 'withdrawn', withdrawn_on = '2026-11-21',
      withdrawn_why = 'by-person' where tenant_id = ${team.workspace.tenantId}`);
    await team.rows(sql`update approach set publication_version = publication_version + 1
      where tenant_id = ${team.workspace.tenantId}`);
    const after = await resident.read('/openbaar/aanpak-demo/atom.xml');
    expect(after).not.toContain('Het is hier glad.');
    expect(after).toContain(`punt/${publicId}" when="2026-11-21T00:00:00Z"/>`);
  });

  it('leads to the language of the browser, and speaks each of the six', async () => {
    const team = await teamUnderTest(open(), 'publang');
    const { resident } = await publicTeam(team, 'publang');
    const asked = (language: string, path = '/openbaar/aanpak-demo') =>
      resident.get(path, { 'accept-language': language });
    const turkish = await asked('tr-TR,tr;q=0.9');
    expect(turkish.status).toBe(302);
    expect(turkish.headers.get('location')).toBe('/openbaar/aanpak-demo/tr');
    expect(turkish.headers.get('vary')).toContain('accept-language');
    const dutch = await asked('nl', '/openbaar/aanpak-demo/nl');
    expect(dutch.headers.get('location')).toBe(page);
    expect(await resident.read('/openbaar/aanpak-demo/ar')).toContain('<html lang="ar" dir="rtl">');
    const polish = await resident.read('/openbaar/aanpak-demo/pl');
    expect(polish).toContain('Co powiedzieli mieszkańcy');
    expect(polish).toContain('lang="nl"');
    expect((await resident.get('/openbaar/aanpak-demo/xx')).status).toBe(404);
  });

  it('shows what was published in the words of the copy, and what came of it, the noes too', async () => {
    const team = await teamUnderTest(open(), 'pubshow');
    const { resident, beadId } = await publicTeam(team, 'pubshow');
    const { approachId } = team;
    const decision = await decisionUnderTest(team, approachId, beadId);
    await publishUnderTest(team, {
      ...{ approachId, beadId: decision, kind: 'decision', seen: true },
      words: { what: 'Wij strooien niet in alle straten.', why: 'Er is te weinig zout.' },
    });
    const html = await resident.read(page);
    expect(html).toContain('Het is hier glad.');
    expect(html).toContain('Fatma');
    expect(html).not.toContain('Dorpsstraat');
    expect(html).not.toContain('naam en toenaam');
    const changed = html.slice(html.indexOf('id="veranderd"'), html.indexOf('id="decisions"'));
    expect(changed).toContain('Na een bericht van een bewoner:');
    expect(changed).toContain('Antwoord: nee.');
    expect(html).toContain('Er is te weinig zout.');
    expect(html).toContain('een bewoner die meebeslist');
    expect(html).not.toContain('Joke');
    expect(html).toContain('Dat is nog niet gedaan.');
    expect(html).toContain('Wij kregen 1 bericht.');
    expect(html).toContain('Zelf geteld in Hoofdrol, op 21 nov 2026.');
    expect(html).toContain('href="/meedoen/demo/nl-eenvoudig"');
    expect(html).not.toMatch(/%|procent|lage SES|kwetsba|achterstand/i);
    expect(html).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(html).not.toContain('<script');
  });

  it('is asked for again each time, and sent only when it changed', async () => {
    const team = await teamUnderTest(open(), 'pubcache');
    const { resident } = await publicTeam(team, 'pubcache');
    const first = await resident.get(page);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect((await resident.get(page, { 'if-none-match': etag })).status).toBe(304);
    await open()
      .installation('seal in a test')
      .tx((tx) => sealNext(tx, team.deps, team.workspace.tenantId, []));
    const sealed = await resident.get(page, { 'if-none-match': etag });
    expect(sealed.status).toBe(200);
    expect(await sealed.text()).toMatch(/Zegel 1 van 21 nov 2026:.*[0-9a-f]{64}/);
    team.clock.forward(1);
    const later = await resident.get(page, { 'if-none-match': sealed.headers.get('etag') ?? '' });
    expect(await later.text()).toContain('Zo was het op zondag 22 november 2026.');
  });

  it('loses at once what is held or taken back, also for who had it already', async () => {
    const team = await teamUnderTest(open(), 'pubback');
    const { resident, publicId } = await publicTeam(team, 'pubback');
    const item = `${page}/punt/${publicId}`;
    const had = await resident.get(page);
    const etag = had.headers.get('etag') ?? '';
    expect(await had.text()).toContain('Het is hier glad.');
    expect(await resident.read(item)).toContain('Het is hier glad.');
    await moveUnderTest(team, publicId, 'held');
    const held = await resident.get(page, { 'if-none-match': etag });
    expect(held.status).toBe(200);
    expect(await held.text()).not.toContain('Het is hier glad.');
    expect((await resident.get(item)).status).toBe(404);
    await moveUnderTest(team, publicId, 'published');
    expect(await resident.read(page)).toContain('Het is hier glad.');
    await moveUnderTest(team, publicId, 'withdrawn');
    expect(await resident.read(page)).not.toContain('glad');
    const gone = await resident.get(item);
    expect(gone.status).toBe(410);
    expect(await gone.text()).toContain('Hier stond iets. Het is teruggenomen.');
    expect((await resident.get(`${page}/punt/raadmaar`)).status).toBe(404);
  });

  it('says beside a decision that something it was about was taken back', async () => {
    const team = await teamUnderTest(open(), 'pubstone');
    const { resident, beadId, publicId } = await publicTeam(team, 'pubstone');
    const { approachId } = team;
    const decision = await decisionUnderTest(team, approachId, beadId);
    await publishUnderTest(team, {
      ...{ approachId, beadId: decision, kind: 'decision' },
      words: { what: 'Wij strooien nu ook hier.', why: 'Het was glad.' },
    });
    expect(await resident.read(page)).not.toContain('Hier stond iets.');
    await moveUnderTest(team, publicId, 'withdrawn');
    expect(await resident.read(page)).toContain('Hier stond iets. Het is teruggenomen.');
  });

  it('gives a voice and a photo only while the person allows it', async () => {
    const team = await teamUnderTest(open(), 'pubfile');
    const { deps, workspace, approachId } = team;
    const { tenantId } = workspace;
    await openUnderTest(team, approachId);
    const file = { seconds: 12, playable: true, pendingMac: null } as const;
    const bytes = await soundOfTest();
    const photo = new Uint8Array(
      await readFile(new URL('../../thread/files/fixtures/README.md', import.meta.url)),
    );
    const [soundId, photoId] = await deps.db.tx({ tenantId }, async (tx) => [
      await addFile(tx, deps, tenantId, { ...file, kind: 'sound', mediaType: 'audio/ogg', bytes }),
      await addFile(tx, deps, tenantId, {
        ...file,
        ...{ kind: 'photo', mediaType: 'image/jpeg', bytes: photo },
      }),
    ]);
    const { id: beadId } = await team.say({ words: 'Hoor mij.' });
    const publicId = await publishUnderTest(team, {
      ...{ approachId, beadId, kind: 'contribution', uses: ['voice', 'photo'], soundId, photoId },
      words: { words: 'Hoor mij.' },
    });
    const resident = await browserUnderTest(team, null, 'pubfile');
    const html = await resident.read(page);
    const paths = [...html.matchAll(/href="(\/openbaar\/bestand\/[^"]+)"/g)].map(
      ([, path]) => path,
    );
    expect(paths).toHaveLength(2);
    expect(html).toMatch(/Luisteren \(\d+ kB\)/);
    expect(html).not.toContain('<img');
    const [sound = '', picture = ''] = paths;
    const heard = await resident.get(sound);
    expect(heard.headers.get('content-type')).toBe('audio/ogg');
    expect(heard.headers.get('cache-control')).toBe('no-cache');
    expect(new Uint8Array(await heard.arrayBuffer())).toEqual(bytes);
    const again = { 'if-none-match': heard.headers.get('etag') ?? '' };
    expect((await resident.get(sound, again)).status).toBe(304);
    await team.rows(sql`update publication_consent set withdrawn_at = now()
      where tenant_id = ${tenantId} and use = 'voice'`);
    expect((await resident.get(sound, again)).status).toBe(404);
    expect((await resident.get(picture)).status).toBe(200);
    await moveUnderTest(team, publicId, 'held');
    expect((await resident.get(picture)).status).toBe(404);
  });

  it('names the letters and sheets that were published, and none that are being written', async () => {
    const { coordinator, resident } = await publishedTeam(open(), 'pubreports');
    const sheet = await beginUnderTest(coordinator, 'resident-sheet');
    await beginUnderTest(coordinator, 'council-letter');
    expect(await resident.read(page)).not.toContain('Brieven en bladen');
    const address = await publishReportUnderTest(coordinator, sheet);
    const html = await resident.read(page);
    expect(html).toContain(`href="${address}">Blad voor bewoners, 21 nov 2026`);
    expect(html).not.toContain('gemeenteraad,');
  });

  it('goes on in pages of ten, by a place that stays when something there is taken back', async () => {
    const team = await teamUnderTest(open(), 'pubmany');
    const { approachId } = team;
    await openUnderTest(team, approachId);
    const ids: string[] = [];
    for (let n = 1; n <= 23; n += 1) {
      const day = `2026-10-${String(n).padStart(2, '0')}`;
      const beadId = await decisionUnderTest(team, approachId, null, day);
      const words = { what: `Besluit nummer ${n}.`, why: 'Daarom.' };
      ids.push(await publishUnderTest(team, { approachId, beadId, kind: 'decision', words }));
    }
    const resident = await browserUnderTest(team, null, 'pubmany');
    const numbers = (html: string) =>
      [...html.matchAll(/Besluit nummer (\d+)\./g)].map(([, n]) => Number(n));
    const overview = await resident.read(page);
    expect(numbers(overview)).toEqual([23, 22, 21, 20, 19, 18, 17, 16, 15, 14]);
    expect(overview).toContain('Alles bekijken (23)');
    const first = await resident.read(`${page}/besluiten`);
    const next = /href="([^"]+)" rel="next"/.exec(first)?.[1] ?? '';
    await moveUnderTest(team, ids[13] ?? '', 'withdrawn');
    const second = await resident.read(next);
    expect(numbers(second)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4]);
    const last = await resident.read(/href="([^"]+)" rel="next"/.exec(second)?.[1] ?? '');
    expect(numbers(last)).toEqual([3, 2, 1]);
    expect(last).not.toContain('rel="next"');
    const guessed = await resident.read(`${page}/besluiten?na=' or 1=1`);
    expect(numbers(guessed)[0]).toBe(23);
  });
});
