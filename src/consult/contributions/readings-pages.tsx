import { type Account, type AppContext, CoalitionShell, may } from '../../people/index.ts';
import {
  Button,
  Form,
  Heading,
  Lead,
  Link,
  Pagination,
  Paragraph,
  SelectField,
  Table,
} from '../../ui/index.ts';
import { dayIn, sayDay, sayTime } from '../../web/calendar.ts';
import type { Reading, ReadingsFilter, ReadingsPage } from './readings-store.ts';

/** Who read which contribution, newest first. */
export function ReadingsLogPage({
  c,
  page,
  filter,
  people,
}: {
  c: AppContext;
  page: ReadingsPage;
  filter: ReadingsFilter;
  /** Everyone who can have read something, also who left. */
  people: readonly Pick<Account, 'id' | 'name'>[];
}) {
  const { workspace, words, account } = c.var;
  const { say, locale } = words;
  const title = say('people.readings.title');
  const when = (moment: Date) => sayDay(dayIn(workspace.zone, moment), locale, 'short');
  const address = (place: string, id: string) => {
    const query = new URLSearchParams({ [place]: id });
    if (filter.accountId) query.set('wie', filter.accountId);
    return `/gelezen?${query}`;
  };
  const mayOpen = may(account, 'contributions.read');
  const what = ({ contributionId, receivedAt }: Reading) => {
    if (receivedAt === null) return say('people.readings.gone');
    const which = say('people.readings.contribution', { day: when(receivedAt) });
    return mayOpen ? <Link href={`/berichten/${contributionId}`}>{which}</Link> : which;
  };
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path="/gelezen"
      breadcrumbs={[{ label: say('privacy.title'), href: '/verwerkingen' }, { label: title }]}
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('people.readings.lead')}</Lead>
      <Form action="/gelezen" method="get" inline>
        <SelectField
          name="wie"
          label={say('people.readings.person')}
          value={filter.accountId ?? ''}
          emptyLabel={say('people.readings.everyone')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Button look="secondary">{say('people.readings.show')}</Button>
      </Form>
      {page.readings.length === 0 ? (
        <Paragraph>{say('people.readings.none')}</Paragraph>
      ) : (
        <Table
          caption={title}
          captionHidden
          columns={[
            { label: say('people.readings.person') },
            { label: say('people.readings.what') },
            { label: say('people.readings.when') },
          ]}
          rows={page.readings.map((reading) => [
            reading.readerName,
            what(reading),
            `${when(reading.readAt)} ${sayTime(reading.readAt, workspace.zone, locale)}`,
          ])}
        />
      )}
      <Pagination
        label={say('people.readings.pages')}
        previous={
          page.newer === null
            ? undefined
            : { href: address('na', page.newer), label: say('people.readings.newer') }
        }
        next={
          page.older === null
            ? undefined
            : { href: address('voor', page.older), label: say('people.readings.older') }
        }
      />
    </CoalitionShell>
  );
}
