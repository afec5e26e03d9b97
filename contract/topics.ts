/** One topic per responder and channel (e-mail, HTTPS), made when the directory is loaded. Functions may publish only to these. */
export const PAGE_TOPIC_PREFIX = 'jeevan-raksha-page-';

/** Pages that are calls, of everybody. No responder's own topic is called so: those end with a channel. */
export const VOICE_TOPIC = `${PAGE_TOPIC_PREFIX}voice`;
