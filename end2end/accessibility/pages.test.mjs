// Every page, in both languages: found, valid, accessible, no wider than a small telephone, without an error in the console.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pages } from '../pages.mjs';
import { Browser, pictures, signIn } from '../world/browser.mjs';
import { axe, fits, vnu } from '../world/checks.mjs';
import { Server } from '../world/server.mjs';

let server, browser;
const readers = {}, sent = {};
before(async () => { [server, browser] = await Promise.all([Server.start(), Browser.start()]); });
after(async () => { await browser?.stop(); await server?.stop(); });

/** One page per account and language, kept. */
async function reader(account, locale) {
  const key = `${account} ${locale}`;
  if (!readers[key]) {
    readers[key] = await browser.reader(server, { locale });
    if (account) await signIn(readers[key], server, account);
    if (account && locale === 'en-GB') await readers[key].locator('button[name=locale][value=en]').click();
  }
  return readers[key];
}

for (const locale of ['fr-FR', 'en-GB']) {
  for (const { name, address, as, status = 200 } of pages) {
    test(`${name} (${locale})`, async () => {
      const page = await reader(as, locale);
      const answer = await page.goto(address);
      assert.equal(answer.status(), status);
      sent[`${name} ${locale}`] = await answer.text();
      assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2));
      await axe(page, name);
      await fits(page);
      if (locale === 'fr-FR') await pictures(page, name);
      assert.deepEqual(page.errors.splice(0), []);
    });
  }
}

test('the HTML of every page is valid, as sent', () => vnu(sent));
