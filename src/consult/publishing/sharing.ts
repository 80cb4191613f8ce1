import {
  type ConsentFaults,
  type ConsentUse,
  consentUses,
  type SaidOfUses,
  type SharedCopy,
} from '../../approach/index.ts';
import type { FormPost } from '../../web/form-post.ts';
import type { ResidentWords } from '../../web/words.ts';

/** Which wording of the questions a person answered; another wording gets another name. */
export const shareWording = 'share-1';

/** What stands in the form about one copy, as it was sent. */
export interface TypedShare {
  readonly said: SaidOfUses;
  readonly name: string;
  /** The copy and its version that stood on the page. */
  readonly seen: string;
}

/** The field with what was said of one use. */
export const useField = (use: ConsentUse): string => `mag-${use}`;
export const nameField = 'welke-naam';

/** What was sent of each use; anything but yes or no is nothing. */
export function typedShare(form: FormPost): TypedShare {
  const said: Partial<Record<ConsentUse, 'yes' | 'no'>> = {};
  for (const use of consentUses) {
    const value = form.text(useField(use));
    if (value === 'yes' || value === 'no') said[use] = value;
  }
  return { said, name: form.text(nameField), seen: form.text('versie') };
}

/** The field at which a fault in what was said stands. */
export const faultField = (use: ConsentUse, fault: ConsentFaults[ConsentUse]): string =>
  fault === 'choose' || use !== 'name' ? useField(use) : nameField;

/** What is wrong, after the question that it is about. */
export const sayFault = (
  say: ResidentWords['say'],
  use: ConsentUse,
  fault: NonNullable<ConsentFaults[ConsentUse]>,
): string => `${say(`hear.share.use.${use}`)} ${say(`hear.share.error.${fault}`)}`;

/** Why what somebody said of a copy was not kept. */
export type ShareRefusal = 'changed' | 'closed' | 'sent-already';

/** What became of what somebody just said. */
export type ShareOutcome =
  | { readonly done: 'given' | 'refused' | 'stopped' }
  | { readonly refusal: ShareRefusal }
  | { readonly faults: ConsentFaults; readonly typed: TypedShare };

/** What the page of one message says about publishing it. */
export interface Sharing {
  readonly copy: SharedCopy;
  /** The person's voice, when they spoke. */
  readonly sound: string | null;
  /** Where the public page of the approach is; null while the copy is not on it. */
  readonly publicHref: string | null;
}
