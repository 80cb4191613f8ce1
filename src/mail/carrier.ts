import { createTransport } from 'nodemailer';
import type { LetterProblem } from './letter.ts';

/** A letter with everything on it, ready to leave. */
export interface ReadyLetter {
  /** Stays the same when a letter is sent once more: programs then show it once. */
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type Carried = { ok: true } | { ok: false; problem: LetterProblem; detail: string };

/** What takes letters out of the house. */
export interface Carrier {
  /** `console`: letters are only shown to whoever runs the program. */
  readonly way: 'smtp' | 'console';
  send(letter: ReadyLetter): Promise<Carried>;
  close(): void;
}

const connectMilliseconds = 10_000;
const silenceMilliseconds = 30_000;

interface MailError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** Reads from nodemailer's error who is to blame, and whether it is for good. */
function problemOf({ code, command, responseCode }: MailError): LetterProblem {
  const forGood = responseCode !== undefined && responseCode >= 500 && responseCode < 600;
  if (code === 'EAUTH') return 'server-refuses-us';
  if (code === 'EENVELOPE' && !responseCode) return 'recipient-refused';
  if (responseCode === undefined || responseCode === 421) return 'server-away';
  if (!forGood) return 'refused-for-now';
  if (command === 'RCPT TO') return 'recipient-refused';
  if (command === 'DATA') return 'letter-refused';
  return 'server-refuses-us';
}

/** Sends by SMTP. @param url `smtp://user:password@host:587` or `smtps://…:465` */
export function smtpCarrier(url: string): Carrier {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    connectionTimeout: connectMilliseconds,
    greetingTimeout: connectMilliseconds,
    socketTimeout: silenceMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    way: 'smtp',
    async send({ headers, replyTo, ...letter }) {
      try {
        await transport.sendMail({
          ...letter,
          ...(replyTo ? { replyTo } : {}),
          headers: { ...headers, 'Auto-Submitted': 'auto-generated' },
        });
        return { ok: true };
      } catch (error) {
        const { code, responseCode, command } = error as MailError;
        // the server's own sentence may hold the address: only codes go further
        const detail = [code, command, responseCode].filter(Boolean).join(' ');
        return { ok: false, problem: problemOf(error as MailError), detail };
      }
    },
    close: () => transport.close(),
  };
}

/** Shows letters to whoever runs the program: the demo, and an installation without a mail server. */
export function consoleCarrier(write: (text: string) => void): Carrier {
  return {
    way: 'console',
    async send({ to, subject, text }) {
      write(
        `--- e-mail (not sent) ---\nTo: ${to.name} <${to.address}>\nSubject: ${subject}\n\n${text}\n---\n`,
      );
      return { ok: true };
    },
    close: () => undefined,
  };
}
