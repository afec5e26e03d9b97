/** The timeline of an incident, as people read it. */
import { storyOf } from '../../core/story.ts';
import { fromLucknow, openHouse, up } from '../support/house.ts';

async function night() {
  const house = await openHouse();
  const id = await house.deliver(fromLucknow);
  await house.pass(60);
  await house.does('state-primary', 'acknowledge');
  await house.does('state-primary', 'hand-off', { to: 'Agra', note: 'Invented words of an officer' });
  await house.does('state-primary', 'close', { disposition: 'SAFE_ON_SCENE', note: 'More invented words' });
  return (await house.read(id)).events;
}

it('says what was done, to whom and by whom', async () => {
  const told = storyOf(up, await night(), 'en').map(({ text }) => text);
  expect(told.filter((text) => !text.includes('looked'))).toEqual([
    'Alert received from meta; incident opened.',
    'Paged: state-primary (SMS, e-mail), control-room-162 (SMS, e-mail).',
    'Handed to SNS: state-primary (SMS, e-mail), control-room-162 (SMS, e-mail).',
    'Arrived: state-primary (SMS), control-room-162 (SMS).',
    'Paged: state-primary (SMS).',
    'Handed to SNS: state-primary (SMS).',
    'state-primary took it.',
    'Told who has it: control-room-162 (SMS).',
    'Handed to SNS: control-room-162 (SMS).',
    'state-primary handed it off to Agra.',
    'Reminded: control-room-118 (SMS, e-mail).',
    'Handed to SNS: control-room-118 (SMS, e-mail).',
    'state-primary closed it: Safe, met in person.',
  ]);
});

it.each(up.languages)('fills every gap and repeats nobody\'s words (%s)', async (language) => {
  for (const { text } of storyOf(up, await night(), language)) expect(text).not.toMatch(/\{|undefined|nvented/);
});
