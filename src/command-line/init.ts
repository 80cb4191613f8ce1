import { isIP } from 'node:net';
import {
  allWorkspaces,
  createSignInLink,
  insertAccount,
  insertWorkspace,
  type Workspace,
} from '../people/index.ts';
import type { Runtime } from '../server/open-runtime.ts';
import { newId } from '../thread/ids.ts';
import type { Deps } from '../web/deps.ts';
import { residentTags } from '../web/locales.ts';
import type { Verb, VerbResult } from './verb.ts';

interface NewWorkspace {
  readonly name: string;
  readonly host: string;
  readonly adminEmail: string;
  readonly adminName: string;
  readonly zone: string;
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const hostName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

const besideTheDemo =
  'This database holds the demo, which lets anyone in as anyone. Make the workspace in an empty one: set HOOFDROL_DEMO=off, HOOFDROL_SECRET and another DATA_DIR or DATABASE_URL.';

function faultOf(wanted: NewWorkspace): string | null {
  if (!wanted.name.trim()) return '--name: give the name of the workspace';
  if (!hostName.test(wanted.host) && isIP(wanted.host) === 0) {
    return '--host: give a host name such as hoofdrol.example.nl, without https:// and without a port';
  }
  if (!email.test(wanted.adminEmail)) return '--admin-email: this is not an e-mail address';
  if (!Intl.supportedValuesOf('timeZone').includes(wanted.zone)) {
    return `--zone: "${wanted.zone}" is not a known time zone (for example Europe/Amsterdam)`;
  }
  return null;
}

function slugOf(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'werkruimte';
}

/** Makes a workspace with its first administrator, and a link with which that person signs in once. */
export async function addWorkspace(runtime: Runtime, wanted: NewWorkspace): Promise<VerbResult> {
  const { database, deps } = runtime;
  const fault = faultOf(wanted);
  if (fault) return { ok: false, fault };
  const base = new URL(deps.baseUrl);
  const ownBase =
    base.hostname === wanted.host
      ? null
      : `${base.protocol}//${wanted.host}${base.port ? `:${base.port}` : ''}`;
  const workspace: Workspace = {
    tenantId: newId(deps),
    slug: slugOf(wanted.name),
    name: wanted.name.trim(),
    zone: wanted.zone,
    locales: [...residentTags],
    baseUrl: ownBase,
    isDemo: false,
  };
  const administrator = {
    id: newId(deps),
    name: wanted.adminName,
    email: wanted.adminEmail,
    role: 'administrator' as const,
    organisationId: null,
    level: null,
  };
  const taken = await database.installation('add a workspace').tx(async (tx) => {
    const others = await allWorkspaces(tx);
    if (others.some((other) => other.isDemo)) return 'demo';
    if (others.some((other) => other.slug === workspace.slug)) return 'a workspace of that name';
    const added = await insertWorkspace(tx, workspace, [wanted.host], deps.clock.now());
    if (!added) return `a workspace at ${wanted.host}`;
    await insertAccount(tx, workspace.tenantId, administrator, deps.clock.now());
    return null;
  });
  if (taken === 'demo') return { ok: false, fault: besideTheDemo };
  if (taken) return { ok: false, fault: `There is already ${taken}.` };
  return printedLink(deps, workspace, administrator.id);
}

/** A link with which that person signs in, once, as the command line prints it. */
export async function printedLink(
  deps: Deps,
  workspace: Workspace,
  accountId: string,
): Promise<VerbResult> {
  const link = await createSignInLink(deps, workspace, accountId, null);
  return link.ok
    ? { ok: true, answer: link.url }
    : { ok: false, fault: 'That account is not active.' };
}

export const initVerb: Verb = {
  name: 'init',
  required: ['name', 'host', 'admin-email'],
  optional: ['admin-name', 'zone'],
  positional: [],
  help: 'init --name NAME --host HOST --admin-email EMAIL [--admin-name NAME] [--zone ZONE]   make the first workspace; prints a link to sign in once',
  async run(runtime, values) {
    const real = await runtime.database.installation('is there a workspace').tx(allWorkspaces);
    if (real.some((workspace) => !workspace.isDemo)) {
      return {
        ok: false,
        fault: 'There is a workspace already. Use "workspace add" for another one.',
      };
    }
    return addWorkspace(runtime, wantedOf(values));
  },
};

/** Reads the options of `init` and `workspace add`. */
export function wantedOf(values: Readonly<Record<string, string>>): NewWorkspace {
  return {
    name: values['name'] ?? '',
    host: (values['host'] ?? '').toLowerCase(),
    adminEmail: values['admin-email'] ?? '',
    adminName: values['admin-name'] ?? 'Beheerder',
    zone: values['zone'] ?? 'Europe/Amsterdam',
  };
}
