/** HTML in which every value is escaped unless it is HTML already. */
export interface Html {
  readonly text: string;
}

type Value = string | number | Html | readonly Html[];

export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { text: strings.reduce((all, part, i) => all + put(values[i - 1]!) + part) };
}

export const join = (parts: readonly Html[]): Html => ({ text: parts.map(({ text }) => text).join('') });

const MEANS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function put(value: Value): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value).replace(/[&<>"']/g, (character) => MEANS[character]!);
  return 'text' in value ? value.text : join(value).text;
}
