/** What whoever follows the link reads and can press, at each moment of an incident's life. */
import { readAlert } from '../../core/alert.ts';
import { openDrill } from '../../core/drill.ts';
import type { Actor, Incident } from '../../core/incident.ts';
import { codePage, linkPage, tryAgainPage, type Sight } from '../../core/link-page.ts';
import { policyOf } from '../../core/pack.ts';
import { accepted, acknowledge, after, cannotLocate, close, handOff, having, noon, opened, primary, reached, room, secondary } from '../support/incidents.ts';
import { up } from '../support/locators.ts';

const en = up.wording['en']!;
const TOKEN = '0123456789abcdefghjk';
const sight = (incident: Incident, given: Partial<Sight> = {}): Sight => ({ pack: up, token: TOKEN, language: 'en', now: after(60), incident, actor: primary, isPost: false, details: null, refused: null, ...given });
const page = (incident: Incident, given: Partial<Sight> = {}): string => linkPage(sight(incident, given));
const details = (subject: object = {}) => ({ alert: readAlert(Buffer.from(JSON.stringify({ subject }))), stored: [], notes: [], controlRoom: null });
/** What is read outside of the forms, a line each. */
const linesOf = (html: string): string[] =>
  html.replace(/^.*<main>/s, '').replace(/<form.*?<\/form>/gs, '').replace(/<a class="lang".*?<\/a>/, '').replaceAll('&#39;', "'").split(/<[^>]+>/).map((line) => line.trim()).filter(Boolean); // prettier-ignore
/** The actions that can be pressed. */
const offered = (html: string): string[] => [...html.matchAll(/name="action" value="([^"]+)"/g)].map(([, action]) => action!);
const mine = having(opened(), [primary, acknowledge]);

describe('before anybody has it', () => {
  it('says that somebody may be at risk, where and since when, what acknowledging means, and whom to call', () => {
    expect(linesOf(page(opened()))).toEqual([
      'Someone may be at risk of suicide.', 'Lucknow. Received 17:30 IST.', 'Nobody has taken this yet.',
      'Acknowledging means acting now; without progress in 5 minutes others are paged. Details open afterwards; views are recorded. Do not forward.', `State desk: ${up.stateDesk.phone}`,
    ]); // prettier-ignore
    expect(offered(page(opened()))).toEqual(['acknowledge', 'cannot-take']);
  });

  it('says the day when it is another, and the minutes of its own policy', () => {
    const slow = { ...opened(), policy: { ...opened().policy, leaseSeconds: 90 } };
    expect(linesOf(page(slow, { now: after(86_400) }))).toEqual(expect.arrayContaining(['Lucknow. Received 01 Mar 17:30 IST.', expect.stringContaining('progress in 1.5 minutes')]));
    expect(linesOf(page({ ...slow, policy: { ...slow.policy, leaseSeconds: 2 } })).join()).toContain('in 5 minutes');
  });

  it('each button sends the token, its action and the language of the page', () => {
    expect(page(opened(), { language: 'hi' })).toContain(`<form method="post" action="a"><input type="hidden" name="t" value="${TOKEN}"><input type="hidden" name="action" value="acknowledge"><input type="hidden" name="lang" value="hi"><button class="act">${up.wording['hi']!.page.acknowledge}</button></form>`);
    expect(page(opened())).toContain(`<button class="quiet">${en.page.cannotTake}</button>`);
  });

  it("the phone of a post asks for rank and name, which is in many hands; a person's does not", () => {
    const asked = `<label>${en.page.signed}<input name="signed" maxlength="60" autocomplete="name" required></label><button class="act">`;
    expect([page(opened(), { isPost: true }).includes(asked), page(opened()).includes('signed')]).toEqual([true, false]);
  });

  it('whoever declined reads that it is recorded, may still take it, and is not asked a second time', () => {
    const declined = having(opened(), [primary, { action: 'cannot-take' }]);
    expect(linesOf(page(declined))).toContain(en.page.declined);
    expect([offered(page(declined)), offered(page(declined, { actor: secondary }))]).toEqual([['acknowledge'], ['acknowledge', 'cannot-take']]);
  });

  it('an exercise says so first', () => {
    const { exercise, atRisk } = en.page;
    expect(linesOf(page({ ...opened(), exercise: true })).slice(0, 2)).toEqual([exercise, atRisk]);
    expect(linesOf(page(opened()))).not.toContain(exercise);
  });

  it('what was refused is said in a sentence, with what was given and the number to call', () => {
    const refused = page(opened(), { refused: { key: 'desk-unknown', values: { given: 'Atlantis' } } });
    expect(refused).toMatch(/<p class="refused" role="alert">[^<]*Atlantis/);
    expect(page(opened(), { refused: { key: 'try-again', values: {} } })).toContain(up.stateDesk.phone);
    expect(page(opened())).not.toContain('role="alert"');
  });
});

describe('once somebody has it', () => {
  it('the others read who and since when, and may join; nobody can decline it any more', () => {
    expect(linesOf(page(mine, { actor: secondary }))).toContain('Name of primary took this at 17:30.');
    expect(offered(page(mine, { actor: secondary }))).toEqual(['acknowledge']);
  });

  it('whoever is on the next shift is asked to take it over, in the script of the reader', () => {
    const asked = { ...mine, asked: ['secondary'], holder: { ...mine.holder!, nameLocal: 'आशा' } };
    expect(linesOf(page(asked, { actor: secondary }))).toContain('Your shift has begun: take this over from Name of primary.');
    expect(page(asked, { actor: secondary, language: 'hi' })).toContain('आशा');
    expect(linesOf(page(asked, { actor: room }))).toContain('Name of primary took this at 17:30.');
  });

  it('the holder, behind a link that nobody pressed a button of, has one more to press', () => {
    const html = page(mine);
    expect([offered(html), linesOf(html)]).toEqual([['show'], expect.arrayContaining(['You have this. By 17:35:'])]);
    expect(html).toContain(`<button class="act">${en.page.show}</button>`);
  });

  it('the holder reads first by when, whom to tell, to call, to release; then the care that the law asks for', () => {
    const html = page(mine, { details: { ...details({ phones: ['+917000000001'] }), controlRoom: '+915222345678' } });
    expect(linesOf(html).slice(2, 14)).toEqual([
      'You have this. By 17:35:', 'Tell Lucknow control room (', '+915222345678', ') and 112.', en.page.step2, en.page.step3,
      en.page.progress, en.page.care, 'Status: acknowledged', en.page.unit, 'Lucknow', 'Known to within about 8 km.',
    ]); // prettier-ignore
  });

  it.each<[string, object, string[]]>([
    ['a minor', { age: 17 }, [en.page.minor]], ['a woman', { sex: 'female' }, [en.page.woman]], ['a girl', { age: 3, sex: 'female' }, [en.page.minor, en.page.woman]],
    ['somebody of 18', { age: 18 }, []], ['a man', { sex: 'male', age: 40 }, []], ['somebody of whom nothing is said', {}, []],
  ])('of %s says what that asks for, and only then', (_, subject, wanted) => {
    expect(linesOf(page(mine, { details: details(subject) })).filter((line) => line === en.page.minor || line === en.page.woman)).toEqual(wanted);
  }); // prettier-ignore

  it('what happened is told with its moments', () => {
    const html = page(mine, { details: details() });
    expect(page(mine, { details: { ...details(), notes: [{ noteId: 'n', by: 'primary', at: after(60), text: 'met' }] } })).toContain('<li>17:31 primary: met</li>');
    expect(html).toMatch(new RegExp(`<summary>${en.page.story}</summary><ul><li>17:30 [^<]+</li>(<li>17:30 [^<]+</li>)+</ul>`));
  });
});

describe('what can be done', () => {
  const done = (incident: Incident): string[] => offered(page(incident, { details: details() }));
  const usual = ['hand-off', 'reached', 'place', 'cannot-locate', 'note', 'close', 'release'];

  it('is the same at each stage, but that an offer to another state can be accepted', () => {
    const handed = having(mine, [primary, handOff('118')]);
    const outside = having(mine, [primary, handOff('IN-BR')]);
    for (const incident of [mine, handed, having(mine, [primary, reached]), having(mine, [primary, cannotLocate])]) expect(done(incident)).toEqual(usual);
    expect(done(outside)).toEqual(['hand-off', 'reached', 'place', 'accepted', 'cannot-locate', 'note', 'close', 'release']);
    expect(done(having(outside, [primary, accepted]))).toEqual(usual);
  });

  it('asks for what each needs: a note where one is required, a choice out of what there is, units by their names', () => {
    const html = page(mine, { details: details() });
    const form = (action: string): string => html.split('<details>').find((part) => part.includes(`value="${action}"`))!.replace(/<input type="hidden"[^>]*>/g, '').replace(/<\/main>.*/s, '');
    const required = 'maxlength="4000" required></textarea>';
    expect(Object.fromEntries(usual.map((action) => [action, [form(action).includes(required), form(action).includes('<textarea')]]))).toEqual({
      'hand-off': [false, true], reached: [false, true], place: [false, false], 'cannot-locate': [false, true], note: [true, true], close: [true, true], release: [false, false],
    }); // prettier-ignore
    expect(form('cannot-locate')).toContain(`<select name="reason" required><option value=""></option><option value="INCOMPLETE_DATA">${en.unlocated.INCOMPLETE_DATA}</option>`);
    expect(form('close')).toContain(`<select name="disposition" required><option value=""></option><option value="SAFE_BY_PHONE">${en.dispositions.SAFE_BY_PHONE}</option>`);
    expect(form('close')).toContain('<input name="found" maxlength="100" list="units">');
    expect(form('place')).toContain(`<label>${en.page.placeText}<input name="text" maxlength="500" required></label>`);
    const names = [...form('hand-off').matchAll(/<option>([^<]+)<\/option>/g)].map(([, name]) => name!);
    expect([names.length, names[0], names]).toEqual([up.units.size, 'Agra', names.toSorted()]);
  });

  it('has a title and a button for each, of the same words', () => {
    const html = page(having(mine, [primary, handOff('IN-BR')]), { details: details() });
    const { handOff: to, reached: met, place, accepted: taken, cannotLocate: not, addNote, close: end, release } = en.page;
    const [titles, buttons] = [/<summary>([^<]+)<\/summary><form/g, /<button>([^<]+)<\/button>/g].map((pattern) => [...html.matchAll(pattern)].map(([, words]) => words));
    expect([titles, buttons]).toEqual([[to, met, place, taken, not, addNote, end, release], titles]);
    expect(linesOf(html)).toContain(en.page.do);
  });
});

describe('after a hand-off', () => {
  const read = (to: string, deskId: string | null, actor: Actor = primary): string[] => linesOf(page(having(mine, [primary, handOff(to, deskId)]), { actor, details: details() }));

  it.each<[string, string, string | null, string]>([
    ['a unit', '118', '118', 'Handed off to Agra. Their desk is paged, and reminded until it is closed.'],
    ['another state', 'IN-BR', 'IN-BR', 'Offered to Bihar. It stays ours until they accept; note who did.'],
  ])('to %s says who was paged by it', (_, to, deskId, sentence) => expect(read(to, deskId)).toContain(sentence)); // prettier-ignore

  it('to an officer whom no desk knows names them as they were written down, and else says only that it is one: somebody must tell them by phone', () => {
    const handed = having(mine, [primary, handOff('n-1', null)]);
    const note = { noteId: 'n-1', by: 'primary', at: after(0), text: 'SP Agra\nsaid by phone' };
    const told = (notes: typeof note[]) => linesOf(page(handed, { details: { ...details(), notes } }));
    expect(told([{ ...note, noteId: 'n-0', text: 'met' }, note])).toContain('Handed off to SP Agra. Nobody was paged by this: tell them by phone.');
    expect(told([])).toContain(`Handed off to ${en.terms.officer}. Nobody was paged by this: tell them by phone.`);
  });

  it('to the state desk calls it so', () => {
    const back = having(opened(), [room, acknowledge], [room, handOff('state')]);
    expect(linesOf(page(back, { actor: room, details: details() }))).toContain(`Handed off to ${en.terms.state}. Their desk is paged, and reminded until it is closed.`);
  });

  it('the unit itself is told that it has it, and there is no lease to run out', () => {
    const lines = linesOf(page(having(mine, [primary, handOff('162')]), { actor: room, details: details() }));
    expect(lines).toEqual(expect.arrayContaining([en.page.handedToYou, en.page.yoursOpen]));
    expect(lines).not.toContain(en.page.progress);
  });
});

it('once closed says how and when, in the words of the reader, and offers nothing', () => {
  const closed = having(mine, [primary, close, 120]);
  expect(linesOf(page(closed))).toEqual([en.page.title, 'Lucknow. Received 17:30 IST.', 'Closed at 17:32: Safe, by phone.', `State desk: ${up.stateDesk.phone}`]);
  expect(page(closed)).not.toContain('<form');
});

describe('a drill', () => {
  const drill = openDrill({ incidentId: opened().incidentId, deskId: '162', roles: ['primary'], lasts: 900, by: 'state-primary', region: 'local' }, policyOf(up, '162'), noon);

  it('says that no life is at risk, and takes either answer; a post signs', () => {
    const html = page(drill, { actor: room });
    expect([linesOf(html), offered(html)]).toEqual([[en.page.exercise, en.page.title, 'Lucknow. Received 17:30 IST.', `State desk: ${up.stateDesk.phone}`], ['acknowledge', 'cannot-take']]);
    expect([html.includes('name="signed"'), page(drill, { actor: room, isPost: true }).includes('name="signed"'), html.includes('class="act"'), html.includes('class="quiet"')]).toEqual([false, true, true, true]);
  });

  it('thanks whoever answered, also when it is over; who did not reads that it is over', () => {
    const answered = { ...drill, drill: { ...drill.drill!, answered: ['room'] } };
    for (const incident of [answered, { ...answered, status: 'CLOSED' as const }]) expect([linesOf(page(incident, { actor: room })).includes(en.page.drillThanks), offered(page(incident, { actor: room }))]).toEqual([true, []]);
    const over = page({ ...drill, status: 'CLOSED' }, { actor: room });
    expect([linesOf(over).includes(en.page.drillOver), offered(over)]).toEqual([true, []]);
  });
});

describe('the page as a whole', () => {
  it('offers the other language of the state with the same link, and none where there is no other', () => {
    expect(page(opened())).toContain(`<a class="lang" href="?t=${TOKEN}&amp;lang=hi" lang="hi">${en.page.other}</a>`);
    expect(page(opened(), { language: 'hi' })).toContain('&amp;lang=en" lang="en">');
    expect(page(opened(), { pack: { ...up, languages: ['en', 'hi-Latn'] } })).not.toContain('class="lang"');
  });

  it('without a link asks for the code; after a wrong one says so, with the number to call', () => {
    const [first, again] = [codePage(up, 'en', false), codePage(up, 'en', true)];
    const form = `<form method="post" action="a"><label>${en.page.code}<input name="code" autocomplete="off" autocapitalize="none" required></label><button>${en.page.open}</button></form>`;
    expect([first.includes(form), again.includes(form), first.includes('refused"'), linesOf(again)]).toEqual([true, true, false, [en.refusals['link-unknown'].replace('{phone}', up.stateDesk.phone)]]);
  });

  it('when something failed offers the same button once more, with all that was typed, and the number to call', () => {
    const html = tryAgainPage(up, 'en', { t: TOKEN, action: 'note', note: 'a "quoted" word', lang: undefined });
    expect(linesOf(html)).toEqual([en.refusals['try-again'].replace('{phone}', up.stateDesk.phone)]);
    expect(html).toContain(`<form method="post" action="a"><input type="hidden" name="t" value="${TOKEN}"><input type="hidden" name="action" value="note"><input type="hidden" name="note" value="a &quot;quoted&quot; word"><input type="hidden" name="lang" value=""><button class="act">${en.page.open}</button></form>`);
  });
});
