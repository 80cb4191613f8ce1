import type { Email } from 'postal-mime';
import { vi } from 'vitest';
import type { MailServerUnderTest } from '../../src/mail/mail-server-under-test.ts';

const patience = 30_000;

/** Waits for the letter to this address with this subject; it is taken out of the box. */
export async function takeLetter(
  { letters }: MailServerUnderTest,
  address: string,
  subject: string,
): Promise<Email> {
  const isIt = (letter: Email): boolean =>
    letter.subject === subject && (letter.to?.some((to) => to.address === address) ?? false);
  await vi.waitUntil(() => letters.some(isIt), { timeout: patience, interval: 100 });
  const [letter] = letters.splice(letters.findIndex(isIt), 1);
  if (!letter) throw new Error('the letter is gone');
  return letter;
}

/** The first address of a page in a letter that has this in its path. */
export function linkIn({ text = '' }: Email, path: string): string {
  const links = text.match(/https?:\/\/\S+/g) ?? [];
  const link = links.find((one) => new URL(one).pathname.startsWith(path));
  if (!link) throw new Error(`no link to ${path} in: ${text}`);
  return link;
}
