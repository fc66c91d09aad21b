// Every page that a person can reach, and who looks at it. The checks of accessibility/, no-script/ and of weight walk this list; so do the pictures.
// `as`: a demonstration account, or nobody. `status`: 200 unless said. Braces name what world/school.mjs made.
// `before` and `press`: a page that only a form leads to; `before` fills it in, `press` is the button.
import { zipped } from './world/zip.mjs';

const course = '/courses/traite-et-trafic';
const [learner, registrar, trainer, reviewer, invigilator] = ['DEMO-APPRENANT', 'DEMO-SCOLARITE', 'DEMO-FORMATEUR', 'DEMO-RELECTEUR', 'DEMO-SURVEILLANT'];
const framework = '/cohorts/{cohort}/tests/test-framework';
const wrongRoster = 'Matricule;Nom;Prénom;Pays\nP-1;Kaboré;Issa;BF\nP-2;;Awa;BF\nP-3;Diallo;Oumar;Atlantide\n';
const wrongMarks = 'Matricule;test-elements;Remarque\nVIE-1;12,5;bien\nVIE-2;21;\nX-1;10;\n';
const main = 'main form button.button';

export const pages = [
  // Visitors.
  { name: 'front', address: '/' },
  { name: 'sign-in', address: '/sign-in' },
  { name: 'sign-in-refused', address: '/sign-in', status: 401, before: fill({ name: 'NOBODY', secret: 'nothing' }), press: main },
  { name: 'about', address: '/about' },
  { name: 'data', address: '/data' },
  { name: 'course', address: course },
  { name: 'glossary', address: `${course}/glossary` },
  { name: 'lesson-visitor', address: `${course}/elements/act` },
  { name: 'law', address: '/law' },
  { name: 'law-none', address: '/law?q=zzzz' },
  { name: 'law-that-day', address: '/law?q=code&scope=BF&day=2025-06-01' },
  { name: 'instrument', address: '/law/ml-loi-2012-023' },
  { name: 'provision', address: '/law/palermo-tip/3-a' },
  { name: 'provisions', address: '/law/palermo-tip/3' },
  { name: 'provision-repealed', address: '/law/ne-loi-2015-36/20' },
  { name: 'not-found', address: '/nothing-here', status: 404 },
  // The learner.
  { name: 'home', address: '/', as: learner },
  { name: 'home-no-cohort', address: '/', as: 'DEMO-TUTEUR' },
  { name: 'course-learner', address: course, as: learner },
  { name: 'lesson', address: `${course}/elements/means`, as: learner },
  { name: 'lesson-multiple', address: `${course}/elements/purpose`, as: learner },
  { name: 'case', address: `${course}/elements/case-tondi-beri`, as: learner },
  { name: 'facilitator', address: `${course}/elements/act`, as: 'DEMO-FORMATEUR' },
  { name: 'guide', address: `${course}/consent/guide?jurisdiction=NE`, as: 'DEMO-FORMATEUR' },
  { name: 'progress', address: '/me', as: learner },
  { name: 'progress-empty', address: '/me', as: 'DEMO-TUTEUR' },
  { name: 'placement', address: `${course}/placement`, as: learner },
  { name: 'placement-module', address: `${course}/placement?module=victims`, as: learner },
  { name: 'plan', address: '{placed}', as: learner },
  { name: 'practice', address: `${course}/practice?module=victims`, as: learner },
  { name: 'practice-under-way', address: `${course}/practice?module=elements`, as: learner },
  { name: 'series', address: '{series}', as: learner },
  { name: 'series-corrected', address: '{series}?after=1', as: learner },
  { name: 'series-again', address: '{series}?again=1', as: learner },
  { name: 'series-over', address: '{over}', as: learner },
  { name: 'replay', address: '{series}/replay', as: learner },
  { name: 'review', address: `${course}/review`, as: learner },
  { name: 'mastery', address: `${course}/mastery`, as: learner },
  { name: 'mastery-empty', address: `${course}/mastery`, as: 'DEMO-TUTEUR' },
  { name: 'test', address: '/cohorts/{cohort}/tests/test-elements', as: learner },
  { name: 'question', address: '{open}/5', as: learner },
  { name: 'question-answered', address: '{open}/1', as: learner },
  { name: 'look-over', address: '{open}', as: learner },
  { name: 'result', address: '{done}', as: learner },
  { name: 'module-not-open', address: `${course}/cooperation/{closed}`, as: learner, status: 403 },
  { name: 'notices', address: '/notices', as: learner },
  { name: 'messages', address: '/messages', as: learner },
  { name: 'message', address: '{message}', as: learner },
  { name: 'messages-none', address: '/messages', as: registrar },
  { name: 'own-attendance', address: '/me/attendance/{cohort}', as: learner },
  { name: 'join', address: '/join', as: learner },
  { name: 'join-refused', address: '/join', as: learner, status: 422, before: fill({ code: 'AAAA-AAAA' }), press: main },
  { name: 'result-waiting', address: '{waiting}', as: learner },
  { name: 'replay', address: '{done}/replay', as: learner },
  { name: 'test-code', address: '/cohorts/{cohort}/tests/test-smuggling', as: learner },
  { name: 'test-code-refused', address: '/cohorts/{cohort}/tests/test-smuggling', as: learner, status: 422, before: fill({ code: 'NON' }), press: main },
  // The room, its settings and its appeals.
  { name: 'rooms', address: '/rooms', as: invigilator },
  { name: 'room', address: `${framework}/room`, as: invigilator },
  { name: 'room-refused', address: `${framework}/room`, as: invigilator, status: 422, before: fill({ minutes: '0', time_reason: 'Panne' }), press: 'form:has([name=minutes]) button.button' },
  { name: 'seat', address: `${framework}/room/{sitting}`, as: invigilator },
  { name: 'record', address: `${framework}/record`, as: invigilator },
  { name: 'settings', address: `${framework}/settings`, as: trainer },
  { name: 'terms', address: `${framework}/settings/{person}`, as: trainer },
  { name: 'terms-refused', address: `${framework}/settings/{person}`, as: trainer, status: 422, before: fill({ extra_minutes: '5000', reason: 'Certificat' }), press: main },
  { name: 'appeals', address: '/cohorts/{cohort}/appeals', as: trainer },
  { name: 'appeals-none', address: '/cohorts/{empty}/appeals', as: trainer },
  { name: 'account', address: '/account', as: learner },
  { name: 'password', address: '/account/password', as: learner },
  { name: 'data-own', address: '/data', as: learner },
  { name: 'forbidden', address: '/people', as: learner, status: 403 },
  // Those who look after questions.
  { name: 'questions', address: '/questions', as: 'DEMO-FORMATEUR' },
  { name: 'questions-objective', address: '/questions/traite-et-trafic/instruments', as: 'DEMO-FORMATEUR' },
  { name: 'question-figures', address: '/questions/traite-et-trafic/instruments/q-instr-begging', as: 'DEMO-FORMATEUR' },
  { name: 'question-rating-refused', address: '/questions/traite-et-trafic/instruments/q-instr-begging', as: 'DEMO-FORMATEUR', status: 422, press: main },
  // The registrar.
  { name: 'people', address: '/people', as: registrar },
  { name: 'people-none', address: '/people?q=zzzz', as: registrar },
  { name: 'person-new', address: '/people/new', as: registrar },
  { name: 'person-refused', address: '/people/new', as: registrar, status: 422, before: fill({ matricule: 'DEMO-APPRENANT', family_name: 'Traoré', given_name: 'Awa' }), press: main },
  { name: 'person', address: '/people/{person}', as: registrar },
  { name: 'person-state', address: '/people/{person}/state', as: registrar },
  { name: 'codes', address: '/people?q=VIE', as: registrar, before: tick('person'), press: 'form[action$="/codes"] button.button' },
  { name: 'import', address: '/people/import', as: registrar },
  { name: 'import-looked-at', address: '/people/import', as: registrar, before: upload('personnes.csv', wrongRoster), press: main },
  { name: 'cohorts', address: '/cohorts', as: registrar },
  { name: 'cohort-new', address: '/cohorts/new', as: registrar },
  { name: 'cohort', address: '/cohorts/{cohort}', as: registrar },
  { name: 'cohort-tutor', address: '/cohorts/{cohort}', as: 'DEMO-TUTEUR' },
  { name: 'enrol', address: '/cohorts/{cohort}/enrol', as: registrar },
  { name: 'enrol-refused', address: '/cohorts/{cohort}/enrol', as: registrar, status: 422, before: fill({ matricules: 'NOBODY\nVIE-1\nVIE-1' }), press: main },
  { name: 'member', address: '/cohorts/{cohort}/members/{person}', as: registrar },
  { name: 'cohort-settings', address: '/cohorts/{cohort}/settings', as: registrar },
  { name: 'cohort-settings-refused', address: '/cohorts/{cohort}/settings', as: registrar, status: 422, before: fill({ starts_on: '2026-03-09', ends_on: '2026-03-02' }), press: main },
  { name: 'groups', address: '/cohorts/{cohort}/groups', as: registrar },
  { name: 'staff', address: '/cohorts/{cohort}/staff', as: registrar },
  { name: 'copy', address: '/cohorts/{cohort}/copy', as: registrar },
  { name: 'join-code', address: '/cohorts/{cohort}/code', as: registrar },
  { name: 'join-code-none', address: '/cohorts/{empty}/code', as: registrar },
  { name: 'calendar', address: '/cohorts/{cohort}/calendar', as: 'DEMO-FORMATEUR' },
  { name: 'calendar-proposed', address: '/cohorts/{cohort}/calendar?from=2026-03-02T08:00&every=7', as: 'DEMO-FORMATEUR' },
  { name: 'attendance', address: '/cohorts/{cohort}/attendance', as: 'DEMO-TUTEUR' },
  { name: 'attendance-none', address: '/cohorts/{empty}/attendance', as: 'DEMO-TUTEUR' },
  { name: 'meeting', address: '{meeting}', as: 'DEMO-TUTEUR' },
  { name: 'follow', address: '/cohorts/{cohort}/progress', as: 'DEMO-TUTEUR' },
  { name: 'follow-practised', address: '/cohorts/{cohort}/progress?show=practised&days=30', as: 'DEMO-TUTEUR' },
  { name: 'follow-one', address: '/cohorts/{cohort}/progress/{person}', as: 'DEMO-TUTEUR' },
  { name: 'write', address: '/cohorts/{cohort}/message', as: 'DEMO-TUTEUR' },
  { name: 'attendance-sheet', address: '/cohorts/{cohort}/attendance/sheet?days=2', as: registrar },
  { name: 'papers', address: '/cohorts/{cohort}/papers', as: registrar },
  { name: 'papers-made', address: '/cohorts/{cohort}/papers', as: registrar, press: main },
  { name: 'marks', address: '/cohorts/{cohort}/marks', as: registrar },
  { name: 'marks-none', address: '/cohorts/{empty}/marks', as: registrar },
  { name: 'export', address: '/cohorts/{cohort}/marks/export?kind=gradebook&format=fr', as: registrar },
  { name: 'export-attempts', address: '/cohorts/{cohort}/marks/export?kind=attempts&format=xlsx', as: registrar },
  { name: 'export-none', address: '/cohorts/{empty}/marks/export?kind=attempts&format=json', as: registrar },
  { name: 'saved-exports', address: '/cohorts/{cohort}/marks/saved', as: registrar },
  { name: 'saved-export-made', address: '/cohorts/{cohort}/marks/saved', as: registrar, before: fill({ title: 'Reprise nocturne' }), press: 'form:has([name=title]) button' },
  { name: 'saved-export-refused', address: '/cohorts/{cohort}/marks/saved', as: registrar, status: 422, before: fill({ title: 'x'.repeat(121) }), press: 'form:has([name=title]) button' },
  { name: 'grading-plan', address: '/cohorts/{cohort}/marks/plan', as: registrar },
  { name: 'grading-plan-read', address: '/cohorts/{cohort}/marks/plan', as: 'DEMO-FORMATEUR' },
  { name: 'grading-plan-refused', address: '/cohorts/{cohort}/marks/plan', as: registrar, status: 422, before: fill({ pass: 'dix' }), press: main },
  { name: 'type-marks', address: '/cohorts/{cohort}/marks/items/test-elements', as: registrar },
  { name: 'type-marks-refused', address: '/cohorts/{cohort}/marks/items/test-elements', as: registrar, status: 422, before: fillAll('input[name^=value-]', '21'), press: main },
  { name: 'mark-history', address: '/cohorts/{cohort}/marks/items/test-elements/{person}', as: registrar },
  { name: 'regrades', address: '/cohorts/{cohort}/marks/regrade', as: trainer },
  { name: 'regrades-none', address: '/cohorts/{empty}/marks/regrade', as: registrar },
  { name: 'regrade', address: '/cohorts/{cohort}/marks/regrade/test-elements', as: trainer },
  { name: 'regrade-by-id', address: '/cohorts/{cohort}/marks/regrade/test-elements', as: registrar },
  { name: 'regrade-looked-at', address: '/cohorts/{cohort}/marks/regrade/test-elements', as: trainer, before: chooseAll('select[name^=q-]', 'full'), press: main },
  { name: 'regraded', address: '{regraded}', as: trainer },
  { name: 'simulation', address: '/cohorts/{cohort}/marks/simulation/{sitting}', as: registrar },
  { name: 'simulation-refused', address: '/cohorts/{cohort}/marks/simulation/{sitting}?m-test-elements=21', as: registrar, status: 422 },
  { name: 'import-marks', address: '/cohorts/{cohort}/marks/import', as: registrar },
  { name: 'import-marks-looked-at', address: '/cohorts/{cohort}/marks/import', as: registrar, before: upload('notes.csv', wrongMarks), press: main },
  { name: 'publish-marks', address: '/cohorts/{cohort}/marks/publication', as: registrar },
  { name: 'transcript', address: '/me/marks', as: learner },
  { name: 'transcript-to-print', address: '/me/marks/{cohort}', as: learner },
  { name: 'transcripts', address: '/cohorts/{cohort}/transcripts', as: registrar },
  { name: 'transcript-of-one', address: '/cohorts/{cohort}/transcripts/{person}', as: registrar },
  { name: 'export-pdf', address: '/cohorts/{cohort}/marks/export?kind=gradebook&format=pdf', as: registrar },
  { name: 'deliberation', address: '/cohorts/{cohort}/deliberation', as: registrar },
  { name: 'jury-decision', address: '/cohorts/{cohort}/deliberation/{person}', as: registrar },
  { name: 'jury-decision-refused', address: '/cohorts/{cohort}/deliberation/{person}', as: registrar, status: 422, before: fill({ total: '21', reason: 'erreur' }), press: main },
  { name: 'sealed-record', address: '/cohorts/{empty}/deliberation', as: registrar, press: 'form[action$="/deliberation"] button.button' },
  // Essays.
  { name: 'essays', address: '/cohorts/{cohort}/essays', as: trainer },
  { name: 'essays-none', address: '/cohorts/{empty}/essays', as: trainer },
  { name: 'essays-to-mark', address: '/essays', as: 'DEMO-SECOND' },
  { name: 'essay-new', address: '/cohorts/{cohort}/essays/new', as: trainer },
  { name: 'essay-new-refused', address: '/cohorts/{cohort}/essays/new', as: trainer, status: 422, before: fill({ essay_rubric: 'Fond\nForme', essay_closes: '2026-03-02T08:00' }), press: main },
  { name: 'essay-settings', address: '/essays/{essay}/settings', as: trainer },
  { name: 'essay-extension-refused', address: '/essays/{essay}/settings', as: trainer, status: 422, before: fill({ essay_until: '2026-03-02T08:00', essay_reason: 'Certificat' }), press: 'form[action$="/extensions"] button.button' },
  { name: 'own-essay', address: '/me/essays/{essay}', as: learner },
  { name: 'own-essay-refused', address: '/me/essays/{essay}', as: learner, status: 422, before: fill({ essay_text: '' }), press: 'button[value=hand-in]' },
  { name: 'own-essay-handed-in', address: '/me/essays/{apart}', as: learner },
  { name: 'own-essay-returned', address: '/me/essays/{returned}', as: learner },
  { name: 'essay-copies', address: '/essays/{apart}/copies', as: 'DEMO-SECOND' },
  { name: 'essay-copy', address: '{copy}', as: 'DEMO-SECOND' },
  { name: 'essay-review', address: '/essays/{apart}/review', as: trainer },
  { name: 'essay-review-refused', address: '/essays/{apart}/review', as: trainer, status: 422, press: 'button[value=close]' },
  { name: 'essay-decide', address: '/essays/{apart}/review/{code}', as: trainer },
  { name: 'essay-decide-refused', address: '/essays/{apart}/review/{code}', as: trainer, status: 422, before: fill({ essay_mark: '21', essay_reason: 'relue' }), press: main },
  { name: 'essay-review-closed', address: '/essays/{returned}/review', as: registrar },
  // Publishing, and the law that moved.
  { name: 'publishing', address: '/publishing', as: trainer },
  { name: 'publishing-refused', address: '/publishing', as: trainer, status: 422, before: upload('x.zip', 'bonjour', 'application/zip'), press: 'main form[enctype] button.button' },
  { name: 'publishing-faulty', address: '/publishing', as: trainer, status: 422, before: upload('x.zip', () => faulty, 'application/zip'), press: 'main form[enctype] button.button' },
  { name: 'draft', address: '{draft}', as: trainer },
  { name: 'draft-course', address: '{draft}/pages', as: trainer },
  { name: 'draft-lesson', address: '{draft}/pages/elements/act?jurisdiction=NE&audience=opj', as: trainer },
  { name: 'draft-glossary', address: '{draft}/pages/glossary', as: trainer },
  { name: 'earlier-revision', address: '{earlier}', as: trainer },
  { name: 'moving', address: '/cohorts/{cohort}/revision', as: registrar },
  { name: 'impact', address: '/law/palermo-som/16', as: reviewer },
  { name: 'reviews', address: '/law/reviews', as: reviewer },
  { name: 'review', address: '{review}', as: reviewer },
  { name: 'search', address: '/search?q=consentement' },
  { name: 'search-none', address: '/search?q=zzzz' },
];

/** A course with faults of every sort. */
const faulty = zipped({
  'cours/course.toml': 'id = "cours"\ntitle = { fr = "Cours" }\nlanguages = ["fr"]\n[[objective]]\nid = "voir"\ntitle = { fr = "Voir" }\n[[module]]\nid = "un"\nfolder = "010-un"\ntitle = { fr = "Un" }\n',
  'cours/fr/010-un/010-a.md': '---\ntitle: A\nminutes: 5\nobjectives: [vior]\n---\n\n## Un <b>mot</b>\n\n[x](law:nulle/3)\n',
});

/** Brings a page before the reader: what the server answered. `listen` is called just before the last step. */
export async function reach(page, one, made, listen = async () => {}) {
  const address = one.address.replace(/\{(\w+)\}/g, (_, name) => made[name]);
  if (!one.press) {
    await listen();
    return page.goto(address);
  }
  await page.goto(address);
  await one.before?.(page);
  await listen();
  const [answer] = await Promise.all([page.waitForNavigation(), page.locator(one.press).first().click()]);
  return answer;
}

function fill(fields) {
  return async page => {
    for (const [name, value] of Object.entries(fields)) await page.locator(`main [name=${name}]`).fill(value);
  };
}

function fillAll(fields, value) {
  return async page => {
    for (const field of await page.locator(`main ${fields}`).all()) await field.fill(value);
  };
}

function chooseAll(lists, value) {
  return async page => {
    for (const fold of await page.locator('main form details').all()) await fold.evaluate(one => one.setAttribute('open', ''));
    for (const list of await page.locator(`main ${lists}`).all()) await list.selectOption(value);
  };
}

function tick(name) {
  return async page => {
    for (const box of await page.locator(`main input[name=${name}]`).all()) await box.check();
  };
}

function upload(name, text, mimeType = 'text/csv') {
  return page => page.locator('main input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.from(typeof text === 'function' ? text() : text) });
}
