import { expect, it } from 'vitest';
import { appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';

onBothDatabases('the organisations of a workspace', (open) => {
  const path = '/mensen/organisaties';
  const house = async (seed: string) => {
    const app = await appUnderTest(open(), seed);
    const bram = await browserUnderTest(app, 'administrator', seed);
    const typed = { name: 'GGD Voorbeeld', kind: 'government', domain: 'public-health' };
    const add = async (fields: object = {}) =>
      bram.post(path, { ...typed, formKey: await bram.formKey(path), ...fields });
    const pageOf = async (name: string) =>
      new RegExp(`href="(${path}/[0-9a-f-]+)">${name}`).exec(await bram.read(path))?.[1] ?? '';
    return { ...app, seed, bram, typed, add, pageOf };
  };

  it('grow by one, also when the button is pressed twice', async () => {
    const { bram, add } = await house('add');
    const formKey = await bram.formKey(path);
    const both = await Promise.all([add({ formKey }), add({ formKey })]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const page = await bram.read(path);
    expect(page.match(/>GGD Voorbeeld</g)).toHaveLength(1);
    expect(page).toContain('publieke gezondheid');
  });

  it.each([
    [{ name: ' ' }, 'Vul een naam in'],
    [{ name: 'GEMEENTE voorbeeldstad' }, 'staat al in de lijst'],
    [{ kind: 'koninkrijk' }, 'Kies wat voor organisatie dit is'],
    [{ domain: 'tuinieren' }, 'Kies een domein'],
  ])('come back with what was typed when %j', async (wrong, words) => {
    const { add } = await house(`wrong-${Object.keys(wrong)[0]}-${words.length}`);
    const refused = await add(wrong);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(words);
  });

  it('may have a domain that the workspace added itself', async () => {
    const { bram, add } = await house('domain');
    const addDomain = (newDomain: string) => bram.post(`${path}/domeinen`, { newDomain });
    expect((await addDomain(' Sport  en spel ')).status).toBe(303);
    expect((await addDomain('Sport en spel')).status).toBe(303);
    for (const taken of ['sport EN spel', 'Onderwijs', 'medical', '', 'x'.repeat(61)]) {
      expect((await addDomain(taken)).status, taken).toBe(422);
    }
    expect((await add({ domain: 'Sport en spel' })).status).toBe(303);
    expect((await bram.read(path)).match(/<li[^>]*>Sport en spel/g)).toHaveLength(1);
    expect(await bram.read('/mensen/nieuw')).toContain('value="Sport en spel"');
  });

  it('show the second of two who change one what the first made of it', async () => {
    const { bram, typed, add, pageOf } = await house('two');
    await add();
    const one = await pageOf('GGD Voorbeeld');
    const seen = /name="seen" value="(\w+)"/.exec(await bram.read(one))?.[1] ?? '';
    const change = (kind: string) => bram.post(one, { ...typed, kind, seen });
    expect((await change('knowledge')).status).toBe(303);
    const second = await change('fund');
    expect(second.status).toBe(409);
    expect(await second.text()).toContain('kennisinstelling');
  });

  it('are for the administrator only', async () => {
    const { people, seed, ...app } = await house('who');
    const marit = await browserUnderTest({ ...app, people }, 'coordinator', seed);
    expect((await marit.get(path)).status).toBe(404);
    expect((await marit.post(`${path}/domeinen`, { newDomain: 'Sport' })).status).toBe(404);
  });
});
