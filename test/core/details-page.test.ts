import { phoneLink } from '../../core/details-page.ts';

it.each([
  ['+91 522 2345678 ext. 12', 'tel:+915222345678;ext=12'],
  ['0522-2345678 x12', 'tel:05222345678;ext=12'],
  ['0522 2345678, Extn: 305', 'tel:05222345678;ext=305'],
  ['+915222345678;ext=7', 'tel:+915222345678;ext=7'],
  ['05222345678#9', 'tel:05222345678;ext=9'],
  ['+91 70000-99999', 'tel:+917000099999'],
  ['(0522) 234 5678', 'tel:05222345678'],
])('%s is dialled as %s: an extension is no part of the number', (phone, href) => expect(phoneLink(phone).text).toBe(`<a href="${href}">${phone}</a>`));

it.each(['112', 'none', 'ext 12'])('%s is no number to dial from a page', (phone) => expect(phoneLink(phone).text).toBe(phone));
