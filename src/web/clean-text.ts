/** Carriage return stays until the line ends are made alike; tab and line feed are people's own. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
/** Embeddings, overrides and isolates; the marks U+200E, U+200F and U+061C stay, names need them. */
const BIDI_OVERRIDE = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Makes a typed text safe to keep and to show, without changing what it says.
 * Control characters and characters that turn the reading direction of what follows are taken
 * out, line ends become \n, halves of characters become U+FFFD, letters are composed (NFC).
 * Doing it twice changes nothing.
 */
export const cleanText = (raw: string): string =>
  raw
    .replace(CONTROL, '')
    .replace(BIDI_OVERRIDE, '')
    .replace(/\r\n?/g, '\n')
    .toWellFormed()
    .normalize('NFC');
