import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { assetPath } from './assets.ts';
import { NumberBadge } from './notice.tsx';
import { Pictogram } from './pictogram.tsx';

export type PageProps = {
  lang: string;
  dir: 'ltr' | 'rtl';
  title: string;
  /** "(2 fouten)": stands first in the title when a form came back. */
  errorsInTitle?: string | undefined;
  workspaceName: string;
  homeHref?: string | undefined;
  /** "Naar de inhoud". */
  skipLabel: string;
  /** "Fictief voorbeeld": a line above everything in the demo. */
  demoBanner?: Child;
  /** Names in the manifest of optional scripts: `enhance/listen.js`. */
  scripts?: readonly string[] | undefined;
  /** More in the head: links to feeds, a robots line. */
  head?: Child;
  footer?: Child;
  children?: Child;
};

function Document({
  lang,
  dir,
  title,
  errorsInTitle,
  workspaceName,
  skipLabel,
  scripts = [],
  head,
  children,
  stylesheet,
}: PageProps & { stylesheet: string }) {
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={lang} dir={dir}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>
            {errorsInTitle && `${errorsInTitle} `}
            {title} · {workspaceName}
          </title>
          <link rel="stylesheet" href={assetPath(stylesheet)} />
          <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
          {scripts.map((name) => (
            <script type="module" src={assetPath(name)} />
          ))}
          {head}
        </head>
        <body class="utrecht-document hoofdrol-page">
          <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#main">
            {skipLabel}
          </a>
          {children}
        </body>
      </html>
    </>
  );
}

export type ResidentLayoutProps = PageProps & {
  languageSwitch?: Child;
};

/** A page for residents: one narrow column, no menu, no account. Includes the doctype. */
export function ResidentLayout(props: ResidentLayoutProps) {
  const { workspaceName, homeHref, demoBanner, languageSwitch, footer, children } = props;
  return (
    <Document {...props} stylesheet="resident.css">
      <header class="hoofdrol-header">
        {demoBanner && <p class="hoofdrol-demo">{demoBanner}</p>}
        <div class="hoofdrol-header__inner">
          <WorkspaceName name={workspaceName} href={homeHref} />
          {languageSwitch}
        </div>
      </header>
      <main class="hoofdrol-main hoofdrol-flow" id="main" tabindex={-1}>
        {children}
      </main>
      <PageFooter>{footer}</PageFooter>
    </Document>
  );
}

export type NavItem = {
  href: string;
  label: string;
  current?: boolean | undefined;
  /** How many wait there, with what they are ("berichten wachten"). */
  count?: { value: number; label: string } | undefined;
};

export type CoalitionLayoutProps = PageProps & {
  nav: readonly NavItem[];
  navLabel: string;
  account?:
    | {
        name: string;
        role?: string | undefined;
        /** What is this person's own; shown when they press their name. */
        menu?: { label: string; items: readonly NavItem[] } | undefined;
        actions?: Child;
      }
    | undefined;
  breadcrumbs?:
    | { label: string; items: readonly { label: string; href?: string | undefined }[] }
    | undefined;
  languageSwitch?: Child;
  /** The language of what stands on the page, where the frame around it is in another. */
  content?: { lang: string; dir: 'ltr' | 'rtl' } | undefined;
};

/** A page for the people of a coalition. Includes the doctype. */
export function CoalitionLayout(props: CoalitionLayoutProps) {
  const { workspaceName, homeHref, demoBanner, nav, navLabel, account, breadcrumbs } = props;
  const { content } = props;
  return (
    <Document {...props} stylesheet="coalition.css">
      <header class="hoofdrol-header">
        {demoBanner && <p class="hoofdrol-demo">{demoBanner}</p>}
        <div class="hoofdrol-header__inner">
          <WorkspaceName name={workspaceName} href={homeHref} />
          <div class="hoofdrol-account">
            {props.languageSwitch}
            {account && (
              <>
                <AccountName {...account} />
                {account.actions}
              </>
            )}
          </div>
        </div>
        {nav.length > 0 && (
          <nav class="hoofdrol-nav" aria-label={navLabel}>
            <ul>
              {nav.map(({ href, label, current, count }) => (
                <li>
                  <a href={href} aria-current={current ? 'page' : undefined}>
                    {label}
                    {count && (
                      <>
                        {' '}
                        <NumberBadge count={count.value} label={count.label} />
                      </>
                    )}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      {breadcrumbs && <Breadcrumbs {...breadcrumbs} content={content} />}
      <main
        class="hoofdrol-main hoofdrol-main--wide hoofdrol-flow"
        id="main"
        tabindex={-1}
        {...content}
      >
        {props.children}
      </main>
      <PageFooter>{props.footer}</PageFooter>
    </Document>
  );
}

/** Who is signed in; pressing the name shows what is their own. */
function AccountName({ name, role, menu }: NonNullable<CoalitionLayoutProps['account']>) {
  const content = (
    <>
      <Pictogram name="person" /> {name}
      {role && <span class="hoofdrol-quiet"> {role}</span>}
    </>
  );
  if (!menu) return <span class="hoofdrol-account__name">{content}</span>;
  return (
    <details class="hoofdrol-menu">
      <summary class="hoofdrol-account__name">{content}</summary>
      <ul aria-label={menu.label}>
        {menu.items.map(({ href, label, current }) => (
          <li>
            <a class="nl-link" href={href} aria-current={current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function WorkspaceName({ name, href }: { name: string; href?: string | undefined }) {
  const content = (
    <>
      <svg class="hoofdrol-mark" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#0e605d" />
        <circle cx="16" cy="13.5" r="10" fill="#f4bd50" />
        <circle cx="16" cy="12.5" r="4.5" fill="#fffdf9" />
        <path d="M6 29.5a10 10 0 0 1 20 0z" fill="#fffdf9" />
      </svg>
      <span>{name}</span>
    </>
  );
  return href ? (
    <a class="hoofdrol-workspace" href={href}>
      {content}
    </a>
  ) : (
    <span class="hoofdrol-workspace">{content}</span>
  );
}

function Breadcrumbs({
  label,
  items,
  content,
}: {
  label: string;
  items: readonly { label: string; href?: string | undefined }[];
  content: CoalitionLayoutProps['content'];
}) {
  return (
    <nav class="hoofdrol-breadcrumbs" aria-label={label}>
      <ol {...content}>
        {items.map((item) => (
          <li>
            {item.href ? (
              <a class="nl-link" href={item.href}>
                <bdi>{item.label}</bdi>
              </a>
            ) : (
              <span aria-current="page">
                <bdi>{item.label}</bdi>
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function PageFooter({ children }: { children?: Child }) {
  if (!children) return null;
  return (
    <footer class="hoofdrol-footer">
      <div class="hoofdrol-footer__inner">{children}</div>
    </footer>
  );
}

/** Links at the foot of a page. */
export function LinkList({
  items,
  label,
}: {
  items: readonly { href: string; label: string; lang?: string | undefined }[];
  label?: string | undefined;
}) {
  return (
    <ul class="hoofdrol-link-list" aria-label={label}>
      {items.map(({ href, label: words, lang }) => (
        <li>
          <a class="nl-link" href={href} lang={lang}>
            {words}
          </a>
        </li>
      ))}
    </ul>
  );
}
