// Every page in one language: found, valid, accessible, no wider than a small telephone, awake, without an error in the console.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pages, reach } from '../pages.mjs';
import { Browser, islandsReady, pictures, signIn } from '../world/browser.mjs';
import { axe, fits, vnu } from '../world/checks.mjs';
import { lived } from '../world/school.mjs';
import { Server } from '../world/server.mjs';

export function walk(locale) {
  const language = locale.slice(0, 2);
  const readers = {}, sent = {};
  let server, browser, made;
  before(async () => {
    [server, browser] = await Promise.all([Server.start(), Browser.start()]);
    made = await lived(server);
  });
  after(async () => { await browser?.stop(); await server?.stop(); });

  /** One page per account, kept. */
  async function reader(account = 'nobody') {
    if (!readers[account]) {
      const page = readers[account] = await browser.reader(server, { locale });
      if (account !== 'nobody') await signIn(page, server, account);
      const other = page.locator(`button[name=locale][value=${language}]`);
      if (await other.count()) await Promise.all([page.waitForNavigation(), other.click()]);
    }
    return readers[account];
  }

  for (const one of pages) {
    test(`${one.name} (${language})`, async () => {
      const page = await reader(one.as);
      await page.setViewportSize({ width: 1280, height: 900 });
      const answer = await reach(page, one, made);
      assert.equal(answer.status(), one.status ?? 200);
      sent[`${one.name} (${language})`] = await answer.text();
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      assert.equal(await page.locator('h1').count(), 1);
      if (await page.locator('leptos-island:not(:has(> [data-kept]))').count()) {
        await islandsReady(page);
        // What the browser half leaves in the page is HTML too.
        sent[`${one.name} (${language}), awake`] = `<!DOCTYPE html>${await page.evaluate(() => document.documentElement.outerHTML)}`;
      }
      await axe(page, one.name);
      await fits(page);
      if (language === 'fr') await pictures(page, one.name);
      assert.deepEqual(page.errors.splice(0), []);
    });
  }

  test(`the HTML of every page is valid (${language})`, () => vnu(sent));
}
