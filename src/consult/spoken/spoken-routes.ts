import { Hono } from 'hono';
import type { AppEnv } from '../../people/index.ts';
import { readFile } from '../../thread/files/file-store.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { sendBytes } from '../../web/send-bytes.ts';
import { isPublicSound } from './spoken-store.ts';

/** `GET /geluid/:fileId`: recorded sentences of residents' screens, for everyone. */
export function spokenRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/geluid/:fileId', async (c) => {
    const { tenantId } = c.get('workspace');
    const fileId = c.req.param('fileId');
    if (!isId(fileId)) return c.notFound();
    const file = await deps.db.tx({ tenantId }, async (tx) =>
      (await isPublicSound(tx, tenantId, fileId)) ? readFile(tx, tenantId, fileId) : null,
    );
    return file ? sendBytes(c, file, 'public, max-age=86400') : c.notFound();
  });
  return routes;
}
