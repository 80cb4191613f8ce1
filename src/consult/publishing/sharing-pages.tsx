import { isGiven, seenOfCopy } from '../../approach/index.ts';
import { Button, ButtonGroup, Card, Form, Link, Paragraph } from '../../ui/index.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import type { SpokenSentences } from '../spoken/spoken-sentence.ts';
import { SpokenSound } from '../spoken/spoken-text.tsx';
import { CopyShown, ShareFields } from './share-fields.tsx';
import type { ShareOutcome, Sharing } from './sharing.ts';

export type SharingProps = {
  tag: ResidentTag;
  /** Sixteen digits: it travels in the forms, never in an address. */
  code: string;
  spoken: SpokenSentences;
  /** Null when nobody asks anything, and nothing is shown. */
  sharing: Sharing | null;
  outcome: ShareOutcome | null;
  newKey: () => string;
  fileHref: (fileId: string) => string;
};

/** "Mogen wij dit laten zien?", or what is shown of this person and how to stop that. */
export function SharingCard(props: SharingProps) {
  const { sharing } = props;
  if (!sharing) return null;
  const { state } = sharing.copy.publication;
  if (state === 'asked') return <AskCard {...props} sharing={sharing} />;
  return sharing.copy.consents.some(isGiven) ? <ShownCard {...props} sharing={sharing} /> : null;
}

function AskCard(props: SharingProps & { sharing: Sharing }) {
  const { tag, code, spoken, outcome, newKey, fileHref, sharing } = props;
  const words = residentWords(tag);
  const { say } = words;
  const { copy, sound } = sharing;
  const again = outcome !== null && 'faults' in outcome ? outcome : null;
  const about = { words, copy, sound, fileHref, typed: again?.typed, faults: again?.faults };
  return (
    <Card title={say('hear.share.title')} tone="accent" id="delen">
      <Paragraph>{say('hear.share.lead')}</Paragraph>
      <Paragraph>{say('hear.share.copy')}</Paragraph>
      <SpokenSound
        messageKey={['hear.share.title', 'hear.share.lead', 'hear.share.copy']}
        words={words}
        spoken={spoken}
      />
      <CopyShown {...about} />
      <Paragraph>{say('hear.share.takenOut')}</Paragraph>
      <Paragraph>{say('hear.share.free')}</Paragraph>
      <Paragraph>{say('hear.share.later')}</Paragraph>
      <SpokenSound
        messageKey={['hear.share.takenOut', 'hear.share.free', 'hear.share.later']}
        words={words}
        spoken={spoken}
      />
      <Form
        action={`/antwoord/${tag}/delen`}
        hidden={{ code, formKey: newKey(), versie: seenOfCopy(copy.publication) }}
        label={say('hear.share.title')}
      >
        <ShareFields {...about} />
        <SpokenSound
          messageKey={[
            ...copy.consents.map(({ use }) => `hear.share.use.${use}` as const),
            'hear.share.terms',
          ]}
          words={words}
          spoken={spoken}
        />
        <ButtonGroup>
          <Button>{say('hear.share.send')}</Button>
        </ButtonGroup>
      </Form>
    </Card>
  );
}

/** What a person allowed: how it stands, and a button to stop each use. */
function ShownCard(props: SharingProps & { sharing: Sharing }) {
  const { tag, code, fileHref, sharing } = props;
  const words = residentWords(tag);
  const { say } = words;
  const { copy, publicHref } = sharing;
  const { publication, consents } = copy;
  const given = consents.filter(isGiven).map(({ use }) => use);
  const photos = given.includes('photo') ? copy.photos : [];
  const shown = { ...copy, photos };
  return (
    <Card title={say('hear.share.shown.title')} id="delen">
      <Paragraph>
        {say(publicHref ? 'hear.share.shown.published' : 'hear.share.shown.waiting')}
      </Paragraph>
      {publicHref && (
        <Paragraph>
          <Link href={publicHref}>{say('hear.share.page')}</Link>
        </Paragraph>
      )}
      <CopyShown
        words={words}
        copy={shown}
        sound={given.includes('voice') ? publication.soundFileId : null}
        fileHref={fileHref}
      />
      {publication.shownName && (
        <Paragraph>{say('hear.share.shown.name', { name: publication.shownName })}</Paragraph>
      )}
      <Form action={`/antwoord/${tag}/delen/stoppen`} hidden={{ code }}>
        <Paragraph>{say('hear.share.terms')}</Paragraph>
        <Paragraph>{say('hear.share.stop.hint')}</Paragraph>
        <ButtonGroup>
          {given.map((use) => (
            <Button look={use === 'anonymous' ? 'danger' : 'secondary'} name="stop" value={use}>
              {say(use === 'anonymous' ? 'hear.share.stop.all' : `hear.share.stop.${use}`)}
            </Button>
          ))}
        </ButtonGroup>
      </Form>
    </Card>
  );
}
