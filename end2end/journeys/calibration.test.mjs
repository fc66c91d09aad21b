// Which questions work: an instructor gives an opinion without script, the command calibrates, the page names the calibration.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser, pictures, signIn } from '../world/browser.mjs';
import { Server } from '../world/server.mjs';

let server, browser;
before(async () => { [server, browser] = await Promise.all([Server.start(), Browser.start()]); });
after(async () => { await browser?.stop(); await server?.stop(); });

const question = '/questions/traite-et-trafic/instruments/q-instr-begging';

test('an opinion from the list of questions to the next calibration', async () => {
  const page = await browser.reader(server, { script: false });
  await signIn(page, server, 'DEMO-FORMATEUR');
  await page.locator('nav a', { hasText: 'Questions' }).click();
  await page.waitForSelector('text=Aucun étalonnage jusqu’ici');
  await pictures(page, 'questions-1-objectives');
  await page.locator('main table a').first().click();
  await pictures(page, 'questions-2-list');
  await page.goto(question);
  await page.waitForSelector('text=Personne n’a encore donné son avis');
  await page.locator('main form button').click();
  await page.waitForSelector('text=Donnez un niveau, ou un nombre d’apprenants.');
  await pictures(page, 'questions-3-refused');
  await page.locator('select[name=level]').selectOption('4');
  await page.locator('input[name=borderline]').fill('45');
  await page.locator('main form button').click();
  await page.waitForSelector('text=Avis enregistré.');
  await page.waitForSelector('text=45 apprenants sur 100');
  await pictures(page, 'questions-4-kept');

  const first = await server.command('calibrate');
  assert.equal(first.code, 0, first.out);
  assert.match(first.out, /traite-et-trafic: cal-\d{12}-[0-9a-f]{12} – 0 réponses/);
  const again = await server.command('calibrate');
  assert.match(again.out, /rien de nouveau depuis/);
  // The server looks for a newer calibration every few seconds.
  for (let tries = 0; tries < 30 && !(await page.locator('main').innerText()).includes('Étalonnage cal-'); tries += 1) {
    await page.waitForTimeout(500);
    await page.goto('/questions');
  }
  assert.match(await page.locator('main').innerText(), /Étalonnage cal-/);
  await pictures(page, 'questions-5-calibrated');

  const learner = await browser.reader(server);
  await signIn(learner, server, 'DEMO-APPRENANT');
  assert.equal((await learner.goto(question)).status(), 403);
});
