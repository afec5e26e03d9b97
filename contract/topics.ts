/** One topic per responder and channel (e-mail, HTTPS), made when the directory is loaded. Functions may publish only to these. */
export const PAGE_TOPIC_PREFIX = 'jeevan-raksha-page-';
