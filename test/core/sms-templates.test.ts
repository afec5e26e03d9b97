/** What an administrator pastes into the DLT portal. */
import { smsTemplates } from '../../core/sms-templates.ts';
import { up } from '../support/house.ts';

const templates = smsTemplates(up, 'alerts.jeevan.example.in');

it('there is one for each text in each language', () => {
  expect(templates).toHaveLength(10 * up.languages.length);
  expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
});

it('its variables are tagged, the link the last of them', () => {
  expect(templates.find(({ id }) => id === 'alert.en')?.registered).toBe('UP Police Jeevan Raksha: a life may be at risk, {#alphanumeric#}. Acknowledge now: {#url#}');
  for (const { registered } of templates) {
    const tags = registered.match(/\{#\w+#\}/g)!;
    expect([tags.at(-1), tags.length <= 3]).toEqual(['{#url#}', true]); // two variables besides, as the registry allows without recorded reasons
  }
});

it('romanized Hindi fits one part, as English does, and Devanagari two', () => {
  const parts = (language: string) => Math.max(...templates.filter(({ id }) => id.endsWith(`.${language}`)).map((template) => template.parts));
  expect([parts('en'), parts('hi-Latn'), parts('hi')]).toEqual([1, 1, 2]);
});
