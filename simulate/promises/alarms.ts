/** What happened that needs a human, beside what was counted and paged because of it: contract/metrics.ts names the alarms. */
import type { Counted } from '../../core/counted.ts';
import type { Break } from './promises.ts';

export interface Alarms {
  /** It happened in a process that lived on to count it. */
  needs(what: Counted): void;
  counted(what: Counted): void;
  /** A message that was given up, and a page to the fixed subscribers about it. */
  deadLetter(): void;
  pagedFixed(): void;
  end(): void;
}

export function openAlarms(broken: Break): Alarms {
  const [needed, counts] = [new Set<Counted>(), new Map<Counted, number>()];
  let [letters, pages] = [0, 0];
  return {
    needs: (what) => void needed.add(what),
    counted: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    deadLetter: () => void (letters += 1),
    pagedFixed: () => void (pages += 1),
    end: () => {
      for (const what of needed) if (!counts.has(what)) broken('alarmed', null, `${what} happened, and was never counted`);
      if (letters > 0 && pages === 0) broken('alarmed', null, `${letters} messages were given up, and nobody was paged for them`);
    },
  };
}
