/** The fields of a template that are filled in, as people write them: `{{titel}}`. */
export const templateFields = [
  'titel',
  'aan',
  'van',
  'datum',
  'contact',
  'inhoud',
  'bronnen',
] as const;
export type TemplateField = (typeof templateFields)[number];

/** Without these nothing would be told. */
export const neededFields = ['titel', 'inhoud'] as const satisfies readonly TemplateField[];

/** How large a template may be: on the wire, unpacked, and in files. */
export const templateLimits = { bytes: 2_000_000, unpacked: 20_000_000, files: 1_000 } as const;

export type TemplateFault =
  | { readonly ok: false; readonly reason: 'too-large' | 'not-docx' | 'macros' | 'outside' }
  | { readonly ok: false; readonly reason: 'unknown-fields'; readonly fields: readonly string[] }
  | { readonly ok: false; readonly reason: 'missing-fields'; readonly fields: readonly string[] };

/** Whether we can fill in every field that a template has, and it has those that are needed. */
export function judgeFields(found: readonly string[]): { readonly ok: true } | TemplateFault {
  const names = found.map((name) => name.trim());
  const unknown = names.filter((name) => !templateFields.some((field) => field === name));
  if (unknown.length > 0) return { ok: false, reason: 'unknown-fields', fields: unknown };
  const missing = neededFields.filter((field) => !names.includes(field));
  if (missing.length > 0) return { ok: false, reason: 'missing-fields', fields: missing };
  return { ok: true };
}
