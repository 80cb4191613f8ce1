import { ofAccounts } from './of-accounts.ts';
import { ofResidents } from './of-residents.ts';
import { ofTheRegister } from './of-the-register.ts';
import { ofTheWork } from './of-the-work.ts';
import { type Processing, type TimedProcessing, timedIds } from './processing.ts';

/** Every processing of data of people, in the order in which the register shows them. */
export const register: readonly Processing[] = [
  ...ofResidents,
  ...ofTheWork,
  ...ofAccounts,
  ...ofTheRegister,
];

/** Tables whose rows belong to whatever points at them, and end with it. */
export const carriers: Readonly<Record<string, string>> = {
  text: 'that there is a text; its words stand in text_version',
  text_version:
    'words of contributions, answers, goals and decisions; they end with what points at them',
  file: 'sound and photos of contributions, and recorded sentences; they end with what points at them',
};

/** Tables without data of people, each with the reason. */
export const exempt: Readonly<Record<string, string>> = {
  schema_migration: 'which migrations were applied',
  workspace_host: 'at which address a workspace answers',
  workspace: 'settings of a workspace: its name, zone and languages',
  identity_provider: 'with which provider a workspace signs in; its secret is sealed',
  area: 'names and codes of areas',
  approach_area: 'which areas an approach is about',
  approach_partner: 'which organisations take part, since when',
  event_unsealed: 'which events wait for their seal: ids',
  sealed_table: 'how far the rows of a table were sealed',
};

/** One processing, or null; `id` may be what someone typed. */
export const processingOf = (id: string): Processing | null =>
  register.find((one) => one.id === id) ?? null;

/** Whether a job carries out the end of this processing by a term in days or hours. */
export const isTimed = (processing: Processing): processing is TimedProcessing =>
  processing.term.kind === 'after' && (timedIds as readonly string[]).includes(processing.id);

/** Every processing whose end is carried out by a job with a term. */
export const timedProcessings: readonly TimedProcessing[] = register.filter(isTimed);

/** Whether its job goes round every hour; the others do so once a day. */
export const isHourly = ({ term }: Processing): boolean =>
  term.kind === 'expires' || (term.kind === 'after' && term.unit === 'hours');

/** The name of the job that carries out the end; null: no job does. */
export const jobOf = (processing: Processing): string | null =>
  isTimed(processing) || processing.term.kind === 'expires' ? `retention: ${processing.id}` : null;
