import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../app-under-test.ts';
import { onBothDatabases } from '../db/test-database.ts';
import { findRecipient } from '../people/index.ts';
import { type Carrier, smtpCarrier } from './carrier.ts';
import type { LetterKind } from './letter.ts';
import { claimLetter, newestLetters, queueLetter, sweepLetters } from './letter-store.ts';
import { startMailServer } from './mail-server-under-test.ts';
import { createPostman, type Postman } from './postman.ts';

const greeting: LetterKind = {
  kind: 'greeting',
  compose: async (_tx, letter, to) => ({
    subject: `Groet\r\nBcc: iedereen@example.org`,
    text: `Dag ${to.name},\n\nEen <groet> van ${to.workspace.name}:\n\nhttp://localhost/x?a=1&b=2`,
    headers: { 'List-Unsubscribe': '<http://localhost/stop>', 'X-About': letter.subjectId ?? '' },
  }),
};

onBothDatabases('the post', (open) => {
  const carriers: Carrier[] = [];
  const servers: { stop(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const carrier of carriers.splice(0)) carrier.close();
    for (const server of servers.splice(0)) await server.stop();
  });
  let houses = 0;
  const house = () => {
    houses += 1;
    return appUnderTest(open(), `post${houses}`);
  };
  const serverAt = async (...given: Parameters<typeof startMailServer>) => {
    const server = await startMailServer(...given);
    servers.push(server);
    return server;
  };
  const postman = (place: AppUnderTest, url: string, kinds = [greeting]): Postman => {
    const carrier = smtpCarrier(url);
    carriers.push(carrier);
    return createPostman({
      db: place.deps.db,
      installation: open().installation('send letters'),
      clock: place.clock,
      log: pino({ level: 'silent' }),
      carrier,
      sender: { from: 'Hoofdrol <post@example.nl>', replyTo: 'team@example.nl' },
      kinds,
      findRecipient: findRecipient(place.deps.baseUrl),
    });
  };
  const queue = (place: AppUnderTest, who: keyof AppUnderTest['people'], kind = 'greeting') => {
    const { tenantId } = place.workspace;
    const letter = { kind, toAccountId: place.people[who].id, subjectId: null };
    return place.deps.db.tx({ tenantId }, (tx) => queueLetter(tx, place.deps, tenantId, letter));
  };
  const stateOf = async (place: AppUnderTest) => {
    const { tenantId } = place.workspace;
    const [letter] = await place.deps.db.tx({ tenantId }, (tx) =>
      newestLetters(tx, tenantId, null),
    );
    return letter && { state: letter.state, problem: letter.problem };
  };

  it('brings a letter as text and as simple HTML, in the name of the workspace', async () => {
    const place = await house();
    const server = await serverAt();
    await queue(place, 'nurse');
    expect(await postman(place, server.url).sendWaiting()).toBe(1);
    const [letter] = server.letters;
    expect(letter?.from).toMatchObject({ name: place.workspace.name, address: 'post@example.nl' });
    expect(letter?.replyTo).toMatchObject([{ address: 'team@example.nl' }]);
    expect(letter?.to).toMatchObject([{ address: 'samira.bakker@example.org' }]);
    expect(letter?.subject).toBe('Groet Bcc: iedereen@example.org');
    expect(letter?.headers.some(({ key }) => key === 'bcc')).toBe(false);
    expect(letter?.headers).toContainEqual(
      expect.objectContaining({ key: 'list-unsubscribe', value: '<http://localhost/stop>' }),
    );
    expect(letter?.text).toContain('Dag Samira Bakker,');
    expect(letter?.html).toContain('Een &lt;groet&gt;');
    expect(letter?.html).toContain('<a href="http://localhost/x?a=1&amp;b=2">');
    expect(letter?.html).not.toContain('<img');
    expect(await stateOf(place)).toEqual({ state: 'sent', problem: null });
    expect(await postman(place, server.url).sendWaiting()).toBe(0);
  });

  it('keeps letters while the mail server is away, and brings them when it is back', async () => {
    const place = await house();
    const gone = await startMailServer();
    await gone.stop();
    const post = postman(place, gone.url);
    await queue(place, 'nurse');
    await queue(place, 'coordinator');
    expect(await post.sendWaiting()).toBe(0);
    expect((await stateOf(place))?.state).toBe('waiting');
    const back = await serverAt(gone.port);
    expect(await post.sendWaiting(), 'it is left alone for a moment').toBe(0);
    place.clock.forward(1 / 1440);
    expect(await post.sendWaiting()).toBe(2);
    expect(back.letters).toHaveLength(2);
  });

  it('gives up after two days, and says so', async () => {
    const place = await house();
    const gone = await startMailServer();
    await gone.stop();
    await queue(place, 'nurse');
    for (let hours = 0; hours < 47; hours += 4) {
      await postman(place, gone.url).sendWaiting();
      expect(await stateOf(place)).toEqual({ state: 'waiting', problem: 'server-away' });
      place.clock.forward(4 / 24);
    }
    await postman(place, gone.url).sendWaiting();
    expect(await stateOf(place)).toEqual({ state: 'given-up', problem: 'waited-too-long' });
  });

  it('does not try an address again that does not exist, and goes on with the others', async () => {
    const place = await house();
    const server = await serverAt(0, new Map([[place.people.nurse.email, 550]]));
    await queue(place, 'nurse');
    await queue(place, 'coordinator');
    expect(await postman(place, server.url).sendWaiting()).toBe(1);
    const { tenantId } = place.workspace;
    const letters = await place.deps.db.tx({ tenantId }, (tx) =>
      newestLetters(tx, tenantId, 'greeting'),
    );
    const ofNurse = letters.find((one) => one.toAccountId === place.people.nurse.id);
    expect(ofNurse).toMatchObject({ state: 'given-up', problem: 'recipient-refused' });
    place.clock.forward(1);
    expect(await postman(place, server.url).sendWaiting()).toBe(0);
  });

  it('tries again when a mailbox is full for now', async () => {
    const place = await house();
    const refuse = new Map([[place.people.nurse.email, 452]]);
    const server = await serverAt(0, refuse);
    await queue(place, 'nurse');
    await postman(place, server.url).sendWaiting();
    expect(await stateOf(place)).toEqual({ state: 'waiting', problem: 'refused-for-now' });
    refuse.clear();
    place.clock.forward(1 / 24);
    expect(await postman(place, server.url).sendWaiting()).toBe(1);
  });

  it('sends each letter once when several processes are at it', async () => {
    const place = await house();
    const server = await serverAt();
    for (let count = 0; count < 4; count += 1) {
      await queue(place, 'nurse');
      await queue(place, 'partner');
    }
    const sent = await Promise.all([1, 2, 3].map(() => postman(place, server.url).sendWaiting()));
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(8);
    const ids = new Set(server.letters.map((letter) => letter.messageId));
    expect(server.letters).toHaveLength(8);
    expect(ids.size).toBe(8);
  });

  it('leaves to another process what a killed one had begun', async () => {
    const place = await house();
    const server = await serverAt();
    await queue(place, 'nurse');
    const until = new Date(place.clock.now().getTime() + 300_000);
    const claimed = await open()
      .installation('send letters')
      .tx((tx) => claimLetter(tx, place.clock.now(), until));
    expect(claimed?.tries).toBe(1);
    expect(await postman(place, server.url).sendWaiting()).toBe(0);
    place.clock.forward(6 / 1440);
    expect(await postman(place, server.url).sendWaiting()).toBe(1);
  });

  it('does not send what has become needless, nor a kind that nobody knows', async () => {
    const place = await house();
    const server = await serverAt();
    const needless: LetterKind = { kind: 'needless', compose: async () => null };
    await queue(place, 'nurse', 'needless');
    expect(await postman(place, server.url, [needless]).sendWaiting()).toBe(0);
    expect(await stateOf(place)).toEqual({ state: 'given-up', problem: 'needless' });
    await queue(place, 'coordinator', 'unknown');
    const other = await house();
    await queue(other, 'nurse');
    expect(await postman(place, server.url).sendWaiting(), 'the other still goes').toBe(1);
  });

  it('is undone with the transaction, and swept when it is old', async () => {
    const place = await house();
    const server = await serverAt();
    const { tenantId } = place.workspace;
    const failing = place.deps.db.tx({ tenantId }, async (tx) => {
      const letter = { kind: 'greeting', toAccountId: place.people.nurse.id, subjectId: null };
      await queueLetter(tx, place.deps, tenantId, letter);
      throw new Error('the reason for the letter is gone');
    });
    await expect(failing).rejects.toThrow('gone');
    expect(await postman(place, server.url).sendWaiting()).toBe(0);
    await queue(place, 'nurse');
    await postman(place, server.url).sendWaiting();
    const soon = new Date(place.clock.now().getTime() + 1000);
    const swept = await place.deps.db.tx({ tenantId }, (tx) =>
      sweepLetters(tx, tenantId, { before: soon, limit: 100 }),
    );
    expect(swept).toBeGreaterThan(0);
    expect(await stateOf(place)).toBeUndefined();
  });
});
