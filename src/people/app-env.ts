import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { CoalitionWords } from '../web/words.ts';
import type { SignedIn } from './sessions/session-store.ts';
import type { Workspace } from './workspaces/workspace.ts';

/** What middleware has found out before a route runs. */
export interface AppEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    workspace: Workspace;
    /** Only behind `requireRight`. */
    account: SignedIn;
    /** Only behind `requireRight`. */
    words: CoalitionWords;
  };
}
export type AppContext = Context<AppEnv>;
