import { beforeEach, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import type { Carrier, ReadyLetter } from '../../mail/carrier.ts';
import { createPostman } from '../../mail/postman.ts';
import { type ResidentWords, residentWords, seatWords } from '../../web/words.ts';
import type { Attention, AttentionGroup } from '../attention.ts';
import { findRecipient, workspaceOfTenant } from '../index.ts';
import { digestLetter } from './digest-letter.ts';
import { queueDigests } from './queue-digests.ts';

const four: Attention = {
  items: [1, 2, 3, 4].map((number) => ({
    key: `message ${number}`,
    what: `Beantwoord bijdrage ${number}.`,
    dueOn: `2026-11-${22 + number}`,
    rank: 1,
    action: { href: `/berichten/${number}`, label: 'Beantwoorden' },
  })),
  total: 7,
};

onBothDatabases('the letter of this week', (open) => {
  let house: AppUnderTest;
  let number = 0;
  let asked: Attention;
  let letters: ReadyLetter[];
  const seed = () => `digest${number}`;
  /** Asks the nurse and the key person; the others have nothing waiting. */
  const rooms: AttentionGroup[] = [
    {
      heading: 'check.week',
      async ask({ account }) {
        const { nurse, keyPerson } = house.people;
        const isAsked = account.id === nurse.id || account.id === keyPerson.id;
        return isAsked ? asked : { items: [], total: 0 };
      },
    },
  ];
  beforeEach(async () => {
    number += 1;
    house = await appUnderTest(open(), seed());
    asked = four;
    letters = [];
    // Monday 23 November 2026, 10:00 in Amsterdam
    house.clock.forward(2 - 1 / 24);
  }, 60_000);

  const queue = () => queueDigests(house.deps, [house.workspace], rooms);
  const carrier: Carrier = {
    way: 'console',
    async send(letter) {
      letters.push(letter);
      return { ok: true };
    },
    close: () => undefined,
  };
  const send = () =>
    createPostman({
      ...house.deps,
      installation: open().installation('test'),
      carrier,
      sender: { from: 'post@example.nl', replyTo: null },
      kinds: [digestLetter(house.deps, rooms, workspaceOfTenant)],
      findRecipient: findRecipient(house.deps.baseUrl),
    }).sendWaiting();
  const own = () => letters.filter(({ to }) => to.address === 'samira.bakker@example.org');

  it('says the same three things, how many more, and how to stop', async () => {
    await queue();
    await send();
    const [letter] = own();
    expect(letter?.subject).toBe('3 dingen vragen uw aandacht');
    expect(letter?.text).toContain(
      'Beantwoord bijdrage 1. (vandaag)\nhttp://localhost/berichten/1\n\nBeantwoord bijdrage 2. (morgen)',
    );
    expect(letter?.text).not.toContain('bijdrage 4');
    expect(letter?.text).toContain('Er wachten nog 4 dingen.');
    expect(letter?.text).toContain('elke maandag');
    const stop = /http:\/\/localhost\/mail-stoppen\/\S+/.exec(letter?.text ?? '')?.[0];
    expect(letter?.headers).toMatchObject({
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  it('speaks the language of a key person, in plain words, and so does stopping it', async () => {
    const amal = await browserUnderTest(house, 'keyPerson', seed());
    await amal.post('/taal', { taal: 'ar', naar: '/week' });
    const toTell = (easy: ResidentWords) => easy.say('week.toTell', { count: 2 });
    const plainly = (easy: ResidentWords) => ({
      what: toTell(easy),
      action: { href: '/mijn-mensen/ar', label: easy.say('week.toTell.open') },
    });
    asked = { items: four.items.slice(0, 1).map((item) => ({ ...item, plainly })), total: 1 };
    await queue();
    await send();
    const letter = letters.find(({ to }) => to.address === house.people.keyPerson.email);
    const { say } = seatWords('ar');
    expect(letter?.subject).toBe(say('digest.letter.subject', { count: 1 }));
    expect(letter?.html).toContain('<html lang="ar" dir="rtl">');
    expect(letter?.text).toContain(toTell(residentWords('ar')));
    expect(letter?.text).not.toContain('Beantwoord');
    const stop = /\/mail-stoppen\/\S+/.exec(letter?.text ?? '')?.[0] ?? '';
    const stranger = await browserUnderTest(house, null, seed());
    const page = await stranger.read(stop);
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain(say('digest.stop.button'));
    const stopped = await stranger.post(stop, {});
    expect(await stopped.text()).toContain(say('digest.stopped.title'));
  });

  it('goes to who has something waiting, once a day, also with two processes at once', async () => {
    await Promise.all([queue(), queue()]);
    house.clock.forward(1 / 24);
    await queue();
    await send();
    expect(own()).toHaveLength(1);
    expect(letters.map(({ to }) => to.name).filter((name) => name === 'Joke Visser')).toEqual([]);
  });

  it('does not go in the afternoon, nor on another day than was chosen', async () => {
    house.clock.forward(1 / 4);
    await queue();
    house.clock.forward(3 / 4);
    await queue();
    await send();
    expect(own()).toEqual([]);
    house.clock.forward(6);
    await queue();
    await send();
    expect(own()).toHaveLength(1);
  });

  it('is not sent when meanwhile nothing is waiting any more, nor a day late', async () => {
    await queue();
    asked = { items: [], total: 0 };
    await send();
    house.clock.forward(7);
    asked = four;
    await queue();
    house.clock.forward(1);
    await send();
    expect(own()).toEqual([]);
  });

  it('waits for a room that is silent, rather than say nothing', async () => {
    rooms.push({
      heading: 'goal.attention.heading',
      ask: async () => Promise.reject(new Error('broken')),
    });
    asked = { items: [], total: 0 };
    await queue();
    rooms.pop();
    asked = four;
    await queue();
    await send();
    expect(own()).toHaveLength(1);
  });

  it('is stopped with one press, without signing in, and by the mail program itself', async () => {
    await queue();
    await send();
    const stop = new URL(/http:\S+mail-stoppen\S+/.exec(own()[0]?.text ?? '')?.[0] ?? '').pathname;
    const visitor = await browserUnderTest(house, null, seed());
    expect(await visitor.read(stop)).toContain('Samira Bakker, u krijgt dan geen e-mail meer');
    house.clock.forward(7);
    expect(await queue()).toBe(2);
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const answer = await house.app.request(`http://${seed()}.localhost${stop}`, {
      method: 'POST',
      body,
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Deze mail is gestopt');
    await send();
    house.clock.forward(7);
    expect(await queue()).toBe(1);
    await send();
    expect(own()).toHaveLength(1);
    const nurse = await browserUnderTest(house, 'nurse', seed());
    expect(await nurse.read('/week')).toContain('U krijgt hierover geen e-mail.');
  });

  it('cannot be stopped with a made-up link', async () => {
    const visitor = await browserUnderTest(house, null, seed());
    const madeUp = `/mail-stoppen/${house.people.nurse.id}.AAAAAAAAAAAAAAAAAAAAAA`;
    expect((await visitor.get(madeUp)).status).toBe(404);
    expect((await visitor.post(madeUp, {})).status).toBe(404);
    expect(await queue()).toBe(2);
  });
});
