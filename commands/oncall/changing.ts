/** What can be ordered. Each is on record before it is done, and is safe to order twice. */
import { deskName, fullTime, whoLines } from '../../core/duty-telling.ts';
import type { DutyOrder } from '../../core/duty-order.ts';
import { CHANNELS, type Channel } from '../../core/people.ts';
import type { FlagName } from './flags.ts';
import { parsed } from './source.ts';
import { idsOf, momentOf, needed, roleOf, textOf, word, type Given, type Task } from './task.ts';

export async function order({ source }: Given, wanted: DutyOrder | object): Promise<boolean> {
  if (source.http === null) throw new Error('A file cannot be changed so: start the laptop (npm start), or name a deployment with --url URL.');
  return ((await source.http('POST', '/v1/oncall/changes', wanted)) as { isNew: boolean }).isNew;
}

const said = (isNew: boolean): void => console.log(isNew ? 'Written.' : 'The directory said so already.');

const period = (given: Given) => ({ from: momentOf(given, needed(given, 'from'), '--from'), to: momentOf(given, needed(given, 'to'), '--to') });
const undo = ({ flags }: Given) => (flags.undo === true ? { undo: true } : {});
const place = (given: Given) => ({ desk: word(given, 0, 'The desk'), role: roleOf(word(given, 1, 'The role')) });

async function override(given: Given): Promise<void> {
  const wanted = { ...place(given), ...period(given) };
  said(await order(given, { change: 'override', ...wanted, instead: textOf(given, 'instead') ?? null, responders: idsOf(needed(given, 'put'), '--put'), ...undo(given) }));
  const people = await given.source.people();
  console.log([`${deskName(given.pack, wanted.desk)}, ${fullTime(wanted.from, given.pack.timeZone)}`, ...whoLines(people, wanted.desk, wanted.from)].join('\n'));
}

async function person(given: Given, kind: 'person' | 'post'): Promise<void> {
  const id = word(given, 0, 'The id');
  const known = (await given.source.file()).responders.find(({ responderId }) => responderId === id);
  const { proofs: _, ...before } = known ?? { proofs: undefined };
  const FIELDS: Readonly<Partial<Record<FlagName, string>>> = { name: 'name', 'name-local': 'nameLocal', rank: 'rank', language: 'language', unit: 'unit', sms: 'sms', email: 'email', https: 'https' };
  const set = Object.entries(FIELDS).flatMap(([flag, field]) => (textOf(given, flag as FlagName) === undefined ? [] : [[field, textOf(given, flag as FlagName)]]));
  const lists = (['speaks', 'order'] as const).flatMap((flag) => (textOf(given, flag) === undefined ? [] : [[flag, textOf(given, flag)!.split(/[\s,]+/).filter(Boolean)]]));
  const after: Record<string, unknown> = { rank: '', language: given.pack.languages[0], ...before, ...Object.fromEntries([...set, ...lists]), responderId: id, kind };
  // An empty one takes the channel away.
  for (const channel of CHANNELS) if (after[channel] === '') delete after[channel];
  said(await order(given, { change: 'people', people: [after] }));
}

async function verify(given: Given): Promise<void> {
  if (given.source.http === null) throw new Error('Nothing can be sent from a file: start the laptop, or name a deployment with --url.');
  const channel = given.words[1];
  const { sent } = (await given.source.http('POST', '/v1/oncall/verifications', { responder: word(given, 0, 'The responder'), ...(channel && { channel }) })) as { sent: readonly { channel: Channel; outcome: string }[] };
  for (const one of sent) console.log(`${one.channel}: ${one.outcome === 'sent' ? 'a link is on its way; it counts when whoever has it presses the button' : `not sent (${one.outcome})`}`);
}

export const CHANGING: Readonly<Record<string, Task>> = {
  override: { use: 'override DESK ROLE --from T --to T --put ID[,ID] [--instead ID | --instead "*"] [--undo]', says: 'others stand for a time: instead of one, of everybody, or besides', run: override },
  swap: { use: 'swap DESK ROLE ID ID --from T --to T [--undo]', says: 'two exchange their turns', run: async (given) => said(await order(given, { change: 'swap', ...place(given), one: word(given, 2, 'The first'), other: word(given, 3, 'The other'), ...period(given), ...undo(given) })) },
  absent: { use: 'absent ID --from T --to T [--undo]', says: 'not on duty, whatever a roster says', run: async (given) => said(await order(given, { change: 'absence', responder: word(given, 0, 'The responder'), ...period(given), ...undo(given) })) },
  holiday: { use: 'holiday DESK ROLE DATE[,DATE] --put ID[,ID] [--undo]', says: 'on whole days these stand and nobody else', run: async (given) => said(await order(given, { change: 'holiday', ...place(given), dates: word(given, 2, 'The date').split(','), responders: idsOf(needed(given, 'put'), '--put'), ...undo(given) })) },
  roster: { use: 'roster DESK ROLE [--put ID[,ID]]', says: 'who always stands in a role; without --put nobody', run: async (given) => said(await order(given, { change: 'roster', ...place(given), responders: (textOf(given, 'put') ?? '').split(',').filter(Boolean) })) },
  rotas: { use: 'rotas DESK ROLE FILE', says: 'crews that take turns in a role: a JSON list of rotas as in a file of people; [] ends them', run: async (given) => said(await order(given, { change: 'rotas', ...place(given), rotas: (parsed(word(given, 2, 'The file')) as object[]).map((rota) => ({ role: place(given).role, ...rota })) })) },
  'last-resort-posts': { use: 'last-resort-posts DESK --put ID[,ID]', says: 'who gets an SMS at last resort: five at most', run: async (given) => said(await order(given, { change: 'last-resort-posts', desk: word(given, 0, 'The desk'), responders: idsOf(needed(given, 'put'), '--put') })) },
  person: { use: 'person ID [--name N --rank R --language L --sms +91… --email A --https URL|tel:+91… --order sms,email …]', says: 'a new person, or some of what is known of one; an empty --email takes the channel away', run: (given) => person(given, 'person') },
  post: { use: 'post ID [the same]', says: 'a post, such as a control room\'s mobile: whoever presses says who they are', run: (given) => person(given, 'post') },
  remove: { use: 'remove ID', says: 'takes somebody out, once they are on no desk', run: async (given) => said(await order(given, { change: 'remove', responder: word(given, 0, 'The responder') })) },
  verify: { use: 'verify ID [sms|email|https]', says: 'sends a link: a channel counts when it is confirmed', run: verify },
};
