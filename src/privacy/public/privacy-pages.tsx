import { ResidentShell, type Workspace } from '../../people/index.ts';
import { DataList, Details, Heading, Lead, Link, List, Notice, Paragraph } from '../../ui/index.ts';
import type { CoalitionTag, ResidentTag } from '../../web/locales.ts';
import { coalitionWords, residentWords } from '../../web/words.ts';
import type { PublicProcessing, PublicRegister } from '../register/public-register.ts';

type PrivacyPageProps = {
  workspace: Workspace;
  tag: ResidentTag;
  register: PublicRegister;
  /** In which language the register itself stands. */
  language: CoalitionTag;
};

/** What happens with people's data: first in plain words, then every processing as the register has it. */
export function PrivacyPage({ workspace, tag, register, language }: PrivacyPageProps) {
  const { say } = residentWords(tag);
  const { controller, joint, processings } = register;
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={say('privacy-page.title')}
      languages={{ tags: workspace.locales, href: (other) => `/privacy/${other}` }}
    >
      <Heading level={1}>{say('privacy-page.title')}</Heading>
      <Lead>{say('privacy-page.lead')}</Lead>
      <List
        items={[
          say('about.words.team'),
          say('about.words.files'),
          say('about.words.more'),
          say('about.words.back'),
          say('privacy-page.follow'),
        ]}
      />
      <Heading level={2}>{say('privacy-page.rights')}</Heading>
      <List
        items={[
          <Link href={`/antwoord/${tag}`}>{say('privacy-page.see')}</Link>,
          say('privacy-page.lost'),
          say('privacy-page.complain'),
        ]}
      />
      <Heading level={2}>{say('privacy-page.who')}</Heading>
      {controller ? (
        <DataList
          items={[
            { term: say('privacy-page.controller'), definition: controller.name },
            { term: say('privacy-page.address'), definition: controller.address },
            { term: say('privacy-page.contact'), definition: <bdi>{controller.contact}</bdi> },
            ...(controller.officerName
              ? [
                  {
                    term: say('privacy-page.officer'),
                    definition: `${controller.officerName} ${controller.officerContact ?? ''}`,
                  },
                ]
              : []),
            ...joint.map(({ name, contact, task }) => ({
              term: say('privacy-page.joint'),
              definition: `${name}, ${contact}: ${task}`,
            })),
          ]}
        />
      ) : (
        <Notice kind="warning">{say('privacy-page.nobody')}</Notice>
      )}
      <Heading level={2}>{say('privacy-page.all')}</Heading>
      <Paragraph>{say('privacy-page.all.lead')}</Paragraph>
      <div lang={language} dir="ltr">
        {processings.map((one) => (
          <Processing one={one} language={language} />
        ))}
      </div>
    </ResidentShell>
  );
}

function Processing({ one, language }: { one: PublicProcessing; language: CoalitionTag }) {
  const { say } = coalitionWords(language);
  const rows = [
    ['purpose', one.purpose],
    ['what', one.what],
    ['grounds', one.grounds],
    ['recipients', one.recipients],
    ['term', one.term],
    ['end', one.end],
  ] as const;
  return (
    <Details summary={one.name}>
      <DataList
        items={rows.map(([name, definition]) => ({
          term: say(`privacy.public.${name}`),
          definition,
        }))}
      />
    </Details>
  );
}
