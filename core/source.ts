/** Kinds of hints that are trusted alike. */
export const SOURCES = ['gps', 'cell', 'code', 'pin', 'current', 'address', 'home', 'landline', 'ip-fixed', 'ip-mobile', 'ip', 'phone', 'post'] as const;
export type Source = (typeof SOURCES)[number];
