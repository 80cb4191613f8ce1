import { type AppContext, FormFaults, may } from '../../people/index.ts';
import {
  Button,
  DataList,
  Form,
  Heading,
  Link,
  List,
  Notice,
  Paragraph,
  SelectField,
} from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import { PrivacyShell } from '../privacy-shell.tsx';
import { mayExtend, type PersonRequest, refusals } from './request.ts';
import { sayAbout, sayState } from './say-request.ts';

export type RequestPageProps = {
  c: AppContext;
  request: PersonRequest;
  today: Day;
  /** What stands in the way of what was pressed. */
  fault?: 'changed' | 'too-late' | 'why-missing' | undefined;
};

/** One request: what was asked, by when, what to give, and how it ended. */
export function RequestPage(props: RequestPageProps) {
  const { c, request, fault } = props;
  const { words, account } = c.var;
  const { say } = words;
  const mayManage = may(account, 'processings.manage');
  return (
    <PrivacyShell
      c={c}
      title={say(`requests.kind.${request.kind}`)}
      path={`/verwerkingen/verzoeken/${request.id}`}
      trail={[{ label: say('requests.title'), href: '/verwerkingen/verzoeken' }]}
      errorCount={fault === 'why-missing' ? 1 : 0}
    >
      {fault === 'why-missing' && (
        <FormFaults
          words={words}
          faults={[{ name: 'refusedWhy', message: say('requests.fault.why-missing') }]}
        />
      )}
      {(fault === 'changed' || fault === 'too-late') && (
        <Notice kind="warning" live>
          {say(`requests.fault.${fault}`)}
        </Notice>
      )}
      <Facts {...props} />
      {mayManage && <Overview {...props} />}
      {mayManage && request.state === 'open' && <Acts {...props} />}
    </PrivacyShell>
  );
}

function Facts({ c, request }: RequestPageProps) {
  const { words } = c.var;
  const { say, locale } = words;
  const day = (one: Day) => sayDay(one, locale);
  const { askedOn, dueOn, extendedOn, closedOn, through } = request;
  return (
    <DataList
      items={[
        { term: say('requests.column.about'), definition: sayAbout(words, request) },
        {
          term: say('requests.column.asked'),
          definition: `${day(askedOn)}, ${say(`requests.through.${through}`)}`,
        },
        { term: say('requests.column.due'), definition: day(dueOn) },
        ...(extendedOn ? [{ term: say('requests.extended'), definition: day(extendedOn) }] : []),
        {
          term: say('requests.column.how'),
          definition: [sayState(words, request), closedOn && day(closedOn)]
            .filter(Boolean)
            .join(', '),
        },
      ]}
    />
  );
}

/** What to give the person: everything about each message, or about the account. */
function Overview({ c, request }: RequestPageProps) {
  const { say } = c.var.words;
  const { id, contributionIds, accountId, kind } = request;
  const path = `/verwerkingen/verzoeken/${id}`;
  if (contributionIds.length === 0 && accountId === null) {
    return <Paragraph>{say('requests.nothing')}</Paragraph>;
  }
  return (
    <>
      <Heading level={2}>{say('requests.overview')}</Heading>
      <Paragraph>{say('requests.overview.lead')}</Paragraph>
      {accountId && (
        <Form action={`${path}/account`}>
          <Button look="secondary">{say('requests.overview.account')}</Button>
        </Form>
      )}
      <List
        items={contributionIds.map((contribution, place) => (
          <>
            <Link href={`/berichten/${contribution}`}>
              {say('requests.message', { number: place + 1 })}
            </Link>
            <Form action={`${path}/overzicht`} hidden={{ contribution }} inline>
              <Button look="secondary" label={say('requests.overview.of', { number: place + 1 })}>
                {say('requests.overview.make')}
              </Button>
            </Form>
          </>
        ))}
      />
      {kind === 'erase' && <Paragraph quiet>{say('requests.erase.how')}</Paragraph>}
      {kind === 'correct' && <Paragraph quiet>{say('requests.correct.how')}</Paragraph>}
    </>
  );
}

function Acts({ c, request, today, fault }: RequestPageProps) {
  const { say } = c.var.words;
  const path = `/verwerkingen/verzoeken/${request.id}`;
  const seen = String(request.version);
  return (
    <>
      <Heading level={2}>{say('requests.finish')}</Heading>
      <Form action={`${path}/klaar`} hidden={{ seen }} busyLabel={say('form.busy')}>
        <Button>{say('requests.done')}</Button>
      </Form>
      {mayExtend(request, today) && (
        <Form action={`${path}/langer`} hidden={{ seen }} busyLabel={say('form.busy')}>
          <Paragraph>{say('requests.extend.lead')}</Paragraph>
          <Button look="secondary">{say('requests.extend')}</Button>
        </Form>
      )}
      <Form action={`${path}/weigeren`} hidden={{ seen }} busyLabel={say('form.busy')}>
        <SelectField
          name="refusedWhy"
          label={say('requests.field.refusedWhy')}
          hint={say('requests.field.refusedWhy.hint')}
          value=""
          error={fault === 'why-missing' ? say('requests.fault.why-missing') : undefined}
          emptyLabel={say('people.choose')}
          options={refusals.map((why) => ({ value: why, label: say(`requests.refused.${why}`) }))}
          required
        />
        <Button look="secondary">{say('requests.refuse')}</Button>
      </Form>
    </>
  );
}
