import { attentionOf } from '../app.ts';
import type { Config } from '../config.ts';
import { consoleCarrier, smtpCarrier } from '../mail/carrier.ts';
import type { LetterKind, LetterOfRooms } from '../mail/letter.ts';
import { createPostman } from '../mail/postman.ts';
import {
  digestLetter,
  findRecipient,
  invitationLetter,
  signInLetter,
  workspaceOfTenant,
} from '../people/index.ts';
import { reportLetter } from '../reports/index.ts';
import type { Deps } from '../web/deps.ts';
import type { ServingRuntime } from './open-runtime.ts';

/** Every kind of letter that the program can write; each room has its own. */
export function letterKinds(deps: Deps): (LetterKind | LetterOfRooms)[] {
  return [
    signInLetter(deps),
    invitationLetter(deps),
    digestLetter(deps, attentionOf(deps), workspaceOfTenant),
    reportLetter,
  ];
}

/**
 * Lets letters leave from now on.
 * @param write where letters are shown that are not sent
 * @returns the function that waits for the letter that is leaving, and closes the connection
 */
export function startPost(
  config: Config,
  { database, deps, post }: ServingRuntime,
  write: (text: string) => void,
): () => Promise<void> {
  const carrier =
    config.smtpUrl && post.way === 'smtp' ? smtpCarrier(config.smtpUrl) : consoleCarrier(write);
  const postman = createPostman({
    db: deps.db,
    installation: database.installation('send letters'),
    clock: deps.clock,
    log: deps.log,
    carrier,
    sender: { from: config.mailFrom, replyTo: config.mailReplyTo },
    kinds: letterKinds(deps),
    findRecipient: findRecipient(deps.baseUrl),
  });
  post.start(postman);
  return async () => {
    await post.stop();
    carrier.close();
  };
}
