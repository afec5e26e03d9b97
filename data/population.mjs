/** People, Census of India 2011 (final totals), by today's district of Uttar Pradesh and by today's state. */

/** By the names of packs/up/units.json. @type {Record<string, number>} */
export const DISTRICTS = {
  Saharanpur: 3466382, Bijnor: 3682713, Rampur: 2335819, Amroha: 1840221, Meerut: 3443689, Baghpat: 1303048, 'Gautam Buddh Nagar': 1648115,
  Bulandshahr: 3499171, Aligarh: 3673889, Hathras: 1564708, Mathura: 2547184, Agra: 4418797, Firozabad: 2498156, Mainpuri: 1868529, Bareilly: 4448359,
  Pilibhit: 2031007, Shahjahanpur: 3006538, Kheri: 4021243, Sitapur: 4483992, Hardoi: 4092845, Unnao: 3108367, Lucknow: 4589838, Farrukhabad: 1885204,
  Kannauj: 1656616, Etawah: 1581810, Auraiya: 1379545, 'Kanpur Dehat': 1796184, 'Kanpur Nagar': 4581268, Jalaun: 1689974, Jhansi: 1998603, Lalitpur: 1221592,
  Hamirpur: 1104285, Mahoba: 875958, Banda: 1799410, Chitrakoot: 991730, Fatehpur: 2632733, Pratapgarh: 3209141, Kaushambi: 1599596, Prayagraj: 5954391,
  Barabanki: 3260699, Ayodhya: 2470996, 'Ambedkar Nagar': 2397888, Bahraich: 3487731, Shravasti: 1117361, Balrampur: 2148665, Gonda: 3433919,
  Siddharthnagar: 2559297, Basti: 2464464, 'Sant Kabir Nagar': 1715183, Maharajganj: 2684703, Gorakhpur: 4440895, Kushinagar: 3564544, Deoria: 3100946,
  Azamgarh: 4613913, Mau: 2205968, Ballia: 3239774, Jaunpur: 4494204, Ghazipur: 3620268, Chandauli: 1952756, Varanasi: 3676841, Bhadohi: 1578213,
  Mirzapur: 2496970, Sonbhadra: 1862559, Etah: 1774480, Kasganj: 1436719,
  // Made in 2011 to 2013 out of the districts counted: estimates that add up to what was counted.
  Muzaffarnagar: 4143512 - 1273578, Shamli: 1273578,
  Ghaziabad: 4681645 - 1338311, Hapur: 1338311,
  Moradabad: 4772006 - 1645499, Budaun: 3681896 - 554275, Sambhal: 1645499 + 554275,
  Sultanpur: 3797117 - 1365626, 'Rae Bareli': 3405559 - 502052, Amethi: 1365626 + 502052,
};

/** @type {Record<string, number>} */
export const STATES = {
  'IN-JK': 12267013, 'IN-LA': 274289, 'IN-HP': 6864602, 'IN-PB': 27743338, 'IN-CH': 1055450, 'IN-UK': 10086292, 'IN-HR': 25351462, 'IN-DL': 16787941,
  'IN-RJ': 68548437, 'IN-UP': 199812341, 'IN-BR': 104099452, 'IN-SK': 610577, 'IN-AR': 1383727, 'IN-NL': 1978502, 'IN-MN': 2855794, 'IN-MZ': 1097206,
  'IN-TR': 3673917, 'IN-ML': 2966889, 'IN-AS': 31205576, 'IN-WB': 91276115, 'IN-JH': 32988134, 'IN-OD': 41974218, 'IN-CG': 25545198, 'IN-MP': 72626809,
  'IN-GJ': 60439692, 'IN-DH': 586956, 'IN-MH': 112374333, 'IN-TG': 35003674, 'IN-AP': 49577103, 'IN-KA': 61095297, 'IN-GA': 1458545, 'IN-LD': 64473,
  'IN-KL': 33406061, 'IN-TN': 72147030, 'IN-PY': 1247953, 'IN-AN': 380581,
};
