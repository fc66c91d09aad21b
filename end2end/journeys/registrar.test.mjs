// The registrar: imports 25 people, hands out codes, makes a cohort, sees marks, exports. The export is read back by a reader of CSV
// of our own (world/csv.mjs) and equals the page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Browser, read, signIn } from '../world/browser.mjs';
import { Caller, newcomer, sitTest } from '../world/caller.mjs';
import { readCsv, unguarded } from '../world/csv.mjs';
import { follow } from '../world/practice.mjs';
import { Server } from '../world/server.mjs';

let server, browser;
before(async () => { [server, browser] = await Promise.all([Server.start(), Browser.start()]); });
after(async () => { await browser?.stop(); await server?.stop(); });

const countries = ['BF', 'ML', 'NE'];
const names = ['Ouédraogo;Aïcha', 'N’Diaye;Moussa', 'Sanou;Éric', '"Kaboré; dit Kab";Jean', '=Somme;Binta'];
const people = Array.from({ length: 25 }, (_, n) => ({ matricule: `PROM-${String(n + 1).padStart(2, '0')}`, name: names[n % names.length], country: countries[n % 3] }));
const header = 'Matricule;Nom;Prénom;Pays;Corps;Sexe';
const line = ({ matricule, name, country }, n) => `${matricule};${name};${country};${n % 4 ? 'magistrat' : 'opj'};${n % 2 ? 'F' : 'M'}`;
const roster = `${header}\r\n${people.map(line).join('\r\n')}\r\n`;
const twoWrong = roster.replace(/^PROM-07;([^;]*);/m, 'PROM-07;;').replace(/^(PROM-19;.*);NE;/m, '$1;Atlantide;').replace(/^(PROM-19;.*);(BF|ML);/m, '$1;Atlantide;');
const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

for (const script of [true, false]) {
  test(`the registrar (${script ? 'with' : 'without'} script)`, async t => {
    const mine = text => (script ? text : text.replaceAll('PROM-', 'SANS-'));
    const page = await browser.reader(server, { script });
    await signIn(page, server, 'DEMO-SCOLARITE');
    const main = () => read(page.locator('main'));

    await t.test('a file with two wrong lines is looked over, and nothing is imported', async () => {
      await page.goto('/people');
      await follow(page, page.getByRole('link', { name: 'Importer une liste' }));
      await page.locator('input[type=file]').setInputFiles(file('promotion.csv', mine(twoWrong)));
      await follow(page, page.getByRole('button', { name: 'Vérifier ce fichier' }));
      assert.match(await main(), /23 personnes à créer\. 2 problèmes à corriger\./);
      const problems = await page.locator('table', { hasText: 'Problèmes, ligne par ligne' }).locator('tbody tr').allInnerTexts();
      assert.equal(problems.length, 2);
      assert.match(problems[0].replace(/\s+/g, ' '), /Ligne 8 Nom Donnez un nom\./);
      assert.match(problems[1].replace(/\s+/g, ' '), /Ligne 20 Pays Pays inconnu : BF, ML, NE ou autre\. Atlantide/);
      await follow(page, page.getByRole('button', { name: 'Importer 23 personnes' }));
      assert.match(await main(), /Rien n’a été importé/);
      await page.goto(`/people?q=${mine('PROM-')}`);
      assert.match(await main(), /Personne ne répond à ces critères/);
    });

    let codes;
    await t.test('the right file is imported, and each person has a code on a sheet', async () => {
      await page.goto('/people/import');
      await page.locator('input[type=file]').setInputFiles(file('promotion.csv', mine(roster)));
      await follow(page, page.getByRole('button', { name: 'Vérifier ce fichier' }));
      assert.match(await main(), /25 personnes à créer\. Aucun problème\./);
      await follow(page, page.getByRole('button', { name: 'Importer 25 personnes' }));
      assert.match(await main(), /Liste importée/);
      assert.equal(await page.locator('input[name=person]:checked').count(), 25, 'those just made are ticked');
      await follow(page, page.getByRole('button', { name: 'Créer les codes des personnes cochées' }));
      const slips = await Promise.all((await page.locator('.slip').all()).map(read));
      assert.equal(slips.length, 25);
      codes = Object.fromEntries(slips.map(slip => [/Matricule : (\S+)/.exec(slip)[1], / ([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}) /i.exec(slip)[1]]));
      assert.equal(new Set(Object.values(codes)).size, 25);
      assert.match(slips[0], new RegExp(`Allez à ${server.url}/`));
      assert.match(slips.join(), /Kaboré; dit Kab Jean/);
    });

    let cohort;
    await t.test('a cohort is made and the list enrolled; a wrong line is named', async () => {
      await page.goto('/cohorts');
      await follow(page, page.getByRole('link', { name: 'Créer une session ou une promotion' }));
      await page.locator('input[name=name]').fill(mine('PROM-2026'));
      await follow(page, page.getByRole('button', { name: 'Créer' }));
      cohort = page.url();
      await follow(page, page.getByRole('link', { name: 'Inscrire des participants' }));
      const list = people.map(one => mine(one.matricule));
      await page.locator('textarea[name=matricules]').fill([...list, 'INCONNU-1'].join('\n'));
      await follow(page, page.getByRole('button', { name: 'Inscrire' }));
      assert.match(await main(), /Ligne 26, INCONNU-1 : aucun compte n’a ce matricule dans l’école\./);
      await page.locator('textarea[name=matricules]').fill(list.join('\n'));
      await follow(page, page.getByRole('button', { name: 'Inscrire' }));
      assert.match(await main(), /25 participants/);
    });

    const learners = people.slice(0, 4).map(one => mine(one.matricule));
    await t.test('a few take the test', async () => {
      const id = cohort.split('/').pop();
      for (const [n, matricule] of learners.entries()) {
        const caller = await newcomer(server, matricule, codes[matricule]);
        // The last one leaves in the middle.
        await sitTest(caller, id, 'test-elements', n < 3 ? { choice: place => place + n } : { upTo: 4, handIn: false });
        if (n === 0) await sitTest(caller, id, 'test-elements', { choice: () => 1 });
      }
      const again = new Caller(server);
      assert.equal((await again.signIn(learners[0], codes[learners[0]])).status, 401, 'a code serves once');
    });

    await t.test('the marks stand on the page, and the files say the same', async () => {
      await page.goto(cohort);
      await follow(page, page.getByRole('link', { name: 'Voir les notes' }));
      const table = await page.locator('table').evaluate(table => [...table.rows].map(row => [...row.cells].map(cell => ({
        words: cell.innerText.replace(/\s+/g, ' ').trim(),
        mark: cell.querySelector('.mark')?.innerText ?? '',
      }))));
      assert.equal(table.length, 26);
      const column = table[0].findIndex(cell => cell.words.includes('éléments constitutifs'));
      const rowOf = matricule => table.find(row => row[1].words === matricule);
      assert.match(rowOf(learners[0])[column].words, /^\d{1,2},\d\d en ligne · 2 essais$/);
      assert.match(rowOf(learners[1])[column].words, /^\d{1,2},\d\d en ligne · un essai$/);
      assert.equal(rowOf(learners[3])[column].words, 'commencé, pas remis');
      assert.equal(rowOf(mine('PROM-09'))[column].words, '');

      for (const [profile, separator] of [['fr', ';'], ['standard', ',']]) {
        await page.goto(`${cohort}/marks`);
        await follow(page, page.getByRole('link', { name: 'Exporter' }));
        await page.locator('select[name=format]').selectOption(profile);
        await follow(page, page.getByRole('button', { name: 'Voir ce que le fichier contiendra' }));
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Télécharger le fichier' }).click()]);
        assert.match(download.suggestedFilename(), /\.csv$/);
        const text = await readFile(await download.path(), 'utf8');
        assert.equal(text.startsWith('\ufeff'), profile === 'fr', 'the mark of UTF-8 is for spreadsheets');
        const [head, ...rows] = readCsv(text, separator);
        assert.equal(rows.length, 25);
        for (const row of rows) assert.equal(row.length, head.length);
        const cell = (row, name) => row[head.findIndex(one => name.test(one))];
        for (const row of rows) {
          const shown = rowOf(unguarded(cell(row, /^matricule$/i)));
          assert.ok(shown, row.join());
          assert.equal(`${unguarded(cell(row, /^(nom|family[_ ]name)$/i))} ${unguarded(cell(row, /^(prénoms?|given[_ ]names?)$/i))}`, shown[0].words);
          for (const [place, { words }] of [...table[0].entries()].slice(4)) {
            const title = words.replace(/ sur 20.*/, '');
            // The columns of marks come after the three of identity, in the order of the page; the standard profile heads them by id.
            if (profile === 'fr') assert.equal(head[place - 1].replace(/\s/g, ' '), `${title} (sur 20)`);
            const written = row[place - 1];
            assert.equal(profile === 'fr' ? written : written.replace('.', ','), shown[place].mark, `${title} of ${shown[0].words}`);
          }
        }
      }
    });
    assert.deepEqual(page.errors, []);
  });
}
