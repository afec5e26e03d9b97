/** Which accepted alerts their incident does not know, and how often they are handed on. */
import { ALERTS_KEPT } from '../../core/open.ts';
import { handedAgain, isMissing } from '../../core/received.ts';
import { after, noon, opened } from '../support/incidents.ts';

const incident = opened();
const alert = (digest: string, seconds = 0) => ({ incidentId: incident.incidentId, digest, receivedAt: after(seconds), region: 'here' });

describe('an accepted alert is missing', () => {
  it('where nobody opened its incident, or the incident does not name it', () => {
    expect([isMissing(null, alert('d1')), isMissing(incident, alert('d1')), isMissing(incident, alert('d2'))]).toEqual([true, false, true]);
  });

  it('unless it has left an incident that has more than can be named', () => {
    const many = { ...incident, alerts: Array.from({ length: ALERTS_KEPT }, (_, i) => ({ digest: `d${i}`, receivedAt: after(100 + i) })) };
    expect([isMissing(many, alert('old', 99)), isMissing(many, alert('old', 100)), isMissing(many, alert('new', 101))]).toEqual([false, false, true]);
    const fewer = { ...many, alerts: many.alerts.slice(1) };
    expect(isMissing(fewer, alert('old', 99))).toBe(true);
  });
});

describe('it is handed on', () => {
  it('once in five minutes', () => {
    expect(handedAgain({ times: 0, at: null }, noon)).toEqual({ times: 1, at: noon });
    expect(handedAgain({ times: 1, at: noon }, after(299))).toBeNull();
    expect(handedAgain({ times: 1, at: noon }, after(300))).toEqual({ times: 2, at: after(300) });
  });

  it('and five times at most', () => {
    expect(handedAgain({ times: 4, at: noon }, after(9_999))).toEqual({ times: 5, at: after(9_999) });
    expect(handedAgain({ times: 5, at: noon }, after(9_999))).toBeNull();
  });
});
