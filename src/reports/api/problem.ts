import type { Context } from 'hono';

/** The version of the API: raised as semantic versioning says; its first number stands in the address. */
export const apiVersion = '1.0.0';

const titles = {
  400: 'Bad request',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  500: 'Unexpected fault',
  503: 'Away for a moment',
} as const;
export type ProblemStatus = keyof typeof titles;

/** An answer that says what is wrong (RFC 9457, application/problem+json). */
export function problem(c: Context, status: ProblemStatus, detail: string): Response {
  c.header('content-type', 'application/problem+json');
  c.header('cache-control', 'no-store');
  return c.body(
    JSON.stringify({ type: 'about:blank', status, title: titles[status], detail }),
    status,
  );
}
