import {
  Button,
  Form,
  Heading,
  Lead,
  Link,
  List,
  Notice,
  Paragraph,
  PictureLine,
  TileLinks,
} from '../../ui/index.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import { ResidentShell } from '../shells.tsx';
import type { Workspace } from '../workspaces/workspace.ts';

type Where = { workspace: Workspace; tag: ResidentTag };

/** What Hoofdrol promises, what happens with words, and what we do not know yet. */
export function AboutPage({ workspace, tag }: Where) {
  const { say, locale } = residentWords(tag);
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={say('about.title')}
      languages={{ tags: workspace.locales, href: (other) => `/over/${other}` }}
    >
      <Heading level={1}>{say('about.title')}</Heading>
      <Lead>{say('about.lead')}</Lead>
      {workspace.isDemo && <Notice kind="info">{say('about.demo')}</Notice>}

      <Heading level={2}>{say('about.promise.title')}</Heading>
      <List
        items={[say('about.promise.reader'), say('about.promise.day'), say('about.promise.answer')]}
      />

      <Heading level={2}>{say('about.words.title')}</Heading>
      <List
        items={[
          say('about.words.team'),
          say('about.words.files'),
          say('about.words.more'),
          say('about.words.back'),
        ]}
      />

      <Heading level={2}>{say('about.danger.title')}</Heading>
      <PictureLine pictogram="danger">
        <Paragraph>{say('about.danger.body')}</Paragraph>
        <Paragraph>
          <Link href="tel:112">{say('about.danger.call')}</Link>
        </Paragraph>
        <Paragraph>{say('about.danger.doctor')}</Paragraph>
      </PictureLine>

      <Heading level={2}>{say('about.untested.title')}</Heading>
      <Paragraph>{say('about.untested.body')}</Paragraph>
      <Paragraph>{say('about.untested.tell')}</Paragraph>

      <Heading level={2} id="languages">
        {say('about.languages.title')}
      </Heading>
      <Paragraph>{say(`about.languages.${locale.status}`)}</Paragraph>

      <Heading level={2}>{say('about.free.title')}</Heading>
      <Paragraph>{say('about.free.body')}</Paragraph>
    </ResidentShell>
  );
}

/** A code of a made-up message, and what there is to see with it. */
export interface DemoCode {
  readonly shows: 'waiting' | 'spoken' | 'arabic' | 'meant' | 'contested';
  /** Sixteen digits. */
  readonly code: string;
}

/** Made-up codes to try: one press opens the message, as typing the code would. */
function DemoCodes({ tag, codes }: { tag: ResidentTag; codes: readonly DemoCode[] }) {
  const { say } = residentWords(tag);
  return (
    <>
      <Heading level={2}>{say('welcome.codes.title')}</Heading>
      <Paragraph>{say('welcome.codes.lead')}</Paragraph>
      <Form action={`/antwoord/${tag}`}>
        {codes.map(({ code, shows }) => (
          <Button look="secondary" wide name="code" value={code}>
            {say(`welcome.codes.${shows}`)}
            <br />
            <bdi dir="ltr">{inFours(code)}</bdi>
          </Button>
        ))}
      </Form>
    </>
  );
}

const inFours = (code: string): string => code.replaceAll(/\d{4}(?=\d)/g, '$& ');

/** The front door of a workspace, for who is not signed in. */
export function WelcomePage({ workspace, tag, codes }: Where & { codes: readonly DemoCode[] }) {
  const { say } = residentWords(tag);
  const title = say('welcome.title', { workspace: workspace.name });
  const demo = {
    href: '/meedoen/demo',
    label: say('welcome.demo'),
    pictogram: 'speak',
  } as const;
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={title}
      languages={{ tags: workspace.locales, href: (other) => `/?taal=${other}` }}
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('about.lead')}</Lead>
      {workspace.isDemo ? (
        <Notice kind="info">{say('about.demo')}</Notice>
      ) : (
        <Paragraph>{say('welcome.say')}</Paragraph>
      )}
      <TileLinks
        label={say('welcome.links')}
        items={[
          ...(workspace.isDemo ? [demo] : []),
          { href: `/antwoord/${tag}`, label: say('welcome.answer'), pictogram: 'letter' },
          { href: `/openbaar?taal=${tag}`, label: say('welcome.public'), pictogram: 'check' },
          { href: '/aanmelden', label: say('welcome.signIn'), pictogram: 'people' },
          { href: `/over/${tag}`, label: say('welcome.about'), pictogram: 'info' },
        ]}
      />
      {workspace.isDemo && codes.length > 0 && <DemoCodes tag={tag} codes={codes} />}
    </ResidentShell>
  );
}
