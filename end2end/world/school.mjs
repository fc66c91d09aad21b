// A demonstration school where something has happened: a cohort, people, tests under way and handed in. For the walks over every page.
import { newCohort, newSeries, signedIn, sitTest, tags } from './caller.mjs';
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
  const arranged = async (test, rules) => {
    const { status } = await registrar.post(`/cohorts/${cohort}/tests/${test}/settings`, { act: 'rules', ...rules });
    if (status !== 303) throw new Error(`${test} was not arranged: ${status}`);
  };
  await arranged('test-victims', { release_rule: 'by-act' });
  const waiting = await sitTest(learner, cohort, 'test-victims', { choice: n => n });
  await arranged('test-smuggling', { release_rule: 'at-once', code: 'on' });
  await arranged('test-framework', { release_rule: 'by-act', code: 'on', minutes: '45' });
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
  const regraded = await markedAgain(await signedIn(server, 'DEMO-FORMATEUR'), cohort, 'test-victims');
  const published = await registrar.post(`/cohorts/${cohort}/marks/publication`, { act: 'publish', ranks: 'yes' });
  if (published.status !== 303) throw new Error(`marks were not published: ${published.status}`);
  const essays = await written(server, cohort, { learner, trainer: await signedIn(server, 'DEMO-FORMATEUR'), second: await signedIn(server, 'DEMO-SECOND'), registrar });
  const klass = await held(server, cohort, { registrar, learner, tutorName: 'DEMO-TUTEUR' });
  return { ...klass, ...essays, regraded, waiting: waiting.attempt, sitting, cohort, empty, person, done: done.attempt, open: open.attempt, placed, series, over, ...(await moved(server)) };
}

/** A test marked again, all points to everybody: where it is told. */
export async function markedAgain(trainer, cohort, test) {
  const address = `/cohorts/${cohort}/marks/regrade/${test}`;
  const { text } = await trainer.get(address);
  const rulings = [...text.matchAll(/<select[^>]* name="(q-[^"]+)"/g)].map(([, name]) => [name, 'full']);
  const { text: shown } = await trainer.post(address, [['step', 'look'], ...rulings]);
  const seen = tags(shown, 'input').find(one => one.name === 'seen')?.value;
  const { status, to, text: said } = await trainer.post(address, [['step', 'apply'], ['seen', seen], ['reason', 'Trois énoncés étaient ambigus.'], ...rulings]);
  if (status !== 303) throw new Error(`not marked again: ${status} ${said}`);
  return to;
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

/** The subject and the rubric of an essay that is typed in. */
export const subject = {
  essay_title: 'Qualifier les faits de Tondi', essay_threshold: '3', essay_question: '', essay_opens: '',
  essay_subject: 'Une fille de seize ans est conduite à un bar contre une dette.\n\nQualifiez les faits, article par article.',
  essay_rubric: '12 ; Éléments constitutifs ; acte et but, le moyen étant indifférent pour un enfant\n8 ; Rédaction ; plan, articles cités',
};

/** Gives an essay to a cohort, due in some days: its id. */
export async function newEssay(trainer, cohort, more = {}) {
  const closes = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 16);
  const known = ids((await trainer.get(`/cohorts/${cohort}/essays`)).text);
  const { status, to, text } = await trainer.post(`/cohorts/${cohort}/essays/new`, { ...subject, essay_closes: closes, ...more });
  if (status !== 303) throw new Error(`no essay: ${status} ${text}`);
  return ids((await trainer.get(to)).text).find(id => !known.includes(id));
}

const ids = html => [...html.matchAll(/\/essays\/([0-9a-f-]{36})\/copies"/g)].map(([, id]) => id);

/** Essays in every state: { essay, mine, copy, apart, closed } as addresses and ids. */
export async function written(server, cohort, { learner, trainer, second, registrar }) {
  const sent = async (caller, path, fields) => {
    const { status, text } = await caller.post(path, fields);
    if (status !== 303) throw new Error(`${path} was refused: ${status} ${text}`);
  };
  const past = { ...subject, essay_closes: new Date(Date.now() - 60_000).toISOString().slice(0, 16) };
  const text = 'L’acte est le transport, le but est l’exploitation.\n\nPour un enfant, aucun moyen n’est exigé.';
  const marked = async (essay, first, again) => {
    await sent(learner, `/me/essays/${essay}`, { essay_text: text, seen: '0', act: 'hand-in' });
    const copy = /\/essays\/[0-9a-f-]+\/copies\/[^"]+/.exec((await trainer.get(`/essays/${essay}/copies`)).text)[0];
    await sent(trainer, copy, { 'points-0': first, 'comment-0': 'Le but est bien vu.', 'points-1': '6', 'comment-1': '', overall: 'Bonne copie.' });
    await sent(second, copy, { 'points-0': again, 'comment-0': '', 'points-1': '5,5', 'comment-1': 'Articles incomplets.', overall: '' });
    await sent(trainer, `/essays/${essay}/settings`, past);
    return copy;
  };
  const essay = await newEssay(trainer, cohort);
  await sent(learner, `/me/essays/${essay}`, { essay_text: text, seen: '0', act: 'save' });
  const apart = await newEssay(trainer, cohort, { essay_title: 'Répondre à la défense' });
  const copy = await marked(apart, '10,5', '5');
  const closed = await newEssay(trainer, cohort, { essay_title: 'Motiver la peine' });
  await marked(closed, '10,5', '9');
  await sent(trainer, `/essays/${closed}/review`, { act: 'close' });
  await sent(registrar, `/essays/${closed}/review`, { act: 'publish' });
  return { essay, apart, returned: closed, copy, code: copy.split('/').at(-1) };
}
