// The instructor: edits a file, `check` shows where it is wrong, mends it, publishes. A new cohort sees it, an old one stays on its revision.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { newCohort, newcomer, signedIn, words } from '../world/caller.mjs';
import { Server } from '../world/server.mjs';

let server, registrar;
before(async () => {
  server = await Server.start();
  registrar = await signedIn(server, 'DEMO-SCOLARITE');
});
after(async () => { await server?.stop(); });

const lesson = 'traite-et-trafic/fr/020-elements/010-act.md';
const page = '/courses/traite-et-trafic/elements/act';
const was = 'Cinq personnes ont vu passer Salimata.';
const becomes = 'Six personnes ont vu passer Salimata.';

test('the instructor edits, checks, mends and publishes', async t => {
  const file = join(server.content, lesson);
  const text = await readFile(file, 'utf8');
  const old = await newcomer(server, 'ANCIEN-1');
  const oldCohort = await newCohort(registrar, 'Ancienne session', ['ANCIEN-1']);
  const seen = async reader => {
    const { status, text } = await reader.get(page);
    assert.equal(status, 200);
    return words(text);
  };
  assert.match(await seen(old), new RegExp(was));

  await t.test('`check` shows the line, the column and what to do', async () => {
    const broken = text.replace(was, becomes).replace('- [x] Il est établi, car l’hébergement', '- [ x] Il est établi, car l’hébergement');
    assert.notEqual(broken, text);
    await writeFile(file, broken);
    const line = broken.split('\n').findIndex(one => one.startsWith('- [ x]')) + 1;
    const { code, out } = await server.run('check', server.content);
    assert.equal(code, 1, out);
    const place = new RegExp(`010-act\\.md:${line}:\\d+: [a-z-]+: erreur\\s: `).exec(out);
    assert.ok(place, out);
    const [shown, caret] = out.slice(place.index).split('\n').slice(1, 3);
    assert.match(shown, /- \[ x\] Il est établi/);
    assert.match(caret, /^\s*\|\s+\^+/);
    assert.match(out, /→ /, 'it says how to mend it');
    assert.match(out, /1 erreur/);
  });

  await t.test('a folder with errors is not published', async () => {
    const { code, out } = await server.command('publish', server.content);
    assert.equal(code, 1, out);
    assert.match(out, /010-act\.md/);
    assert.match(await seen(old), new RegExp(was));
  });

  await t.test('mended, it is published while the server runs', async () => {
    await writeFile(file, text.replace(was, becomes));
    const checked = await server.run('check', server.content);
    assert.equal(checked.code, 0, checked.out);
    const { code, out } = await server.command('publish', server.content);
    assert.equal(code, 0, out);
    assert.match(out, /publié \/ published: /);
    const again = await server.command('publish', server.content);
    assert.match(again.out, /inchangé \/ unchanged: /, 'the same files make no second revision');
    assert.doesNotMatch(again.out, /published: /);
  });

  await t.test('the new cohort reads the new text, the old cohort the old one', async () => {
    const fresh = await newcomer(server, 'NOUVEAU-1');
    await newCohort(registrar, 'Nouvelle session', ['NOUVEAU-1']);
    assert.match(await seen(fresh), new RegExp(becomes));
    assert.match(await seen(old), new RegExp(was));
    const { text: shown } = await registrar.get(`/cohorts/${oldCohort}`);
    assert.match(words(shown), /Une version plus récente du cours est publiée/);
  });
});
