import type { Context } from 'hono';

/** How browsers and what stands between may keep a page. */
export const caching = {
  /** Form and read-back pages: Back shows what was typed. */
  form: 'private, no-cache',
  /** Code and answer pages: nothing stays on a shared phone. */
  secret: 'no-store',
  /** Public pages, asked for again with their ETag each time. */
  public: 'no-cache',
} as const;

/** Answers with a page made of JSX (the layouts bring the doctype). */
export function sendPage(
  c: Context,
  page: { toString(): string } | Promise<{ toString(): string }>,
  options: {
    status?: 200 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503;
    cache?: keyof typeof caching;
  } = {},
): Response | Promise<Response> {
  c.header('cache-control', caching[options.cache ?? 'form']);
  return c.html(page as never, options.status ?? 200);
}
