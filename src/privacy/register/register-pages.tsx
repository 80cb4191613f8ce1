import { type AppContext, may } from '../../people/index.ts';
import { ButtonGroup, ButtonLink, DataList, Link, Notice, Table } from '../../ui/index.ts';
import type { Day } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { PrivacyShell } from '../privacy-shell.tsx';
import type { ProcessingHere, RegisterHere } from './read-register.ts';
import { sayIn, sayLast, sayNext, sayTerm } from './say-register.ts';

/** Every processing with its term, what the job last did and when it does so again. */
export function RegisterPage({
  c,
  register,
  openRequests,
  today,
}: {
  c: AppContext;
  register: RegisterHere;
  /** How many requests of persons wait. */
  openRequests: number;
  today: Day;
}) {
  const { words, account } = c.var;
  const { say } = words;
  const title = say('privacy.title');
  return (
    <PrivacyShell c={c} title={title} lead={say('privacy.lead')} path="/verwerkingen">
      <Responsible words={words} register={register} />
      <ButtonGroup>
        <ButtonLink href="/verwerkingen/verzoeken">
          {say('privacy.requests.open', { count: openRequests })}
        </ButtonLink>
        <ButtonLink href="/gelezen">{say('people.readings.title')}</ButtonLink>
        {may(account, 'processings.manage') && (
          <ButtonLink href="/verwerkingen/verantwoordelijk">
            {say('privacy.responsible')}
          </ButtonLink>
        )}
      </ButtonGroup>
      <Table
        caption={title}
        captionHidden
        columns={[
          { label: say('privacy.column.name') },
          { label: say('privacy.column.term') },
          { label: say('privacy.column.last') },
          { label: say('privacy.column.next') },
          { label: say('privacy.column.ground') },
        ]}
        rows={register.processings.map((here) => rowOf(words, here, today))}
      />
    </PrivacyShell>
  );
}

function rowOf(words: CoalitionWords, here: ProcessingHere, today: Day) {
  const { say } = words;
  const { processing, days, isOwn } = here;
  return [
    <Link href={`/verwerkingen/${processing.id}`}>{sayIn(words, processing.name)}</Link>,
    <>
      {sayTerm(words, processing, days ?? undefined)}
      {isOwn && <span class="hoofdrol-quiet"> ({say('privacy.term.own')})</span>}
    </>,
    sayLast(words, here),
    sayNext(words, here, today),
    processing.grounds.map((ground) => say(`privacy.groundShort.${ground}`)).join(', '),
  ];
}

/** Who is responsible, or that nobody said so. */
export function Responsible({
  words,
  register: { controller, joint },
}: {
  words: CoalitionWords;
  register: Pick<RegisterHere, 'controller' | 'joint'>;
}) {
  const { say } = words;
  if (!controller) {
    return (
      <Notice kind="warning" title={say('privacy.responsible.missing.title')}>
        <p>{say('privacy.responsible.missing')}</p>
      </Notice>
    );
  }
  const officer = [controller.officerName, controller.officerContact].filter(Boolean).join(', ');
  return (
    <DataList
      items={[
        {
          term: say('privacy.responsible.controller'),
          definition: [controller.name, controller.address, controller.contact].join(', '),
        },
        {
          term: say('privacy.responsible.officer'),
          definition: officer || say('privacy.responsible.none'),
        },
        ...(joint.length > 0
          ? [
              {
                term: say('privacy.responsible.joint'),
                definition: joint.map(({ name, task }) => `${name} (${task})`).join('; '),
              },
            ]
          : []),
      ]}
    />
  );
}
