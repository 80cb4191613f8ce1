import type { Approach } from '../approach/index.ts';
import type { Actor } from '../consult/contributions/act-on-messages.ts';
import { type LockedMessage, readMessages } from '../consult/contributions/message-store.ts';
import type { Link } from '../consult/links/link.ts';
import type { SignedIn, Workspace } from '../people/index.ts';
import type { Day } from '../web/calendar.ts';
import type { Deps } from '../web/deps.ts';
import type { Demo } from './read-demo.ts';

/** What is there while the demo is being filled. */
export interface Scene {
  readonly demo: Demo;
  readonly workspace: Workspace;
  /** The day on which the demo is filled, in its zone: everything is counted from here. */
  readonly today: Day;
  /** People who sign in, by their key. */
  readonly people: ReadonlyMap<string, SignedIn>;
  readonly approach: Approach;
  /** Through which residents of the demo send. */
  readonly link: Link;
  /** Contributions so far, by their key. */
  readonly contributionIds: Map<string, string>;
  readonly themeIds: Map<string, string>;
  readonly goalIds: Map<string, string>;
  readonly decisionIds: Map<string, string>;
}

/** One thing that happens in the neighbourhood. */
export interface Step {
  /** How many days before today. */
  readonly daysAgo: number;
  /** Does it, by the clock of that moment. */
  run(deps: Deps): Promise<void>;
}

/** The person of that key. @throws Error when nobody is called so. */
export function personOf(scene: Pick<Scene, 'people'>, key: string): SignedIn {
  const person = scene.people.get(key);
  if (!person) throw new Error(`content/demo: "${key}" cannot sign in`);
  return person;
}

/** The contribution of that key. @throws Error when it was not said yet. */
export function contributionOf(scene: Pick<Scene, 'contributionIds'>, key: string): string {
  const id = scene.contributionIds.get(key);
  if (!id) throw new Error(`content/demo: "${key}" was not said yet`);
  return id;
}

/** The id that something of the story has here. @throws Error when it is not there yet. */
export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (!id) throw new Error(`content/demo: "${key}" is not there yet`);
  return id;
}

/** What people say of an answer, in the words of the product. */
export const ownReplies = {
  understood: 'understood',
  'not-understood': 'not-understood',
  disagree: 'disagree',
  contested: 'no-answer',
} as const;

/** The value of a use case that must succeed here. @throws Error that names what was refused. */
export function must<R extends { ok: boolean }>(what: string, result: R): Extract<R, { ok: true }> {
  if (result.ok) return result as Extract<R, { ok: true }>;
  throw new Error(`content/demo: ${what} was refused: ${JSON.stringify(result)}`);
}

/** The person of that key, at work. */
export function actorOf(deps: Deps, scene: Scene, key: string): Actor {
  return { deps, workspace: scene.workspace, account: personOf(scene, key) };
}

/** Contributions as they stand now. */
export function standing(
  deps: Deps,
  { workspace: { tenantId } }: Scene,
  ids: readonly string[],
): Promise<LockedMessage[]> {
  return deps.db.tx({ tenantId }, (tx) => readMessages(tx, tenantId, ids));
}
