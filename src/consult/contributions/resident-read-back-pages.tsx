import { warningsIn } from '../../kernels/traces/traces.ts';
import {
  Button,
  ButtonGroup,
  Checkbox,
  Details,
  Form,
  Heading,
  List,
  Notice,
  Paragraph,
  PictureLine,
  Quote,
  Sound,
  TextField,
  Link as TextLink,
} from '../../ui/index.ts';
import { type ResidentWords, residentWords } from '../../web/words.ts';
import type { Link } from '../links/link.ts';
import { SpokenSound, SpokenText } from '../spoken/spoken-text.tsx';
import type { SayFault } from './contribution.ts';
import { type Draft, hiddenMessage } from './say-draft.ts';
import { errorAt, Faults, ReadAloud, SayScreen, type ScreenProps } from './say-parts.tsx';

/** What is read back of files: addresses that work for an hour. */
export type FilesToShow = {
  sound: { src: string; playable: boolean } | null;
  photos: readonly { src: string; kilobytes: number }[];
};

export type ReadBackPageProps = ScreenProps & {
  link: Link;
  draft: Draft;
  files: FilesToShow;
  faults?: readonly SayFault[];
};

/** Screen 3: what was written or said is read back; then it is sent, or changed. */
export function ReadBackPage(props: ReadBackPageProps) {
  const { workspace, tag, link, draft, files, faults = [] } = props;
  const words = residentWords(tag);
  const { say } = words;
  const { spoken } = link;
  const path = `/meedoen/${link.slug}/${tag}`;
  return (
    <SayScreen
      workspace={workspace}
      tag={tag}
      title={say('say.check.title')}
      step={3}
      errorCount={faults.length}
      scripts={['enhance/send-once.js']}
    >
      <Faults faults={faults} words={words} />
      <Heading level={1}>{say('say.check.title')}</Heading>
      <SpokenSound messageKey="say.check.title" words={words} spoken={spoken} />
      <WhatWasSaid draft={draft} files={files} words={words} spoken={spoken} />
      <Form action={`${path}/versturen`} hidden={hiddenMessage(draft)} busyLabel={say('say.busy')}>
        <PictureLine pictogram="lock">
          <Paragraph id="you-hear">{say('say.check.hear', { days: link.answerDays })}</Paragraph>
          <ReadAloud target="you-hear" words={words} />
          <SpokenText messageKey="say.check.code" words={words} spoken={spoken} />
        </PictureLine>
        <ContactFields draft={draft} faults={faults} words={words} spoken={spoken} />
        <Paragraph>{say('say.check.send')}</Paragraph>
        <Paragraph>{say('say.check.consent')}</Paragraph>
        <SpokenSound
          messageKey={['say.check.send', 'say.check.consent']}
          words={words}
          spoken={spoken}
        />
        <ButtonGroup>
          <Button wide pictogram="check">
            {say('say.check.right')}
          </Button>
          <Button wide look="secondary" pictogram="change" formaction={path}>
            {say('say.check.change')}
          </Button>
        </ButtonGroup>
      </Form>
    </SayScreen>
  );
}

type PartProps = { words: ResidentWords; spoken: Link['spoken'] };

function WhatWasSaid({
  draft,
  files,
  words,
  spoken,
}: Pick<ReadBackPageProps, 'draft' | 'files'> & PartProps) {
  const { say } = words;
  return (
    <>
      {draft.words && (
        <>
          <Heading level={2}>{say('say.check.text')}</Heading>
          <div id="your-words">
            <Quote>{draft.words}</Quote>
          </div>
          <ReadAloud target="your-words" words={words} />
          {warningsIn(draft.words).map((warning) => (
            <Notice kind="warning">
              <SpokenText messageKey={`say.check.${warning}`} words={words} spoken={spoken} />
            </Notice>
          ))}
        </>
      )}
      {files.sound?.playable && <Sound src={files.sound.src} label={say('say.check.sound')} />}
      {files.sound && !files.sound.playable && (
        <Notice>
          <SpokenText messageKey="say.check.notPlayable" words={words} spoken={spoken} />
        </Notice>
      )}
      {files.photos.length > 0 && (
        <>
          <Heading level={2}>{say('say.check.photos')}</Heading>
          <List
            items={files.photos.map(({ src, kilobytes }, index) => (
              <TextLink href={src}>
                {say('say.photo.size', { number: index + 1, size: kilobytes })}
              </TextLink>
            ))}
          />
        </>
      )}
    </>
  );
}

/** How somebody can be reached, and what they are called; browsers know how to fill these in. */
const ways = [
  { name: 'phone', type: 'tel', autocomplete: 'tel' },
  { name: 'email', type: 'email', autocomplete: 'email' },
  { name: 'name', type: 'text', autocomplete: 'name' },
] as const;

function ContactFields({
  draft,
  faults,
  words,
  spoken,
}: Pick<ReadBackPageProps, 'draft'> & { faults: readonly SayFault[] } & PartProps) {
  const { say } = words;
  const { isAdult, name, phone, email } = draft.contact;
  const isFilledIn = isAdult || Boolean(name || phone || email);
  return (
    <Details summary={say('say.contact.title')} open={isFilledIn || faults.length > 0}>
      <Paragraph>{say('say.contact.why')}</Paragraph>
      <SpokenSound
        messageKey={['say.contact.title', 'say.contact.why']}
        words={words}
        spoken={spoken}
      />
      <Checkbox
        name="adult"
        label={say('say.contact.adult')}
        hint={say('say.contact.young')}
        error={errorAt('adult', faults, words)}
        checked={isAdult}
      />
      <SpokenSound
        messageKey={['say.contact.adult', 'say.contact.young']}
        words={words}
        spoken={spoken}
      />
      {ways.map((way) => (
        <TextField
          {...way}
          label={say(`say.contact.${way.name}`)}
          optional={say('say.optional')}
          error={errorAt(way.name, faults, words)}
          value={draft.contact[way.name]}
        />
      ))}
    </Details>
  );
}
