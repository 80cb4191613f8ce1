import type { AppContext } from '../../people/index.ts';

/** Answers with a file to keep; nothing of it stays with the browser beside that. */
export function sendDownload(
  c: AppContext,
  file: { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string },
): Response {
  c.header('content-type', file.mediaType);
  c.header('content-disposition', `attachment; filename="${file.name}"`);
  c.header('cache-control', 'no-store');
  return c.body(new Uint8Array(file.bytes));
}
