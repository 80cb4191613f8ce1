import { type Day, isDay } from '../../web/calendar.ts';
import type { FormPost } from '../../web/form-post.ts';
import { type GoalState, goalLimits, goalStates } from './goal.ts';

/** The three forms of a goal: a new one, other words, how it stands. */
export type GoalForm = 'new' | 'words' | 'state';

/** What someone typed and chose in the form of a goal, as it was sent. */
export interface TypedGoal {
  readonly change: string;
  readonly notice: string;
  readonly input: string;
  readonly state: string;
  readonly reason: string;
  readonly decidedOn: string;
  /** Residents who were there, a group on each line. */
  readonly groups: string;
  /** Accounts that were there. */
  readonly present: readonly string[];
  readonly themeIds: readonly string[];
  readonly contributionIds: readonly string[];
}
export type GoalField = keyof TypedGoal;
export type GoalFault =
  | 'change-missing'
  | 'too-long'
  | 'reason-missing'
  | 'state-missing'
  | 'not-a-day'
  | 'in-the-future'
  | 'decided-missing'
  | 'nobody-present'
  | 'group-too-long'
  | 'groups-too-many'
  | 'present-gone'
  | 'theme-not-confirmed'
  | 'contribution-gone'
  | 'nothing-changed';
/** What is wrong, by field. */
export type GoalFaults = Partial<Record<GoalField, GoalFault>>;

/** What a version is made from, checked, except for who and what the database knows. */
export interface GoalInput {
  readonly change: string;
  readonly notice: string | null;
  readonly input: string | null;
  readonly state: GoalState;
  readonly reason: string | null;
  readonly decidedOn: Day | null;
  readonly groups: readonly string[];
  readonly present: readonly string[];
  readonly themeIds: readonly string[];
  readonly contributionIds: readonly string[];
}

export const emptyGoal: TypedGoal = {
  change: '',
  notice: '',
  input: '',
  state: 'open',
  reason: '',
  decidedOn: '',
  groups: '',
  present: [],
  themeIds: [],
  contributionIds: [],
};

/** Boxes for who was there stand in groups, each with a name of its own. */
export const presentFields = ['present', 'present-bridge', 'present-coalition'] as const;

/** Reads what was typed from a form post; nothing is judged yet. */
export function typedGoal(form: FormPost): TypedGoal {
  return {
    change: form.text('change'),
    notice: form.text('notice'),
    input: form.text('input'),
    state: form.text('state'),
    reason: form.text('reason'),
    decidedOn: form.text('decidedOn'),
    groups: form.text('groups'),
    present: [...new Set(presentFields.flatMap((name) => form.all(name)))],
    themeIds: [...new Set(form.all('themeIds'))],
    contributionIds: [...new Set(form.all('contributionIds'))],
  };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function judgeDecision(
  form: GoalForm,
  typed: TypedGoal,
  groups: readonly string[],
  today: Day,
): GoalFaults {
  const faults: GoalFaults = {};
  const decidedOn = typed.decidedOn.trim();
  const isAnyoneThere = groups.length > 0 || typed.present.length > 0;
  if (decidedOn !== '' && !isDay(decidedOn)) faults.decidedOn = 'not-a-day';
  else if (decidedOn > today) faults.decidedOn = 'in-the-future';
  else if (decidedOn === '' && (isAnyoneThere || form === 'state')) {
    faults.decidedOn = 'decided-missing';
  }
  // a goal does not end by itself: somebody decided it
  if ((decidedOn !== '' || form === 'state') && !isAnyoneThere) faults.groups = 'nobody-present';
  if (groups.length > goalLimits.groups) faults.groups = 'groups-too-many';
  if (groups.some((group) => [...group].length > goalLimits.group)) {
    faults.groups = 'group-too-long';
  }
  return faults;
}

/** Judges what was typed: what a version is made from, or what is wrong by field. */
export function judgeGoal(
  form: GoalForm,
  typed: TypedGoal,
  today: Day,
): { ok: true; input: GoalInput } | { ok: false; reason: 'invalid'; faults: GoalFaults } {
  const groups = [...new Set(linesOf(typed.groups))];
  const faults = judgeDecision(form, typed, groups, today);
  const words = { change: typed.change.trim(), notice: typed.notice.trim() };
  const input = typed.input.trim();
  const reason = typed.reason.trim();
  const state = goalStates.find((known) => known === typed.state);
  if (words.change === '') faults.change = 'change-missing';
  if (form !== 'new' && reason === '') faults.reason = 'reason-missing';
  if (!state) faults.state = 'state-missing';
  for (const [field, text] of Object.entries({ ...words, input, reason })) {
    if ([...text].length > goalLimits.words) faults[field as GoalField] = 'too-long';
  }
  if (!state || Object.keys(faults).length > 0) return { ok: false, reason: 'invalid', faults };
  return {
    ok: true,
    input: {
      change: words.change,
      notice: words.notice || null,
      input: input || null,
      state,
      reason: reason || null,
      decidedOn: typed.decidedOn.trim() || null,
      groups,
      present: typed.present,
      themeIds: typed.themeIds,
      contributionIds: typed.contributionIds,
    },
  };
}
