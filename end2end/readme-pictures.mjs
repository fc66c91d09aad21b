// Takes the pictures of the README, docs/images/{lecon,epreuve,notes}.png: `node end2end/readme-pictures.mjs`.
import { mkdir } from 'node:fs/promises';
import { Browser, signIn } from './world/browser.mjs';
import { newCohort, newcomer, signedIn, sitTest } from './world/caller.mjs';
import { fillQuestion, follow, Question } from './world/practice.mjs';
import { Server } from './world/server.mjs';

const folder = new URL('../docs/images/', import.meta.url);
const size = { width: 1280, height: 860 };
const [server, browser] = await Promise.all([Server.start(), Browser.start()]);
try {
  await mkdir(folder, { recursive: true });
  const registrar = await signedIn(server, 'DEMO-SCOLARITE');
  const names = [['Sawadogo', 'Awa'], ['Traoré', 'Boureima'], ['Maïga', 'Ramatou'], ['Kaboré', 'Issouf'], ['Diallo', 'Hawa'], ['Abdou', 'Moussa'], ['Coulibaly', 'Fanta']];
  const people = names.map((_, n) => `BF-${String(101 + n)}`);
  const callers = [];
  for (const [n, [family, given]] of names.entries()) {
    const { code, out } = await server.command('people', 'create', people[n], family, given, '--jurisdiction', ['BF', 'ML', 'NE'][n % 3]);
    if (code !== 0) throw new Error(out);
    callers.push(await newcomer(server, people[n], /code\s*:\s*(\S+)/.exec(out)[1]));
  }
  const cohort = await newCohort(registrar, 'Session de Bobo-Dioulasso, mars 2026', ['DEMO-APPRENANT', ...people]);
  for (const [n, caller] of callers.slice(0, 6).entries()) {
    for (const [place, name] of ['test-framework', 'test-elements', 'test-consent', 'test-smuggling'].entries()) {
      if ((n + place) % 5 === 4) continue;
      await sitTest(caller, cohort, name, { choice: ordinal => ordinal * (n + 2) + place + n });
    }
  }

  const page = await browser.reader(server, { viewport: size, reducedMotion: 'reduce' });
  await signIn(page, server, 'DEMO-APPRENANT');
  await page.goto('/courses/traite-et-trafic/elements/act');
  const question = new Question(page, 'q-act-landlady', true);
  await question.ready();
  await question.answer('Il manque, car la traite suppose');
  await question.says('Enregistré');
  await question.card.evaluate(card => scrollTo(0, card.getBoundingClientRect().top + scrollY - 20));
  await shot(page, 'lecon');

  await page.goto(`/cohorts/${cohort}/tests/test-elements`);
  await follow(page, page.getByRole('button', { name: 'Commencer l’épreuve' }));
  for (let n = 1; n <= 8; n += 1) {
    await fillQuestion(page, n);
    if (n >= 4 && (await page.locator('input[type=radio]').count())) break;
    await follow(page, page.getByRole('button', { name: 'Enregistrer et continuer' }));
  }
  await page.locator('.timer .saved', { hasText: /^Enregistré \d/ }).waitFor();
  await shot(page, 'epreuve');

  const desk = await browser.reader(server, { viewport: size });
  await signIn(desk, server, 'DEMO-SCOLARITE');
  await desk.goto(`/cohorts/${cohort}/marks`);
  await desk.locator('main table').first().evaluate(table => scrollTo(0, table.getBoundingClientRect().top + scrollY - 60));
  await shot(desk, 'notes');
} finally {
  await browser.stop();
  await server.stop();
}

function shot(page, name) {
  return page.screenshot({ path: new URL(`${name}.png`, folder).pathname });
}
