// XLSX and ODS as openpyxl and odfpy read them: numbers are numbers, dates are dates, no name is a formula. The readers come from PyPI into
// a throw-away environment, or from the Python that PRETOIRE_PYTHON names.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newCohort, signedIn, sitTest, tags } from '../world/caller.mjs';
import { Server } from '../world/server.mjs';

const reader = fileURLToPath(new URL('spreadsheets.py', import.meta.url));
let server, folder, python;
before(async () => {
  [server, folder] = await Promise.all([Server.start(), mkdtemp(join(tmpdir(), 'pretoire-outside-'))]);
  python = process.env.PRETOIRE_PYTHON;
  if (!python) {
    execFileSync('python3', ['-m', 'venv', join(folder, 'venv')]);
    python = join(folder, 'venv/bin/python');
    execFileSync(python, ['-m', 'pip', '-q', 'install', 'openpyxl==3.1.5', 'odfpy==1.4.1']);
  }
});
after(async () => { await server?.stop(); if (folder) await rm(folder, { recursive: true }); });

test('cells have the types and values of the gradebook', async () => {
  const { code, out } = await server.command('people', 'create', 'TABLEUR-1', "=CMD|'/C calc'!A1", 'Awa', '--roles', 'learner', '--jurisdiction', 'BF');
  assert.equal(code, 0, out);
  const registrar = await signedIn(server, 'DEMO-SCOLARITE');
  const learner = await signedIn(server, 'DEMO-APPRENANT');
  const cohort = await newCohort(registrar, 'Session de contrôle', ['DEMO-APPRENANT', 'TABLEUR-1']);
  await sitTest(learner, cohort, 'test-elements', { choice: n => n });
  const column = `/cohorts/${cohort}/marks/items/test-framework`;
  const names = tags((await registrar.get(column)).text, 'input').map(one => one.name ?? '').filter(name => name.startsWith('value-'));
  const typed = await registrar.post(column, [[names[0], '15,5'], [names[1], 'abs']]);
  assert.equal(typed.status, 303, typed.text);
  const files = [];
  for (const [kind, format] of [['gradebook', 'xlsx'], ['gradebook', 'ods'], ['attempts', 'xlsx'], ['attempts', 'ods']]) {
    const { status, bytes } = await registrar.get(`/cohorts/${cohort}/marks/export/${kind}.${format}`);
    assert.equal(status, 200);
    files.push(join(folder, `${kind}.${format}`));
    await writeFile(files.at(-1), bytes);
  }
  const read = JSON.parse(execFileSync(python, [reader, ...files], { encoding: 'utf8' }));
  for (const [place, { rows, frozen }] of read.entries()) {
    const [head, ...lines] = rows.map(row => row.map(([kind, value]) => ({ kind, value })));
    if (files[place].endsWith('.xlsx')) assert.equal(frozen, 'A2', 'the header stays in sight');
    assert.ok(rows.flat().every(([kind]) => kind !== 'formula'), files[place]);
    const cell = (row, name) => row[head.findIndex(one => one.value?.startsWith(name))];
    if (files[place].includes('gradebook')) {
      assert.equal(lines.length, 2);
      const marks = lines.map(row => row.find(one => one.value === 15.5 || one.value === 'absent'));
      assert.deepEqual(marks.map(one => one?.kind).sort(), ['number', 'text']);
      const matricules = lines.map(row => cell(row, 'Matricule').value).sort();
      assert.deepEqual(matricules, ['DEMO-APPRENANT', 'TABLEUR-1']);
      assert.ok(lines.some(row => cell(row, 'Nom').value.startsWith('=CMD')), 'text stays as it is where cells are typed');
    } else {
      assert.equal(lines.length, 1);
      assert.deepEqual([cell(lines[0], 'Ouvert le').kind, cell(lines[0], 'Note').kind, cell(lines[0], 'Essai').kind], ['date', 'number', 'number']);
    }
  }
});
