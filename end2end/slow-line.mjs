// For tests/bench.sh: milliseconds until a lesson is loaded with an empty cache on a line of 400 kbit/s with 400 ms, once a line.
import { Browser } from './world/browser.mjs';
import { firstView, slowLine } from './world/network.mjs';
import { Server } from './world/server.mjs';

const [server, browser] = await Promise.all([Server.start(), Browser.start()]);
for (let run = 0; run < Number(process.env.RUNS ?? 5); run++) {
  const page = await browser.reader(server);
  await slowLine(page);
  const { milliseconds } = await firstView(page, async begin => {
    await begin();
    await page.goto(process.argv[2], { waitUntil: 'commit' });
  });
  console.log(milliseconds);
  await page.context().close();
}
await browser.stop();
await server.stop();
