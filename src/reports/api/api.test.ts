import { describe, expect, it } from 'vitest';
import { type Team, teamUnderTest } from '../../consult/contributions/inbox-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { openUnderTest, publishUnderTest } from '../record/published-under-test.ts';
import { apiDocument } from './api-document.ts';
import { breachesOf } from './design-rules-under-test.ts';

const contact = { name: 'Voorbeeldstad', email: 'post@wijk.example', url: 'https://wijk.example' };
const described = () => apiDocument('https://wijk.example', contact);

describe('the description of the API', () => {
  it('keeps to the Dutch API design rules', async () => {
    expect(await breachesOf(described())).toEqual([]);
  });

  it.each([
    ['oas-version-3.0', { openapi: '3.1.0' }],
    ['servers-https-major', { servers: [{ url: 'http://wijk.example/api' }] }],
    [
      'contact-email',
      { info: { ...described().info, contact: { name: 'x', url: 'https://x.example' } } },
    ],
    ['semantic-version', { info: { ...described().info, version: 'one' } }],
    ['no-trailing-slash', { paths: { '/approaches/': {} } }],
    ['paths-kebab-case', { paths: { '/openApproaches': {} } }],
    ['standard-methods', { paths: { '/approaches': { fetch: {} } } }],
    ['version-header', { paths: { '/x': { get: { responses: { 200: { headers: {} } } } } } }],
    ['errors-are-problems', { paths: { '/x': { get: { responses: { 404: { content: {} } } } } } }],
    [
      'bad-request-described',
      { paths: { '/x': { get: { parameters: [{ name: 'a', in: 'query' }], responses: {} } } } },
    ],
    ['schemas-pascal-case', { components: { schemas: { approach: {} } } }],
    ['properties-camel-case', { components: { schemas: { X: { properties: { said_on: {} } } } } }],
    [
      'days-are-dates',
      { components: { schemas: { X: { properties: { saidOn: { type: 'string' } } } } } },
    ],
  ])('would be found to break %s', async (rule, change) => {
    const found = await breachesOf({ ...described(), ...change });
    expect(found.map(({ code }) => code)).toContain(rule);
  });
});

onBothDatabases('the API', (open) => {
  const house = async (seed: string) => {
    const team = await teamUnderTest(open(), seed);
    const ask = async (path: string, headers: Record<string, string> = {}) => {
      const answer = await team.app.request(`http://${seed}.localhost/api/v1${path}`, { headers });
      const text = await answer.text();
      const json = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null;
      return { status: answer.status, headers: answer.headers, text, json };
    };
    return { team, ask };
  };
  const publish = async (team: Team, words: string, publishedOn: string) => {
    const { approachId } = team;
    const { id: beadId } = await team.say({ words: `${words}, bij Ali op de Dorpsstraat` });
    const kind = 'contribution';
    return publishUnderTest(team, { approachId, beadId, kind, words: { words }, publishedOn });
  };
  const list = '/approaches/aanpak-demo/contributions';

  it('tells what was published, in the words of the copy, and no id of ours', async () => {
    const { team, ask } = await house('apitells');
    expect((await ask('/approaches')).json).toEqual({ items: [] });
    expect((await ask(list)).status).toBe(404);
    await openUnderTest(team, team.approachId);
    await publish(team, 'Het is hier glad', '2026-11-10');
    const { json, text, headers } = await ask(list);
    expect(json.items).toHaveLength(1);
    expect(json.items[0]).toMatchObject({
      publishedOn: '2026-11-10',
      words: [{ language: 'nl-eenvoudig', text: 'Het is hier glad', status: 'written' }],
      name: null,
      sound: null,
    });
    expect(text).not.toContain('Ali');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(headers.get('api-version')).toBe('1.0.0');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('set-cookie')).toBeNull();
    const approach = await ask('/approaches/aanpak-demo');
    expect(approach.json).toMatchObject({ slug: 'aanpak-demo', answering: { asOf: '2026-11-21' } });
    expect(approach.text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('pages by key: nothing is told twice or left out while things vanish', async () => {
    const { team, ask } = await house('apipages');
    await openUnderTest(team, team.approachId);
    const ids: string[] = [];
    for (const [place, day] of ['01', '02', '03', '03', '04'].entries()) {
      ids.push(await publish(team, `Bericht ${place}`, `2026-11-${day}`));
    }
    const first = await ask(`${list}?limit=2`);
    const told: string[] = first.json.items.map(({ id }: { id: string }) => id);
    // what stood at the place where the first page ended is taken back before the second is asked
    await team.rows(sql`update publication set state = 'withdrawn', withdrawn_on = '2026-11-21',
      withdrawn_why = 'by-person' where tenant_id = ${team.workspace.tenantId} and public_id = ${told[1] ?? ''}`);
    await team.rows(sql`update approach set publication_version = publication_version + 1
      where tenant_id = ${team.workspace.tenantId} and id = ${team.approachId}`);
    let next: string | null = first.json.next;
    while (next) {
      const { json } = await ask(next.slice(next.indexOf('/api/v1') + '/api/v1'.length));
      told.push(...json.items.map(({ id }: { id: string }) => id));
      next = json.next;
    }
    expect([...told].sort()).toEqual([...ids].sort());
    const { json } = await ask('/approaches/aanpak-demo/tombstones');
    expect(json.items).toEqual([{ id: told[1], of: 'contributions', takenBackOn: '2026-11-21' }]);
    expect((await ask(list)).text).not.toContain(told[1]);
  });

  it('gives the same as a table, in which no cell is taken for a formula', async () => {
    const { team, ask } = await house('apicsv');
    await openUnderTest(team, team.approachId);
    await publish(team, '=HYPERLINK("https://kwaad.example")', '2026-11-10');
    for (const asked of [
      await ask(`${list}?format=csv`),
      await ask(list, { accept: 'text/csv' }),
    ]) {
      expect(asked.headers.get('content-type')).toContain('text/csv');
      const [head, line] = asked.text.split('\r\n');
      expect(head?.startsWith('"id";"publishedOn"')).toBe(true);
      expect(line).toContain(`"'=HYPERLINK(""https://kwaad.example"")"`);
    }
  });

  it.each([
    [`${list}?limit=0`, 400, 'limit'],
    [`${list}?limit=veel`, 400, 'limit'],
    [`${list}?after=1%27%20or%201=1`, 400, 'after'],
    ['/approaches/onbekend', 404, 'approach'],
    ['/approaches/aanpak-demo/accounts', 404, 'list'],
    ['/approaches/', 404, 'nothing'],
    ['/', 404, 'nothing'],
  ])('says of %s what is wrong, as problem+json', async (path, status, words) => {
    const { team, ask } = await house(`apiwrong${status}${path.length}`);
    await openUnderTest(team, team.approachId);
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.json).toMatchObject({ status, title: expect.any(String) });
    expect(answer.json.detail).toContain(words);
  });

  it('takes nothing in', async () => {
    const { team } = await house('apipost');
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await team.app.request(`http://apipost.localhost/api/v1${list}`, { method });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD');
    }
  });

  it('is described at the address where programs look for it', async () => {
    const { ask } = await house('apidoc');
    const { json, headers } = await ask('/openapi.json');
    expect(json.openapi).toBe('3.0.3');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(Object.keys(json.paths)).toContain('/approaches/{slug}/tombstones');
  });
});
