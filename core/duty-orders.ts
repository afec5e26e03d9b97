/** The orders that make a desk as a file has it. What was written at run time besides stays. */
import type { DutyOrder } from './duty-order.ts';
import { ROLES, type Desk, type Override } from './people.ts';

export function ordersFor({ deskId: desk, roster, rotas = [], overrides = [], lastResortPosts }: Desk): DutyOrder[] {
  const crewed = ROLES.filter((role) => rotas.some((rota) => rota.role === role));
  return [
    ...crewed.map((role): DutyOrder => ({ change: 'rotas', desk, role, rotas: rotas.filter((rota) => rota.role === role).map((rota) => ({ ...rota, handOverAt: [...rota.handOverAt], crews: rota.crews.map((crew) => [...crew]) })) })),
    ...ROLES.filter((role) => roster[role] !== undefined).map((role): DutyOrder => ({ change: 'roster', desk, role, responders: [...roster[role]!] })),
    ...(lastResortPosts.length > 0 ? [{ change: 'last-resort-posts' as const, desk, responders: [...lastResortPosts] }] : []),
    ...overrides.filter(({ calendar }) => calendar === undefined).map(({ role, instead, responders, from, to }): DutyOrder => ({ change: 'override', desk, role, instead, responders: [...responders], from, to })),
    ...calendarsIn(desk, overrides),
  ];
}

/** The turns of one imported calendar come back as that calendar, so that importing it again still replaces them. */
function calendarsIn(desk: string, overrides: readonly Override[]): DutyOrder[] {
  const imported = overrides.filter((one): one is Override & { readonly calendar: string } => one.calendar !== undefined);
  const names = new Map(imported.map(({ role, calendar }) => [`${role} ${calendar}`, { role, calendar }]));
  return [...names.values()].map(({ role, calendar }) => ({ change: 'calendar', desk, role, calendar, turns: imported.filter((one) => one.role === role && one.calendar === calendar).map(({ from, to, responders }) => ({ from, to, responders: [...responders] })) }));
}
