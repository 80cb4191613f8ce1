import { type AppContext, CoalitionShell, may } from '../people/index.ts';
import {
  ButtonGroup,
  ButtonLink,
  Card,
  CardGrid,
  Heading,
  Lead,
  Link,
  Paragraph,
} from '../ui/index.ts';
import type { Approach } from './approach.ts';

/** All approaches of the workspace. */
export function ApproachListPage({
  c,
  approaches,
}: {
  c: AppContext;
  approaches: readonly Approach[];
}) {
  const { account, words, workspace } = c.var;
  const { say } = words;
  const mayMake = may(account, 'approaches.manage');
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={say('approach.list.title')}
      path="/aanpak"
    >
      <Heading level={1}>{say('approach.list.title')}</Heading>
      {approaches.length === 0 && <Lead>{say('approach.list.empty')}</Lead>}
      <CardGrid>
        {approaches.map((approach) => (
          <Card title={approach.title} href={`/aanpak/${approach.slug}`}>
            <Paragraph dir="auto">{approach.purpose}</Paragraph>
          </Card>
        ))}
      </CardGrid>
      {mayMake && (
        <ButtonGroup>
          <ButtonLink href="/aanpak/nieuw" look="primary">
            {say('approach.new')}
          </ButtonLink>
        </ButtonGroup>
      )}
      {may(account, 'programme.read') && (
        <Paragraph>
          <Link href="/programma">{say('programme.link')}</Link>
        </Paragraph>
      )}
    </CoalitionShell>
  );
}
