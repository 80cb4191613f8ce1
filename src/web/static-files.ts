import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Handler } from 'hono';

const mediaTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  txt: 'text/plain; charset=utf-8',
};

/** Serves built files by their hashed names, for good; they are few, so they stay in memory. */
export function staticFiles(directory: string): Handler {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return async (c) => {
    const name = c.req.path.replace(/^\/assets\//, '');
    const type = mediaTypes[name.split('.').at(-1) ?? ''];
    if (!type || !/^(enhance\/)?[a-z0-9-]+(\.[a-zA-Z0-9_-]+)+$/.test(name)) return c.notFound();
    let bytes = kept.get(name);
    if (!bytes) {
      try {
        bytes = new Uint8Array(await readFile(join(directory, name)));
      } catch {
        return c.notFound();
      }
      kept.set(name, bytes);
    }
    return c.body(bytes, 200, {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  };
}
