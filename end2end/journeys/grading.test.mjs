// The registrar closes a session: plan, marks typed and imported, two who edit one mark at once, publication, exports, deliberation,
// a sealed record and its correction.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Browser, read, signIn } from '../world/browser.mjs';
import { newCohort, signedIn } from '../world/caller.mjs';
import { newPerson } from '../world/people.mjs';
import { follow } from '../world/practice.mjs';
import { Server } from '../world/server.mjs';

let server, browser;
before(async () => { [server, browser] = await Promise.all([Server.start(), Browser.start()]); });
after(async () => { await browser?.stop(); await server?.stop(); });

for (const script of [true, false]) {
  test(`closing a session (${script ? 'with' : 'without'} script)`, async t => {
    const lead = script ? 'AVEC' : 'SANS';
    const matricules = ['1', '2', '3'].map(n => `${lead}-${n}`);
    for (const matricule of matricules) await newPerson(server, matricule);
    const caller = await signedIn(server, 'DEMO-SCOLARITE');
    const cohort = await newCohort(caller, `Session ${lead}`, [...matricules, 'DEMO-APPRENANT']);
    const page = await browser.reader(server, { script });
    await signIn(page, server, 'DEMO-SCOLARITE');
    const main = () => read(page.locator('main'));
    const marks = `/cohorts/${cohort}/marks`;
    const line = (where, matricule) => where.locator('tbody tr', { hasText: matricule });

    await t.test('the plan gets a category with an oral, and the tests of the course are for information', async () => {
      await page.goto(marks);
      await follow(page, page.getByRole('link', { name: 'Plan de notation' }));
      for (const field of await page.locator('input[name^=c0-i][name$=-coefficient]').all()) await field.fill('0');
      await page.locator('input[name=c0-i0-coefficient]').fill('0');
      await page.locator('input[name=c1-title]').fill('Oral');
      await page.locator('input[name=c1-coefficient]').fill('2');
      await page.locator('input[name=c1-i0-title]').fill('Plaidoirie');
      await page.locator('input[name=c1-i0-coefficient]').fill('1,5');
      await page.locator('input[name=pass]').fill('vingt');
      await follow(page, page.getByRole('button', { name: 'Enregistrer le plan de notation' }));
      assert.match(await main(), /« vingt » n’est pas un nombre/);
      assert.equal(await page.locator('input[name=c1-i0-title]').inputValue(), 'Plaidoirie', 'nothing typed is lost');
      await page.locator('input[name=pass]').fill('10');
      await follow(page, page.getByRole('button', { name: 'Enregistrer le plan de notation' }));
      assert.match(await main(), /Le plan de notation est enregistré/);
      assert.match(await main(), /Plaidoirie sur 20, meilleur essai · coefficient 1,5/);
    });

    await t.test('two registrars edit one mark at once: the second sees the first and chooses', async () => {
      const other = await browser.reader(server, { script });
      await signIn(other, server, 'DEMO-SCOLARITE');
      await page.goto(marks);
      await follow(page, page.getByRole('link', { name: 'Plaidoirie' }));
      await other.goto(page.url());
      const box = where => line(where, matricules[0]).locator('input[type=text]');
      await box(page).fill('14,5');
      await follow(page, page.getByRole('button', { name: 'Enregistrer les notes' }));
      assert.match(await main(), /Les notes sont enregistrées/);
      await box(other).fill('11');
      const [answer] = await Promise.all([other.waitForNavigation(), other.getByRole('button', { name: 'Enregistrer les notes' }).click()]);
      assert.equal(answer.status(), 409);
      assert.match(await read(other.locator('main')), /Une autre personne a écrit entre-temps .* 14,50, par/);
      assert.equal(await box(other).inputValue(), '11', 'what was typed is still there');
      await other.locator('input[name=reason]').fill('copie relue');
      await follow(other, other.getByRole('button', { name: 'Enregistrer les notes' }));
      await follow(other, other.getByRole('link', { name: 'Retour aux notes' }));
      await follow(other, other.getByRole('link', { name: '11,00' }));
      assert.match(await read(other.locator('main')), /copie relue/);
      assert.equal(await other.locator('tbody tr').count(), 2, 'both stay in the history');
      await other.context().close();
    });

    await t.test('a file is looked at, then imported; what it does not mention stays', async () => {
      await page.goto(`${marks}/import`);
      const text = `Matricule;Plaidoirie (sur 20);Remarque\r\n${matricules[1]};abs;\r\n${matricules[2]};16,25;"deux\nlignes"\r\nINCONNU;12;\r\n`;
      await page.locator('input[type=file]').setInputFiles({ name: 'oral.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') });
      await follow(page, page.getByRole('button', { name: 'Vérifier ce fichier' }));
      assert.match(await main(), /2 notes changeraient\./);
      assert.match(await main(), /Ligne 5 matricule Personne dans cette cohorte n’a ce matricule\. INCONNU/);
      await page.locator('input[name=partial]').check();
      await page.locator('input[name=reason]').fill('oral du 12 mai');
      await follow(page, page.getByRole('button', { name: 'Importer 2 notes' }));
      assert.match(await main(), /Les notes sont importées/);
      assert.match(await read(line(page, matricules[0])), /11,00/);
      assert.match(await read(line(page, matricules[2])), /16,25 Très bien 1 /);
    });

    await t.test('marks are published, seen by their owner alone, and withdrawn', async () => {
      const learner = await browser.reader(server, { script });
      await signIn(learner, server, 'DEMO-APPRENANT');
      await learner.goto('/me/marks');
      assert.doesNotMatch(await read(learner.locator('main')), new RegExp(`Session ${lead}`));
      await page.goto(marks);
      await follow(page, page.getByRole('link', { name: 'Publier les notes' }));
      await follow(page, page.getByRole('button', { name: 'Publier les notes de 4 personnes' }));
      assert.match(await main(), /Notes publiées le/);
      await learner.goto('/me/marks');
      assert.match(await read(learner.locator('main')), new RegExp(`Session ${lead}`));
      assert.doesNotMatch(await read(learner.locator('main')), /16,25/);
      await follow(learner, learner.getByRole('link', { name: 'Relevé à imprimer' }));
      assert.match(await read(learner.locator('main')), new RegExp(`Session ${lead}.* DEMO-APPRENANT .*Relevé non scellé`));
      assert.equal(await learner.locator('main').getByText(matricules[2]).count(), 0);
      const paper = learner.url();
      const [transcript] = await Promise.all([learner.waitForEvent('download'), learner.getByRole('link', { name: 'Télécharger le PDF' }).click()]);
      assert.equal((await readFile(await transcript.path())).subarray(0, 5).toString(), '%PDF-');
      await page.goto(`${marks}/publication`);
      await page.locator('input[name=reason]').fill('erreur de barème');
      await follow(page, page.getByRole('button', { name: 'Retirer les notes publiées' }));
      assert.match(await main(), /Publication retirée .* erreur de barème/);
      await learner.goto('/me/marks');
      assert.doesNotMatch(await read(learner.locator('main')), new RegExp(`Session ${lead}`));
      assert.equal((await learner.request.get(paper)).status(), 404, 'a withdrawn publication has no transcript');
      await learner.context().close();
    });

    await t.test('files are fetched, and a program fetches one with a token', async () => {
      for (const [format, start] of [['xlsx', 'PK'], ['ods', 'PK'], ['json', '['], ['oneroster', 'PK'], ['pdf', '%PDF-']]) {
        await page.goto(`${marks}/export?kind=gradebook&format=${format}`);
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Télécharger le fichier' }).click()]);
        assert.equal((await readFile(await download.path())).subarray(0, start.length).toString(), start, format);
      }
      await page.goto(`${marks}/saved`);
      await page.locator('input[name=title]').fill('reprise nocturne');
      await follow(page, page.getByRole('button', { name: 'Créer le jeton' }));
      const token = (await page.locator('.notice code').first().innerText()).trim();
      const fetched = bearer => fetch(`${server.url}/exports/file`, { headers: { authorization: `Bearer ${bearer}` } });
      const answer = await fetched(token);
      assert.equal(answer.status, 200);
      assert.match(await answer.text(), new RegExp(`${matricules[2]};`));
      assert.equal((await fetched(`${token}0`)).status, 401);
      await page.goto(`${marks}/saved`);
      await follow(page, page.getByRole('button', { name: 'Révoquer reprise nocturne' }));
      assert.equal((await fetched(token)).status, 401);
    });

    await t.test('the jury decides, the record is sealed, and its correction names it', async () => {
      await page.goto(marks);
      await follow(page, page.getByRole('link', { name: 'Délibération' }));
      assert.match(await read(page.locator('tbody tr').first()), new RegExp(`^1 .*${matricules[2]} 16,25 16,25 Très bien`));
      await follow(page, line(page, matricules[1]).getByRole('link'));
      await page.locator('input[name=total]').fill('10');
      await page.locator('input[name=reason]').fill('absence due à une mission');
      await follow(page, page.getByRole('button', { name: 'Enregistrer la décision' }));
      assert.match(await read(line(page, matricules[1])), /0,00 10,00 Passable absence due à une mission/);
      await follow(page, page.getByRole('button', { name: 'Sceller le procès-verbal' }));
      assert.match(await main(), /Le procès-verbal est scellé/);
      assert.match(await main(), /L’empreinte est celle des décisions/);
      const [signed] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Télécharger en PDF' }).click()]);
      const bytes = await readFile(await signed.path());
      assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
      const number = Number(/délibération n° (\d+)/.exec(await main())[1]);
      const first = await read(page.locator('table'));
      const address = page.url();
      await page.goto(`/cohorts/${cohort}/deliberation`);
      await follow(page, page.getByRole('button', { name: 'Sceller le procès-verbal' }));
      assert.match(await main(), new RegExp(`Ce procès-verbal corrige le n° ${number}`));
      await page.goto(address);
      assert.equal(await read(page.locator('table')), first);
      assert.match(await main(), new RegExp(`corrigé par le n° ${number + 1}`));
      const [again] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Télécharger en PDF' }).click()]);
      assert.ok(bytes.equals(await readFile(await again.path())), 'the paper that was signed is the one that is kept');
    });

    await t.test('transcripts of everyone are printed, and name the record', async () => {
      await page.goto(marks);
      await follow(page, page.getByRole('link', { name: 'Relevés de notes' }));
      const [all] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Télécharger les 4 relevés en PDF' }).click()]);
      assert.equal((await readFile(await all.path())).subarray(0, 5).toString(), '%PDF-');
      await follow(page, page.locator('.list li', { hasText: matricules[1] }).getByRole('link'));
      assert.match(await main(), /Total calculé 0,00 sur 20 Total retenu 10,00 sur 20 .*Conforme au procès-verbal de délibération n° \d+/);
    });
    assert.deepEqual(page.errors, []);
  });
}
