/** Ground that two units claim, that one claims twice, or that is left out between two: measured along lines every 170 m. */
import type { BoundaryUnit } from './boundary-names.ts';
import type { Outline } from './boundary-outlines.ts';
import { CELL, metresAt } from './lattice.ts';

const SPACING = CELL / 32;
/** Borders drawn twice never agree to the metre; 100 km of border 10 m apart make 1 km². */
const ALLOWED_KM2 = 1;
/** Wider is taken for ground of somebody else. */
const GAP_M = 300;

type Axis = 'rows' | 'columns';
interface Crossing {
  readonly at: number;
  readonly unit: number;
  /** 1 where the unit begins, -1 where it ends. */
  readonly step: 1 | -1;
}

export function coverFaults(outlines: readonly Outline[], units: readonly BoundaryUnit[]): string[] {
  const called = (unit: number): string => `${units[unit]!.name['en'] ?? units[unit]!.code} (${units[unit]!.code})`;
  const [rows, columns] = [measured(outlines, 'rows'), measured(outlines, 'columns')];
  const over = [...rows].filter(([, km2]) => km2 > ALLOWED_KM2);
  const lying = [...columns].filter(([key, km2]) => key.startsWith('gap') && km2 > ALLOWED_KM2 && !over.some(([one]) => one === key));
  return [...over, ...lying].map(([key, km2]) => {
    const [kind, a, b] = key.split(' ');
    return `${called(Number(a))} and ${a === b ? 'itself' : called(Number(b))}: ${SAID[kind as keyof typeof SAID]} ${km2.toFixed(1)} km²; allowed are ${ALLOWED_KM2} km²`;
  });
}

const SAID = { overlap: 'overlap by', gap: `leave a gap less than ${GAP_M} m wide between them, of` };

/** km² by `kind unit unit`. */
function measured(outlines: readonly Outline[], axis: Axis): ReadonlyMap<string, number> {
  const areas = new Map<string, number>();
  for (const [line, crossings] of linesOf(outlines, axis)) {
    const metres = metresAt(axis === 'rows' ? line * SPACING : crossings[0]!.at);
    const [along, across] = axis === 'rows' ? [metres.perX, metres.perY] : [metres.perY, metres.perX];
    walk(crossings, along, (key, metresLong) => areas.set(key, (areas.get(key) ?? 0) + (metresLong * SPACING * across) / 1e6));
  }
  return areas;
}

function linesOf(outlines: readonly Outline[], axis: Axis): ReadonlyMap<number, Crossing[]> {
  const lines = new Map<number, Crossing[]>();
  const [u, v] = axis === 'rows' ? [0, 1] : [1, 0];
  for (const { unit, ring } of outlines) {
    for (let i = 0; i < ring.length; i += 2) {
      const end = (i + 2) % ring.length;
      const [au, av, bu, bv] = [ring[i + u]!, ring[i + v]!, ring[end + u]!, ring[end + v]!];
      const step = bv < av === (axis === 'rows') ? 1 : -1;
      for (let line = Math.ceil(Math.min(av, bv) / SPACING); line * SPACING < Math.max(av, bv); line += 1) {
        const crossing = { at: au + ((bu - au) * (line * SPACING - av)) / (bv - av), unit, step } as const;
        const there = lines.get(line);
        if (there) there.push(crossing);
        else lines.set(line, [crossing]);
      }
    }
  }
  return lines;
}

/** From one end of a line to the other: who is there, how often, and whom one leaves. */
function walk(crossings: Crossing[], metres: number, add: (key: string, metresLong: number) => void): void {
  const here = new Map<number, number>();
  let before: Crossing | null = null;
  for (const crossing of crossings.sort((a, b) => a.at - b.at)) {
    const long = before ? (crossing.at - before.at) * metres : 0;
    const there = [...here].filter(([, times]) => times !== 0).sort(([a], [b]) => a - b);
    for (const [unit, times] of there) if (times !== 1 && long > 0) add(`overlap ${unit} ${unit}`, long);
    if (there.length > 1 && long > 0) add(`overlap ${there[0]![0]} ${there[1]![0]}`, long);
    if (there.length === 0 && before && before.unit !== crossing.unit && long < GAP_M) add(`gap ${[before.unit, crossing.unit].sort((a, b) => a - b).join(' ')}`, long);
    here.set(crossing.unit, (here.get(crossing.unit) ?? 0) + crossing.step);
    before = crossing;
  }
}
