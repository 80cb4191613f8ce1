import { ResidentShell, type Workspace } from '../../people/index.ts';
import {
  Card,
  Heading,
  Lead,
  Link,
  LinkList,
  Notice,
  Paragraph,
  PrintButton,
} from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { isResidentTag, type ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import { DocumentView } from '../documents/document-view.tsx';
import { publicPath } from '../public/public-page.ts';
import type { PublishedReport } from './read-report.ts';
import type { Report } from './report.ts';
import { publicReportPath } from './report-frame.tsx';
import type { VersionLine } from './version-store.ts';

interface Props {
  readonly workspace: Workspace;
  /** The language of the page around the report. */
  readonly tag: ResidentTag;
  readonly slug: string;
  readonly report: Report;
}

type ReportProps = Props & {
  readonly published: PublishedReport;
  readonly versions: readonly VersionLine[];
};

/** The files of this version, and its other versions. */
function Beside({ tag, slug, report, published, versions }: ReportProps) {
  const { say, locale } = residentWords(tag);
  const { version, tag: language } = published;
  const path = publicReportPath({ slug }, report);
  const here = `?versie=${version.number}&taal=${language}`;
  const others = versions.filter(({ number }) => number !== version.number);
  return (
    <Card title={say('sheet.files')}>
      <LinkList
        items={[
          { href: `${path}.pdf${here}`, label: say('sheet.pdf') },
          { href: `${path}.docx${here}`, label: say('sheet.docx') },
          { href: `${path}.txt${here}`, label: say('sheet.text') },
          ...(report.kind === 'resident-sheet'
            ? [{ href: `${path}.pdf${here}&papier=a3`, label: say('sheet.poster') }]
            : []),
        ]}
      />
      {others.length > 0 && <Paragraph>{say('sheet.versions')}</Paragraph>}
      {others.length > 0 && (
        <LinkList
          items={others.map(({ number, publishedOn }) => ({
            href: `${path}?versie=${number}`,
            label: say('sheet.version', { number, day: sayDay(publishedOn, locale, 'short') }),
          }))}
        />
      )}
      <PrintButton label={residentWords(tag).say('say.code.print')} />
    </Card>
  );
}

/** A published report, as anybody reads it. */
export function PublicReportPage(props: ReportProps) {
  const { workspace, tag, slug, report, published } = props;
  const { say } = residentWords(tag);
  const path = publicReportPath({ slug }, report);
  const { ready, version, tags } = published;
  const title = ready.title.runs.map(({ text }) => text).join('');
  const languages = tags.filter(isResidentTag);
  return (
    <ResidentShell
      {...{ workspace, tag, title }}
      scripts={['enhance/print.js']}
      {...(languages.length > 1 && {
        languages: {
          tags: languages,
          href: (other: ResidentTag) => `${path}?versie=${version.number}&taal=${other}`,
        },
      })}
    >
      {version.number < report.newest && (
        <Notice kind="info" title={say('sheet.older')}>
          <Paragraph>
            <Link href={path}>{say('sheet.newest')}</Link>
          </Paragraph>
        </Notice>
      )}
      <DocumentView document={ready} />
      <Beside {...props} />
      <Paragraph>
        <Link href={publicPath(slug, tag)}>{say('sheet.page.more')}</Link>
      </Paragraph>
    </ResidentShell>
  );
}

/** What stood here was taken back. */
export function GoneReportPage({ workspace, tag, slug, report }: Props) {
  const { say, locale } = residentWords(tag);
  const title = say('sheet.gone');
  const { withdrawnOn } = report;
  return (
    <ResidentShell {...{ workspace, tag, title }}>
      <Heading level={1}>{title}</Heading>
      {withdrawnOn && <Lead>{say('sheet.gone.body', { day: sayDay(withdrawnOn, locale) })}</Lead>}
      <Paragraph>
        <Link href={publicPath(slug, tag)}>{say('sheet.page.more')}</Link>
      </Paragraph>
    </ResidentShell>
  );
}

/** A file that could not be made. */
export function NoFilePage({ workspace, tag, slug, report }: Props) {
  const { say } = residentWords(tag);
  const title = say('sheet.fault');
  return (
    <ResidentShell {...{ workspace, tag, title }}>
      <Heading level={1}>{title}</Heading>
      <Paragraph>
        <Link href={publicReportPath({ slug }, report)}>{say('sheet.newest')}</Link>
      </Paragraph>
    </ResidentShell>
  );
}
