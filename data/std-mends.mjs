/** What Google's names of area codes do not say today, or say wrongly. Kept by hand. */

/** Google's states, by their letters, that others were made of. @type {Record<string, string[]>} */
export const SUCCESSORS = {
  bihar: ['IN-BR', 'IN-JH'],
  madhyapradesh: ['IN-MP', 'IN-CG'],
  andhrapradesh: ['IN-AP', 'IN-TG'],
  jammuandkashmir: ['IN-JK', 'IN-LA'],
  karnatak: ['IN-KA'],
  mumbai: ['IN-MH'],
  nicobarislands: ['IN-AN'],
};

/**
 * By first digits, the longest that fit: Uttarakhand's codes stand under Uttar Pradesh, Telangana's under Andhra Pradesh, Jharkhand's under Bihar,
 * Chhattisgarh's under Madhya Pradesh. @type {Record<string, string>}
 */
export const ELSEWHERE = {
  135: 'IN-UK', 172: 'IN-CH', 413: 'IN-PY', 198: 'IN-LA', 199: 'IN-JK',
  5942: 'IN-UK', 5943: 'IN-UK', 5944: 'IN-UK', 5945: 'IN-UK', 5946: 'IN-UK', 5947: 'IN-UK', 5948: 'IN-UK', 5949: 'IN-UK', 5960: 'IN-UP', 596: 'IN-UK',
  40: 'IN-TG', 841: 'IN-TG', 842: 'IN-TG', 845: 'IN-TG', 846: 'IN-TG', 850: 'IN-TG', 854: 'IN-TG', 868: 'IN-TG', 870: 'IN-TG', 871: 'IN-TG', 872: 'IN-TG', 873: 'IN-TG', 874: 'IN-TG', 875: 'IN-TG',
  876: 'IN-TG', 878: 'IN-TG', 877: 'IN-AP',
  326: 'IN-JH', 643: 'IN-JH', 65: 'IN-JH', 6422: 'IN-JH', 6426: 'IN-JH',
  770: 'IN-CG', 771: 'IN-CG', 772: 'IN-CG', 774: 'IN-CG', 775: 'IN-CG', 776: 'IN-CG', 777: 'IN-CG', 778: 'IN-CG', 78: 'IN-CG', 780: 'IN-MP', 7812: 'IN-MP', 7822: 'IN-MP', 7586: 'IN-MP',
};

/** Names in use today, and where GeoNames has none by Google's: cities whose code has two or three digits. @type {Record<string, [string, number, number]>} */
export const CITIES = {
  11: ['Delhi', 28.65, 77.2], 20: ['Pune', 18.52, 73.86], 22: ['Mumbai', 19.08, 72.88], 33: ['Kolkata', 22.57, 88.36], 40: ['Hyderabad', 17.38, 78.46], 44: ['Chennai', 13.08, 80.27], 79: ['Ahmedabad', 23.03, 72.58], 80: ['Bengaluru', 12.97, 77.59],
  124: ['Gurugram', 28.46, 77.03], 164: ['Bathinda', 30.21, 74.95], 181: ['Jalandhar', 31.33, 75.58], 212: ['Chinchwad', 18.63, 73.8], 230: ['Khadakwasla', 18.44, 73.77], 241: ['Ahmednagar', 19.09, 74.74], 250: ['Vasai', 19.39, 72.83],
  253: ['Nashik', 20.0, 73.79], 285: ['Junagadh', 21.52, 70.46], 286: ['Porbandar', 21.64, 69.61], 342: ['Bardhaman', 23.25, 87.85], 354: ['Darjeeling', 27.04, 88.26], 368: ['Pasighat', 28.07, 95.33], 372: ['Lunglei', 22.89, 92.74],
  374: ['Tinsukia', 27.49, 95.36], 389: ['Aizawl', 23.73, 92.72], 413: ['Puducherry', 11.93, 79.83], 421: ['Tiruppur', 11.11, 77.34], 423: ['Udhagamandalam', 11.41, 76.7], 431: ['Tiruchirappalli', 10.79, 78.7], 462: ['Tirunelveli', 8.73, 77.7],
  476: ['Karunagappally', 9.06, 76.54], 479: ['Mavelikkara', 9.26, 76.56], 484: ['Kochi', 9.93, 76.27], 496: ['Vatakara', 11.6, 75.59], 674: ['Bhubaneswar', 20.27, 85.83], 680: ['Brahmapur', 19.31, 84.79], 821: ['Mysuru', 12.3, 76.64],
  824: ['Mangaluru', 12.91, 74.86], 831: ['Belagavi', 15.85, 74.5], 832: ['Panaji', 15.5, 73.83], 836: ['Hubballi', 15.36, 75.12], 877: ['Tirupati', 13.64, 79.42], 883: ['Rajamahendravaram', 17.01, 81.79],
};

/** Codes that cross a border, with rough shares of their people. @type {Record<string, Record<string, number>>} */
export const SEVERAL = {
  120: { 144: 0.5, 145: 0.5 },
  172: { 'IN-CH': 0.6, 'IN-PB': 0.25, 'IN-HR': 0.15 },
  260: { 'IN-GJ': 0.7, 'IN-DH': 0.3 },
  5522: { 148: 0.5, 164: 0.5 },
  5740: { 138: 0.5, 633: 0.5 },
  5921: { 171: 0.5, 659: 0.5 },
};

/** Uttar Pradesh's codes whose name leads to no unit, or to the wrong one. @type {Record<string, string>} */
export const UP_UNITS = {
  5111: '156', 5143: '186', 5171: '153', 5172: '161', 5183: '142', 5195: '136', 5240: '129', 5271: '121', 5273: '121', 5275: '121', 5280: '149', 5311: '175',
  5332: '120', 5341: '174', 5343: '174', 5443: '170', 5453: '152', 5454: '152', 5460: '123', 5463: '123', 5465: '123', 5493: '146', 5495: '146', 5543: '182',
  5545: '182', 5563: '160', 5567: '160', 5614: '118', 5724: '119', 5821: '130', 5825: '130', 5843: '180', 5853: '150', 5870: '159', 5876: '159', 5924: '154', 5960: '176',
};
