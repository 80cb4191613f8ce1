import { expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { newFormKey } from '../../thread/form-keys.ts';
import { formOf, type Team, teamUnderTest } from '../contributions/inbox-under-test.ts';
import { markOfAnswer } from '../contributions/message-of-code.ts';
import { asShown } from '../contributions/say-under-test.ts';
import { takeBack } from '../contributions/take-back.ts';
import { linkUnderTest } from '../links/link-under-test.ts';
import { readByCode } from './deliver-by-code.ts';
import { replyToAnswer } from './reply-to-answer.ts';

const action = '/berichten/antwoord';
const dutch = 'answer-words-nl-eenvoudig';
const page = (ids: readonly string[]) => `${action}?${ids.map((id) => `ids=${id}`).join('&')}`;
const statesOf = async (team: Team) => {
  const rows = await team.rows(
    sql<{ state: string }>`select state from contribution order by received_at, id`,
  );
  return rows.map(({ state }) => state).sort();
};

onBothDatabases('one answer to several messages', (open, kind) => {
  const begin = async (seed: string) => {
    const team = await teamUnderTest(open(), `${seed}-${kind}`);
    const first = await team.say({ words: 'De lift is stuk' });
    const second = await team.say({ words: 'Lift kapot, ik woon op 9 hoog' });
    const third = await team.say({ words: 'المصعد معطل', locale: 'ar' });
    const ids = [first.id, second.id, third.id];
    return { team, first, second, third, ids, me: await team.as(team.people.nurse) };
  };
  const words = { [dutch]: 'De lift wordt gemaakt.', 'answer-words-ar': 'سيتم إصلاح المصعد.' };

  it('is linked to each; each keeps its own code, delivery and reply', async () => {
    const { team, first, second, third, ids, me } = await begin('each');
    const shown = await me.open(page(ids));
    expect(shown.status).toBe(200);
    expect(shown.html).toContain('Eén antwoord op 3 bijdragen');
    for (const said of ['De lift is stuk', 'Lift kapot', 'المصعد معطل']) {
      expect(shown.html).toContain(said);
    }
    const done = await me.send(action, { ...formOf(shown.html, action), ...words });
    expect(done.status).toBe(303);
    expect(await statesOf(team)).toEqual(['written', 'written', 'written']);
    expect(await team.rows(sql`select 1 from answer`)).toHaveLength(1);
    expect(await team.rows(sql`select 1 from bead_link where relation = 'answers'`)).toHaveLength(
      3,
    );

    const read = await readByCode(team.deps, team.workspace, third.code);
    expect(read?.answers[0]?.text?.['ar']?.body).toBe('سيتم إصلاح المصعد.');
    expect(await statesOf(team)).toEqual(['answered', 'written', 'written']);
    await replyToAnswer(team.deps, team.workspace, {
      code: third.code,
      formKey: newFormKey(team.deps.random),
      answerMark: markOfAnswer(read?.answers[0]?.id ?? ''),
      reply: 'no-answer',
      words: '',
      locale: 'ar',
    });
    expect(await statesOf(team)).toEqual(['reopened', 'written', 'written']);

    const path = `/berichten/${first.id}`;
    expect((await me.open(path)).html).toContain('Ook gehoord bij de andere bijdrage');
    const told = await me.fill(path, `${path}/gebracht`, {
      'deliver-how': 'meeting',
      'deliver-forAll': 'yes',
    });
    expect(told.status).toBe(303);
    expect(await statesOf(team)).toEqual(['answered', 'answered', 'reopened']);
    const other = (await me.open(`/berichten/${second.id}`)).html;
    expect(other).toContain('Gebracht: op een bijeenkomst');
    expect(other).toContain('Dit antwoord ging ook naar 2 andere bijdragen.');
    const events = await team.rows(
      sql<{ kind: string }>`select kind from event where subject_id = ${second.id} order by id`,
    );
    expect(events.map((event) => event.kind)).toEqual([
      'contribution-received',
      'answer-written',
      'answer-delivered',
    ]);
  });

  it('needs words in every language in which people spoke', async () => {
    const { ids, me, team } = await begin('tongues');
    const refused = await me.fill(page(ids), action, { [dutch]: 'De lift wordt gemaakt.' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Vul in: Uw antwoord: Arabisch');
    expect(refused.html).toContain('De lift wordt gemaakt.');
    expect(await statesOf(team)).toEqual(['open', 'open', 'open']);
  });

  it('says which were answered or taken back meanwhile, keeps what was typed, and goes to the rest', async () => {
    const { team, first, third, ids, me } = await begin('rest');
    const filled = { ...formOf((await me.open(page(ids))).html, action), ...words };
    const colleague = await team.as(team.people.coordinator);
    const path = `/berichten/${first.id}`;
    await colleague.fill(path, `${path}/antwoorden/answer`, { [dutch]: 'Al gedaan' });
    await takeBack(team.deps, team.workspace, third.code);
    const refused = await me.send(action, filled);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('Niet alle bijdragen kunnen dit antwoord krijgen');
    expect(refused.html).toContain('De lift is stuk');
    expect(refused.html).toContain('De bewoner nam deze bijdrage terug');
    expect(refused.html).toContain('De lift wordt gemaakt.');
    expect(refused.html).toContain('سيتم إصلاح المصعد.');
    expect(await statesOf(team)).toEqual(['open', 'withdrawn', 'written']);
    const rest = await me.send(action, formOf(refused.html, action));
    expect(rest.status).toBe(303);
    expect(await statesOf(team)).toEqual(['withdrawn', 'written', 'written']);
    const none = await me.open(page(ids));
    expect(none.html).toContain('Geen van deze bijdragen wacht op een antwoord.');
  });

  it('is given once when it is sent twice', async () => {
    const { team, ids, me } = await begin('once');
    const filled = { ...formOf((await me.open(page(ids))).html, action), ...words };
    const both = await Promise.all([me.send(action, filled), me.send(action, filled)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await team.rows(sql`select 1 from answer_delivery`)).toHaveLength(3);
  });

  it('lets two people with overlapping choices through one after the other', async () => {
    const { team, first, second, third, me } = await begin('overlap');
    const colleague = await team.as(team.people.coordinator);
    const mine = formOf((await me.open(page([first.id, second.id]))).html, action);
    const theirs = formOf(
      (await colleague.open(page([second.id, first.id, third.id]))).html,
      action,
    );
    const pages = await Promise.all([
      me.send(action, { ...mine, [dutch]: 'Van Samira' }),
      colleague.send(action, { ...theirs, ...words }),
    ]);
    expect(pages.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  it('belongs to one approach', async () => {
    const { team, ids, me } = await begin('approaches');
    const { approachId } = await linkUnderTest(team, { slug: 'ander' });
    const filled = { ...formOf((await me.open(page(ids))).html, action), ...words };
    await team.rows(
      sql`update contribution set approach_id = ${approachId} where id = ${ids[0] ?? ''}`,
    );
    const refused = await me.send(action, filled);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Kies bijdragen van één aanpak.');
    expect(asShown(refused.html)).not.toContain('name="doen"');
    expect(refused.html).toContain('De lift wordt gemaakt.');
  });

  it('asks to choose first, and knows no strange ids', async () => {
    const { ids, me } = await begin('choose');
    for (const path of [action, `${action}?ids=onzin`, `${action}?ids='--`]) {
      const answer = await me.open(path);
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe('/berichten?kies=1');
    }
    const told = await me.open('/berichten?kies=1');
    expect(told.html).toContain('Kruis eerst aan');
    const unknown = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect((await me.open(page([unknown]))).status).toBe(404);
    expect((await me.send(action, { ids: [...ids, unknown], ...words })).status).toBe(404);
    const many = Array.from({ length: 201 }, (_, count) =>
      unknown.replace(/.{12}$/, String(count).padStart(12, '0')),
    );
    const tooMany = await me.open(page([ids[0] ?? '', ...many]));
    expect(tooMany.html).toContain('Kies hoogstens 200 bijdragen tegelijk.');
  });
});
