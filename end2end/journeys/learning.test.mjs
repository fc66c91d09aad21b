// Learning: placement, practice with its corrections and its end, missed questions put right, the map of what one knows,
// what a visitor kept. With script and without, with the keyboard alone, and while the line is down.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser, islandsReady, read, signIn } from '../world/browser.mjs';
import { newcomer } from '../world/caller.mjs';
import { fillQuestion, follow, Question } from '../world/practice.mjs';
import { Server } from '../world/server.mjs';

let server, browser;
before(async () => { [server, browser] = await Promise.all([Server.start(), Browser.start()]); });
after(async () => { await browser?.stop(); await server?.stop(); });

const course = '/courses/traite-et-trafic';
const password = 'cheval batterie agrafe';

async function reader(matricule, script = true) {
  await newcomer(server, matricule);
  const page = await browser.reader(server, { script });
  await signIn(page, server, matricule, password);
  return page;
}

const stage = page => page.locator('#stage');
const button = page => page.locator('form.question button.button');

/** Waits until the island has its set. */
async function ready(page, script) {
  if (!script) return;
  await islandsReady(page);
  await page.locator('#stage[data-ready]').waitFor({ state: 'attached' });
}

/** Presses what leads on: on the same page with script, to another page without. */
async function press(page, place, script) {
  if (script) await place.click();
  else await follow(page, place);
}

/** Answers until the end; how many questions were asked. */
async function answerAll(page, script, choice = n => n) {
  for (let asked = 0; ; asked += 1) {
    assert.ok(asked <= 20, 'a set has twenty questions at most');
    if (await page.locator('form.question').count() === 0) return asked;
    await fillQuestion(page, choice(asked));
    await press(page, button(page), script);
    await page.locator('#verdict').waitFor();
    await press(page, page.locator('a[data-do=next]'), script);
    await page.locator('#asked').waitFor();
  }
}

for (const script of [true, false]) {
  const how = script ? 'with' : 'without';

  test(`a placement ends in a plan in words (${how} script)`, async () => {
    const page = await reader(`PLAN-${script ? 1 : 2}`, script);
    await page.goto(course);
    assert.match(await read(page.locator('main')), /Que savez-vous déjà \?.*Environ 6 minutes, 40 ko/);
    await follow(page, page.getByRole('link', { name: 'Se positionner', exact: true }));
    await follow(page, page.getByRole('button', { name: 'Non merci' }));
    assert.match(await read(page.locator('main')), /Vous avez choisi de commencer sans positionnement/);
    await follow(page, page.getByRole('link', { name: 'Se positionner quand même' }));
    await follow(page, page.getByRole('button', { name: 'Commencer', exact: true }));
    let asked = 0;
    for (; await page.locator('form.question').count(); asked += 1) {
      assert.ok(asked < 14, 'about six minutes');
      assert.match(await read(page.locator('.why')), /Pourquoi cette question/);
      assert.equal(await page.locator('.explains').count(), 0, 'no correction in a placement');
      await fillQuestion(page, asked);
      await follow(page, button(page));
    }
    assert.ok(asked > 3);
    const words = await read(page.locator('main'));
    assert.match(words, /Votre plan.*À commencer par/);
    assert.doesNotMatch(words, /\/ 20|%/, 'never a bare number');
    await page.goto(course);
    assert.match(await read(page.locator('main')), /Votre plan.*D’après votre positionnement/);
    assert.deepEqual(page.errors, []);
  });

  test(`practice corrects, says why, ends, and lets the missed be put right (${how} script)`, async () => {
    const page = await reader(`SERIE-${script ? 1 : 2}`, script);
    await page.goto(`${course}/practice?module=elements`);
    await follow(page, page.getByRole('button', { name: 'Commencer', exact: true }));
    await ready(page, script);
    assert.match(await read(page.locator('.why')), /^Pourquoi cette question : l’objectif « .+ » reste à préciser/);
    assert.match(await read(page.locator('legend')), /Êtes-vous sûr/, 'asked at the first question of an objective');
    if (script) {
      await button(page).click();
      assert.equal(await read(page.locator('#missing')), 'Choisissez une réponse.');
    } else {
      await follow(page, button(page));
      assert.equal(await read(page.locator('#missing')), 'Choisissez une réponse.');
    }
    await page.locator('input[name=sure][value=yes]').check();
    const asked = 1 + await (async () => {
      await fillQuestion(page, 1);
      await press(page, button(page), script);
      await page.locator('#verdict').waitFor();
      assert.match(await read(page.locator('.explains')), /réponse|juste/);
      assert.ok(await page.locator('.cite a.law').count() > 0, 'the law is cited');
      await page.locator('.saved', { hasText: /^Enregistré \d\d:\d\d$/ }).first().waitFor();
      await press(page, page.locator('a[data-do=next]'), script);
      await page.locator('#asked').waitFor();
      return answerAll(page, script);
    })();
    const end = await read(page.locator('main'));
    assert.match(end, /Fin de la série/);
    assert.match(end, /Où vous en êtes/);
    assert.match(end, /acquis|pas encore|à préciser/);
    assert.equal(await page.locator('ol.dots li').count(), asked);
    const missed = await page.locator('ol.dots li.wrong').count();
    assert.ok(missed > 0);
    await press(page, page.locator('a[data-do=again], a[href$="?again=1"]').first(), script);
    await page.locator('form.question').waitFor();
    assert.match(await read(page.locator('.why')), /manquée tout à l’heure/);
    await fillQuestion(page, 2);
    await press(page, button(page), script);
    await page.locator('#verdict').waitFor();
    await page.locator('.saved', { hasText: /^Enregistré/ }).first().waitFor();

    const here = new URL(page.url()).pathname;
    await page.goto(`${here}/replay`);
    assert.match(await read(page.locator('main')), /donne les mêmes questions, pour les mêmes raisons/);
    assert.equal(await page.locator('ol.list > li').count(), asked + 1, 'each answer, the one put right too');

    await page.goto(`${course}/mastery`);
    assert.equal(await page.locator('h1').innerText(), 'Ce que je sais');
    assert.ok(await page.locator('svg.map').isVisible());
    assert.match(await read(page.locator('#act')), /répons.*À faire ensuite/);
    await page.goto(`${course}/review`);
    assert.match(await read(page.locator('main')), /Rien à réviser aujourd’hui\..*prochaine révision est prévue/);
    await page.goto('/me');
    assert.match(await read(page.locator('main')), /acquis, .* pas encore, .* à préciser, sur \d+ objectifs/);
    assert.deepEqual(page.errors, []);
  });
}

test('a set goes on while the line is down, and everything arrives', async () => {
  const page = await reader('LIGNE-1');
  await page.goto(`${course}/practice?module=consent`);
  await follow(page, page.getByRole('button', { name: 'Commencer', exact: true }));
  await ready(page, true);
  const series = new URL(page.url()).pathname;
  await page.context().setOffline(true);
  for (let n = 0; n < 3; n += 1) {
    await fillQuestion(page, n);
    await button(page).click();
    await page.locator('#verdict').waitFor();
    await page.locator('.saved', { hasText: 'Pas encore enregistré' }).waitFor();
    await page.locator('a[data-do=next]').click();
    await page.locator('form.question').waitFor();
  }
  const asked = await read(page.locator('#asked'));
  await page.context().setOffline(false);
  await page.waitForFunction(() => localStorage.getItem('pretoire.outbox') === '[]', null, { timeout: 20_000 });
  await page.goto(series);
  assert.equal(await read(page.locator('#asked')), asked, 'the server chooses the question that the browser chose');
  assert.equal(await page.locator('ol.dots li').count(), 4);
  await page.goto(`${series}/replay`);
  assert.match(await read(page.locator('main')), /donne les mêmes questions/);
});

test('practice with the keyboard alone', async () => {
  const page = await reader('CLAVIER-1');
  await page.goto(`${course}/practice?objective=act`);
  await follow(page, page.getByRole('button', { name: 'Commencer', exact: true }));
  await ready(page, true);
  const at = () => page.evaluate(() => `${document.activeElement.tagName} ${document.activeElement.name ?? ''} ${document.activeElement.id}`);
  await page.locator('#asked').focus();
  for (let n = 0; n < 2; n += 1) {
    const choices = await page.locator('form.question input[name=choice]').count();
    if (choices === 0) await fillQuestion(page, n);
    for (let stops = 0; !/^BUTTON/.test(await at()); stops += 1) {
      assert.ok(stops < 30, 'the button is reached');
      await page.keyboard.press('Tab');
      if (/choice/.test(await at())) await page.keyboard.press('Space');
    }
    await page.keyboard.press('Enter');
    await page.locator('#verdict').waitFor();
    assert.match(await at(), /verdict/, 'the verdict takes the focus');
    for (let stops = 0; !(await page.evaluate(() => document.activeElement.dataset.do === 'next')); stops += 1) {
      assert.ok(stops < 20);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.locator('#asked').waitFor();
    assert.match(await at(), /asked/, 'the question takes the focus');
    if (await page.locator('form.question').count() === 0) break;
  }
  assert.deepEqual(page.errors, []);
});

test('what a visitor kept is offered at sign-in, refused by default, and forgotten', async () => {
  const page = await browser.reader(server);
  const answer = async () => {
    await page.goto(`${course}/elements/act`);
    const question = new Question(page, 'q-act-landlady', true);
    await question.ready();
    await question.answer('Il manque, car la traite suppose');
    await question.says('Gardé dans ce navigateur seulement');
  };
  const kept = () => page.evaluate(() => localStorage.getItem('pretoire.visitor'));
  await answer();
  await newcomer(server, 'REPRISE-1');
  await signIn(page, server, 'REPRISE-1', password);
  await page.goto('/');
  const offer = page.locator('form[action$="/practice/take-over"]');
  await offer.waitFor();
  assert.match(await read(offer), /gardé des réponses données sans compte : 1\./);
  assert.equal(await read(offer.locator('button').first()), 'Ne pas les reprendre');
  await follow(page, offer.getByRole('button', { name: 'Les reprendre', exact: true }));
  assert.match(await read(page.locator('main')), /Réponses reprises dans votre plan/);
  await page.waitForFunction(() => localStorage.getItem('pretoire.visitor') === null);
  await page.goto(`${course}/mastery`);
  assert.match(await read(page.locator('#act')), /pas commencé/, 'nothing is believed from it');

  // Somebody else on the same browser: nothing is left once they sign out without choosing.
  await page.goto('/');
  await page.locator('details.menu summary').click();
  await follow(page, page.locator('form[action$="/sign-out"] button'));
  await answer();
  await newcomer(server, 'REPRISE-2');
  await signIn(page, server, 'REPRISE-2', password);
  await page.goto('/');
  await page.locator('form[action$="/practice/take-over"]').waitFor();
  await page.locator('details.menu summary').click();
  await follow(page, page.locator('form[action$="/sign-out"] button'));
  await page.waitForFunction(() => localStorage.getItem('pretoire.visitor') === null);
  assert.equal(await kept(), null);
  assert.deepEqual(page.errors, []);
});
