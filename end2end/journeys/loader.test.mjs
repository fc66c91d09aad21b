// The loader alone, with a browser half of straw: when it starts, in which order, and what it leaves when it cannot.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { Browser } from '../world/browser.mjs';

const loader = await readFile(new URL('../../app/browser/loader.js', import.meta.url));
const straw = `
  export default async options => log('init ' + options.module_or_path);
  export const hydrate = () => log('hydrate');
  export const Outer = island => { log(island.id); for (const c of island.querySelectorAll('leptos-children')) c.$$on_hydrate = () => log('children'); };
  export const Inner = async island => { await null; log(island.id); };
  const log = word => (window.log ??= []).push(word);`;
const far = '<p style="height:4000px"></p>';
const island = '<leptos-island data-component="Outer" id="outer"><form action="/answer"><button>Go</button></form><leptos-children>'
  + '<leptos-island data-component="Inner" id="inner"></leptos-island></leptos-children></leptos-island>';
const bodies = { '/near': island, '/far': far + island, '/none': '<p>Text.</p>', '/broken': island };

let browser, files, url;
before(async () => {
  files = createServer((asked, answer) => {
    const script = asked.url === '/loader.js' ? loader : asked.url === '/browser.js' ? straw : undefined;
    if (script) return answer.setHeader('content-type', 'text/javascript').end(script);
    if (!(asked.url in bodies)) return answer.writeHead(404).end();
    const half = asked.url === '/broken' ? '/missing.js' : '/browser.js';
    answer.setHeader('content-type', 'text/html');
    answer.end(`<!doctype html><title>x</title><script type=module src=/loader.js data-browser=${half} data-wasm=/b.wasm></script>${bodies[asked.url]}`);
  });
  await new Promise(ready => files.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${files.address().port}`;
  browser = await Browser.start();
});
after(async () => { await browser?.stop(); files?.close(); });

const state = page => page.evaluate(() => document.documentElement.dataset.islands);
const becomes = (page, wanted) => page.waitForFunction(wanted => document.documentElement.dataset.islands === wanted, wanted);
const order = ['init /b.wasm', 'hydrate', 'outer', 'children', 'inner'];

async function open(path) {
  const page = await browser.reader({ url });
  page.asked = [];
  page.on('request', one => page.asked.push(new URL(one.url()).pathname));
  await page.goto(path, { waitUntil: 'networkidle' });
  return page;
}

test('an island in view starts the browser half, outer islands before inner ones', async () => {
  const page = await open('/near');
  await becomes(page, 'ready');
  assert.deepEqual(await page.evaluate(() => window.log), order);
});

test('an island further down waits until it comes into view', async () => {
  const page = await open('/far');
  assert.equal(await state(page), undefined);
  assert.ok(!page.asked.includes('/browser.js'));
  await page.mouse.wheel(0, 9000);
  await becomes(page, 'ready');
  assert.deepEqual(await page.evaluate(() => window.log), order);
});

test('focus by keyboard starts it, once', async () => {
  const page = await open('/far');
  await page.evaluate(() => { for (const word of ['focusin', 'pointerdown']) document.querySelector('button').dispatchEvent(new Event(word, { bubbles: true })); });
  await becomes(page, 'ready');
  assert.deepEqual(await page.evaluate(() => window.log), order);
});

test('a page without an island asks for nothing', async () => {
  const page = await open('/none');
  assert.deepEqual(page.asked.filter(path => path.endsWith('.js')), ['/loader.js']);
});

test('when the browser half cannot be had, the form still works', async () => {
  const page = await open('/broken');
  await becomes(page, 'failed');
  await Promise.all([page.waitForRequest(url + '/answer?'), page.click('button')]);
});
