/** What only the laptop has: a phone and a mailbox to look at, and the same as JSON. */
import type { Inbox } from '../inbox.ts';
import type { App } from './gateway.ts';
import { inboxPage } from './inbox-page.ts';

export function addInbox(app: App, inbox: Inbox): void {
  app.get('/inbox', (context) => {
    const incidentId = context.req.query('incidentId');
    context.header('Cache-Control', 'no-store');
    return context.html(inboxPage(inbox.lines(incidentId), incidentId));
  });
  app.get('/inbox/messages', (context) => {
    context.header('Content-Type', 'application/json');
    return context.body(`[${inbox.lines(context.req.query('incidentId')).join(',\n')}]`);
  });
}
