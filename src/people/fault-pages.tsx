import { ButtonLink, Heading, Lead, Notice } from '../ui/index.ts';
import { isResidentTag, type ResidentTag, residentTagFor } from '../web/locales.ts';
import { sendPage } from '../web/send-page.ts';
import { residentWords } from '../web/words.ts';
import type { AppContext } from './app-env.ts';
import { ResidentShell } from './shells.tsx';

export type Fault = 'notFound' | 'away' | 'busy' | 'unexpected';
const statusOf = { notFound: 404, away: 503, busy: 503, unexpected: 500 } as const;

/** The language of a resident's page: named in its address, else the browser's. */
export function tagOfRequest(c: AppContext): ResidentTag {
  const named = c.req.path.split('/').find(isResidentTag);
  return named ?? residentTagFor(c.req.header('accept-language'));
}

/** A page in plain words for what went wrong, in the person's language. */
export function faultPage(c: AppContext, fault: Fault): Response | Promise<Response> {
  const tag = tagOfRequest(c);
  const { say } = residentWords(tag);
  const workspace = c.get('workspace') ?? { name: 'Hoofdrol' };
  return sendPage(
    c,
    <ResidentShell workspace={workspace} tag={tag} title={say(`fault.${fault}.title`)}>
      <Heading level={1}>{say(`fault.${fault}.title`)}</Heading>
      {fault === 'notFound' ? (
        <Lead>{say('fault.notFound.body')}</Lead>
      ) : (
        <Notice kind="warning">{say(`fault.${fault}.body`)}</Notice>
      )}
      {fault !== 'notFound' && c.req.method === 'GET' && (
        <ButtonLink href={c.req.path}>{say('fault.again')}</ButtonLink>
      )}
    </ResidentShell>,
    { status: statusOf[fault], cache: 'secret' },
  );
}
