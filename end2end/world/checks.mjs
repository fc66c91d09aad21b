// Checkers that others wrote, and what every page must hold.
import { AxeBuilder } from '@axe-core/playwright';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** No violation of WCAG 2.2 AA that axe can see; in dark, where only colours differ, of contrast. */
export async function axe(page, about = page.url()) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const all = new AxeBuilder({ page });
    const { violations } = await (colorScheme === 'light' ? all.withTags(tags) : all.withRules('color-contrast')).analyze();
    const found = violations.flatMap(one => one.nodes.map(node => `${one.id}: ${one.help}: ${node.target} ${node.failureSummary}`));
    assert.deepEqual(found, [], `${about} (${colorScheme})`);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** Valid HTML. `pages` maps a name to the text as sent; one start of the checker reads all. */
export async function vnu(pages) {
  const folder = await mkdtemp(join(tmpdir(), 'pretoire-vnu-'));
  const names = Object.keys(pages);
  const files = names.map((_, n) => join(folder, `${n}.html`));
  await Promise.all(names.map((name, n) => writeFile(files[n], pages[name])));
  const said = await run('java', ['-jar', jar, '--format', 'gnu', '--errors-only', ...files]);
  await rm(folder, { recursive: true });
  const named = said.replace(/^.*?\/(\d+)\.html"?:/gm, (_, n) => `${names[n]}: `);
  assert.equal(named.trim(), '');
}

/** Valid CSS and SVG files. */
export async function vnuFiles(...files) {
  assert.equal((await run('java', ['-jar', jar, '--also-check-css', '--also-check-svg', '--format', 'gnu', '--errors-only', ...files])).trim(), '');
}

function run(program, words) {
  return new Promise((done, failed) => execFile(program, words, { maxBuffer: 1 << 24 }, (error, out, err) =>
    error && error.code === 'ENOENT' ? failed(error) : done(out + err)));
}

/** Nothing sticks out sideways at 320 pixels. */
export async function fits(page, width = 320) {
  await page.setViewportSize({ width, height: 640 });
  const [wanted, given] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wanted <= given, `${page.url()} is ${wanted} pixels wide in a window of ${given}`);
}
