/** What only the laptop has: a phone and a mailbox to look at, and the same as JSON. */
import type { Inbox } from '../inbox.ts';
import type { App } from './gateway.ts';
import { inboxPage } from './inbox-page.ts';

export function addInbox(app: App, inbox: Inbox): void {
  app.get('/inbox', (context) => {
    const incidentId = context.req.query('incidentId');
    context.header('Cache-Control', 'no-store');
    return context.html(inboxPage(incidentId ? inbox.about(incidentId) : inbox.all(), incidentId));
  });
  app.get('/inbox/messages', (context) => {
    const incidentId = context.req.query('incidentId');
    return context.json(incidentId === undefined ? inbox.all() : inbox.about(incidentId));
  });
}
