import { Hono } from 'hono';
import { beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { type AppEnv, findWorkspace } from '../../people/index.ts';
import { addBead, type BeadKind, type BeadRelation, linkBeads } from '../../thread/beads.ts';
import { newId } from '../../thread/ids.ts';
import type { ThreadSource } from '../thread-source.ts';
import { threadRoutes } from './thread-routes.tsx';

const many = 2000;

onBothDatabases('the thread of anything', (open) => {
  let house: AppUnderTest;
  const ids: Record<string, string> = {};
  const id = (name: string): string => ids[name] ?? '';

  const named: Record<string, string> = {};
  const room: ThreadSource = {
    kinds: ['contribution', 'theme', 'goal', 'answer'],
    async describe(_tx, { account }, wanted) {
      return wanted.flatMap((one) => {
        const label = named[one];
        if (label === 'gone') return [];
        const mayRead = account.role !== 'researcher';
        return {
          id: one,
          kind: 'contribution' as const,
          label: mayRead ? (label ?? 'Een van de vele') : 'een bericht van een bewoner',
          state: 'beantwoord',
          on: '2026-11-20',
          href: mayRead ? `/berichten/${one}` : null,
        };
      });
    },
  };

  beforeAll(async () => {
    const whole = await appUnderTest(open());
    const app = new Hono<AppEnv>();
    app.use(findWorkspace(open().installation('test'), whole.deps));
    app.route('/', threadRoutes(whole.deps, [room]));
    app.mount('/', whole.app.fetch);
    house = { ...whole, app };
    const { deps, workspace } = house;
    const { tenantId } = workspace;
    await deps.db.tx(workspace, async (tx) => {
      const approachId = newId(deps);
      const bead = async (name: string, kind: BeadKind) => {
        const made = newId(deps);
        ids[name] = made;
        named[made] = name;
        await addBead(tx, deps, { id: made, approachId, kind });
      };
      const hang = (from: string, relation: BeadRelation, to: string) =>
        linkBeads(tx, deps, { tenantId, fromId: id(from), toId: id(to), relation });
      await bead('Meer lampen', 'contribution');
      await bead('Een ander onderwerp', 'contribution');
      await bead('Licht', 'theme');
      await bead('Veilig naar huis', 'goal');
      await bead('Wel lampen', 'decision');
      await bead('Er komen lampen', 'answer');
      await hang('Licht', 'gathers', 'Meer lampen');
      await hang('Veilig naar huis', 'comes-from', 'Licht');
      await hang('Wel lampen', 'decides-on', 'Veilig naar huis');
      await hang('Er komen lampen', 'tells', 'Wel lampen');
      await hang('Er komen lampen', 'answers', 'Meer lampen');
      await bead('Nog even geduld', 'answer');
      await hang('Nog even geduld', 'answers', 'Meer lampen');
      await bead('Druk onderwerp', 'theme');
      await tx.run(sql`with made as (
          insert into bead (tenant_id, id, approach_id, kind, created_at)
          select ${tenantId}::uuid, gen_random_uuid(), ${approachId}::uuid, 'contribution', ${deps.clock.now()}::timestamptz
          from generate_series(1, ${many}::int) returning id)
        insert into bead_link (tenant_id, from_id, to_id, relation, created_at)
        select ${tenantId}::uuid, ${id('Druk onderwerp')}::uuid, id, 'gathers', ${deps.clock.now()}::timestamptz from made`);
    });
  }, 60_000);

  const read = async (name: string, person: keyof AppUnderTest['people'] = 'nurse') => {
    const page = await (await browserUnderTest(house, person)).read(`/draad/${id(name)}`);
    const rows = [
      ...page.matchAll(
        /<li class="hoofdrol-row"[\s\S]*?<\/li>(?=<li class="hoofdrol-row"|<\/ol>)/g,
      ),
    ];
    return { page, rows: rows.map(([row]) => row) };
  };
  const kindsOf = (page: string) =>
    [...page.matchAll(/<h2[^>]*>([^<]+)<\/h2>/g)].map(([, words]) => words);

  it('leads from words to the answer, in the order of the thread', async () => {
    const { page, rows } = await read('Meer lampen');
    expect(kindsOf(page)).toEqual([
      'Bijdragen',
      'Onderwerpen',
      'Doelen',
      'Besluiten',
      'Antwoorden',
    ]);
    expect(rows).toHaveLength(6);
    expect(rows[0]).toContain('hier bent u');
    // both answers were given at one moment, so either may come first
    const answer = rows.slice(4).find((row) => row.includes('Er komen lampen'));
    expect(answer).toContain('href="#bead-1"');
    expect(answer).toContain('href="#bead-4"');
    expect(page).not.toContain('Een ander onderwerp');
  });

  it('leads back from an answer to the words, and to what else came of them', async () => {
    for (const name of ['Er komen lampen', 'Nog even geduld']) {
      const { rows } = await read(name);
      expect(rows).toHaveLength(6);
      expect(rows[0]).toContain('Meer lampen');
      expect(rows[4]).toContain(name);
      expect(rows[4]).toContain('hier bent u');
    }
  });

  it('leads from a theme, a goal and a decision both ways', async () => {
    for (const name of ['Licht', 'Veilig naar huis', 'Wel lampen']) {
      expect((await read(name)).rows).toHaveLength(6);
    }
  });

  it('draws the same as the list says: a box for each, a line for all that hangs on something', async () => {
    const { page } = await read('Meer lampen');
    const svg = /<svg role="img"[\s\S]*?<\/svg>/.exec(page)?.[0] ?? '';
    expect(svg).toContain('<title id="drawing-title">De draad van: Meer lampen</title>');
    expect(svg.match(/<rect/g)).toHaveLength(6);
    expect(svg.match(/<path/g)).toHaveLength(page.match(/href="#bead-/g)?.length ?? 0);
    expect(page).toContain('role="region" aria-label="De draad als tekening" tabindex="0"');
    expect(page).not.toContain('style=');
  });

  it('shows the first ten of two thousand, and how many there are', async () => {
    const { page, rows } = await read('Druk onderwerp');
    expect(rows).toHaveLength(11);
    expect(page).toContain(`De eerste 10 van ${many}.`);
    expect(page).toContain(`En nog ${many - 10}.`);
  });

  it('says of what is alone that nothing hangs on it', async () => {
    const { page, rows } = await read('Een ander onderwerp');
    expect(rows).toHaveLength(1);
    expect(page).toContain('Er hangt nog niets aan.');
  });

  it('keeps the place of what was taken back, and of what has no room yet', async () => {
    named[id('Veilig naar huis')] = 'gone';
    const { rows } = await read('Meer lampen');
    named[id('Veilig naar huis')] = 'Veilig naar huis';
    expect(rows[2]).toContain('Niet meer te lezen');
    expect(rows[3]).toContain('Nog zonder eigen pagina');
  });

  it('shows words to who may read them only, and is closed for who may not walk', async () => {
    const { page } = await read('Meer lampen', 'researcher');
    expect(page).toContain('een bericht van een bewoner');
    expect(page).not.toContain('Meer lampen');
    const keyPerson = await browserUnderTest(house, 'keyPerson');
    expect((await keyPerson.get(`/draad/${id('Meer lampen')}`)).status).toBe(404);
  });

  it('does not know what is not there, and what is no id', async () => {
    const nurse = await browserUnderTest(house, 'nurse');
    expect((await nurse.get(`/draad/${newId(house.deps)}`)).status).toBe(404);
    expect((await nurse.get('/draad/hallo')).status).toBe(404);
  });
});
