/** Where a link leads: which platform, and whether to a post, to a person's page, or to neither. */
import { platformLink, PLATFORM_HOSTS } from '../../core/platform-links.ts';

const read = (link: string): string | null => {
  const found = platformLink(link);
  return found === null ? null : `${found.platform ?? 'none'} ${found.kind}`;
};

it.each([
  ['https://www.instagram.com/p/Cx1/', 'instagram post'], ['https://instagram.com/some.one/p/Cx1/', 'instagram post'], ['https://instagr.am/p/Cx1/', 'instagram post'], ['https://www.instagram.com/reel/Cx1/', 'instagram post'], ['https://www.instagram.com/reels/Cx1/', 'instagram post'],
  ['https://www.instagram.com/tv/Cx1/', 'instagram post'], ['https://www.instagram.com/stories/some.one/1/', 'instagram post'], ['https://www.instagram.com/some.one/', 'instagram profile'], ['https://www.instagram.com/a/b/p/', 'instagram profile'], ['https://www.instagram.com/people/', 'instagram profile'],
  ['https://www.facebook.com/some.one/posts/1', 'facebook post'], ['https://www.facebook.com/some.one/photo/1', 'facebook post'], ['https://www.facebook.com/some.one/photos/1', 'facebook post'], ['https://www.facebook.com/some.one/videos/1', 'facebook post'], ['https://www.facebook.com/reel/1', 'facebook post'], ['https://www.facebook.com/share/1', 'facebook post'],
  ['https://www.facebook.com/permalink.php?story_fbid=1', 'facebook post'], ['https://m.facebook.com/story.php?story_fbid=1', 'facebook post'], ['https://www.facebook.com/photo.php?fbid=1', 'facebook post'], ['https://www.facebook.com/watch/?v=1', 'facebook post'], ['https://www.facebook.com/video.php?v=1', 'facebook post'],
  ['https://www.facebook.com/groups/1/', 'facebook post'], ['https://fb.watch/abc/', 'facebook post'], ['https://fb.me/some.one', 'facebook profile'], ['https://fb.com/some.one', 'facebook profile'], ['https://www.facebook.com/photographer.one', 'facebook profile'], ['https://www.facebook.com/my/groups/1', 'facebook profile'],
  ['https://www.threads.net/@one/post/1', 'threads post'], ['https://www.threads.com/@one', 'threads profile'], ['https://wa.me/919876543210', 'whatsapp profile'], ['https://whatsapp.com/channel/abc/12', 'whatsapp post'], ['https://chat.whatsapp.com/abc', 'whatsapp profile'],
  ['https://x.com/one/status/1', 'x post'], ['https://twitter.com/one/status/1', 'x post'], ['https://mobile.twitter.com/one', 'x profile'], ['https://x.com/one/status/', 'x profile'],
  ['https://www.youtube.com/watch?v=abc', 'youtube post'], ['https://www.youtube.com/shorts/abc', 'youtube post'], ['https://youtube.com/live/abc', 'youtube post'], ['https://youtu.be/abcdefghijk', 'youtube post'], ['https://youtu.be/abcdefghijk?t=1', 'youtube post'], ['https://www.youtube.com/@one', 'youtube profile'], ['https://www.youtube.com/c/abcdefghijk', 'youtube profile'], ['https://www.youtube.com/abcdefghijkl', 'youtube profile'],
  ['https://www.snapchat.com/spotlight/abc', 'snapchat post'], ['https://www.snapchat.com/p/abc', 'snapchat post'], ['https://www.snapchat.com/t/abc', 'snapchat post'], ['https://www.snapchat.com/add/one', 'snapchat profile'],
  ['https://t.me/one/12', 'telegram post'], ['https://t.me/s/one/12', 'telegram post'], ['https://telegram.me/one', 'telegram profile'], ['https://t.me/one/about', 'telegram profile'], ['https://sharechat.com/post/abc', 'sharechat post'], ['https://sharechat.com/video/abc', 'sharechat post'], ['https://sharechat.com/profile/one', 'sharechat profile'],
  ['https://www.reddit.com/r/one/comments/abc/', 'reddit post'], ['https://old.reddit.com/r/one/comments/abc/', 'reddit post'], ['https://reddit.com/s/abc', 'reddit post'], ['https://redd.it/abc', 'reddit profile'], ['https://www.reddit.com/user/one', 'reddit profile'],
  ['HTTPS://WWW.INSTAGRAM.COM/p/Cx1/', 'instagram post'], ['http://x.com/one', 'x profile'], ['x.com/one', 'x profile'], ['l.facebook.com/some.one', 'facebook profile'], ['hi-in.facebook.com/some.one', 'facebook profile'], ['in.instagram.example/one', 'none other'],
  ['https://www.instagram.com/', 'instagram other'], ['https://x.com', 'x other'], ['https://example.in/p/1', 'none other'], ['https://notx.com/one', 'none other'], ['not a link', null], ['https://', null],
])('%s is %s', (link, wanted) => expect(read(link)).toBe(wanted)); // prettier-ignore

it.each(['records', 'help', 'support', 'safety', 'policies', 'policy', 'legal', 'law', 'privacy', 'terms', 'about', 'business', 'transparency', 'security', 'login', 'settings', 'Help'])('a platform speaks of itself at /%s, and nowhere else', (path) => {
  expect([read(`https://www.facebook.com/${path}/1`), read(`https://www.facebook.com/one.${path}`), read(`https://www.facebook.com/${path}one`)]).toEqual(['facebook other', 'facebook profile', 'facebook profile']);
});

it('is given back whole, with https where it had no beginning', () => {
  expect(platformLink('x.com/one?a=1')!.url).toBe('https://x.com/one?a=1');
  expect(platformLink('http://x.com/one')!.url).toBe('http://x.com/one');
});

it('hosts of platforms are theirs, and those of their owners', () => expect(PLATFORM_HOSTS).toEqual(expect.arrayContaining(['instagram.com', 'fb.watch', 'x.com', 'meta.com', 'google.com'])));
