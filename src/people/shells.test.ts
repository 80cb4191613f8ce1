import { beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest, type PersonUnderTest } from '../app-under-test.ts';
import { browserUnderTest } from '../browser-under-test.ts';
import { onBothDatabases } from '../db/test-database.ts';

onBothDatabases('the way around', (open) => {
  let house: AppUnderTest;
  beforeAll(async () => {
    house = await appUnderTest(open());
  }, 60_000);

  const linksIn = (html: string | undefined) =>
    [...(html ?? '').matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href);
  const waysOf = async (person: PersonUnderTest, path = '/week') => {
    const page = await (await browserUnderTest(house, person)).read(path);
    return {
      page,
      main: linksIn(/<nav class="hoofdrol-nav"[\s\S]*?<\/nav>/.exec(page)?.[0]),
      own: linksIn(/<details class="hoofdrol-menu"[\s\S]*?<\/details>/.exec(page)?.[0]),
    };
  };

  it('is short, and holds only what this person may open', async () => {
    expect((await waysOf('nurse')).main).toEqual(['/week', '/berichten', '/aanpak', '/voorlezen']);
    expect((await waysOf('partner')).main).toEqual(['/week', '/berichten', '/aanpak']);
    const keyPersons = ['/week', '/mijn-mensen', '/aanpak', '/voorlezen'];
    expect((await waysOf('keyPerson', '/aanpak')).main).toEqual(keyPersons);
    expect((await waysOf('researcher')).main).toEqual(['/week', '/aanpak']);
    expect((await waysOf('administrator')).main).toContain('/mensen');
  });

  it('has what is one’s own behind one’s name, without JavaScript', async () => {
    const { page, own } = await waysOf('nurse');
    expect(own).toEqual([
      '/mijn/mail',
      '/mijn/aanmeldingen',
      '/mijn/gegevens',
      '/mijn/tweede-stap',
      '/mijn/vervanging',
    ]);
    expect(page).toMatch(/<summary[^>]*>.*Samira Bakker/);
    const { own: keyPersons } = await waysOf('keyPerson', '/aanpak');
    expect(keyPersons).toContain('/mijn/mail');
    expect(keyPersons).not.toContain('/mijn/vervanging');
  });

  it('lists every page for a key person under Deze week, which has no bar', async () => {
    const { page } = await waysOf('keyPerson');
    const links = linksIn(/<main[\s\S]*<\/main>/.exec(page)?.[0]);
    const { main, own } = await waysOf('keyPerson', '/aanpak');
    expect(links).toContain('/mijn-mensen/nl-eenvoudig');
    const others = [...main, ...own].filter(
      (path) => !['/week', '/mijn-mensen'].includes(path ?? ''),
    );
    for (const path of others) expect(links).toContain(path);
  });

  it('says where one is', async () => {
    const { page } = await waysOf('nurse');
    expect(page).toMatch(/href="\/week" aria-current="page"/);
  });
});
