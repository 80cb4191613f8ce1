import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { smtpCarrier } from '../../mail/carrier.ts';
import { type MailServerUnderTest, startMailServer } from '../../mail/mail-server-under-test.ts';
import { createPostman } from '../../mail/postman.ts';
import { findRecipient } from '../../people/index.ts';
import { moveUnderTest } from '../record/published-under-test.ts';
import { readAddressees } from './addressees.ts';
import { forgetTakenBack } from './forget-taken-back.ts';
import { reportLetter } from './report-letter.ts';
import {
  beginUnderTest,
  type PublishedTeam,
  publishedTeam,
  publishReportUnderTest,
  seenUnderTest,
} from './report-under-test.ts';

it('reads addresses however they were pasted, and names what is none', () => {
  expect(readAddressees('a@example.nl, B@example.nl;\n"Jan" <a@example.nl>\nx@y')).toEqual({
    addresses: ['a@example.nl', 'B@example.nl'],
    wrong: ['x@y'],
  });
});

onBothDatabases('what leaves of a report, and what is forgotten', (open) => {
  const servers: MailServerUnderTest[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
  });
  const published = async (seed: string) => {
    const team = await publishedTeam(open(), seed);
    const path = await beginUnderTest(team.coordinator, 'board-sheet');
    const address = await publishReportUnderTest(team.coordinator, path);
    return { team, path, address };
  };
  const sendAll = async (team: PublishedTeam) => {
    const server = await startMailServer();
    servers.push(server);
    await createPostman({
      db: team.deps.db,
      installation: open().installation('send letters'),
      clock: team.clock,
      log: pino({ level: 'silent' }),
      carrier: smtpCarrier(server.url),
      sender: { from: 'Hoofdrol <post@example.nl>', replyTo: null },
      kinds: [reportLetter],
      findRecipient: findRecipient('http://localhost'),
    }).sendWaiting();
    return server.letters;
  };
  const kept = (team: PublishedTeam) =>
    team.rows<{ to_address: string | null }>(sql<{ to_address: string | null }>`
      select to_address from letter where tenant_id = ${team.workspace.tenantId}`);

  it('is a link and no words, and the address is forgotten when the letter has left', async () => {
    const { team, path, address } = await published('repmail');
    const page = `${path}/versturen`;
    const formKey = await team.coordinator.formKey(page);
    const fields = { formKey, adressen: 'raadslid@example.nl' };
    expect(await (await team.coordinator.post(page, fields)).text()).toContain('1 mail gaat');
    await team.coordinator.post(page, fields);
    expect(await kept(team)).toEqual([{ to_address: 'raadslid@example.nl' }]);
    const letters = await sendAll(team);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.to).toMatchObject([{ address: 'raadslid@example.nl' }]);
    expect(letters[0]?.text).toContain(address);
    expect(letters[0]?.text).not.toContain('strooien');
    expect(await kept(team)).toEqual([{ to_address: null }]);
  });

  it('does not leave when the report was taken back meanwhile', async () => {
    const { team, path } = await published('repmailback');
    const formKey = await team.coordinator.formKey(`${path}/versturen`);
    await team.coordinator.post(`${path}/versturen`, { formKey, adressen: 'raadslid@example.nl' });
    await team.coordinator.post(`${path}/terughalen`, {});
    expect(await sendAll(team)).toEqual([]);
    expect(await kept(team)).toEqual([{ to_address: null }]);
  });

  it('says which addresses are wrong and how many are too many, with what was typed', async () => {
    const { team, path } = await published('repmailbad');
    const post = async (adressen: string) =>
      team.coordinator.post(`${path}/versturen`, {
        formKey: await team.coordinator.formKey(`${path}/versturen`),
        adressen,
      });
    const wrong = await post('raadslid@voorbeeld');
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Dit zijn geen e-mailadressen: raadslid@voorbeeld');
    const many = Array.from({ length: 51 }, (_, index) => `lid${index}@example.nl`).join('\n');
    const tooMany = await post(many);
    expect(tooMany.status).toBe(422);
    expect(await tooMany.text()).toContain('Hoogstens 50 adressen');
    expect(await kept(team)).toEqual([]);
  });

  it('erases own words that told of what was taken back, with an event of it', async () => {
    const { team, path } = await published('repforget');
    const at = `${path}/zinnen?deel=3`;
    const form = await team.coordinator.read(at);
    const slot = /name="zin-(quote\.[^"]+)"/.exec(form)?.[1] ?? '';
    expect(slot).not.toBe('');
    const gezien = await seenUnderTest(team.coordinator, at);
    await team.coordinator.post(at, { gezien, [`zin-${slot}`]: 'Iemand gleed daar uit.' });
    expect(await forgetTakenBack(team.deps.db, team.deps, team.workspace)).toBe(0);
    await moveUnderTest(team, team.quoteId, 'withdrawn');
    expect(await forgetTakenBack(team.deps.db, team.deps, team.workspace)).toBe(1);
    expect(await forgetTakenBack(team.deps.db, team.deps, team.workspace)).toBe(0);
    const { tenantId } = team.workspace;
    const words = await team.rows(sql`select 1 from text_version
      where tenant_id = ${tenantId} and body like '%gleed%'`);
    expect(words).toEqual([]);
    const events = await team.rows(sql`select 1 from event e
      join report r on r.tenant_id = e.tenant_id and r.id = e.subject_id
      where e.tenant_id = ${tenantId} and e.kind = 'erased'`);
    expect(events).toHaveLength(1);
  });
});
