import type { AppContext } from '../../people/index.ts';
import type { Approach } from '../approach.ts';
import type { Publishable } from '../publish-source.ts';
import type { TypedCopy } from './propose-publication.ts';
import type { CopyFaults, Publication } from './publication.ts';

/** What stands on the page on which a copy is made or changed. */
export interface CopyFormProps {
  readonly c: AppContext;
  readonly approach: Approach;
  readonly publishable: Publishable;
  readonly needsConsent: boolean;
  readonly typed: TypedCopy;
  readonly formKey: string;
  /** The copy that is changed; null for a new one. */
  readonly current: Publication | null;
  /** The version of it that somebody had before them. */
  readonly seen: string;
  readonly faults?: CopyFaults;
  readonly problem?: 'nothing-changed' | 'not-publishable' | 'changed' | null;
  readonly fileHref: (fileId: string) => string;
}
