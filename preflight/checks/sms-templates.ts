import { smsTemplates as templatesOf } from '../../core/sms-templates.ts';
import { check, counted, named } from '../check.ts';
import { YOURSELF } from '../words.ts';

const PORTAL = `the operators' registry (DLT), where npm run sms-templates says what to paste`;

/** What operators hold can be asked of nobody: only that there is an id for each text, and one text for each id. */
export const smsTemplates = check({
  title: 'DLT ids and templates',
  needs: 'nothing',
  ask: async ({ facts: { pack, settings } }) => templatesOf(pack, settings.domainName ?? 'host').map(({ id }) => id),
  judge: (texts, { settings: { smsRoute, smsEntityId, smsTemplateIds = {} } }) => {
    if (smsRoute !== 'local') return `none is needed on the international route; ${counted(texts.length, 'text')} could be registered`;
    const missing = texts.filter((text) => !smsTemplateIds[text]);
    const twice = texts.filter((text) => smsTemplateIds[text] && texts.some((other) => other !== text && smsTemplateIds[other] === smsTemplateIds[text]));
    const unknown = Object.keys(smsTemplateIds).filter((id) => !texts.includes(id));
    const found = [
      ...(smsEntityId ? [] : [{ kind: 'no-entity' as const, says: 'The setting smsEntityId is not set, and smsRoute is local.' }]),
      ...(missing.length === 0 ? [] : [{ kind: 'missing' as const, says: `${counted(missing.length, 'text')} of the pack ${missing.length === 1 ? 'has' : 'have'} no template id: ${named(missing)}.` }]),
      ...(twice.length === 0 ? [] : [{ kind: 'twice' as const, says: `These texts share a template id, and an id belongs to one text: ${named(twice)}.` }]),
      ...(unknown.length === 0 ? [] : [{ kind: 'unknown' as const, says: `The pack has no text ${named(unknown)}: ids that are never sent.` }]),
    ];
    return found.length === 0 ? `each of ${counted(texts.length, 'text')} has its id; whether the words are the registered ones only a page to yourself can show` : found;
  },
  troubles: {
    'no-entity': { weight: 'blocked', harm: 'Operators drop every text, and nobody is told.', grants: PORTAL, link: 'docs/deploy.md#2-decide-the-settings', takes: 'one to two weeks' },
    missing: { weight: 'blocked', harm: 'Operators drop these texts, and nobody is told; the deploy stops rather.', grants: PORTAL, link: 'docs/deploy.md#2-decide-the-settings', takes: 'some days for each' },
    twice: { weight: 'blocked', harm: 'Operators drop a text that differs from its template by one letter, and nobody is told.', grants: PORTAL, link: 'docs/deploy.md#2-decide-the-settings', takes: 'minutes, where the ids exist' },
    unknown: { weight: 'warning', harm: 'None, unless a name is misspelt.', grants: YOURSELF, link: 'docs/deploy.md#2-decide-the-settings', takes: 'minutes' },
  },
});
