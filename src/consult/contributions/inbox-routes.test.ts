import { expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { newId } from '../../thread/ids.ts';
import { addDays } from '../../web/calendar.ts';
import { soundOfTest, type Team, teamUnderTest } from './inbox-under-test.ts';

const idsOn = (html: string) =>
  [...html.matchAll(/hoofdrol-row__title" href="\/berichten\/([^"]+)"/g)].map(([, id]) => id);
const linkOf = (html: string, rel: string) =>
  new RegExp(`href="([^"]+)" rel="${rel}"`).exec(html)?.[1]?.replaceAll('&amp;', '&');

/** Sixty messages, many due on the same day. */
async function sixty(team: Team): Promise<string[]> {
  const { deps, workspace, approachId, people } = team;
  const places: { id: string; dueOn: string }[] = [];
  for (let count = 0; count < 60; count++) {
    const id = newId(deps);
    const dueOn = addDays('2026-11-18', (count * 7) % 11);
    places.push({ id, dueOn });
    await deps.db.tx(workspace, async (tx) => {
      await tx.run(sql`insert into bead (tenant_id, id, approach_id, kind, created_at)
        values (${workspace.tenantId}, ${id}, ${approachId}, 'contribution', ${deps.clock.now()})`);
      await tx.run(sql`insert into contribution (tenant_id, id, approach_id, origin, form, locale, state,
          owner_id, due_on, interim_count, reopened_count, is_late, received_at)
        values (${workspace.tenantId}, ${id}, ${approachId}, 'note', 'typed', 'nl', 'open',
          ${count % 2 === 0 ? people.nurse.id : people.coordinator.id}, ${dueOn}, 0, 0, false,
          ${deps.clock.now()})`);
    });
  }
  const order = (one: { id: string; dueOn: string }) => `${one.dueOn} ${one.id}`;
  return places.sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(({ id }) => id);
}

onBothDatabases('the inbox', (open, kind) => {
  it('shows sixty messages in pages of 25, first what is due first, there and back', async () => {
    const team = await teamUnderTest(open(), `sixty-${kind}`);
    const expected = await sixty(team);
    const nurse = await team.as(team.people.nurse);
    const pages: string[][] = [];
    const addresses: string[] = [];
    let address: string | undefined = '/berichten';
    while (address) {
      const { html } = await nurse.open(address);
      addresses.push(address);
      pages.push(idsOn(html).map(String));
      address = linkOf(html, 'next');
    }
    expect(pages.map((page) => page.length)).toEqual([25, 25, 10]);
    expect(pages.flat()).toEqual(expected);
    const last = await nurse.open(addresses[2] ?? '');
    const back = await nurse.open(linkOf(last.html, 'prev') ?? '');
    expect(idsOn(back.html)).toEqual(pages[1]);
    const first = await nurse.open(linkOf(back.html, 'prev') ?? '');
    expect(idsOn(first.html)).toEqual(pages[0]);
    expect(linkOf(first.html, 'prev')).toBeUndefined();

    const late = (first.html.match(/dagen te laat|1 dag te laat/g) ?? []).length;
    expect(late).toBeGreaterThan(0);
    const mine = await nurse.open('/berichten?wie=mij');
    expect(idsOn(mine.html)).toHaveLength(25);
    expect(mine.html).not.toContain('Marit de Groot antwoordt');
  });

  it('shows words, or that sound waits, with language, photos and who writes out', async () => {
    const team = await teamUnderTest(open(), `marks-${kind}`);
    await team.say({ words: 'العربية <script>alert(1)</script>', locale: 'ar' });
    await team.say({ sound: await soundOfTest(), photo: new Uint8Array([1, 2]) });
    const partner = await team.as(team.people.partner);
    const { html } = await partner.open('/berichten');
    expect(html).toContain('lang="ar" dir="rtl"');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('Arabisch');
    expect(html).toContain('Geluid, nog uitschrijven');
    expect(html).toContain('1 foto');
    expect(html).toContain('1 opname wacht op uitschrijven.');
    // a resident partner reads, and chooses nothing
    expect(html).not.toContain('type="checkbox"');
    const waiting = await partner.open('/berichten?stand=uitschrijven');
    expect(idsOn(waiting.html)).toHaveLength(1);
    expect(idsOn((await partner.open('/berichten?stand=beantwoord')).html)).toEqual([]);
    expect(idsOn((await partner.open('/berichten?aanpak=niet-hier&na=onzin')).html)).toHaveLength(
      2,
    );
  });

  it('says that there is nothing to do, and asks strangers to sign in', async () => {
    const team = await teamUnderTest(open(), `empty-${kind}`);
    const nurse = await team.as(team.people.nurse);
    expect((await nurse.open('/berichten')).html).toContain('Er is nu niets te doen.');
    const stranger = await team.app.request(`http://empty-${kind}.localhost/berichten?wie=mij`);
    expect(stranger.status).toBe(303);
    expect(stranger.headers.get('location')).toBe('/aanmelden?naar=%2Fberichten%3Fwie%3Dmij');
  });

  it('speaks English to who chose it', async () => {
    const team = await teamUnderTest(open(), `english-${kind}`);
    await team.say({ words: 'Hello', locale: 'en' });
    const nurse = await team.as(team.people.nurse);
    await nurse.send('/taal', { taal: 'en', naar: '/berichten' });
    const { html } = await nurse.open('/berichten');
    expect(html).toContain('Samira Bakker');
    expect(html).toContain('21 days left, until 12 Dec 2026');
  });
});
