import { type ConsentFaults, isOpenUse, type SharedCopy } from '../../approach/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import { Listen, Paragraph, Photo, Quote, RadioGroup, Sound, TextField } from '../../ui/index.ts';
import type { ResidentWords } from '../../web/words.ts';
import { languageOf } from '../contributions/message-words.ts';
import { nameField, type TypedShare, useField } from './sharing.ts';

export type ShareFieldsProps = {
  words: ResidentWords;
  copy: SharedCopy;
  /** The person's voice, when they spoke. */
  sound: string | null;
  fileHref: (fileId: string) => string;
  typed?: TypedShare | undefined;
  faults?: ConsentFaults | undefined;
};

/** The copy as everybody would see it: the words, the voice and the photos that are asked for. */
export function CopyShown({ words, copy, sound, fileHref }: ShareFieldsProps) {
  const { say, locale } = words;
  const text = wordsFor(copy.publication.texts.words ?? null, locale.tag);
  const isVoiceAsked = copy.consents.some(({ use, refusedAt, withdrawnAt }) => {
    return use === 'voice' && refusedAt === null && withdrawnAt === null;
  });
  const language = text ? languageOf(text.locale) : null;
  return (
    <>
      <Quote {...language}>{text?.body}</Quote>
      {text?.body && (
        <Listen
          label={say('hear.listen')}
          stopLabel={say('hear.listen.stop')}
          lang={language?.lang ?? locale.lang}
          text={text.body}
        />
      )}
      {sound && isVoiceAsked && <Sound src={fileHref(sound)} label={say('hear.share.sound')} />}
      {copy.photos.map((id, index) => {
        const label = say('hear.share.photo', { number: index + 1 });
        return <Photo src={fileHref(id)} alt={label} caption={label} />;
      })}
    </>
  );
}

/** What may be done with it: yes or no, use by use. */
export function ShareFields({ words, copy, typed, faults = {} }: ShareFieldsProps) {
  const { say } = words;
  const options = [
    { value: 'yes', label: say('hear.share.yes'), pictogram: 'check' },
    { value: 'no', label: say('hear.share.no'), pictogram: 'stop' },
  ] as const;
  return (
    <>
      {copy.consents.filter(isOpenUse).map(({ use }) => {
        const fault = faults[use];
        const isName = use === 'name';
        const nameFault = isName && fault !== 'choose' ? fault : undefined;
        return (
          <>
            <RadioGroup
              name={useField(use)}
              label={say(`hear.share.use.${use}`)}
              options={options}
              look="tiles"
              value={typed?.said[use]}
              error={fault && !nameFault ? say(`hear.share.error.${fault}`) : undefined}
              required
            />
            {isName && (
              <TextField
                name={nameField}
                label={say('hear.share.name')}
                hint={say('hear.share.name.hint')}
                value={typed?.name}
                error={nameFault && say(`hear.share.error.${nameFault}`)}
                autocomplete="off"
              />
            )}
          </>
        );
      })}
      <Paragraph>{say('hear.share.terms')}</Paragraph>
    </>
  );
}
