import type { Handler } from 'hono';

/** What the database answers: fine, or what is wrong in a few words. */
export type StatusCheck = () => Promise<{ ok: true } | { ok: false; problem: string }>;

/** `GET /status`: 200 with `{ status, version, database }`, or 503 with what is wrong. */
export function statusRoute(check: StatusCheck, version: string): Handler {
  return async (c) => {
    c.header('cache-control', 'no-store');
    const result = await check();
    if (result.ok) return c.json({ status: 'ok', version, database: 'ok' });
    return c.json({ status: 'unavailable', version, database: result.problem }, 503);
  };
}
