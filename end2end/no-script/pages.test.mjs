// Every page says the same without script: same heading, same forms, and no form that only script could send.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pages } from '../pages.mjs';
import { Browser, signIn } from '../world/browser.mjs';
import { Server } from '../world/server.mjs';

let server, browser;
before(async () => { [server, browser] = await Promise.all([Server.start(), Browser.start()]); });
after(async () => { await browser?.stop(); await server?.stop(); });

for (const { name, address, as, status = 200 } of pages) {
  test(name, async () => {
    const page = await browser.reader(server, { script: false });
    if (as) await signIn(page, server, as);
    const answer = await page.goto(address);
    assert.equal(answer.status(), status);
    assert.equal(await page.locator('h1').count(), 1);
    const html = await answer.text();
    assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)[^>]*>/i, 'inline script');
    assert.doesNotMatch(html, /\sstyle=|<style|\son[a-z]+=|javascript:/i, 'inline style or handler');
    for (const form of await page.locator('form').all()) {
      assert.ok(await form.getAttribute('action'), 'a form without an address');
      assert.ok((await form.locator('button:not([type=button]), input[type=submit]').count()) > 0, 'a form without a button');
    }
    await page.context().close();
  });
}
