import type { ResidentTag } from '../../web/locales.ts';

/** Written by hand, or said aloud: sound is written out by someone of the team. */
export type ContributionForm = 'typed' | 'sound';

/** The most words that one message holds, in code points: an emoji or a letter counts as one. */
export const wordsLimit = 10_000;
/** The most photos that go with one message. */
export const photosLimit = 3;
/** Within how many days what was said aloud is written out. */
export const writeOutDays = 3;
/** Which words of consent stand above the sending button (decision 23): raise it with the wording. */
export const consentWording = '2026-11';

const contactLimit = 200;

/** What is wrong with a message, and at which field. */
export type SayFault =
  | { field: 'words'; reason: 'nothing-said' | 'photo-alone' | 'form-broken' }
  | { field: 'words'; reason: 'too-long-words'; count: number }
  | { field: 'sound'; reason: SoundFault }
  | { field: 'photo'; reason: PhotoFault }
  | { field: 'sound' | 'photo'; reason: 'files-gone' }
  | ContactFault;
export type SoundFault =
  | 'sound-not-sound'
  | 'sound-too-long'
  | 'sound-too-large'
  | 'sound-unreadable'
  | 'sound-metadata-cannot-be-removed'
  | 'sound-empty'
  | 'sound-too-many';
export type PhotoFault =
  | 'photo-not-a-photo'
  | 'photo-heic'
  | 'photo-too-large'
  | 'photo-unreadable'
  | 'photo-empty'
  | 'photo-too-many';
export type ContactFault =
  | { field: 'adult'; reason: 'adult-missing' }
  | { field: 'phone'; reason: 'reach-missing' | 'phone-wrong' | 'contact-long' }
  | { field: 'email'; reason: 'email-wrong' | 'contact-long' }
  | { field: 'name'; reason: 'contact-long' };

/** Whether there is anything to see in a text: spaces and invisible marks alone are nothing. */
export function saysSomething(words: string): boolean {
  return words.replaceAll(/[\s\p{Cf}\p{Cc}\p{Mn}\u3164]+/gu, '') !== '';
}

/** What is wrong with what someone wants to send. Emoji alone are words; a photo alone is not enough. */
export function judgeMessage(message: {
  words: string;
  hasSound: boolean;
  photoCount: number;
}): SayFault[] {
  const count = [...message.words].length;
  if (count > wordsLimit) return [{ field: 'words', reason: 'too-long-words', count }];
  if (saysSomething(message.words) || message.hasSound) return [];
  const reason = message.photoCount > 0 ? 'photo-alone' : 'nothing-said';
  return [{ field: 'words', reason }];
}

/** What someone typed in the fields for reaching them. */
export interface TypedContact {
  readonly isAdult: boolean;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}
/** How someone wants to be reached, kept apart from what they said. */
export interface Contact {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** The phone when both were left: it asks less of people. */
  readonly reach: 'phone' | 'email';
}
export type ContactJudgement =
  | { ok: true; contact: Contact | null }
  | { ok: false; faults: ContactFault[] };

const looksLikeEmail = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/u;
const looksLikePhone = /^\+?[\d\s().\-/]{6,30}$/u;

function faultsOf(name: string, phone: string, email: string): ContactFault[] {
  const faults: ContactFault[] = [];
  if (name.length > contactLimit) faults.push({ field: 'name', reason: 'contact-long' });
  if (phone.length > contactLimit) faults.push({ field: 'phone', reason: 'contact-long' });
  else if (phone && !looksLikePhone.test(phone)) {
    faults.push({ field: 'phone', reason: 'phone-wrong' });
  }
  if (email.length > contactLimit) faults.push({ field: 'email', reason: 'contact-long' });
  else if (email && !looksLikeEmail.test(email)) {
    faults.push({ field: 'email', reason: 'email-wrong' });
  }
  if (name && !phone && !email) faults.push({ field: 'phone', reason: 'reach-missing' });
  return faults;
}

/** Judges the contact fields: all may stay empty; filled in only by who says to be 16 or older. */
export function judgeContact(typed: TypedContact): ContactJudgement {
  const [name, phone, email] = [typed.name.trim(), typed.phone.trim(), typed.email.trim()];
  if (!name && !phone && !email) return { ok: true, contact: null };
  const faults = faultsOf(name, phone, email);
  if (!typed.isAdult) faults.unshift({ field: 'adult', reason: 'adult-missing' });
  if (faults.length > 0) return { ok: false, faults };
  const reach = phone ? 'phone' : 'email';
  return {
    ok: true,
    contact: { name: name || null, phone: phone || null, email: email || null, reach },
  };
}

/** The three coarse questions after sending, each with its possible answers. */
export const backgroundChoices = {
  age: ['16-24', '25-44', '45-64', '65-plus'],
  household: ['alone', 'adults', 'children'],
  livesHere: ['short', 'long', 'elsewhere'],
} as const;
export type BackgroundQuestion = keyof typeof backgroundChoices;
/** What someone told of themselves: coarse, optional, kept and erased apart. */
export type Background = {
  readonly [Question in BackgroundQuestion]: (typeof backgroundChoices)[Question][number] | null;
};

/** Keeps of each question only an answer that it has. */
export function readBackground(typed: Readonly<Record<BackgroundQuestion, string>>): Background {
  const known = <Choice extends string>(choices: readonly Choice[], value: string) =>
    choices.find((choice) => choice === value) ?? null;
  return {
    age: known(backgroundChoices.age, typed.age),
    household: known(backgroundChoices.household, typed.household),
    livesHere: known(backgroundChoices.livesHere, typed.livesHere),
  };
}

/** A message that was read back and found right, on its way to the team. */
export interface Message {
  readonly formKey: string;
  readonly locale: ResidentTag;
  readonly words: string;
  readonly soundId: string | null;
  readonly photoIds: readonly string[];
  /** SHA-256 of files that came with this very post, by id: a resend carries the same bytes. */
  readonly fileHashes: Readonly<Record<string, string>>;
  readonly contact: Contact | null;
  /** When it was written, as the phone or the page claims. */
  readonly claimedAt: Date | null;
}
