import { extractText } from 'unpdf';
import { expect, it } from 'vitest';
import { browserUnderTest } from '../../browser-under-test.ts';
import { teamUnderTest } from '../../consult/contributions/inbox-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { decisionUnderTest, moveUnderTest, openUnderTest } from '../record/published-under-test.ts';
import {
  beginUnderTest,
  listPath,
  publishedTeam,
  publishReportUnderTest,
  seenUnderTest,
} from './report-under-test.ts';

onBothDatabases('the products of an approach', (open) => {
  it('begins a council letter from what is there, each sentence with what it rests on', async () => {
    const team = await publishedTeam(open(), 'repbegin');
    const path = await beginUnderTest(team.coordinator, 'council-letter');
    const page = await team.coordinator.read(path);
    expect(page).toContain('Stand van zaken: ');
    expect(page).toContain('Zo staat het in het verslag van 3 november');
    expect(page).toContain(`href="/draad/${team.decisionBead}"`);
    expect(page).toMatch(/Reden.*aria-label="bron \d+"/s);
    expect(page).toContain('Concept van zaterdag 21 november 2026');
    expect(await team.coordinator.read(listPath)).toContain('Raadsinformatiebrief');
  });

  it('begins one report for one form, however often it is sent', async () => {
    const team = await publishedTeam(open(), 'repdouble');
    const formKey = await team.coordinator.formKey(listPath);
    const fields = { kind: 'council-letter', locale: 'nl', formKey };
    const first = await team.coordinator.post(listPath, fields);
    const second = await team.coordinator.post(listPath, fields);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const rows = await team.rows(
      sql`select 1 from report where tenant_id = ${team.workspace.tenantId}`,
    );
    expect(rows).toHaveLength(1);
  });

  it('keeps own words for a sentence, leaves one out, and gives ours back', async () => {
    const team = await publishedTeam(open(), 'repwords');
    const path = await beginUnderTest(team.coordinator, 'council-letter');
    const at = `${path}/zinnen?deel=1`;
    const gezien = await seenUnderTest(team.coordinator, at);
    const sent = await team.coordinator.post(at, {
      gezien,
      'zin-introduction': 'Wij schrijven u over de gladde straat.',
      'zin-started': '',
    });
    expect(sent.status).toBe(303);
    const page = await team.coordinator.read(path);
    expect(page).toContain('Wij schrijven u over de gladde straat.');
    expect(page).not.toContain('De aanpak begon op');
    const again = await seenUnderTest(team.coordinator, at);
    await team.coordinator.post(at, {
      gezien: again,
      ons: ['introduction', 'started'],
      'zin-introduction': 'x',
      'zin-started': '',
    });
    const back = await team.coordinator.read(path);
    expect(back).toContain('Met deze brief informeren wij u');
    expect(back).toContain('De aanpak begon op');
  });

  it('shows what somebody else made of it before anything is saved, with what was typed', async () => {
    const team = await publishedTeam(open(), 'repseen');
    const path = await beginUnderTest(team.coordinator, 'council-letter');
    const at = `${path}/zinnen?deel=1`;
    const gezien = await seenUnderTest(team.coordinator, at);
    await team.coordinator.post(at, { gezien, 'zin-introduction': 'Eerst.' });
    const late = await team.coordinator.post(at, { gezien, 'zin-introduction': 'Later.' });
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('Iemand anders was u voor');
    expect(page).toContain('Later.');
    expect(await team.coordinator.read(path)).toContain('Eerst.');
  });

  it('leaves out what nobody ticked', async () => {
    const team = await publishedTeam(open(), 'repchoose');
    const path = await beginUnderTest(team.coordinator, 'council-letter');
    const gezien = await seenUnderTest(team.coordinator, `${path}/kiezen`);
    await team.coordinator.post(`${path}/kiezen`, { gezien, 'kies-quotes': [] });
    const page = await team.coordinator.read(path);
    expect(page).not.toContain('Wij strooien niet overal');
    expect(page).not.toContain('Wat er besloten is');
  });

  it('is not public while a sentence rests on something that is not, and says which', async () => {
    const team = await publishedTeam(open(), 'repnot');
    await decisionUnderTest(team, team.approachId);
    const path = await beginUnderTest(team.coordinator, 'council-letter');
    expect(await team.coordinator.read(path)).toContain('nog niet openbaar');
    const page = await team.coordinator.read(`${path}/publiceren`);
    expect(page).toContain('href="/publiceren/aanpak-demo"');
    expect(page).not.toContain('Maak versie 1 openbaar');
    const sent = await team.coordinator.post(`${path}/publiceren`, { gezien: '1' });
    expect(sent.status).toBe(422);
    const rows = await team.rows(
      sql`select 1 from report_version where tenant_id = ${team.workspace.tenantId}`,
    );
    expect(rows).toEqual([]);
  });

  it('leaves out in one go what is not public, so that the rest can be published', async () => {
    const team = await publishedTeam(open(), 'reponly');
    await decisionUnderTest(team, team.approachId);
    const path = await beginUnderTest(team.coordinator, 'council-letter');
    const gezien = await seenUnderTest(team.coordinator, path);
    await team.coordinator.post(`${path}/alleen-openbaar`, { gezien });
    const page = await team.coordinator.read(path);
    expect(page).not.toContain('nog niet openbaar</span>');
    expect(page).toContain(`href="/draad/${team.decisionBead}"`);
    const address = await publishReportUnderTest(team.coordinator, path);
    expect(await team.resident.read(address)).toContain('Wij strooien niet overal.');
  });

  it('needs a public page of the approach first', async () => {
    const team = await teamUnderTest(open(), 'repclosed');
    const coordinator = await browserUnderTest(team, 'coordinator', 'repclosed');
    const path = await beginUnderTest(coordinator, 'board-sheet');
    expect(await coordinator.read(`${path}/publiceren`)).toContain('nog geen openbare pagina');
    expect((await coordinator.post(`${path}/publiceren`, { gezien: '1' })).status).toBe(422);
    await openUnderTest(team, team.approachId);
    expect(await coordinator.read(`${path}/publiceren`)).toContain('Maak versie 1 openbaar');
  });

  it('is read by anybody once it is published, in the words of the copy and without ids', async () => {
    const team = await publishedTeam(open(), 'reppublic');
    const path = await beginUnderTest(team.coordinator, 'council-letter');
    const address = await publishReportUnderTest(team.coordinator, path);
    const page = await team.resident.read(address);
    expect(page).toContain('Wij strooien niet overal.');
    expect(page).toContain('Er is te weinig zout.');
    expect(page).not.toContain('naam en toenaam');
    expect(page).not.toContain('Dorpsstraat');
    expect(page).toContain(`/openbaar/aanpak-demo/nl-eenvoudig/punt/${team.decisionId}`);
    expect(page).toContain('Versie 1, openbaar sinds zaterdag 21 november 2026.');
    expect(page).toMatch(/SHA-256\): [0-9a-f]{64}/);
    expect(page).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(page).not.toContain(team.decisionBead);
  });

  it('keeps a published version as it was, and says that there is a newer one', async () => {
    const team = await publishedTeam(open(), 'repversion');
    const path = await beginUnderTest(team.coordinator, 'council-letter');
    const address = await publishReportUnderTest(team.coordinator, path);
    const at = `${path}/zinnen?deel=1`;
    const gezien = await seenUnderTest(team.coordinator, at);
    await team.coordinator.post(at, { gezien, 'zin-introduction': 'De tweede brief.' });
    expect(await team.resident.read(address)).not.toContain('De tweede brief.');
    await publishReportUnderTest(team.coordinator, path);
    expect(await team.resident.read(address)).toContain('De tweede brief.');
    const first = await team.resident.read(`${address}?versie=1`);
    expect(first).toContain('Met deze brief informeren wij u');
    expect(first).toContain('Er is een nieuwere versie.');
  });

  it('seals a published version by the digest in its event', async () => {
    const team = await publishedTeam(open(), 'repseal');
    const path = await beginUnderTest(team.coordinator, 'council-letter');
    await publishReportUnderTest(team.coordinator, path);
    const [event] = await team.rows<{ content: string }>(sql<{ content: string }>`
      select c.content from event e
      join event_content c on c.tenant_id = e.tenant_id and c.event_id = e.id
      where e.tenant_id = ${team.workspace.tenantId} and e.kind = 'report-published'`);
    const [version] = await team.rows<{ digest: string }>(sql<{ digest: string }>`
      select encode(digest, 'hex') as digest from report_version
      where tenant_id = ${team.workspace.tenantId}`);
    expect(version?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(event?.content ?? '{}')).toMatchObject({
      number: 1,
      documents: version?.digest,
    });
  });

  it('shows of what was taken back only that it was, also where it had own words', async () => {
    const team = await publishedTeam(open(), 'repback');
    const path = await beginUnderTest(team.coordinator, 'council-letter');
    const at = `${path}/zinnen?deel=2`;
    const form = await team.coordinator.read(at);
    const slot = /name="zin-(quote\.[^"]+)"/.exec(form)?.[1] ?? '';
    const gezien = await seenUnderTest(team.coordinator, at);
    await team.coordinator.post(at, { gezien, [`zin-${slot}`]: 'Iemand gleed daar uit.' });
    const address = await publishReportUnderTest(team.coordinator, path);
    expect(await team.resident.read(address)).toContain('Iemand gleed daar uit.');
    await moveUnderTest(team, team.quoteId, 'withdrawn');
    const page = await team.resident.read(address);
    expect(page).toContain('Hier stond iets. Dat is teruggenomen.');
    expect(page).not.toContain('Iemand gleed daar uit.');
    expect(page).toContain('Wij strooien niet overal.');
    expect(await (await team.resident.get(`${address}.txt`)).text()).toContain(
      'Dat is teruggenomen',
    );
  });

  it('takes back from files that are made afterwards, without who reads them signing in', {
    timeout: 120_000,
  }, async () => {
    const team = await publishedTeam(open(), 'repfile');
    const path = await beginUnderTest(team.coordinator, 'board-sheet');
    const address = await publishReportUnderTest(team.coordinator, path);
    const textOf = async () => {
      const file = await team.resident.get(`${address}.pdf`);
      expect(file.headers.get('content-type')).toBe('application/pdf');
      const { text } = await extractText(new Uint8Array(await file.arrayBuffer()), {
        mergePages: true,
      });
      return text;
    };
    expect(await textOf()).toContain('Het is hier glad.');
    expect(await textOf()).toContain('Het is hier glad.');
    await moveUnderTest(team, team.quoteId, 'withdrawn');
    const after = await textOf();
    expect(after).not.toContain('glad');
    expect(after).toContain('Dat is teruggenomen.');
  });

  it('is gone from the public pages when it is taken back', async () => {
    const team = await publishedTeam(open(), 'repgone');
    const path = await beginUnderTest(team.coordinator, 'council-letter');
    const address = await publishReportUnderTest(team.coordinator, path);
    await team.coordinator.post(`${path}/terughalen`, {});
    const answer = await team.resident.get(address);
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('weggehaald');
    expect((await team.resident.get(`${address}.pdf`)).status).toBe(410);
    expect((await team.resident.get('/openbaar/aanpak-demo/stukken/geraden')).status).toBe(404);
  });

  it('gives residents a sheet in their language, and the text to read aloud', async () => {
    const team = await publishedTeam(open(), 'repsheet');
    const path = await beginUnderTest(team.coordinator, 'resident-sheet');
    const address = await publishReportUnderTest(team.coordinator, path);
    const arabic = await team.resident.read(`${address}?taal=ar`);
    expect(arabic).toContain('<html lang="ar" dir="rtl">');
    expect(arabic).toContain('هذا ما لا نفعله، ولماذا');
    expect(arabic).toContain('<span lang="nl" dir="ltr">Wij strooien niet overal.</span>');
    expect(arabic).toContain('(باللغة: الهولندية)');
    const text = await team.resident.get(`${address}.txt?taal=nl-eenvoudig`);
    expect(text.headers.get('content-type')).toContain('text/plain');
    expect(await text.text()).toContain(
      'Dit doen wij niet, en waarom\n\nWij strooien niet overal. Er is te weinig zout.',
    );
  });
});
