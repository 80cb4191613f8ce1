import { expect, it } from 'vitest';
import { browserUnderTest } from '../../browser-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { type Team, teamUnderTest } from '../contributions/inbox-under-test.ts';

const secret = 'Mijn nummer is 111222333 en ik woon in de Dorpsstraat';

onBothDatabases('erasing for who lost the code', (open) => {
  const house = async (seed: string) => {
    const team = await teamUnderTest(open(), seed);
    const { id, code } = await team.say({ words: secret });
    const path = `/berichten/${id}/wissen`;
    const nadia = await browserUnderTest(team, 'coordinator', seed);
    const bram = await browserUnderTest(team, 'administrator', seed);
    const propose = async (who = nadia, reason = 'code-lost') =>
      who.post(path, { formKey: await who.formKey(path), reason });
    const decide = async (who: typeof nadia, verdict: string) =>
      who.post(`${path}/besluit`, { formKey: await who.formKey(path), verdict });
    return { team, id, code, path, nadia, bram, propose, decide };
  };
  const wordsOf = (team: Team) =>
    team.rows(sql<{ body: string }>`select body from text_version
      where tenant_id = ${team.workspace.tenantId} and body = ${secret}`);

  it('takes two persons: one proposes, another erases for good', async () => {
    const { team, id, path, nadia, bram, propose, decide } = await house('erase');
    expect((await propose()).status).toBe(303);
    expect(await nadia.read(path)).toContain('U deed het voorstel zelf');
    expect((await decide(nadia, 'erase')).status).toBe(409);
    expect(await wordsOf(team)).toHaveLength(1);

    expect(await bram.read('/week/alles')).toContain(`href="${path}"`);
    expect((await decide(bram, 'erase')).status).toBe(303);
    expect(await wordsOf(team)).toHaveLength(0);
    expect(await bram.read(path)).toContain('Deze bijdrage is gewist');
    expect(await bram.read('/week/alles')).not.toContain(`href="${path}"`);
    const [row] = await team.rows(sql<{ state: string; why: string }>`select state, gone_why as why
      from contribution where tenant_id = ${team.workspace.tenantId} and id = ${id}`);
    expect(row).toEqual({ state: 'withdrawn', why: 'by-team' });
  });

  it('leaves it standing when the second person says no, or who proposed it takes that back', async () => {
    const { team, propose, decide, nadia, bram } = await house('erasekeep');
    await propose();
    expect((await decide(bram, 'keep')).status).toBe(303);
    await propose();
    expect((await decide(nadia, 'keep')).status).toBe(303);
    expect(await wordsOf(team)).toHaveLength(1);
    const kinds = await team.rows(sql<{ kind: string }>`select kind from event
      where tenant_id = ${team.workspace.tenantId} and kind like 'erasure%' order by kind`);
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'erasure-proposal-ended',
      'erasure-proposed',
      'erasure-proposed',
      'erasure-refused',
    ]);
  });

  it('asks for a reason, is proposed once however often the button is pressed', async () => {
    const { path, nadia, propose } = await house('eraseonce');
    const refused = await propose(nadia, 'lastig');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Kies waarom het gewist wordt');
    const formKey = await nadia.formKey(path);
    const both = await Promise.all([
      nadia.post(path, { formKey, reason: 'number' }),
      nadia.post(path, { formKey, reason: 'number' }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect((await propose()).status).toBe(409);
  });

  it('is nothing to decide any more when the person took it back meanwhile', async () => {
    const { team, id, path, bram, propose } = await house('erasegone');
    await propose();
    await team.rows(sql`update contribution set state = 'withdrawn'
      where tenant_id = ${team.workspace.tenantId} and id = ${id}`);
    expect(await bram.read('/week/alles')).not.toContain(`href="${path}"`);
  });

  it('is not for a member of the team, nor for who does not sign in', async () => {
    const { team, path } = await house('erasewho');
    const yusra = await browserUnderTest(team, 'nurse', 'erasewho');
    expect((await yusra.get(path)).status).toBe(404);
    const nobody = await browserUnderTest(team, null, 'erasewho');
    expect((await nobody.get(path)).status).toBe(303);
  });
});
