// The life of a session: the registrar dates it and puts up a code, a learner joins and reads what to do, the tutor notes who was
// there, sees who needs help, and writes; the learner answers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser, read, signIn } from '../world/browser.mjs';
import { newCohort, newcomer, signedIn } from '../world/caller.mjs';
import { firstSignIn, newPerson } from '../world/people.mjs';
import { Question, follow } from '../world/practice.mjs';
import { Server } from '../world/server.mjs';

let server, browser, registrar;
before(async () => {
  [server, browser] = await Promise.all([Server.start(), Browser.start()]);
  registrar = await signedIn(server, 'DEMO-SCOLARITE');
});
after(async () => { await browser?.stop(); await server?.stop(); });

const day = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);
const button = (page, name) => page.getByRole('button', { name, exact: true });

for (const script of [true, false]) {
  test(`the life of a session (${script ? 'with' : 'without'} script)`, async t => {
    const name = script ? 'Session de Gao' : 'Session de Ségou';
    const [matricule, other] = script ? ['VIE-A', 'VIE-B'] : ['VIE-C', 'VIE-D'];
    const code = await newPerson(server, matricule);
    await newcomer(server, other);
    const id = await newCohort(registrar, name, [other]);
    const cohort = `/cohorts/${id}`;
    const office = await browser.reader(server, { script });
    await signIn(office, server, 'DEMO-SCOLARITE');
    const main = page => read(page.locator('main'));

    await t.test('modules are spread over the weeks, looked at, and saved', async () => {
      await office.goto(cohort);
      await follow(office, office.getByRole('link', { name: 'Calendrier' }));
      await office.getByText('Répartir les modules à partir d’une date').click();
      await office.locator('input[name=from]').fill(day(-1));
      await follow(office, button(office, 'Voir la répartition'));
      assert.match(await main(office), /rien n’est encore enregistré/);
      assert.equal(await office.locator('input[name=opens-elements]').inputValue(), day(6));
      await follow(office, button(office, 'Enregistrer les dates'));
      assert.match(await main(office), /Calendrier enregistré/);
    });

    let wall;
    await t.test('a tutor is named and a code is put up', async () => {
      await office.goto(`${cohort}/staff`);
      await office.getByLabel(/Tuteur|tuteur/).first().check();
      await follow(office, button(office, 'Enregistrer'));
      await office.goto(`${cohort}/code`);
      await follow(office, button(office, 'Créer un code'));
      wall = await read(office.locator('.sheet code'));
      assert.match(wall, /^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
      assert.match(await read(office.locator('.sheet')), new RegExp(`${new URL(server.url).host}/join`));
    });

    const learner = await browser.reader(server, { script });
    await t.test('a learner joins by the code and reads what to do, and until when', async () => {
      await firstSignIn(learner, server, matricule, code);
      await learner.goto('/join');
      await learner.locator('input[name=code]').fill('ABCD-2345');
      await follow(learner, button(learner, 'Rejoindre'));
      assert.match(await main(learner), /Ce code n’ouvre aucune session/);
      await learner.locator('input[name=code]').fill(wall.toLowerCase().replace('-', ' '));
      await follow(learner, button(learner, 'Rejoindre'));
      const home = await main(learner);
      assert.match(home, new RegExp(name));
      assert.match(home, /dans 6 jours/);
      assert.equal(await learner.locator('.next a.button').count(), 1, 'one clear button');
      await follow(learner, learner.locator('.next a.button'));
      assert.match(learner.url(), /\/courses\/traite-et-trafic\/framework\//);
      assert.equal((await learner.request.get('/courses/traite-et-trafic/elements/act')).status(), 403);
      await learner.goto('/courses/traite-et-trafic/elements/act');
      assert.match(await main(learner), /Ce module ouvrira le .*, heure de l’école/);
      assert.match(await read(learner.locator('.masthead')), /Avis \(un non lu\)/);
    });

    const tutor = await browser.reader(server, { script });
    await t.test('the tutor notes who was there; the learner sees it', async () => {
      await signIn(tutor, server, 'DEMO-TUTEUR');
      await tutor.goto('/cohorts');
      assert.match(await main(tutor), new RegExp(`${name} vous la suivez`));
      await tutor.goto(`${cohort}/attendance`);
      await tutor.locator('input[name=held_on]').fill(day(0).slice(0, 10));
      await tutor.locator('input[name=title]').fill('Ouverture');
      await follow(tutor, button(tutor, 'Ajouter la séance'));
      const row = tutor.locator('tr', { hasText: matricule });
      await row.locator('input[value=late]').check();
      await follow(tutor, button(tutor, 'Enregistrer, et noter présentes les personnes non notées'));
      await tutor.goto(`${cohort}/attendance`);
      assert.match(await main(tutor), /un présent, un retard/);
      await learner.goto(`/me/attendance/${id}`);
      assert.match(await main(learner), /Ouverture .* retard/);
    });

    await t.test('four failures in a row bring the tutor, who writes; the learner answers', async () => {
      await learner.goto('/courses/traite-et-trafic/framework/instruments');
      const question = new Question(learner, 'q-instr-begging', script);
      await question.ready();
      for (let n = 0; n < 4; n += 1) {
        await question.answer('La Charte africaine des droits de l’homme');
        await question.says('Enregistré');
        if (!script) await learner.goto('/courses/traite-et-trafic/framework/instruments?again=q-instr-begging');
      }
      await tutor.goto(`${cohort}/progress`);
      assert.match(await main(tutor), /Sawadogo Awa 4 échecs de suite à la question/);
      await follow(tutor, tutor.locator('main .list a').first());
      assert.match(await main(tutor), /4e essai/);
      await follow(tutor, tutor.getByRole('link', { name: 'Écrire à cette personne' }));
      await tutor.locator('input[name=subject]').fill('Votre travail');
      await tutor.locator('textarea[name=body]').fill('Voyons cela demain.\nÀ 8 h.');
      await follow(tutor, button(tutor, 'Envoyer'));
      await learner.goto('/notices');
      await follow(learner, learner.getByRole('link', { name: /Votre travail/ }));
      assert.match(await main(learner), /Voyons cela demain\. À 8 h\./);
      await learner.locator('textarea[name=body]').fill('Merci.');
      await follow(learner, button(learner, 'Envoyer la réponse'));
      await tutor.goto('/messages');
      assert.match(await main(tutor), /Re : Votre travail/);
    });
    for (const page of [office, learner, tutor]) assert.deepEqual(page.errors, []);
  });
}
