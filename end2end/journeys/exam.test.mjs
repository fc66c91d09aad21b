// An examination in a room, from the settings to an answered appeal: code, answers kept at each change, a cut line, a killed server, a pause, another device,
// nothing of the key before the results are out. With script and without.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Browser, islandsReady, read, signIn } from '../world/browser.mjs';
import { newCohort, newcomer, signedIn, words } from '../world/caller.mjs';
import { fillQuestion, follow } from '../world/practice.mjs';
import { Server } from '../world/server.mjs';

const password = 'cheval batterie agrafe';
const paper = 'test-elements';
let server, browser, registrar, instructor, invigilator, secrets;
before(async () => {
  [server, browser] = await Promise.all([Server.start(), Browser.start()]);
  registrar = await signedIn(server, 'DEMO-SCOLARITE');
  instructor = await signedIn(server, 'DEMO-FORMATEUR');
  invigilator = await signedIn(server, 'DEMO-SURVEILLANT');
  secrets = await sealedWords();
});
after(async () => { await browser?.stop(); await server?.stop(); });

/** What the exam questions of the course say that nobody may read before: their names, feedback, hints and explanations. */
async function sealedWords() {
  const found = new Set();
  for (const language of ['fr', 'en']) {
    const course = join(server.content, 'traite-et-trafic', language);
    for (const folder of await readdir(course)) {
      const bank = await readFile(join(course, folder, '900-bank.md'), 'utf8').catch(() => '');
      for (const question of bank.split(/^## /m).filter(one => /^[^\n]*\.exam/.test(one))) {
        found.add(/#(x-[\w-]+)/.exec(question)[1]);
        for (const [, line] of question.matchAll(/^ *> ?(?:[!?] )?(.*)$/gm)) {
          const run = /[A-Za-zÀ-ÿ, ]{32,}/.exec(line.replace(/\[[^\]]*\]\([^)]*\)/g, '#'));
          if (run) found.add(run[0].trim());
        }
      }
    }
  }
  assert.ok(found.size > 500, `${found.size} secrets to look for`);
  return [...found];
}

/** Everything that a page's browser gets, headers included. */
function listen(page) {
  const got = [];
  page.on('response', answer => {
    got.push(Promise.all([answer.url(), answer.allHeaders().catch(() => ({})), answer.body().catch(() => Buffer.alloc(0))]));
  });
  return async () => (await Promise.all(got)).map(([url, headers, body]) => ({ url, said: JSON.stringify(headers) + body.toString() }));
}

async function code(cohort) {
  const room = `/cohorts/${cohort}/tests/${paper}/room`;
  assert.equal((await invigilator.post(room, { act: 'code' })).status, 303);
  return /class="code">(\w{6})</.exec((await invigilator.get(room)).text)[1];
}

for (const script of [true, false]) {
  test(`an examination in a room (${script ? 'with' : 'without'} script)`, async t => {
    const matricule = script ? 'SALLE-1' : 'SALLE-2';
    await newcomer(server, matricule);
    const cohort = await newCohort(registrar, `Session ${matricule}`, [matricule]);
    const page = await browser.reader(server, { script });
    const everything = listen(page);
    await signIn(page, server, matricule, password);
    const room = `/cohorts/${cohort}/tests/${paper}/room`;
    const settings = `/cohorts/${cohort}/tests/${paper}/settings`;
    const status = words => page.locator('.timer .saved', { hasText: words }).waitFor({ timeout: 20_000 });
    const ready = async () => { if (script) await islandsReady(page); };
    let attempt;

    await t.test('it is started with the code of the room', async () => {
      const rules = await instructor.post(settings, { act: 'rules', release_rule: 'by-act', code: 'on', minutes: '30' });
      assert.equal(rules.status, 303);
      await page.goto(`/cohorts/${cohort}/tests/${paper}`);
      assert.match(await read(page.locator('main')), /30 minutes à partir du début.*30 secondes.*quand le formateur les publie/);
      const given = await code(cohort);
      await page.locator('[name=code]').fill('AAAAAA');
      await follow(page, page.getByRole('button', { name: 'Commencer l’épreuve' }));
      assert.match(await read(page.locator('main')), /Ce n’est pas le code de début en cours/);
      await page.locator('[name=code]').fill(given.toLowerCase());
      await follow(page, page.getByRole('button', { name: 'Commencer l’épreuve' }));
      attempt = /\/attempts\/[^/]+/.exec(page.url())[0];
      assert.match(await read(page.locator('.timer')), /À remettre avant \d\d:\d\d Il reste (29|30) minutes/);
      await ready();
    });

    await t.test('each answer is kept, and the room sees it', async () => {
      const save = page.getByRole('button', { name: 'Enregistrer et continuer' });
      if (script) {
        await save.click();
        await status('Choisissez');
      } else {
        await follow(page, save);
        assert.match(await read(page.locator('main .error')), /^Choisissez/);
      }
      await fillQuestion(page, 0);
      if (script) await status(/^Enregistré \d\d:\d\d$/);
      await page.getByLabel('À revoir avant la remise').check();
      await follow(page, page.getByRole('button', { name: 'Enregistrer et continuer' }));
      assert.equal(await read(page.locator('h1')), 'Question 2 sur 8');
      assert.match(words((await invigilator.get(room)).text), new RegExp(`${matricule}.*compose commencé à \\d\\d:\\d\\d 1 sur 8`));
      await page.goto(`${attempt}/1`);
      await status(/^Enregistré \d\d:\d\d$/);
      assert.ok(await page.getByLabel('À revoir avant la remise').isChecked());
    });

    if (script) {
      await t.test('a cut line: the answer waits here, in words, and leaves when it is back', async () => {
        await page.goto(`${attempt}/2`);
        await ready();
        await page.context().setOffline(true);
        await fillQuestion(page, 0);
        await status('Pas encore enregistré : la réponse attend dans ce navigateur');
        await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
        await Promise.all([page.waitForURL(/\/3$/), page.context().setOffline(false)]);
        assert.match(words((await invigilator.get(room)).text), new RegExp(`${matricule}.* 2 sur 8`));
      });

      await t.test('a killed server: the answer waits and leaves when it serves again', async () => {
        await ready();
        await server.kill('SIGKILL');
        await fillQuestion(page, 1);
        await status('Pas encore enregistré : la réponse attend dans ce navigateur');
        await server.serve();
        await status(/^Enregistré \d\d:\d\d$/);
        assert.match(words((await invigilator.get(room)).text), new RegExp(`${matricule}.* 3 sur 8`));
      });
    } else {
      await t.test('a killed server: what was saved is there when it serves again', async () => {
        await page.goto(`${attempt}/2`);
        await fillQuestion(page, 0);
        await follow(page, page.getByRole('button', { name: 'Enregistrer et continuer' }));
        await server.kill('SIGKILL');
        await server.serve();
        await page.goto(attempt);
        assert.match(await read(page.locator('main')), /6 questions sont sans réponse/);
        await page.goto(`${attempt}/3`);
        await fillQuestion(page, 1);
        await follow(page, page.getByRole('button', { name: 'Enregistrer et continuer' }));
      });
    }

    await t.test('a pause stops the room, and going on moves the end', async () => {
      await page.goto(`${attempt}/4`);
      await ready();
      assert.equal((await invigilator.post(room, { act: 'pause', pause_reason: 'Panne de courant' })).status, 303);
      await fillQuestion(page, 2);
      if (script) await status('la réponse attend dans ce navigateur et partira à la reprise');
      else {
        await follow(page, page.getByRole('button', { name: 'Enregistrer et continuer' }));
        assert.match(await read(page.locator('main')), /cette réponse n’est pas encore enregistrée/);
      }
      assert.equal((await invigilator.post(room, { act: 'resume' })).status, 303);
      if (script) await status(/^Enregistré \d\d:\d\d$/);
      else await follow(page, page.getByRole('button', { name: 'Enregistrer et continuer' }));
      assert.match(words((await invigilator.get(room)).text), new RegExp(`${matricule}.* 4 sur 8`));
    });

    await t.test('another device goes on with the same copy; the last answer counts', async () => {
      const other = await browser.reader(server, { script: false });
      await signIn(other, server, matricule, password);
      await page.goto(`${attempt}/5`);
      await ready();
      await other.goto(`${attempt}/5`);
      await fillQuestion(other, 0);
      await follow(other, other.getByRole('button', { name: 'Enregistrer et continuer' }));
      await fillQuestion(page, 1);
      if (script) await fillQuestion(page, 0);
      if (script) await status('Une autre réponse à cette question était arrivée entre-temps');
      else {
        await follow(page, page.getByRole('button', { name: 'Enregistrer et continuer' }));
        assert.match(await read(page.locator('.notice.success')), /Une autre réponse à cette question était arrivée entre-temps/);
      }
      await other.goto(`${attempt}/5`);
      assert.match(await read(other.locator('main')), /[2-9] réponses reçues, toutes conservées.*plusieurs navigateurs/);
      await other.context().close();
    });

    await t.test('looked over and handed in, without a word of the result', async () => {
      await page.goto(attempt);
      assert.match(await read(page.locator('main')), /3 questions sont sans réponse\. Une question est marquée « à revoir »/);
      await follow(page, page.getByRole('button', { name: 'Remettre ma copie' }));
      assert.match(await read(page.locator('main')), /Copie remise.*5 réponses enregistrées sur 8 questions.*quand le formateur les publiera/);
      assert.equal((await page.request.get(`${attempt}/replay`)).status(), 403);
      for (const address of ['/', '/me', '/courses/traite-et-trafic', `/cohorts/${cohort}/tests/${paper}`, `${attempt}/1`]) await page.goto(address);
      const all = await everything();
      assert.ok(all.length > 20);
      for (const { url, said } of all) for (const secret of secrets) assert.ok(!said.includes(secret), `${url} tells « ${secret} »`);
    });

    await t.test('results given out, an appeal lodged and answered, the copy replayed', async () => {
      assert.equal((await instructor.post(settings, { act: 'release' })).status, 303);
      await page.goto(attempt);
      assert.match(await read(page.locator('.stats')), /\d{1,2},\d\d\s*\/\s*20/);
      const html = await page.content();
      assert.ok(secrets.some(secret => html.includes(secret)), 'the correction says what was sealed');
      const first = page.locator('main > details').first();
      await first.locator('> summary').click();
      await first.locator('details > summary', { hasText: 'Contester cette question' }).click();
      await first.locator('textarea').fill('L’énoncé admet deux lectures.');
      await follow(page, first.getByRole('button', { name: 'Envoyer la contestation' }));
      const { text } = await instructor.get(`/cohorts/${cohort}/appeals`);
      assert.match(words(text), /L’énoncé admet deux lectures\./);
      const address = /action="(\/appeals\/[^"]+)"/.exec(text)[1];
      assert.equal((await instructor.post(address, { outcome: 'dismissed', words: 'Le texte cité est sans équivoque.' })).status, 303);
      await page.goto(attempt);
      await page.locator('main > details > summary').first().click();
      assert.match(await read(page.locator('main > details').first()), /Contestation rejetée.*Le texte cité est sans équivoque/);
      await follow(page, page.getByRole('link', { name: 'Voir comment cette copie a été tirée, répondue et corrigée' }));
      const said = await read(page.locator('main'));
      assert.match(said, /Le tirage refait donne exactement le même sujet/);
      assert.match(said, /La correction refaite donne la même note/);
      assert.match(said, /Salle suspendue : Panne de courant/);
      assert.match(said, /remplacée ensuite/);
    });

    assert.deepEqual(page.errors.filter(error => !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|423|403|404|422/.test(error)), []);
  });
}
