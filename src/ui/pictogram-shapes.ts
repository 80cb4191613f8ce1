/**
 * Our own drawings on a grid of 24 × 24, as SVG content with strokes only: the colour is that of the
 * text around them. One drawing means one thing everywhere.
 */
export const pictogramShapes = {
  speak:
    '<rect x="9" y="2.5" width="6" height="11.5" rx="3"/><path d="M5 11a7 7 0 0 0 14 0M12 18v3.5M8.5 21.5h7"/>',
  write: '<path d="M4 20l1.2-4.4L16.3 4.5l3.2 3.2L8.4 18.8z"/><path d="M13.8 7l3.2 3.2"/>',
  photo: '<path d="M3 7.5h4.2L9 4.5h6l1.8 3H21V19.5H3z"/><circle cx="12" cy="13" r="3.6"/>',
  listen:
    '<path d="M3.5 9.3v5.4H7L12 19V5L7 9.3z"/><path d="M15.5 9a4.3 4.3 0 0 1 0 6M18.3 6.2a8 8 0 0 1 0 11.6"/>',
  check: '<path d="M4 12.8l5.3 5.2L20 6.5"/>',
  change: '<path d="M12 4.5H4.5V20h15v-7.5"/><path d="M9.5 14.8l.8-3.3 8-8 2.5 2.5-8 8z"/>',
  question:
    '<circle cx="12" cy="12" r="9.2"/><path d="M9.2 9.5a2.8 2.8 0 1 1 4.1 2.5c-.9.5-1.3 1-1.3 1.9M12 17.3v.1"/>',
  person: '<circle cx="12" cy="7.5" r="4"/><path d="M4 21a8 8 0 0 1 16 0"/>',
  people:
    '<circle cx="9" cy="8" r="3.7"/><path d="M2 20.5a7 7 0 0 1 14 0M15.5 4.6a3.7 3.7 0 0 1 0 6.8M18.2 14.3a7 7 0 0 1 3.8 6.2"/>',
  child:
    '<circle cx="12" cy="9.5" r="3"/><path d="M9.3 21v-3.5H7.5V16a2.5 2.5 0 0 1 2.5-2.5h4a2.5 2.5 0 0 1 2.5 2.5v1.5h-1.8V21z"/>',
  young:
    '<circle cx="12" cy="6.5" r="2.8"/><path d="M9 21v-5H7.3v-3A2.8 2.8 0 0 1 10 10.3h4a2.8 2.8 0 0 1 2.7 2.7v3H15v5z"/>',
  adult:
    '<circle cx="12" cy="4.5" r="2.7"/><path d="M8.5 21.5V15H6.5v-4A3 3 0 0 1 9.5 8.2h5a3 3 0 0 1 3 2.8v4h-2v6.5z"/>',
  elder:
    '<circle cx="10.5" cy="4.5" r="2.7"/><path d="M7 21.5v-8.3a4.2 4.2 0 0 1 4-4.7c1.5 0 2.3.8 2.9 2l1.3 2.5H18v8.5M7 15.5h4.5v6M15.2 13h3.3"/>',
  phone:
    '<path d="M6.3 3h2.9l1.9 4.8-2.5 1.8a12 12 0 0 0 5.8 5.8l1.8-2.5L21 14.8v2.9A3.3 3.3 0 0 1 17.7 21 14.7 14.7 0 0 1 3 6.3 3.3 3.3 0 0 1 6.3 3z"/>',
  mobile: '<rect x="6.5" y="2.5" width="11" height="19" rx="2.2"/><path d="M11 18.3h2"/>',
  mail: '<rect x="2.5" y="5" width="19" height="14" rx="1.5"/><path d="M3.2 6.5L12 13.2l8.8-6.7"/>',
  house: '<path d="M2.8 11.8L12 3.7l9.2 8.1M5.8 9.5v11h12.4v-11M9.8 20.5V14h4.4v6.5"/>',
  talk: '<path d="M2.5 4h11.5v8.5H8.2L5.2 15.5v-3H2.5z"/><path d="M17.5 8.5h4V17h-2.3v3l-3-3H10"/>',
  visit: '<path d="M6 21V3h12v18M2.5 21h19M14.5 12v.1"/>',
  letter: '<path d="M5.5 2.8h9l4 4v14.4h-13z"/><path d="M14.5 3v4h4M8.8 12h6.5M8.8 16h6.5"/>',
  clock: '<circle cx="12" cy="12" r="9.2"/><path d="M12 6.5V12l3.8 2.5"/>',
  calendar:
    '<rect x="3.5" y="5" width="17" height="15.5" rx="1.5"/><path d="M3.5 10h17M8 2.5V7M16 2.5V7"/>',
  danger: '<path d="M12 3.2L22 20.5H2z"/><path d="M12 9.8v5M12 17.6v.1"/>',
  help: '<circle cx="12" cy="12" r="9.2"/><circle cx="12" cy="12" r="3.8"/><path d="M5.5 5.5l3.8 3.8M14.7 14.7l3.8 3.8M18.5 5.5l-3.8 3.8M9.3 14.7l-3.8 3.8"/>',
  understand:
    '<path d="M7.2 11l3.9-8.2a2.4 2.4 0 0 1 2.4 2.4V9h5.6a2 2 0 0 1 2 2.4l-1.3 7a2 2 0 0 1-2 1.6H7.2z"/><path d="M7.2 11H3v9h4.2"/>',
  happy:
    '<circle cx="12" cy="12" r="9.2"/><path d="M8 14.3a4.6 4.6 0 0 0 8 0M8.8 9.3v.1M15.2 9.3v.1"/>',
  unhappy:
    '<circle cx="12" cy="12" r="9.2"/><path d="M8 16.5a4.6 4.6 0 0 1 8 0M8.8 9.3v.1M15.2 9.3v.1"/>',
  puzzled:
    '<path d="M13 4.3a8.6 8.6 0 1 0 7.7 9.2M7.5 11v.1M13 11v.1M7.8 16h5"/><path d="M16.6 4.3a2.3 2.3 0 1 1 3.4 2c-.8.5-1.1.9-1.1 1.6M18.9 10.8v.1"/>',
  stop: '<path d="M8 13V6.3a1.5 1.5 0 0 1 3 0V11 4.3a1.5 1.5 0 0 1 3 0V11 5.8a1.5 1.5 0 0 1 3 0V12 8.8a1.5 1.5 0 0 1 3 0v5.7a7 7 0 0 1-7 7c-3 0-4.6-1.2-6-3.5L4.2 14a1.6 1.6 0 0 1 2.6-1.9z"/>',
  lock: '<rect x="4.5" y="10.5" width="15" height="10.5" rx="1.5"/><path d="M8 10.5V7.3a4 4 0 0 1 8 0v3.2M12 14.7v2.3"/>',
  print: '<path d="M6.5 8.5V3h11v5.5M6.5 17.5h-4v-9h19v9h-4"/><path d="M6.5 14h11v7h-11z"/>',
  language:
    '<circle cx="12" cy="12" r="9.2"/><path d="M2.8 12h18.4M12 2.8c3.3 2.5 4.5 5.6 4.5 9.2s-1.2 6.7-4.5 9.2c-3.3-2.5-4.5-5.6-4.5-9.2S8.7 5.3 12 2.8z"/>',
  heart:
    '<path d="M12 20.5C5.5 16 2.8 12.8 2.8 9a4.8 4.8 0 0 1 9.2-2 4.8 4.8 0 0 1 9.2 2c0 3.8-2.7 7-9.2 11.5z"/>',
  info: '<circle cx="12" cy="12" r="9.2"/><path d="M12 11v6M12 7.3v.1"/>',
  success: '<circle cx="12" cy="12" r="9.2"/><path d="M7.5 12.5l3.2 3.2 5.8-6.7"/>',
  play: '<path d="M7 4.5l12 7.5-12 7.5z"/>',
  pause: '<path d="M8 5v14M16 5v14"/>',
  square: '<rect x="6" y="6" width="12" height="12" rx="1.5"/>',
  back: '<path d="M20 12H4.5M10.5 5.5L4 12l6.5 6.5"/>',
  next: '<path d="M4 12h15.5M13.5 5.5L20 12l-6.5 6.5"/>',
  undo: '<path d="M8.5 4.5L4 9l4.5 4.5M4.5 9H14a6 6 0 0 1 0 12H8"/>',
  file: '<path d="M5.5 2.8h9l4 4v14.4h-13zM14.5 3v4h4"/>',
  inbox: '<path d="M3 13.5L6 4.5h12l3 9V20H3z"/><path d="M3 13.5h5.5a3.5 3.5 0 0 0 7 0H21"/>',
} as const satisfies Record<string, string>;

export type PictogramName = keyof typeof pictogramShapes;
