// A question turns out to be wrong after the test: its key is corrected, every mark that would change is seen, then changed with a reason,
// read by the learner on the copy, and undone. The registrar supposes other marks without changing any.
import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Browser, read, signIn } from '../world/browser.mjs';
import { newCohort, newcomer, signedIn, sitTest } from '../world/caller.mjs';
import { follow } from '../world/practice.mjs';
import { Server } from '../world/server.mjs';

const paper = 'test-elements';
let server, browser, registrar;
before(async () => {
  [server, browser] = await Promise.all([Server.start(), Browser.start()]);
  registrar = await signedIn(server, 'DEMO-SCOLARITE');
});
after(async () => { await browser?.stop(); await server?.stop(); });

/** The key of each exam question with one right option moves to the next option, in both languages. */
async function correctKeys() {
  for (const language of ['fr', 'en']) {
    const course = join(server.content, 'traite-et-trafic', language);
    for (const folder of (await readdir(course)).filter(one => /elements/.test(one))) {
      const file = join(course, folder, '900-bank.md');
      const bank = await readFile(file, 'utf8').catch(() => null);
      if (bank) await writeFile(file, bank.split(/^(?=## )/m).map(moved).join(''));
    }
  }
  const { code, out } = await server.command('publish', server.content);
  assert.equal(code, 0, out);
}

function moved(question) {
  if (!/^## .*\.exam/.test(question) || /^## .*kind=/.test(question)) return question;
  const boxes = [...question.matchAll(/^- \[([x ])\]/gm)];
  const right = boxes.findIndex(([, mark]) => mark === 'x');
  if (boxes.length < 2 || boxes.filter(([, mark]) => mark === 'x').length !== 1) return question;
  let n = -1;
  return question.replace(/^- \[[x ]\]/gm, () => (++n === (right + 1) % boxes.length ? '- [x]' : '- [ ]'));
}

for (const script of [true, false]) {
  test(`marking again (${script ? 'with' : 'without'} script)`, async t => {
    const lead = script ? 'AVEC' : 'SANS';
    const cohort = await newCohort(registrar, `Session ${lead}`, ['DEMO-APPRENANT']);
    const learner = await signedIn(server, 'DEMO-APPRENANT');
    const first = await sitTest(learner, cohort, paper, { choice: n => n });
    const other = await newcomer(server, `${lead}-1`);
    await registrar.post(`/cohorts/${cohort}/enrol`, { matricules: `${lead}-1` });
    await sitTest(other, cohort, paper, { choice: () => 1 });
    const marks = `/cohorts/${cohort}/marks`;
    const page = await browser.reader(server, { script });
    await signIn(page, server, 'DEMO-FORMATEUR');
    await page.waitForLoadState('networkidle');
    const main = () => read(page.locator('main'));
    const standing = async () => {
      await page.goto(marks);
      const found = [];
      for (const row of await page.locator('tbody tr').all()) found.push(await read(row.locator('a.mark').first()));
      return found;
    };
    const before = await standing();
    assert.equal(before.length, 2);
    assert.ok(before.every(mark => mark !== '20,00'), `somebody had everything right: ${before}`);

    await t.test('a corrected key is proposed, and nothing is written by looking', async () => {
      if (script) await correctKeys();
      await follow(page, page.getByRole('link', { name: 'Corriger de nouveau' }));
      assert.match(await main(), /2 copies/);
      const address = await page.locator('main ul.list a').first().getAttribute('href');
      for (let tries = 0; tries < 20; tries += 1) {
        await page.goto(address);
        if (/clé corrigée/.test(await main())) break;
        await new Promise(done => setTimeout(done, 250));
      }
      assert.match(await main(), script ? /clé corrigée/ : /Aucune question de ces copies n’a changé de clé|clé corrigée/);
      await follow(page, page.getByRole('button', { name: 'Voir ce qui changerait' }));
      assert.match(await main(), /Rien n’est encore écrit/);
      assert.deepEqual(await standing(), before);
    });

    await t.test('every mark that changes is shown, then changed with a reason', async () => {
      await page.goto(`${marks}/regrade/${paper}`);
      for (const fold of await page.locator('main form details').all()) await fold.locator('summary').click();
      for (const list of await page.locator('main select').all()) await list.selectOption({ label: 'tous les points à chacun' });
      await follow(page, page.getByRole('button', { name: 'Voir ce qui changerait' }));
      assert.match(await main(), /2 notes changeraient/);
      for (const mark of before) assert.match(await read(page.locator('table').first()), new RegExp(`${mark} 20,00`));
      await page.locator('input[name=reason]').fill('énoncés ambigus');
      await follow(page, page.getByRole('button', { name: 'Corriger 2 notes' }));
      assert.match(await main(), /Les copies sont corrigées de nouveau/);
      assert.equal(await page.locator('tbody tr').count(), 2);
      const done = page.url();
      assert.deepEqual(await standing(), ['20,00', '20,00']);
      await page.goto(done);
    });

    await t.test('the learner reads it on the copy, and the history keeps both', async () => {
      const own = await browser.reader(server, { script });
      await signIn(own, server, 'DEMO-APPRENANT');
      await own.goto(first.attempt);
      assert.match(await read(own.locator('main')), /corrigée de nouveau le .* est devenue 20,00 \/ 20\. Motif : énoncés ambigus/);
      await own.goto(`${first.attempt}/replay`);
      assert.match(await read(own.locator('main')), /La correction refaite donne la même note/);
      assert.doesNotMatch(await read(own.locator('main')), /Signalez-le à l’administrateur/);
      await own.context().close();
    });

    await t.test('it is undone, with a reason', async () => {
      await page.locator('input[name=reason]').fill('les énoncés étaient clairs');
      await follow(page, page.getByRole('button', { name: 'Défaire cette correction' }));
      assert.match(await main(), /La correction est défaite/);
      assert.equal(await page.getByRole('button', { name: 'Défaire cette correction' }).count(), 0);
      assert.deepEqual(await standing(), before);
      await follow(page, page.locator('a.mark').first());
      const history = await read(page.locator('tbody'));
      assert.match(history, /les énoncés étaient clairs/);
      assert.match(history, /énoncés ambigus/);
      assert.equal(await page.locator('tbody tr').count(), 3);
    });

    await t.test('a total is supposed, and no mark changes', async () => {
      await follow(page, page.getByRole('link', { name: 'Simuler un autre total' }));
      for (const field of await page.locator('main input[name^=m-]').all()) await field.fill('14');
      await follow(page, page.getByRole('button', { name: 'Calculer le total simulé' }));
      assert.match(await main(), /Ceci est une simulation/);
      assert.match(await main(), /Total simulé 14,00/);
      assert.match(await main(), /compte 14,00 sur 20/);
      await page.locator('main input[name^=m-]').first().fill('vingt');
      await follow(page, page.getByRole('button', { name: 'Calculer le total simulé' }));
      assert.match(await main(), /Ce n’est ni une note/);
      assert.equal(await page.locator('main input[name^=m-]').first().inputValue(), 'vingt', 'nothing typed is lost');
      assert.deepEqual(await standing(), before);
    });
    assert.deepEqual(page.errors, []);
  });
}
