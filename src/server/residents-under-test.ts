import { randomBytes } from 'node:crypto';
import { codeOfFormKey } from '../consult/contributions/contribution-code.ts';

const path = '/meedoen/demo/nl-eenvoudig/versturen';

/** What a resident sends with this form key: other words for every key, the same for a resend. */
export const wordsOf = (key: string): string => `Bericht van een bewoner, ${key}`;

/** The code that stands in fours on a page, or ''. */
const codeOn = (page: string): string =>
  [...page.matchAll(/<bdi>(\d{4})<\/bdi>/g)].map((group) => group[1]).join('');

/** Sends one message as a browser does; gives the status, the page and the code on it. */
export async function send(
  url: string,
  key: string,
): Promise<{ status: number; page: string; code: string }> {
  const body = new URLSearchParams({ formKey: key, words: wordsOf(key) });
  const answer = await fetch(`${url}${path}`, { method: 'POST', body });
  const page = await answer.text();
  return { status: answer.status, page, code: codeOn(page) };
}

/** Whether the message with this code is there. */
export async function isKnown(url: string, code: string): Promise<boolean> {
  const body = new URLSearchParams({ code });
  const answer = await fetch(`${url}/antwoord/nl-eenvoudig`, { method: 'POST', body });
  await answer.arrayBuffer();
  return answer.status === 200;
}

/** Does something for every item, a number of them at a time. */
export async function forEach<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
  atOnce = 8,
): Promise<void> {
  const line = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = line.next(); !next.done; next = line.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Many residents who send messages at once, and what came of it. */
export class Residents {
  /** Every form key that was ever sent with. */
  readonly tried = new Set<string>();
  /** Code on the page, by the form key of every message that was acknowledged. */
  readonly acknowledged = new Map<string, string>();
  /** Answers that were no acknowledgement, by status; 0 is no answer at all. */
  readonly refused = new Map<number, number>();
  private isSending = false;
  private senders: Promise<void>[] = [];

  /** Lets a number of residents send one message after another, until they are stopped. */
  begin(url: string, atOnce = 12): void {
    this.isSending = true;
    this.senders = Array.from({ length: atOnce }, async () => {
      while (this.isSending) await this.sendOne(url, randomBytes(16).toString('hex'));
    });
  }

  private async sendOne(url: string, key: string): Promise<void> {
    this.tried.add(key);
    try {
      const { status, code } = await send(url, key);
      if (status === 200 && code) this.acknowledged.set(key, code);
      else this.refused.set(status, (this.refused.get(status) ?? 0) + 1);
    } catch {
      this.refused.set(0, (this.refused.get(0) ?? 0) + 1);
      // nobody answers: a person would wait a moment too
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Lets them finish what they are sending, and gives when they are quiet. */
  async stop(): Promise<void> {
    this.isSending = false;
    await Promise.all(this.senders);
  }

  /** Form keys of acknowledged messages that the program does not know any more. */
  async lost(url: string, keys: Iterable<string> = this.acknowledged.keys()): Promise<string[]> {
    const lost: string[] = [];
    await forEach(keys, async (key) => {
      if (!(await isKnown(url, this.acknowledged.get(key) ?? ''))) lost.push(key);
    });
    return lost;
  }

  /** Sends messages once more, as phones do that heard nothing; gives those without their own code. */
  async resend(url: string, keys: Iterable<string>): Promise<string[]> {
    const wrong: string[] = [];
    await forEach(keys, async (key) => {
      const { status, code } = await send(url, key);
      if (status !== 200 || code !== codeOfFormKey(key)) wrong.push(key);
      else this.acknowledged.set(key, code);
    });
    return wrong;
  }
}
