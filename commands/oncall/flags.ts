/** The flags of `npm run oncall`. */
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
export const OPTIONS = {
  at: text, days: text, from: text, to: text, put: text, instead: text, undo: flag, url: text, month: text, csv: flag, out: text, minutes: text,
  kind: text, name: text, 'name-local': text, rank: text, language: text, speaks: text, unit: text, sms: text, email: text, https: text, order: text,
  pack: { ...text, default: 'packs/up' }, help: { ...flag, short: 'h' },
} as const; // prettier-ignore
export type FlagName = keyof typeof OPTIONS;
export type Flags = { readonly [F in FlagName]?: string | boolean | undefined };
