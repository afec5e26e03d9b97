/** What only the laptop has: a phone and a mailbox to look at, and the same as JSON. */
import { FAULTS, isFault, type Faults } from '../faults.ts';
import type { Inbox } from '../inbox.ts';
import type { App } from './gateway.ts';
import { inboxPage } from './inbox-page.ts';
import type { Calls } from './voice-routes.ts';

export function addInbox(app: App, inbox: Inbox, faults: Faults, calls: Pick<Calls, 'ringing'>): void {
  app.get('/inbox', (context) => {
    const incidentId = context.req.query('incidentId');
    context.header('Cache-Control', 'no-store');
    return context.html(inboxPage(inbox.lines(incidentId), incidentId, faults, calls.ringing()));
  });
  app.get('/inbox/messages', (context) => {
    context.header('Content-Type', 'application/json');
    return context.body(`[${inbox.lines(context.req.query('incidentId')).join(',\n')}]`);
  });
  app.get('/inbox/faults', (context) => context.json(faults.all()));
  app.post('/inbox/faults', async (context) => {
    const isForm = (context.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded');
    const { to, fault } = await (isForm ? context.req.parseBody() : context.req.json().catch(() => ({}))) as { to?: unknown; fault?: unknown };
    const wanted = fault === '' || fault === null ? null : fault;
    if (typeof to !== 'string' || to === '' || (wanted !== null && !isFault(wanted))) return context.text(`A fault is {"to": "+91…", "fault": …}; fault was ${JSON.stringify(fault)}, allowed are ${Object.keys(FAULTS).join(', ')}, or null, which ends it.\n`, 400);
    faults.set(to, wanted);
    return isForm ? context.redirect('/inbox', 303) : context.json(faults.all());
  });
}
