// What the first view of each page costs on the wire, with nothing in the cache: the browser half apart.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pages, reach } from '../pages.mjs';
import { Browser, signIn } from '../world/browser.mjs';
import { firstView } from '../world/network.mjs';
import { lived } from '../world/school.mjs';
import { Server } from '../world/server.mjs';

const sessions = {};
let server, browser, made;
before(async () => {
  [server, browser] = await Promise.all([Server.start(), Browser.start()]);
  made = await lived(server);
});
after(async () => { await browser?.stop(); await server?.stop(); });

/** A new context each time, since a cache is one; signed in once. */
async function reader(account) {
  const page = await browser.reader(server, { storageState: sessions[account] });
  if (account && !sessions[account]) {
    await signIn(page, server, account);
    sessions[account] = await page.context().storageState();
  }
  return page;
}

/** The browser half comes when an island is met; it has a budget of its own, in tests/it/budget.rs. */
const island = one => /\/browser[-_]/.test(one.url);

for (const one of pages) {
  test(`${one.name} weighs at most 30 kB in at most 6 requests`, async t => {
    const page = await reader(one.as);
    const { list } = await firstView(page, listen => reach(page, one, made, listen));
    const first = list.filter(file => !island(file));
    const bytes = first.reduce((sum, file) => sum + file.bytes, 0);
    assert.ok(bytes > 0 && bytes <= 30_000, `${bytes} bytes: ${JSON.stringify(first)}`);
    assert.ok(first.length <= 6, JSON.stringify(first));
    t.diagnostic(`${one.name}: ${bytes} bytes, ${first.length} requests`);
    await page.context().close();
  });
}
