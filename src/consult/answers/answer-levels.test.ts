import { expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import type { Account, SignedIn } from '../../people/index.ts';
import { addBead } from '../../thread/beads.ts';
import { newId } from '../../thread/ids.ts';
import { addText } from '../../thread/texts.ts';
import { coalitionWords } from '../../web/words.ts';
import { type Team, teamUnderTest } from '../contributions/inbox-under-test.ts';
import { answerAttention } from './answer-attention.ts';
import { readByCode } from './deliver-by-code.ts';
import { answerThreadSource, contributionThreadSource } from './thread-sources.ts';

const field = 'answer-words-nl-eenvoudig';
const standing = async (team: Team, id: string) => {
  const [row] = await team.rows(
    sql<{ state: string; level: string; owner: string }>`select state, level, owner_id as owner
      from contribution where id = ${id}`,
  );
  return row;
};
const words = coalitionWords('nl');
const asked = async (team: Team, who: Account, today = '2026-11-21') => {
  const account = { ...who, locale: 'nl' } as unknown as SignedIn;
  const request = { workspace: team.workspace, account, words, today };
  const { items, total } = await team.deps.db.tx(team.workspace, (tx) =>
    answerAttention(request, tx),
  );
  return { kinds: items.map(({ key }) => key.split(':')[0]), total, items };
};

/** A decision of the board, straight into the tables. */
async function boardDecides(team: Team): Promise<string> {
  const { deps, approachId, people } = team;
  const { tenantId } = team.workspace;
  const [id, what, why] = [newId(deps), newId(deps), newId(deps)];
  return deps.db.tx({ tenantId }, async (tx) => {
    await addBead(tx, deps, { id, approachId, kind: 'decision' });
    for (const textId of [what, why]) {
      const body = 'De lift komt er.';
      await addText(tx, deps, { textId, version: 1, locale: 'nl', body, status: 'written' });
    }
    await tx.run(sql`insert into decision (tenant_id, id, approach_id, level, outcome, body,
        decided_on, valid_from, review_on, what_text_id, why_text_id, owner_id, recorded_by, recorded_at)
      values (${tenantId}, ${id}, ${approachId}, 'board', 'yes', 'college', '2026-11-20', '2026-11-20',
        '2027-11-20', ${what}, ${why}, ${people.alderman.id}, ${people.nurse.id}, ${team.clock.now()})`);
    return id;
  });
}

onBothDatabases('levels of an answer', (open, kind) => {
  const begin = async (seed: string, locale?: 'ar') => {
    const team = await teamUnderTest(open(), `${seed}-${kind}`);
    const { id, code } = await team.say({ words: 'De lift is stuk', ...(locale && { locale }) });
    const me = await team.as(team.people.nurse);
    const path = `/berichten/${id}`;
    const write = (more: Record<string, string> = {}) =>
      me.fill(path, `${path}/antwoorden/answer`, { [field]: 'Nee.', doen: 'send', ...more });
    const bring = () => me.fill(path, `${path}/gebracht`, { 'deliver-how': 'visit' });
    const contest = () => me.fill(path, `${path}/reactie`, { 'reply-reply': 'no-answer' });
    return { team, id, code, me, path, write, bring, contest };
  };

  it('goes from delivery to who takes up at policy, once; a second time is kept and shown', async () => {
    const { team, id, me, path, write, bring, contest } = await begin('once');
    const { tenantId } = team.workspace;
    const { administrator } = team.people;
    await team.rows(sql`insert into approach_level (tenant_id, approach_id, level, account_id)
      values (${tenantId}, ${team.approachId}, 'policy', ${administrator.id})`);
    await write();
    await bring();
    await contest();
    expect(await standing(team, id)).toEqual({
      state: 'reopened',
      level: 'policy',
      owner: administrator.id,
    });
    const again = (await me.open(path)).html;
    expect(again).toContain('Niveau: beleid');
    expect(again).toContain(`Daarom kijkt ${administrator.name} er nu naar, en niet u.`);
    const owner = await team.as(administrator);
    expect((await owner.open(path)).html).not.toContain('er nu naar, en niet u.');
    expect((await me.open('/berichten?niveau=policy')).html).toContain('De lift is stuk');
    expect((await me.open('/berichten?niveau=board')).html).not.toContain('De lift is stuk');
    expect((await asked(team, administrator)).kinds).toEqual(['reopened']);
    await write();
    await bring();
    await contest();
    expect(await standing(team, id)).toMatchObject({ state: 'answered', level: 'policy' });
    expect((await me.open(path)).html).toContain('De bewoner zei: Dit is geen antwoord');
  });

  it('tells a decision, and is then of its level: contested it stays at the board', async () => {
    const { team, id, me, path, write, bring, contest } = await begin('board');
    const decision = await boardDecides(team);
    expect((await me.open(path)).html).toContain('De lift komt er. (20 nov 2026)');
    const strange = await write({ 'answer-decision': newId(team.deps) });
    expect(strange.status).toBe(422);
    expect(strange.html).toContain('kies iets uit de lijst');
    await write({ 'answer-decision': decision });
    expect((await me.open(path)).html).toContain('Dit antwoord vertelt een besluit.');
    const links = await team.rows(
      sql`select 1 from bead_link where relation = 'tells' and to_id = ${decision}`,
    );
    expect(links).toHaveLength(1);
    await bring();
    await contest();
    expect(await standing(team, id)).toEqual({
      state: 'reopened',
      level: 'board',
      owner: team.people.alderman.id,
    });
  });

  it('is nobody’s when its owner left, until somebody hands it on', async () => {
    const { team, id, me, path } = await begin('left');
    const { coordinator, administrator, nurse } = team.people;
    expect((await me.open('/berichten')).html).not.toContain('Zonder eigenaar');
    await team.rows(sql`update account set active = false where id = ${coordinator.id}`);
    const inbox = await me.open('/berichten?stand=zonder-eigenaar');
    expect(inbox.html).toContain('De lift is stuk');
    expect((await asked(team, administrator)).kinds).toEqual(['unowned']);
    expect((await asked(team, nurse)).kinds).toEqual([]);
    await me.fill(path, `${path}/doorgeven`, { 'hand-on-to': nurse.id });
    expect(await standing(team, id)).toMatchObject({ owner: nurse.id });
    expect((await me.open('/berichten?stand=zonder-eigenaar')).html).not.toContain('De lift');
    expect((await asked(team, nurse)).kinds).toEqual(['answer']);
  });

  it('warns for a language in which the team does not answer', async () => {
    const { team, id, me, path } = await begin('tongue', 'ar');
    expect((await me.open(path)).html).not.toContain('waarin het team niet antwoordt');
    await team.rows(sql`update contribution set locale = 'ti' where id = ${id}`);
    const page = await me.open(path);
    expect(page.html).toContain('Een taal waarin het team niet antwoordt');
    expect(page.html).toContain('Tigrinya');
  });

  it('asks each what is theirs this week, first due first', async () => {
    const { team, id, path, write } = await begin('week');
    const { coordinator, nurse, alderman, partner } = team.people;
    expect((await asked(team, coordinator)).items[0]).toMatchObject({
      key: `answer:${id}`,
      dueOn: '2026-12-12',
      action: { href: path },
    });
    await team.rows(sql`insert into answer_checker (tenant_id, approach_id, kind, account_id)
      values (${team.workspace.tenantId}, ${team.approachId}, 'final', ${alderman.id})`);
    await write();
    expect((await asked(team, alderman)).items[0]?.what).toBe(
      'Kijk het antwoord van Samira Bakker na, op de bijdrage van 21 nov 2026.',
    );
    expect((await asked(team, coordinator)).kinds).toEqual([]);
    await team.rows(sql`insert into delegation (tenant_id, id, account_id, to_account_id, from_on,
        until_on, made_by, created_at)
      values (${team.workspace.tenantId}, ${newId(team.deps)}, ${alderman.id}, ${coordinator.id},
        '2026-11-22', '2026-11-22', ${alderman.id}, ${team.clock.now()})`);
    expect((await asked(team, coordinator)).kinds).toEqual([]);
    expect((await asked(team, coordinator, '2026-11-22')).kinds).toEqual(['check']);
    const henk = await team.as(alderman);
    const check = `${path}/nakijken`;
    await henk.fill(path, check, { 'check-verdict': 'no', 'check-remark': 'Zeg waarom.' });
    expect((await asked(team, nurse)).kinds).toEqual(['returned']);
    await write({ [field]: 'Nee, omdat …' });
    await henk.fill(path, check, { 'check-verdict': 'yes' });
    expect((await asked(team, coordinator)).kinds).toEqual(['bring']);
    expect(await asked(team, partner)).toMatchObject({ kinds: [], total: 0 });
  });

  it('asks the owner when its day passed and a colleague did not check or bring it', async () => {
    const { team, path, me, write } = await begin('late');
    const { coordinator, nurse, alderman, administrator, keyPerson } = team.people;
    await team.rows(sql`insert into answer_checker (tenant_id, approach_id, kind, account_id)
      values (${team.workspace.tenantId}, ${team.approachId}, 'final', ${alderman.id})`);
    await write();
    const later = '2026-12-13';
    expect((await asked(team, coordinator)).kinds).toEqual([]);
    for (const who of [coordinator, administrator]) {
      expect((await asked(team, who, later)).items.map(({ what }) => what)).toEqual([
        'Henk Mulder keek het antwoord op de bijdrage van 21 nov 2026 nog niet na.',
      ]);
    }
    expect((await asked(team, alderman, later)).kinds).toEqual(['check']);
    expect((await asked(team, nurse, later)).kinds).toEqual([]);
    const henk = await team.as(alderman);
    await henk.fill(path, `${path}/nakijken`, { 'check-verdict': 'yes' });
    await me.fill(path, `${path}/laten-brengen`, { 'bring-bringer': keyPerson.id });
    expect((await asked(team, coordinator)).kinds).toEqual([]);
    expect((await asked(team, coordinator, later)).items[0]?.what).toMatch(
      /bracht uw antwoord op de bijdrage van 21 nov 2026 nog niet/,
    );
    expect((await asked(team, administrator, later)).kinds).toEqual([]);
  });

  it('asks a second person when somebody wants to set a message aside, never who proposed it', async () => {
    const { team, id, path, me } = await begin('aside');
    const { coordinator, nurse, administrator, alderman } = team.people;
    await me.fill(path, `${path}/apart`, { 'set-aside-reason': 'spam' });
    for (const who of [coordinator, administrator]) {
      expect((await asked(team, who)).items).toMatchObject([
        { key: `aside:${id}`, action: { href: path } },
      ]);
    }
    expect((await asked(team, nurse)).kinds).toEqual([]);
    expect((await asked(team, alderman)).kinds).toEqual([]);
    const marit = await team.as(coordinator);
    await marit.fill(path, `${path}/apart-besluit`, { 'decide-agrees': 'yes' });
    expect((await asked(team, administrator)).kinds).toEqual([]);
  });

  it('asks the owner to bring an interim answer, and to answer what a colleague is still mending', async () => {
    const { team, id, path, me, write } = await begin('interim');
    const { coordinator, nurse, alderman } = team.people;
    await me.fill(path, `${path}/antwoorden/interim`, {
      'interim-words-nl-eenvoudig': 'Wij zoeken het uit.',
      'interim-promisedOn': '2026-12-20',
    });
    const { items } = await asked(team, coordinator);
    expect(items.map(({ key, dueOn }) => [key, dueOn])).toEqual([
      [`bringInterim:${id}`, '2026-12-12'],
      [`promised:${id}`, '2026-12-20'],
    ]);
    await me.fill(path, `${path}/gebracht`, { 'deliver-how': 'visit' });
    expect((await asked(team, coordinator)).kinds).toEqual(['promised']);
    await team.rows(sql`insert into answer_checker (tenant_id, approach_id, kind, account_id)
      values (${team.workspace.tenantId}, ${team.approachId}, 'final', ${alderman.id})`);
    await write();
    const typed = { 'check-verdict': 'no', 'check-remark': 'Zeg waarom.' };
    await (await team.as(alderman)).fill(path, `${path}/nakijken`, typed);
    expect((await asked(team, coordinator)).kinds).toEqual(['promised']);
    expect((await asked(team, nurse)).kinds).toEqual(['returned']);
  });

  it('says on the thread what stands where, with words only for who may read them', async () => {
    const { team, id, code, path, write } = await begin('thread');
    await write({ [field]: 'Nee, omdat …' });
    const [answer] = await team.rows(sql<{ id: string }>`select id from answer`);
    const seenBy = (who: Account) =>
      team.deps.db.tx(team.workspace, async (tx) => {
        const account = { ...who, locale: 'nl' } as unknown as SignedIn;
        const request = { workspace: team.workspace, account, words };
        const all = [
          await contributionThreadSource.describe(tx, request, [id]),
          await answerThreadSource.describe(tx, request, [answer?.id ?? '']),
        ];
        return all.flat();
      });
    expect(await seenBy(team.people.nurse)).toMatchObject([
      { label: 'De lift is stuk', state: 'Geschreven, nog niet gebracht', href: path },
      { label: 'Nee, omdat …', state: 'gebracht bij 0 van de 1', href: path },
    ]);
    expect(await seenBy(team.people.researcher)).toMatchObject([
      { label: 'Een bijdrage', href: null },
      { label: 'Antwoord', href: null },
    ]);
    await readByCode(team.deps, team.workspace, code);
    expect((await seenBy(team.people.nurse))[1]?.state).toBe('gebracht bij 1 van de 1');
  });

  it('that was taken back in the same moment is not delivered by reading', async () => {
    const { team, code, write } = await begin('race');
    await write();
    const { db } = team.deps;
    // somebody takes it back between looking it up and delivering it
    const racing = Object.assign(Object.create(db) as typeof db, {
      call: async (...asked: Parameters<typeof db.call>) => {
        const found = await db.call(...asked);
        await team.rows(sql`update answer set status = 'draft'`);
        return found;
      },
    });
    const read = await readByCode({ ...team.deps, db: racing }, team.workspace, code);
    expect(read?.answers).toEqual([]);
    expect(
      await team.rows(sql`select 1 from answer_delivery where delivered_on is not null`),
    ).toEqual([]);
  });
});
