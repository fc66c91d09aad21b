// What a first view weighs on the wire, with an empty cache. Bytes and requests do not vary, so they are a test; time is for the bench.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pages } from '../pages.mjs';
import { Browser, signIn } from '../world/browser.mjs';
import { firstView } from '../world/network.mjs';
import { Server } from '../world/server.mjs';

let server, browser;
before(async () => { [server, browser] = await Promise.all([Server.start(), Browser.start()]); });
after(async () => { await browser?.stop(); await server?.stop(); });

/** The browser half comes when an island is met; it has a budget of its own, in tests/it/budget.rs. */
const island = one => /\/browser[-_]/.test(one.url);

for (const { name, address, as } of pages) {
  test(`${name} weighs at most 30 kB in at most 6 requests`, async () => {
    const page = await browser.reader(server);
    if (as) await signIn(page, server, as);
    const { list } = await firstView(page, address);
    const before = list.filter(one => !island(one));
    const bytes = before.reduce((sum, one) => sum + one.bytes, 0);
    assert.ok(bytes > 0 && bytes <= 30_000, `${bytes} bytes: ${JSON.stringify(before)}`);
    assert.ok(before.length <= 6, JSON.stringify(before));
    console.log(`${name}: ${bytes} bytes, ${before.length} requests`);
    await page.context().close();
  });
}
