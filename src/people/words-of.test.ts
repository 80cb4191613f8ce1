import { expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../app-under-test.ts';
import { browserUnderTest } from '../browser-under-test.ts';
import { onBothDatabases } from '../db/test-database.ts';
import { seatWords } from '../web/words.ts';

onBothDatabases('the language of who is signed in', (open) => {
  let seeds = 0;
  const at = async () => {
    seeds += 1;
    const seed = `reader${seeds}`;
    return { house: await appUnderTest(open(), seed), seed };
  };
  const approachOf = async (house: AppUnderTest, seed: string) => {
    const marit = await browserUnderTest(house, 'coordinator', seed);
    const made = await marit.post('/aanpak/nieuw', {
      formKey: await marit.formKey('/aanpak/nieuw'),
      title: 'Gezond opgroeien',
      purpose: 'Kinderen groeien gezond op.',
      coordinatorId: house.people.coordinator.id,
      answerDays: '14',
      slug: 'opgroeien',
    });
    return made.headers.get('location')?.split('?')[0] ?? '';
  };
  const choose = { taal: 'ar', naar: '/week' };

  it('is kept for a resident partner, on every page and for letters', async () => {
    const { house, seed } = await at();
    const joke = await browserUnderTest(house, 'partner', seed);
    const { say } = seatWords('ar');
    expect(await joke.read('/week')).toContain('Deze week');
    expect((await joke.post('/taal', choose)).headers.get('location')).toBe('/week');
    const week = await joke.read('/week');
    expect(week).toContain('<html lang="ar" dir="rtl">');
    expect(week).toContain(say('week.title'));
    expect(week).toContain(say('nav.approaches'));
    // all six to choose from, each named in itself
    for (const name of ['Makkelijk Nederlands', 'English', 'Türkçe', 'Polski', 'Українська']) {
      expect(week).toContain(name);
    }
    expect(await joke.read('/mijn/mail')).toContain(say('digest.rhythm'));
  });

  it('is around a page that is only there in Dutch, and says so', async () => {
    const { house, seed } = await at();
    const joke = await browserUnderTest(house, 'partner', seed);
    await joke.post('/taal', choose);
    const page = await joke.read(`${await approachOf(house, seed)}/rocket`);
    const { say } = seatWords('ar');
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toMatch(/<main[^>]* lang="nl" dir="ltr"/);
    expect(page).toContain(say('page.inDutch'));
  });

  it('is Dutch or English for the coalition', async () => {
    const { house, seed } = await at();
    const marit = await browserUnderTest(house, 'coordinator', seed);
    await marit.post('/taal', choose);
    expect(await marit.read('/week')).toContain('<html lang="nl" dir="ltr">');
    await marit.post('/taal', { taal: 'en', naar: '/week' });
    expect(await marit.read('/week')).toContain('<html lang="en" dir="ltr">');
  });

  it('takes a key person to Mijn mensen in that language', async () => {
    const { house, seed } = await at();
    const amal = await browserUnderTest(house, 'keyPerson', seed);
    const chosen = await amal.post('/taal', { taal: 'tr', naar: '/mijn-mensen/ar' });
    expect(chosen.headers.get('location')).toBe('/mijn-mensen/tr');
    expect((await amal.get('/mijn-mensen')).headers.get('location')).toBe('/mijn-mensen/tr');
    expect(await amal.read('/week')).toContain('<html lang="tr"');
  });
});
