// What no page of ours sends: each is refused with the right status and a page in the person's language, nothing changes, nothing breaks.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Caller, filled, newCohort, newcomer, signedIn, sitTest, words } from '../world/caller.mjs';
import { Server } from '../world/server.mjs';

let server, learner, other, registrar, cohort, open;
before(async () => {
  server = await Server.start();
  registrar = await signedIn(server, 'DEMO-SCOLARITE');
  learner = await newcomer(server, 'FORGE-1');
  other = await newcomer(server, 'FORGE-2');
  cohort = await newCohort(registrar, 'Session', ['FORGE-1', 'FORGE-2']);
  open = (await sitTest(learner, cohort, 'test-elements', { upTo: 2, handIn: false })).attempt;
});
after(async () => {
  assert.doesNotMatch(server?.log ?? '', /panicked|incident/i);
  await server?.stop();
});

const uuid = '01a20a6d-405b-70f6-8bb2-3d01b8c09ab7';
const lesson = '/courses/traite-et-trafic/elements/act';
const fresh = () => uuid.slice(0, -12) + Math.random().toString(16).slice(2, 14).padEnd(12, '0');
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const practice = more => ({ course: 'traite-et-trafic', question: 'q-act-landlady', language: 'fr', event: fresh(), choice: '2', back: lesson, ...more });

/** The status, and a page in the language of who asked, with a way on. */
function refused(answer, status, language = 'fr') {
  assert.equal(answer.status, status, words(answer.text).slice(0, 300));
  assert.match(answer.headers['content-type'] ?? '', /^text\/html/);
  assert.match(answer.text, new RegExp(`<html lang="${language}"`));
  assert.match(answer.text, /<h1>[^<]+/);
  if (status >= 400) assert.match(answer.text, /<main[\s\S]*(href|action)="\/[\s\S]*<\/main>/, 'a way on');
}

test('addresses that lead nowhere', async () => {
  for (const language of ['fr', 'en']) {
    const visitor = new Caller(server, language);
    for (const path of ['/nothing', '/courses/none', '/courses/traite-et-trafic/none/none', '/law/none', '/law/untoc/none', '/%00', '/%ff%fe',
      '/courses/..%2f..%2fetc', `/${'a'.repeat(4000)}`, '/images/none.png', '/courses/traite-et-trafic/elements/']) {
      refused(await visitor.get(path), 404, language);
    }
  }
});

test('wrong methods', async () => {
  for (const [method, path] of [['POST', '/law'], ['DELETE', '/account'], ['GET', '/sign-out'], ['PUT', lesson], ['GET', '/practice/answer'], ['PATCH', '/people']]) {
    refused(await registrar.ask(method, path), 405);
  }
});

test('malformed ids', async () => {
  for (const [who, path] of [[registrar, '/cohorts/1'], [registrar, '/cohorts/%27%20OR%201=1'], [registrar, '/people/x'], [registrar, `/cohorts/${uuid}x/marks`], [learner, '/attempts/zzz'],
    [learner, `${open}/-1`], [learner, `${open}/99999999999999999999`], [learner, `${open}/one`]]) {
    const answer = await who.get(path);
    assert.ok([400, 404].includes(answer.status), `${path}: ${answer.status}`);
    refused(answer, answer.status);
  }
  for (const path of [`/cohorts/${uuid}`, `/people/${uuid}`, `/cohorts/${uuid}/marks/export?kind=gradebook&format=fr`]) refused(await registrar.get(path), 404);
  refused(await learner.get(`/attempts/${uuid}`), 404);
});

test('broken queries are read as far as they go', async () => {
  for (const path of ['/law?q=%ff%fe', '/law?day=2026-13-45', '/law?scope=XX&state=none', `/law?q=${'x'.repeat(3000)}`, `${lesson}?answered=none`, `${lesson}?answered=q-act-landlady&choice=99`,
    `${lesson}?answered=q-act-landlady&order=0,0,0,0&choice=1`, '/sign-in?next=%ff']) {
    const answer = await new Caller(server).get(path);
    assert.ok([200, 400, 404, 422].includes(answer.status), `${path}: ${answer.status}`);
    refused(answer, answer.status);
  }
});

test('bodies too large', async () => {
  refused(await learner.post('/practice/answer', practice({ choice: 'x'.repeat(300_000) })), 413);
  refused(await registrar.post(`/cohorts/${cohort}/enrol`, { matricules: 'X\n'.repeat(300_000) }), 413);
  const roster = new FormData();
  roster.set('file', new Blob(['x'.repeat(8_000_000)]), 'people.csv');
  const whole = new Response(roster);
  refused(await registrar.ask('POST', '/people/import', { headers: { 'content-type': whole.headers.get('content-type') }, body: Buffer.from(await whole.arrayBuffer()) }), 413);
});

test('bodies that are broken', async () => {
  const broken = [['/practice/answer', learner], ['/sign-in', new Caller(server)], [`/cohorts/${cohort}/enrol`, registrar], [`${lesson}/read`, learner], ['/language', learner]];
  for (const [path, who] of broken) {
    for (const [headers, body] of [[form, Buffer.from([0x65, 0x3d, 0xff, 0xfe, 0x26, 0xc3])], [form, '%%%=%zz&&&=;'], [{ 'content-type': 'application/json' }, '{}'], [{}, 'event=1'], [form, '']]) {
      const answer = await who.ask('POST', path, { headers, body });
      assert.ok([400, 401, 404, 415, 422].includes(answer.status) || (answer.status === 303 && path !== '/sign-in'), `${path} ${body}: ${answer.status}`);
      if (answer.status !== 303) refused(answer, answer.status);
    }
  }
  for (const body of ['', '--x\r\n', '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\n']) {
    const answer = await registrar.ask('POST', '/people/import', { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body });
    assert.ok([400, 422].includes(answer.status), `${answer.status}`);
    refused(answer, answer.status);
  }
});

test('rosters that are no rosters', async () => {
  for (const bytes of [Buffer.from([0, 1, 2, 255, 254]), Buffer.from('"never closed'), Buffer.from('a;b;c\n1;2;3\n'), Buffer.from('PK\x03\x04zip'), Buffer.from('\ufeff')]) {
    const upload = new FormData();
    upload.set('file', new Blob([bytes]), 'people.csv');
    const whole = new Response(upload);
    const answer = await registrar.ask('POST', '/people/import', { headers: { 'content-type': whole.headers.get('content-type') }, body: Buffer.from(await whole.arrayBuffer()) });
    assert.ok([200, 422].includes(answer.status), `${answer.status}`);
    assert.match(words(answer.text), /problème|Choisissez un fichier/);
    assert.doesNotMatch(words(answer.text), /Importer \d+ personne/);
  }
});

test('another’s attempt, an ordinal beyond, an option that is none', async () => {
  const page = await learner.get(`${open}/3`);
  const fields = Object.fromEntries(filled(page.text));
  for (const ordinal of [0, 9, 4294967295]) refused(await learner.get(`${open}/${ordinal}`), 404);
  refused(await learner.post(`${open}/9`, fields), 404);
  refused(await other.get(`${open}/1`), 404);
  refused(await other.get(open), 404);
  refused(await other.post(`${open}/1`, fields), 404);
  refused(await other.post(`${open}/hand-in`), 404);
  for (const ordinal of [3, 4, 5, 6, 7, 8]) {
    const { text } = await learner.get(`${open}/${ordinal}`);
    const forged = filled(text).map(([name, value]) => [name, name === 'event' ? value : '77']);
    if (!forged.some(([name]) => /^(choice|rank-|row-)/.test(name))) continue;
    refused(await learner.post(`${open}/${ordinal}`, forged), 422);
    refused(await learner.post(`${open}/${ordinal}`, forged.map(([name]) => [name, 'x'])), 422);
  }
  const { text } = await learner.get(open);
  assert.match(words(text), /6 questions sont sans réponse/, 'nothing forged was kept');
});

test('an answer that does not fit its question, or to a question that is not one', async () => {
  for (const more of [{ choice: '99' }, { choice: '-1' }, { choice: 'x' }, { event: 'x' }, { language: 'xx' }]) {
    const { status, to } = await learner.post('/practice/answer', practice(more));
    assert.ok(status === 303 && to.startsWith(`${lesson}?answered=q-act-landlady`), `${JSON.stringify(more)}: ${status} ${to}`);
    const back = await learner.get(to.split('#')[0]);
    assert.equal(back.status, 200);
  }
  refused(await learner.post('/practice/answer', practice({ question: 'none' })), 404);
  refused(await learner.post('/practice/answer', practice({ course: '../..' })), 404);
  const sealed = await learner.post('/practice/answer', practice({ question: 'x-act-1' }));
  refused(sealed, 404);
  const away = await learner.post('/practice/answer', practice({ back: 'https://elsewhere.example/' }));
  assert.match(away.to, /^\/(?!\/)/, 'nobody is led elsewhere');
  for (const next of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example']) {
    const visitor = new Caller(server);
    const { to } = await visitor.post('/sign-in', { name: 'FORGE-1', secret: 'cheval batterie agrafe', next });
    assert.equal(to, '/');
  }
});

test('an event id used again', async () => {
  const fields = practice({ choice: '0' });
  const json = { accept: 'application/json' };
  const first = await learner.post('/practice/answer', fields, json);
  assert.equal(first.status, 200);
  assert.match(JSON.parse(first.text).saved, /^Enregistré/);
  assert.equal((await learner.post('/practice/answer', fields, json)).status, 200, 'the same answer: the same reply');
  const changed = await learner.post('/practice/answer', { ...fields, choice: '1' }, json);
  assert.equal(changed.status, 409);
  assert.match(JSON.parse(changed.text).error, /La première reste/);
  assert.equal((await other.post('/practice/answer', { ...fields, choice: '1' }, json)).status, 200, 'another’s id is another id');
  assert.equal((await learner.post('/practice/answer', { ...fields, choice: 'x', event: fresh() }, json)).status, 422);
});

test('a form from another site is refused, whoever is signed in', async () => {
  const elsewhere = { origin: 'https://elsewhere.example' };
  for (const headers of [elsewhere, { origin: 'null' }, { origin: null }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: null, referer: 'https://elsewhere.example/' }]) {
    const answer = await registrar.post('/cohorts/new', { name: 'Forgée', kind: 'session', course: 'traite-et-trafic' }, headers);
    refused(answer, 403);
    assert.match(words(answer.text), /venait d’un autre site/);
  }
  assert.doesNotMatch((await registrar.get('/cohorts')).text, /Forgée/);
  assert.equal((await registrar.post('/sign-out', {}, elsewhere)).status, 403);
  assert.equal((await registrar.get('/people')).status, 200);
});

test('what a role may not do', async () => {
  for (const path of ['/people', '/people/new', '/people/import', '/cohorts', '/cohorts/new', `/cohorts/${cohort}/marks`, `/cohorts/${cohort}/marks/export/gradebook.fr`]) refused(await learner.get(path), 403);
  refused(await learner.post('/cohorts/new', { name: 'Forgée', kind: 'session', course: 'traite-et-trafic' }), 403);
  refused(await learner.post('/people/codes', { person: uuid }), 403);
  refused(await registrar.post(`/cohorts/${cohort}/tests/test-elements`), 403);
});

test('a session that ended leads to sign-in and back', async () => {
  const person = new Caller(server);
  await person.signIn('FORGE-2', 'cheval batterie agrafe');
  person.cookies.set('session', 'forged');
  const { status, to } = await person.get(`/cohorts/${cohort}/tests/test-elements?x=1`);
  assert.equal(status, 303);
  const [path, next] = to.split('?next=');
  assert.equal(path, '/sign-in');
  assert.equal(decodeURIComponent(next), `/cohorts/${cohort}/tests/test-elements?x=1`);
  const back = await person.post('/sign-in', { name: 'FORGE-2', secret: 'cheval batterie agrafe', next: decodeURIComponent(next) });
  assert.equal(back.to, `/cohorts/${cohort}/tests/test-elements?x=1`);
  refused(await new Caller(server, 'en').post(`${open}/1`, {}), 401, 'en');
  const json = await new Caller(server).post(`${lesson}/read`, { event: fresh() }, { accept: 'application/json' });
  assert.equal(json.status, 401);
  assert.match(JSON.parse(json.text).error, /Connectez-vous/);
});

test('after all that, the server is well', async () => {
  assert.equal((await new Caller(server).get('/readyz')).status, 200);
  assert.equal((await learner.get(`${open}/1`)).status, 200);
});
