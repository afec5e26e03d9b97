/** The canary, where deploy time and run time have to agree on it. */
import { PAGE_TOPIC_PREFIX } from './topics.ts';

/** Its partner, its desk and its responder. core/canary.ts says so too, for core knows nothing of deploying; a test holds the two together. */
export const CANARY_NAME = 'canary';

/** Its pages, as every responder's topic is called: whoever pages may page it. */
export const CANARY_TOPIC = `${PAGE_TOPIC_PREFIX}${CANARY_NAME}-https`;

export const CANARY_EVERY_MINUTES = 5;
