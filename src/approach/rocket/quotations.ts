import type { Principle } from '../evidence.ts';

/**
 * The six principles word for word, in Dutch: quoted from "Samenwerken aan sociale innovatie:
 * ROCKET-principes". They are shown as a quotation, with that source, and never to residents.
 */
export const quotations: Readonly<Record<Principle, string>> = {
  R: 'Raadpleeg de mensen om wie het gaat in het bepalen van doelen in gewenste uitkomsten en betrek hen doorlopend als gelijkwaardig partner.',
  O: 'Onderzoekspopulaties vormen een proportionele afspiegeling van de samenleving en onderzoeksmethodes zijn inclusief en participatief.',
  C: 'Context: Innovaties zijn ingebed in lokale context met actieve betrokkenheid van alle relevante lokale partijen.',
  K: 'Kennis over de oorzaken van gezondheidsverschillen.',
  E: 'Equity: Kansengelijkheid vereist ongelijk investeren met gedifferentieerde inzet.',
  T: 'Testen: de bruikbaarheid en toegankelijkheid van beoogde innovaties zijn getest door groepen in een lage sociaal economische positie.',
};
