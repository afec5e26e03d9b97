/** The screen in the desk's room: one request, nothing loaded from elsewhere, nothing of a person. */
import { wallPage } from '../../core/wall-page.ts';
import { up } from '../support/house.ts';

const settingsIn = (page: string): { url: string; words: Record<string, string> } => {
  const json = /const WALL=(\{.*?\});/.exec(page)![1]!;
  return JSON.parse(json) as { url: string; words: Record<string, string> };
};

it.each([['en', 'hi'], ['hi', 'en']])('in %s asks in its own language, and offers %s, each with the key', (language, other) => {
  const page = wallPage({ pack: up, language, key: 'abc123' });
  expect(settingsIn(page)).toEqual({ url: `wall/now?lang=${language}&k=abc123`, words: up.wording[language]!.wall });
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).toContain(`<a href="?lang=${other}&amp;k=abc123" lang="${other}">`);
});

it('on a laptop carries no key; in any place it loads nothing, is asked for no more than once, and is small', () => {
  const page = wallPage({ pack: up, language: 'hi', key: '' });
  expect(settingsIn(page).url).toBe('wall/now?lang=hi');
  expect(page).not.toMatch(/<(img|link|iframe|script src)|@import|url\(|https?:/);
  expect(Buffer.byteLength(page)).toBeLessThan(30_000);
});

it('a key or a word that looks like a tag stays text', () => {
  const { wall } = up.wording['en']!;
  const pack = { ...up, wording: { ...up.wording, en: { ...up.wording['en']!, wall: { ...wall, title: '</script><b>', none: '</script><b>' } } } };
  const page = wallPage({ pack, language: 'en', key: '</script><b>' });
  expect(page.match(/<\/script>/g)).toHaveLength(1);
  expect(page).not.toContain('<b>');
});
