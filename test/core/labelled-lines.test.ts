/** What a platform's form says in so many words, in English and in Hindi. */
import { labelledLines } from '../../core/labelled-lines.ts';

it.each<[string, object]>([
  ...['Name', 'Full name', 'display name', 'Profile Name', "Person's name", "User's name", 'नाम', 'का नाम'].map((label): [string, object] => [`${label}: Invented One`, { name: 'Invented One' }]),
  ...['Age', 'Age (years)', 'आयु', 'उम्र'].map((label): [string, object] => [`${label}: 17`, { age: 17 }]),
  ...['Username', 'User name', 'Handle', 'Vanity', 'Account', 'Account name', 'Instagram username', 'X handle', 'Facebook account', 'Twitter handle'].map((label): [string, object] => [`${label}: one`, { account: 'one' }]),
  ...['Platform', 'प्लेटफ़ॉर्म', 'प्लेटफॉर्म'].map((label): [string, object] => [`${label}: Instagram`, { platform: 'instagram' }]),
  ...['f', 'F', 'Female', 'woman', 'Girl', 'महिला', 'स्त्री', 'लड़की'].map((word): [string, object] => [`Sex: ${word}`, { sex: 'female' }]),
  ...['m', 'Male', 'man', 'Boy', 'पुरुष', 'लड़का'].map((word): [string, object] => [`Gender: ${word}`, { sex: 'male' }]),
  ...['Other', 'transgender', 'non-binary', 'Nonbinary', 'अन्य'].map((word): [string, object] => [`लिंग: ${word}`, { sex: 'other' }]),
  ...['Risk', 'Risk level', 'Severity', 'Priority', 'जोखिम'].map((label): [string, object] => [`${label}: HIGH`, { risk: 'high' }]),
  ['Risk: imminent danger', { risk: 'imminent' }], ['Risk: highest', {}], ['Risk: unknown', {}], ['Sex: females', {}], ['Age: 0', {}], ['Age: 121', {}], ['Age: 120', { age: 120 }], ['Age: 1', { age: 1 }], ['Age: about 20', {}], ['Age: 24 years', { age: 24 }],
  ['First name: x', {}], ['Names: x', {}], ['Name of bank: x', {}], ['Ages: 20', {}], ['My platform: x', {}],
])('%j says %j', (text, wanted) => expect(labelledLines(text)).toEqual({ ...wanted, places: [] })); // prettier-ignore

it.each<[string, string]>([
  ...['Location', 'Last known location', 'Known place', 'Current city', 'Approximate location', 'District', 'Whereabouts', 'Last location', 'स्थान', 'शहर', 'ज़िला', 'जिला', 'जनपद'].map((label): [string, string] => [label, 'current']),
  ...['Address', 'Registered address', 'Postal address', 'Subscriber address', "User's address", 'पता'].map((label): [string, string] => [label, 'address']),
  ...['Hometown', 'Home town', 'Home', 'Native place', 'Permanent address', 'स्थायी पता', 'गृह जनपद'].map((label): [string, string] => [label, 'home']),
  ...['Post location', 'Tagged location', 'Location of the post', 'location of post'].map((label): [string, string] => [label, 'post']),
])('%s names a place of the role %s', (label, role) => expect(labelledLines(`${label}: Gomti Nagar`).places).toEqual([{ text: 'Gomti Nagar', role }]));

describe('a line', () => {
  it.each(['> Name: One', '  - Name: One', '* Name : One', '• Name:One', 'Name\t=\tOne', 'Name： One', '>> > Name: One  '])('%j is read', (line) => expect(labelledLines(line).name).toBe('One'));
  it.each(['Name One', 'Name:', 'Name: ', '1 Name: One', `${'x'.repeat(41)}: One`, 'see Name; One'])('%j is none', (line) => expect(labelledLines(line).name).toBeUndefined());

  it('of each label the first counts, places all, in the order of their worth, ten at most', () => {
    const { name, places } = labelledLines(`Name: One\nName: Two\nHome: Agra\nAddress: Sigra\nCity: Lucknow\nCity: Varanasi\nPost location: Taj Mahal`);
    expect([name, places.map(({ text }) => text)]).toEqual(['One', ['Lucknow', 'Varanasi', 'Sigra', 'Agra', 'Taj Mahal']]);
    expect(labelledLines(Array.from({ length: 12 }, (_, i) => `City: Place of ${i}`).join('\n')).places).toHaveLength(10);
  });

  it('is cut at 200 characters', () => expect(labelledLines(`Name: ${'x'.repeat(200)}\nName: y`).name).toBe('x'.repeat(200)));

  it.each(['unknown', 'Not available', 'N/A', 'na', 'none', 'अज्ञात', '226010', '26.8, 80.9', 'ab'])('that says %j names no place', (text) => expect(labelledLines(`City: ${text}`).places).toEqual([]));
  it.each(['Unknown road', 'x none', 'Agra', 'काशी', 'abc'])('that says %j names one', (text) => expect(labelledLines(`City: ${text}`).places).toHaveLength(1));
});
