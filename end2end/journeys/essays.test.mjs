// An instructor and a second marker mark three copies without names, differ on one, settle it, close; the gradebook shows the marks.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser, read, signIn } from '../world/browser.mjs';
import { newCohort, newcomer, signedIn } from '../world/caller.mjs';
import { newPerson } from '../world/people.mjs';
import { follow } from '../world/practice.mjs';
import { subject } from '../world/school.mjs';
import { Server } from '../world/server.mjs';

let server, browser;
before(async () => { [server, browser] = await Promise.all([Server.start(), Browser.start()]); });
after(async () => { await browser?.stop(); await server?.stop(); });

const password = 'cheval batterie agrafe';

for (const script of [true, false]) {
  test(`an essay marked by two (${script ? 'with' : 'without'} script)`, async t => {
    const lead = script ? 'AVEC' : 'SANS';
    const matricules = ['1', '2', '3'].map(n => `${lead}-R${n}`);
    for (const matricule of matricules) await newcomer(server, matricule, await newPerson(server, matricule), password);
    const cohort = await newCohort(await signedIn(server, 'DEMO-SCOLARITE'), `Session ${lead}`, matricules);
    const as = async (name, secret) => {
      const page = await browser.reader(server, { script });
      await signIn(page, server, name, secret);
      return page;
    };
    const main = page => read(page.locator('main'));
    const trainer = await as('DEMO-FORMATEUR');
    const second = await as('DEMO-SECOND');
    const codes = [];
    const copies = [];

    await t.test('the instructor gives an essay; a rubric that cannot be read is refused and nothing typed is lost', async () => {
      await trainer.goto(`/cohorts/${cohort}`);
      await follow(trainer, trainer.getByRole('link', { name: 'Rédactions' }));
      await follow(trainer, trainer.getByRole('link', { name: 'Donner une rédaction' }));
      await trainer.locator('[name=essay_title]').fill(subject.essay_title);
      await trainer.locator('[name=essay_subject]').fill(subject.essay_subject);
      await trainer.locator('[name=essay_rubric]').fill('Éléments constitutifs');
      await trainer.locator('[name=essay_closes]').fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 16));
      await follow(trainer, trainer.getByRole('button', { name: 'Donner cette rédaction' }));
      assert.match(await main(trainer), /Ligne 1 du barème/);
      assert.equal(await trainer.locator('[name=essay_subject]').inputValue(), subject.essay_subject);
      await trainer.locator('[name=essay_rubric]').fill(subject.essay_rubric);
      await follow(trainer, trainer.getByRole('button', { name: 'Donner cette rédaction' }));
      assert.match(await main(trainer), /La rédaction est donnée/);
    });

    await t.test('three learners write and hand in; the first has two windows', async () => {
      for (const [number, matricule] of matricules.entries()) {
        const page = await as(matricule, password);
        await follow(page, page.getByRole('link', { name: subject.essay_title }));
        if (number === 0) {
          const other = await page.context().newPage();
          await other.goto(page.url());
          await page.locator('[name=essay_text]').fill('Première fenêtre.');
          await follow(page, page.getByRole('button', { name: 'Enregistrer', exact: true }));
          assert.match(await main(page), /Texte enregistré\..*version 1/);
          await other.locator('[name=essay_text]').fill('Seconde fenêtre.');
          await follow(other, other.getByRole('button', { name: 'Enregistrer', exact: true }));
          assert.match(await main(other), /enregistré ailleurs entre-temps.*Première fenêtre\./);
          assert.equal(await other.locator('[name=essay_text]').inputValue(), 'Seconde fenêtre.');
          await page.goto(page.url());
        }
        await page.locator('[name=essay_text]').fill(`La copie ${number + 1} qualifie les faits.\nElle cite les articles.`);
        await follow(page, page.getByRole('button', { name: 'Enregistrer et remettre ma copie' }));
        assert.match(await main(page), /Copie remise le .* Elle est en correction\./);
        await page.context().close();
      }
    });

    const markAll = async (page, points) => {
      await page.goto('/essays');
      await follow(page, page.locator('tbody tr', { hasText: `Session ${lead}` }).getByRole('link', { name: 'Corriger' }));
      for (const code of [...(await page.locator('tbody th a').allInnerTexts())]) {
        if (!/^C-[0-9A-Z]{4}$/.test(code)) continue;
        const list = page.url();
        await follow(page, page.getByRole('link', { name: code }));
        const html = await page.content();
        for (const name of ['Sawadogo', 'Awa', lead + '-R']) assert.ok(!html.includes(name), `a marker's page holds ${name}`);
        const number = Number(/La copie (\d)/.exec(html)[1]) - 1;
        codes[number] = code;
        copies[number] = page.url();
        await page.locator('[name=points-0]').fill(points[number][0]);
        await page.locator('[name=points-1]').fill(points[number][1]);
        await page.locator('[name=overall]').fill('Lu.');
        await follow(page, page.getByRole('button', { name: 'Enregistrer la correction' }));
        assert.match(await main(page), /Correction enregistrée/);
        await page.goto(list);
      }
    };

    await t.test('the instructor marks, and cannot close before what lies apart is settled', async () => {
      await markAll(trainer, [['9', '5'], ['11', '7,5'], ['6,25', '4']]);
      assert.equal(codes.filter(Boolean).length, 3);
    });

    await t.test('the second marker sees the other’s points after giving theirs, and no name', async () => {
      await second.goto(copies[1]);
      assert.doesNotMatch(await main(second), /7,50|18,50/);
      await markAll(second, [['8', '5'], ['6', '5,5'], ['6,25', '4']]);
      await second.goto(copies[1]);
      assert.match(await main(second), /Points de l’autre correcteur.*18,50 sur 20.*Écart : 7,00 points sur 20\./);
    });

    await t.test('the difference is settled, the marking is closed, and the gradebook shows the marks', async () => {
      await trainer.goto(`/cohorts/${cohort}/essays`);
      await follow(trainer, trainer.getByRole('link', { name: 'Comparer et clore' }));
      assert.match(await main(trainer), /Les noms sont cachés/);
      await follow(trainer, trainer.getByRole('button', { name: 'Clore la correction' }));
      assert.match(await main(trainer), new RegExp(`Écart trop grand, sans décision : ${codes[1]}`));
      await follow(trainer, trainer.getByRole('link', { name: `Arrêter la note de ${codes[1]}` }));
      await trainer.locator('[name=essay_mark]').fill('15');
      await trainer.locator('[name=essay_reason]').fill('barème relu à deux');
      await follow(trainer, trainer.getByRole('button', { name: 'Arrêter cette note' }));
      assert.match(await main(trainer), /arrêtée : barème relu à deux/);
      await follow(trainer, trainer.getByRole('button', { name: 'Clore la correction' }));
      assert.match(await main(trainer), /Correction close : les notes sont dans le carnet de notes\..*Sawadogo/);
      await follow(trainer, trainer.getByRole('link', { name: 'Voir le carnet de notes' }));
      const marks = await main(trainer);
      for (const [number, mark] of ['13,50', '15,00', '10,25'].entries()) {
        assert.match(await read(trainer.locator('tbody tr', { hasText: matricules[number] })), new RegExp(mark));
      }
      assert.match(marks, new RegExp(subject.essay_title));
    });
    for (const page of [trainer, second]) {
      assert.deepEqual(page.errors, []);
      await page.context().close();
    }
  });
}
