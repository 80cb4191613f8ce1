import { isId } from '../../thread/ids.ts';
import type { TextByLocale } from '../../thread/texts.ts';
import { wordsFor } from '../../thread/texts.ts';
import type { BadgeTone } from '../../ui/index.ts';
import { isDay } from '../../web/calendar.ts';
import { firstWords } from '../../web/first-words.ts';
import { locales } from '../../web/locales.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { Approach } from '../approach.ts';
import { type DecisionState, isKnownBody, type Outcome } from './decision.ts';
import type { DecisionFaults, DecisionField } from './decision-form.ts';
import {
  type DecisionLine,
  type DecisionPlace,
  type DecisionRecord,
  type DecisionView,
  decisionViews,
} from './decision-store.ts';

export const decisionsPath = ({ slug }: Pick<Approach, 'slug'>): string =>
  `/aanpak/${slug}/besluiten`;
export const decisionPath = (approach: Pick<Approach, 'slug'>, id: string): string =>
  `${decisionsPath(approach)}/${id}`;

export const toneOfOutcome: Record<Outcome, BadgeTone> = {
  yes: 'good',
  partly: 'info',
  no: 'neutral',
  later: 'waiting',
};
export const toneOfDecision: Record<DecisionState, BadgeTone> = {
  'in-force': 'neutral',
  future: 'info',
  'to-review': 'waiting',
  replaced: 'neutral',
};

/** Who took a decision, in words: a body, or a person who may have left. */
export function sayDecider(
  { say }: CoalitionWords,
  { body, decidedByName }: Pick<DecisionRecord, 'body' | 'decidedByName'>,
): string {
  if (body === null) return decidedByName ?? say('decision.by.gone');
  return isKnownBody(body) ? say(`decision.body.${body}`) : body;
}

/** Words as they were written, with their language for the page. */
export function shownWords(text: TextByLocale, { locale }: CoalitionWords) {
  const words = wordsFor(text, locale.tag);
  const tag = words?.locale;
  const known = tag !== undefined && tag in locales ? locales[tag as keyof typeof locales] : null;
  return { body: words?.body ?? '', lang: known?.lang };
}

/** What a decision is called in a list: its first words. */
export const titleOfDecision = (
  words: CoalitionWords,
  { what }: Pick<DecisionLine, 'what'>,
  length = 140,
): string => firstWords(shownWords(what, words).body, length);

/** What is wrong with a form, in words, in the order of its fields. */
export function sayFaults(
  { say }: CoalitionWords,
  faults: DecisionFaults,
): { name: DecisionField; message: string }[] {
  return (Object.keys(faults) as DecisionField[]).flatMap((name) => {
    const fault = faults[name];
    return fault ? [{ name, message: say(`decision.fault.${fault}`) }] : [];
  });
}

const viewNames: Record<DecisionView, string> = {
  now: 'nu',
  review: 'bekijken',
  replaced: 'vervangen',
  all: 'alle',
};

/** Which part of the list is asked for. */
export function viewOf(value: string | undefined): DecisionView {
  return decisionViews.find((view) => viewNames[view] === value) ?? 'now';
}

/** A place as it stands in an address (`2026-11-21_<id>`), or null. */
export function placeOf(value: string | undefined): DecisionPlace | null {
  const [on = '', id = '', ...rest] = (value ?? '').split('_');
  return isDay(on) && isId(id) && rest.length === 0 ? { on, id } : null;
}

/** The address of a part of the list, from a place on. */
export function listAddress(
  approach: Pick<Approach, 'slug'>,
  view: DecisionView,
  place?: { from: 'na' | 'voor'; of: Pick<DecisionLine, 'decidedOn' | 'id'> },
): string {
  const query = new URLSearchParams();
  if (view !== 'now') query.set('welke', viewNames[view]);
  if (place) query.set(place.from, `${place.of.decidedOn}_${place.of.id}`);
  const text = query.toString();
  return text ? `${decisionsPath(approach)}?${text}` : decisionsPath(approach);
}
