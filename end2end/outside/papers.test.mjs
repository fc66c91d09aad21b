// Papers of the gradebook as pypdf reads them, and as qpdf and pdfua judge them: a sealed record, transcripts, a table. The readers come
// from PyPI into a throw-away environment, or from the Python that PRETOIRE_PYTHON names.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newCohort, signedIn, tags } from '../world/caller.mjs';
import { newPerson } from '../world/people.mjs';
import { Server } from '../world/server.mjs';

const reader = fileURLToPath(new URL('papers.py', import.meta.url));
const marks = ['15,5', '9,25', 'abs', '12'];
let server, folder, python;
before(async () => {
  [server, folder] = await Promise.all([Server.start(), mkdtemp(join(tmpdir(), 'pretoire-papers-'))]);
  python = process.env.PRETOIRE_PYTHON;
  if (!python) {
    execFileSync('python3', ['-m', 'venv', join(folder, 'venv')]);
    python = join(folder, 'venv/bin/python');
    execFileSync(python, ['-m', 'pip', '-q', 'install', 'pypdf==7.1.0', 'pikepdf==10.18.0', 'pdfua==0.1.3']);
  }
});
after(async () => { await server?.stop(); if (folder) await rm(folder, { recursive: true }); });

/** Fetches PDFs and gives what the readers make of them, line ends and no-break spaces folded. */
async function papers(caller, addresses) {
  const files = [];
  for (const [n, address] of addresses.entries()) {
    const { status, bytes, headers } = await caller.get(address);
    assert.equal(status, 200, address);
    assert.equal(headers['content-type'], 'application/pdf');
    assert.ok(bytes.equals((await caller.get(address)).bytes) || !address.startsWith('/records'), 'a record has the same bytes at each fetch');
    files.push(join(folder, `${n}.pdf`));
    await writeFile(files.at(-1), bytes);
  }
  const read = JSON.parse(execFileSync(python, [reader, ...files], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  return read.map((one, n) => {
    assert.deepEqual(one.warnings, [], `qpdf on ${addresses[n]}`);
    assert.equal(one.accessible.code, 0, `pdfua on ${addresses[n]}: ${one.accessible.says}`);
    assert.ok(one.archive && one.language === 'fr', addresses[n]);
    return { ...one, pages: one.pages.map(page => page.replace(/\s+/g, ' ')) };
  });
}

test('an independent reader finds in the papers what the gradebook says', async () => {
  for (const n of [1, 2, 3, 4]) await newPerson(server, `PAPIER-${n}`);
  const registrar = await signedIn(server, 'DEMO-SCOLARITE');
  const cohort = await newCohort(registrar, 'Session des papiers', [1, 2, 3, 4].map(n => `PAPIER-${n}`));
  const column = `/cohorts/${cohort}/marks/items/test-elements`;
  const fields = tags((await registrar.get(column)).text, 'input').map(one => one.name ?? '').filter(name => name.startsWith('value-'));
  assert.equal((await registrar.post(column, fields.map((name, n) => [name, marks[n]]))).status, 303);
  const jury = `/cohorts/${cohort}/deliberation`;
  const seen = tags((await registrar.get(jury)).text, 'input').find(one => one.name === 'seen').value;
  const sealed = await registrar.post(jury, { seen });
  assert.equal(sealed.status, 303, sealed.text);
  const address = sealed.to.split('?')[0];
  const hash = /([0-9a-f]{8} ){7}[0-9a-f]{8}/.exec((await registrar.get(address)).text)[0];
  const [record, transcripts, table] =
    await papers(registrar, [`${address}/pdf`, `/cohorts/${cohort}/transcripts.pdf`, `/cohorts/${cohort}/marks/export/gradebook.pdf`]);

  const text = record.pages.join(' ');
  assert.match(record.title, /^Procès-verbal de délibération n°.1$/);
  for (const words of ['Session des papiers', 'PAPIER-1', 'PAPIER-4', hash, 'Président du jury', 'Récapitulatif', 'Médiane']) {
    assert.ok(text.includes(words), `${words} in ${text}`);
  }
  for (const [n, page] of record.pages.entries()) {
    assert.ok(page.includes(`${n + 1} / ${record.pages.length}`) && page.includes(hash.slice(0, 17)), `the foot of page ${n + 1}: ${page}`);
  }
  assert.equal(transcripts.pages.length, 4, 'a page for each person');
  for (const mark of ['15,50', '9,25', 'absent', '12,00']) {
    assert.equal(transcripts.pages.filter(page => page.includes(mark)).length >= 1, true, mark);
    assert.ok(table.pages.join(' ').includes(mark), mark);
  }
  for (const page of transcripts.pages) assert.equal(page.match(/PAPIER-\d/g).every((one, _, all) => one === all[0]), true, 'one person a page');
});
