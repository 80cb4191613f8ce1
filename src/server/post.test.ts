import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, expect, it, vi } from 'vitest';
import { appUnderTest } from '../app-under-test.ts';
import { type Config, readConfig } from '../config.ts';
import { onBothDatabases } from '../db/test-database.ts';
import { queueLetter } from '../mail/letter-store.ts';
import { createPostRound } from '../mail/post-round.ts';
import { startPost } from './post.ts';

function configOf(environment: Record<string, string>): Config {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.problems.join());
  return read.config;
}

onBothDatabases('the post of a running program', (open) => {
  const letters: Email[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    onConnect(_session, callback) {
      connections += 1;
      callback();
    },
    onClose() {
      connections -= 1;
    },
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(parts)).then((letter) => {
          letters.push(letter);
          callback();
        });
      });
    },
  });
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

  const house = async (seed: string, way: 'smtp' | 'console') => {
    const place = await appUnderTest(open(), seed);
    const post = createPostRound(way, place.deps.log);
    const runtime = { database: open(), deps: { ...place.deps, mail: post }, post };
    const { tenantId } = place.workspace;
    const queue = () =>
      place.deps.db.tx({ tenantId }, (tx) =>
        queueLetter(tx, place.deps, tenantId, {
          kind: 'sign-in',
          toAccountId: place.people.nurse.id,
          subjectId: null,
        }),
      );
    return { ...place, runtime, queue };
  };

  it('sends what waited at the start, and what comes after a nudge, and then hangs up', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    const config = configOf({
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'Hoofdrol <post@example.nl>',
      MAIL_REPLY_TO: 'team@example.nl',
    });
    const { runtime, queue, workspace } = await house('running', 'smtp');
    await queue();
    const stop = startPost(config, runtime, () => undefined);
    await vi.waitFor(() => expect(letters).toHaveLength(1));
    expect(letters[0]?.from).toMatchObject({ name: workspace.name, address: 'post@example.nl' });
    await queue();
    runtime.post.nudge();
    await vi.waitFor(() => expect(letters).toHaveLength(2));
    expect(connections).toBe(1);
    await stop();
    await vi.waitFor(() => expect(connections).toBe(0));
    await queue();
    runtime.post.nudge();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(letters, 'after the stop nothing leaves').toHaveLength(2);
  });

  it('only shows letters where no mail server is named', async () => {
    const { runtime, queue } = await house('shown', 'console');
    let shown = '';
    const stop = startPost(configOf({}), runtime, (text) => {
      shown += text;
    });
    await queue();
    runtime.post.nudge();
    await vi.waitFor(() => expect(shown).toContain('To: Samira Bakker'));
    await vi.waitFor(() => expect(shown).toMatch(/\/aanmelden\/[\w-]{43}/));
    await stop();
  });
});
