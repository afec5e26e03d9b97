/** Which platform a link leads to, and whether to a post or to a person's page. */

export type LinkKind = 'post' | 'profile' | 'other';
export interface PlatformLink {
  readonly url: string;
  readonly kind: LinkKind;
  /** Null for a host that is no platform of ours. */
  readonly platform: string | null;
}

interface Platform {
  readonly hosts: readonly string[];
  /** Paths, with their query, that are a post. Any other path is a person's page. */
  readonly post: RegExp;
}

const PLATFORMS: Readonly<Record<string, Platform>> = {
  instagram: { hosts: ['instagram.com', 'instagr.am'], post: /^\/(?:[\w.]+\/)?(?:p|reels?|tv|stories)\// },
  facebook: {
    hosts: ['facebook.com', 'fb.com', 'fb.watch', 'fb.me'],
    post: /\/(?:posts|permalink|photos?|videos|reel|watch|share)\b|^\/(?:permalink|story|photo|watch|video)(?:\.php)?\b|^\/groups\//,
  },
  threads: { hosts: ['threads.net', 'threads.com'], post: /\/post\// },
  whatsapp: { hosts: ['wa.me', 'whatsapp.com'], post: /^\/channel\/.+\/\d/ },
  x: { hosts: ['x.com', 'twitter.com'], post: /\/status\/\d/ },
  youtube: { hosts: ['youtube.com', 'youtu.be'], post: /^\/(?:watch|shorts\/|live\/)|^\/[\w-]{11}(?:\?|$)/ },
  snapchat: { hosts: ['snapchat.com'], post: /^\/(?:spotlight|p|t)\// },
  telegram: { hosts: ['t.me', 'telegram.me'], post: /^\/(?:s\/)?[\w+]+\/\d/ },
  sharechat: { hosts: ['sharechat.com'], post: /^\/(?:post|video)\// },
  reddit: { hosts: ['reddit.com', 'redd.it'], post: /\/comments\/|^\/s\// },
};

/** Where platforms speak of themselves: their help, their rules, their desks for the police. */
const THEIR_OWN = /^\/(?:records|help|support|safety|policies|policy|legal|law|privacy|terms|about|business|transparency|security|login|settings)\b/i;

export const PLATFORM_HOSTS: readonly string[] = [...Object.values(PLATFORMS).flatMap(({ hosts }) => hosts), 'meta.com', 'google.com'];

/** Null where it is no link at all. */
export function platformLink(text: string): PlatformLink | null {
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, search } = new URL(url);
  const host = hostname.replace(/^(?:www|m|mobile|web|mbasic|touch|in|hi-in|l|lm|chat|old)\./, '');
  const named = Object.entries(PLATFORMS).find(([, { hosts }]) => hosts.includes(host));
  if (named === undefined) return { url, kind: 'other', platform: null };
  const [platform, { post }] = named;
  if (pathname === '/' || THEIR_OWN.test(pathname)) return { url, kind: 'other', platform };
  return { url, kind: host === 'fb.watch' || post.test(`${pathname}${search}`) ? 'post' : 'profile', platform };
}
