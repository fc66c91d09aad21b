// What people do to a copy of content/: reword a lesson, repeal a provision, pack the folder.
import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { zipped } from './zip.mjs';

/** Gives a lesson another title. */
export async function reword(server, title, lesson = 'traite-et-trafic/fr/020-elements/010-act.md') {
  const file = join(server.content, lesson);
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^title: .*$/m, `title: ${title}`));
}

/** Writes in the register that a provision is repealed, as a jurist would. */
export async function repeal(server, instrument, provision) {
  const file = join(server.content, 'law/register.yaml');
  const text = await readFile(file, 'utf8');
  const start = text.indexOf(`- id: ${instrument}\n`);
  const place = text.indexOf(`\n  - id: ${provision}\n`, start);
  assert.ok(start > 0 && place > 0, `${instrument}/${provision} stands in the register`);
  const after = text.indexOf('\n', place + 1);
  await writeFile(file, `${text.slice(0, after)}\n    status: repealed\n    repealed: '2026-01-01'${text.slice(after)}`);
}

/** The whole folder as an archive. */
export async function packed(server) {
  const files = {};
  for (const entry of await readdir(server.content, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    files[relative(server.content, path)] = await readFile(path);
  }
  return zipped(files);
}

/** A form with a file, as a browser sends it. */
export function multipart(fields, name, bytes) {
  const line = '----pretoire-journey';
  const part = (head, body) => Buffer.concat([Buffer.from(`--${line}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`), body, Buffer.from('\r\n')]);
  const parts = Object.entries(fields).map(([key, value]) => part(`name="${key}"`, Buffer.from(value)));
  parts.push(part(`name="file"; filename="${name}"\r\nContent-Type: application/zip`, bytes), Buffer.from(`--${line}--\r\n`));
  return { body: Buffer.concat(parts), headers: { 'content-type': `multipart/form-data; boundary=${line}` } };
}
