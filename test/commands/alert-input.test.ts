import { asked } from '../../commands/alert-input.ts';
import { NOTHING_GIVEN } from '../../core/desk-alert.ts';

/** Somebody who answers these, one after another, and then presses Enter. */
const person = (...answers: string[]) => {
  const heard: string[] = [];
  return { heard, ask: async (question: string) => (heard.push(question), answers.shift() ?? '') };
};

it('what is answered is given, what is passed over is not', async () => {
  const { ask } = person('said by phone', '२२६०१०', 'Gomti Nagar', '98765 43210', ' Invented ', '19', '', 'META-1');
  expect(await asked(ask, NOTHING_GIVEN)).toEqual({
    text: 'said by phone',
    given: { ...NOTHING_GIVEN, pins: ['226010'], places: ['Gomti Nagar'], phones: ['98765 43210'], name: 'Invented', age: 19, id: 'META-1' },
  });
  expect((await asked(person().ask, NOTHING_GIVEN)).given).toEqual(NOTHING_GIVEN);
});

it('a PIN that is none is asked for again, and may be passed over', async () => {
  const { ask, heard } = person('', '22601', 'x', '');
  expect((await asked(ask, NOTHING_GIVEN)).given.pins).toEqual([]);
  expect(heard.filter((question) => question.includes('six digits'))).toHaveLength(2);
});
