/** Kinds of answers that somebody may have to check before they go out. */
export const checkedKinds = ['final', 'interim', 'explanation'] as const;
export type CheckedKind = (typeof checkedKinds)[number];
