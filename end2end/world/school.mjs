// A demonstration school where something has happened: a cohort, people, tests under way and handed in. For the walks over every page.
import { newCohort, newSeries, signedIn, sitTest } from './caller.mjs';
import { multipart, packed, repeal, reword } from './content.mjs';
import { newPerson } from './people.mjs';

export const course = 'traite-et-trafic';

/** The ids that addresses of `pages.mjs` name in braces. */
export async function lived(server) {
  await newPerson(server, 'VIE-1');
  await newPerson(server, 'VIE-2');
  const registrar = await signedIn(server, 'DEMO-SCOLARITE');
  const learner = await signedIn(server, 'DEMO-APPRENANT');
  const cohort = await newCohort(registrar, 'Session de Bobo-Dioulasso, mars 2026', ['DEMO-APPRENANT', 'VIE-1', 'VIE-2']);
  const empty = await newCohort(registrar, 'Promotion à venir', ['VIE-2']);
  const done = await sitTest(learner, cohort, 'test-elements', { choice: n => n });
  const open = await sitTest(learner, cohort, 'test-framework', { upTo: 3, handIn: false });
  const { text } = await registrar.get(`/cohorts/${cohort}`);
  const person = /\/members\/([0-9a-f-]{36})"[^>]*>Sawadogo/.exec(text)[1];
  const held = async (test, rules) => {
    const { status } = await registrar.post(`/cohorts/${cohort}/tests/${test}/settings`, { act: 'rules', ...rules });
    if (status !== 303) throw new Error(`${test} was not arranged: ${status}`);
  };
  await held('test-victims', { release_rule: 'by-act' });
  const waiting = await sitTest(learner, cohort, 'test-victims', { choice: n => n });
  await held('test-smuggling', { release_rule: 'at-once', code: 'on' });
  await held('test-framework', { release_rule: 'by-act', code: 'on', minutes: '45' });
  const invigilator = await signedIn(server, 'DEMO-SURVEILLANT');
  const room = `/cohorts/${cohort}/tests/test-framework/room`;
  await invigilator.post(room, { act: 'code' });
  await invigilator.post(room, { act: 'note', words: 'Vérification des identités : une carte manquante, remplacée par le passeport.' });
  await invigilator.post(room, { act: 'time', minutes: '10', time_reason: 'Coupure de courant' });
  await learner.post(`${done.attempt}/appeals`, { ordinal: '1', words: 'L’énoncé admet deux lectures.' });
  await learner.post(`${done.attempt}/appeals`, { ordinal: '2', words: 'Le texte cité a changé.' });
  const sitting = /\/members\/([0-9a-f-]{36})"[^>]*>Ouédraogo/.exec(text)[1];
  const placed = await newSeries(learner, 'placement', { upTo: Infinity });
  const series = await newSeries(learner, 'practice?module=elements', { upTo: 3 });
  const over = await newSeries(learner, 'practice?module=framework', { upTo: 4 });
  await learner.post(`${over}/end`, { event: crypto.randomUUID() });
  return { waiting: waiting.attempt, sitting, cohort, empty, person, done: done.attempt, open: open.attempt, placed, series, over, ...(await moved(server)) };
}

/** The law moves and the course is reworded: what awaits review, a revision on top of the cohort's, a draft. */
async function moved(server) {
  await repeal(server, 'palermo-som', '16');
  await reword(server, 'Un acte relu');
  const published = await server.command('publish', server.content);
  if (published.code !== 0) throw new Error(published.out);
  const { out } = await server.command('law', 'reviews');
  const question = /\texam\t(\S+)\t/.exec(out)[1];
  const trainer = await signedIn(server, 'DEMO-FORMATEUR');
  const earlier = await until(async () => /\/publishing\/courses\/[^"]+/.exec((await trainer.get('/publishing')).text)?.[0]);
  await reword(server, 'Un acte relu deux fois');
  const { body, headers } = multipart({ visibility: 'private' }, 'cours.zip', await packed(server));
  const { to: draft, text } = await trainer.ask('POST', '/publishing/upload', { body, headers });
  if (!draft) throw new Error(text);
  return { earlier, draft, review: `/law/reviews/${course}/exam/${question}` };
}

/** The server looks every two seconds for what another program published. */
async function until(look) {
  for (let tries = 0; tries < 40; tries += 1) {
    const found = await look();
    if (found) return found;
    await new Promise(done => setTimeout(done, 250));
  }
  throw new Error('it did not come');
}

