import { isFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { HiddenValues } from '../../ui/index.ts';
import type { FormPost } from '../../web/multipart.ts';
import { photosLimit, type TypedContact } from './contribution.ts';

/** A message on its way through the screens: everything typed so far, and references to stored files. */
export interface Draft {
  readonly formKey: string;
  /** When the person began, by the clock of the page or of the phone: a claim. */
  readonly claimedAt: Date | null;
  readonly words: string;
  /** A file that waits under the form key, or null. */
  readonly soundId: string | null;
  readonly photoIds: readonly string[];
  readonly contact: TypedContact;
}

const noContact: TypedContact = { isAdult: false, name: '', phone: '', email: '' };
const longestLead = 86_400_000;

/** A draft in which nothing is typed yet. */
export function emptyDraft(formKey: string, now: Date): Draft {
  return { formKey, claimedAt: now, words: '', soundId: null, photoIds: [], contact: noContact };
}

/** A claimed time that can be true: not before there was Hoofdrol, at most a day ahead of our clock. */
function readClaim(typed: string, now: Date): Date | null {
  const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(typed) ? Date.parse(typed) : Number.NaN;
  const isPossible =
    moment > Date.parse('2026-01-01T00:00:00Z') && moment < now.getTime() + longestLead;
  return isPossible ? new Date(moment) : null;
}

/**
 * Reads a draft from a post of any of the screens.
 * @param freshKey used when the post brings no key, or one that cannot be one
 */
export function readDraft(form: FormPost, freshKey: string, now: Date): Draft {
  const soundId = form.text('soundId');
  const photoIds = form.all('photoId').filter((id) => isId(id));
  return {
    formKey: isFormKey(form.text('formKey')) ? form.text('formKey') : freshKey,
    claimedAt: readClaim(form.text('at'), now),
    words: form.text('words').trim(),
    soundId: isId(soundId) ? soundId : null,
    photoIds: [...new Set(photoIds)].slice(0, photosLimit),
    contact: {
      isAdult: form.text('adult') === 'yes',
      name: form.text('name'),
      phone: form.text('phone'),
      email: form.text('email'),
    },
  };
}

/** The draft without its words and files, as hidden fields: for the screen where those are changed. */
export function hiddenAround(draft: Draft): HiddenValues {
  const { isAdult, name, phone, email } = draft.contact;
  return {
    formKey: draft.formKey,
    at: draft.claimedAt?.toISOString(),
    adult: isAdult ? 'yes' : undefined,
    name: name || undefined,
    phone: phone || undefined,
    email: email || undefined,
  };
}

/** Words and references to files as hidden fields, with key and time: for the screens after. */
export function hiddenMessage(draft: Draft): HiddenValues {
  return {
    formKey: draft.formKey,
    at: draft.claimedAt?.toISOString(),
    words: draft.words,
    soundId: draft.soundId ?? undefined,
    photoId: draft.photoIds,
  };
}

/** The whole draft as hidden fields. */
export function hiddenWhole(draft: Draft): HiddenValues {
  return { ...hiddenAround(draft), ...hiddenMessage(draft) };
}
