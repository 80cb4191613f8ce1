import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { Mail } from '../mail/postman.ts';
import type { Source } from '../thread/ids.ts';
import type { MovableClock } from '../thread/movable-clock.ts';

/** With which OpenID Connect provider people sign in; `issuer` is its address. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Everything that routes and use cases need from outside, made once in `app.ts`; replaced in tests. */
export interface Deps extends Source {
  readonly db: Database;
  /** The installation's secret: HMACs of codes and keys, signatures of tokens. */
  readonly secret: string;
  /** Address of the first workspace, without a slash at the end. */
  readonly baseUrl: string;
  /** Whether demo sign-in by one click is on. */
  readonly demo: boolean;
  /** In the demo: the same clock, which people may move; null elsewhere. */
  readonly demoClock: MovableClock | null;
  /** Whether a proxy in front says by which host and protocol it was asked. */
  readonly trustProxy: boolean;
  /** The post: `nudge()` after a transaction that queued a letter. */
  readonly mail: Mail;
  /** The identity provider of the first workspace, as the environment names it; null without one. */
  readonly identityProvider: ProviderSettings | null;
  readonly log: Logger;
}
