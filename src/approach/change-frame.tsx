import type { Child } from 'hono/jsx';
import { type AppContext, CoalitionShell } from '../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  DataList,
  type DataListItem,
  Heading,
  Notice,
  Paragraph,
  ViewLinks,
} from '../ui/index.ts';
import type { CoalitionWords } from '../web/words.ts';
import type { Approach } from './approach.ts';

/** The small pages on which an approach is changed, by their address. */
const changePages = {
  basis: 'wijzigen',
  profile: 'wijzigen/voor-wie',
  description: 'wijzigen/uitleg',
  areas: 'wijzigen/gebieden',
  partners: 'wijzigen/partners',
  tasks: 'wijzigen/taken',
  rooms: 'wijzigen/onderdelen',
} as const;
export type ChangePage = keyof typeof changePages;
const pageNames = Object.keys(changePages) as ChangePage[];

/** The address of a page on which an approach is changed. */
export const changePath = ({ slug }: Pick<Approach, 'slug'>, page: ChangePage): string =>
  `/aanpak/${slug}/${changePages[page]}`;

/** The frame of every page on which an approach is changed, with the way to the others. */
export function ChangeFrame(props: {
  c: AppContext;
  approach: Approach;
  page: ChangePage;
  errorCount?: number;
  children?: Child;
}) {
  const { c, approach, page, errorCount = 0, children } = props;
  const { workspace, words, account } = c.var;
  const { say } = words;
  const title = say(`approach.page.${page}`);
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={`${title}: ${approach.title}`}
      path={changePath(approach, page)}
      errorCount={errorCount}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[
        { label: say('approach.list.title'), href: '/aanpak' },
        { label: approach.title, href: `/aanpak/${approach.slug}` },
        { label: say('approach.change') },
      ]}
    >
      <Heading level={1} kicker={say('approach.change')}>
        {title}
      </Heading>
      <ViewLinks
        label={say('approach.pages')}
        views={pageNames.map((name) => ({
          href: changePath(approach, name),
          label: say(`approach.page.${name}`),
          current: name === page,
        }))}
      />
      {children}
    </CoalitionShell>
  );
}

/** Somebody was first: what is there now, above the form with what was typed. */
export function ChangedMeanwhile({
  words: { say },
  now,
}: {
  words: CoalitionWords;
  now: readonly DataListItem[];
}) {
  return (
    <Notice kind="warning" title={say('approach.changed.title')} live>
      <Paragraph>{say('approach.changed.body')}</Paragraph>
      <DataList items={now} />
      <Paragraph>{say('approach.changed.now')}</Paragraph>
    </Notice>
  );
}

/** Saving, and the way back to the approach. */
export function SaveButtons({
  words: { say },
  approach,
}: {
  words: CoalitionWords;
  approach: Approach;
}) {
  return (
    <ButtonGroup>
      <Button>{say('approach.save')}</Button>
      <ButtonLink href={`/aanpak/${approach.slug}`} look="subtle">
        {say('approach.cancel')}
      </ButtonLink>
    </ButtonGroup>
  );
}
