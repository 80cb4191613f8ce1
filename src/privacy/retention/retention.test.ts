import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import {
  answerUnderTest,
  type MessageUnderTest,
  messageUnderTest,
} from '../../consult/answers/answer-under-test.ts';
import { hearUnderTest } from '../../consult/answers/hear-under-test.ts';
import type { Query, Tx } from '../../db/database.ts';
import type { OpenDatabase } from '../../db/open.ts';
import { compileRaw, sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { addBead } from '../../thread/beads.ts';
import { newId } from '../../thread/ids.ts';
import { addText } from '../../thread/texts.ts';
import { dayIn } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import { register, timedProcessings } from '../register/register.ts';
import { carryOutRegister } from './carry-out.ts';
import { workOf } from './works.ts';

const seed = 'termijnen';

onBothDatabases('what ends by its term', (open) => {
  let house: AppUnderTest;
  let people: ReturnType<typeof hearUnderTest>;
  let database: OpenDatabase;
  beforeAll(async () => {
    database = open();
    house = await appUnderTest(database, seed);
    people = hearUnderTest(house);
  }, 60_000);
  // whatever was there is past every term, and gone or waiting
  beforeEach(() => house.clock.forward(4000));

  const rows = <T>(query: Query<T>): Promise<T[]> =>
    house.deps.db.tx(house.workspace, (tx) => tx.run(query));
  const carryOut = () =>
    carryOutRegister(house.deps, database.installation('test'), [house.workspace]);
  const dayNow = () => dayIn(house.workspace.zone, house.clock.now());
  const runs = (processing: string) =>
    rows(sql<{ ran_on: string; done: number; waiting: number; days: number | null }>`
      select ran_on, done, waiting, days from retention_run
      where processing = ${processing} and ran_on = ${dayNow()}`);
  const stands = async ({ id }: MessageUnderTest) =>
    (
      await rows(sql<{ state: string; why: string | null }>`select state, gone_why as why
      from contribution where id = ${id}`)
    )[0];
  /** A message that was answered, and the answer told, on this day. */
  const answered = async (body?: string) => {
    const message = await messageUnderTest(house, body === undefined ? {} : { body });
    await answerUnderTest(house, message);
    await rows(sql`update answer_delivery set delivered_how = 'visit', delivered_on = ${dayNow()}
      where contribution_id = ${message.id}`);
    await rows(sql`update contribution set state = 'answered' where id = ${message.id}`);
    return message;
  };
  const choose = async (processing: string, days: number) => {
    const bram = await browserUnderTest(house, 'administrator', seed);
    const page = await bram.read(`/verwerkingen/${processing}`);
    const seen = /name="seen" value="(\d+)"/.exec(page)?.[1] ?? '';
    const typed = { days: String(days), reason: 'Een besluit.', shorter: 'yes', seen };
    expect((await bram.post(`/verwerkingen/${processing}`, typed)).status).toBe(303);
  };

  it('has a job for every processing that a term ends, and for no other', () => {
    const ended = register.filter(({ id }) => workOf(id) !== null).map(({ id }) => id);
    expect(ended.sort()).toEqual([...timedProcessings.map(({ id }) => id), 'signing-in'].sort());
  });

  it('finishes every job, every day', async () => {
    await carryOut();
    const finished = await rows(
      sql<{ processing: string }>`select processing from retention_run
        where ran_on = ${dayNow()} and finished_at is not null`,
    );
    const ended = register.filter(({ id }) => workOf(id) !== null).map(({ id }) => id);
    expect(finished.map(({ processing }) => processing).sort()).toEqual(ended.sort());
  });

  it('takes a note by its own term, with the name of the file, who wrote it down and where', async () => {
    const { tenantId } = house.workspace;
    const message = await answered('Buurman Bo zei dat de lift stuk is.');
    const importId = newId(house.deps);
    const at = house.clock.now();
    await rows(sql`update contribution set origin = 'note' where id = ${message.id}`);
    await rows(sql`insert into note_import (tenant_id, id, approach_id, file_name, file_mac, reading,
        owner_id, due_on, good_count, bad_count, imported_at)
      values (${tenantId}, ${importId}, ${message.approachId}, 'gesprek met mevrouw Jansen.csv',
        '\\x00'::bytea, '{}', ${house.people.nurse.id}, ${dayNow()}, 1, 0, ${at})`);
    await rows(sql`insert into note (tenant_id, approach_id, row_hash, occurrence, contribution_id,
        import_id, row_number, meeting, noted_by)
      values (${tenantId}, ${message.approachId}, '\\x01'::bytea, 1, ${message.id}, ${importId}, 2,
        'Avond bij Amira', 'Bo')`);
    house.clock.forward(364);
    await carryOut();
    expect((await stands(message))?.state).toBe('answered');
    house.clock.forward(1);
    await carryOut();
    expect(await stands(message)).toEqual({ state: 'withdrawn', why: 'term' });
    const left = await rows(sql`select i.file_name, n.meeting, n.noted_by from note_import i
      join note n on n.import_id = i.id where i.id = ${importId}`);
    expect(left).toEqual([{ file_name: 'notities', meeting: null, noted_by: null }]);
    expect(await runs('notes')).toMatchObject([{ done: 1, days: 365 }]);
  });

  it('erases what a resident told somebody about a theme, and keeps what they thought of it', async () => {
    const { tenantId } = house.workspace;
    const { approachId } = await messageUnderTest(house);
    const [themeId, textId] = [newId(house.deps), newId(house.deps)];
    const at = house.clock.now();
    await house.deps.db.tx(house.workspace, async (tx) => {
      await addBead(tx, house.deps, { id: themeId, approachId, kind: 'theme' });
      const said = { textId, version: 1, locale: 'nl', body: 'Zeg: de lift.' };
      await addText(tx, house.deps, { ...said, status: 'written' });
      await tx.run(sql`insert into theme (tenant_id, id, approach_id, title, version, heard_version,
          created_by, created_at)
        values (${tenantId}, ${themeId}, ${approachId}, 'Lift', 1, 1, ${house.people.nurse.id}, ${at})`);
      await tx.run(sql`insert into theme_check (tenant_id, id, theme_id, heard_version, verdict,
          account_id, through, words_text_id, checked_at)
        values (${tenantId}, ${newId(house.deps)}, ${themeId}, 1, 'wrong', ${house.people.nurse.id},
          'told', ${textId}, ${at})`);
    });
    const body = async () =>
      (
        await rows(sql<{ body: string | null }>`select body from text_version
        where text_id = ${textId}`)
      )[0]?.body;
    house.clock.forward(729);
    await carryOut();
    expect(await body()).toBe('Zeg: de lift.');
    house.clock.forward(1);
    await carryOut();
    expect(await body()).toBeNull();
    const verdict = sql`select verdict from theme_check where theme_id = ${themeId}`;
    expect(await rows(verdict)).toEqual([{ verdict: 'wrong' }]);
  });

  it('forgets letters, requests and its own notes by their terms', async () => {
    const { tenantId } = house.workspace;
    const [letterId, requestId] = [newId(house.deps), newId(house.deps)];
    const at = house.clock.now();
    const day = dayNow();
    await rows(sql`insert into letter (tenant_id, id, kind, to_account_id, created_at, try_at, tries, sent_at)
      values (${tenantId}, ${letterId}, 'digest', ${house.people.nurse.id}, ${at}, ${at}, 1, ${at})`);
    await rows(sql`insert into person_request (tenant_id, id, kind, through, asked_on, due_on, state,
        closed_on, recorded_at, version)
      values (${tenantId}, ${requestId}, 'object', 'desk', ${day}, ${day}, 'done', ${day}, ${at}, 1)`);
    await carryOut();
    const letters = async () =>
      (await rows(sql`select 1 from letter where id = ${letterId}`)).length;
    const asked = async () =>
      (await rows(sql`select 1 from person_request where id = ${requestId}`)).length;
    const noted = async () =>
      (await rows(sql`select 1 from retention_run where ran_on = ${day}`)).length;
    house.clock.forward(90);
    await carryOut();
    expect([await letters(), await asked()]).toEqual([0, 1]);
    house.clock.forward(1825 - 91);
    await carryOut();
    expect([await asked(), (await noted()) > 0]).toEqual([1, true]);
    house.clock.forward(1);
    await carryOut();
    expect([await asked(), await noted()]).toEqual([0, 0]);
  });

  it('lets the others go on when one fails, and says so in the log', async () => {
    const said: unknown[] = [];
    const log = { ...house.deps.log, error: (facts: unknown) => said.push(facts) } as Deps['log'];
    const broken = {
      ...house.deps.db,
      tx: (context: { tenantId: string }, work: (tx: Tx) => Promise<unknown>) =>
        house.deps.db.tx(context, (tx) =>
          work({
            ...tx,
            run: (query) => {
              if (/form_key/.test(compileRaw(query).sql)) throw new Error('a broken table');
              return tx.run(query);
            },
          }),
        ),
    } as Deps['db'];
    await carryOutRegister({ ...house.deps, db: broken, log }, database.installation('test'), [
      house.workspace,
    ]);
    expect(said).toMatchObject([{ processing: 'form-keys' }]);
    expect(await runs('letters')).toHaveLength(1);
    expect(await runs('form-keys')).toEqual([]);
    await carryOut();
    expect(await runs('form-keys')).toHaveLength(1);
  });

  describe('a contribution', () => {
    it('that was answered goes on the day of its term, as if taken back, and not a day sooner', async () => {
      const message = await answered('Dit is mijn geheim.');
      house.clock.forward(729);
      await carryOut();
      expect(await stands(message)).toEqual({ state: 'answered', why: null });
      house.clock.forward(1);
      await carryOut();
      expect(await stands(message)).toEqual({ state: 'withdrawn', why: 'term' });
      const words = await rows(sql`select 1 from text_version
        where text_id = ${message.textId} and (body is not null or salt is not null)`);
      expect(words).toEqual([]);
      expect(await rows(sql`select 1 from file where id = ${message.photoId}`)).toEqual([]);
      const gone = await rows(sql`select 1 from contact where contribution_id = ${message.id}`);
      expect(gone).toEqual([]);
      const events = await people.eventsOf(message);
      expect(events).toContain('term-ended');
      expect(events).toContain('erased');
      expect(events).not.toContain('withdrawn');
      expect(await runs('contributions')).toMatchObject([{ done: 1, days: 730 }]);
    });

    it('without an answer stays, is counted, and goes once the answer was told long enough', async () => {
      const message = await messageUnderTest(house);
      house.clock.forward(800);
      await carryOut();
      expect((await stands(message))?.state).toBe('open');
      const [run] = await runs('contributions');
      expect(run?.waiting).toBeGreaterThanOrEqual(1);
      await answerUnderTest(house, message);
      await rows(sql`update answer_delivery set delivered_how = 'visit', delivered_on = ${dayNow()}
        where contribution_id = ${message.id}`);
      await rows(sql`update contribution set state = 'answered' where id = ${message.id}`);
      house.clock.forward(59);
      await carryOut();
      expect((await stands(message))?.state).toBe('answered');
      house.clock.forward(1);
      await carryOut();
      expect(await stands(message)).toEqual({ state: 'withdrawn', why: 'term' });
    });

    it('without an answer is named in Deze week of who answers, from 30 days ahead', async () => {
      await rows(sql`update contribution set state = 'withdrawn'`);
      const message = await messageUnderTest(house);
      const asked = async (person: 'nurse' | 'alderman') =>
        (await browserUnderTest(house, person, seed)).read('/week/alles');
      house.clock.forward(699);
      expect(await asked('nurse')).not.toContain('bijna te oud om te bewaren');
      house.clock.forward(1);
      const page = await asked('nurse');
      expect(page).toContain('1 bericht is bijna te oud om te bewaren en heeft nog geen antwoord');
      expect(page).toContain(`/berichten/${message.id}`);
      expect(await asked('alderman')).not.toContain('bijna te oud om te bewaren');
    });

    it('goes by the term that the workspace chose', async () => {
      const message = await answered();
      await choose('contributions', 90);
      house.clock.forward(89);
      await carryOut();
      expect((await stands(message))?.state).toBe('answered');
      house.clock.forward(1);
      await carryOut();
      expect((await stands(message))?.state).toBe('withdrawn');
      expect(await runs('contributions')).toMatchObject([{ done: 1, days: 90 }]);
      await choose('contributions', 730);
    });

    it('tells who has the code that the time is over, not that they took it back', async () => {
      const message = await answered();
      house.clock.forward(730);
      await carryOut();
      const origin = `http://${seed}.localhost/antwoord/nl-eenvoudig`;
      const body = new URLSearchParams({ code: message.code });
      const page = await (await house.app.request(origin, { method: 'POST', body })).text();
      expect(page).toContain('Wij bewaren een bericht niet voor altijd');
      expect(page).not.toContain('U heeft dit bericht teruggehaald');
    });

    it('goes with many others in batches, once, and nothing is done twice on a day', async () => {
      const messages: MessageUnderTest[] = [];
      for (let count = 0; count < 30; count += 1) messages.push(await answered());
      house.clock.forward(730);
      await Promise.all([carryOut(), carryOut()]);
      await carryOut();
      for (const message of messages) expect((await stands(message))?.why).toBe('term');
      expect(await runs('contributions')).toMatchObject([{ done: 30 }]);
      const ended = sql<{ count: number }>`select count(*)::integer as count from event
        where kind = 'term-ended' and subject_id = any(${messages.map(({ id }) => id)}::uuid[])`;
      expect(await rows(ended)).toEqual([{ count: 30 }]);
    });

    it('goes on where a turn was broken off', async () => {
      await answered();
      house.clock.forward(730);
      await rows(sql`insert into retention_run
          (tenant_id, processing, ran_on, days, done, waiting, started_at)
        values (${house.workspace.tenantId}, 'contributions', ${dayNow()}, 730, 25, 0, now())`);
      await carryOut();
      expect(await runs('contributions')).toMatchObject([{ done: 26 }]);
    });
  });

  it('takes contact away after the answer, and background by its own term', async () => {
    const message = await answered();
    const left = async (table: string) =>
      (await rows(sql`select 1 from ${sql.table(table)} where contribution_id = ${message.id}`))
        .length;
    house.clock.forward(89);
    await carryOut();
    expect([await left('contact'), await left('contribution_background')]).toEqual([1, 1]);
    house.clock.forward(1);
    await carryOut();
    expect([await left('contact'), await left('contribution_background')]).toEqual([0, 1]);
    expect(await people.eventsOf(message)).toContain('contact-ended');
    await choose('background', 91);
    house.clock.forward(1);
    await carryOut();
    expect(await left('contribution_background')).toBe(0);
    expect((await stands(message))?.state).toBe('answered');
  });

  it('forgets who read what after a year, and names in an event what it took from the log', async () => {
    const { tenantId } = house.workspace;
    const [old, fresh] = [newId(house.deps), { id: '' }];
    const read = (id: string) =>
      rows(sql`insert into read_entry (tenant_id, id, account_id, contribution_id, read_at)
        values (${tenantId}, ${id}, ${house.people.nurse.id}, ${newId(house.deps)},
          ${house.clock.now()})`);
    await read(old);
    house.clock.forward(364);
    fresh.id = newId(house.deps);
    await read(fresh.id);
    house.clock.forward(1);
    await carryOut();
    const left = await rows(
      sql<{ id: string }>`select id from read_entry where id in (${old}, ${fresh.id})`,
    );
    expect(left).toEqual([{ id: fresh.id }]);
    const [event] = await rows(
      sql<{ content: string }>`select c.content from event e
        join event_content c on c.tenant_id = e.tenant_id and c.event_id = e.id
        where e.kind = 'readings-ended' order by e.id desc limit 1`,
    );
    expect(JSON.parse(event?.content ?? '{}')).toEqual({ readings: [old] });
  });

  it('takes the name off an account two years after somebody left, and leaves their work', async () => {
    const { alderman } = house.people;
    await rows(
      sql`update account set active = false, left_on = ${dayNow()} where id = ${alderman.id}`,
    );
    const account = async () =>
      (
        await rows(sql<{ name: string; email: string }>`select name, email from account
        where id = ${alderman.id}`)
      )[0];
    house.clock.forward(729);
    await carryOut();
    expect((await account())?.name).toBe('Henk Mulder');
    house.clock.forward(1);
    await carryOut();
    expect(await account()).toEqual({
      name: 'Vertrokken',
      email: `vertrokken-${alderman.id}@example.invalid`,
    });
    expect(await runs('accounts')).toMatchObject([{ done: 1 }]);
  });

  it('sweeps form keys, files that nobody sent and sessions that are over', async () => {
    const { tenantId } = house.workspace;
    const bram = await browserUnderTest(house, 'administrator', seed);
    const at = house.clock.now();
    await rows(sql`insert into form_key (tenant_id, key_mac, content_hash, created_at)
      values (${tenantId}, '\\x77'::bytea, '\\x00'::bytea, ${at})`);
    await rows(sql`insert into file (tenant_id, id, kind, media_type, bytes, byte_length, playable,
        pending_mac, created_at)
      values (${tenantId}, ${newId(house.deps)}, 'sound', 'audio/mp4', '\\x00'::bytea, 1, true,
        '\\x77'::bytea, ${at})`);
    const count = async (from: Query<unknown>) => (await rows(from)).length;
    const keys = () => count(sql`select 1 from form_key where key_mac = '\\x77'::bytea`);
    const files = () => count(sql`select 1 from file where pending_mac = '\\x77'::bytea`);
    const sessions = () => count(sql`select 1 from session`);
    await carryOut();
    expect([await keys(), await files()]).toEqual([1, 1]);
    expect(await sessions()).toBeGreaterThan(0);
    house.clock.forward(1);
    house.clock.forward(0.01);
    await carryOut();
    expect([await keys(), await files()]).toEqual([1, 0]);
    house.clock.forward(30);
    await carryOut();
    expect([await keys(), await sessions()]).toEqual([0, 0]);
    expect(bram.cookie).not.toBe('');
  });

  it('shows the privacy officer what was done, and when it is done again', async () => {
    await answered();
    house.clock.forward(730);
    await carryOut();
    const officer = await browserUnderTest(house, 'privacyOfficer', seed);
    const page = await officer.read('/verwerkingen/contributions');
    expect(page).toMatch(/730 dagen[\s\S]*<td[^>]*>1<\/td>/);
  });

  it('never touches what is younger than its term, whatever the days are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 180, max: 400 }),
        fc.integer({ min: -2, max: 2 }),
        async (days, off) => {
          await choose('read-log', days);
          const id = newId(house.deps);
          await rows(sql`insert into read_entry (tenant_id, id, account_id, contribution_id, read_at)
            values (${house.workspace.tenantId}, ${id}, ${house.people.nurse.id}, ${id},
              ${house.clock.now()})`);
          house.clock.forward(days + off);
          await carryOut();
          const left = await rows(sql`select 1 from read_entry where id = ${id}`);
          expect(left.length === 0).toBe(off >= 0);
        },
      ),
      { numRuns: 8 },
    );
  });
});
