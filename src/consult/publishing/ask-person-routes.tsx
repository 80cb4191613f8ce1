import { Hono } from 'hono';
import { sharedCopyOf } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { type AppContext, type AppEnv, requireRight } from '../../people/index.ts';
import { readFile } from '../../thread/files/file-store.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { isResidentTag, type ResidentTag } from '../../web/locales.ts';
import { readForm } from '../../web/multipart.ts';
import { sendBytes } from '../../web/send-bytes.ts';
import { sendPage } from '../../web/send-page.ts';
import { readToken, signToken } from '../../web/signed-token.ts';
import { listPath } from '../bringing/people-to-tell-pages.tsx';
import { logReading } from '../contributions/message-store.ts';
import {
  AskPersonPage,
  type AskPersonProps,
  askPath,
  type PersonAsked,
} from './ask-person-pages.tsx';
import { personToAsk } from './ask-store.ts';
import { contributionToPublish } from './publishing-store.ts';
import { cannotAsk, copiesToAskBy, hearConsent } from './share-for-person.ts';
import { typedShare } from './sharing.ts';

const filePurpose = 'ask-person-file';

/** Whom this person was asked to ask; reading their first words is written down. */
export async function peopleToAsk(
  tx: Tx,
  deps: Deps,
  tenantId: string,
  accountId: string,
): Promise<PersonAsked[]> {
  const asks: PersonAsked[] = [];
  for (const { publicationId, beadId } of await copiesToAskBy(tx, tenantId, accountId)) {
    const person = await personToAsk(tx, tenantId, beadId);
    if (person) asks.push({ publicationId, person });
  }
  const ids = asks.map(({ person }) => person.contributionId);
  await logReading(tx, deps, tenantId, accountId, ids);
  return asks;
}

type Rest = Partial<Pick<AskPersonProps, 'typed' | 'how' | 'faults' | 'isHowMissing' | 'refusal'>>;

async function showQuestion(
  deps: Deps,
  c: AppContext,
  { tag, publicationId }: { tag: ResidentTag; publicationId: string },
  rest: Rest & { formKey?: string },
  status: 200 | 409 | 422,
): Promise<Response> {
  const { workspace, account } = c.var;
  const { tenantId } = workspace;
  const shown = await deps.db.tx({ tenantId }, async (tx) => {
    const mine = await copiesToAskBy(tx, tenantId, account.id);
    const ask = mine.find((one) => one.publicationId === publicationId);
    if (!ask) return { copy: null, person: null, sound: null };
    await logReading(tx, deps, tenantId, account.id, [ask.beadId]);
    const bead = { approachId: ask.approachId, id: ask.beadId, lock: false };
    const said = await contributionToPublish(tx, tenantId, bead);
    return {
      copy: await sharedCopyOf(tx, tenantId, ask.beadId),
      person: await personToAsk(tx, tenantId, ask.beadId),
      sound: said?.soundId ?? null,
    };
  });
  const { formKey = newFormKey(deps.random), ...more } = rest;
  const now = deps.clock.now();
  const fileHref = (id: string) =>
    `/mijn-mensen/bestand/${signToken(deps.secret, filePurpose, id, now)}`;
  const asksHow = account.role !== 'key-person';
  const where = { workspace, tag, publicationId, fileHref, formKey, asksHow };
  const page = <AskPersonPage {...where} {...shown} {...more} />;
  return sendPage(c, page, { status, cache: 'secret' });
}

/**
 * `/mijn-mensen/<tag>/mag/<id>`: asking one person whether a copy of their words may be shown, for whoever
 * was asked to ask; only until it is said.
 */
export function askPersonRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const bring = requireRight(deps, 'answers.bring');
  const path = '/mijn-mensen/:tag/mag/:id';

  routes.get('/mijn-mensen/bestand/:token', bring, async (c) => {
    const { tenantId } = c.get('workspace');
    const now = deps.clock.now();
    const id = readToken(deps.secret, filePurpose, c.req.param('token'), now);
    const file = id ? await deps.db.tx({ tenantId }, (tx) => readFile(tx, tenantId, id)) : null;
    return file ? sendBytes(c, file, 'private, no-store') : c.notFound();
  });

  routes.get(path, bring, (c) => {
    const { tag, id: publicationId } = c.req.param();
    if (!isResidentTag(tag)) return c.notFound();
    return showQuestion(deps, c, { tag, publicationId }, {}, 200);
  });

  routes.post(path, bring, async (c) => {
    const { tag, id: publicationId } = c.req.param();
    if (!isResidentTag(tag)) return c.notFound();
    const { form } = await readForm(c);
    const { workspace, account } = c.var;
    const typed = typedShare(form);
    const how = form.text('hoe');
    const formKey = formKeyOf(form, deps.random);
    const heard = { formKey, locale: tag, how, typed };
    const actor = { deps, workspace, account };
    const result = await hearConsent(actor, null, publicationId, heard);
    if (result.ok) return c.redirect(`${listPath(tag)}?gedaan=mag-${result.outcome}`, 303);
    const at = { tag, publicationId };
    switch (result.reason) {
      case 'invalid':
        return showQuestion(deps, c, at, { typed, how, formKey, faults: result.faults }, 422);
      case 'how-missing':
        return showQuestion(deps, c, at, { typed, how, formKey, isHowMissing: true }, 422);
      case 'gone':
        return showQuestion(deps, c, at, {}, 409);
      default:
        return showQuestion(deps, c, at, { how, refusal: result.reason }, 409);
    }
  });

  routes.post(`${path}/terug`, bring, async (c) => {
    await readForm(c);
    const { tag, id } = c.req.param();
    if (!isResidentTag(tag)) return c.notFound();
    const { workspace, account } = c.var;
    const isDone = await cannotAsk({ deps, workspace, account }, id);
    return c.redirect(isDone ? `${listPath(tag)}?gedaan=mag-cannot` : askPath(tag, id), 303);
  });
  return routes;
}
