import { beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { publishedCopies } from '../../approach/index.ts';
import { type BrowserUnderTest, browserUnderTest } from '../../browser-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import type { Account } from '../../people/index.ts';
import { type MessageUnderTest, messageUnderTest } from '../answers/answer-under-test.ts';
import { hearUnderTest, post } from '../answers/hear-under-test.ts';
import { decideSetAside, proposeSetAside } from '../contributions/set-aside.ts';

const hidden = (page: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

onBothDatabases('publishing what one person said', (open) => {
  let test: AppUnderTest;
  let people: ReturnType<typeof hearUnderTest>;
  let marit: BrowserUnderTest;
  let joke: BrowserUnderTest;
  beforeAll(async () => {
    test = await appUnderTest(open());
    people = hearUnderTest(test);
    marit = await browserUnderTest(test, 'coordinator');
    joke = await browserUnderTest(test, 'partner');
  }, 60_000);

  const home = ({ approachId }: MessageUnderTest) => `/publiceren/aanpak-${approachId}`;
  const shown = ({ approachId }: MessageUnderTest) =>
    test.deps.db.tx(test.workspace, (tx) =>
      publishedCopies(tx, test.workspace.tenantId, approachId),
    );
  /** The coordinator makes a copy and asks for everything. */
  const ask = async (message: MessageUnderTest, fields: Record<string, string | string[]> = {}) => {
    const copy = `${home(message)}/kopie/${message.id}`;
    const sent = await marit.post(copy, {
      formKey: await marit.formKey(copy),
      'words.nl-eenvoudig': 'De speeltuin is stuk.',
      gebruik: ['name', 'photo', 'voice'],
      foto: message.photoId,
      doe: 'voorstellen',
      ...fields,
    });
    return (sent.headers.get('location') ?? '').split('?')[0] ?? '';
  };
  const shareForm = (html: string) => /<form[^>]*\/delen"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const answer = async (message: MessageUnderTest, fields: Record<string, string>) => {
    const form = shareForm((await people.ask(message.code)).html);
    return post(test.app, '/antwoord/nl-eenvoudig/delen', {
      code: message.code,
      formKey: hidden(form, 'formKey'),
      versie: hidden(form, 'versie'),
      ...fields,
    });
  };
  const stop = (message: MessageUnderTest, use: string) =>
    post(test.app, '/antwoord/nl-eenvoudig/delen/stoppen', { code: message.code, stop: use });
  const yes = {
    'mag-anonymous': 'yes',
    'mag-name': 'yes',
    'mag-photo': 'yes',
    'mag-voice': 'yes',
    'welke-naam': 'Amira',
  };
  const goPublic = async (message: MessageUnderTest, path: string) => {
    const seen = async () => hidden(await marit.read(path), 'gezien');
    await joke.post(`${path}/doorlaten`, { gezien: await seen() });
    await marit.post(`${home(message)}/openen`, {});
    const sent = await marit.post(`${path}/publiceren`, { gezien: await seen() });
    expect(sent.status).toBe(303);
  };

  it('one text, one voice and one photo go through every state, and are gone in the end', async () => {
    const message = await messageUnderTest(test, {
      form: 'sound',
      body: 'De speeltuin aan de Kerklaan 3 is stuk, zegt Fatima.',
    });
    // 1 made: what tells who it is was taken out; nothing is asked or shown yet
    const copy = `${home(message)}/kopie/${message.id}`;
    const form = await marit.read(copy);
    expect(form).toContain('De speeltuin aan de […] is stuk, zegt […].</textarea>');
    expect((await people.ask(message.code)).words).not.toContain('Mogen wij dit laten zien?');
    // 2 asked: the person sees the copy, the voice and the photo behind the code, and nobody else does
    const path = await ask(message);
    const asked = await people.ask(message.code);
    expect(asked.words).toContain('Mogen wij dit laten zien?');
    expect(asked.words).toContain('De speeltuin is stuk.');
    expect(asked.words).toContain('Anderen mogen ze niet voor iets anders gebruiken.');
    expect(asked.html).toMatch(/<img src="\/antwoord\/geluid\//);
    expect(asked.html).toMatch(/<audio[^>]* src="\/antwoord\/geluid\//);
    expect(await joke.read(path)).not.toContain('<img');
    expect(await joke.read(path)).not.toContain('<audio');
    expect(await shown(message)).toEqual([]);
    // 3 said yes, with every use
    const said = await answer(message, yes);
    expect(said.status).toBe(200);
    expect(said.words).toContain('Eerst kijkt nog iemand mee.');
    expect(await joke.read(path)).toContain('<img');
    expect(await shown(message)).toEqual([]);
    // 4 published
    await goPublic(message, path);
    expect(await shown(message)).toMatchObject([
      { shownName: 'Amira', sound: { id: message.soundId }, photos: [{ id: message.photoId }] },
    ]);
    // 5 the photo, the name and the voice are stopped one by one; the words stay
    for (const use of ['photo', 'name', 'voice']) {
      expect((await stop(message, use)).words).toContain('Het is weg van de openbare pagina.');
    }
    expect(await shown(message)).toMatchObject([{ shownName: null, sound: null, photos: [] }]);
    // 6 everything is stopped: the copy is gone, the message and the right to an answer stay
    await stop(message, 'anonymous');
    expect(await shown(message)).toEqual([]);
    expect((await people.contributionOf(message)).state).toBe('open');
    expect((await people.ask(message.code)).words).not.toContain('De speeltuin is stuk.');
    const left = await people.rows(
      sql<{ body: string | null; salt: Uint8Array | null }>`select v.body, v.salt
        from publication_text t join publication p on p.id = t.publication_id
        join text_version v on v.text_id = t.text_id where p.bead_id = ${message.id}`,
    );
    expect(left.length).toBeGreaterThan(0);
    expect(left.every(({ body, salt }) => body === null && salt === null)).toBe(true);
    expect(await marit.read(path)).toContain('door de bewoner');
  });

  describe('taking the message back', () => {
    it('takes the copy, the voice and the photo with it, and leaves a tombstone', async () => {
      const message = await messageUnderTest(test, { form: 'sound' });
      const path = await ask(message);
      await answer(message, yes);
      await goPublic(message, path);
      const before = await people.rows(
        sql<{ version: number }>`select publication_version as version from approach
          where id = ${message.approachId}`,
      );
      await people.takeBack(message.code);
      expect(await shown(message)).toEqual([]);
      const files = sql`select 1 from file where id in (${message.photoId}, ${message.soundId})`;
      expect(await people.rows(files)).toEqual([]);
      const [tombstone] = await people.rows(
        sql<{ state: string; why: string; name: string | null }>`select state,
          withdrawn_why as why, shown_name as name from publication where bead_id = ${message.id}`,
      );
      expect(tombstone).toEqual({ state: 'withdrawn', why: 'by-person', name: null });
      const after = await people.rows(
        sql<{ version: number }>`select publication_version as version from approach
          where id = ${message.approachId}`,
      );
      expect(after[0]?.version).toBeGreaterThan(before[0]?.version ?? 0);
    });

    it('at the moment at which a copy is made leaves no copy', async () => {
      const message = await messageUnderTest(test);
      await Promise.all([ask(message), people.takeBack(message.code)]);
      const alive = sql`select 1 from publication
        where bead_id = ${message.id} and state <> 'withdrawn'`;
      expect(await people.rows(alive)).toEqual([]);
    });
  });

  describe('the person behind the code', () => {
    it('may refuse: the copy is gone for good, and asking again is another copy', async () => {
      const message = await messageUnderTest(test);
      const path = await ask(message);
      const said = await answer(message, { 'mag-anonymous': 'no' });
      expect(said.words).toContain('Wij laten uw woorden niet zien.');
      expect(await marit.read(path)).toContain('De woorden zijn weg');
      expect((await marit.get(`${path}/wijzigen`)).status).toBe(404);
      expect(await ask(message)).not.toBe(path);
    });

    it('reads at the field what is missing; a name without a yes to it is not kept', async () => {
      const message = await messageUnderTest(test);
      await ask(message);
      const empty = await answer(message, { 'mag-anonymous': 'yes' });
      expect(empty.status).toBe(422);
      expect(empty.words).toContain('Kies ja of nee.');
      expect(shareForm(empty.html)).toMatch(/name="mag-anonymous"[^>]*value="yes"[^>]*checked/);
      const nameless = { ...yes, 'welke-naam': ' ', 'mag-photo': 'no' };
      expect((await answer(message, nameless)).words).toContain('Typ een naam.');
      const long = { ...nameless, 'welke-naam': 'a'.repeat(81) };
      expect((await answer(message, long)).words).toContain('Deze naam is te lang.');
      const said = { ...nameless, 'mag-name': 'no', 'welke-naam': 'Amira' };
      expect((await answer(message, said)).status).toBe(200);
      const kept = await people.rows(
        sql<{ name: string | null }>`select shown_name as name from publication
          where bead_id = ${message.id}`,
      );
      expect(kept).toEqual([{ name: null }]);
    });

    it('says it once: a double click is one yes', async () => {
      const message = await messageUnderTest(test);
      await ask(message, { gebruik: [] });
      const form = shareForm((await people.ask(message.code)).html);
      const fields = {
        code: message.code,
        formKey: hidden(form, 'formKey'),
        versie: hidden(form, 'versie'),
        'mag-anonymous': 'yes',
      };
      const twice = await Promise.all([
        post(test.app, '/antwoord/nl-eenvoudig/delen', fields),
        post(test.app, '/antwoord/nl-eenvoudig/delen', fields),
      ]);
      expect(twice.map(({ status }) => status)).toEqual([200, 200]);
      const other = { ...fields, 'mag-anonymous': 'no' };
      const later = await post(test.app, '/antwoord/nl-eenvoudig/delen', other);
      expect(later.status).toBe(422);
      expect(later.words).toContain('U zei al iets.');
    });

    it('never says yes to other words than stood on the page', async () => {
      const message = await messageUnderTest(test);
      const path = await ask(message, { gebruik: [] });
      const form = shareForm((await people.ask(message.code)).html);
      const change = `${path}/wijzigen`;
      await marit.post(change, {
        formKey: await marit.formKey(change),
        gezien: hidden(await marit.read(change), 'gezien'),
        'words.nl-eenvoudig': 'Iets heel anders.',
        doe: 'voorstellen',
      });
      const late = await post(test.app, '/antwoord/nl-eenvoudig/delen', {
        code: message.code,
        formKey: hidden(form, 'formKey'),
        versie: hidden(form, 'versie'),
        'mag-anonymous': 'yes',
      });
      expect(late.status).toBe(422);
      expect(late.words).toContain('Wij hebben de tekst veranderd.');
      expect(late.words).toContain('Iets heel anders.');
    });

    it('reads it in Arabic, from right to left', async () => {
      const message = await messageUnderTest(test);
      await ask(message);
      const page = await people.ask(message.code, 'ar');
      expect(page.html).toContain('dir="rtl"');
      expect(page.words).toContain('هل يمكننا عرض هذا؟');
      expect(page.words).toContain('De speeltuin is stuk.');
    });
  });

  it('a message that two people set aside loses its copy', async () => {
    const message = await messageUnderTest(test);
    const path = await ask(message);
    const { deps, workspace } = test;
    const actor = (account: Account) => ({
      ...{ deps, workspace },
      account: { ...account, secondFactor: 'none', locale: 'nl' } as const,
    });
    const proposal = { formKey: 'a'.repeat(32), reason: 'spam' };
    await proposeSetAside(actor(test.people.nurse), message.id, proposal);
    const decision = { formKey: 'b'.repeat(32), agrees: true };
    const decided = await decideSetAside(actor(test.people.coordinator), message.id, decision);
    expect(decided).toEqual({ ok: true });
    expect(await marit.read(path)).toContain('De woorden zijn weg');
  });

  it('notes that were not read back cannot be published', async () => {
    const message = await messageUnderTest(test);
    await people.rows(sql`update contribution set origin = 'note', read_back_at = null
      where id = ${message.id}`);
    const copy = `${home(message)}/kopie/${message.id}`;
    expect(await marit.read(copy)).toContain('niet voorgelezen aan wie het zei');
    const sent = await marit.post(copy, {
      formKey: await marit.formKey(copy),
      'words.nl-eenvoudig': 'De speeltuin is stuk.',
      doe: 'voorstellen',
    });
    expect(sent.status).toBe(409);
  });

  it('who looks at a message in order to copy it is in the log of readings', async () => {
    const message = await messageUnderTest(test);
    await marit.read(`${home(message)}/kopie/${message.id}`);
    const readings = await people.rows(
      sql<{ account: string }>`select account_id as account from read_entry
        where contribution_id = ${message.id}`,
    );
    expect(readings).toEqual([{ account: test.people.coordinator.id }]);
  });
});
