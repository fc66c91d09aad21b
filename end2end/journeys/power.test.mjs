// The line drops in the middle of practice, the session ends, the server is killed in the middle of a test: nothing acknowledged is lost, nothing is kept twice.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Browser, read, signIn } from '../world/browser.mjs';
import { newCohort, newcomer, signedIn } from '../world/caller.mjs';
import { fillQuestion, follow, Question } from '../world/practice.mjs';
import { Server } from '../world/server.mjs';

let server, browser, registrar;
before(async () => {
  [server, browser] = await Promise.all([Server.start(), Browser.start()]);
  registrar = await signedIn(server, 'DEMO-SCOLARITE');
});
after(async () => { await browser?.stop(); await server?.stop(); });

const lesson = '/courses/traite-et-trafic/elements/act';
const [right, wrong] = ['Il est établi, car l’hébergement', 'Il manque, car la traite suppose'];
const password = 'cheval batterie agrafe';
let backups = 0;

/** How many events the server keeps of a kind on a subject, read from a backup. */
async function kept(kind, subject) {
  const file = join(server.folder, `${(backups += 1)}.gz`);
  const { code, out } = await server.command('backup', file);
  assert.equal(code, 0, out);
  const lines = gunzipSync(await readFile(file)).toString().split('\n');
  return lines.filter(line => line.includes(`"${kind}"`) && line.includes(`"${subject}"`)).length;
}

test('an answer given without a line waits, and is sent once', async () => {
  await newcomer(server, 'COUPE-1');
  const page = await browser.reader(server);
  await signIn(page, server, 'COUPE-1', password);
  await page.goto(lesson);
  const question = new Question(page, 'q-act-landlady', true);
  await question.ready();
  await page.context().setOffline(true);
  await question.answer(wrong);
  await question.says('Pas encore enregistré');
  await question.answer(right);
  await question.says('Pas encore enregistré');
  assert.equal(await kept('practised', 'q-act-landlady'), 0);
  await page.context().setOffline(false);
  await question.says(/^Enregistré \d\d:\d\d$/);
  assert.equal(await kept('practised', 'q-act-landlady'), 2, 'two answers, each once');
  await page.goto(lesson);
  assert.ok(await question.option(right).locator('input').isChecked(), 'the last one stands');
  await page.goto('/me');
  assert.match(await read(page.locator('tr', { hasText: 'l’acte de traite' })), /1 sur [3-9]\d* 1 /);
});

test('an answer acknowledged but not heard of is sent again and kept once', async () => {
  await newcomer(server, 'COUPE-2');
  const page = await browser.reader(server);
  await signIn(page, server, 'COUPE-2', password);
  await page.goto(lesson);
  const question = new Question(page, 'q-act-five-verbs', true);
  await question.ready();
  let lost = 0;
  await page.route('**/practice/answer', async route => {
    if ((lost += 1) > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await question.card.locator('input[name=choice]').first().check();
  await question.press();
  await question.says('Pas encore enregistré');
  await page.goto(lesson);
  await question.ready();
  await page.waitForFunction(() => localStorage.getItem('pretoire.outbox') === '[]');
  assert.equal(lost, 2);
  assert.equal(await kept('practised', 'q-act-five-verbs'), 1);
});

test('an answer given after the session ended waits for its own person', async () => {
  await newcomer(server, 'COUPE-3');
  await newcomer(server, 'COUPE-4');
  const page = await browser.reader(server);
  await signIn(page, server, 'COUPE-3', password);
  await page.goto(lesson);
  const question = new Question(page, 'q-act-internal-route', true);
  await question.ready();
  await page.context().clearCookies();
  await question.card.locator('input[name=choice]').first().check();
  await question.press();
  await question.says('votre connexion a pris fin');
  await signIn(page, server, 'COUPE-4', password);
  await page.goto(lesson);
  await question.ready();
  assert.equal(await kept('practised', 'q-act-internal-route'), 0, 'another person does not send it');
  await page.context().clearCookies();
  await signIn(page, server, 'COUPE-3', password);
  await page.goto(lesson);
  await question.ready();
  await page.waitForFunction(() => localStorage.getItem('pretoire.outbox') === '[]');
  assert.equal(await kept('practised', 'q-act-internal-route'), 1);
});

for (const script of [true, false]) {
  test(`a server killed in the middle of a test gives every acknowledged answer back (${script ? 'with' : 'without'} script)`, async () => {
    const matricule = script ? 'PANNE-1' : 'PANNE-2';
    await newcomer(server, matricule);
    const cohort = await newCohort(registrar, `Session ${matricule}`, [matricule]);
    const page = await browser.reader(server, { script });
    await signIn(page, server, matricule, password);
    await page.goto(`/cohorts/${cohort}/tests/test-elements`);
    await follow(page, page.getByRole('button', { name: 'Commencer l’épreuve' }));
    const save = page.getByRole('button', { name: 'Enregistrer et continuer' });
    for (let given = 0; given < 5; given += 1) {
      await fillQuestion(page, given);
      await follow(page, save);
    }
    const address = page.url();
    const given = async () => {
      const values = [];
      for (let ordinal = 1; ordinal <= 8; ordinal += 1) {
        await page.goto(address.replace(/\d+$/, ordinal));
        values.push(await page.locator('form.question').evaluate(form => [...new FormData(form)].filter(([name]) => name !== 'event').join('&')));
      }
      return values;
    };
    const before = await given();
    await server.kill('SIGKILL');
    await server.serve();
    assert.deepEqual(await given(), before);
    await page.goto(address.replace(/\/\d+$/, ''));
    assert.match(await read(page.locator('main')), /3 questions sont sans réponse/);
    await page.goto(`/cohorts/${cohort}/tests/test-elements`);
    await follow(page, page.getByRole('button', { name: 'Reprendre l’épreuve' }));
    assert.equal(await read(page.locator('h1')), 'Question 6 sur 8', 'it goes on where it stopped');
  });
}
