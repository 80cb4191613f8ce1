import { describe, expect, it } from 'vitest';
import { approachWork } from '../../approach/index.ts';
import { soundOfTest, teamUnderTest } from '../../consult/contributions/inbox-under-test.ts';
import { consultWork } from '../../consult/index.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { newFormKey } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import type { Account } from '../accounts/account.ts';
import { accountForWork, insertAccount } from '../accounts/account-store.ts';
import { createSignInLink } from '../sessions/sign-in.ts';
import { handOverWork } from './hand-over.ts';

onBothDatabases('leaving', (open) => {
  const house = async (seed: string) => {
    const team = await teamUnderTest(open(), seed);
    const { deps, workspace, people, approachId } = team;
    const { tenantId } = workspace;
    const works = [approachWork(deps), consultWork(deps)];
    const field = (room: string, kind: string) => `to.${room}.${kind}.${approachId}`;
    const leave = (who: Account, takers: Record<string, string>, by = people.administrator) =>
      handOverWork({ deps, workspace, account: by }, works, {
        accountId: who.id,
        takers: new Map(Object.entries(takers)),
        leaves: true,
        formKey: newFormKey(deps.random),
      });
    const one = async <R>(query: ReturnType<typeof sql<R>>) => (await team.rows(query))[0];
    const give = (id: string, to: Account) =>
      team.rows(sql`update contribution set owner_id = ${to.id}
        where tenant_id = ${tenantId} and id = ${id}`);
    const ownerOf = async (id: string) =>
      (
        await one(sql<{ id: string }>`select owner_id as id from contribution
        where tenant_id = ${tenantId} and id = ${id}`)
      )?.id;
    const join = async (name: string, role: Account['role'], level: Account['level'] = null) => {
      const account = { id: newId(deps), name, email: `${newId(deps)}@example.org`, role, level };
      const made = { ...account, organisationId: null, organisation: null };
      await deps.db.tx({ tenantId }, (tx) => insertAccount(tx, tenantId, made, deps.clock.now()));
      return made;
    };
    return { ...team, tenantId, works, field, leave, one, give, ownerOf, join };
  };

  /** Everything of these two rooms that can hang on somebody, on one person. */
  const loadWith = async (at: Awaited<ReturnType<typeof house>>, who: Account) => {
    const { deps, tenantId, approachId } = at;
    const spoken = await at.say({ sound: await soundOfTest() });
    const typed = await at.say({ words: 'De speeltuin is kapot.' });
    const heard = await at.say({ words: 'Dank u wel.' });
    const bead = async (kind: string) => {
      const id = newId(deps);
      const argument = { id, approachId, kind, at: deps.clock.now().toISOString() };
      await at.rows(sql`select thread_add_bead(${JSON.stringify(argument)}::jsonb)`);
      return id;
    };
    const [goal, decision, answer] = [
      await bead('goal'),
      await bead('decision'),
      await bead('answer'),
    ];
    const now = deps.clock.now();
    const text = newId(deps);
    for (const statement of [
      sql`update contribution set owner_id = ${who.id} where tenant_id = ${tenantId}`,
      sql`update contribution set write_out_owner_id = ${who.id}
        where tenant_id = ${tenantId} and id = ${spoken.id}`,
      sql`update contribution set state = 'answered'
        where tenant_id = ${tenantId} and id = ${heard.id}`,
      sql`update approach set coordinator_id = ${who.id} where tenant_id = ${tenantId}`,
      sql`update link set owner_id = ${who.id} where tenant_id = ${tenantId}`,
      sql`insert into goal (tenant_id, id, approach_id, state, version, owner_id, created_by, created_at)
        values (${tenantId}, ${goal}, ${approachId}, 'open', 1, ${who.id}, ${who.id}, ${now})`,
      sql`insert into decision (tenant_id, id, approach_id, level, outcome, body, decided_on, valid_from,
          review_on, what_text_id, why_text_id, owner_id, recorded_by, recorded_at)
        values (${tenantId}, ${decision}, ${approachId}, 'policy', 'yes', 'college', '2026-11-01',
          '2026-11-01', '2027-01-01', ${text}, ${text}, ${who.id}, ${who.id}, ${now})`,
      sql`insert into answer (tenant_id, id, approach_id, kind, text_id, written_by, written_at, status,
          checker_id)
        values (${tenantId}, ${answer}, ${approachId}, 'final', ${text}, ${at.people.nurse.id}, ${now},
          'to-check', ${who.id})`,
      sql`insert into answer_delivery (tenant_id, answer_id, contribution_id, bringer_id)
        values (${tenantId}, ${answer}, ${typed.id}, ${who.id})`,
      sql`insert into answer_checker (tenant_id, approach_id, kind, account_id)
        values (${tenantId}, ${approachId}, 'final', ${who.id})`,
      sql`insert into approach_level (tenant_id, approach_id, level, account_id)
        values (${tenantId}, ${approachId}, 'policy', ${who.id})`,
    ]) {
      await at.rows(statement);
    }
    return { spoken, typed, heard };
  };

  it('shows all that hangs on a coordinator, hands it on in one go, and leaves nothing behind', async () => {
    const at = await house('all');
    const { people, tenantId, deps, workspace } = at;
    const { coordinator, nurse, administrator } = people;
    const { spoken, typed } = await loadWith(at, coordinator);
    const link = await createSignInLink(deps, workspace, coordinator.id, null);
    await at.rows(sql`insert into delegation (tenant_id, id, account_id, to_account_id, from_on,
        until_on, made_by, created_at)
      values (${tenantId}, ${newId(deps)}, ${nurse.id}, ${coordinator.id}, '2026-11-01',
        '2026-12-01', ${nurse.id}, ${deps.clock.now()})`);
    const marit = await at.as(coordinator);
    const bram = await at.as(administrator);
    const path = `/mensen/${coordinator.id}/vertrek`;
    const page = await bram.open(path);
    for (const words of [
      'Deze aanpak leiden',
      '1 niveau waarop',
      '1 besluit om opnieuw te bekijken',
      '2 bijdragen om te beantwoorden',
      '1 bijdrage die al beantwoord is',
      '1 opname om uit te schrijven',
      '1 uitnodiging',
      '1 doel om te volgen',
      '1 antwoord om nu na te kijken',
      '1 soort antwoord',
      '1 antwoord om te brengen',
    ]) {
      expect(page.html).toContain(words);
    }
    // the coordinator leaves, so nobody is chosen yet: it says so at each, and nothing happens
    const refused = await bram.fill(path, path, {});
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Kies wie dit overneemt');
    const rooms = {
      approach: ['coordinator', 'level', 'decision'],
      consult: ['answer', 'answered', 'write-out', 'link', 'goal', 'check', 'checker', 'bring'],
    };
    const takers = Object.fromEntries(
      Object.entries(rooms).flatMap(([room, kinds]) =>
        kinds.map((kind) => [
          at.field(room, kind),
          kind === 'coordinator' ? administrator.id : nurse.id,
        ]),
      ),
    );
    const done = await bram.fill(path, path, takers);
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      `/mensen?weg=${coordinator.id}`,
    ]);
    expect((await bram.open(`/mensen?weg=${coordinator.id}`)).html).toContain(
      'Marit de Groot is weg',
    );

    for (const work of at.works) {
      const left = await deps.db.tx({ tenantId }, (tx) => work.count(tx, tenantId, coordinator.id));
      expect(left).toEqual([]);
    }
    expect(await at.ownerOf(typed.id)).toBe(nurse.id);
    // what the nurse wrote herself is for the new coordinator to check
    expect(
      await at.one(sql`select checker_id as id from answer where tenant_id = ${tenantId}`),
    ).toEqual({ id: administrator.id });
    const events = await at.rows(
      sql<{ task: string }>`select (c.content::jsonb) ->> 'task' as task from event e
        join event_content c on c.tenant_id = e.tenant_id and c.event_id = e.id
        where e.tenant_id = ${tenantId} and e.kind = 'handed-on' and e.subject_id = ${spoken.id}`,
    );
    expect(events.map(({ task }) => task).sort()).toEqual(['answer', 'write-out']);

    expect((await marit.open('/mijn/vervanging')).status).toBe(303);
    if (!link.ok) throw new Error(link.reason);
    const used = await at.app.request(
      link.url.replace('http://localhost', 'http://all.localhost'),
      {
        method: 'POST',
      },
    );
    expect(used.status).toBe(410);
    expect(await at.rows(sql`select id from delegation where tenant_id = ${tenantId}`)).toEqual([]);
    expect(
      await at.one(sql`select active, left_on as "leftOn" from account
        where tenant_id = ${tenantId} and id = ${coordinator.id}`),
    ).toEqual({ active: false, leftOn: '2026-11-21' });
  });

  it('takes the name of a resident partner from under answers that nobody heard yet', async () => {
    const at = await house('withdraws');
    const { partner, nurse } = at.people;
    const joke = await at.as(partner);
    const samira = await at.as(nurse);
    const paths = [];
    for (const words of ['De lift is stuk.', 'De bank is stuk.']) {
      const { id } = await at.say({ words });
      const path = `/berichten/${id}`;
      const typed = { 'answer-words-nl-eenvoudig': 'Wij maken het.', doen: 'send' };
      await samira.fill(path, `${path}/antwoorden/answer`, typed);
      await joke.fill(path, `${path}/ondertekenen`, { 'sign-signs': 'yes' });
      paths.push(path);
    }
    const [told = '', untold = ''] = paths;
    await samira.fill(told, `${told}/gebracht`, { 'deliver-how': 'visit' });
    expect(await at.leave(partner, {})).toEqual({ ok: true, isHere: true });
    const name = 'Ook namens bewonerpartner Joke Visser';
    expect((await samira.open(told)).html).toContain(name);
    const shown = (await samira.open(untold)).html;
    expect(shown).not.toContain(name);
    expect(shown).toContain('Naam van een bewonerpartner weggehaald');
  });

  it('is done once when the button is pressed twice', async () => {
    const at = await house('twice');
    const bram = await at.as(at.people.administrator);
    const path = `/mensen/${at.people.nurse.id}/vertrek`;
    const formKey = newFormKey(at.deps.random);
    expect((await bram.send(path, { formKey })).status).toBe(303);
    expect((await bram.send(path, { formKey })).status).toBe(303);
    expect((await bram.open(path)).status).toBe(404);
  });

  it('gives work only to who may do it, and stays', async () => {
    const at = await house('may');
    const { nurse, partner, alderman } = at.people;
    const { id } = await at.say({ words: 'Het is te druk op straat.' });
    await at.give(id, nurse);
    const field = at.field('consult', 'answer');
    for (const to of [partner.id, nurse.id, 'niemand', newId(at.deps), '']) {
      expect(await at.leave(nurse, { [field]: to })).toEqual({
        ok: false,
        reason: 'takers',
        fields: [field],
      });
    }
    expect(await at.ownerOf(id)).toBe(nurse.id);
    expect((await at.leave(nurse, { [field]: alderman.id })).ok).toBe(true);
    expect(await at.ownerOf(id)).toBe(alderman.id);
  });

  it('is not for the last administrator, not even for two at once', async () => {
    const at = await house('last');
    const { administrator } = at.people;
    const bram = await at.as(administrator);
    const path = `/mensen/${administrator.id}/vertrek`;
    expect((await bram.open(path)).html).toContain('Dit is de enige beheerder');
    expect(await at.leave(administrator, {})).toEqual({ ok: false, reason: 'last-administrator' });
    const second = await at.join('Naima Tazi', 'administrator');
    const both = await Promise.all([
      at.leave(administrator, {}, second),
      at.leave(second, {}, administrator),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('does not let two people who leave at once hand their work to each other', async () => {
    const at = await house('each-other');
    const { nurse, alderman } = at.people;
    const [one, other] = [await at.say({ words: 'Eén.' }), await at.say({ words: 'Twee.' })];
    await at.give(one.id, nurse);
    await at.give(other.id, alderman);
    const field = at.field('consult', 'answer');
    const both = await Promise.all([
      at.leave(nurse, { [field]: alderman.id }),
      at.leave(alderman, { [field]: nurse.id }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('takes along what is given at that very moment, and gives nothing to who is gone', async () => {
    const at = await house('moment');
    const { deps, tenantId, people } = at;
    const { nurse, coordinator } = people;
    const { id } = await at.say({ words: 'Er is geen licht in het park.' });
    let isHeld = () => undefined as undefined;
    const held = new Promise<void>((resolve) => {
      isHeld = () => resolve() as undefined;
    });
    const giving = deps.db.tx({ tenantId }, async (tx) => {
      const to = await accountForWork(tx, tenantId, nurse.id);
      isHeld();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx.run(sql`update contribution set owner_id = ${to?.id ?? null}
        where tenant_id = ${tenantId} and id = ${id}`);
    });
    await held;
    const leaving = at.leave(nurse, { [at.field('consult', 'answer')]: coordinator.id });
    await giving;
    expect((await leaving).ok).toBe(true);
    expect(await at.ownerOf(id)).toBe(coordinator.id);
    const late = await deps.db.tx({ tenantId }, (tx) => accountForWork(tx, tenantId, nurse.id));
    expect(late).toBeNull();
  });

  it('waits until who is leaving is gone, before giving them work', async () => {
    const at = await house('late');
    const { deps, tenantId, people } = at;
    let isHeld = () => undefined as undefined;
    const held = new Promise<void>((resolve) => {
      isHeld = () => resolve() as undefined;
    });
    const leaving = deps.db.tx({ tenantId }, async (tx) => {
      await tx.run(sql`select 1 from account where tenant_id = ${tenantId}
        and id = ${people.nurse.id} for update`);
      isHeld();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx.run(sql`update account set active = false
        where tenant_id = ${tenantId} and id = ${people.nurse.id}`);
    });
    await held;
    const found = deps.db.tx({ tenantId }, (tx) => accountForWork(tx, tenantId, people.nurse.id));
    await leaving;
    expect(await found).toBeNull();
  });

  describe('without having handed over (older data)', () => {
    it('is said on the list of people, and mended from there', async () => {
      const at = await house('older');
      const { tenantId, people } = at;
      const { nurse, coordinator, administrator } = people;
      const [one, other] = [await at.say({ words: 'Eén.' }), await at.say({ words: 'Twee.' })];
      await at.give(one.id, nurse);
      await at.rows(sql`update account set active = false
        where tenant_id = ${tenantId} and id = ${nurse.id}`);
      const unknown = newId(at.deps);
      await at.rows(sql`update contribution set owner_id = ${unknown}
        where tenant_id = ${tenantId} and id = ${other.id}`);
      const bram = await at.as(administrator);
      const list = await bram.open('/mensen');
      expect(list.html).toContain('Werk van Samira Bakker overdragen');
      expect(list.html).toContain('Werk van iemand zonder account overdragen');
      expect((await bram.open('/week/alles')).html).toContain('Er ligt werk bij Samira Bakker');
      for (const gone of [nurse.id, unknown]) {
        const path = `/mensen/${gone}/overdragen`;
        const takers = { [at.field('consult', 'answer')]: coordinator.id };
        expect((await bram.fill(path, path, takers)).status).toBe(303);
      }
      expect(await at.ownerOf(one.id)).toBe(coordinator.id);
      expect(await at.ownerOf(other.id)).toBe(coordinator.id);
      expect((await bram.open('/mensen')).html).not.toContain('overdragen');
    });
  });

  it('can be undone: the account opens again, with a new link', async () => {
    const at = await house('back');
    const { nurse, administrator } = at.people;
    const bram = await at.as(administrator);
    await at.leave(nurse, {});
    const path = `/mensen/${nurse.id}`;
    expect((await bram.open(path)).html).toContain('weg sinds zaterdag 21 november 2026');
    const back = await bram.fill(path, `${path}/terug`, {});
    expect(back.headers.get('location')).toBe(`${path}?nieuws=terug`);
    expect((await bram.open(path)).html).toContain('Link maken');
    expect((await (await at.as(nurse)).open('/mijn/vervanging')).status).toBe(200);
  });

  it('is not for others than administrators', async () => {
    const at = await house('others');
    const marit = await at.as(at.people.coordinator);
    for (const way of ['vertrek', 'overdragen', 'terug']) {
      const path = `/mensen/${at.people.nurse.id}/${way}`;
      expect((await marit.send(path, {})).status).toBe(404);
    }
  });
});
