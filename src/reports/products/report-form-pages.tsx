import { FormFaults } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  CheckboxGroup,
  Form,
  Heading,
  Lead,
  Pagination,
  Paragraph,
  StatusBadge,
  TextArea,
} from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { mostChosen, type Section } from '../compose/choices.ts';
import { ownWordsLimit, type Report } from './report.ts';
import { ChangedNotice, ReportFrame, type ReportHere, reportPath } from './report-frame.tsx';

/** An entry to choose. */
export interface EntryChoice {
  readonly beadId: string;
  readonly words: string;
  readonly isPublic: boolean;
  readonly isChosen: boolean;
}

interface FormPage extends ReportHere {
  readonly report: Report;
  readonly isChanged?: boolean;
}

function Save({ words: { say }, href }: { words: CoalitionWords; href: string }) {
  return (
    <ButtonGroup>
      <Button>{say('report.save')}</Button>
      <ButtonLink href={href} look="subtle">
        {say('report.cancel')}
      </ButtonLink>
    </ButtonGroup>
  );
}

/** Which entries a report tells. */
export function ChooseEntriesPage(
  props: FormPage & {
    parts: readonly { section: Section; entries: readonly EntryChoice[] }[];
    isTooMany?: boolean;
  },
) {
  const { c, approach, report, parts, isTooMany = false, isChanged = false } = props;
  const { words } = c.var;
  const { say } = words;
  const path = reportPath(approach, report.id);
  const title = say('report.choose');
  const faults = isTooMany
    ? [{ message: say('report.choose.tooMany', { count: mostChosen }) }]
    : [];
  const filled = parts.filter(({ entries }) => entries.length > 0);
  return (
    <ReportFrame
      {...{ c, approach, title }}
      path={`${path}/kiezen`}
      under={report}
      errorCount={faults.length}
    >
      <Heading level={1}>{title}</Heading>
      <FormFaults words={words} faults={faults} />
      {isChanged && <ChangedNotice words={words} />}
      <Lead>{say(filled.length > 0 ? 'report.choose.lead' : 'report.choose.none')}</Lead>
      <Form
        action={`${path}/kiezen`}
        hidden={{ gezien: String(report.version) }}
        busyLabel={say('form.busy')}
      >
        {filled.map(({ section, entries }) => (
          <CheckboxGroup
            name={`kies-${section}`}
            label={say(`report.choose.${section}`)}
            values={entries.flatMap(({ beadId, isChosen }) => (isChosen ? [beadId] : []))}
            options={entries.map(({ beadId, words: told, isPublic }) => ({
              value: beadId,
              label: (
                <>
                  {told}{' '}
                  <StatusBadge tone={isPublic ? 'good' : 'waiting'}>
                    {say(isPublic ? 'report.choose.public' : 'report.waiting')}
                  </StatusBadge>
                </>
              ),
            }))}
          />
        ))}
        <Save words={words} href={path} />
      </Form>
    </ReportFrame>
  );
}

/** A sentence to change: what stands there, and what it rests on. */
export interface SentenceField {
  readonly slot: string;
  readonly words: string;
  /** What the form was made with; a field that still holds it is not touched. */
  readonly shown: string;
  readonly basis: string;
  readonly isOwn: boolean;
  readonly isTooLong: boolean;
}

const lineLength = 70;
const mostRows = 8;

/** The sentences of one part of a report, each in a field. */
export function SentencesPage(
  props: FormPage & {
    part: string;
    index: number;
    from: number;
    nextFrom: number | null;
    lang: string;
    fields: readonly SentenceField[];
  },
) {
  const { c, approach, report, part, index, from, nextFrom, fields, isChanged = false } = props;
  const { words } = c.var;
  const { say } = words;
  const path = reportPath(approach, report.id);
  const here = `${path}/zinnen`;
  const tooLong = say('report.sentences.tooLong', { count: ownWordsLimit });
  const faults = fields.flatMap(({ slot, isTooLong }) =>
    isTooLong ? [{ name: `zin-${slot}`, message: tooLong }] : [],
  );
  const title = say('report.sentences.part', { part });
  return (
    <ReportFrame {...{ c, approach, title }} path={here} under={report} errorCount={faults.length}>
      <Heading level={1}>{title}</Heading>
      <FormFaults words={words} faults={faults} />
      {isChanged && <ChangedNotice words={words} />}
      <Lead>{say('report.sentences.lead')}</Lead>
      <Form
        action={`${here}?deel=${index}&vanaf=${from}`}
        hidden={{ gezien: String(report.version) }}
        busyLabel={say('form.busy')}
      >
        {fields.map((field, number) => (
          <>
            <TextArea
              name={`zin-${field.slot}`}
              label={say('report.sentences.field', { number: from + number + 1 })}
              hint={
                field.basis ? say('report.sentences.basis', { sources: field.basis }) : undefined
              }
              error={field.isTooLong ? tooLong : undefined}
              value={field.words}
              lang={props.lang}
              rows={Math.min(mostRows, 1 + Math.ceil(field.words.length / lineLength))}
            />
            <input type="hidden" name={`was-${field.slot}`} value={field.shown} />
            {field.isOwn && (
              <div class="hoofdrol-choice">
                <input
                  type="checkbox"
                  class="utrecht-checkbox utrecht-checkbox--html-input"
                  id={`ons-${field.slot}`}
                  name="ons"
                  value={field.slot}
                />
                <label class="hoofdrol-choice__label" for={`ons-${field.slot}`}>
                  {say('report.sentences.ours')}
                </label>
              </div>
            )}
          </>
        ))}
        {fields.length === 0 && <Paragraph>{say('report.choose.none')}</Paragraph>}
        <Save words={words} href={path} />
      </Form>
      {nextFrom !== null && (
        <Pagination
          label={say('report.sentences.more')}
          next={{
            href: `${here}?deel=${index}&vanaf=${nextFrom}`,
            label: say('report.sentences.more'),
          }}
        />
      )}
    </ReportFrame>
  );
}
