import {
  Button,
  Checkbox,
  CheckboxGroup,
  FileField,
  Form,
  Heading,
  Notice,
  Paragraph,
  PictureLine,
  RecorderField,
  Sound,
  TextArea,
} from '../../ui/index.ts';
import { type ResidentWords, residentWords } from '../../web/words.ts';
import type { Link } from '../links/link.ts';
import type { SpokenKey } from '../spoken/spoken-keys.ts';
import { SpokenSound } from '../spoken/spoken-text.tsx';
import type { SayFault } from './contribution.ts';
import { type Draft, hiddenAround } from './say-draft.ts';
import {
  errorAt,
  Faults,
  LinkWords,
  MachineMark,
  Safety,
  SayScreen,
  type ScreenProps,
} from './say-parts.tsx';

export type WordsPageProps = ScreenProps & {
  slug: string;
  draft: Draft;
  faults?: readonly SayFault[];
  /** Address of the sound that waits with this draft. */
  soundSrc?: string | undefined;
  /** The database is away: nothing could be read, nothing typed is lost. */
  isAway?: boolean;
};

/** Screen 2: one's own words, written or said, with a photo if wanted. */
export function WordsPage(props: WordsPageProps) {
  const { workspace, tag, link, slug, draft, faults = [], isAway } = props;
  const words = residentWords(tag);
  const { say } = words;
  return (
    <SayScreen
      workspace={workspace}
      tag={tag}
      title={say('say.words.title')}
      step={2}
      errorCount={faults.length}
      scripts={['enhance/recorder.js', 'enhance/send-once.js']}
    >
      {isAway && (
        <Notice kind="warning" title={say('fault.away.title')} live>
          {say('fault.away.body')}
        </Notice>
      )}
      <Faults faults={faults} words={words} />
      <Heading level={1}>{say('say.words.title')}</Heading>
      {link && <AboutThis link={link} words={words} />}
      <Form
        action={`/meedoen/${slug}/${tag}/nalezen`}
        multipart
        name={`words-${draft.formKey.slice(0, 8)}`}
        hidden={hiddenAround(draft)}
        busyLabel={say('say.busy')}
      >
        <TextArea
          name="words"
          label={say('say.words.label')}
          hint={say('say.words.hint')}
          listen={listenTo(link, words, ['say.words.label', 'say.words.hint'])}
          error={errorAt('words', faults, words)}
          value={draft.words}
        />
        <KeptFiles {...props} words={words} />
        <SoundField link={link} words={words} faults={faults} />
        <FileField
          name="photo"
          label={say('say.photo.label')}
          hint={say('say.photo.hint')}
          optional={say('say.optional')}
          listen={listenTo(link, words, ['say.photo.label', 'say.photo.hint'])}
          error={errorAt('photo', faults, words)}
          accept="image/*"
          multiple
        />
        <Button wide pictogram="next">
          {say('say.next')}
        </Button>
      </Form>
    </SayScreen>
  );
}

function listenTo(link: Link | null, words: ResidentWords, messageKey: readonly SpokenKey[]) {
  return link && <SpokenSound messageKey={messageKey} words={words} spoken={link.spoken} />;
}

/** Who asks what, who reads it, what one gets for it, and what to do in danger. */
function AboutThis({ link, words }: { link: Link; words: ResidentWords }) {
  const { spoken } = link;
  const { say } = words;
  const tag = words.locale.tag as ScreenProps['tag'];
  return (
    <>
      <LinkWords text={link.purpose} tag={tag} lead />
      <PictureLine pictogram="people">
        {link.readBy ? (
          <LinkWords text={link.readBy} tag={tag} />
        ) : (
          <Paragraph>{say('say.words.readers')}</Paragraph>
        )}
        <Paragraph>{say('say.words.notFile')}</Paragraph>
        <SpokenSound
          messageKey={
            link.readBy ? 'say.words.notFile' : ['say.words.readers', 'say.words.notFile']
          }
          words={words}
          spoken={spoken}
        />
      </PictureLine>
      {link.reward && (
        <PictureLine pictogram="heart">
          <LinkWords text={link.reward} tag={tag} />
        </PictureLine>
      )}
      <MachineMark texts={[link.purpose, link.readBy, link.reward]} words={words} />
      <Safety link={link} words={words} />
    </>
  );
}

/** Sound and photos that were chosen before: they go along unless unticked. */
function KeptFiles({
  draft,
  soundSrc,
  words: { say },
}: Pick<WordsPageProps, 'draft' | 'soundSrc'> & { words: ResidentWords }) {
  return (
    <>
      {draft.soundId && (
        <>
          {soundSrc && <Sound src={soundSrc} label={say('say.check.sound')} />}
          <Checkbox
            name="soundId"
            value={draft.soundId}
            label={say('say.sound.keep')}
            hint={say('say.sound.replace')}
            checked
          />
        </>
      )}
      {draft.photoIds.length > 0 && (
        <CheckboxGroup
          name="photoId"
          label={say('say.photo.keep')}
          options={draft.photoIds.map((id, index) => ({
            value: id,
            label: say('say.photo.number', { number: index + 1 }),
          }))}
          values={draft.photoIds}
        />
      )}
    </>
  );
}

function SoundField({
  link,
  words,
  faults,
}: {
  link: Link | null;
  words: ResidentWords;
  faults: readonly SayFault[];
}) {
  const { say } = words;
  return (
    <RecorderField
      name="sound"
      label={say('say.sound.label')}
      hint={say('say.sound.hint')}
      listen={listenTo(link, words, ['say.sound.label', 'say.sound.hint'])}
      error={errorAt('sound', faults, words)}
      labels={{
        start: say('say.record.start'),
        stop: say('say.record.stop'),
        again: say('say.record.again'),
        file: say('say.record.file'),
        recording: say('say.record.recording'),
        ready: say('say.record.ready'),
        refused: say('say.record.refused'),
        seconds: say('say.record.seconds'),
        full: say('say.record.full'),
        playback: say('say.check.sound'),
      }}
    />
  );
}
