// Debian's Chromium, each time with a new empty profile.
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const out = new URL('../out/', import.meta.url);
const widths = { narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 900 } };

export class Browser {
  static async start() {
    const browser = new Browser();
    browser.chromium = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags });
    return browser;
  }

  /** A reader: a page in a context without past. `script: false` switches script off. What the page logs as an error is kept in `page.errors`. */
  async reader(server, { script = true, locale = 'fr-FR', ...more } = {}) {
    const context = await this.chromium.newContext({ baseURL: server?.url, javaScriptEnabled: script, locale, ...more });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    page.errors = [];
    // Who leaves a page while the browser half is on its way interrupts it: nobody is there to miss it.
    const left = words => /compilation aborted.*Response body loading was aborted|^TypeError: Failed to fetch\b/.test(words);
    const wrong = words => left(words) || page.errors.push(words);
    page.on('pageerror', error => wrong(String(error)));
    // A refused form is answered 4xx on purpose; the browser logs that too.
    page.on('console', line => line.type() === 'error' && !/status of 4\d\d/.test(line.text()) && wrong(line.text()));
    return page;
  }

  async stop() {
    await this.chromium.close();
  }
}

/** Signs in with a demonstration account, or with another matricule and secret. */
export async function signIn(page, server, matricule, secret = server.accounts[matricule]) {
  await page.goto('/sign-in');
  await page.locator('input[name=name]').fill(matricule);
  await page.locator('input[name=secret]').fill(secret);
  await Promise.all([page.waitForNavigation(), page.locator('form:has(input[name=secret]) button').click()]);
}

/** The words of a part of the page as a person reads them: no-break spaces and line ends are spaces. */
export async function read(place) {
  return (await place.innerText()).replace(/\s+/g, ' ').trim();
}

/** Waits until every island of the page answers. */
export async function islandsReady(page) {
  await page.locator('leptos-island').first().scrollIntoViewIfNeeded();
  await page.waitForFunction(() => ['ready', 'failed'].includes(document.documentElement.dataset.islands));
  const state = await page.evaluate(() => document.documentElement.dataset.islands);
  if (state !== 'ready') throw new Error(`the islands did not start: ${page.errors.join('\n')}`);
}

/** Pictures of a page, narrow and wide, light and dark, in end2end/out/. */
export async function pictures(page, name) {
  await mkdir(out, { recursive: true });
  for (const [width, viewport] of Object.entries(widths)) {
    for (const colorScheme of ['light', 'dark']) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: new URL(`${name}-${width}-${colorScheme}.png`, out).pathname, fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: null });
}
