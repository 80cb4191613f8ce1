import type { Handler } from 'hono';
import { DatabaseAway } from '../../db/database.ts';
import {
  type AppContext,
  type AppEnv,
  ResidentTryAgainPage,
  type Workspace,
} from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import type { FormPost } from '../../web/form-post.ts';
import { isResidentTag, type ResidentTag } from '../../web/locales.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { readCode } from '../contributions/contribution-code.ts';
import type { MessageOfCode } from '../contributions/message-of-code.ts';
import type { SpokenSentences } from '../spoken/spoken-sentence.ts';
import { spokenSentences } from '../spoken/spoken-store.ts';
import { type CodeAsk, CodePage, type CodeProblem } from './code-pages.tsx';
import type { WrongCodeLimit } from './wrong-code-limit.ts';

/** What a step knows once the code is right. */
export interface Opened {
  readonly c: AppContext;
  readonly tag: ResidentTag;
  /** Sixteen digits. */
  readonly code: string;
  readonly form: FormPost;
  readonly message: MessageOfCode;
}
export type Page = Response | Promise<Response>;

/** What the steps behind a code share. */
export interface CodeGate {
  readonly deps: Deps;
  readonly limit: WrongCodeLimit;
  /** Lets a wrong code wait. */
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/** A step of another room behind the code. */
export interface CodeStep {
  /** After `/antwoord/<tag>/`. */
  readonly path: string;
  /** The words of its own page that asks for the code; null: it is only reached from a page. */
  readonly page: CodeAsk | null;
  readonly work: (opened: Opened) => Page;
}

type Look = (
  deps: Deps,
  workspace: Workspace,
  code: string,
  locale: string,
) => Promise<MessageOfCode | null>;

/** What was read aloud of this page; nothing when the database is away: the field must stand. */
async function spokenIn(deps: Deps, c: AppContext, tag: ResidentTag): Promise<SpokenSentences> {
  try {
    return await deps.db.tx(c.get('workspace'), (tx) => spokenSentences(tx, tag, 'hear.'));
  } catch (error) {
    if (error instanceof DatabaseAway) return {};
    throw error;
  }
}

/** The page with the one field, empty or with what was typed. */
export async function codePage(
  deps: Deps,
  c: AppContext,
  tag: ResidentTag,
  { typed = '', problem, step }: { typed?: string; problem?: CodeProblem; step?: CodeStep } = {},
): Promise<Response> {
  const isPassing = problem === 'busy' || problem === 'away';
  const status = problem === undefined ? 200 : isPassing ? 503 : 422;
  const spoken = isPassing ? {} : await spokenIn(deps, c, tag);
  const what = { workspace: c.get('workspace'), tag, spoken, typed, ...(problem && { problem }) };
  const asked = step?.page ? { path: step.path, ask: step.page } : {};
  return sendPage(c, <CodePage {...what} {...asked} />, { status, cache: 'secret' });
}

/** The database is away: everything that was sent stands ready to be sent again. */
function againPage(c: AppContext, tag: ResidentTag, form: FormPost): Page {
  const hidden = Object.fromEntries([...form.fields].map(([name, [value]]) => [name, value]));
  // each form of the page has a field of its own for words
  const written = [...form.fields].find(([name]) => name.startsWith('woorden'))?.[1][0] ?? '';
  const what = { workspace: c.get('workspace'), tag, action: c.req.path, hidden, written };
  return sendPage(c, <ResidentTryAgainPage {...what} />, { status: 503, cache: 'secret' });
}

/** A wrong code waits its turn; a right one never comes here. */
async function refuse(
  gate: CodeGate,
  c: AppContext,
  tag: ResidentTag,
  { typed, problem, step }: { typed: string; problem: CodeProblem; step: CodeStep | undefined },
): Promise<Response> {
  const turn = gate.limit.takeTurn(c.get('workspace').tenantId);
  if (!turn.ok)
    return codePage(gate.deps, c, tag, { typed, problem: 'busy', ...(step && { step }) });
  if (turn.waitMilliseconds > 0) await gate.wait(turn.waitMilliseconds);
  return codePage(gate.deps, c, tag, { typed, problem, ...(step && { step }) });
}

/**
 * A post that carries a code: reads it, finds the message and does the step; a wrong code comes back
 * in its field.
 * @param look finds the message, with or without delivering what waits (`readByCode`, `findByCode`)
 * @param step of another room, whose own page asks again when the code is wrong
 */
export function behindCode(
  gate: CodeGate,
  look: Look,
  work: (opened: Opened) => Page,
  step?: CodeStep,
): Handler<AppEnv> {
  return async (c) => {
    const tag = c.req.param('tag') ?? '';
    if (!isResidentTag(tag)) return c.notFound();
    const { form } = await readForm(c);
    const typed = form.text('code');
    const read = readCode(typed);
    try {
      const refused = { typed, step };
      if (!read.ok) return await refuse(gate, c, tag, { ...refused, problem: read.reason });
      const message = await look(gate.deps, c.get('workspace'), read.code, tag);
      if (!message) return await refuse(gate, c, tag, { ...refused, problem: 'code-unknown' });
      return await work({ c, tag, code: read.code, form, message });
    } catch (error) {
      if (!(error instanceof DatabaseAway)) throw error;
      const isCodeOnly = [...form.fields.keys()].every((name) => name === 'code');
      return isCodeOnly && c.req.path === `/antwoord/${tag}`
        ? codePage(gate.deps, c, tag, { typed, problem: 'away' })
        : againPage(c, tag, form);
    }
  };
}
