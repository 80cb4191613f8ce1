import type { Approach } from '../../approach/index.ts';
import { type AppContext, CoalitionShell, may } from '../../people/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import {
  BadgeList,
  ButtonGroup,
  ButtonLink,
  Card,
  Columns,
  DataList,
  Details,
  Face,
  Heading,
  Lead,
  LinkList,
  Notice,
  Paragraph,
  Quote,
  StatusBadge,
  Table,
  Link as TextLink,
} from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import { locales, type ResidentTag } from '../../web/locales.ts';
import { isOnlyHere, type LinkState, shortAddress, stateOfLink } from './link-address.ts';
import { type LinkText, linkTexts, sourceTag } from './link-form.ts';
import type { LinkRecord } from './link-store.ts';

export const linksPath = (approach: Pick<Approach, 'slug'>): string =>
  `/aanpak/${approach.slug}/uitnodigingen`;
export const linkPath = (approach: Pick<Approach, 'slug'>, link: Pick<LinkRecord, 'slug'>) =>
  `${linksPath(approach)}/${link.slug}`;

export const toneOfLink = {
  open: 'good',
  ending: 'waiting',
  closed: 'neutral',
} as const satisfies Record<LinkState, string>;

/** How a link stands, in a badge. */
function LinkBadge({ c, link, day }: { c: AppContext; link: LinkRecord; day: Day }) {
  const { say } = c.var.words;
  const state = stateOfLink(link, day);
  return <StatusBadge tone={toneOfLink[state]}>{say(`link.state.${state}`)}</StatusBadge>;
}

export type LinkListProps = {
  c: AppContext;
  approach: Approach;
  links: readonly LinkRecord[];
  day: Day;
};

/** All links of an approach. */
export function LinkListPage({ c, approach, links, day }: LinkListProps) {
  const { account, words, workspace } = c.var;
  const { say, locale } = words;
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={say('link.list.title')}
      path={linksPath(approach)}
      breadcrumbs={[
        { label: say('approach.list.title'), href: '/aanpak' },
        { label: approach.title, href: `/aanpak/${approach.slug}` },
        { label: say('link.list.title') },
      ]}
    >
      <Heading level={1}>{say('link.list.title')}</Heading>
      <Lead>{say('link.list.lead')}</Lead>
      {links.length === 0 ? (
        <Paragraph>{say('link.list.empty')}</Paragraph>
      ) : (
        <Table
          caption={say('link.list.title')}
          captionHidden
          columns={[
            { label: say('link.address') },
            { label: say('link.state') },
            { label: say('link.ends') },
            { label: say('link.asker') },
            { label: say('link.languages') },
          ]}
          rows={links.map((link) => [
            <TextLink href={linkPath(approach, link)}>/meedoen/{link.slug}</TextLink>,
            <LinkBadge c={c} link={link} day={day} />,
            sayDay(link.endsOn, locale, 'short'),
            link.askerName,
            String(link.locales.length),
          ])}
        />
      )}
      {may(account, 'links.manage') && (
        <ButtonGroup>
          <ButtonLink href={`${linksPath(approach)}/nieuw`} look="primary">
            {say('link.new')}
          </ButtonLink>
        </ButtonGroup>
      )}
    </CoalitionShell>
  );
}

export type LinkPageProps = {
  c: AppContext;
  approach: Approach;
  link: LinkRecord;
  day: Day;
  address: string;
  owner: string | null;
  /** Languages of each text whose source changed after they were made. */
  outdated: Readonly<Record<LinkText, readonly string[]>>;
};

/** One link: its address, its code, its posters, and how its words stand. */
export function LinkPage(props: LinkPageProps) {
  const { c, approach, link, day, address, owner } = props;
  const { account, words, workspace } = c.var;
  const { say, locale } = words;
  const path = linkPath(approach, link);
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={`/meedoen/${link.slug}`}
      path={path}
      breadcrumbs={[
        { label: approach.title, href: `/aanpak/${approach.slug}` },
        { label: say('link.list.title'), href: linksPath(approach) },
        { label: `/meedoen/${link.slug}` },
      ]}
    >
      <Heading level={1} kicker={say('link.one')}>
        /meedoen/{link.slug}
      </Heading>
      {isOnlyHere(address) && (
        <Notice kind="warning" title={say('link.onlyHere.title')}>
          <Paragraph>{say('link.onlyHere.body')}</Paragraph>
        </Notice>
      )}
      <Columns
        sideLabel={say('link.share')}
        side={<Sharing {...props} path={path} />}
        main={
          <>
            <DataList
              items={[
                { term: say('link.state'), definition: <LinkBadge c={c} link={link} day={day} /> },
                { term: say('link.ends'), definition: sayDay(link.endsOn, locale) },
                {
                  term: say('approach.within'),
                  definition: say('approach.days.value', { count: link.answerDays }),
                },
                {
                  term: say('link.owner'),
                  definition: owner ?? say('approach.coordinator.gone'),
                },
                { term: say('link.asker'), definition: link.askerName },
                { term: say('link.phone'), definition: <bdi dir="ltr">{link.askerPhone}</bdi> },
              ]}
            />
            {link.askerPhotoId && (
              <Face
                src={`/uitnodiging/${link.slug}/gezicht?v=${link.version}`}
                alt={say('link.face.alt', { name: link.askerName })}
              />
            )}
            {may(account, 'links.manage') && (
              <ButtonGroup>
                <ButtonLink href={`${path}/wijzigen`} look="primary">
                  {say('link.change')}
                </ButtonLink>
              </ButtonGroup>
            )}
            <Heading level={2}>{say('link.words')}</Heading>
            {link.locales.map((tag) => (
              <WordsIn {...props} tag={tag} />
            ))}
          </>
        }
      />
    </CoalitionShell>
  );
}

function Sharing({ c, link, address, path }: LinkPageProps & { path: string }) {
  const { say } = c.var.words;
  return (
    <>
      <Card title={say('link.share')}>
        <img
          src={`${path}/qr.svg`}
          alt={say('link.qr.alt', { address })}
          width="240"
          height="240"
        />
        <Paragraph>
          <TextLink href={address}>
            <bdi dir="ltr">{shortAddress(address)}</bdi>
          </TextLink>
        </Paragraph>
        <ButtonLink href={`${path}/qr.svg`} download={`${link.slug}.svg`} look="subtle">
          {say('link.qr.download')}
        </ButtonLink>
      </Card>
      <Card title={say('link.posters')}>
        <LinkList
          label={say('link.posters')}
          items={link.locales.map((tag) => ({
            href: `${path}/affiche/${tag}`,
            label: locales[tag].name,
            lang: locales[tag].lang,
          }))}
        />
      </Card>
    </>
  );
}

function WordsIn({ c, link, tag, outdated }: LinkPageProps & { tag: ResidentTag }) {
  const { say } = c.var.words;
  const { name, lang, dir } = locales[tag];
  const said = linkTexts.filter((text) => link[text]?.[tag]?.body);
  const isMachine = said.some((text) => link[text]?.[tag]?.status === 'machine');
  const isOutdated = linkTexts.some((text) => outdated[text].includes(tag));
  const isMissing = !link.purpose[tag]?.body;
  return (
    <Card
      title={name}
      titleLevel={3}
      lang={lang}
      dir={dir}
      above={
        (isMachine || isOutdated || isMissing) && (
          <BadgeList>
            {isMissing && <StatusBadge tone="bad">{say('link.words.missing')}</StatusBadge>}
            {isMachine && <StatusBadge tone="waiting">{say('link.words.machine')}</StatusBadge>}
            {isOutdated && <StatusBadge tone="bad">{say('link.words.outdated')}</StatusBadge>}
          </BadgeList>
        )
      }
    >
      {isMissing && tag !== sourceTag && (
        <Paragraph quiet>{say('link.words.missing.hint')}</Paragraph>
      )}
      {said.length > 0 && (
        <Details summary={say('link.words.read')} open={tag === sourceTag}>
          {said.map((text) => (
            <>
              <Paragraph quiet>{say(`link.text.${text}`)}</Paragraph>
              <Quote lang={lang} dir={dir}>
                {wordsFor(link[text], tag)?.body}
              </Quote>
            </>
          ))}
        </Details>
      )}
    </Card>
  );
}
