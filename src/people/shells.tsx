import type { Child } from 'hono/jsx';
import {
  Button,
  CoalitionLayout,
  Form,
  LanguageButtons,
  type LanguageChoice,
  LanguageSwitch,
  Link,
  LinkList,
  type NavItem,
  Paragraph,
  ResidentLayout,
} from '../ui/index.ts';
import { sayDay } from '../web/calendar.ts';
import { locales, type ResidentTag, residentTagOf, residentTags } from '../web/locales.ts';
import { type CoalitionKey, type CoalitionWords, residentWords } from '../web/words.ts';
import { isSeat, may, type Right } from './accounts/account.ts';
import type { SignedIn } from './sessions/session-store.ts';
import type { Workspace } from './workspaces/workspace.ts';

export type ResidentShellProps = {
  workspace: Pick<Workspace, 'name'> & Partial<Pick<Workspace, 'isDemo'>>;
  tag: ResidentTag;
  title: string;
  /** How many faults the form came back with. */
  errorCount?: number;
  /** The same page in other languages; left out where a switch would lose what was typed. */
  languages?: {
    tags: readonly ResidentTag[];
    href: (tag: ResidentTag) => string;
    /** For who is signed in: the choice is kept, for other pages and for letters. */
    isKept?: boolean;
  };
  scripts?: readonly string[];
  /** More in the head: links to feeds. */
  head?: Child;
  children?: Child;
};

/** The languages of a page as the layout wants them. */
export function languageChoices(
  tags: readonly ResidentTag[],
  current: ResidentTag | null,
  href: (tag: ResidentTag) => string,
): LanguageChoice[] {
  return tags.map((tag) => ({
    name: locales[tag].name,
    lang: locales[tag].lang,
    dir: locales[tag].dir,
    href: href(tag),
    current: tag === current,
  }));
}

/** Every page for residents stands in this. */
export function ResidentShell(props: ResidentShellProps) {
  const { workspace, tag, title, errorCount = 0, languages, scripts = [], head, children } = props;
  const { say, locale } = residentWords(tag);
  return (
    <ResidentLayout
      lang={locale.lang}
      dir={locale.dir}
      title={title}
      errorsInTitle={errorCount > 0 ? say('page.errors', { count: errorCount }) : undefined}
      workspaceName={workspace.name}
      skipLabel={say('page.skip')}
      demoBanner={workspace.isDemo ? say('page.demo') : undefined}
      scripts={scripts}
      head={head}
      languageSwitch={languages && <ResidentLanguages {...languages} tag={tag} />}
      footer={
        <>
          <LinkList
            items={[
              { href: `/antwoord/${tag}`, label: say('page.answer') },
              { href: `/over/${tag}`, label: say('page.about') },
              { href: `/toegankelijkheid/${tag}`, label: say('footer.accessibility') },
              { href: `/privacy/${tag}`, label: say('footer.privacy') },
              { href: `/cookies/${tag}`, label: say('footer.cookies') },
            ]}
          />
          {locale.status === 'machine' && (
            <Paragraph quiet>
              <Link href={`/over/${tag}#languages`}>{say('page.machine')}</Link>
            </Paragraph>
          )}
        </>
      }
    >
      {children}
    </ResidentLayout>
  );
}

function ResidentLanguages({
  tag,
  tags,
  href,
  isKept = false,
}: NonNullable<ResidentShellProps['languages']> & Pick<ResidentShellProps, 'tag'>) {
  const label = residentWords(tag).say('page.languages');
  const choices = languageChoices(tags, tag, href);
  if (!isKept) return <LanguageSwitch label={label} languages={choices} />;
  const kept = choices.flatMap((choice, at) => ({ ...choice, value: tags[at] ?? tag }));
  return <LanguageButtons label={label} languages={kept} action="/taal" />;
}

type Way = { href: string; label: CoalitionKey; right: Right; unless?: Right };

const navigation: readonly Way[] = [
  { href: '/week', label: 'week.title', right: 'own.manage' },
  { href: '/berichten', label: 'nav.inbox', right: 'contributions.read' },
  // who reads contributions finds what to bring among those
  {
    href: '/mijn-mensen',
    label: 'nav.bring',
    right: 'answers.bring',
    unless: 'contributions.read',
  },
  { href: '/aanpak', label: 'nav.approaches', right: 'approaches.read' },
  { href: '/voorlezen', label: 'nav.sentences', right: 'sentences.record' },
  { href: '/mensen', label: 'nav.people', right: 'people.manage' },
  { href: '/verwerkingen', label: 'privacy.title', right: 'processings.read' },
];

const ownPages: readonly Way[] = [
  { href: '/mijn/mail', label: 'digest.title', right: 'own.manage' },
  { href: '/mijn/aanmeldingen', label: 'nav.sessions', right: 'own.manage' },
  { href: '/mijn/gegevens', label: 'ownData.title', right: 'own.manage' },
  { href: '/mijn/tweede-stap', label: 'nav.secondFactor', right: 'own.manage' },
  { href: '/mijn/vervanging', label: 'nav.delegation', right: 'answers.check' },
];

/** The ways that someone may go, with the one that leads here marked. */
function waysOf(
  ways: readonly Way[],
  account: SignedIn | null,
  { say }: CoalitionWords,
  path: string,
): NavItem[] {
  const isOpen = ({ right, unless }: Way) =>
    account !== null && may(account, right) && !(unless && may(account, unless));
  return ways.filter(isOpen).map(({ href, label }) => ({
    href,
    label: say(label),
    current: path === href || path.startsWith(`${href}/`),
  }));
}

/** Every way that someone may go on pages of the coalition, for a page that has no bar with those. */
export const waysFrom = (account: SignedIn, words: CoalitionWords): NavItem[] =>
  waysOf([...navigation, ...ownPages], account, words, '');

/** That this is the demo, which day it is there, and the way to move it. */
function DemoBanner({
  workspace,
  words,
  account,
}: Pick<CoalitionShellProps, 'workspace' | 'words' | 'account'>) {
  const { say, locale } = words;
  const { demoDay } = workspace;
  return (
    <>
      {say('page.demo')}
      {demoDay?.isMoved && ` ${say('demo.banner', { day: sayDay(demoDay.day, locale) })}`}
      {demoDay && account && (
        <>
          {' '}
          <a href="/demo">{say('demo.banner.link')}</a>
        </>
      )}
    </>
  );
}

type OwnLanguageProps = Pick<CoalitionShellProps, 'workspace' | 'words' | 'path'> & {
  account: SignedIn;
};

/** The languages in which somebody may have these pages; choosing one comes back to this page. */
function OwnLanguage({ workspace, words, account, path }: OwnLanguageProps) {
  if (isSeat(account.role)) {
    const tag = residentTagOf(words.locale.tag);
    const tags = residentTags.filter((one) => one === tag || workspace.locales.includes(one));
    return <ResidentLanguages tag={tag} tags={tags} href={() => path} isKept />;
  }
  const other = words.locale.tag === 'nl' ? 'en' : 'nl';
  return (
    <Form
      action="/taal"
      inline
      hidden={{ taal: other, naar: path }}
      label={words.say('people.language')}
    >
      <Button look="subtle">
        <span lang={other}>{locales[other].name}</span>
      </Button>
    </Form>
  );
}

export type CoalitionShellProps = {
  workspace: Pick<Workspace, 'name' | 'isDemo' | 'demoDay' | 'locales'>;
  words: CoalitionWords;
  /** Null on the pages before signing in. */
  account: SignedIn | null;
  title: string;
  /** The address of this page, to mark where one is. */
  path: string;
  errorCount?: number;
  breadcrumbs?: readonly { label: string; href?: string }[];
  scripts?: readonly string[];
  children?: Child;
};

/** Every page for the people of a coalition stands in this. */
export function CoalitionShell(props: CoalitionShellProps) {
  const { workspace, account, title, path, errorCount = 0, breadcrumbs, children } = props;
  const words = props.words.frame ?? props.words;
  const { say, locale } = words;
  return (
    <CoalitionLayout
      lang={locale.lang}
      dir={locale.dir}
      title={title}
      errorsInTitle={errorCount > 0 ? say('page.errors', { count: errorCount }) : undefined}
      workspaceName={workspace.name}
      homeHref="/"
      skipLabel={say('page.skip')}
      demoBanner={workspace.isDemo ? DemoBanner({ workspace, words, account }) : undefined}
      scripts={props.scripts}
      navLabel={say('nav.label')}
      nav={waysOf(navigation, account, words, path)}
      account={
        account
          ? {
              name: account.name,
              role: say(`role.${account.role}`),
              menu: { label: say('nav.own'), items: waysOf(ownPages, account, words, path) },
              actions: (
                <Form action="/afmelden" inline label={say('page.signOut')}>
                  <Button look="secondary">{say('page.signOut')}</Button>
                </Form>
              ),
            }
          : undefined
      }
      languageSwitch={account && OwnLanguage({ workspace, words, account, path })}
      content={props.words.frame && { lang: props.words.locale.lang, dir: props.words.locale.dir }}
      breadcrumbs={breadcrumbs && { label: say('page.breadcrumbs'), items: [...breadcrumbs] }}
      footer={<CoalitionFooter words={words} account={account} />}
    >
      {props.words.frame && (
        <Paragraph quiet lang={locale.lang} dir={locale.dir}>
          {say('page.inDutch')}
        </Paragraph>
      )}
      {children}
    </CoalitionLayout>
  );
}

/** What Hoofdrol is; and that a machine translated the page, for who reads it in such a language. */
function CoalitionFooter({ words, account }: Pick<CoalitionShellProps, 'words' | 'account'>) {
  const { say, locale } = words;
  const tag = residentTagOf(locale.tag);
  const isResident = account !== null && isSeat(account.role);
  return (
    <>
      <LinkList
        items={[{ href: isResident ? `/over/${tag}` : '/over', label: say('page.about') }]}
      />
      {isResident && locale.status === 'machine' && (
        <Paragraph quiet>
          <Link href={`/over/${tag}#languages`}>{residentWords(tag).say('page.machine')}</Link>
        </Paragraph>
      )}
    </>
  );
}
