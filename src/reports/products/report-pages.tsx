import { may } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  Columns,
  Form,
  Link,
  LinkList,
  List,
  Notice,
  Paragraph,
  PrintButton,
} from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import type { Block } from '../documents/document.ts';
import { DocumentView } from '../documents/document-view.tsx';
import type { ReadySentence } from '../documents/ready-document.ts';
import type { Draft } from './read-report.ts';
import type { Report } from './report.ts';
import {
  publicReportPath,
  ReportFrame,
  type ReportHere,
  reportPath,
  StateBadge,
} from './report-frame.tsx';
import type { VersionLine } from './version-store.ts';

export interface ReportPageProps extends ReportHere {
  readonly report: Report;
  readonly draft: Draft;
  readonly versions: readonly VersionLine[];
  readonly formKey: string;
}

/** The parts of a document as its headings divide it. */
const partsOf = (blocks: readonly Block<ReadySentence>[]): string[] =>
  blocks.flatMap((block) => (block.block === 'heading' && block.level === 2 ? [block.text] : []));

/** What can be done with a report. */
function Actions({ c, approach, report, draft, formKey }: ReportPageProps) {
  const { words, account } = c.var;
  const { say } = words;
  const path = reportPath(approach, report.id);
  const mayWrite = may(account, 'reports.write');
  const mayPublish = may(account, 'reports.publish');
  const isPublic = report.state === 'published';
  return (
    <Card title={say('report.do')}>
      <Paragraph>
        <StateBadge words={words} report={report} />
      </Paragraph>
      {mayWrite && (
        <ButtonGroup>
          <ButtonLink href={`${path}/kiezen`} look="secondary">
            {say('report.choose')}
          </ButtonLink>
        </ButtonGroup>
      )}
      {mayWrite && (
        <>
          <Paragraph>{say('report.sentences')}</Paragraph>
          <List
            items={[say('report.sentences.title'), ...partsOf(draft.ready.blocks)].map(
              (part, index) => (
                <Link
                  href={`${path}/zinnen?deel=${index}`}
                  label={say('report.sentences.part', { part })}
                >
                  {part}
                </Link>
              ),
            )}
          />
        </>
      )}
      {mayPublish && (
        <ButtonGroup>
          <ButtonLink href={`${path}/publiceren`}>
            {say(report.newest > 0 ? 'report.publish.again' : 'report.publish')}
          </ButtonLink>
          {isPublic && (
            <ButtonLink href={`${path}/versturen`} look="secondary">
              {say('report.mail')}
            </ButtonLink>
          )}
        </ButtonGroup>
      )}
      {mayPublish && isPublic && (
        <Form action={`${path}/terughalen`} hidden={{ formKey }} label={say('report.withdraw')}>
          <Paragraph quiet>{say('report.withdraw.hint')}</Paragraph>
          <Button look="subtle">{say('report.withdraw')}</Button>
        </Form>
      )}
    </Card>
  );
}

function Files({ c, approach, report }: ReportPageProps) {
  const { say } = c.var.words;
  const path = `${reportPath(approach, report.id)}/bestand`;
  return (
    <Card title={say('report.files')}>
      <LinkList
        items={[
          { href: `${path}/pdf`, label: say('report.pdf') },
          { href: `${path}/docx`, label: say('report.docx') },
          ...(report.kind === 'resident-sheet'
            ? [{ href: `${path}/pdf?papier=a3`, label: say('report.poster') }]
            : []),
        ]}
      />
      <PrintButton label={say('report.print')} />
    </Card>
  );
}

function Versions({ c, approach, report, versions }: ReportPageProps) {
  const { say, locale } = c.var.words;
  if (versions.length === 0) return null;
  const path = publicReportPath(approach, report);
  return (
    <Card title={say('report.versions')}>
      <List
        items={versions.map(({ number, publishedOn }) => {
          const line = say('report.versions.line', { number, day: sayDay(publishedOn, locale) });
          return report.state === 'published' ? (
            <Link href={`${path}?versie=${number}`}>{line}</Link>
          ) : (
            line
          );
        })}
      />
    </Card>
  );
}

/** Why a report cannot be public as it stands. */
function Standing({ c, approach, report, draft }: ReportPageProps) {
  const { words, account } = c.var;
  const { say } = words;
  if (!draft.isOpen) {
    return (
      <Notice kind="info" title={say('report.notOpen')}>
        <Paragraph>{say('report.notOpen.hint')}</Paragraph>
      </Notice>
    );
  }
  if (draft.notPublic.size === 0) return null;
  return (
    <Notice kind="info" title={say('report.notPublic', { count: draft.notPublic.size })}>
      <Paragraph>{say('report.notPublic.hint')}</Paragraph>
      <Paragraph>
        <Link href={`/publiceren/${approach.slug}`}>{say('report.notPublic.link')}</Link>
      </Paragraph>
      {may(account, 'reports.write') && (
        <Form
          action={`${reportPath(approach, report.id)}/alleen-openbaar`}
          hidden={{ gezien: String(report.version) }}
          label={say('report.publicOnly')}
        >
          <Button look="secondary">{say('report.publicOnly')}</Button>
        </Form>
      )}
    </Notice>
  );
}

/** A report as it is being written, and what can be done with it. */
export function ReportPage(props: ReportPageProps) {
  const { c, approach, report, draft } = props;
  const { say } = c.var.words;
  const notPublic = draft.isOpen
    ? { slots: draft.notPublic, label: say('report.waiting') }
    : undefined;
  return (
    <ReportFrame
      {...{ c, approach }}
      title={say(`report.kind.${report.kind}`)}
      path={reportPath(approach, report.id)}
    >
      <Columns
        sideLabel={say('report.do')}
        main={
          <>
            <Standing {...props} />
            <DocumentView document={draft.ready} notPublic={notPublic} />
          </>
        }
        side={
          <>
            <Actions {...props} />
            <Files {...props} />
            <Versions {...props} />
          </>
        }
      />
    </ReportFrame>
  );
}
