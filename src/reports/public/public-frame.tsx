import type { Child } from 'hono/jsx';
import { ResidentShell, type Workspace } from '../../people/index.ts';
import type { Day } from '../../web/calendar.ts';
import { isResidentTag, locales, type ResidentTag } from '../../web/locales.ts';
import type { ReportKind } from '../documents/document.ts';
import type { ApproachRecord } from '../record/approach-record.ts';
import { feedPath } from './public-page.ts';

/** Through which link somebody can say something. */
export interface Invitation {
  readonly slug: string;
  readonly locales: readonly ResidentTag[];
}

/** A report that everybody may read, with the day of its newest version. */
export interface PublicReport {
  readonly publicId: string;
  readonly kind: ReportKind;
  readonly publishedOn: Day;
}

export interface PublicView {
  readonly workspace: Workspace;
  readonly tag: ResidentTag;
  readonly record: ApproachRecord;
  readonly invitation: Invitation | null;
  /** Newest first. */
  readonly reports: readonly PublicReport[];
}

/** Addresses of the same page in other languages, and of the feed, for programs. */
function HeadLinks({ workspace, tag, record, href }: PublicView & { href: Href }) {
  return (
    <>
      <link rel="alternate" type="application/atom+xml" href={feedPath(record.approach.slug)} />
      {workspace.locales
        .filter((other) => other !== tag)
        .map((other) => (
          <link rel="alternate" hreflang={locales[other].lang} href={href(other)} />
        ))}
    </>
  );
}

type Href = (tag: ResidentTag) => string;

/** The frame of every page about one approach. */
export function Frame(props: PublicView & { title: string; href: Href; children?: Child }) {
  const { workspace, tag, title, href, children } = props;
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={title}
      languages={{ tags: workspace.locales, href }}
      head={HeadLinks({ ...props })}
    >
      {children}
    </ResidentShell>
  );
}

/** The language of the page that somebody asked for: theirs when this workspace has it, else its first. */
export function tagHere(workspace: Workspace, wanted: string): ResidentTag {
  const first = workspace.locales[0] ?? 'nl-eenvoudig';
  return isResidentTag(wanted) && workspace.locales.includes(wanted) ? wanted : first;
}
