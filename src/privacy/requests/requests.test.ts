import { beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest, type PersonUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import {
  type MessageUnderTest,
  messageUnderTest,
} from '../../consult/answers/answer-under-test.ts';
import { unknownCode } from '../../consult/answers/hear-under-test.ts';
import { listZipEntries } from '../../consult/notes/table/zip-entries.ts';
import type { Query } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';

const path = '/verwerkingen/verzoeken';
const seed = 'verzoeken';

onBothDatabases('what people ask about their own data', (open) => {
  let house: AppUnderTest;
  let message: MessageUnderTest;
  beforeAll(async () => {
    house = await appUnderTest(open(), seed);
    message = await messageUnderTest(house, { body: 'Mijn eigen woorden.' });
  }, 60_000);
  const as = (person: PersonUnderTest) => browserUnderTest(house, person, seed);
  const rows = <T>(query: Query<T>): Promise<T[]> =>
    house.deps.db.tx(house.workspace, (tx) => tx.run(query));
  const requests = () =>
    rows(
      sql<{
        id: string;
        state: string;
        due_on: string;
        kind: string;
      }>`select id, state, due_on, kind
        from person_request order by id desc`,
    );
  const asked = {
    kind: 'export',
    through: 'desk',
    askedOn: '2026-11-20',
    code: '',
    contact: '',
    accountId: '',
  };
  /** Writes down a request as the administrator and gives its address. */
  const record = async (fields: Partial<typeof asked> = {}) => {
    const bram = await as('administrator');
    const formKey = await bram.formKey(`${path}/nieuw`);
    const answer = await bram.post(`${path}/nieuw`, { ...asked, ...fields, formKey });
    return { bram, answer, formKey, address: answer.headers.get('location') ?? '' };
  };
  const seenIn = (page: string) => /name="seen" value="(\d+)"/.exec(page)?.[1] ?? '';

  it('is written down with the contact that was left, which is not kept, and due in a month', async () => {
    const { bram, answer, address } = await record({ contact: '0005550162' });
    expect(answer.status).toBe(303);
    const page = await bram.read(address);
    expect(page).toContain('1 bericht');
    expect(page).toContain('20 december 2026');
    expect(page).not.toContain('000555');
    const [request] = await requests();
    expect(request).toMatchObject({ state: 'open', due_on: '2026-12-20' });
    const kept = await rows(sql<{ row: string }>`select r::text as row from person_request r`);
    expect(JSON.stringify(kept)).not.toMatch(/555|Amira/);
    const listed = await (await as('privacyOfficer')).read(path);
    expect(listed).toContain('Inzage');
    const week = await bram.read('/week/alles');
    expect(week).toContain('vroeg op 20 nov 2026');
  });

  it('about the same, while one is open, leads to that one', async () => {
    const { answer } = await record({ code: message.code });
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('Hierover staat al een verzoek open');
    const [first] = await requests();
    expect(page).toContain(`${path}/${first?.id}`);
    expect(page).toContain(message.code);
  });

  it('sent twice with one form is one', async () => {
    const { bram, answer, formKey } = await record({ kind: 'object', through: 'letter' });
    const again = { ...asked, kind: 'object', through: 'letter', formKey };
    const twice = await bram.post(`${path}/nieuw`, again);
    expect(twice.headers.get('location')).toBe(answer.headers.get('location'));
    expect((await requests()).filter(({ kind }) => kind === 'object')).toHaveLength(1);
  });

  it.each([
    [{ kind: '' }, 'Kies wat de persoon vraagt'],
    [{ through: 'code' }, 'Kies hoe het binnenkwam'],
    [{ askedOn: '' }, 'Vul een dag in'],
    [{ askedOn: '2026-02-31' }, 'Vul een dag in'],
    [{ askedOn: '2027-01-01' }, 'Deze dag moet nog komen'],
    [{ askedOn: '2026-01-01' }, 'langer dan 3 maanden geleden'],
    [{ code: '12' }, 'Deze code klopt niet'],
    [{ code: unknownCode }, 'Bij deze code vinden we geen bericht'],
    [{ contact: 'niemand@example.org' }, 'Bij dit contact vinden we geen bericht'],
    [{ contact: '12' }, 'Bij dit contact vinden we geen bericht'],
    [{ contact: "' or 1=1 --" }, 'Bij dit contact vinden we geen bericht'],
    [{ code: unknownCode, contact: 'a@example.org' }, 'één van de drie'],
  ])('is refused in words when it is wrong: %j', async (fields, fault) => {
    const before = (await requests()).length;
    const { answer } = await record({ kind: 'correct', ...fields });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(fault);
    expect(await requests()).toHaveLength(before);
  });

  it('gives everything about the message, and whoever makes it has read it', async () => {
    const [first] = (await requests()).filter(({ kind }) => kind === 'export');
    const bram = await as('administrator');
    const answer = await bram.post(`${path}/${first?.id}/overzicht`, { contribution: message.id });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const zip = new Uint8Array(await answer.arrayBuffer());
    expect([...listZipEntries(zip).keys()]).toEqual([
      'gegevens.html',
      'gegevens.json',
      'bestanden/foto-1.jpg',
    ]);
    const read = sql`select 1 from read_entry
      where contribution_id = ${message.id} and account_id = ${house.people.administrator.id}`;
    expect(await rows(read)).toHaveLength(1);
    const other = await messageUnderTest(house);
    const of = await bram.post(`${path}/${first?.id}/overzicht`, { contribution: other.id });
    expect(of.status).toBe(404);
  });

  describe('is handled', () => {
    const openOne = async (kind: string) => {
      const other = await messageUnderTest(house);
      const { bram, address } = await record({ kind, code: other.code });
      return { bram, address, seen: seenIn(await bram.read(address)) };
    };

    it('as done, by whom and when; twice is once', async () => {
      const { bram, address, seen } = await openOne('correct');
      expect((await bram.post(`${address}/klaar`, { seen })).status).toBe(303);
      expect((await bram.post(`${address}/klaar`, { seen })).status).toBe(303);
      const page = await bram.read(address);
      expect(page).toContain('gedaan door Bram Hofman');
      expect(page).not.toContain(`${address}/klaar`);
    });

    it('or refused, with a reason of the list and no other', async () => {
      const { bram, address, seen } = await openOne('erase');
      const without = await bram.post(`${address}/weigeren`, { seen, refusedWhy: 'geen zin' });
      expect(without.status).toBe(422);
      expect(await without.text()).toContain('Kies een reden');
      const why = { seen, refusedWhy: 'legal-duty' };
      expect((await bram.post(`${address}/weigeren`, why)).status).toBe(303);
      expect(await bram.read(address)).toContain('een wet verplicht ons');
    });

    it('in two tabs by the first; the second sees how it stands', async () => {
      const { bram, address, seen } = await openOne('correct');
      await bram.post(`${address}/weigeren`, { seen, refusedWhy: 'repeated' });
      const late = await bram.post(`${address}/klaar`, { seen });
      expect(late.status).toBe(409);
      const page = await late.text();
      expect(page).toContain('Iemand anders was u voor');
      expect(page).toContain('geweigerd');
    });

    it('two months later when the person was told so, once, within the month', async () => {
      const { bram, address, seen } = await openOne('correct');
      expect((await bram.post(`${address}/langer`, { seen })).status).toBe(303);
      const page = await bram.read(address);
      expect(page).toContain('20 februari 2027');
      expect(page).not.toContain(`${address}/langer`);
      const again = await bram.post(`${address}/langer`, { seen: seenIn(page) });
      expect(again.status).toBe(409);
      const late = await openOne('object');
      house.clock.forward(30);
      const bramLater = await as('administrator');
      const tooLate = await bramLater.post(`${late.address}/langer`, { seen: late.seen });
      expect(tooLate.status).toBe(409);
      expect(await tooLate.text()).toContain('Verlengen kan niet meer');
      const officer = await as('privacyOfficer');
      expect(await officer.read('/week')).toContain('te laat');
      expect(await officer.read(path)).toContain('te laat');
      house.clock.forward(-30);
    });
  });

  it('is for an administrator to write down and handle, for the privacy officer to see', async () => {
    const [first] = await requests();
    const officer = await as('privacyOfficer');
    const page = await officer.read(`${path}/${first?.id}`);
    expect(page).not.toContain('<form action="/verwerkingen');
    for (const act of ['klaar', 'langer', 'weigeren', 'overzicht', 'account']) {
      const answer = await officer.post(`${path}/${first?.id}/${act}`, { seen: '1' });
      expect(answer.status).toBe(404);
    }
  });
});
