/** The pages in a real browser of a phone's size, in every language: seen, measured, and kept as pictures in .local/screenshots. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { freePort, startLaptop, until, type Laptop } from '../local/started.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const LARGEST_BYTES = 30_000;
const SMALLEST_TARGET = 44;
const pictures = join(import.meta.dirname, '../../.local/screenshots');
const invented = (i: number) => ({ alertId: `browser-${i}-${Date.now()}`, risk: 'imminent', post: { platform: 'instagram', url: 'https://example.invalid/p/1', excerpt: 'Invented for a test: I cannot go on.' }, subject: { name: 'Invented Person', age: 16, sex: 'female', phones: ['+915550000000'] }, hints: [{ kind: 'pin', pin: '226010' }] });

mkdirSync(pictures, { recursive: true });
const laptop = await startLaptop(await freePort(), mkdtempSync(join(tmpdir(), 'jeevan-browser-')));
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'] });
try {
  for (const language of ['en', 'hi']) await linkPages(browser, laptop, language);
  for (const language of ['en', 'hi']) await wall(browser, laptop, language);
  console.log(`pages seen; pictures are in ${pictures}`);
} finally {
  await browser.close();
  await laptop.end('SIGTERM');
}

async function linkOf(to: string, incidentId: string): Promise<string> {
  const message = await until(async () => (await laptop.messages(incidentId)).findLast(({ responderId, channel }) => responderId === to && channel === 'sms'));
  return /https?:\/\/\S+/.exec(message.body)![0];
}

/** Before the tap, after it, and for somebody who cannot: without any script. */
async function linkPages(on: Browser, { send }: Laptop, language: string): Promise<void> {
  const context = await on.newContext({ ...PHONE, javaScriptEnabled: false });
  const { incidentId } = await send(invented(1));
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const loaded = new Promise<number>((done) => page.on('response', (response) => void response.body().then((body) => done(body.length), () => done(0))));
  await page.goto(`${await linkOf('state-primary', incidentId)}&lang=${language}`);
  assert.equal(requests.length, 1, 'the page loads in one request');
  assert.ok((await loaded) < LARGEST_BYTES, `the page is under ${LARGEST_BYTES} bytes`);
  assert.ok(!(await page.content()).includes('Invented Person'), 'nothing of the person before a tap');
  const [take, cannot] = [page.locator('button.act'), page.locator('button.quiet')];
  for (const button of [take, cannot]) await isEasy(button.first(), page);
  await looksRight(page, `link-before-${language}`);
  await take.click();
  assert.ok((await page.content()).includes('Invented Person'), 'what is known after the tap');
  assert.ok((await page.content()).includes('14416') && (await page.content()).includes('1098'), 'whom to call, also for a child');
  await looksRight(page, `link-after-${language}`, true);
  await declined(context, language);
  await context.close();
}

async function declined(context: BrowserContext, language: string): Promise<void> {
  const { incidentId } = await laptop.send(invented(2));
  const page = await context.newPage();
  await page.goto(`${await linkOf('control-room-162', incidentId)}&lang=${language}`);
  await page.locator('button.quiet').click();
  assert.equal(await page.locator('button.quiet').count(), 0, 'cannot take is recorded, and not asked again');
  await looksRight(page, `link-declined-${language}`);
}

/** Untaken it sounds, taken it is silent, and without us it says so. */
async function wall(on: Browser, { url, send }: Laptop, language: string): Promise<void> {
  const context = await on.newContext({ viewport: { width: 1280, height: 720 } });
  const { incidentId } = await send(invented(3));
  const page = await context.newPage();
  await page.goto(`${url}/wall?lang=${language}`);
  await page.locator('li.untaken').first().waitFor();
  assert.equal(await page.locator('#sound').isVisible(), true, 'it says that its sound is off');
  await page.locator('#sound').click();
  assert.equal(await page.locator('#sound').isVisible(), false);
  await page.locator('body[data-sounds="yes"]').waitFor();
  await looksRight(page, `wall-untaken-${language}`);
  await page.setViewportSize(PHONE.viewport);
  await looksRight(page, `wall-phone-${language}`);
  for (const one of await openOnes(url)) await fetch(`${url}/v1/incidents/${one}/actions`, { method: 'POST', body: JSON.stringify({ action: 'acknowledge', responderId: 'state-primary' }) });
  await page.locator('body[data-sounds="no"]').waitFor();
  assert.ok((await page.content()).includes('Asha Sample') && !(await page.content()).includes('Invented Person'), `who has it, and nothing of the person (${incidentId})`);
  await page.route('**/wall/now*', (route) => route.abort());
  await page.locator('#lost').waitFor({ state: 'visible', timeout: 20_000 });
  await looksRight(page, `wall-lost-${language}`);
  await context.close();
}

async function openOnes(url: string): Promise<string[]> {
  const { incidents } = (await (await fetch(`${url}/v1/incidents?status=open`)).json()) as { incidents: { incidentId: string; acknowledgedBy: string | null }[] };
  return incidents.filter(({ acknowledgedBy }) => acknowledgedBy === null).map(({ incidentId }) => incidentId);
}

/** A thumb hits it, and it is there without scrolling. */
async function isEasy(button: ReturnType<Page['locator']>, page: Page): Promise<void> {
  const box = (await button.boundingBox())!;
  assert.ok(box.height >= SMALLEST_TARGET && box.width >= SMALLEST_TARGET, `a button is ${box.width}×${box.height}`);
  assert.ok(box.y + box.height <= PHONE.viewport.height, 'a button is below the fold');
  assert.ok(await page.locator('button').count() > 0);
}

/** Nothing is wider than the screen. */
async function looksRight(page: Page, name: string, whole = false): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: whole });
  const wide = await page.locator('html').evaluate((root) => root.scrollWidth > root.clientWidth + 1);
  assert.equal(wide, false, `${name} is wider than the screen`);
  console.log(`  ${name}`);
}
