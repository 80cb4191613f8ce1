import { expect, it } from 'vitest';
import { appUnderTest } from '../../app-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { postUnderTest } from '../../post-under-test.ts';
import { residentTags } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';

const form = (fields: Record<string, string>, cookie = ''): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { cookie },
});
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

onBothDatabases('the way in, in the language of who comes', (open) => {
  let seeds = 0;
  const at = async () => {
    seeds += 1;
    const seed = `tongue${seeds}`;
    const house = await appUnderTest(open(), seed);
    const origin = `http://${seed}.localhost`;
    const get = (path: string, headers: Record<string, string> = {}) =>
      house.app.request(`${origin}${path}`, { headers });
    const post = (path: string, fields: Record<string, string>, cookie = '') =>
      house.app.request(`${origin}${path}`, form(fields, cookie));
    const here = (link: string) => link.replace('http://localhost', '');
    return { house, get, post, here, letters: postUnderTest(house, open()) };
  };

  it.each(residentTags)('speaks %s on every page', async (tag) => {
    const { get, post } = await at();
    const { say, locale } = residentWords(tag);
    const front = await (await get(`/aanmelden?taal=${tag}`)).text();
    expect(front).toContain(`<html lang="${locale.lang}" dir="${locale.dir}">`);
    expect(front).toContain(say('signIn.mail.lead'));
    expect(front).toContain(say('signIn.about.key-person'));
    const wrong = await post(`/aanmelden/mail?taal=${tag}`, { email: 'geen' });
    expect(await wrong.text()).toContain(say('signIn.mail.fault.not-valid'));
    expect(await (await get(`/aanmelden/gestuurd?taal=${tag}`)).text()).toContain(
      say('signIn.sent.body'),
    );
    const gone = await get(`/aanmelden/geraden?taal=${tag}`);
    expect(gone.status).toBe(410);
    expect(await gone.text()).toContain(say('signIn.gone.body'));
  });

  it('takes the language of the browser, until somebody chooses another', async () => {
    const { get } = await at();
    const page = await (await get('/aanmelden', { 'accept-language': 'uk-UA,uk;q=0.9' })).text();
    expect(page).toContain('<html lang="uk"');
  });

  it('keeps where somebody was going, in another language and on every page of the way', async () => {
    const { house, get, post, here, letters } = await at();
    const offered = await (await get('/aanmelden?naar=%2Faanpak%3Fx%3D1')).text();
    expect(offered).toContain('href="/aanmelden?taal=ar&amp;naar=%2Faanpak%3Fx%3D1"');
    const arabic = await (await get('/aanmelden?taal=ar&naar=%2Faanpak%3Fx%3D1')).text();
    expect(arabic).toContain('name="naar" value="/aanpak?x=1"');
    const asked = await post('/aanmelden/mail?taal=ar', {
      email: house.people.keyPerson.email,
      naar: '/aanpak?x=1',
    });
    const sent = asked.headers.get('location') ?? '';
    expect(sent).toBe('/aanmelden/gestuurd?taal=ar&naar=%2Faanpak%3Fx%3D1');
    // who goes back from there to try another address has lost nothing
    expect(await (await get(sent)).text()).toContain(
      'href="/aanmelden?taal=ar&amp;naar=%2Faanpak%3Fx%3D1"',
    );
    const opened = await post(here(await letters.link()), {}, cookieOf(asked));
    expect(opened.headers.get('location')).toBe('/aanpak?x=1');
  });

  it('writes to who asks in their language, and the link opens in it, on any phone', async () => {
    const { house, get, post, letters, here } = await at();
    const { say } = residentWords('ar');
    await post('/aanmelden/mail?taal=ar', { email: house.people.partner.email });
    const [letter] = await letters.send();
    expect(letter?.subject).toBe(say('letter.signIn.subject', { workspace: house.workspace.name }));
    expect(letter?.html).toContain('<html lang="ar" dir="rtl">');
    const link = here(/http\S+/.exec(letter?.text ?? '')?.[0] ?? '');
    const page = await (await get(link, { 'accept-language': 'nl' })).text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain(say('signIn.link.as', { name: house.people.partner.name }));
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1] ?? '';
    const cookie = cookieOf(await post(action, {}));
    // signing out leads back to the same language
    const out = await post('/afmelden', {}, cookie);
    expect(out.headers.get('location')).toBe('/aanmelden?afgemeld=1&taal=ar');
  });
});
