import { expect, it } from 'vitest';
import { browserUnderTest } from '../browser-under-test.ts';
import { sql } from '../db/sql.ts';
import { onBothDatabases } from '../db/test-database.ts';
import { newId } from '../thread/ids.ts';
import { type Team, teamUnderTest } from './contributions/inbox-under-test.ts';

const path = '/aanpak/aanpak-demo/rocket';

/** A final answer that was told `days` after today, and what the person said of it. */
async function tell(team: Team, contributionId: string, days: number, reply: string | null) {
  const { deps, workspace, people, approachId } = team;
  const { tenantId } = workspace;
  const id = newId(deps);
  const now = deps.clock.now();
  const on = sql`(${now}::timestamptz at time zone ${workspace.zone})::date + ${days}::integer`;
  const run = (query: ReturnType<typeof sql>) => team.rows(query);
  await run(sql`insert into bead (tenant_id, id, approach_id, kind, created_at)
    values (${tenantId}, ${id}, ${approachId}, 'answer', ${now})`);
  await run(sql`insert into answer (tenant_id, id, approach_id, kind, text_id, written_by, written_at)
    values (${tenantId}, ${id}, ${approachId}, 'final', ${newId(deps)}, ${people.nurse.id}, ${now})`);
  await run(sql`insert into answer_delivery (tenant_id, answer_id, contribution_id, delivered_how,
      delivered_on, delivered_by, delivered_at, reply, replied_at)
    values (${tenantId}, ${id}, ${contributionId}, 'visit', ${on}, ${people.nurse.id}, ${now},
      ${reply}, ${reply ? now : null})`);
}

/** The part of the page about one principle. */
function principle(html: string, letter: string): string {
  const from = html.indexOf(`id="${letter}"`);
  return html.slice(from, html.indexOf('</section>', from));
}

onBothDatabases('the ROCKET view of an approach', (open) => {
  it('of a new approach says what is missing, with the next step, and gives no score', async () => {
    const team = await teamUnderTest(open(), 'rocketnew');
    const marit = await browserUnderTest(team, 'coordinator', 'rocketnew');
    const page = await marit.read(path);
    const consulted = principle(page, 'R');
    expect(consulted).toContain('Nog niets.');
    expect(consulted).toContain('Bewoners vertelden nog niets.');
    expect(consulted).toContain('href="/aanpak/aanpak-demo/uitnodigingen"');
    expect(consulted).toContain('Er is nog geen doel dat met bewoners is besloten.');
    expect(principle(page, 'K')).toContain('nog niet');
    expect(page).not.toMatch(/%|procent|\d+ van de \d|\d\/6/);
    expect(page).toContain('Raadpleeg de mensen om wie het gaat in het bepalen van doelen');
    expect(page).toContain('ROCKET-principes, uit “Samenwerken aan sociale innovatie”');
  });

  it('shows residents in each phase, who decided a goal, and how answers fared', async () => {
    const team = await teamUnderTest(open(), 'rocketfull');
    const marit = await browserUnderTest(team, 'coordinator', 'rocketfull');
    const said = [];
    for (const words of ['De stoep is vol.', 'Wij eten alleen.', 'Geen bus.']) {
      said.push(await team.say({ words }));
    }
    const [first, second, third] = said.map(({ id }) => id);
    await tell(team, first ?? '', 3, 'understood');
    await tell(team, second ?? '', 9, 'no-answer');
    await tell(team, third ?? '', 40, null);
    const goals = '/aanpak/aanpak-demo/doelen';
    const goal = { change: 'Een vrije stoep.', decidedOn: '2026-11-20', groups: 'zes ouders' };
    await marit.post(`${goals}/nieuw`, { formKey: 'a'.repeat(32), ...goal });
    await marit.post(`${goals}/nieuw`, { formKey: 'b'.repeat(32), change: 'Samen eten.' });
    team.clock.forward(50);
    const later = await browserUnderTest(team, 'coordinator', 'rocketfull');
    const consulted = principle(await later.read(path), 'R');
    expect(consulted).toContain('Bewoners stuurden zelf 3 bijdragen.');
    expect(consulted).toContain('1 open doel is nog zonder bewoners besloten.');
    expect(consulted).toContain('Bij 2 antwoorden zeiden bewoners');
    expect(consulted).toContain('Eén keer zei een bewoner: dit is geen antwoord.');
    // what only we say stands apart
    const split = (html: string) => html.split('Telt nog niet mee');
    const [counted, apart] = split(consulted);
    expect(apart).toContain('3 antwoorden zijn gebracht. De helft kwam binnen 9 dagen.');
    const goalLine = 'Doel “Een vrije stoep.”: besloten door zes ouders.';
    expect(counted).not.toContain(goalLine);
    expect(apart).toContain(goalLine);
    const joke = await browserUnderTest(team, 'partner', 'rocketfull');
    const address = /href="([^"]*doelen\/[^"?]*)">Doel “Een vrije/.exec(consulted)?.[1] ?? '';
    await joke.post(`${address}/klopt`, { seen: '1' });
    expect(split(principle(await later.read(path), 'R'))[0]).toContain(goalLine);
    expect(consulted).toContain('7 weken geleden (21 nov 2026)');
    // a researcher sees in which languages people are invited, and no way to what only others may open
    expect(await later.read(path)).toContain('aanpak-demo/uitnodigingen"');
    const mei = await browserUnderTest(team, 'researcher', 'rocketfull');
    const seen = await mei.read(path);
    expect(seen).toContain('Zij worden uitgenodigd in:');
    expect(seen).not.toContain('aanpak-demo/uitnodigingen"');
    expect(seen).not.toContain('/berichten');
  });

  it('counts an answer to a note as the page of the approach does', async () => {
    const team = await teamUnderTest(open(), 'rocketnote');
    const first = await team.say({ words: 'De stoep is vol.' });
    const second = await team.say({ words: 'Wij eten alleen.' });
    await tell(team, first.id, 3, 'understood');
    await tell(team, second.id, 5, 'no-answer');
    await team.rows(sql`update contribution set origin = 'note' where id = ${second.id}`);
    team.clock.forward(6);
    const marit = await browserUnderTest(team, 'coordinator', 'rocketnote');
    expect(principle(await marit.read(path), 'R')).toContain('2 antwoorden zijn gebracht.');
    const page = await marit.read('/aanpak/aanpak-demo');
    expect(page).toContain('1 bericht kwam binnen. 1 notitie komt van een bijeenkomst.');
    expect(page).toContain('2 antwoorden zijn geschreven. 2 zijn gebracht. 1 keer zei iemand');
  });

  it('forgets at once what someone takes back', async () => {
    const team = await teamUnderTest(open(), 'rocketback');
    const marit = await browserUnderTest(team, 'coordinator', 'rocketback');
    const { id } = await team.say({ words: 'De stoep is vol.' });
    await tell(team, id, 1, 'understood');
    expect(await marit.read(path)).toContain('Een bewoner vertelde zelf iets.');
    const { tenantId } = team.workspace;
    await team.rows(sql`update contribution set state = 'withdrawn'
      where tenant_id = ${tenantId} and id = ${id}`);
    // as every act does that changes what is counted
    await team.rows(sql`update approach set publication_version = publication_version + 1
      where tenant_id = ${tenantId} and id = ${team.approachId}`);
    const page = await marit.read(path);
    expect(page).toContain('Bewoners vertelden nog niets.');
    expect(page).not.toContain('antwoord is gebracht');
  });

  it('counts what came in since the last look', async () => {
    const team = await teamUnderTest(open(), 'rocketsince');
    const marit = await browserUnderTest(team, 'coordinator', 'rocketsince');
    await team.say({ words: 'De stoep is vol.' });
    expect(await marit.read(path)).toContain('Een bewoner vertelde zelf iets.');
    team.clock.forward(0.0001);
    await team.say({ words: 'Geen bus.' });
    expect(await marit.read(path)).toContain('Bewoners stuurden zelf 2 bijdragen.');
    // a term that passes is an event too, though nobody does anything
    team.clock.forward(22);
    const later = await browserUnderTest(team, 'coordinator', 'rocketsince');
    expect(await later.read(path)).toContain('2 bijdragen wachten langer dan beloofd.');
  });

  it('is for who may see evidence, and for nobody else', async () => {
    const team = await teamUnderTest(open(), 'rocketrights');
    for (const person of ['partner', 'researcher', 'alderman'] as const) {
      const reader = await browserUnderTest(team, person, 'rocketrights');
      expect((await reader.get(path)).status).toBe(200);
    }
    const amal = await browserUnderTest(team, 'keyPerson', 'rocketrights');
    expect((await amal.get(path)).status).toBe(404);
    expect(await amal.read('/aanpak/aanpak-demo')).not.toContain('Naar ROCKET');
    const stranger = await browserUnderTest(team, null, 'rocketrights');
    expect((await stranger.get(path)).status).toBe(303);
  });
});
