import { may, type Right, rights, roles } from './people/accounts/account.ts';
import { coalitionWords } from './web/words.ts';

/** Every right in Dutch words, as it stands in docs/roles.md. */
const inWords: Readonly<Record<Right, string>> = {
  'own.manage': 'Deze week zien, eigen aanmeldingen, eigen mail en eigen tweede stap regelen',
  'contributions.read': 'De geschreven woorden van bijdragen lezen, zonder naam',
  'contributions.read-all':
    'Opnames en foto’s van bijdragen horen en zien, en het contact dat iemand achterliet',
  'contributions.answer':
    'Bijdragen uitschrijven, doorgeven, beantwoorden, brengen en apart zetten',
  'answers.check':
    'Zeggen of een antwoord de deur uit kan; wie dat per soort doet, kiest de aanpak',
  'answers.name-checkers':
    'Kiezen wie antwoorden nakijkt, en wie per niveau oppakt wat geen antwoord was',
  'answers.sign': 'Een antwoord mee ondertekenen als bewonerpartner',
  'answers.bring': 'Antwoorden brengen: zien wat te vertellen en af te spelen is, en afvinken',
  'notes.import': 'Notities van een bijeenkomst overnemen',
  'links.manage': 'Uitnodigingen en affiches maken',
  'sentences.record': 'Zinnen inspreken voor bewoners die liever luisteren',
  'approaches.read': 'Aanpakken zien',
  'approaches.manage': 'Een aanpak maken en wijzigen',
  'approaches.check-words': 'Zeggen of de uitleg van een aanpak duidelijk genoeg is',
  'evidence.read': 'Per ROCKET-principe zien welk bewijs er is, en wat ontbreekt',
  'thread.read': 'De draad aflopen van woorden naar antwoord, en terug',
  'themes.read': 'Onderwerpen zien: wat we hoorden',
  'themes.manage': 'Bijdragen op onderwerp leggen en opschrijven wat we hoorden',
  'themes.confirm': 'Als bewoner zeggen of klopt wat we hoorden',
  'goals.read': 'Doelen zien',
  'goals.decide': 'Doelen opschrijven en wijzigen, samen met bewoners',
  'decisions.read': 'Besluiten zien',
  'decisions.record': 'Besluiten vastleggen',
  'people.manage':
    'Mensen en organisaties toevoegen en wijzigen, werk overdragen, iemand laten vertrekken',
  'people.read': 'De mensen van de werkruimte zien, om te kiezen wie iets doet',
  'publications.manage':
    'Kopieën maken om openbaar te maken, toestemming vragen, openbaar maken en weghalen',
  'publications.read': 'Zien wat openbaar is of wordt',
  'publications.hold': 'Als bewonerpartner iets laten doorgaan naar buiten, of het tegenhouden',
  'contributions.erase': 'Voorstellen te wissen wat iemand zei, en dat als tweede bevestigen',
  'reports.read': 'Stukken van een aanpak lezen: raadsinformatiebrief en A4’s',
  'reports.write': 'Die stukken schrijven',
  'reports.publish': 'Die stukken vaststellen en openbaar maken',
  'programme.share': 'Wat openbaar is van een aanpak delen met een programma, en daarmee stoppen',
  'programme.read': 'Naast elkaar zien wat met deze werkruimte als programma is gedeeld',
  'processings.manage':
    'Bewaartermijnen kiezen, zeggen wie verantwoordelijk is, verzoeken van mensen uitvoeren',
  'processings.read':
    'Zien wat er wordt bewaard, hoe lang, wat er is opgeruimd en wie om zijn gegevens vroeg',
  'readings.read': 'Zien wie welke bijdrage las, niet wat erin staat',
};

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** docs/roles.md, made from the table in the code. */
export function rolesDocument(): string {
  const { say } = coalitionWords('nl');
  const heads = ['', ...roles.map((role) => say(`role.${role}`))];
  const lines = (Object.keys(rights) as Right[]).map((right) =>
    row([inWords[right], ...roles.map((role) => (may({ role }, right) ? 'ja' : ''))]),
  );
  const about = roles.map(
    (role) => `- **${say(`people.role.${role}`)}.** ${say(`people.roleAbout.${role}`)}`,
  );
  return `# Rollen: wie mag wat

Deze bladzijde komt uit de tabel in \`src/people/accounts/account.ts\`. Een test loopt elke bladzijde af voor elke rol
(\`src/rights.test.ts\`) en faalt als deze tekst iets anders zegt. Vernieuwen: \`npx vitest run src/rights.test.ts -u\`.

${about.join('\n')}

Een bewoner heeft geen account nodig. Wie een code heeft, leest daarmee het eigen antwoord en reageert erop.

${row(heads)}
${row(heads.map((_, place) => (place === 0 ? '---' : ':---:')))}
${lines.join('\n')}

## Wat daarbij geldt

- **Niveau.** Leden en coördinatoren zitten aan tafel voor een organisatie, op een niveau: uitvoering, beleid of bestuur. Bewonerpartners en sleutelpersonen hebben een eigen stoel, zonder organisatie en zonder niveau.
- **Wie niet mag, ziet niets.** Een bladzijde die iemand niet mag zien, antwoordt als een bladzijde die er niet is (404). Wie niet is aangemeld, gaat eerst naar aanmelden.
- **Een antwoord nakijken.** Wie het antwoord schreef, kijkt het niet zelf na, tenzij er niemand anders is.
- **Vervanging.** Wie antwoorden nakijkt en ziek of vrij is, kiest iemand die dat dan doet, van dag tot dag. Dat gaat één stap: wie vervangt, geeft het niet door.
- **Vertrek.** Wie vertrekt, draagt eerst alles over. Dat en het sluiten van het account gebeurt in één keer. Wat iemand schreef, houdt de naam. De enige beheerder kan niet vertrekken.
- **Logboek.** Elke keer dat iemand een bijdrage opent, wordt dat opgeschreven. De beheerder en de functionaris gegevensbescherming zien wie wat las; die laatste ziet geen woorden van bewoners.
`;
}
