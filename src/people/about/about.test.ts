import { beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { demoCodes } from '../../demo/demo-codes.ts';

onBothDatabases('the front door and /over', (open) => {
  let test: AppUnderTest;
  beforeAll(async () => {
    test = await appUnderTest(open());
  }, 60_000);

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await test.app.request(`http://localhost${path}`, { headers });
    return { response, html: await response.text() };
  };

  it('shows residents where to find their answer, and the team where to sign in', async () => {
    const { response, html } = await get('/');
    expect(response.status).toBe(200);
    expect(html).toContain('Welkom bij De Wilgenhoek (fictief)');
    expect(html).toContain('De wijk en alle mensen zijn verzonnen.');
    for (const href of ['/meedoen/demo', '/antwoord/nl-eenvoudig', '/aanmelden']) {
      expect(html).toContain(`href="${href}"`);
    }
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('lets a visitor of the demo try how someone hears back, with one press', async () => {
    const { html } = await get('/');
    expect(html).toContain('action="/antwoord/nl-eenvoudig"');
    expect(demoCodes()).toHaveLength(5);
    for (const { code } of demoCodes()) expect(html).toContain(`name="code" value="${code}"`);
  });

  it('speaks the language that was chosen, or else that of the browser', async () => {
    expect((await get('/', { 'accept-language': 'en' })).html).toContain('Welcome to');
    expect((await get('/?taal=en')).html).toContain('Welcome to');
    expect((await get('/?taal=ar')).html).toContain('<html lang="ar" dir="rtl">');
    expect((await get('/?taal=xx')).html).toContain('Welkom bij');
  });

  it('brings who is signed in to Deze week', async () => {
    const body = new URLSearchParams({ account: test.people.nurse.id });
    const signedIn = await test.app.request('http://localhost/aanmelden/demo', {
      method: 'POST',
      body,
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { response } = await get('/', { cookie });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/week']);
  });

  it('says what Hoofdrol promises, that it is no emergency service, and that it is untested', async () => {
    const { response, html } = await get('/over');
    expect(response.status).toBe(200);
    expect(html).toContain('U krijgt altijd antwoord.');
    expect(html).toContain('href="tel:112"');
    expect(html).toContain('Bewoners hebben Hoofdrol nog niet geprobeerd.');
    expect(html.length).toBeLessThan(15_000);
  });

  it('says of each language whether a computer translated it', async () => {
    expect((await get('/over/nl-eenvoudig')).html).toContain('in makkelijk Nederlands');
    expect((await get('/over/en')).html).toContain('A computer translated this text.');
    expect((await get('/over/xx')).response.status).toBe(404);
  });
});
