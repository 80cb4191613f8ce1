import { wordsFor } from '../../thread/texts.ts';
import { ButtonLink, Card, Paragraph, Quote } from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { firstWords } from '../../web/first-words.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import { languageOf } from '../contributions/message-words.ts';
import { beginningLength, type PersonToTell } from './bringing.ts';

type Props = { tag: ResidentTag; person: PersonToTell };

/** Where it was said and who wrote it down: how one may know somebody without a name. */
export function meetingFacts({ tag, person }: Props): string[] {
  const { say, locale } = residentWords(tag);
  const { meeting = null, notedOn = null, notedBy = null } = person.note ?? {};
  return [
    ...(meeting ? [say('bring.meeting', { meeting })] : []),
    ...(notedOn ? [say('bring.noted', { day: sayDay(notedOn, locale) })] : []),
    ...(notedBy ? [say('bring.notedBy', { name: notedBy })] : []),
  ];
}

/** A number stays in one piece and runs from left to right, also between Arabic words. */
const leftToRight = (phone: string): string => `\u2066${phone.replaceAll(' ', '\u00a0')}\u2069`;

/** How the person wanted to be reached: one press to call or to write. */
export function Reach({ tag, person }: Props) {
  const { say } = residentWords(tag);
  const { contact } = person;
  if (!contact) return null;
  const { phone, email } = contact;
  return (
    <>
      {phone && (
        <ButtonLink href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`} pictogram="phone">
          {say('bring.call', { phone: leftToRight(phone) })}
        </ButtonLink>
      )}
      {email && (
        <ButtonLink href={`mailto:${email}`} pictogram="mail">
          {say('bring.mail', { email: `\u2066${email}\u2069` })}
        </ButtonLink>
      )}
    </>
  );
}

/** The one person to whom an answer is told: their first words, and how to find them. */
export function PersonFacts({ tag, person }: Props) {
  const { say } = residentWords(tag);
  const words = wordsFor(person.words, person.locale);
  const facts = meetingFacts({ tag, person });
  const isUnknown = !person.contact && facts.length === 0;
  return (
    <Card title={person.contact?.name ? <bdi>{person.contact.name}</bdi> : say('bring.said')}>
      {words?.body ? (
        <Quote {...languageOf(words.locale)}>{firstWords(words.body, beginningLength)}</Quote>
      ) : (
        <Paragraph>{say('bring.spoken')}</Paragraph>
      )}
      {facts.map((fact) => (
        <Paragraph>{fact}</Paragraph>
      ))}
      {isUnknown && <Paragraph>{say('bring.unknown')}</Paragraph>}
      <Reach tag={tag} person={person} />
      {person.contact && <Paragraph quiet>{say('bring.contact')}</Paragraph>}
    </Card>
  );
}
