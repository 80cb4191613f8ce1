import type { TrustTable } from '../thread/trust-table.ts';
import { trustTables } from './trust-tables.ts';

/** Tables that are sealed in a way of their own. */
export const sealedOtherwise: Readonly<Record<string, string>> = {
  event: 'each event is a leaf of its own',
  event_content: 'in the commitment of its event',
  seal: 'the chain itself',
  seal_member: 'which event stands where under which seal: in the root of that seal',
  sealed_row: 'which leaf stands where under which seal: in the root of that seal',
  file: 'its SHA-256 stands in each sealed row that names it',
  event_unsealed: 'events that wait: one that is not here and has no seal is named',
};

/** Tables whose rows are not sealed, each with why. A new table stands here or in a list of trust tables. */
export const notSealed: Readonly<Record<string, string>> = {
  text: 'holds an id only; its versions are sealed',
  form_key: 'kept for 30 days, so that a form that comes twice counts once',
  workspace: 'settings, changed without an event',
  account:
    'who somebody is: changes without an event and goes when they leave; sealed rows name ids',
  organisation: 'names and kinds, changed without an event; who took part since when is sealed',
  session: 'ends after two weeks',
  sign_in_link: 'ends after an hour at most',
  second_factor: 'a secret',
  recovery_code: 'a secret',
  identity_provider: 'settings, with a secret',
  account_identity: 'how somebody signs in',
  delegation: 'who checks for whom while they are away, changed without an event',
  letter: 'goes 90 days after it left',
  area: 'a list of Statistics Netherlands',
  contact: 'who said it: nothing of it may stand in a digest',
  contribution_background: 'who said it: nothing of it may stand in a digest',
  note_import: 'how far an import is; its notes and its event are sealed',
  spoken_sentence: 'sound of our own sentences, recorded anew at will',
  controller: 'settings of the workspace',
  joint_controller: 'settings of the workspace',
  processing_term: 'settings of the workspace',
  retention_run: 'what a job did; what it erased has an event',
  person_request: 'somebody asks about themselves: nothing of it may stand in a digest',
  person_request_contribution:
    'somebody asks about themselves: nothing of it may stand in a digest',
  public_statement: 'settings of the workspace',
  programme_share: 'with whom is shared now; that it was shared and ended are events',
  shared_approach: 'a copy of what another workspace published: it is sealed there',
  report_text: 'own words while a report is written; what was published is sealed',
  report_template: 'how documents look',
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const listed = (columns: readonly string[]): string =>
  columns.map((column) => `\`${column}\``).join(', ');

const described = (table: TrustTable): string =>
  row([
    `\`${table.name}\``,
    listed(table.key),
    listed([...table.fixed, ...Object.keys(table.computed?.fixed ?? {})]),
    listed([...table.moving, ...Object.keys(table.computed?.moving ?? {})]),
    [
      ...Object.entries(table.open).map(([column, why]) => `\`${column}\`: ${why}`),
      ...(table.mayGo ? ['rows may go, with an event'] : []),
      ...(table.only ? [`only rows where \`${table.only.replaceAll(/\s+/g, ' ')}\``] : []),
      ...(table.comesQuietly ? [`rows come without an event: ${table.comesQuietly}`] : []),
    ].join('; '),
  ]);

/** docs/operations/sealed-tables.md, made from the lists in the code. */
export function sealedTablesDocument(): string {
  return [
    '# Which rows are sealed',
    '',
    'Made from the lists in the code; a test renews it (`npx vitest run src/server/trust-tables.test.ts -u`).',
    'How it works stands in [verify.md](verify.md).',
    '',
    row([
      'table',
      'named by',
      'never changes',
      'changes with an event only',
      'not sealed, and why',
    ]),
    row(Array.from({ length: 5 }, () => '---')),
    ...trustTables.map(described),
    '',
    '## Sealed in a way of their own',
    '',
    row(['table', 'how']),
    row(['---', '---']),
    ...Object.entries(sealedOtherwise).map(([name, how]) => row([`\`${name}\``, how])),
    '',
    '## Not sealed',
    '',
    row(['table', 'why']),
    row(['---', '---']),
    ...Object.entries(notSealed).map(([name, why]) => row([`\`${name}\``, why])),
    '',
  ].join('\n');
}
