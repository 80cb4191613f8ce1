import { Hono } from 'hono';
import { beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { DatabaseAway } from '../../db/database.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import type { AppEnv } from '../app-env.ts';
import type { AttentionGroup, AttentionItem } from '../attention.ts';
import { awayAnswer } from '../away-answer.ts';
import { findWorkspace } from '../workspaces/find-workspace.ts';
import { weekRoutes } from './week-routes.tsx';

const message = (number: number, dueOn: string): AttentionItem => ({
  key: `message ${number}`,
  what: `Beantwoord bijdrage ${number}.`,
  dueOn,
  rank: 1,
  action: { href: `/berichten/${number}`, label: 'Beantwoorden' },
});
const goal: AttentionItem = {
  key: 'goal',
  what: 'Kijk opnieuw naar het besluit over de lampen.',
  dueOn: '2026-12-05',
  rank: 1,
  action: { href: '/besluiten/1', label: 'Bekijken' },
};
const messages = [1, 2, 3, 4].map((number) => message(number, `2026-11-${17 + number}`));

onBothDatabases('Deze week', (open) => {
  let house: AppUnderTest;
  beforeAll(async () => {
    house = await appUnderTest(open());
  }, 60_000);

  /** The same house, in which rooms ask these things of everyone. */
  const asking = (rooms: readonly AttentionGroup[]): AppUnderTest => {
    const app = new Hono<AppEnv>();
    app.use(findWorkspace(open().installation('test'), house.deps));
    app.route('/', weekRoutes(house.deps, rooms));
    app.mount('/', house.app.fetch);
    app.onError((_, c) => awayAnswer(c));
    return { ...house, app };
  };
  const answers: AttentionGroup = {
    heading: 'check.week',
    ask: async () => ({ items: messages, total: 14 }),
  };
  const decisions: AttentionGroup = {
    heading: 'decision.attention.heading',
    ask: async () => ({ items: [goal], total: 1 }),
  };
  const broken: AttentionGroup = {
    heading: 'goal.attention.heading',
    ask: async () => {
      throw new Error('broken');
    },
  };

  it('is where everyone begins, whatever they are', async () => {
    for (const person of Object.keys(house.people) as (keyof AppUnderTest['people'])[]) {
      const browser = await browserUnderTest(house, person);
      expect((await browser.get('/')).headers.get('location')).toBe('/week');
      const page = await browser.read('/week');
      expect(page).toContain('<h1 class="nl-heading nl-heading--level-1">Deze week</h1>');
    }
  });

  it('asks who is not signed in to sign in first, and comes back', async () => {
    const browser = await browserUnderTest(house, null);
    const answer = await browser.get('/week');
    expect(answer.headers.get('location')).toBe('/aanmelden?naar=%2Fweek');
  });

  it('says calmly that nothing is waiting', async () => {
    const page = await (await browserUnderTest(asking([]), 'nurse')).read('/week');
    expect(page).toContain('Er wacht niets op u');
    expect(page).not.toContain('/week/alles');
  });

  it('shows three things at most, each with by when and one thing to do, and the way to the rest', async () => {
    const page = await (await browserUnderTest(asking([answers, decisions]), 'nurse')).read(
      '/week',
    );
    const headings = [...page.matchAll(/<h2[^>]*>([^<]+)</g)].map(([, words]) => words);
    expect(headings).toEqual([
      'Beantwoord bijdrage 1.',
      'Beantwoord bijdrage 2.',
      'Kijk opnieuw naar het besluit over de lampen.',
    ]);
    expect(page).toContain('3 dagen te laat');
    expect(page).toContain('2 dagen te laat');
    expect(page).toContain('uiterlijk zaterdag 5 december 2026');
    expect(page.match(/aria-label="(Beantwoorden|Bekijken): /g)).toHaveLength(3);
    expect(page).toContain('Nog 12 andere dingen');
  });

  it('speaks the language of a key person, who works in those of residents', async () => {
    const telling: AttentionItem = {
      ...goal,
      plainly: ({ say, locale }) => ({
        what: say('week.toTell', { count: 2 }),
        action: { href: `/mijn-mensen/${locale.tag}`, label: say('week.toTell.open') },
      }),
    };
    const rooms: readonly AttentionGroup[] = [
      { heading: 'bringing.heading', ask: async () => ({ items: [telling], total: 1 }) },
      { heading: 'check.week', ask: async () => ({ items: messages.slice(0, 1), total: 1 }) },
    ];
    const house = asking(rooms);
    const turkish = await (await browserUnderTest(house, 'keyPerson')).read('/week?taal=tr');
    expect(turkish).toContain('<h1 class="nl-heading nl-heading--level-1">Bu hafta</h1>');
    expect(turkish).toMatch(/lang="tr"[^>]*>2 kişiye bir cevap anlatın</);
    expect(turkish).toContain('href="/mijn-mensen/tr"');
    expect(turkish).toContain('son gün: 5 Aralık 2026 Cumartesi');
    expect(turkish).toMatch(/lang="nl"[^>]*>Beantwoord bijdrage 1\.</);
    expect(turkish).toMatch(/lang="nl">Aanpakken</);
    const arabic = await (await browserUnderTest(house, 'keyPerson')).read('/week?taal=ar');
    expect(arabic).toContain('<html lang="ar" dir="rtl">');
    expect(arabic).toContain('أبلغوا شخصين (2) بالجواب');
    const nurse = await (await browserUnderTest(house, 'nurse')).read('/week?taal=tr');
    expect(nurse).toContain('Deze 2 dingen vragen nu uw aandacht.');
  });

  it('shows everything by room behind it, and says how much there is', async () => {
    const page = await (await browserUnderTest(asking([answers, decisions]), 'nurse')).read(
      '/week/alles',
    );
    expect(page).toContain('Bijdragen en antwoorden');
    expect(page).toContain('De eerste 4 van 14.');
    expect(page).toContain('Besluiten');
    expect(page).toContain('vandaag');
  });

  it('hears the other rooms when one is broken, and says which', async () => {
    const page = await (await browserUnderTest(asking([broken, decisions]), 'nurse')).read('/week');
    expect(page).toContain('Kijk opnieuw naar het besluit');
    expect(page).toContain('Doelen: dat kon nu niet worden opgehaald.');
    const alone = await (await browserUnderTest(asking([broken]), 'nurse')).read('/week');
    expect(alone).not.toContain('Er wacht niets op u');
  });

  it('says that it does not work now, rather than that nothing waits, without a database', async () => {
    const away: AttentionGroup = {
      heading: 'goal.attention.heading',
      ask: async () => {
        throw new DatabaseAway('gone');
      },
    };
    const week = asking([away]);
    const browser = await browserUnderTest(week, 'nurse');
    expect((await browser.get('/week')).status).toBe(503);
  });

  it('lets everyone choose the rhythm of the mail, and says what is missing', async () => {
    const browser = await browserUnderTest(house, 'keyPerson');
    expect(await browser.read('/mijn/mail')).toMatch(/value="weekly"[^>]*checked/);
    const wrong = await browser.post('/mijn/mail', { rhythm: '', weekday: '9' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Kies hoe vaak u deze mail wilt.');
    const right = await browser.post('/mijn/mail', { rhythm: 'daily', weekday: '3' });
    expect(right.headers.get('location')).toBe('/mijn/mail?bewaard=1');
    expect(await browser.read('/mijn/mail?bewaard=1')).toMatch(/value="daily"[^>]*checked/);
    expect(await browser.read('/week')).toContain('elke werkdag in een e-mail');
  });
});
