import { type Day, dayIn } from '../../web/calendar.ts';
import { isResidentTag, type ResidentTag } from '../../web/locales.ts';

/** The tenant: a municipality, a region, a school, a programme. */
export interface Workspace {
  readonly tenantId: string;
  readonly slug: string;
  readonly name: string;
  /** IANA time zone in which days begin and end. */
  readonly zone: string;
  /** Languages for residents, in the order in which they are offered. */
  readonly locales: readonly ResidentTag[];
  /** Its own address without a slash at the end, where it differs from the installation's. */
  readonly baseUrl: string | null;
  readonly isDemo: boolean;
  /** Which day it is, and whether people moved it; only where they may, in the demo. */
  readonly demoDay?: { readonly day: Day; readonly isMoved: boolean };
}

/** Keeps only languages that we speak; always at least easy Dutch. */
export function knownLocales(tags: readonly string[]): ResidentTag[] {
  const known = tags.filter(isResidentTag);
  return known.length > 0 ? known : ['nl-eenvoudig'];
}

/** Which day it is in this workspace. */
export function today(workspace: Workspace, now: Date): Day {
  return dayIn(workspace.zone, now);
}
