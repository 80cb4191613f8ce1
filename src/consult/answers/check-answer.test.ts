import { expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import type { Account } from '../../people/index.ts';
import { newId } from '../../thread/ids.ts';
import {
  type Colleague,
  formOf,
  soundOfTest,
  type Team,
  teamUnderTest,
} from '../contributions/inbox-under-test.ts';
import { takeBack } from '../contributions/take-back.ts';
import type { AnswerKind } from './answer.ts';
import { readByCode } from './deliver-by-code.ts';
import { hearUnderTest } from './hear-under-test.ts';

const field = 'answer-words-nl-eenvoudig';
const nameChecker = (team: Team, who: Account, kind: AnswerKind = 'final') =>
  team.rows(sql`insert into answer_checker (tenant_id, approach_id, kind, account_id)
    values (${team.workspace.tenantId}, ${team.approachId}, ${kind}, ${who.id})`);
const standing = async (team: Team, id: string) => {
  const [row] = await team.rows(
    sql<{ state: string; level: string; dueOn: string; interims: number }>`select state, level,
      due_on as "dueOn", interim_count as interims from contribution where id = ${id}`,
  );
  return row;
};
const answersOf = (team: Team) =>
  team.rows(
    sql<{
      status: string;
      checker: string | null;
      checkedBy: string | null;
      level: string;
    }>`select status, checker_id as checker, checked_by as "checkedBy", level from answer order by id`,
  );
const heard = async (team: Team, code: string) =>
  (await readByCode(team.deps, team.workspace, code))?.answers ?? null;

onBothDatabases('an answer on its way', (open, kind) => {
  const begin = async (seed: string) => {
    const team = await teamUnderTest(open(), `${seed}-${kind}`);
    const { id, code } = await team.say({ words: 'De lift is stuk' });
    const path = `/berichten/${id}`;
    const { nurse, coordinator, alderman, partner } = team.people;
    const [me, marit, henk, joke] = await Promise.all(
      [nurse, coordinator, alderman, partner].map((who) => team.as(who)),
    );
    if (!me || !marit || !henk || !joke) throw new Error('four people sign in');
    const write = (who: Colleague, words: string, doen = 'send') =>
      who.fill(path, `${path}/antwoorden/answer`, { [field]: words, doen });
    const check = (who: Colleague, verdict: string, remark = '') =>
      who.fill(path, `${path}/nakijken`, { 'check-verdict': verdict, 'check-remark': remark });
    return { team, id, code, path, me, marit, henk, joke, write, check };
  };

  it('is kept as a draft that a colleague takes on; the resident sees nothing of it', async () => {
    const { team, id, code, path, me, marit, write } = await begin('draft');
    expect((await write(me, '', 'draft')).status).toBe(422);
    const kept = await write(me, 'Wij maken de l', 'draft');
    expect((await me.open(kept.headers.get('location') ?? '')).html).toContain(
      'Bewaard als concept.',
    );
    expect(await heard(team, code)).toEqual([]);
    expect(await standing(team, id)).toMatchObject({ state: 'open' });
    expect((await marit.open('/berichten')).html).toContain('Concept van Samira Bakker');
    const shown = (await marit.open(path)).html;
    expect(shown).toContain('Concept van Samira Bakker');
    expect(shown).toContain('>Wij maken de l</textarea>');
    expect((await write(marit, 'Wij maken de lift.')).status).toBe(303);
    expect(await heard(team, code)).toMatchObject([{ writerName: 'Marit de Groot' }]);
    expect(await team.rows(sql`select 1 from answer`)).toHaveLength(1);
    const versions = await team.rows(
      sql<{ body: string }>`select v.body from text_version v join answer a on a.text_id = v.text_id
        order by v.version`,
    );
    expect(versions.map(({ body }) => body)).toEqual(['Wij maken de l', 'Wij maken de lift.']);
  });

  it('shows two people who answer at once what the other wrote, and loses neither', async () => {
    const { team, path, me, marit, write } = await begin('two');
    const form = `${path}/antwoorden/answer`;
    const page = await marit.open(path);
    const mine = { ...formOf(page.html, form), [field]: 'Van Marit', doen: 'send' };
    await write(me, 'Van Samira', 'draft');
    const refused = await marit.send(form, mine);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('>Van Marit</textarea>');
    expect(refused.html).toContain('Van Samira');
    expect(refused.html).toContain('Concept van Samira Bakker');
    const again = formOf(refused.html, form);
    expect((await marit.send(form, { ...again, doen: 'send' })).status).toBe(303);
    expect(await team.rows(sql`select 1 from answer`)).toHaveLength(1);
  });

  it('can be thrown away while it is a draft', async () => {
    const { path, me, write } = await begin('drop');
    await write(me, 'Half', 'draft');
    expect((await me.fill(path, `${path}/weggooien`, {})).status).toBe(303);
    const shown = (await me.open(path)).html;
    expect(shown).not.toContain('Half');
    expect(shown).toContain('Concept weggegooid');
    expect((await write(me, 'Opnieuw')).status).toBe(303);
  });

  it('waits for who checks it; the resident and the writer cannot get round that', async () => {
    const { team, id, code, path, me, henk, write, check } = await begin('check');
    await nameChecker(team, team.people.alderman);
    expect((await me.open(path)).html).toContain('Laat nakijken');
    await write(me, 'Wij maken de lift.');
    expect(await standing(team, id)).toMatchObject({ state: 'checking' });
    expect(await heard(team, code)).toEqual([]);
    const mine = (await me.open(path)).html;
    expect(mine).toContain('Ligt bij Henk Mulder om na te kijken');
    expect(mine).not.toContain('Dit kan zo');
    expect(mine).not.toContain('/gebracht"');
    expect((await me.open('/berichten?stand=nakijken')).html).toContain('De lift is stuk');
    const [own] = await team.rows(sql<{ id: string }>`select id from answer`);
    const forced = { 'check-answer': own?.id ?? '', 'check-version': '1', 'check-verdict': 'yes' };
    expect((await me.send(`${path}/nakijken`, forced)).status).toBe(409);
    expect(await heard(team, code)).toEqual([]);
    expect((await check(henk, 'yes')).status).toBe(303);
    expect(await heard(team, code)).toHaveLength(1);
    expect((await me.open(path)).html).toContain('Nagekeken door Henk Mulder');
  });

  it('comes back with a remark, is mended, and keeps what it said before', async () => {
    const { team, id, code, path, me, henk, write, check } = await begin('back');
    await nameChecker(team, team.people.alderman);
    await write(me, 'Conform planning.');
    const silent = await check(henk, 'no', ' ');
    expect(silent.status).toBe(422);
    expect(silent.html).toContain('Vul in: Terug, want');
    const page = await henk.open(path);
    expect(page.html).toContain('dit kan makkelijker. Misschien: volgens');
    await check(henk, 'no', 'Zeg op welke dag.');
    expect(await standing(team, id)).toMatchObject({ state: 'open' });
    const mine = (await me.open(path)).html;
    expect(mine).toContain('Zeg op welke dag.');
    expect(mine).toContain('>Conform planning.</textarea>');
    await write(me, 'Wij maken de lift op maandag.');
    await check(henk, 'yes');
    team.clock.forward(1);
    const [answer] = (await heard(team, code)) ?? [];
    expect(answer?.text?.['nl-eenvoudig']).toMatchObject({
      body: 'Wij maken de lift op maandag.',
      version: 2,
    });
    const events = await team.rows(
      sql<{ kind: string }>`select kind from event where subject_id = ${id} order by id`,
    );
    expect(events.map((event) => event.kind)).toEqual([
      ...['contribution-received', 'answer-to-check', 'answer-returned', 'answer-to-check'],
      ...['answer-written', 'answer-delivered'],
    ]);
  });

  it('is not let go when its words changed since they were read', async () => {
    const { team, code, path, me, henk, write } = await begin('stale');
    await nameChecker(team, team.people.alderman);
    await write(me, 'Eerst zo.');
    const read = formOf((await henk.open(path)).html, `${path}/nakijken`);
    await me.fill(path, `${path}/verbeteren`, {});
    await write(me, 'Nu zo.');
    const sent = await henk.send(`${path}/nakijken`, { ...read, 'check-verdict': 'yes' });
    expect(sent.status).toBe(409);
    expect(await heard(team, code)).toEqual([]);
  });

  it('goes to who stands in for a checker who is ill, and to somebody else when they wrote it', async () => {
    const { team, henk, marit, me, write, check } = await begin('ill');
    const { tenantId } = team.workspace;
    const { alderman, coordinator, administrator } = team.people;
    await nameChecker(team, alderman);
    await team.rows(sql`insert into delegation (tenant_id, id, account_id, to_account_id, from_on,
        until_on, made_by, created_at)
      values (${tenantId}, ${newId(team.deps)}, ${alderman.id}, ${coordinator.id}, '2026-11-20',
        '2026-11-22', ${alderman.id}, ${team.clock.now()})`);
    await write(me, 'Van Samira');
    expect(await answersOf(team)).toMatchObject([{ checker: coordinator.id }]);
    expect((await check(marit, 'yes')).status).toBe(303);
    const other = await team.say({ words: 'De bank is stuk' });
    const path = `/berichten/${other.id}`;
    await henk.fill(path, `${path}/antwoorden/answer`, { [field]: 'Van Henk', doen: 'send' });
    expect((await answersOf(team)).at(-1)).toMatchObject({ checker: coordinator.id });
    const third = await team.say({ words: 'De straat is nat' });
    const last = `/berichten/${third.id}`;
    await marit.fill(last, `${last}/antwoorden/answer`, { [field]: 'Van Marit', doen: 'send' });
    expect((await answersOf(team)).at(-1)).toMatchObject({ checker: administrator.id });
  });

  it('says who gave it back, also when they stepped in for who was asked', async () => {
    const { team, path, me, marit, write, check } = await begin('stepped-in');
    await nameChecker(team, team.people.alderman);
    await write(me, 'Wij maken de lift.');
    await check(marit, 'no', 'Zeg op welke dag.');
    const { html } = await me.open(path);
    expect(html).toContain('Marit de Groot schrijft waarom:');
    expect(html).not.toContain('Henk Mulder schrijft waarom:');
  });

  it('is checked by its writer when there is nobody else, and says so', async () => {
    const { team, path, me, write } = await begin('alone');
    await nameChecker(team, team.people.alderman);
    const { coordinator, alderman, administrator } = team.people;
    const gone = [coordinator.id, alderman.id, administrator.id];
    await team.rows(sql`update account set active = false where id = any(${gone}::uuid[])`);
    await write(me, 'Ik doe alles.');
    const shown = (await me.open(path)).html;
    expect(shown).toContain('Niemand anders kon dit nakijken. Samira Bakker schreef het');
    expect(shown).toContain('/gebracht"');
  });

  it('promises a new day only once an interim answer was checked', async () => {
    const { team, id, path, me, henk, check } = await begin('interim');
    await nameChecker(team, team.people.alderman, 'interim');
    const before = await standing(team, id);
    const promise = { 'interim-words-nl-eenvoudig': 'Wij zoeken het uit.', doen: 'send' };
    await me.fill(path, `${path}/antwoorden/interim`, {
      ...promise,
      'interim-promisedOn': '2026-11-24',
    });
    expect(await standing(team, id)).toEqual({ ...before, state: 'checking' });
    await check(henk, 'yes');
    expect(await standing(team, id)).toMatchObject({
      state: 'interim',
      dueOn: '2026-11-24',
      interims: 1,
    });
    await me.fill(path, `${path}/verbeteren`, {});
    expect(await standing(team, id)).toEqual(before);
    await me.fill(path, `${path}/antwoorden/interim`, { ...promise });
    team.clock.forward(4);
    const late = await check(henk, 'yes');
    expect(late.status).toBe(422);
    expect(late.html).toContain('kies een dag na vandaag');
  });

  it('is checked once for a whole group; who took a message back drops out', async () => {
    const { team, id, code, path, me, henk, check } = await begin('group');
    await nameChecker(team, team.people.alderman);
    const others = [await team.say({ words: 'Lift kapot' }), await team.say({ words: 'Lift!' })];
    const action = '/berichten/antwoord';
    const ids = [id, ...others.map((one) => one.id)];
    const page = `${action}?${ids.map((one) => `ids=${one}`).join('&')}`;
    const kept = await me.fill(page, action, { [field]: 'De lift', doen: 'draft' });
    const draft = kept.headers.get('location') ?? '';
    expect(draft).toContain('concept=');
    expect((await me.open(path)).html).toContain('Dit concept is ook voor 2 andere bijdragen.');
    expect((await me.open(page)).html).toContain('Geen van deze bijdragen wacht');
    const sent = await me.fill(draft, action, { [field]: 'Wij maken de lift.', doen: 'send' });
    expect(sent.headers.get('location')).toContain('stand=nakijken');
    await takeBack(team.deps, team.workspace, others[0]?.code ?? '');
    expect((await henk.open(path)).html).toContain('Dit antwoord gaat ook naar 2 andere');
    expect((await check(henk, 'yes')).status).toBe(303);
    const states = await Promise.all(ids.map(async (one) => (await standing(team, one))?.state));
    expect(states).toEqual(['written', 'withdrawn', 'written']);
    expect(await heard(team, code)).toHaveLength(1);
    expect(await heard(team, others[1]?.code ?? '')).toHaveLength(1);
    expect(await heard(team, others[0]?.code ?? '')).toEqual([]);
  });

  it('stands where it belongs when setting aside was proposed while it was checked', async () => {
    const { team, id, code, path, me, henk } = await begin('aside');
    await nameChecker(team, team.people.alderman);
    const second = await team.say({ words: 'Lift kapot' });
    const action = '/berichten/antwoord';
    await me.fill(`${action}?ids=${id}&ids=${second.id}`, action, { [field]: 'Ja', doen: 'send' });
    await me.fill(path, `${path}/apart`, { 'set-aside-reason': 'spam' });
    expect(await heard(team, code)).toEqual([]);
    const other = `/berichten/${second.id}`;
    await henk.fill(other, `${other}/nakijken`, { 'check-verdict': 'yes' });
    await henk.fill(path, `${path}/apart-besluit`, { 'decide-agrees': 'no' });
    expect(await standing(team, id)).toMatchObject({ state: 'written' });
    expect(await heard(team, code)).toHaveLength(1);
  });

  it('can be mended until somebody was told', async () => {
    const { team, id, code, path, me, write } = await begin('mend');
    await write(me, 'Op dinsdag.');
    expect((await me.fill(path, `${path}/verbeteren`, {})).status).toBe(303);
    expect(await standing(team, id)).toMatchObject({ state: 'open' });
    expect(await heard(team, code)).toEqual([]);
    await write(me, 'Op maandag.');
    const button = await me.open(path);
    const form = formOf(button.html, `${path}/verbeteren`);
    expect((await heard(team, code))?.[0]?.text?.['nl-eenvoudig']?.body).toBe('Op maandag.');
    expect((await me.send(`${path}/verbeteren`, form)).status).toBe(409);
    expect((await me.open(path)).html).not.toContain(`${path}/verbeteren"`);
  });

  it('is signed by a resident partner until it is told, and the resident reads the name', async () => {
    const { team, code, path, me, joke, write } = await begin('sign');
    await nameChecker(team, team.people.alderman);
    await write(me, 'Wij maken de lift.');
    const page = await joke.open(path);
    expect(page.html).toContain('Zet mijn naam eronder');
    expect(page.html).not.toContain('Dit kan zo');
    expect((await me.open(path)).html).not.toContain('Zet mijn naam eronder');
    const sign = (signs: string) =>
      joke.fill(path, `${path}/ondertekenen`, { 'sign-signs': signs });
    await sign('yes');
    expect((await me.open(path)).html).toContain('Ook namens bewonerpartner Joke Visser');
    await sign('no');
    expect((await me.open(path)).html).not.toContain('Ook namens');
    await sign('yes');
    await me.fill(path, `${path}/verbeteren`, {});
    // other words are not what she signed
    expect(await team.rows(sql`select 1 from answer_signature`)).toEqual([]);
    await team.rows(sql`delete from answer_checker where approach_id = ${team.approachId}`);
    await write(me, 'Wij maken de lift op maandag.');
    await sign('yes');
    const { words } = await hearUnderTest({
      ...team,
      app: {
        request: (url: string, init: RequestInit) =>
          team.app.request(url.replace('//localhost', `//sign-${kind}.localhost`), init),
      },
    } as unknown as Team).ask(code);
    expect(words).toContain('Dit antwoord is ook van een bewoner: Joke Visser');
    expect((await joke.send(`${path}/ondertekenen`, { 'sign-signs': 'no' })).status).toBe(409);
  });

  it('is not signed when its words changed since they were read', async () => {
    const { team, path, me, joke, write } = await begin('sign-stale');
    await nameChecker(team, team.people.alderman);
    await write(me, 'Wij maken de lift.');
    const read = formOf((await joke.open(path)).html, `${path}/ondertekenen`);
    await me.fill(path, `${path}/verbeteren`, {});
    await write(me, 'Wij maken de lift niet.');
    const sent = await joke.send(`${path}/ondertekenen`, { ...read, 'sign-signs': 'yes' });
    expect(sent.status).toBe(409);
    expect(await team.rows(sql`select 1 from answer_signature`)).toEqual([]);
  });

  it('gives back what somebody wrote about it when another checked it first', async () => {
    const { team, path, me, henk, marit, write, check } = await begin('check-first');
    await nameChecker(team, team.people.alderman);
    await write(me, 'Wij maken de lift.');
    const read = formOf((await marit.open(path)).html, `${path}/nakijken`);
    await check(henk, 'yes');
    const typed = { ...read, 'check-verdict': 'no', 'check-remark': 'Zeg ook wanneer.' };
    const late = await marit.send(`${path}/nakijken`, typed);
    expect(late.status).toBe(409);
    expect(late.html).toContain('Zeg ook wanneer.');
  });

  it('keeps what was spoken with a draft, until it is left out', async () => {
    const { team, path, me, write } = await begin('sound');
    const sound = new Blob([Buffer.from(await soundOfTest())], { type: 'audio/ogg' });
    const form = `${path}/antwoorden/answer`;
    const spoken = { 'answer-sound': sound, [field]: '', doen: 'draft' };
    expect((await me.fill(path, form, spoken)).status).toBe(303);
    const soundOf = async () => {
      const [row] = await team.rows(
        sql<{ sound: string | null }>`select sound_file_id as sound from text_version v
          join answer a on a.text_id = v.text_id order by v.version desc limit 1`,
      );
      return row?.sound ?? null;
    };
    const kept = await soundOf();
    expect(kept).not.toBeNull();
    expect((await me.open(path)).html).toContain('Laat deze opname weg');
    // spoken is enough: the words may stay empty
    expect((await write(me, '')).status).toBe(303);
    expect(await soundOf()).toBe(kept);
    await me.fill(path, `${path}/verbeteren`, {});
    const without = { [field]: 'Nu geschreven.', 'answer-dropSound': 'yes', doen: 'send' };
    expect((await me.fill(path, form, without)).status).toBe(303);
    expect(await soundOf()).toBeNull();
  });

  it('only looks words over when asked, keeps them in the form, and stores nothing', async () => {
    const { team, path, me, write } = await begin('hints');
    const looked = await write(me, 'De lift wordt gemaakt. Bel de GGD.', 'hints');
    expect(looked.status).toBe(200);
    expect(looked.html).toContain('2 tips om het makkelijker te maken');
    expect(looked.html).toContain('>De lift wordt gemaakt. Bel de GGD.</textarea>');
    expect(looked.html).not.toContain('Iemand was u voor');
    expect(await team.rows(sql`select 1 from answer`)).toEqual([]);
    const fine = await write(me, 'Wij maken de lift.', 'hints');
    expect(fine.html).toContain('Wij vonden geen moeilijke woorden');
    const form = `${path}/antwoorden/answer`;
    const sent = await me.send(form, { ...formOf(fine.html, form), doen: 'send' });
    expect(sent.status).toBe(303);
  });
});
