import { coalitionWords } from '../web/words.ts';
import type { Processing } from './register/processing.ts';
import { carriers, exempt, isTimed, jobOf, register } from './register/register.ts';
import { sayGrounds, sayIn, sayWholeTerm } from './register/say-register.ts';

const words = coalitionWords('nl');
const { say: sayOnScreen } = words;
/** Without the places at which a narrow screen may break a word. */
const say: typeof sayOnScreen = (key, values) => sayOnScreen(key, values).replaceAll('\u00ad', '');
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n');

const limitsOf = (processing: Processing): string => {
  if (!isTimed(processing)) return '';
  const { limits, unit } = processing.term;
  if (!limits) return 'Deze termijn staat vast.';
  return `De werkruimte mag zelf kiezen, van ${limits.least} tot en met ${limits.most} ${unit === 'days' ? 'dagen' : 'uur'}.`;
};

/** What the DPIA and the processing agreement say of every processing: one line each. */
function inShort(): string {
  return table(
    ['wat', 'waarvoor', 'van wie', 'grond', 'hoe lang (standaard)', 'daarna'],
    register.map((one) => [
      `**${sayIn(words, one.name)}.** ${sayIn(words, one.what)}`,
      sayIn(words, one.purpose),
      one.whose.map((whose) => say(`privacy.whose.${whose}`)).join(', '),
      sayGrounds(words, one),
      sayWholeTerm(words, one, undefined),
      say(`privacy.end.${one.end}`),
    ]),
  );
}

/** docs/privacy/register.md, made from the register in the code. */
export function registerDocument(): string {
  const parts = register.map((one) => {
    const tables = Object.entries(one.tables).map(
      ([name, columns]) => `\`${name}\` (${columns.join(', ')})`,
    );
    const shared = one.shares.map((name) => `\`${name}\``);
    return `## ${sayIn(words, one.name)}

${sayIn(words, one.what)}

- **Waarvoor.** ${sayIn(words, one.purpose)}
- **Grond (voorstel).** ${sayGrounds(words, one)}
- **Van wie.** ${one.whose.map((whose) => say(`privacy.whose.${whose}`)).join(', ')}
- **Wie het ziet.** ${sayIn(words, one.recipients)}
- **Wie verantwoordelijk is.** ${say(one.isJoint ? 'privacy.detail.jointly' : 'privacy.detail.alone')}
- **Hoe lang.** ${[sayWholeTerm(words, one, undefined), limitsOf(one)].filter(Boolean).join(' ')}
- **Daarna.** ${say(`privacy.end.${one.end}`)}
- **Opdracht.** ${jobOf(one) ? `\`${jobOf(one)}\`` : 'geen'}
- **In de database.** ${[...tables, ...(shared.length > 0 ? [`met ${shared.join(', ')}`] : [])].join('; ') || 'geen tabel van zichzelf'}`;
  });
  const others = [...Object.entries(carriers), ...Object.entries(exempt)];
  return `# Register van verwerkingen

Deze bladzijde komt uit \`src/privacy/register\`, en de opdrachten die opruimen lezen hetzelfde. Een test loopt
alle tabellen van de database na en faalt als er een ontbreekt, of als deze tekst iets anders zegt. Vernieuwen:
\`npx vitest run src/privacy/privacy-documents.test.ts -u\`.

De gronden zijn een voorstel: de verwerkingsverantwoordelijke beslist, en zet het in het eigen register. Welke
termijnen in een werkruimte gelden, wat er is opgeruimd en wie verantwoordelijk is, staat daar op
\`/verwerkingen\`, voor de beheerder en de functionaris gegevensbescherming.

${parts.join('\n\n')}

## Tabellen die van geen verwerking alleen zijn

Of die geen gegevens van mensen bevatten.

${table(
  ['tabel', 'waarom (in het Engels, zoals in de code)'],
  others.map(([name, why]) => [`\`${name}\``, why]),
)}
`;
}

const begin = '<!-- uit het register: begin -->';
const end = '<!-- uit het register: einde -->';

/** A document with what stands between its marks made anew from the register. */
export function withRegister(document: string): string {
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`the marks ${begin} are missing`);
  return `${before}${begin}\n${inShort()}\n${end}${after}`;
}
