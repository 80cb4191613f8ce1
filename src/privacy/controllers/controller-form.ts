import { z } from 'zod';
import type { FormPost } from '../../web/form-post.ts';

export const controllerFields = [
  'name',
  'address',
  'contact',
  'officerName',
  'officerContact',
] as const;
export const jointFields = ['jointName', 'jointContact', 'jointTask'] as const;
export type ControllerField = (typeof controllerFields)[number] | (typeof jointFields)[number];
/** What somebody typed, as it was typed. */
export type TypedController = Readonly<Record<ControllerField, string>>;
export type ControllerFault = 'missing' | 'too-long' | 'taken';
export type ControllerFaults = Partial<Record<ControllerField, ControllerFault>>;

const longest = 500;
const needed = z.string().trim().min(1, 'missing').max(longest, 'too-long');
const optional = z
  .string()
  .trim()
  .max(longest, 'too-long')
  .transform((value) => value || null);
const controller = z.object({
  name: needed,
  address: needed,
  contact: needed,
  officerName: optional,
  officerContact: optional,
});
const joint = z.object({ jointName: needed, jointContact: needed, jointTask: needed });

export const nothingTyped: TypedController = {
  name: '',
  address: '',
  contact: '',
  officerName: '',
  officerContact: '',
  jointName: '',
  jointContact: '',
  jointTask: '',
};

/** Reads what was typed from a form post; nothing is judged yet. */
export function typedController(form: FormPost): TypedController {
  const all = [...controllerFields, ...jointFields].map((field) => [field, form.text(field)]);
  return Object.fromEntries(all) as TypedController;
}

function faultsOf(error: z.ZodError): ControllerFaults {
  const faults: ControllerFaults = {};
  for (const { path, message } of error.issues) {
    faults[path[0] as ControllerField] ??= message as ControllerFault;
  }
  return faults;
}

type Judged<Input> = { ok: true; input: Input } | { ok: false; faults: ControllerFaults };

/** Judges who is responsible, as it was typed. */
export function judgeController(typed: TypedController): Judged<z.output<typeof controller>> {
  const judged = controller.safeParse(typed);
  if (!judged.success) return { ok: false, faults: faultsOf(judged.error) };
  return { ok: true, input: judged.data };
}

/** Judges a joint controller, as it was typed. */
export function judgeJoint(
  typed: TypedController,
): Judged<{ name: string; contact: string; task: string }> {
  const judged = joint.safeParse(typed);
  if (!judged.success) return { ok: false, faults: faultsOf(judged.error) };
  const { jointName: name, jointContact: contact, jointTask: task } = judged.data;
  return { ok: true, input: { name, contact, task } };
}
