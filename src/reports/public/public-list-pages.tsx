import type { ApproachStory } from '../../approach/index.ts';
import { ResidentShell, type Workspace } from '../../people/index.ts';
import { Card, Heading, Lead, Paragraph } from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { firstWords } from '../../web/first-words.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import { listPath, publicPath } from './public-page.ts';
import { shownWords } from './public-words.ts';

/** The approaches of a workspace that everybody may read of. */
export function PublicListPage({
  workspace,
  tag,
  approaches,
}: {
  workspace: Workspace;
  tag: ResidentTag;
  approaches: readonly ApproachStory[];
}) {
  const { say, locale } = residentWords(tag);
  const dutch = locale.lang === 'nl' ? undefined : 'nl';
  const title = say('public.list.title');
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={title}
      languages={{ tags: workspace.locales, href: listPath }}
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('public.list.lead')}</Lead>
      {approaches.length === 0 && <Paragraph>{say('public.list.none')}</Paragraph>}
      {approaches.map(({ slug, title: name, purpose, description, openedOn }) => {
        const shown = shownWords(description, tag, 200);
        return (
          <Card title={name} href={publicPath(slug, tag)} lang={dutch} dir={dutch && 'ltr'}>
            <Paragraph lang={shown ? shown.lang : dutch} dir={shown ? shown.dir : dutch && 'ltr'}>
              {shown?.body ?? firstWords(purpose, 200)}
            </Paragraph>
            {openedOn && (
              <Paragraph quiet>
                {say('public.list.since', { day: sayDay(openedOn, locale) })}
              </Paragraph>
            )}
          </Card>
        );
      })}
    </ResidentShell>
  );
}
