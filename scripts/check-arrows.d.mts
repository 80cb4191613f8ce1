/** How many modules were looked at, and the sentences of what is wrong. */
export function checkArrows(root: string): { modules: number; wrong: string[] };
