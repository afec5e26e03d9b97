/** The 28 states and 8 union territories, by ISO 3166-2 (the codes of 2023: IN-CG, IN-OD, IN-TG, IN-UK). */
export const STATES: readonly string[] = [
  ...['IN-AP', 'IN-AR', 'IN-AS', 'IN-BR', 'IN-CG', 'IN-GA', 'IN-GJ', 'IN-HR', 'IN-HP', 'IN-JH', 'IN-KA', 'IN-KL', 'IN-MP', 'IN-MH'],
  ...['IN-MN', 'IN-ML', 'IN-MZ', 'IN-NL', 'IN-OD', 'IN-PB', 'IN-RJ', 'IN-SK', 'IN-TN', 'IN-TG', 'IN-TR', 'IN-UP', 'IN-UK', 'IN-WB'],
  ...['IN-AN', 'IN-CH', 'IN-DH', 'IN-DL', 'IN-JK', 'IN-LA', 'IN-LD', 'IN-PY'],
];
