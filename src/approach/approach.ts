/** What a coalition works on together with residents: every bead of the thread hangs in one. */
export interface Approach {
  readonly id: string;
  /** Its name in addresses: `/aanpak/<slug>`. */
  readonly slug: string;
  readonly title: string;
  /** Why there is an approach, in plain words. */
  readonly purpose: string;
  readonly coordinatorId: string;
  /** Within how many days people get an answer, unless a link says otherwise. */
  readonly answerDays: number;
  /** Raised with every change that a public page could show. */
  readonly publicationVersion: number;
  readonly createdAt: Date;
}

/** Days in which an answer may be promised; the default is three weeks. */
export const answerDays = { least: 1, most: 42, usual: 21 } as const;
export const titleLimit = 120;
export const purposeLimit = 2000;
export const slugLimit = 60;

/** Addresses under `/aanpak` that are pages of their own. */
const takenSlugs: readonly string[] = ['nieuw'];

/** Whether an address can be written like this: `a-z`, `0-9` and single dashes between them. */
export function isSlug(value: string): boolean {
  return value.length <= slugLimit && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
}

/** Whether an approach may have this address. */
export function isApproachSlug(value: string): boolean {
  return isSlug(value) && !takenSlugs.includes(value);
}

/** An address made from a title: "Gezond opgroeien in Één" gives `gezond-opgroeien-in-een`; '' when nothing is left. */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, slugLimit)
    .replaceAll(/^-+|-+$/g, '');
}
