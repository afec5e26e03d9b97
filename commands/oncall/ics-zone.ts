/** A calendar whose times all say where they hold. A date, or a time without a zone, would otherwise be read by the clock of the machine. */
import { dateMs, DAY_MS } from '../../core/local-time.ts';
import { instant } from '../../core/time.ts';

const EVENT = /^BEGIN:VEVENT$[\s\S]*?^END:VEVENT$/gim;
const START = /^DTSTART((?:;[^:\n]*)?):(\d{8})(T\d{6})?$/im;
const OTHERS = /^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)((?:;[^:\n]*)?):([\dT,]+)$/gim;
/** Of a rule that begins with something else, the library reads no end. */
const RULE = /^RRULE:(.+);(FREQ=[A-Z]+)/gim;

/** RFC 5545 text in and out. What names its zone, or is in UTC, stays as it is. */
export const inZone = (text: string, timeZone: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '').replace(EVENT, (event) => eventIn(event, timeZone));

function eventIn(event: string, timeZone: string): string {
  const [, , date, time] = START.exec(event) ?? [];
  const isDay = date !== undefined && time === undefined;
  const dated = event.replace(RULE, 'RRULE:$2;$1').replace(OTHERS, (line, name: string, said: string, values: string) => {
    if (/;TZID=/i.test(said)) return line;
    // Beside a start that has a time, a date alone means the whole of that day.
    if (!isDay && /^\d{8}(,|$)/.test(values)) return line;
    return `${name};TZID=${timeZone}:${values.split(',').map((value) => (value.length === 8 ? `${value}T000000` : value)).join(',')}`;
  });
  const isEnded = /^(DTEND|DURATION)[;:]/im.test(event);
  return isDay && !isEnded ? dated.replace(/^END:VEVENT$/im, `DTEND;TZID=${timeZone}:${dayAfter(date)}T000000\nEND:VEVENT`) : dated;
}

/** A date that the calendar does not have stays itself: the event then ends when it begins, and is a fault. */
function dayAfter(day: string): string {
  const ms = dateMs(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`);
  return ms === null ? day : instant(ms + DAY_MS).slice(0, 10).replaceAll('-', '');
}
