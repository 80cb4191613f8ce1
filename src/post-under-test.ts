import { pino } from 'pino';
import type { AppUnderTest } from './app-under-test.ts';
import type { OpenDatabase } from './db/open.ts';
import type { ReadyLetter } from './mail/carrier.ts';
import type { LetterProblem } from './mail/letter.ts';
import { createPostman } from './mail/postman.ts';
import { findRecipient } from './people/index.ts';
import { letterKinds } from './server/post.ts';

export interface PostUnderTest {
  /** Sends what waits; gives the letters that left now. */
  send(): Promise<ReadyLetter[]>;
  /** The one link in the letters that leave now. @throws Error when there is not exactly one letter */
  link(): Promise<string>;
  /** What goes wrong with every letter from now on; null: nothing. */
  fail(problem: LetterProblem | null): void;
}

/** The post of an application under test: letters are collected instead of sent. */
export function postUnderTest(house: AppUnderTest, database: OpenDatabase): PostUnderTest {
  const left: ReadyLetter[] = [];
  let problem: LetterProblem | null = null;
  const postman = createPostman({
    db: house.deps.db,
    installation: database.installation('send letters'),
    clock: house.clock,
    log: pino({ level: 'silent' }),
    carrier: {
      way: 'smtp',
      async send(letter) {
        if (problem) return { ok: false, problem, detail: '' };
        left.push(letter);
        return { ok: true };
      },
      close: () => undefined,
    },
    sender: { from: 'post@example.nl', replyTo: null },
    kinds: letterKinds(house.deps),
    findRecipient: findRecipient(house.deps.baseUrl),
  });
  const send = async () => {
    await postman.sendWaiting();
    return left.splice(0);
  };
  return {
    send,
    async link() {
      const [letter, ...more] = await send();
      const link = /^http\S+\/aanmelden\/[\w-]{43}$/m.exec(letter?.text ?? '')?.[0];
      if (!link || more.length > 0) throw new Error(`${more.length + 1} letters, link ${link}`);
      return link;
    },
    fail(what) {
      problem = what;
    },
  };
}
