import type { Logger } from 'pino';
import { type Database, DatabaseAway, type Installation } from '../db/database.ts';
import type { Clock } from '../thread/ids.ts';
import { locales } from '../web/locales.ts';
import type { Carried, Carrier, ReadyLetter } from './carrier.ts';
import {
  type FindRecipient,
  type LetterKind,
  type LetterOfRooms,
  type LetterWords,
  nextTry,
  type Recipient,
} from './letter.ts';
import { letterHtml } from './letter-html.ts';
import { type ClaimedLetter, claimLetter, type Outcome, recordOutcome } from './letter-store.ts';

/** What rooms see of the post: letters go in with `queueLetter`. */
export interface Mail {
  /** `console`: letters are only shown to whoever runs the program. */
  readonly way: 'smtp' | 'console';
  /** Asks the post to look now; returns at once. Call it after the transaction that queued a letter. */
  nudge(): void;
}

/** The sender and the address for answers, of workspaces without their own. */
export interface Sender {
  readonly from: string;
  readonly replyTo: string | null;
}

export interface PostmanParts {
  readonly db: Database;
  readonly installation: Installation;
  readonly clock: Clock;
  readonly log: Logger;
  readonly carrier: Carrier;
  readonly sender: Sender;
  readonly kinds: readonly (LetterKind | LetterOfRooms)[];
  readonly findRecipient: FindRecipient;
}

/** Sends what waits; several processes may do so at once, each letter goes once. */
export interface Postman {
  /**
   * Sends everything that is due, as long as `goOn` says so; gives how many left the house.
   * @throws DatabaseAway; never for the sake of a letter
   */
  sendWaiting(goOn?: () => boolean): Promise<number>;
}

/** A letter is for one process this long; longer than sending one can take. */
const claimSeconds = 300;
/** While the mail server is away, we ask again after this. */
const quietSeconds = 15;

const later = (moment: Date, seconds: number): Date => new Date(moment.getTime() + seconds * 1000);

/** Makes who sends the letters. */
export function createPostman(parts: PostmanParts): Postman {
  const { installation, clock, log, carrier } = parts;
  let quietUntil = 0;

  /** Sends one letter; null when none is due, or when the mail server should be left alone. */
  async function sendOne(): Promise<'sent' | 'not-sent' | null> {
    const now = clock.now();
    if (now.getTime() < quietUntil) return null;
    const letter = await installation.tx((tx) => claimLetter(tx, now, later(now, claimSeconds)));
    if (!letter) return null;
    const outcome = await carry(parts, letter);
    await installation.tx((tx) => recordOutcome(tx, letter, outcome));
    if (outcome.state === 'sent') return 'sent';
    const { problem } = outcome;
    const what = { letter: letter.id, kind: letter.kind, problem, tries: letter.tries };
    log[problem === 'needless' ? 'debug' : 'warn'](what, 'letter not sent');
    const oursToMend = problem === 'server-away' || problem === 'server-refuses-us';
    if (oursToMend) quietUntil = later(clock.now(), quietSeconds).getTime();
    return 'not-sent';
  }

  return {
    async sendWaiting(goOn = () => true) {
      let sent = 0;
      while (goOn()) {
        const one = await sendOne();
        if (!one) break;
        if (one === 'sent') sent += 1;
      }
      if (sent > 0) log.debug({ sent, way: carrier.way }, 'letters sent');
      return sent;
    },
  };
}

async function carry(parts: PostmanParts, letter: ClaimedLetter): Promise<Outcome> {
  const { clock, log, carrier } = parts;
  let ready: ReadyLetter | null;
  try {
    ready = await writeLetter(parts, letter);
  } catch (error) {
    if (error instanceof DatabaseAway) throw error;
    log.error({ err: error, letter: letter.id, kind: letter.kind }, 'letter could not be made');
    return failed(letter, clock.now(), 'not-made');
  }
  if (!ready) return { state: 'given-up', problem: 'needless', at: clock.now() };
  const carried = await carrier.send(ready);
  if (carried.ok) return { state: 'sent', at: clock.now() };
  log.debug({ letter: letter.id, detail: carried.detail }, 'what the mail server said');
  return failed(letter, clock.now(), carried.problem);
}

type Problem = Extract<Carried, { ok: false }>['problem'];

function failed(letter: ClaimedLetter, at: Date, problem: Problem): Outcome {
  const forGood = problem === 'recipient-refused' || problem === 'letter-refused';
  if (forGood) return { state: 'given-up', problem, at };
  const tryAt = nextTry(letter.createdAt, letter.tries, at);
  if (!tryAt) return { state: 'given-up', problem: 'waited-too-long', at };
  return { state: 'waiting', problem, tryAt };
}

/** Makes the letter, as the workspace; null when nobody is to get it any more. */
async function writeLetter(
  { db, kinds, findRecipient, sender }: PostmanParts,
  letter: ClaimedLetter,
): Promise<ReadyLetter | null> {
  const kind = kinds.find((one) => one.kind === letter.kind);
  if (!kind) throw new Error(`no letter kind ${letter.kind}`);
  const { tenantId } = letter;
  const made = await db.tx({ tenantId }, async (tx) => {
    const to = await findRecipient(tx, tenantId, letter.toAccountId, letter.guest);
    if (!to) return null;
    return { to, words: 'compose' in kind ? await kind.compose(tx, letter, to) : null };
  });
  if (!made) return null;
  const { to } = made;
  const words = 'composeAlone' in kind ? await kind.composeAlone(letter, to) : made.words;
  return words && onPaper(letter, to, words, sender);
}

function onPaper(
  letter: ClaimedLetter,
  to: Recipient,
  words: LetterWords,
  sender: Sender,
): ReadyLetter {
  return {
    messageId: `<${letter.id}@${new URL(to.workspace.baseUrl).hostname}>`,
    from: { name: to.workspace.name, address: bareAddress(to.workspace.mailFrom ?? sender.from) },
    to: { name: to.name, address: to.address },
    replyTo: to.workspace.mailReplyTo ?? sender.replyTo,
    subject: oneLine(words.subject),
    text: words.text,
    html: words.html ?? letterHtml(words.text, locales[to.locale]),
    headers: words.headers ?? {},
  };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** "Hoofdrol <post@example.nl>" → "post@example.nl": the name is the workspace's. */
export const bareAddress = (address: string): string =>
  (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim();
