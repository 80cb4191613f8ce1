import { readForm } from '../web/multipart.ts';
import { sendPage } from '../web/send-page.ts';
import { coalitionWords } from '../web/words.ts';
import type { AppContext } from './app-env.ts';
import { faultPage } from './fault-pages.tsx';
import { coalitionTagFor } from './request.ts';
import { TryAgainPage } from './try-again-page.tsx';

/** 503 with everything that was typed, to send once more. */
export async function tryAgainAnswer(c: AppContext): Promise<Response> {
  const { form } = await readForm(c);
  const page = TryAgainPage({
    workspace: c.get('workspace'),
    words: c.get('words') ?? coalitionWords(coalitionTagFor(c)),
    account: c.get('account') ?? null,
    action: c.req.path,
    fields: form.fields,
    hadFiles: form.files.length + form.problems.length > 0,
  });
  return sendPage(c, page, { status: 503, cache: 'secret' });
}

/**
 * Answers while the database is away: a post of someone who is signed in comes back with everything
 * that was typed, to send once more. Forms that can say it on their own page do so themselves.
 */
export function awayAnswer(c: AppContext): Response | Promise<Response> {
  const isTheirs = c.req.method === 'POST' && c.get('account') !== undefined;
  return isTheirs ? tryAgainAnswer(c) : faultPage(c, 'away');
}
