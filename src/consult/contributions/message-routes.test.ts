import { expect, it } from 'vitest';
import { createApp } from '../../app.ts';
import { DatabaseAway } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { newId } from '../../thread/ids.ts';
import { formOf, soundOfTest, teamUnderTest } from './inbox-under-test.ts';
import { asShown } from './say-under-test.ts';
import { takeBack } from './take-back.ts';

const contact = { name: 'Ayşe Kaya', phone: '000-555 01 61', email: null, reach: 'phone' } as const;
const background = { age: '25-44', household: 'children', livesHere: 'long' } as const;

onBothDatabases('one message', (open, kind) => {
  it('tells of a note when and where; who wrote it down only to the team', async () => {
    const team = await teamUnderTest(open(), `noted-${kind}`);
    const { id } = await team.say({ words: 'De lift is vaak stuk.' });
    const importId = newId(team.deps);
    const { tenantId } = team.workspace;
    await team.rows(sql`insert into note_import (tenant_id, id, approach_id, file_name, file_mac,
        reading, owner_id, due_on, good_count, bad_count, imported_at)
      values (${tenantId}, ${importId}, ${team.approachId}, 'avond.csv', '\\x00'::bytea, '{}',
        ${team.people.nurse.id}, '2026-12-01', 1, 0, ${team.clock.now()})`);
    await team.rows(sql`insert into note (tenant_id, approach_id, row_hash, occurrence,
        contribution_id, import_id, row_number, noted_on, meeting, theme, noted_by)
      values (${tenantId}, ${team.approachId}, '\\x01'::bytea, 1, ${id}, ${importId}, 2,
        '2026-11-20', 'Avond in De Wilg', 'Wonen', 'Meneer Bo')`);
    const nurse = await team.as(team.people.nurse);
    const partner = await team.as(team.people.partner);
    const [all, words] = [
      await nurse.open(`/berichten/${id}`),
      await partner.open(`/berichten/${id}`),
    ];
    for (const { html } of [all, words]) {
      for (const told of ['20 nov 2026', 'Avond in De Wilg', 'Wonen']) expect(html).toContain(told);
    }
    expect(all.html).toContain('Meneer Bo');
    expect(words.html).not.toContain('Meneer Bo');
  });

  it('shows everything to the team, and words only to a resident partner', async () => {
    const team = await teamUnderTest(open(), `who-${kind}`);
    const photo = new Uint8Array([0xff, 0xd8, 0xff]);
    const sound = await soundOfTest();
    const { id } = await team.say({ words: 'De lift is stuk', sound, photo, contact, background });
    const nurse = await team.as(team.people.nurse);
    const all = await nurse.open(`/berichten/${id}`);
    for (const words of ['Ayşe Kaya', '000-555 01 61', 'De lift is stuk']) {
      expect(all.html).toContain(words);
    }
    // what someone told of themselves stands beside nobody's words
    expect(all.html).not.toMatch(/25-44|25 tot en met 44|household/);
    const [soundPath, photoPath] = [/<audio[^>]*src="([^"]+)"/, /<img src="([^"]+)"/].map(
      (pattern) => pattern.exec(all.html)?.[1] ?? '',
    );
    const part = await team.app.request(`http://who-${kind}.localhost${soundPath}`, {
      headers: { cookie: nurse.cookie, range: 'bytes=0-3' },
    });
    expect(part.status).toBe(206);
    expect(await part.text()).toBe('OggS');
    expect(part.headers.get('cache-control')).toBe('private, no-store');
    expect((await nurse.open(photoPath ?? '')).status).toBe(200);

    const partner = await team.as(team.people.partner);
    const words = await partner.open(`/berichten/${id}`);
    expect(words.status).toBe(200);
    expect(words.html).toContain('De lift is stuk');
    for (const hidden of ['Ayşe', '000-555', '<audio', '<img']) {
      expect(words.html).not.toContain(hidden);
    }
    const actions = [...words.html.matchAll(/<form [^>]*action="([^"]+)"/g)].map(([, to]) => to);
    expect(new Set(actions)).toEqual(new Set(['/taal', '/afmelden']));
    expect(words.html.match(/<form /g)).toHaveLength(actions.length);
    expect((await partner.open(soundPath ?? '')).status).toBe(404);
    for (const path of [
      'uitschrijven',
      'vertalen',
      'doorgeven',
      'antwoorden/answer',
      'antwoorden/interim',
      'gebracht',
      'reactie',
      'apart',
      'apart-besluit',
    ]) {
      expect((await partner.send(`/berichten/${id}/${path}`, {})).status).toBe(404);
    }
    expect((await partner.send('/berichten/antwoord', { ids: id })).status).toBe(404);

    const readers = await team.rows(
      sql<{ account_id: string }>`select account_id from read_entry where contribution_id = ${id}`,
    );
    expect(readers.map((row) => row.account_id).sort()).toEqual(
      [team.people.nurse.id, team.people.partner.id].sort(),
    );
    await nurse.open(`/berichten/${id}`);
    team.clock.forward(2 / 1440);
    await nurse.open(`/berichten/${id}`);
    const again = await team.rows(sql`select 1 from read_entry where contribution_id = ${id}`);
    expect(again).toHaveLength(3);
    team.clock.forward(1 / 20);
    expect((await nurse.open(soundPath ?? '')).status).toBe(404);
  });

  it('is not there under a wrong address, nor in another workspace', async () => {
    const team = await teamUnderTest(open(), `here-${kind}`);
    const other = await teamUnderTest(open(), `there-${kind}`);
    const { id } = await other.say({ words: 'Ergens anders' });
    const nurse = await team.as(team.people.nurse);
    for (const path of [id, 'geen-id', "1'or'1'='1", '00000000-0000-0000-0000-000000000000']) {
      expect((await nurse.open(`/berichten/${encodeURIComponent(path)}`)).status).toBe(404);
      const post = await nurse.send(`/berichten/${encodeURIComponent(path)}/apart`, {
        'set-aside-reason': 'spam',
      });
      expect(post.status).toBe(404);
    }
    expect((await nurse.open('/berichten/bestand/nep')).status).toBe(404);
  });

  it('is written out with a translation, and mended; who is second sees what the first wrote', async () => {
    const team = await teamUnderTest(open(), `write-${kind}`);
    const { id } = await team.say({ sound: await soundOfTest(), locale: 'tr' });
    const [nurse, coordinator] = [
      await team.as(team.people.nurse),
      await team.as(team.people.coordinator),
    ];
    const path = `/berichten/${id}`;
    const action = `${path}/uitschrijven`;
    const seenByBoth = formOf((await coordinator.open(path)).html, action);
    const empty = await nurse.fill(path, action, { 'write-out-words': ' ' });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('(1 fout)');
    const long = await nurse.fill(path, action, { 'write-out-words': 'a'.repeat(10_001) });
    expect(long.status).toBe(422);
    expect(long.html).toContain('a'.repeat(10_001));
    expect(long.html).toContain('u hebt er 10.001');
    const typed = {
      'write-out-words': 'Duvarlar <b>küf</b>',
      'write-out-translation': 'De muren schimmelen',
      'write-out-machine': 'yes',
    };
    const done = await nurse.fill(path, action, typed);
    expect(done.status).toBe(303);
    const shown = (await nurse.open(done.headers.get('location') ?? '')).html;
    expect(shown).toContain('Bewaard. De bijdrage is uitgeschreven.');
    expect(shown).toContain('Duvarlar &lt;b&gt;küf&lt;/b&gt;');
    expect(shown).toContain('Vertaald door een machine, nog niet nagekeken');

    const second = await coordinator.send(action, {
      ...seenByBoth,
      'write-out-words': 'Mijn werk',
    });
    expect(second.status).toBe(409);
    expect(second.html).toContain('Iemand was u voor');
    expect(second.html).toContain('Duvarlar &lt;b&gt;');
    expect(second.html).toContain('Mijn werk');
    const mended = await coordinator.send(action, {
      ...formOf(second.html, action),
      'write-out-words': 'Duvarlar hep küf',
    });
    expect(mended.status).toBe(303);
    const kinds = await team.rows(
      sql<{ kind: string }>`select kind from event where subject_id = ${id} order by id`,
    );
    expect(kinds.map((event) => event.kind)).toEqual([
      'contribution-received',
      'written-out',
      'written-out',
    ]);
    const contents = await team.rows(sql<{ content: string }>`select content from event_content`);
    expect(contents.map(({ content }) => content).join()).not.toMatch(/küf|schimmel/);
  });

  it('gets a translation beside typed words in another language', async () => {
    const team = await teamUnderTest(open(), `translate-${kind}`);
    const { id } = await team.say({ words: 'حجز الموعد', locale: 'ar' });
    const nurse = await team.as(team.people.nurse);
    const action = `/berichten/${id}/vertalen`;
    const done = await nurse.fill(`/berichten/${id}`, action, {
      'translate-translation': 'Een afspraak maken',
    });
    expect(done.status).toBe(303);
    const { html } = await nurse.open(`/berichten/${id}`);
    expect(html).toContain('حجز الموعد');
    expect(html).toContain('Een afspraak maken');
    expect(html).not.toContain('nog niet nagekeken</');
    const dutch = await team.say({ words: 'Gewoon Nederlands' });
    expect((await nurse.open(`/berichten/${dutch.id}`)).html).not.toContain('/vertalen"');
  });

  it('is handed on to somebody who may answer, and to nobody else', async () => {
    const team = await teamUnderTest(open(), `hand-${kind}`);
    const { people } = team;
    const { id } = await team.say({ sound: await soundOfTest() });
    const nurse = await team.as(people.nurse);
    const action = `/berichten/${id}/doorgeven`;
    const give = (to: string, more = {}) =>
      nurse.fill(`/berichten/${id}`, action, { 'hand-on-to': to, ...more });
    expect(asShown((await give('')).html)).toContain('Vul in: Aan wie');
    expect((await give(people.partner.id)).status).toBe(422);
    expect((await give('onzin')).status).toBe(422);
    expect((await give(people.coordinator.id)).html).toContain('deze persoon heeft het al');
    expect((await give(people.nurse.id, { 'hand-on-task': 'write-out' })).status).toBe(303);
    const stale = formOf((await nurse.open(`/berichten/${id}`)).html, action);
    expect((await give(people.administrator.id, { 'hand-on-task': 'answer' })).status).toBe(303);
    const late = await nurse.send(action, { ...stale, 'hand-on-to': people.nurse.id });
    expect(late.status).toBe(409);
    const [row] = await team.rows(
      sql<{ owner: string; writer: string }>`select owner_id as owner, write_out_owner_id as writer
        from contribution where id = ${id}`,
    );
    expect(row).toEqual({ owner: people.administrator.id, writer: people.nurse.id });
    const inbox = await nurse.open('/berichten?wie=mij');
    expect(inbox.html).toContain('Samira Bakker schrijft uit');
  });

  it('is set aside by two people together, or gets its answer after all', async () => {
    const team = await teamUnderTest(open(), `aside-${kind}`);
    const { id } = await team.say({ words: 'Koop nu!' });
    const nurse = await team.as(team.people.nurse);
    const coordinator = await team.as(team.people.coordinator);
    const path = `/berichten/${id}`;
    expect((await nurse.fill(path, `${path}/apart`, {})).status).toBe(422);
    expect((await nurse.fill(path, `${path}/apart`, { 'set-aside-reason': 'saai' })).status).toBe(
      422,
    );
    expect((await nurse.fill(path, `${path}/apart`, { 'set-aside-reason': 'spam' })).status).toBe(
      303,
    );
    const own = await nurse.open(path);
    expect(own.html).toContain('Een tweede persoon beslist');
    expect(own.html).not.toContain('/apart-besluit');
    const alone = await nurse.send(`${path}/apart-besluit`, { 'decide-agrees': 'yes' });
    expect(alone.status).toBe(409);

    const decide = (agrees: string) =>
      coordinator.fill(path, `${path}/apart-besluit`, { 'decide-agrees': agrees });
    expect((await decide('no')).status).toBe(303);
    expect((await coordinator.open(path)).html).toContain('Geef antwoord');
    await nurse.fill(path, `${path}/apart`, { 'set-aside-reason': 'spam' });
    expect((await decide('yes')).status).toBe(303);
    const ended = await coordinator.open(path);
    expect(ended.html).toContain('Deze bijdrage is apart gezet: reclame.');
    expect(ended.html).not.toContain('Geef antwoord');
    const kinds = await team.rows(
      sql<{ kind: string }>`select kind from event where subject_id = ${id} order by id`,
    );
    expect(kinds.map((event) => event.kind)).toEqual([
      'contribution-received',
      'set-aside-proposed',
      'set-aside-refused',
      'set-aside-proposed',
      'set-aside',
    ]);
  });

  it('shows nothing of what was taken back', async () => {
    const team = await teamUnderTest(open(), `back-${kind}`);
    const { id, code } = await team.say({ words: 'Geheim', contact, background });
    await takeBack(team.deps, team.workspace, code);
    const nurse = await team.as(team.people.nurse);
    const { html } = await nurse.open(`/berichten/${id}`);
    expect(html).toContain('De bewoner nam deze bijdrage terug');
    for (const gone of ['Geheim', 'Ayşe', '/doorgeven', '/antwoorden/']) {
      expect(html).not.toContain(gone);
    }
    const list = await nurse.open('/berichten?stand=alles');
    expect(list.html).toContain('De bewoner nam deze bijdrage terug');
    expect((await nurse.open('/berichten')).html).toContain('Er is nu niets te doen.');
  });

  it('keeps everything typed while the database is away, and takes it once it is back', async () => {
    const team = await teamUnderTest(open(), `away-${kind}`);
    const { id } = await team.say({ words: 'Help' });
    const nurse = await team.as(team.people.nurse);
    const action = `/berichten/${id}/antwoorden/answer`;
    const filled = {
      ...formOf((await nurse.open(`/berichten/${id}`)).html, action),
      'answer-words-nl-eenvoudig': 'Wij maken de lift "morgen" & snel.',
    };
    const gone = async () => {
      throw new DatabaseAway('gone');
    };
    for (const db of [
      { ...team.deps.db, tx: gone },
      { ...team.deps.db, tx: gone, call: gone },
    ]) {
      const app = createApp({
        deps: { ...team.deps, db },
        installation: open().installation('test'),
        assets: '/nowhere',
        checkStatus: async () => ({ ok: true }),
        version: 'test',
      });
      const body = new FormData();
      for (const [name, values] of Object.entries(filled)) {
        for (const value of [values].flat()) body.append(name, value);
      }
      const answer = await app.request(`http://away-${kind}.localhost${action}`, {
        method: 'POST',
        body,
        headers: { cookie: nurse.cookie },
      });
      expect(answer.status).toBe(503);
      const html = await answer.text();
      expect(asShown(html)).toContain('Wij maken de lift "morgen" & snel.');
      const again = await nurse.send(action, formOf(html, action));
      expect(again.status).toBe(303);
    }
    const answers = await team.rows(sql`select 1 from answer`);
    expect(answers).toHaveLength(1);
  });
});
