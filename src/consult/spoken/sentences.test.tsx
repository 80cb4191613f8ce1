import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { projectRoot } from '../../root.ts';
import { linkUnderTest } from '../links/link-under-test.ts';
import { readLink } from '../links/read-link.ts';
import { spokenKeys } from './spoken-keys.ts';

const fixture = (name: string) =>
  new Blob([new Uint8Array(readFileSync(join(projectRoot, 'src/thread/files/fixtures', name)))]);
const [first, second] = spokenKeys;
const title = `/voorlezen/nl-eenvoudig/zin/${first}`;
const spokenFirst = `nl-eenvoudig ${first}`;

onBothDatabases('reading aloud', (open) => {
  const house = async (seed: string) => {
    const app = await appUnderTest(open(), seed);
    await linkUnderTest(app, { slug: seed });
    const nurse = await browserUnderTest(app, 'nurse', seed);
    const link = () => readLink(app.deps, app.workspace.tenantId, seed);
    const record = async (path: string, name = 'opus.webm') =>
      nurse.post(path, { formKey: await nurse.formKey(path), sound: fixture(name) });
    const files = () =>
      app.deps.db.tx(app.workspace, async (tx) => {
        const rows = await tx.run(sql<{ count: number }>`select count(*) as count from file
          where tenant_id = ${app.workspace.tenantId}`);
        return rows[0]?.count;
      });
    return { app, nurse, link, record, files, seed };
  };

  it('keeps the sound of a sentence, lets everyone hear it, and goes on to the next', async () => {
    const { nurse, link, record, app, seed } = await house('keep');
    const saved = await record(title);
    expect(saved.status).toBe(303);
    expect(saved.headers.get('location')).toBe(`/voorlezen/nl-eenvoudig/zin/${second}`);
    const now = await link();
    expect(now?.version).toBe(2);
    const file = now?.spoken[spokenFirst]?.file;
    const resident = await browserUnderTest(app, null, seed);
    const heard = await resident.get(`/geluid/${file}`);
    expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'audio/webm']);
    expect(await nurse.read('/voorlezen/nl-eenvoudig')).toContain(`src="/geluid/${file}"`);
    expect(await nurse.read('/voorlezen/en')).not.toContain('/geluid/');
  });

  it('keeps one sound per sentence, and none when it is taken away', async () => {
    const { nurse, link, record, files } = await house('one');
    await record(title);
    const before = (await link())?.spoken[spokenFirst]?.file;
    await record(title, 'opus.ogg');
    const after = (await link())?.spoken[spokenFirst]?.file;
    expect(after).not.toBe(before);
    expect(await files()).toBe(1);
    await nurse.post(`${title}/weg`, {});
    expect((await link())?.spoken).toEqual({});
    expect(await files()).toBe(0);
  });

  it('says that words have changed since they were read aloud', async () => {
    const { nurse, record, app } = await house('changed');
    await record(title);
    await app.deps.db.tx(app.workspace, (tx) =>
      tx.run(sql`update spoken_sentence set sentence_hash = decode('00', 'hex')
        where tenant_id = ${app.workspace.tenantId}`),
    );
    expect(await nurse.read('/voorlezen/nl-eenvoudig')).toContain('tekst is veranderd');
    expect(await nurse.read(title)).toContain('Bewoners horen de opname niet meer');
  });

  it('gives the words of a link a voice, which goes when the words change', async () => {
    const { nurse, link, record, app, seed } = await house('voice');
    const path = `/voorlezen/en/uitnodiging/${seed}/purpose`;
    await record(path);
    const spoken = (await link())?.purpose['en'];
    expect(spoken?.body).toContain('grow up healthy');
    const resident = await browserUnderTest(app, null, seed);
    expect((await resident.get(`/geluid/${spoken?.sound}`)).status).toBe(200);
    await nurse.post(`${path}/weg`, {});
    expect((await link())?.purpose['en']).toMatchObject({ body: spoken?.body, sound: null });
    expect((await resident.get(`/geluid/${spoken?.sound}`)).status).toBe(404);
  });

  it('keeps one recording of a form that was sent twice', async () => {
    const { nurse, link } = await house('twice');
    const fields = { formKey: 'd'.repeat(32), sound: fixture('opus.webm') };
    await nurse.post(title, fields);
    expect((await nurse.post(title, fields)).status).toBe(303);
    expect((await link())?.version).toBe(2);
    const other = await nurse.post(title, { ...fields, sound: fixture('opus.ogg') });
    expect(other.status).toBe(409);
    expect(await other.text()).toContain('al een opname bewaard');
  });

  it('asks to read aloud again what changed while someone was at it', async () => {
    const { nurse, link } = await house('meanwhile');
    const sound = fixture('opus.webm');
    const fields = { formKey: 'f'.repeat(32), sound, seen: '0'.repeat(64) };
    const refused = await nurse.post(title, fields);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('De tekst is intussen veranderd.');
    expect((await link())?.spoken).toEqual({});
    const [, seen = ''] = /name="seen" value="([0-9a-f]{64})"/.exec(page) ?? [];
    expect((await nurse.post(title, { ...fields, seen })).status).toBe(303);
  });

  it.each([
    ['amr.amr', 'kan niet in de browser'],
    ['video.mp4', 'geen geluid dat wij kennen'],
  ])('refuses %s in plain words', async (name, words) => {
    const { record } = await house(`refuse-${name.slice(0, 3)}`);
    const refused = await record(title, name);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(words);
  });

  it('asks for a recording when none was sent, and knows no other sentences', async () => {
    const { nurse } = await house('none');
    const empty = await nurse.post(title, { formKey: 'e'.repeat(32) });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Er is nog geen opname');
    for (const path of [
      '/voorlezen/nl',
      '/voorlezen/en/zin/page.skip',
      '/voorlezen/en/uitnodiging/x/purpose',
    ]) {
      expect((await nurse.get(path)).status).toBe(404);
    }
  });

  it('is not for resident partners to record', async () => {
    const { app, seed } = await house('rights');
    const joke = await browserUnderTest(app, 'partner', seed);
    expect((await joke.get('/voorlezen')).status).toBe(404);
    expect((await joke.post(`${title}/weg`, {})).status).toBe(404);
  });
});
