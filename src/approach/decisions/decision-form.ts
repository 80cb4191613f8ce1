import { type Day, isDay } from '../../web/calendar.ts';
import type { FormPost } from '../../web/form-post.ts';
import {
  type Decision,
  type DecisionLevel,
  decisionLevels,
  decisionLimits,
  earliestDecision,
  isKnownBody,
  latestReview,
  type Outcome,
  outcomes,
} from './decision.ts';

/** What someone typed in the form of a decision, as it was typed. */
export interface TypedDecision {
  readonly what: string;
  readonly why: string;
  readonly outcome: string;
  readonly level: string;
  /** 'person', a body that we know by name, or 'other'. */
  readonly decider: string;
  readonly decidedBy: string;
  readonly body: string;
  readonly documentName: string;
  readonly documentUrl: string;
  readonly decidedOn: string;
  /** Left empty: from the day on which it was decided. */
  readonly validFrom: string;
  readonly reviewOn: string;
  readonly ownerId: string;
  /** Ids of the beads that it answers. */
  readonly about: readonly string[];
}

export type DecisionFault =
  | 'what-missing'
  | 'what-too-long'
  | 'why-missing'
  | 'why-too-long'
  | 'outcome-missing'
  | 'level-missing'
  | 'decider-missing'
  | 'person-missing'
  | 'body-missing'
  | 'body-too-long'
  | 'document-missing'
  | 'document-too-long'
  | 'url-wrong'
  | 'decided-wrong'
  | 'decided-in-future'
  | 'decided-too-long-ago'
  | 'decided-before-replaced'
  | 'valid-wrong'
  | 'valid-before-decided'
  | 'too-far'
  | 'review-wrong'
  | 'review-before-decided'
  | 'review-before-valid'
  | 'review-in-past'
  | 'owner-missing'
  | 'about-gone';
export type DecisionField = keyof TypedDecision;
/** What is wrong, by field. */
export type DecisionFaults = Partial<Record<DecisionField, DecisionFault>>;

/** What a decision is made from, checked, but for the people and the beads that it names. */
export type DecisionInput = Pick<
  Decision,
  | 'level'
  | 'outcome'
  | 'decidedBy'
  | 'body'
  | 'documentName'
  | 'documentUrl'
  | 'decidedOn'
  | 'validFrom'
  | 'reviewOn'
  | 'ownerId'
> & { readonly what: string; readonly why: string; readonly about: readonly string[] };

/** Reads what was typed from a form post; nothing is judged yet. */
export function typedDecision(form: FormPost): TypedDecision {
  return {
    what: form.text('what'),
    why: form.text('why'),
    outcome: form.text('outcome'),
    level: form.text('level'),
    decider: form.text('decider'),
    decidedBy: form.text('decidedBy'),
    body: form.text('body'),
    documentName: form.text('documentName'),
    documentUrl: form.text('documentUrl'),
    decidedOn: form.text('decidedOn'),
    validFrom: form.text('validFrom'),
    reviewOn: form.text('reviewOn'),
    ownerId: form.text('ownerId'),
    about: [...new Set(form.all('about'))],
  };
}

/** What is wrong with the words of a decision, by field. */
export function judgeWords({ what, why }: Pick<TypedDecision, 'what' | 'why'>): DecisionFaults {
  const faults: DecisionFaults = {};
  if (!what.trim()) faults.what = 'what-missing';
  else if (what.trim().length > decisionLimits.what) faults.what = 'what-too-long';
  if (!why.trim()) faults.why = 'why-missing';
  else if (why.trim().length > decisionLimits.why) faults.why = 'why-too-long';
  return faults;
}

/** What is wrong with the day on which a decision is looked at again. */
export function judgeReview(
  reviewOn: string,
  { today, decidedOn, validFrom }: { today: Day; decidedOn?: Day; validFrom?: Day },
): DecisionFault | null {
  if (!isDay(reviewOn)) return 'review-wrong';
  if (decidedOn !== undefined && reviewOn < decidedOn) return 'review-before-decided';
  if (reviewOn <= today) return 'review-in-past';
  if (validFrom !== undefined && reviewOn < validFrom) return 'review-before-valid';
  return reviewOn > latestReview(today) ? 'too-far' : null;
}

/** From when a decision counts. */
const beginningOf = ({ validFrom, decidedOn }: TypedDecision): string => validFrom || decidedOn;

function judgeDays(typed: TypedDecision, today: Day, replacedOn: Day | null): DecisionFaults {
  const faults: DecisionFaults = {};
  const { decidedOn, reviewOn } = typed;
  const validFrom = beginningOf(typed);
  const isDecided = isDay(decidedOn);
  const isValid = isDay(validFrom);
  if (!isDecided) faults.decidedOn = 'decided-wrong';
  else if (decidedOn > today) faults.decidedOn = 'decided-in-future';
  else if (decidedOn < earliestDecision(today)) faults.decidedOn = 'decided-too-long-ago';
  else if (replacedOn !== null && decidedOn < replacedOn) {
    faults.decidedOn = 'decided-before-replaced';
  }
  // left empty, it is the day of the decision, which was judged already
  if (typed.validFrom) {
    if (!isValid) faults.validFrom = 'valid-wrong';
    else if (isDecided && validFrom < decidedOn) faults.validFrom = 'valid-before-decided';
    else if (validFrom > latestReview(today)) faults.validFrom = 'too-far';
  }
  const review = judgeReview(reviewOn, {
    today,
    ...(isDecided && { decidedOn }),
    ...(isValid && { validFrom }),
  });
  if (review) faults.reviewOn = review;
  return faults;
}

function judgeDecider(typed: TypedDecision): DecisionFaults {
  const { decider, decidedBy, body, documentName, documentUrl } = typed;
  const faults: DecisionFaults = {};
  if (decider === 'person') {
    if (!decidedBy) faults.decidedBy = 'person-missing';
  } else if (decider === 'other') {
    if (!body.trim()) faults.body = 'body-missing';
    else if (body.trim().length > decisionLimits.body) faults.body = 'body-too-long';
  } else if (!isKnownBody(decider)) faults.decider = 'decider-missing';
  const isBody = decider === 'other' || isKnownBody(decider);
  if (isBody && !documentName.trim()) faults.documentName = 'document-missing';
  if (documentName.trim().length > decisionLimits.documentName) {
    faults.documentName = 'document-too-long';
  }
  if (documentUrl.trim() && !isDocumentUrl(documentUrl.trim())) faults.documentUrl = 'url-wrong';
  return faults;
}

/** Whether a document can be found there: an https address without a password in it. */
function isDocumentUrl(value: string): boolean {
  if (value.length > decisionLimits.documentUrl || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return protocol === 'https:' && !username && !password;
}

const choiceOf = <Choice extends string>(
  choices: readonly Choice[],
  value: string,
): Choice | undefined => choices.find((choice) => choice === value);

/**
 * Judges what was typed: a decision's particulars, or what is wrong by field.
 * @param replacedOn when the decision that it replaces was taken
 */
export function judgeDecision(
  typed: TypedDecision,
  today: Day,
  replacedOn: Day | null = null,
): { ok: true; input: DecisionInput } | { ok: false; reason: 'invalid'; faults: DecisionFaults } {
  const outcome: Outcome | undefined = choiceOf(outcomes, typed.outcome);
  const level: DecisionLevel | undefined = choiceOf(decisionLevels, typed.level);
  const faults: DecisionFaults = {
    ...judgeWords(typed),
    ...(!outcome && { outcome: 'outcome-missing' }),
    ...judgeDecider(typed),
    ...(!level && { level: 'level-missing' }),
    ...judgeDays(typed, today, replacedOn),
    ...(!typed.ownerId && { ownerId: 'owner-missing' }),
  };
  if (Object.keys(faults).length > 0 || !outcome || !level) {
    return { ok: false, reason: 'invalid', faults };
  }
  const { decider, decidedOn, reviewOn, ownerId, about } = typed;
  const input: DecisionInput = {
    what: typed.what.trim(),
    why: typed.why.trim(),
    outcome,
    level,
    decidedBy: decider === 'person' ? typed.decidedBy : null,
    body: decider === 'person' ? null : decider === 'other' ? typed.body.trim() : decider,
    documentName: typed.documentName.trim() || null,
    documentUrl: typed.documentUrl.trim() || null,
    decidedOn,
    validFrom: beginningOf(typed),
    reviewOn,
    ownerId,
    about,
  };
  return { ok: true, input };
}
