import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { newId } from '../../thread/ids.ts';
import { addText } from '../../thread/texts.ts';
import { changeTheme, insertTheme } from '../themes/theme-store.ts';
import { goalHouse } from './goal-under-test.ts';

const alone = 'Nog zonder bewoners besloten';
const parents = 'zes ouders van de basisschool';

onBothDatabases('goals', (open) => {
  it('are written in residents’ words, with who decided them, and stand in the list', async () => {
    const house = await goalHouse(open(), 'goalwrite');
    const marit = await house.as('coordinator');
    const { partner, alderman } = house.people;
    const goal = await house.write(marit, {
      notice: 'Er staan geen auto’s meer op de stoep.',
      input: 'Eerst ging dit over sporten.',
      decidedOn: '2026-11-20',
      groups: `${parents}\n\nde moestuin`,
      present: partner.id,
      'present-coalition': alderman.id,
    });
    const page = await marit.read(goal);
    for (const said of [parents, 'de moestuin', 'Joke Visser', 'Henk Mulder', 'op de stoep']) {
      expect(page).toContain(said);
    }
    expect(page).toContain('vrijdag 20 november 2026');
    expect(page).not.toContain(alone);
    const decide = `${house.path.replace('doelen', 'besluiten')}/nieuw?bij=${goal.split('/').at(-1)}`;
    expect(await marit.read(goal)).toContain(decide);
    expect(await (await house.as('researcher')).read(goal)).not.toContain(decide);
    const list = await marit.read(house.path);
    expect(list).toContain('Onze kinderen kunnen veilig alleen naar school fietsen.');
    expect(list).not.toContain(alone);
  });

  it('say everywhere that no resident decided them, also when a colleague and a key person did', async () => {
    const house = await goalHouse(open(), 'goalalone');
    const marit = await house.as('coordinator');
    const goal = await house.write(marit, {
      decidedOn: '2026-11-20',
      'present-coalition': house.people.nurse.id,
      'present-bridge': house.people.keyPerson.id,
    });
    for (const path of [
      goal,
      `${goal}/versies`,
      house.path,
      `${house.path}?stand=zonder-bewoners`,
    ]) {
      expect(await marit.read(path)).toContain(alone);
    }
    const joke = await house.as('partner');
    expect(await joke.read(goal)).toContain('Klopt dit doel? Mist er iets?');
    const decided = await house.change(joke, `${goal}/wijzigen`, {
      reason: 'Wij hebben het besproken. Zo is het goed.',
      decidedOn: '2026-11-21',
      present: house.people.partner.id,
    });
    expect(decided.status).toBe(303);
    expect(await marit.read(goal)).not.toContain(alone);
    expect(await marit.read(house.path)).not.toContain(alone);
    const history = await marit.read(`${goal}/versies`);
    expect(history).toContain('De woorden bleven hetzelfde. Het besluit is nieuw.');
    expect(history).toContain('Joke Visser, op zaterdag 21 november 2026');
    // what was decided without residents stays told as such
    expect(history).toContain(alone);
  });

  it('keep every version: what it was, what it became, why and by whom', async () => {
    const house = await goalHouse(open(), 'goalhistory');
    const marit = await house.as('coordinator');
    const goal = await house.write(marit, { change: 'Kinderen sporten meer.' });
    const changed = await house.change(marit, `${goal}/wijzigen`, {
      change: 'Kinderen fietsen naar school.',
      reason: 'Ouders vonden de weg belangrijker.',
      decidedOn: '2026-11-21',
      groups: parents,
    });
    expect(changed.status).toBe(303);
    const history = await marit.read(`${goal}/versies`);
    const places = [
      'Versie 2',
      'Kinderen sporten meer.',
      'Kinderen fietsen naar school.',
      'Ouders vonden de weg belangrijker.',
      `${parents}, op zaterdag 21 november 2026`,
      'Versie 1',
      'Kinderen sporten meer.',
    ];
    let from = history.indexOf('<h1');
    for (const said of places) {
      const found = history.indexOf(said, from);
      expect(found, said).toBeGreaterThan(from);
      from = found;
    }
  });

  it('ask a reason for each change, and change nothing without one', async () => {
    const house = await goalHouse(open(), 'goalreason');
    const joke = await house.as('partner');
    const goal = await house.write(joke);
    const refused = await house.change(joke, `${goal}/wijzigen`, { change: 'Iets anders.' });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('(1 fout)');
    expect(page).toContain('Schrijf op waarom dit verandert.');
    expect(page).toContain('Iets anders.');
    const same = await house.change(joke, `${goal}/wijzigen`, { reason: 'Zomaar.' });
    expect(await same.text()).toContain('Er is niets veranderd.');
    expect(await joke.read(goal)).toContain('Bekijk de eerste versie');
  });

  it('do not lose what one of two people wrote at the same time', async () => {
    const house = await goalHouse(open(), 'goaltwo');
    const marit = await house.as('coordinator');
    const joke = await house.as('partner');
    const goal = await house.write(marit);
    const seenByJoke = await joke.formKey(`${goal}/wijzigen`);
    await house.change(marit, `${goal}/wijzigen`, {
      change: 'De straat bij school is autovrij.',
      reason: 'Duidelijker.',
    });
    const late = await joke.post(`${goal}/wijzigen`, {
      formKey: seenByJoke,
      seen: '1',
      change: 'Wij kunnen rustig oversteken.',
      reason: 'Zo zeggen wij het.',
    });
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('Iemand anders was u voor');
    expect(page).toContain('De straat bij school is autovrij.');
    expect(page).toContain('Wij kunnen rustig oversteken.');
    expect(page).toContain('name="seen" value="2"');
    const formKey = /name="formKey" value="(\w+)"/.exec(page)?.[1] ?? '';
    const again = await joke.post(`${goal}/wijzigen`, {
      formKey,
      seen: '2',
      change: 'Wij kunnen rustig oversteken.',
      reason: 'Zo zeggen wij het.',
    });
    expect(again.status).toBe(303);
    expect(await marit.read(`${goal}/versies`)).toContain('De straat bij school is autovrij.');
  });

  it('are made once by a form that was sent twice, and shown when its words differ', async () => {
    const house = await goalHouse(open(), 'goaltwice');
    const marit = await house.as('coordinator');
    const formKey = await marit.formKey(`${house.path}/nieuw`);
    const first = await house.write(marit, { formKey });
    expect(await house.write(marit, { formKey })).toBe(first);
    const other = await marit.post(`${house.path}/nieuw`, { formKey, change: 'Samen eten.' });
    expect(other.status).toBe(409);
    const page = await other.text();
    expect(page).toContain(`href="${first}"`);
    expect(page).toContain('Samen eten.');
    // a change that was sent twice is one version
    const typed = { formKey: 'a'.repeat(32), change: 'Samen koken.', reason: 'Beter.' };
    expect((await house.change(marit, `${first}/wijzigen`, typed)).status).toBe(303);
    expect((await house.change(marit, `${first}/wijzigen`, { ...typed, seen: '1' })).status).toBe(
      303,
    );
    expect(await marit.read(first)).toContain('Bekijk alle 2 versies');
  });

  it('are reached or stopped with a reason and who decided, and can be opened again', async () => {
    const house = await goalHouse(open(), 'goalstate');
    const joke = await house.as('partner');
    const goal = await house.write(joke);
    const move = (state: string, reason: string) =>
      house.change(joke, `${goal}/stand`, {
        state,
        reason,
        decidedOn: '2026-11-21',
        present: house.people.partner.id,
      });
    expect((await house.change(joke, `${goal}/stand`, { reason: 'Klaar.' })).status).toBe(422);
    expect((await move('stopped', '')).status).toBe(422);
    expect((await move('reached', 'De stoep is vrij.')).status).toBe(303);
    expect(await joke.read(`${house.path}?stand=bereikt`)).toContain('veilig alleen naar school');
    expect((await move('stopped', 'De school verhuist.')).status).toBe(303);
    expect((await move('open', 'Toch niet.')).status).toBe(303);
    const events = await house.deps.db.tx(house.workspace, (tx) =>
      tx.run(sql<{ kind: string }>`select kind from event
        where tenant_id = ${house.workspace.tenantId} and kind like 'goal-%' order by id`),
    );
    expect(events.map(({ kind }) => kind)).toEqual([
      'goal-written',
      'goal-reached',
      'goal-stopped',
      'goal-changed',
    ]);
  });

  it('say at each field what is wrong, and keep what was typed', async () => {
    const house = await goalHouse(open(), 'goalwrong');
    const marit = await house.as('coordinator');
    const send = async (typed: Record<string, string>) => {
      const answer = await marit.post(`${house.path}/nieuw`, { formKey: 'b'.repeat(32), ...typed });
      expect(answer.status).toBe(422);
      return answer.text();
    };
    expect(await send({ change: ' ', notice: 'wij <b>merken</b>' })).toContain('wij &lt;b&gt;');
    expect(await send({ change: 'x', decidedOn: '2026-11-22', groups: parents })).toContain(
      'Kies vandaag of een dag daarvoor.',
    );
    expect(await send({ change: 'x', groups: parents })).toContain('op welke dag dit is besloten');
    expect(await send({ change: 'x', decidedOn: '2026-11-20' })).toContain(
      'Zeg wie erbij was toen',
    );
    expect(await send({ change: 'x'.repeat(1001) })).toContain('hooguit 1000 tekens');
    const ghost = { decidedOn: '2026-11-20', present: newId(house.deps) };
    expect(await send({ change: 'x', ...ghost })).toContain('hoort niet meer bij de coalitie');
    expect(await send({ change: 'x', contributionIds: 'geen-id' })).toContain('is er niet meer');
  });

  it('come from themes only once residents said that those are right', async () => {
    const house = await goalHouse(open(), 'goaltheme');
    const marit = await house.as('coordinator');
    const { deps, workspace, approachId } = house;
    const { tenantId } = workspace;
    const themes = await deps.db.tx(workspace, async (tx) => {
      const ids: string[] = [];
      for (const confirmed of [false, true]) {
        const id = newId(deps);
        const textId = newId(deps);
        await addText(tx, deps, {
          textId,
          version: 1,
          locale: 'nl',
          body: 'De weg naar school is gevaarlijk.',
          status: 'written',
        });
        await tx.run(sql`insert into bead (tenant_id, id, approach_id, kind, created_at)
          values (${tenantId}, ${id}, ${approachId}, 'theme', now())`);
        const at = deps.clock.now();
        const title = confirmed ? 'Thema dat klopt' : 'Thema dat wacht';
        const by = house.people.coordinator.id;
        await insertTheme(tx, tenantId, { id, title, approachId, by, at });
        await changeTheme(tx, tenantId, id, { heardTextId: textId, heardVersion: 1, askedAt: at });
        if (confirmed) {
          await tx.run(sql`insert into theme_check (tenant_id, id, theme_id, heard_version, verdict,
              account_id, through, checked_at)
            values (${tenantId}, ${newId(deps)}, ${id}, 1, 'right', ${house.people.partner.id},
              'account', ${at})`);
        }
        ids.push(id);
      }
      return ids;
    });
    const [waiting = '', right = ''] = themes;
    const form = await marit.read(`${house.path}/nieuw`);
    expect(form).toContain('Thema dat klopt');
    expect(form).not.toContain('Thema dat wacht');
    const refused = await marit.post(`${house.path}/nieuw`, {
      formKey: 'c'.repeat(32),
      change: 'x',
      themeIds: waiting,
    });
    expect(await refused.text()).toContain('nog niet door bewoners bevestigd');
    const goal = await house.write(marit, { themeIds: right });
    expect(await marit.read(goal)).toContain('Thema dat klopt');
    const shown = { shown: [waiting, right] };
    const untied = await marit.post(`${goal}/herkomst`, shown);
    expect(untied.status).toBe(303);
    expect(await marit.read(goal)).not.toContain('Thema dat klopt');
    expect((await marit.post(`${goal}/herkomst`, { ...shown, themeIds: waiting })).status).toBe(
      422,
    );
  });

  it('are confirmed by a resident partner, of the version that was read and residents decided', async () => {
    const house = await goalHouse(open(), 'goalword');
    const marit = await house.as('coordinator');
    const joke = await house.as('partner');
    const decided = { decidedOn: '2026-11-20', groups: parents };
    const goal = await house.write(marit, decided);
    const unconfirmed = 'Nog geen bewonerpartner zei: zo is het besloten.';
    expect(await joke.read(goal)).toContain(unconfirmed);
    expect(await marit.read(goal)).not.toContain('Ja, zo is het besloten');
    expect((await marit.post(`${goal}/klopt`, { seen: '1' })).status).toBe(404);
    const said = await joke.post(`${goal}/klopt`, { seen: '1' });
    expect(said.headers.get('location')).toBe(`${goal}?gedaan=word`);
    await joke.post(`${goal}/klopt`, { seen: '1' });
    expect(await marit.read(goal)).toContain('Bevestigd door Joke Visser');
    // another version asks for a word of its own
    const other = { change: 'Een vrije stoep.', reason: 'Korter.', ...decided };
    await house.change(marit, `${goal}/wijzigen`, other);
    expect(await marit.read(goal)).toContain(unconfirmed);
    const late = await joke.post(`${goal}/klopt`, { seen: '1' });
    expect(await joke.read(late.headers.get('location') ?? '')).toContain('intussen veranderd');
    expect(await marit.read(goal)).toContain(unconfirmed);
    // nobody confirms what residents did not decide
    const lone = await house.write(marit);
    await joke.post(`${lone}/klopt`, { seen: '1' });
    expect(await marit.read(lone)).toContain(alone);
    expect(await marit.read(lone)).not.toContain('Bevestigd door');
  });

  it('need no word more when a resident partner wrote the decision down', async () => {
    const house = await goalHouse(open(), 'goalown');
    const joke = await house.as('partner');
    const present = house.people.partner.id;
    const goal = await house.write(joke, { decidedOn: '2026-11-20', present });
    expect(await joke.read(goal)).toContain('Bevestigd door Joke Visser');
  });

  it('keep who was there, named, when a resident partner leaves', async () => {
    const house = await goalHouse(open(), 'goalleft');
    const marit = await house.as('coordinator');
    const present = house.people.partner.id;
    const goal = await house.write(marit, { decidedOn: '2026-11-20', present });
    const { tenantId } = house.workspace;
    await house.deps.db.tx(house.workspace, (tx) =>
      tx.run(sql`update account set active = false where tenant_id = ${tenantId}
        and id = ${present}`),
    );
    for (const path of [goal, `${goal}/versies`]) {
      const page = await marit.read(path);
      expect(page).toContain('Joke Visser');
      expect(page).not.toContain(alone);
    }
    expect(await marit.read(`${goal}/wijzigen`)).not.toContain('Joke Visser');
  });

  it('are read by everyone and decided by the table, nobody else', async () => {
    const house = await goalHouse(open(), 'goalrights');
    const marit = await house.as('coordinator');
    const goal = await house.write(marit);
    for (const person of ['keyPerson', 'researcher'] as const) {
      const reader = await house.as(person);
      expect(await reader.read(goal)).not.toContain('Doel wijzigen');
      for (const path of [
        `${house.path}/nieuw`,
        `${goal}/wijzigen`,
        `${goal}/stand`,
        `${goal}/herkomst`,
      ]) {
        expect((await reader.get(path)).status).toBe(404);
        expect((await reader.post(path, { change: 'x' })).status).toBe(404);
      }
    }
    expect((await marit.get(`${house.path}/geen-id`)).status).toBe(404);
    expect((await marit.get(`${house.path}/${newId(house.deps)}`)).status).toBe(404);
    const elsewhere = await goalHouse(open(), 'goalelsewhere');
    expect((await (await elsewhere.as('coordinator')).get(goal)).status).toBe(404);
  });

  it('can be paged through by key, each goal once', async () => {
    const house = await goalHouse(open(), 'goalpages');
    const marit = await house.as('coordinator');
    for (let number = 1; number <= 27; number += 1) {
      await house.write(marit, { change: `Doel nummer ${number}.` });
    }
    const first = await marit.read(house.path);
    const titles = (html: string) => [...html.matchAll(/Doel nummer (\d+)\./g)].map(([, n]) => n);
    expect(titles(first)).toHaveLength(25);
    const next = /href="([^"]*na=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await marit.read(next);
    expect(titles(second)).toEqual(['2', '1']);
    const back = /href="([^"]*voor=[^"]*)"/.exec(second)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(titles(await marit.read(back))).toEqual(titles(first));
  });

  it('never forget or rewrite a version, whatever people do at once', async () => {
    const house = await goalHouse(open(), 'goalrule');
    const marit = await house.as('coordinator');
    const steps = fc.array(
      fc.record({
        change: fc.constantFrom('Veilig naar school.', 'Samen eten.', 'Meer bomen.'),
        behind: fc.constantFrom(0, 0, 1),
        decided: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (deeds) => {
        run += 1;
        const goal = await house.write(marit, { change: 'Veilig naar school.' });
        const id = goal.split('/').at(-1) ?? '';
        const told = [{ version: 1, change: 'Veilig naar school.', decided: false }];
        for (const [place, { change, behind, decided }] of deeds.entries()) {
          const now = told.at(-1) ?? { version: 0, change: '', decided: false };
          const answer = await marit.post(`${goal}/wijzigen`, {
            formKey: `${run}${place}`.padStart(32, 'e'),
            seen: String(now.version - behind),
            change,
            reason: 'Omdat het zo is.',
            ...(decided ? { decidedOn: '2026-11-21', groups: parents } : {}),
          });
          const isNew = change !== now.change || (decided && !now.decided);
          expect(answer.status).toBe(behind > 0 ? 409 : isNew ? 303 : 422);
          if (answer.status === 303) told.push({ version: now.version + 1, change, decided });
        }
        const kept = await house.deps.db.tx(house.workspace, (tx) =>
          tx.run(sql<{ version: number; change: string; decided: boolean }>`select v.version,
              thread_text(v.change_text_id) -> 'nl' ->> 'body' as change,
              v.decided_on is not null as decided
            from goal_version v where v.tenant_id = ${house.workspace.tenantId}
              and v.goal_id = ${id} order by v.version`),
        );
        expect(kept).toEqual(told);
      }),
      { numRuns: 12 },
    );
  });
});
