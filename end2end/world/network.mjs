// A line as the rooms have it, and what a page weighs on it.

/** 400 kbit/s with 400 ms, or another line; `null` lifts it. Chromium's own throttle. */
export async function slowLine(page, { kilobits = 400, milliseconds = 400, offline = false } = {}) {
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  const bytes = (kilobits * 1000) / 8;
  await line.send('Network.emulateNetworkConditions', { offline, latency: milliseconds, downloadThroughput: bytes, uploadThroughput: bytes });
  return line;
}

/** Counts what comes over the wire with a cold cache: { bytes, requests, milliseconds, list }. `open` gets what starts the count. */
export async function firstView(page, open) {
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.setCacheDisabled', { cacheDisabled: true });
  const list = new Map();
  let start = Date.now();
  await open(async () => {
    await page.waitForLoadState('networkidle');
    start = Date.now();
    line.on('Network.requestWillBeSent', one => list.set(one.requestId, { url: one.request.url, bytes: 0 }));
    line.on('Network.loadingFinished', one => list.has(one.requestId) && (list.get(one.requestId).bytes = one.encodedDataLength));
  });
  await page.waitForLoadState('load');
  const milliseconds = Date.now() - start;
  await page.waitForLoadState('networkidle');
  const all = [...list.values()].filter(one => one.url.startsWith('http'));
  return { bytes: all.reduce((sum, one) => sum + one.bytes, 0), requests: all.length, milliseconds, list: all };
}
