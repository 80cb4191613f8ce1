import { z } from 'zod';
import type { FormPost } from '../web/form-post.ts';
import {
  answerDays,
  isApproachSlug,
  purposeLimit,
  slugLimit,
  slugOf,
  titleLimit,
} from './approach.ts';

/** What someone typed in the form of an approach, as it was typed. */
export interface TypedApproach {
  readonly title: string;
  readonly purpose: string;
  readonly coordinatorId: string;
  readonly answerDays: string;
  readonly slug: string;
}
export type ApproachField = keyof TypedApproach;
export type ApproachFault =
  | 'title-missing'
  | 'title-too-long'
  | 'purpose-missing'
  | 'purpose-too-long'
  | 'coordinator-missing'
  | 'days-wrong'
  | 'slug-wrong'
  | 'slug-taken';
/** What is wrong, by field. */
export type ApproachFaults = Partial<Record<ApproachField, ApproachFault>>;

/** What an approach is made from, checked. */
export interface ApproachInput {
  readonly title: string;
  readonly purpose: string;
  readonly coordinatorId: string;
  readonly answerDays: number;
  /** Null: to be made from the title. */
  readonly slug: string | null;
}

const schema = z.object({
  title: z.string().trim().min(1, 'title-missing').max(titleLimit, 'title-too-long'),
  purpose: z.string().trim().min(1, 'purpose-missing').max(purposeLimit, 'purpose-too-long'),
  coordinatorId: z.uuid('coordinator-missing'),
  answerDays: z
    .string()
    .trim()
    .regex(/^\d{1,2}$/, 'days-wrong')
    .transform(Number)
    .refine((days) => days >= answerDays.least && days <= answerDays.most, 'days-wrong'),
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .transform((slug) => slug || null)
    .refine((slug) => slug === null || isApproachSlug(slug), 'slug-wrong'),
});

/** Reads what was typed from a form post; nothing is judged yet. */
export function typedApproach(form: FormPost): TypedApproach {
  return {
    title: form.text('title'),
    purpose: form.text('purpose'),
    coordinatorId: form.text('coordinatorId'),
    answerDays: form.text('answerDays'),
    slug: form.text('slug'),
  };
}

/** Judges what was typed: the approach's particulars, or what is wrong by field. */
export function judgeApproach(
  typed: TypedApproach,
): { ok: true; input: ApproachInput } | { ok: false; reason: 'invalid'; faults: ApproachFaults } {
  const judged = schema.safeParse(typed);
  if (judged.success) return { ok: true, input: judged.data };
  const faults: ApproachFaults = {};
  for (const { path, message } of judged.error.issues) {
    const field = path[0] as ApproachField;
    faults[field] ??= message as ApproachFault;
  }
  return { ok: false, reason: 'invalid', faults };
}

/** The addresses to try for a title, best first: `fit`, `fit-2`, … `fit-99`. */
export function slugsToTry(title: string): string[] {
  const room = slugLimit - '-99'.length;
  const base = slugOf(title).slice(0, room).replace(/-+$/, '') || 'aanpak';
  const tries = [base, ...Array.from({ length: 98 }, (_, index) => `${base}-${index + 2}`)];
  return tries.filter(isApproachSlug);
}
