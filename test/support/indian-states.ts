/** The 28 states and 8 union territories, by ISO 3166-2 (the codes of 2023: IN-CG, IN-OD, IN-TG, IN-UK). */
const LETTERS = 'AP AR AS BR CG GA GJ HR HP JH KA KL MP MH MN ML MZ NL OD PB RJ SK TN TG TR UP UK WB AN CH DH DL JK LA LD PY';

export const STATES: readonly string[] = LETTERS.split(' ').map((letters) => `IN-${letters}`);
