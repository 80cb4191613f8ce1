import { listZipEntries, unpackEntry } from '../../consult/index.ts';
import { type TemplateFault, templateLimits } from './template.ts';

const decoder = new TextDecoder();
const outside = /<Relationship\b[^>]*TargetMode\s*=\s*["']External["'][^>]*>/gi;
const isLink = (relation: string): boolean => /\/hyperlink["']/i.test(relation);

/**
 * Looks at a DOCX before anything opens it: unpacks every part once, counting what really comes out, and
 * refuses macros and what would be fetched from elsewhere when somebody opens a document made with it.
 */
export async function checkPackage(
  bytes: Uint8Array,
): Promise<{ readonly ok: true } | TemplateFault> {
  const { unpacked, files } = templateLimits;
  if (bytes.length > templateLimits.bytes) return { ok: false, reason: 'too-large' };
  const budget = { left: unpacked, limit: unpacked };
  try {
    const entries = listZipEntries(bytes);
    if (entries.size > files) return { ok: false, reason: 'too-large' };
    if (!entries.has('word/document.xml')) return { ok: false, reason: 'not-docx' };
    for (const [name, entry] of entries) {
      if (/vbaproject|activex/.test(name)) return { ok: false, reason: 'macros' };
      const isRelations = name.endsWith('.rels');
      let text = '';
      for await (const piece of unpackEntry(bytes, entry, budget)) {
        if (isRelations) text += decoder.decode(piece, { stream: true });
      }
      if ((text.match(outside) ?? []).some((relation) => !isLink(relation))) {
        return { ok: false, reason: 'outside' };
      }
    }
  } catch {
    return { ok: false, reason: budget.left < 0 ? 'too-large' : 'not-docx' };
  }
  return { ok: true };
}
