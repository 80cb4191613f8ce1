import type { TextByLocale } from '../../thread/texts.ts';
import { DataList, Heading, Link, List, Paragraph, PictureLine } from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { firstWords } from '../../web/first-words.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { type ResidentWords, residentWords } from '../../web/words.ts';
import type { ApproachRecord, Told } from '../record/approach-record.ts';
import type { PublicReport } from './public-frame.tsx';
import {
  type Change,
  changesOf,
  feedPath,
  itemPath,
  partnersByDomain,
  reportPath,
} from './public-page.ts';
import { sayDomain, sayLevels, shownWords } from './public-words.ts';

export interface PartProps {
  readonly record: ApproachRecord;
  readonly tag: ResidentTag;
}

/** How many changes stand on the page; each is also with the decisions and goals. */
const shownChanges = 8;
/** Where the words of a change are cut: they stand whole with the decision or goal. */
const changeLength = 120;
/** How many decisions on one thing that residents said. */
const shownDecisions = 3;

/** Where, for whom, since when, and who leads it. */
export function Facts({ record: { approach }, tag }: PartProps) {
  const { say, locale } = residentWords(tag);
  const { areas, forWhom, startedOn, coordinator } = approach;
  return (
    <DataList
      items={[
        ...(areas.length > 0
          ? [{ term: say('public.where'), definition: <bdi>{areas.join(', ')}</bdi> }]
          : []),
        ...(forWhom
          ? [{ term: say('public.forWhom'), definition: say(`public.forWhom.${forWhom}`) }]
          : []),
        { term: say('public.since'), definition: sayDay(startedOn, locale, 'short') },
        { term: say('public.coordinator'), definition: <bdi>{coordinator}</bdi> },
      ]}
    />
  );
}

type Text = TextByLocale | null;
type In = { slug: string; tag: ResidentTag };

/** What was done or not done, with the way to where it stands whole. */
function Outcome({ label, text, of, slug, tag }: In & { label: string; text: Text; of: Told }) {
  const shown = shownWords(text, tag, changeLength);
  return (
    <Paragraph>
      <strong>{label}</strong>{' '}
      {shown && of.publicId && (
        <Link href={itemPath(slug, tag, of.publicId)} lang={shown.lang} dir={shown.dir}>
          {shown.body}
        </Link>
      )}
    </Paragraph>
  );
}

/** One change: what residents said, and what was decided on it; or what they changed of a goal. */
function ChangeLine({ change, ...where }: In & { change: Change }) {
  const { say } = residentWords(where.tag);
  if (change.kind === 'goal') {
    const { goal } = change;
    return (
      <PictureLine pictogram="change">
        <Outcome label={say('public.changed.goal')} text={goal.input} of={goal} {...where} />
      </PictureLine>
    );
  }
  const { said, decisions } = change;
  const words = shownWords(said && ('heard' in said ? said.heard : said.change), where.tag);
  return (
    <PictureLine pictogram="speak">
      <Paragraph>
        {say(words ? 'public.changed.said' : 'public.changed.message')}{' '}
        {words && (
          <q lang={words.lang} dir={words.dir}>
            {firstWords(words.body, changeLength)}
          </q>
        )}
      </Paragraph>
      {decisions.slice(0, shownDecisions).map((one) => (
        <Outcome
          label={`${say(`public.outcome.${one.outcome}`)}.`}
          text={one.what}
          of={one}
          {...where}
        />
      ))}
    </PictureLine>
  );
}

/** What changed because of residents, noes included. */
export function Changes({ record, tag }: PartProps) {
  const { say } = residentWords(tag);
  const changes = changesOf(record).slice(0, shownChanges);
  return (
    <>
      <Heading level={2} id="veranderd">
        {say('public.changed.title')}
      </Heading>
      {changes.length === 0 ? (
        <Paragraph>{say('public.changed.none')}</Paragraph>
      ) : (
        <Paragraph>{say('public.changed.lead')}</Paragraph>
      )}
      {changes.map((change) => (
        <ChangeLine change={change} slug={record.approach.slug} tag={tag} />
      ))}
    </>
  );
}

/** How many messages were answered and how soon, with where the figures come from. */
export function Figures({ record: { figures, approach }, tag }: PartProps) {
  const { say, locale } = residentWords(tag);
  const { received, answered, medianDays, asOf } = figures;
  return (
    <>
      <Paragraph>{say('public.answers.promise', { days: approach.answerDays })}</Paragraph>
      <List
        items={[
          say('public.answers.received', { count: received }),
          say('public.answers.answered', { count: answered }),
          ...(medianDays === null ? [] : [say('public.answers.median', { days: medianDays })]),
        ]}
      />
      <Paragraph quiet>
        {say('public.answers.source', { day: sayDay(asOf, locale, 'short') })}
      </Paragraph>
    </>
  );
}

/** What still waits, and since when it is late. */
export function Open({ record, tag }: PartProps) {
  const { say, locale } = residentWords(tag);
  const { open, late, lateSince, contested } = record.figures;
  const overdue = record.decisions.filter(({ state }) => state === 'to-review');
  const goals = record.goals.filter(({ state }) => state === 'open').length;
  const day = (value: string) => sayDay(value, locale, 'short');
  const oldest = overdue.map(({ reviewOn }) => reviewOn).sort()[0];
  const lines = [
    open === 0 ? say('public.open.none') : say('public.open.waiting', { count: open }),
    lateSince && say('public.open.late', { count: late, day: day(lateSince) }),
    contested > 0 && say('public.open.contested', { count: contested }),
    oldest && say('public.open.reviews', { count: overdue.length, day: day(oldest) }),
    goals > 0 && say('public.open.goals', { count: goals }),
  ].filter((line) => typeof line === 'string');
  return (
    <>
      <Heading level={2} id="open">
        {say('public.open.title')}
      </Heading>
      <List items={lines} />
    </>
  );
}

type Partner = ApproachRecord['partners'][number];

const sayPartner = (words: ResidentWords, { name, levels }: Partner) => (
  <>
    <bdi>{name}</bdi>
    {levels.length > 0 && ` (${sayLevels(words, levels)})`}
  </>
);

/** Who is in the coalition, by what they are about and what they do in it. */
export function Who({ record, tag }: PartProps) {
  const words = residentWords(tag);
  const { say } = words;
  return (
    <>
      <Heading level={2} id="wie">
        {say('public.who.title')}
      </Heading>
      <PictureLine pictogram="people">
        <Paragraph>
          {say(record.hasResidentPartners ? 'public.who.residents' : 'public.who.noResidents')}
        </Paragraph>
      </PictureLine>
      {record.partners.length === 0 && <Paragraph>{say('public.who.none')}</Paragraph>}
      {partnersByDomain(record.partners).map(({ domain, partners }) => (
        <>
          <Heading level={3} look={4}>
            {sayDomain(words, domain)}
          </Heading>
          <List items={partners.map((partner) => sayPartner(words, partner))} />
        </>
      ))}
    </>
  );
}

/** The newest seal, and how somebody else checks it. */
export function Proof({ record: { seal }, tag }: PartProps) {
  const { say, locale } = residentWords(tag);
  return (
    <>
      <Heading level={2} id="zegel">
        {say('public.proof.title')}
      </Heading>
      <Paragraph>{say('public.proof.body')}</Paragraph>
      {seal ? (
        <>
          <Paragraph>
            {say('public.proof.seal', {
              number: seal.number,
              day: sayDay(seal.sealedOn, locale, 'short'),
            })}{' '}
            <code dir="ltr">{seal.hash}</code>
          </Paragraph>
          <Paragraph quiet>
            {say('public.proof.how')} <code dir="ltr">npx hoofdrol verify --seal {seal.hash}</code>{' '}
            (docs/operations/verify.md)
          </Paragraph>
        </>
      ) : (
        <Paragraph>{say('public.proof.none')}</Paragraph>
      )}
    </>
  );
}

/** How many letters and sheets stand on the page. */
const shownReports = 10;

/** Letters and sheets that were published, with the day of each. */
export function Reports({
  record,
  tag,
  reports,
}: PartProps & { reports: readonly PublicReport[] }) {
  const { say, locale } = residentWords(tag);
  if (reports.length === 0) return null;
  return (
    <>
      <Heading level={2} id="brieven">
        {say('public.reports.title')}
      </Heading>
      <List
        items={reports
          .slice(0, shownReports)
          .map(({ publicId, kind, publishedOn }) => (
            <Link href={reportPath(record.approach.slug, publicId)}>
              {say(`public.reports.${kind}`, { day: sayDay(publishedOn, locale, 'short') })}
            </Link>
          ))}
      />
    </>
  );
}

/** Other ways to the same: news for readers of feeds, data for programs. */
export function Follow({ record, tag }: PartProps) {
  const { say } = residentWords(tag);
  const { slug } = record.approach;
  return (
    <>
      <Heading level={2} id="volgen">
        {say('public.follow.title')}
      </Heading>
      <List
        items={[
          <Link href={feedPath(slug)}>{say('public.follow.feed')}</Link>,
          <Link href="/api/v1/openapi.json">{say('public.follow.data')}</Link>,
          <Link href={`/openbaar?taal=${tag}`}>{say('public.list.all')}</Link>,
        ]}
      />
    </>
  );
}
