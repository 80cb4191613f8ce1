import { describe, expect, it } from 'vitest';
import { appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { judgeStatement, type TypedStatement } from './public-statement.ts';
import { securityText } from './security-text.ts';

const typed: TypedStatement = {
  accessibility: 'partial',
  examinedOn: '2026-02-11',
  examinedBy: 'Bureau Voorbeeld',
  reportUrl: 'https://voorbeeldstad.example/rapport.pdf',
  knownProblems: 'Filmpjes hebben nog geen ondertiteling.',
  contact: 'toegankelijk@voorbeeldstad.example',
  signedBy: 'J. de Vries, gemeentesecretaris',
  securityContact: 'lek@voorbeeldstad.example',
};

describe('a statement of accessibility', () => {
  const judge = (change: Partial<TypedStatement>) =>
    judgeStatement({ ...typed, ...change }, '2026-04-01');
  it.each([
    [{ examinedOn: '' }, 'examinedOn', 'examined-missing'],
    [{ accessibility: 'full', reportUrl: '' }, 'reportUrl', 'report-missing'],
    [{ examinedOn: '2026-04-02' }, 'examinedOn', 'in-future'],
    [{ examinedOn: '31-02-2026' }, 'examinedOn', 'not-a-day'],
    [{ reportUrl: 'http://voorbeeldstad.example/rapport' }, 'reportUrl', 'not-a-url'],
    [{ contact: '' }, 'contact', 'contact-missing'],
    [{ signedBy: '' }, 'signedBy', 'signed-missing'],
    [{ securityContact: 'bel ons maar' }, 'securityContact', 'not-a-security-contact'],
    [{ knownProblems: 'x'.repeat(4_001) }, 'knownProblems', 'too-long'],
  ])('says of %j what is wrong', (change, field, fault) => {
    expect(judge(change)).toEqual({ ok: false, faults: { [field]: fault } });
  });
  it('asks for no examination where none is claimed', () => {
    const judged = judge({ accessibility: 'none', examinedOn: '', reportUrl: '' });
    expect(judged).toMatchObject({ ok: true, statement: { statedOn: '2026-04-01' } });
  });
});

describe('where to report a leak', () => {
  it('is told as RFC 9116 wants it: the end lies ahead, within a year', () => {
    const now = new Date('2026-04-01T10:20:30Z');
    const text = securityText('mailto:lek@voorbeeldstad.example', 'https://wijk.example', now);
    expect(text).toContain('Contact: mailto:lek@voorbeeldstad.example\n');
    expect(text).toContain('Canonical: https://wijk.example/.well-known/security.txt\n');
    const ends = new Date(/^Expires: (.+)$/m.exec(text)?.[1] ?? '');
    const days = (ends.getTime() - now.getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(170);
    expect(days).toBeLessThan(365);
  });
});

onBothDatabases('the public pages of a workspace', (open) => {
  const path = '/mensen/openbaar';
  const house = async (seed: string) => {
    const app = await appUnderTest(open(), seed);
    const bram = await browserUnderTest(app, 'administrator', seed);
    const ask = (address: string) => app.app.request(`http://${seed}.localhost:3000${address}`);
    const read = async (address: string) => {
      const answer = await ask(address);
      return { status: answer.status, text: await answer.text() };
    };
    return { ...app, bram, ask, read };
  };

  it('claim nothing that the workspace did not say', async () => {
    const { read } = await house('silent');
    const { status, text } = await read('/toegankelijkheid/nl-eenvoudig');
    expect(status).toBe(200);
    expect(text).toContain('heeft dit nog niet laten onderzoeken');
    expect((await read('/.well-known/security.txt')).status).toBe(404);
  });

  it('say what the workspace says, in each language, and where to report a leak', async () => {
    const { bram, read } = await house('said');
    expect((await bram.post(path, { ...typed, seen: '0' })).status).toBe(303);
    for (const [tag, words] of [
      ['nl-eenvoudig', 'Een deel klopt nog niet'],
      ['ar', 'جزء منه لا يوافق'],
    ]) {
      const { text } = await read(`/toegankelijkheid/${tag}`);
      expect(text).toContain(words);
      expect(text).toContain('href="mailto:toegankelijk@voorbeeldstad.example"');
      expect(text).toContain('Filmpjes hebben nog geen ondertiteling.');
    }
    const { text } = await read('/.well-known/security.txt');
    expect(text).toMatch(/^Contact: mailto:lek@voorbeeldstad\.example$/m);
  });

  it('keep what was typed when something is wrong, and when somebody else was first', async () => {
    const { bram } = await house('wrong');
    const refused = await bram.post(path, { ...typed, reportUrl: '', seen: '0' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Filmpjes hebben nog geen ondertiteling.');
    expect((await bram.post(path, { ...typed, seen: '0' })).status).toBe(303);
    const late = await bram.post(path, { ...typed, knownProblems: 'Iets anders.', seen: '0' });
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('Iemand anders wijzigde dit intussen');
    expect(page).toContain('Iets anders.');
    expect((await bram.post(path, { ...typed, seen: '1' })).status).toBe(303);
  });

  it('say that residents get no cookie, and set none', async () => {
    const { ask, read } = await house('cookies');
    const answer = await ask('/cookies');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect((await read('/cookies/nl-eenvoudig')).text).toContain('Dan krijgt u geen cookies');
    expect((await read('/cookies/klingon')).status).toBe(404);
    expect((await read('/privacy/nl-eenvoudig')).text).toContain(
      'Er staat nog niet wie verantwoordelijk is',
    );
  });
});
