import { type AppContext, may } from '../../people/index.ts';
import {
  ButtonGroup,
  ButtonLink,
  Heading,
  Link,
  Paragraph,
  StatusBadge,
  Table,
} from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import { PrivacyShell } from '../privacy-shell.tsx';
import type { PersonRequest } from './request.ts';
import { sayAbout, sayState } from './say-request.ts';

/** What people asked about their own data: what waits first, then what was handled. */
export function RequestListPage({
  c,
  open,
  closed,
  today,
}: {
  c: AppContext;
  open: readonly PersonRequest[];
  closed: readonly PersonRequest[];
  today: Day;
}) {
  const { words, account } = c.var;
  const { say, locale } = words;
  const title = say('requests.title');
  const short = (day: Day) => sayDay(day, locale, 'short');
  const what = ({ id, kind }: PersonRequest) => (
    <Link href={`/verwerkingen/verzoeken/${id}`}>{say(`requests.kind.${kind}`)}</Link>
  );
  return (
    <PrivacyShell c={c} title={title} lead={say('requests.lead')} path="/verwerkingen/verzoeken">
      {may(account, 'processings.manage') && (
        <ButtonGroup>
          <ButtonLink href="/verwerkingen/verzoeken/nieuw" look="primary">
            {say('requests.new')}
          </ButtonLink>
        </ButtonGroup>
      )}
      <Heading level={2}>{say('requests.open')}</Heading>
      {open.length === 0 ? (
        <Paragraph>{say('requests.open.none')}</Paragraph>
      ) : (
        <Table
          id="open"
          caption={say('requests.open')}
          captionHidden
          columns={[
            { label: say('requests.column.what') },
            { label: say('requests.column.about') },
            { label: say('requests.column.asked') },
            { label: say('requests.column.due') },
          ]}
          rows={open.map((one) => [
            what(one),
            sayAbout(words, one),
            `${short(one.askedOn)}, ${say(`requests.through.${one.through}`)}`,
            <>
              {short(one.dueOn)}{' '}
              {one.dueOn < today && <StatusBadge tone="bad">{say('requests.late')}</StatusBadge>}
            </>,
          ])}
        />
      )}
      <Heading level={2}>{say('requests.closed')}</Heading>
      {closed.length === 0 ? (
        <Paragraph>{say('requests.closed.none')}</Paragraph>
      ) : (
        <Table
          id="closed"
          caption={say('requests.closed')}
          captionHidden
          columns={[
            { label: say('requests.column.what') },
            { label: say('requests.column.about') },
            { label: say('requests.column.asked') },
            { label: say('requests.column.closed') },
            { label: say('requests.column.how') },
          ]}
          rows={closed.map((one) => [
            what(one),
            sayAbout(words, one),
            `${short(one.askedOn)}, ${say(`requests.through.${one.through}`)}`,
            one.closedOn ? short(one.closedOn) : '',
            sayState(words, one),
          ])}
        />
      )}
    </PrivacyShell>
  );
}
