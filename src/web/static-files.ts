import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Handler } from 'hono';
import { takesGzip } from './send-page.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  txt: 'text/plain; charset=utf-8',
};
const compressible = new Set(['css', 'js', 'svg', 'txt']);

interface Kept {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer> | null;
}

/** Serves built files by their hashed names, for good; they are few, so they stay in memory. */
export function staticFiles(directory: string): Handler {
  const kept = new Map<string, Kept>();
  const read = async (name: string, extension: string): Promise<Kept> => {
    const known = kept.get(name);
    if (known) return known;
    const plain = new Uint8Array(await readFile(join(directory, name)));
    const gzipped = compressible.has(extension) ? new Uint8Array(gzipSync(plain)) : null;
    kept.set(name, { plain, gzipped });
    return { plain, gzipped };
  };
  return async (c) => {
    const name = c.req.path.replace(/^\/assets\//, '');
    const extension = name.split('.').at(-1) ?? '';
    const type = mediaTypes[extension];
    if (!type || !/^(enhance\/)?[a-z0-9-]+(\.[a-zA-Z0-9_-]+)+$/.test(name)) return c.notFound();
    const file = await read(name, extension).catch(() => null);
    if (!file) return c.notFound();
    c.header('content-type', type);
    c.header('cache-control', 'public, max-age=31536000, immutable');
    if (!file.gzipped || !takesGzip(c)) return c.body(file.plain);
    c.header('content-encoding', 'gzip');
    c.header('vary', 'accept-encoding');
    return c.body(file.gzipped);
  };
}
