// A person without a browser: keeps cookies, sends forms as our own pages do, follows nothing by itself.
import { request } from 'node:http';
import { newPerson } from './people.mjs';

export class Caller {
  constructor(server, language = 'fr') {
    Object.assign(this, { server, language, cookies: new Map() });
  }

  /** { status, to, text, bytes, headers } of one request; `headers` add to those a browser sends or take their place. */
  ask(method, path, { body, headers = {} } = {}) {
    const address = new URL(path, this.server.url);
    const sent = {
      'accept-language': this.language, accept: 'text/html', origin: this.server.url,
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...headers,
    };
    for (const [name, value] of Object.entries(sent)) if (value === null) delete sent[name];
    return new Promise((done, failed) => {
      const asked = request(address, { method, headers: sent, agent: false }, answer => {
        const parts = [];
        answer.on('data', part => parts.push(part)).on('error', failed).on('end', () => {
          for (const line of answer.headers['set-cookie'] ?? []) {
            const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
            if (value && !/max-age=0/i.test(line)) this.cookies.set(name, value);
            else this.cookies.delete(name);
          }
          const bytes = Buffer.concat(parts);
          done({ status: answer.statusCode, to: answer.headers.location ?? '', headers: answer.headers, bytes, text: bytes.toString() });
        });
      });
      asked.on('error', failed).end(body);
    });
  }

  get(path, headers) {
    return this.ask('GET', path, { headers });
  }

  /** Sends a form: `fields` as pairs, since a name may come twice, or as an object. */
  post(path, fields = {}, headers = {}) {
    const body = new URLSearchParams(fields).toString();
    return this.ask('POST', path, { body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });
  }

  signIn(name, secret = this.server.accounts[name]) {
    return this.post('/sign-in', { name, secret });
  }
}

/** Somebody of the demonstration, signed in. */
export async function signedIn(server, name, language) {
  const caller = new Caller(server, language);
  const { status, text } = await caller.signIn(name);
  if (status !== 303) throw new Error(`${name} was not let in: ${status} ${text}`);
  return caller;
}

/** A new person who has chosen a password. */
export async function newcomer(server, matricule, code, password = 'cheval batterie agrafe') {
  const caller = new Caller(server);
  await caller.signIn(matricule, code ?? (await newPerson(server, matricule)));
  const { to } = await caller.post('/account/password', { password, again: password });
  if (to !== '/') throw new Error(`${matricule} could not choose a password`);
  return caller;
}

/** A cohort made by the registrar, with these people: its id. */
export async function newCohort(registrar, name, matricules, course = 'traite-et-trafic') {
  const made = await registrar.post('/cohorts/new', { name, kind: 'session', course });
  const id = /^\/cohorts\/([^/]+)$/.exec(made.to)?.[1];
  if (!id) throw new Error(`no cohort: ${made.status} ${made.text}`);
  const { status, text } = await registrar.post(`/cohorts/${id}/enrol`, { matricules: matricules.join('\n') });
  if (status !== 303) throw new Error(`nobody enrolled: ${status} ${text}`);
  return id;
}

/** The tags of a name in some HTML, each as its attributes. */
export function tags(html, name) {
  return [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'g'))].map(([, inside]) =>
    Object.fromEntries([...inside.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key, value ?? ''])));
}

/** Fills the controls of a question: the option `choice`, or the same place of each list. */
export function filled(html, choice = 0) {
  const form = html.split('<form').find(one => one.includes('name="event"')).split('</form>')[0];
  const inputs = tags(form, 'input');
  const named = name => inputs.filter(one => one.name === name);
  const pairs = [['event', named('event')[0].value]];
  const options = named('choice');
  if (options.length > 0) pairs.push(['choice', options[choice % options.length].value]);
  for (const list of form.split('<select').slice(1)) {
    const { name } = tags(`<select${list}`, 'select')[0];
    const values = tags(list.split('</select>')[0], 'option').map(one => one.value).filter(Boolean);
    pairs.push([name, name.startsWith('rank-') ? name.slice(5) : values[choice % values.length]]);
  }
  for (const { name } of inputs.filter(one => /^(number|text|gap-\d+)$/.test(one.name))) pairs.push([name, name === 'number' ? '3' : 'contrainte']);
  if (form.includes('name="essay"')) pairs.push(['essay', 'Un texte.']);
  return pairs;
}

/** Starts a test and answers its questions, up to `upTo`: { attempt, length }. The copy is handed in unless said. */
export async function sitTest(caller, cohort, test, { choice = () => 0, upTo = Infinity, handIn = true } = {}) {
  const opened = await caller.post(`/cohorts/${cohort}/tests/${test}`);
  const attempt = /^(\/attempts\/[^/]+)\/1$/.exec(opened.to)?.[1];
  if (!attempt) throw new Error(`the test did not open: ${opened.status} ${opened.to} ${opened.text}`);
  let length = 0;
  for (let next = opened.to; /\/\d+$/.test(next) && length < upTo; length += 1) {
    const { text } = await caller.get(next);
    const given = await caller.post(next, filled(text, choice(length)));
    if (given.status !== 303) throw new Error(`answer ${length + 1} was refused: ${given.status} ${given.text}`);
    next = given.to;
  }
  if (handIn) await caller.post(`${attempt}/hand-in`);
  return { attempt, length };
}

/** Starts a series and answers its questions, up to `upTo`: where it stands. */
export async function newSeries(caller, kind, { course = 'traite-et-trafic', choice = n => n, upTo = Infinity } = {}) {
  const [page, query] = kind.split('?');
  const fields = { event: crypto.randomUUID(), ...Object.fromEntries(new URLSearchParams(query)) };
  const { status, to, text } = await caller.post(`/courses/${course}/${page}`, fields);
  if (status !== 303) throw new Error(`no series: ${status} ${text}`);
  for (let asked = 0; asked < upTo; asked += 1) {
    const { text } = await caller.get(to);
    if (!text.includes('name="step"')) break;
    const hidden = tags(text, 'input').filter(one => one.type === 'hidden' && one.name !== 'event').map(one => [one.name, one.value]);
    const given = await caller.post(to, [...hidden, ...filled(text, choice(asked))]);
    if (given.status !== 303) throw new Error(`answer ${asked + 1} was refused: ${given.status} ${given.text}`);
  }
  return to;
}

/** The words of a page, or of a part of it: tags out, spaces folded. */
export function words(html) {
  const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'", nbsp: ' ' };
  return html.replace(/<[^>]*>/g, ' ').replace(/&(#?\w+);/g, (all, name) => entities[name] ?? all).replace(/\s+/g, ' ').trim();
}
