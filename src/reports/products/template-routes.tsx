import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { type AppContext, type AppEnv, requireRight, today } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { DocumentMaker } from '../documents/document-maker.ts';
import { templateLimits } from '../documents/template.ts';
import { TemplatePage, type TemplateProblem } from './template-pages.tsx';
import { dropTemplate, keepTemplate, templateFacts } from './template-store.ts';

/** What is wrong with the file that was sent; or its bytes. */
async function judgeUpload(
  maker: DocumentMaker,
  c: AppContext,
): Promise<{ ok: true; content: Uint8Array } | TemplateProblem> {
  const limit = { maxBytes: templateLimits.bytes, maxCount: 1 };
  const { form } = await readForm(c, { files: { sjabloon: limit } });
  if (form.problems.some(({ reason }) => reason === 'too-large')) {
    return { ok: false, reason: 'too-large' };
  }
  const [file] = form.files;
  if (!file) return { ok: false, reason: 'none' };
  const judged = await maker.checkTemplate(file.bytes);
  if (judged.ok) return { ok: true, content: file.bytes };
  // what the reader of documents cannot read is no document
  return judged.reason === 'failed' ? { ok: false, reason: 'not-docx' } : judged;
}

/** `/sjabloon`: the DOCX in which a workspace has its documents written. */
export function templateRoutes(deps: Deps, maker: DocumentMaker): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const publish = requireRight(deps, 'reports.publish');
  const sinceOf = async (c: AppContext) => {
    const { tenantId } = c.get('workspace');
    const facts = await deps.db.tx({ tenantId }, (tx) => templateFacts(tx, tenantId));
    return facts?.uploadedOn ?? null;
  };

  routes.get('/sjabloon', publish, async (c) =>
    sendPage(c, <TemplatePage c={c} since={await sinceOf(c)} />),
  );

  routes.post('/sjabloon', publish, async (c) => {
    const judged = await judgeUpload(maker, c);
    const since = await sinceOf(c);
    if (!judged.ok) {
      return sendPage(c, <TemplatePage {...{ c, since }} problem={judged} />, { status: 422 });
    }
    const { workspace, account } = c.var;
    const { tenantId } = workspace;
    const { content } = judged;
    const digest = createHash('sha256').update(content).digest('hex');
    const on = today(workspace, deps.clock.now());
    await deps.db.tx({ tenantId }, (tx) =>
      keepTemplate(tx, tenantId, { content, digest, by: account.id, on }),
    );
    return c.redirect('/sjabloon', 303);
  });

  routes.post('/sjabloon/weg', publish, async (c) => {
    await readForm(c);
    const { tenantId } = c.get('workspace');
    await deps.db.tx({ tenantId }, (tx) => dropTemplate(tx, tenantId));
    return c.redirect('/sjabloon', 303);
  });
  return routes;
}
