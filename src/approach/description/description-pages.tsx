import { type AppContext, CoalitionShell, FormFaults, may } from '../../people/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  Heading,
  Lead,
  Notice,
  Paragraph,
  Quote,
  RadioGroup,
  StatusBadge,
  TextArea,
} from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import type { Approach } from '../approach.ts';
import { ChangedMeanwhile, ChangeFrame, changePath, SaveButtons } from '../change-frame.tsx';
import type { DescriptionFaults } from './change-description.ts';
import { descriptionLocale, type ShownDescription } from './description.ts';

type Seen = { c: AppContext };

/** Whether a resident partner understands the description, and since when. */
export function DescriptionStanding({ c, shown }: Seen & { shown: ShownDescription }) {
  const { words, workspace } = c.var;
  const { say, locale } = words;
  const { state, checks, wasClear } = shown;
  if (state === 'none') return null;
  const last = checks[0];
  if (state === 'unchecked' || !last) {
    return (
      <StatusBadge tone="waiting">
        {say(wasClear ? 'approach.description.outdated' : 'approach.description.unchecked')}
      </StatusBadge>
    );
  }
  const day = sayDay(dayIn(workspace.zone, last.checkedAt), locale, 'short');
  return (
    <StatusBadge tone={state === 'clear' ? 'good' : 'waiting'}>
      {say(`approach.description.${state}`, { day })}
    </StatusBadge>
  );
}

/** What resident partners do not understand of it. */
function Remarks({ c, shown }: Seen & { shown: ShownDescription }) {
  const { words, workspace } = c.var;
  const { say, locale } = words;
  const remarks = shown.checks.flatMap(({ verdict, remark, name, checkedAt }) => {
    const body = wordsFor(remark, descriptionLocale)?.body;
    return verdict === 'unclear' && body ? [{ body, name, checkedAt }] : [];
  });
  if (remarks.length === 0) return null;
  return (
    <section class="hoofdrol-flow">
      <Heading level={2} look={3}>
        {say('approach.description.remarks')}
      </Heading>
      {remarks.map(({ body, name, checkedAt }) => (
        <Quote
          attribution={`${name}, ${sayDay(dayIn(workspace.zone, checkedAt), locale, 'short')}`}
        >
          {body}
        </Quote>
      ))}
    </section>
  );
}

export type DescriptionFormProps = Seen & {
  approach: Approach;
  shown: ShownDescription;
  typed: string;
  seen: string;
  faults?: DescriptionFaults;
  /** The words that somebody else wrote since the form was opened. */
  current?: string;
};

/** The form in which an approach is described in plain words. */
export function DescriptionFormPage(props: DescriptionFormProps) {
  const { c, approach, shown, typed, seen, faults = {}, current } = props;
  const { words } = c.var;
  const { say } = words;
  const error = faults.body && say(`approach.fault.${faults.body}`);
  return (
    <ChangeFrame c={c} approach={approach} page="description" errorCount={error ? 1 : 0}>
      <FormFaults words={words} faults={error ? [{ name: 'body', message: error }] : []} />
      {current !== undefined && (
        <ChangedMeanwhile
          words={words}
          now={[{ term: say('approach.description'), definition: current }]}
        />
      )}
      <DescriptionStanding c={c} shown={shown} />
      <Remarks c={c} shown={shown} />
      <Form
        action={changePath(approach, 'description')}
        hidden={{ gezien: seen }}
        busyLabel={say('form.busy')}
      >
        <TextArea
          name="body"
          label={say('approach.form.description')}
          hint={say('approach.form.description.hint')}
          error={error}
          value={typed}
          rows={8}
          required
        />
        <SaveButtons words={words} approach={approach} />
      </Form>
    </ChangeFrame>
  );
}

export type DescriptionCheckProps = Seen & {
  approach: Approach;
  shown: ShownDescription;
  formKey: string;
  typed?: { verdict: string; remark: string };
  fault?: 'verdict-missing' | 'remark-missing' | 'remark-too-long';
  isChanged?: boolean;
  /** It was just said whether this is understood. */
  isSaid?: boolean;
};

/** The description of an approach; a resident partner says whether it is understood. */
export function DescriptionPage(props: DescriptionCheckProps) {
  const { c, approach, shown, formKey, typed, fault, isChanged, isSaid } = props;
  const { words, workspace, account } = c.var;
  const { say } = words;
  const title = say('approach.description');
  const path = `/aanpak/${approach.slug}/uitleg`;
  const mayCheck = may(account, 'approaches.check-words') && shown.state !== 'none';
  const field = fault === 'verdict-missing' ? 'verdict' : 'remark';
  const error = fault && say(`approach.fault.${fault}`);
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={path}
      errorCount={fault ? 1 : 0}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[
        { label: say('approach.list.title'), href: '/aanpak' },
        { label: approach.title, href: `/aanpak/${approach.slug}` },
        { label: title },
      ]}
    >
      <Heading level={1}>{title}</Heading>
      <FormFaults words={words} faults={error ? [{ name: field, message: error }] : []} />
      {isSaid && (
        <Notice kind="success" live>
          {say('approach.description.said')}
        </Notice>
      )}
      {isChanged && (
        <Notice kind="warning" title={say('approach.description.changed.title')} live>
          <Paragraph>{say('approach.description.changed')}</Paragraph>
        </Notice>
      )}
      {shown.state === 'none' ? (
        <Lead>{say('approach.description.none')}</Lead>
      ) : (
        <>
          <Quote lang="nl">{shown.body}</Quote>
          <DescriptionStanding c={c} shown={shown} />
        </>
      )}
      {mayCheck ? (
        <Form
          action={path}
          hidden={{ formKey, versie: String(shown.version) }}
          busyLabel={say('form.busy')}
        >
          <Heading level={2}>{say('approach.description.check')}</Heading>
          <RadioGroup
            name="verdict"
            label={say('approach.description.verdict')}
            error={field === 'verdict' ? error : undefined}
            value={typed?.verdict}
            options={(['clear', 'unclear'] as const).map((one) => ({
              value: one,
              label: say(`approach.description.verdict.${one}`),
            }))}
            required
          />
          <TextArea
            name="remark"
            label={say('approach.description.remark')}
            hint={say('approach.description.remark.hint')}
            error={field === 'remark' ? error : undefined}
            value={typed?.remark}
            rows={4}
            optional={say('approach.optional')}
          />
          <ButtonGroup>
            <Button>{say('approach.description.send')}</Button>
          </ButtonGroup>
        </Form>
      ) : (
        <Remarks c={c} shown={shown} />
      )}
      <ButtonGroup>
        <ButtonLink href={`/aanpak/${approach.slug}`} look="subtle">
          {say('approach.back')}
        </ButtonLink>
      </ButtonGroup>
    </CoalitionShell>
  );
}
