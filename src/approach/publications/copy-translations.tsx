import { Checkbox, Details, Paragraph, TextArea } from '../../ui/index.ts';
import type { CopyFormProps } from './copy-form.ts';
import { originalWords } from './make-copy.ts';
import { fieldOfWords } from './publication.ts';
import { namePart } from './publication-frame.tsx';
import { langOf, nameOfLanguage } from './publication-words.ts';

/** The words of a copy in the languages that the original does not have. */
export function Translations({ c, publishable, typed, faults = {} }: CopyFormProps) {
  const { words } = c.var;
  const { say } = words;
  const original = new Set(originalWords(publishable).map(({ locale }) => locale));
  const others = typed.words.filter(({ locale }) => !original.has(locale));
  const tags = [...new Set(others.map(({ locale }) => locale))];
  if (tags.length === 0) return null;
  const isOpen = others.some((one) => one.body.trim() || faults[fieldOfWords(one)]);
  return (
    <Details summary={say('publishing.copy.languages')} open={isOpen}>
      <Paragraph>{say('publishing.copy.languages.lead')}</Paragraph>
      {tags.map((tag) => (
        <>
          {others
            .filter(({ locale }) => locale === tag)
            .map((one) => {
              const fault = faults[fieldOfWords(one)];
              return (
                <TextArea
                  name={fieldOfWords(one)}
                  label={namePart(words, one)}
                  value={one.body}
                  lang={langOf(tag)}
                  error={fault && say(`publishing.fault.${fault}`)}
                  rows={3}
                />
              );
            })}
          <Checkbox
            name="machine"
            value={tag}
            label={say('publishing.copy.machine', { language: nameOfLanguage(tag) })}
            checked={typed.machine.includes(tag)}
          />
        </>
      ))}
    </Details>
  );
}
