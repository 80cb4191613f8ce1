import type { FormPost } from '../../web/form-post.ts';

export const areaLevels = ['municipality', 'district', 'neighbourhood'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** A part of the country as Statistics Netherlands (CBS) numbers it in one year. */
export interface Area {
  /** `GM0599`, `WK059901`, `BU05990101`; fictional ones begin with `XX`. */
  readonly code: string;
  readonly year: number;
  readonly level: AreaLevel;
  readonly name: string;
}

/** How a form names an area. */
export const areaKey = ({ code, year }: Pick<Area, 'code' | 'year'>): string => `${code} ${year}`;

const nameLimit = 100;
const firstYear = 2000;
const prefixes: Record<AreaLevel, RegExp> = {
  municipality: /^(GM\d{4}|XX[A-Z0-9]{1,10})$/,
  district: /^(WK\d{4}[A-Z0-9]{2}|XX[A-Z0-9]{1,10})$/,
  neighbourhood: /^(BU\d{4}[A-Z0-9]{4}|XX[A-Z0-9]{1,10})$/,
};

export interface TypedArea {
  readonly name: string;
  readonly code: string;
  readonly year: string;
  readonly level: string;
}
export type AreaFault =
  | 'name-missing'
  | 'name-too-long'
  | 'code-wrong'
  | 'year-wrong'
  | 'level-missing'
  | 'area-known';
export type AreaFaults = Partial<Record<keyof TypedArea, AreaFault>>;

/** Reads what was typed of an area; nothing is judged yet. */
export const typedArea = (form: FormPost): TypedArea => ({
  name: form.text('name'),
  code: form.text('code'),
  year: form.text('year'),
  level: form.text('level'),
});

/** Judges what was typed: an area, or what is wrong by field. */
export function judgeArea(
  typed: TypedArea,
  thisYear: number,
): { ok: true; area: Area } | { ok: false; faults: AreaFaults } {
  const faults: AreaFaults = {};
  const name = typed.name.trim();
  const code = typed.code.trim().toUpperCase();
  const year = /^\d{4}$/.test(typed.year.trim()) ? Number(typed.year.trim()) : 0;
  const level = areaLevels.find((one) => one === typed.level);
  if (!name) faults.name = 'name-missing';
  else if (name.length > nameLimit) faults.name = 'name-too-long';
  if (!level) faults.level = 'level-missing';
  else if (!prefixes[level].test(code)) faults.code = 'code-wrong';
  if (year < firstYear || year > thisYear) faults.year = 'year-wrong';
  return level && Object.keys(faults).length === 0
    ? { ok: true, area: { name, code, year, level } }
    : { ok: false, faults };
}
