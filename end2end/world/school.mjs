// A demonstration school where something has happened: a cohort, people, tests under way and handed in. For the walks over every page.
import { newCohort, signedIn, sitTest, tags } from './caller.mjs';
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
  const klass = await held(server, cohort, { registrar, learner, tutorName: 'DEMO-TUTEUR' });
  return { cohort, empty, person, done: done.attempt, open: open.attempt, ...klass };
}


/** A calendar, a sitting, groups, a tutor named, a join code and a message: { closed, meeting, message }. */
export async function held(server, cohort, { registrar, learner, tutorName }) {
  const at = `/cohorts/${cohort}`;
  const day = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);
  const sent = async (caller, path, fields) => {
    const { status, to, text } = await caller.post(path, fields);
    if (status !== 303) throw new Error(`${path} was refused: ${status} ${text}`);
    return to;
  };
  await sent(registrar, `${at}/calendar`, [
    ['opens-framework', day(-2)], ['due-framework', day(2)], ['opens-cooperation', day(30)], ['due-cooperation', day(37)],
  ]);
  const { text: staff } = await registrar.get(`${at}/staff`);
  const tutor = tags(staff, 'input').filter(one => one.name === 'person').map(one => one.value);
  await sent(registrar, `${at}/staff`, tutor.map(id => ['person', id]));
  await sent(registrar, `${at}/code`, { act: 'make', days: '7' });
  const follower = await signedIn(server, tutorName);
  const meeting = await sent(follower, `${at}/attendance`, { held_on: day(-1).slice(0, 10), half: 'morning', title: 'Atelier : acte, moyen, but' });
  await sent(follower, meeting, [...tags((await follower.get(meeting)).text, 'input').filter(one => /^p-/.test(one.name)).map(one => [one.name, '']).filter(([name], n, all) => all.findIndex(([other]) => other === name) === n), ['rest', 'present']]);
  await sent(follower, `${at}/message`, { to: 'cohort', subject: 'Salle de demain', body: 'Nous serons en salle 3.\nApportez le dossier.' });
  const message = /href="(\/messages\/[^"]+)"/.exec((await learner.get('/messages')).text)[1];
  const { text: page } = await registrar.get(`/courses/${course}`);
  const closed = new RegExp(`/courses/${course}/cooperation/([a-z0-9-]+)"`).exec(page)[1];
  return { closed, meeting, message };
}
