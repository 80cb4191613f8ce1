import { DataList, Heading, Lead, Link, List, Notice, Paragraph } from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { type ResidentWords, residentWords } from '../../web/words.ts';
import { sessionCookie } from '../request.ts';
import { ResidentShell } from '../shells.tsx';
import type { Workspace } from '../workspaces/workspace.ts';
import { letterOf, type PublicStatement } from './public-statement.ts';

type Where = { workspace: Workspace; tag: ResidentTag };

const mailOrPhone = (contact: string): string | null => {
  if (/^[^\s@]+@[^\s@]+$/.test(contact)) return `mailto:${contact}`;
  return /^[+\d][\d\s-]{5,}$/.test(contact) ? `tel:${contact.replaceAll(/[\s-]/g, '')}` : null;
};

/** An e-mail address or a telephone number that can be pressed, or the words as they are. */
function Contact({ contact }: { contact: string }) {
  const href = mailOrPhone(contact);
  return href ? (
    <Link href={href}>
      <bdi dir="ltr">{contact}</bdi>
    </Link>
  ) : (
    <span lang="nl">{contact}</span>
  );
}

function Examined({ words, statement }: { words: ResidentWords; statement: PublicStatement }) {
  const { say, locale } = words;
  const { examinedOn, examinedBy, reportUrl, statedOn, signedBy } = statement;
  const items = [
    { term: say('access.status'), definition: `${letterOf(statement.accessibility)}` },
    ...(examinedOn
      ? [{ term: say('access.examinedOn'), definition: sayDay(examinedOn, locale) }]
      : []),
    ...(examinedBy
      ? [{ term: say('access.examinedBy'), definition: <bdi>{examinedBy}</bdi> }]
      : []),
    ...(reportUrl
      ? [
          {
            term: say('access.report'),
            definition: (
              <Link href={reportUrl}>
                <bdi dir="ltr">{reportUrl}</bdi>
              </Link>
            ),
          },
        ]
      : []),
    ...(signedBy ? [{ term: say('access.signedBy'), definition: <bdi>{signedBy}</bdi> }] : []),
    ...(statedOn ? [{ term: say('access.statedOn'), definition: sayDay(statedOn, locale) }] : []),
  ];
  return <DataList items={items} />;
}

/**
 * `/toegankelijkheid`: what the workspace says of its own site; without a statement, that it was not
 * examined, and what the program itself is tested on.
 */
export function AccessibilityPage({
  workspace,
  tag,
  statement,
}: Where & { statement: PublicStatement }) {
  const words = residentWords(tag);
  const { say } = words;
  const { accessibility, knownProblems, contact } = statement;
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={say('access.title')}
      languages={{ tags: workspace.locales, href: (other) => `/toegankelijkheid/${other}` }}
    >
      <Heading level={1}>{say('access.title')}</Heading>
      <Lead>{say('access.lead', { workspace: workspace.name })}</Lead>
      {accessibility === null ? (
        <Notice kind="info">{say('access.not-examined', { workspace: workspace.name })}</Notice>
      ) : (
        <>
          <Paragraph>{say(`access.is.${accessibility}`)}</Paragraph>
          <Examined words={words} statement={statement} />
        </>
      )}
      {knownProblems && (
        <>
          <Heading level={2}>{say('access.problems')}</Heading>
          {knownProblems.split(/\n\s*\n/).map((one) => (
            <Paragraph>
              <span lang="nl" dir="auto">
                {one}
              </span>
            </Paragraph>
          ))}
        </>
      )}
      <Heading level={2}>{say('access.made.title')}</Heading>
      <List
        items={[say('access.made.reading'), say('access.made.phone'), say('access.made.machine')]}
      />
      <Paragraph>{say('access.made.untested')}</Paragraph>
      <Heading level={2}>{say('access.tell.title')}</Heading>
      {contact ? (
        <Paragraph>
          {say('access.tell.body')} <Contact contact={contact} />
        </Paragraph>
      ) : (
        <Paragraph>{say('access.tell.nobody')}</Paragraph>
      )}
    </ResidentShell>
  );
}

/** `/cookies`: which there are, for whom and why; and why nobody is asked to accept any. */
export function CookiesPage({ workspace, tag, baseUrl }: Where & { baseUrl: string }) {
  const { say } = residentWords(tag);
  const cookie = (name: string, what: string) => ({ term: <code>{name}</code>, definition: what });
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={say('cookies.title')}
      languages={{ tags: workspace.locales, href: (other) => `/cookies/${other}` }}
    >
      <Heading level={1}>{say('cookies.title')}</Heading>
      <Lead>{say('cookies.lead')}</Lead>
      <Paragraph>{say('cookies.none')}</Paragraph>
      <Heading level={2}>{say('cookies.team.title')}</Heading>
      <Paragraph>{say('cookies.team.lead')}</Paragraph>
      <DataList
        items={[
          cookie(sessionCookie(baseUrl), say('cookies.session')),
          cookie('hoofdrol-naar', say('cookies.where')),
          cookie('hoofdrol-organisatie', say('cookies.provider')),
        ]}
      />
      <Heading level={2}>{say('cookies.banner.title')}</Heading>
      <Paragraph>{say('cookies.banner.body')}</Paragraph>
    </ResidentShell>
  );
}
