import { type AppContext, FormFaults, may } from '../../people/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import {
  ButtonGroup,
  ButtonLink,
  DataList,
  type DataListItem,
  Heading,
  Notice,
  Paragraph,
  Photo,
  Quote,
  Sound,
  StatusBadge,
} from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import type { Publishable } from '../publish-source.ts';
import { wordsOfCopy } from './change-copy.ts';
import { markOfOriginal, originalWords } from './make-copy.ts';
import { type Consent, isAlive, type NotNow } from './publication.ts';
import { type ActFormsProps, ManageForms, PartnerForms } from './publication-act-forms.tsx';
import { Difference, PublicationFrame } from './publication-frame.tsx';
import type { PublicationPeople } from './publication-store.ts';
import {
  publicationPath,
  publicationsPath,
  sayFacts,
  sayStanding,
  titleOf,
} from './publication-words.ts';

/** What was just done, as the address says it. */
export const doneHere = ['proposed', 'asked', 'letThrough', 'held', 'published'] as const;

export interface PublicationProps extends ActFormsProps {
  readonly people: PublicationPeople;
  readonly consents: readonly Consent[];
  /** Photos that may be shown. */
  readonly photos: readonly string[];
  /** The bead as it is now; null when it is gone. */
  readonly original: Publishable | null;
  /** Where the bead itself can be read; null when this person may not. */
  readonly originalHref: string | null;
  readonly fileHref: (fileId: string) => string;
  readonly done?: (typeof doneHere)[number] | undefined;
  readonly problem?: NotNow | 'changed' | 'already' | null;
}

function Notices({ c, publication, people, original, done, problem }: PublicationProps) {
  const { words, workspace } = c.var;
  const { say, locale } = words;
  const { hold } = people;
  const { mark } = publication.facts;
  const isChanged = original !== null && mark !== undefined && markOfOriginal(original) !== mark;
  const reason = wordsFor(hold?.reason ?? null, locale.tag);
  const day = hold ? sayDay(dayIn(workspace.zone, hold.at), locale) : '';
  return (
    <>
      {done && (
        <Notice kind="success" live>
          {say(`publishing.done.${done}`)}
        </Notice>
      )}
      {problem === 'changed' || problem === 'already' ? (
        <Notice
          kind="warning"
          title={say(problem === 'already' ? 'publishing.already' : 'publishing.fault.changed')}
          live
        >
          {say(problem === 'already' ? 'publishing.already.body' : 'publishing.fault.changed.body')}
        </Notice>
      ) : (
        problem && (
          <Notice kind="warning" live>
            {say(`publishing.fault.${problem}`)}
          </Notice>
        )
      )}
      {publication.state === 'held' && hold && (
        <Notice kind="warning" title={say('publishing.one.held', { name: hold.by ?? '', day })}>
          {reason?.body && <Quote>{reason.body}</Quote>}
          <Paragraph>{say('publishing.one.held.how')}</Paragraph>
        </Notice>
      )}
      {isChanged && isAlive(publication) && (
        <Notice kind="info" title={say('publishing.one.originalChanged')}>
          {say('publishing.one.originalChanged.body')}
        </Notice>
      )}
    </>
  );
}

/** What the person said of each use, on which day and how. */
function sayConsent(c: AppContext, consent: Consent): string {
  const { words, workspace } = c.var;
  const { say, locale } = words;
  const { askedAt, givenAt, refusedAt, withdrawnAt, through, heardBy } = consent;
  const day = (moment: Date) => sayDay(dayIn(workspace.zone, moment), locale);
  const how = [
    ...(through ? [say(`publishing.consent.through.${through}`)] : []),
    ...(heardBy ? [say('publishing.consent.heardBy', { name: heardBy })] : []),
  ].join(', ');
  const told = (words: string) => (how ? `${words}, ${how}` : words);
  if (withdrawnAt) return say('publishing.consent.withdrawn', { day: day(withdrawnAt) });
  if (givenAt) return told(say('publishing.consent.given', { day: day(givenAt) }));
  if (refusedAt) return told(say('publishing.consent.refused', { day: day(refusedAt) }));
  return say('publishing.consent.waiting', { day: day(askedAt) });
}

function Consents({ c, approach, publication, consents }: PublicationProps) {
  const { say } = c.var.words;
  const mayAsk = may(c.var.account, 'contributions.answer') && isAlive(publication);
  if (consents.length === 0) return null;
  return (
    <section class="hoofdrol-flow">
      <Heading level={2} look={3}>
        {say('publishing.consent')}
      </Heading>
      <DataList
        items={consents.map((consent) => ({
          term: say(`publishing.use.${consent.use}`),
          definition: sayConsent(c, consent),
        }))}
      />
      {mayAsk && (
        <ButtonGroup>
          <ButtonLink href={`${publicationPath(approach, publication.id)}/toestemming`}>
            {say('publishing.ask.link')}
          </ButtonLink>
        </ButtonGroup>
      )}
    </section>
  );
}

/** What is shown besides the words: name, voice, photos, and what goes along. */
function Shown({ c, publication, photos, fileHref }: PublicationProps) {
  const { words } = c.var;
  const { say } = words;
  const { soundFileId, facts } = publication;
  const told = sayFacts(words, facts);
  return (
    <>
      {soundFileId && <Sound src={fileHref(soundFileId)} label={say('publishing.voice')} />}
      {photos.map((id, index) => {
        const label = say('publishing.photo', { number: index + 1 });
        return <Photo src={fileHref(id)} alt={label} caption={label} />;
      })}
      {told.length > 0 && (
        <section class="hoofdrol-flow">
          <Heading level={2} look={3}>
            {say('publishing.copy.facts')}
          </Heading>
          <DataList items={told} />
        </section>
      )}
    </>
  );
}

function peopleRows({ c, publication, people }: PublicationProps): DataListItem[] {
  const { say } = c.var.words;
  const row = (term: string, definition: string | null) =>
    definition === null ? [] : [{ term, definition }];
  return [
    ...row(say('publishing.one.proposedBy'), people.proposedBy),
    ...row(
      say('publishing.one.seenBy'),
      people.seenByPartner ?? say('publishing.one.seenBy.nobody'),
    ),
    ...row(say('publishing.one.publishedBy'), publication.publishedOn && people.publishedBy),
    ...row(say('publishing.one.name'), publication.shownName),
  ];
}

/** One copy: what it says, how it differs from the original, who did what, and what can be done. */
export function PublicationPage(props: PublicationProps) {
  const { c, approach, publication, original, originalHref, hasPartners, reason } = props;
  const { words } = c.var;
  const { say } = words;
  const { title, lang } = titleOf(words, publication);
  const path = publicationPath(approach, publication.id);
  const standing = sayStanding(words, publication, hasPartners);
  const faults = reason
    ? [{ name: 'reden', message: say(`publishing.fault.${reason.fault}`) }]
    : [];
  const kind = say(`publishing.kind.${publication.kind}`);
  const copy = wordsOfCopy(publication);
  return (
    <PublicationFrame {...{ c, approach, path }} title={kind} errorCount={faults.length}>
      <Heading level={1} kicker={kind} lang={lang} dir="auto">
        {title}
      </Heading>
      <FormFaults words={words} faults={faults} />
      <StatusBadge tone={standing.tone}>{standing.words}</StatusBadge>
      {publication.withdrawnWhy && (
        <Paragraph>{say(`publishing.why.${publication.withdrawnWhy}`)}</Paragraph>
      )}
      <Notices {...props} />
      {copy.length > 0 && (
        <Difference
          words={words}
          original={original ? originalWords(original) : copy}
          copy={copy}
        />
      )}
      <Shown {...props} />
      <Consents {...props} />
      <PartnerForms {...props} />
      <ManageForms {...props} />
      <Heading level={2} look={3}>
        {say('publishing.one.people')}
      </Heading>
      <DataList items={peopleRows(props)} />
      <ButtonGroup>
        {originalHref && (
          <ButtonLink href={originalHref}>{say('publishing.one.original')}</ButtonLink>
        )}
        <ButtonLink href={publicationsPath(approach)} look="subtle">
          {say('publishing.back')}
        </ButtonLink>
      </ButtonGroup>
    </PublicationFrame>
  );
}
