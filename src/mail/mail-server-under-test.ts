import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server of the tests, with what it was given. */
export interface MailServerUnderTest {
  readonly letters: Email[];
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A real mail server on this machine.
 * @param refuse addresses that it does not take, with the code that it answers
 */
export async function startMailServer(
  port = 0,
  refuse: ReadonlyMap<string, number> = new Map(),
): Promise<MailServerUnderTest> {
  const letters: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(address, _session, callback) {
      const code = refuse.get(address.address);
      if (!code) return callback();
      callback(Object.assign(new Error('refused'), { responseCode: code }));
    },
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
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const at = (server.server.address() as AddressInfo).port;
  return {
    letters,
    port: at,
    url: `smtp://127.0.0.1:${at}`,
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}
