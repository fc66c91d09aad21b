// The trainee: code, new password, what next, lesson, wrong answer and right one, progress, test. With script and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser, read } from '../world/browser.mjs';
import { newCohort, signedIn } from '../world/caller.mjs';
import { firstSignIn, newPerson } from '../world/people.mjs';
import { fillQuestion, follow, Question } from '../world/practice.mjs';
import { Server } from '../world/server.mjs';

let server, browser, registrar;
before(async () => {
  [server, browser] = await Promise.all([Server.start(), Browser.start()]);
  registrar = await signedIn(server, 'DEMO-SCOLARITE');
});
after(async () => { await browser?.stop(); await server?.stop(); });

const course = '/courses/traite-et-trafic';

for (const script of [true, false]) {
  test(`the trainee (${script ? 'with' : 'without'} script)`, async t => {
    const matricule = script ? 'TRN-1' : 'TRN-2';
    const code = await newPerson(server, matricule);
    await newCohort(registrar, `Session ${matricule}`, [matricule]);
    const page = await browser.reader(server, { script });
    await firstSignIn(page, server, matricule, code);

    await t.test('the home says what comes next', async () => {
      await page.goto('/');
      assert.match(await read(page.locator('.kicker').first()), new RegExp(`Session ${matricule}`, 'i'));
      assert.match(await read(page.locator('section.next h3')), /^Commencer par/);
      await follow(page, page.locator('section.next a.button'));
      assert.ok(await page.locator('article.lesson').isVisible());
    });

    await t.test('a wrong answer says why, a right one too, and both are kept', async () => {
      await page.goto(`${course}/elements/act`);
      const question = new Question(page, 'q-act-landlady', script);
      await question.ready();
      await question.answer('Il manque, car la traite suppose');
      await question.says(/^Enregistré \d\d:\d\d$/);
      const wrong = question.option('Il manque, car la traite suppose');
      assert.match(await read(wrong.locator('.says')), /Ce n’est pas la bonne réponse\. Non : le recrutement n’est qu’un des cinq actes/);
      assert.match(await read(question.option('Il est établi, car l’hébergement').locator('.says')), /La bonne réponse était celle-ci/);
      assert.match(await read(question.card.locator('.explains')), /Le Protocole énumère cinq actes distincts/);

      if (!script) await page.goto(`${course}/elements/act?again=q-act-landlady#q-act-landlady`);
      await question.answer('Il est établi, car l’hébergement');
      await question.says(/^Enregistré \d\d:\d\d$/);
      assert.match(await read(question.option('Il est établi, car l’hébergement').locator('.says')), /C’est la bonne réponse\. Oui : héberger est un acte de traite/);
      assert.equal(await question.card.locator('.option.wrong').count(), 0);

      const cited = question.card.locator('.cite a').first();
      assert.match(await read(cited), /art\. 3/);
      await follow(page, cited);
      assert.match(page.url(), /\/law\/palermo-tip\/3-a$/);
      assert.ok(await page.locator(`main a[href*="${course}/elements/act"]`).count() > 0, 'the provision names the lesson that cites it');

      await page.goto(`${course}/elements/act`);
      assert.ok(await question.option('Il est établi, car l’hébergement').locator('input').isChecked(), 'the answer was kept');
      assert.match(await read(question.card.locator('.saved')), /^Enregistré \d\d:\d\d$/);
    });

    await t.test('a lesson is read when one says so', async () => {
      await page.goto(`${course}/elements/act`);
      await follow(page, page.locator('form[action$="/read"] button'));
      assert.match(await read(page.locator('.notice.success')), /Leçon marquée comme lue/);
      await page.goto('/');
      assert.match(await read(page.locator('main')), /1 sur \d+ lues/);
      await page.goto('/me');
      const row = page.locator('tr', { hasText: 'Repérer dans un dossier l’acte de traite' });
      assert.match(await read(row), /1 sur [3-9]\d* 1 à préciser/);
    });

    await t.test('eight questions, one left and come back to, looked over, handed in, marked', async () => {
      await page.goto(course);
      await follow(page, page.getByRole('link', { name: 'Faire le point : les éléments constitutifs' }));
      await follow(page, page.getByRole('button', { name: 'Commencer l’épreuve' }));
      for (let ordinal = 1; ordinal <= 8; ordinal += 1) {
        assert.equal(await read(page.locator('h1')), `Question ${ordinal} sur 8`);
        if (ordinal === 2) {
          await follow(page, page.locator('ol.dots a').nth(2));
        } else {
          await fillQuestion(page, ordinal);
          await follow(page, page.getByRole('button', { name: 'Enregistrer et continuer' }));
        }
      }
      // Past the last question: what is left is looked over.
      assert.match(await read(page.locator('main')), /Une question est sans réponse/);
      assert.match(await read(page.locator('.timer')), /À remettre avant \d\d:\d\d ?Il reste (1\d|20) minutes \(\d\d:\d\d\) ?Dernière réponse enregistrée à \d\d:\d\d/);
      await follow(page, page.getByRole('link', { name: 'Question 2 sur 8' }));
      await fillQuestion(page, 2);
      await follow(page, page.getByRole('button', { name: 'Enregistrer et continuer' }));
      assert.match(await read(page.locator('main')), /Vous avez répondu à toutes les questions/);
      await follow(page, page.getByRole('button', { name: 'Remettre ma copie' }));
      assert.match(await read(page.locator('.stats')), /\d{1,2},\d\d\s*\/\s*20/);
      assert.equal(await page.locator('main > details').count(), 8, 'each question is corrected');
      await page.goBack();
      await page.goto(page.url().replace(/(attempts\/[^/]+).*/, '$1/1'));
      assert.equal(await read(page.locator('h1')), 'Résultat', 'a copy handed in is not opened again');
    });

    assert.deepEqual(page.errors, []);
  });
}
