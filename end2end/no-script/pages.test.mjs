// Every page says the same without script: one heading, and no form that only script could send.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pages, reach } from '../pages.mjs';
import { Browser, signIn } from '../world/browser.mjs';
import { lived } from '../world/school.mjs';
import { Server } from '../world/server.mjs';

const readers = {};
let server, browser, made;
before(async () => {
  [server, browser] = await Promise.all([Server.start(), Browser.start()]);
  made = await lived(server);
});
after(async () => { await browser?.stop(); await server?.stop(); });

async function reader(account = 'nobody') {
  if (!readers[account]) {
    readers[account] = await browser.reader(server, { script: false });
    if (account !== 'nobody') await signIn(readers[account], server, account);
  }
  return readers[account];
}

for (const one of pages) {
  test(one.name, async () => {
    const page = await reader(one.as);
    const answer = await reach(page, one, made);
    assert.equal(answer.status(), one.status ?? 200);
    assert.equal(await page.locator('h1').count(), 1);
    const html = await answer.text();
    assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)[^>]*>/i, 'inline script');
    assert.doesNotMatch(html, /<[^>]*\s(style|on[a-z]+)=["'][^>]*>|<style|javascript:/i, 'inline style or handler');
    for (const form of await page.locator('form').all()) {
      assert.ok(await form.getAttribute('action'), 'a form without an address');
      assert.ok((await form.locator('button:not([type=button]), input[type=submit]').count()) > 0, 'a form without a button');
    }
  });
}
