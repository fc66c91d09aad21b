// The visitor: reads and practises without an account. Nothing leaves the browser that the server would keep.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Browser, read } from '../world/browser.mjs';
import { follow, Question } from '../world/practice.mjs';
import { Server } from '../world/server.mjs';

let server, browser;
before(async () => { [server, browser] = await Promise.all([Server.start(), Browser.start()]); });
after(async () => { await browser?.stop(); await server?.stop(); });

const [right, wrong] = ['Il est établi, car l’hébergement', 'Il manque, car la traite suppose'];

for (const script of [true, false]) {
  test(`the visitor (${script ? 'with' : 'without'} script)`, async () => {
    const page = await browser.reader(server, { script });
    const writes = [];
    page.on('request', one => one.method() === 'POST' && writes.push(one.url()));
    await page.goto('/');
    assert.match(await read(page.locator('main')), /ouverts à tous/);
    await follow(page, page.getByRole('link', { name: /Juger la traite/ }));
    assert.match(await read(page.locator('main')), /Les épreuves sont ouvertes aux personnes inscrites/);
    await page.goto('/courses/traite-et-trafic/elements/act');
    assert.equal(await page.locator('details.overlay[open]').count(), 0, 'no country is taken for the visitor’s own');
    assert.equal(await page.locator('form[action$="/read"]').count(), 0);

    const question = new Question(page, 'q-act-landlady', script);
    await question.ready();
    await question.answer(wrong);
    assert.match(await read(question.option(wrong).locator('.says')), /Non : le recrutement/);
    assert.match(await read(question.card.locator('.explains')), /cinq actes distincts/);
    if (script) {
      await question.says('Gardé dans ce navigateur seulement');
      await question.answer(right);
      await page.goto('/courses/traite-et-trafic/elements/act');
      await question.ready();
      await question.card.locator('.option.right').waitFor();
      assert.ok(await question.option(right).locator('input').isChecked(), 'this browser remembers');
      assert.deepEqual(writes, [], 'the server is told nothing');
      const other = await browser.reader(server);
      await other.goto('/courses/traite-et-trafic/elements/act');
      assert.equal(await other.locator('#q-act-landlady input:checked').count(), 0, 'another does not');
    } else {
      await page.goto('/courses/traite-et-trafic/elements/act');
      assert.equal(await question.card.locator('input:checked').count(), 0, 'without script nothing is kept');
    }
    assert.deepEqual((await page.context().cookies()).map(one => one.name).filter(name => name === 'session'), []);

    await page.goto('/me');
    assert.match(page.url(), /\/sign-in\?next=/, 'one’s own pages ask who one is, and come back');
    assert.deepEqual(page.errors, []);
  });
}

test('the server kept nothing of visitors', async () => {
  const file = join(server.folder, 'backup.gz');
  await server.command('backup', file);
  assert.doesNotMatch(gunzipSync(await readFile(file)).toString(), /"practised"/);
});

test('a question is answered with the keyboard alone', async () => {
  const page = await browser.reader(server);
  await page.goto('/courses/traite-et-trafic/elements/act');
  const on = () => page.evaluate(() => document.activeElement.closest('section.asked')?.id);
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.className), /skip/, 'the first stop leads to the content');
  await page.keyboard.press('Enter');
  for (let stops = 0; (await on()) !== 'q-act-landlady'; stops += 1) {
    assert.ok(stops < 80, 'the question is reached by Tab');
    await page.keyboard.press('Tab');
  }
  await page.waitForFunction(() => document.documentElement.dataset.islands === 'ready');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  while ((await page.evaluate(() => document.activeElement.tagName)) !== 'BUTTON') await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('#q-act-landlady .option.right').waitFor();
  assert.match(await read(page.locator('#q-act-landlady p.vh[role=status]')), /C’est la bonne réponse/);
  assert.equal(await on(), 'q-act-landlady', 'the focus stays');
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(ring, 'none', 'and shows');
});
