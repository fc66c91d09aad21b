// A provision is repealed in the register: the marked sentence, the exam questions out of the draw, the list of reviews, the approval.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Browser, pictures, signIn } from '../world/browser.mjs';
import { fits } from '../world/checks.mjs';
import { packed, repeal, reword } from '../world/content.mjs';
import { Server } from '../world/server.mjs';

let server, browser;
before(async () => { [server, browser] = await Promise.all([Server.start(), Browser.start()]); });
after(async () => { await browser?.stop(); await server?.stop(); });

const [instrument, provision] = ['palermo-som', '16'];

test('from a repeal to a re-approval', async () => {
  const { out } = await server.command('law', 'impact', `${instrument}/${provision}`);
  const lesson = /leçons \/ lessons: \d+\n\s+(\S+)/.exec(out)?.[1];
  const question = /examen \/ exam: \d+\n\s+(\S+)/.exec(out)?.[1];
  assert.ok(lesson && question, out);

  await repeal(server, instrument, provision);
  const published = await server.command('publish', server.content);
  assert.equal(published.code, 0, published.out);
  const listed = await server.command('law', 'reviews');
  assert.match(listed.out, new RegExp(`exam\\t${question}\\t`));

  // The sentence, for anybody. The server looks for a newer register every two seconds.
  const reader = await browser.reader(server);
  const marked = reader.locator(`a.law[data-state=repealed][href$="/${instrument}/${provision}"]`);
  await assert.doesNotReject(async () => {
    for (let tries = 0; tries < 20; tries += 1) {
      await reader.goto(`/courses/traite-et-trafic/${lesson}`);
      if (await marked.count()) return;
      await reader.waitForTimeout(300);
    }
    throw new Error('no sentence is marked');
  });
  await pictures(reader, 'law-1-marked-sentence');
  await reader.goto(`/law/${instrument}/${provision}`);
  assert.equal(await reader.locator('text=Ce qui en dépend').count(), 0, 'the bank is not for everybody');
  await reader.locator('summary', { hasText: 'Signaler une erreur' }).click();
  await reader.locator('textarea[name=words]').fill('Cet article est-il vraiment abrogé ?');
  await Promise.all([reader.waitForNavigation(), reader.locator('form:has(textarea[name=words]) button').click()]);
  await pictures(reader, 'law-2-provision-reported');

  // The reviewer.
  const page = await browser.reader(server);
  await signIn(page, server, 'DEMO-RELECTEUR');
  await page.goto(`/law/${instrument}/${provision}`);
  assert.ok(await page.locator('text=Ce qui en dépend').isVisible());
  await pictures(page, 'law-3-impact');
  await page.goto('/law/reviews');
  const item = page.locator(`a[href$="/exam/${question}"]`);
  assert.ok(await item.isVisible());
  await pictures(page, 'law-4-reviews');
  await Promise.all([page.waitForNavigation(), item.click()]);
  await pictures(page, 'law-5-review');
  const year = new Date().getFullYear() + 1;
  await page.locator('textarea[name=reason]').fill('La règle est reprise à l’identique par le nouveau texte.');
  await page.locator('input[name=until]').fill(`${year}-06-30`);
  await Promise.all([page.waitForNavigation(), page.locator('form:has(textarea[name=reason]) button').click()]);
  assert.ok(await page.locator('.notice.success').isVisible());
  await pictures(page, 'law-6-approved');
  const left = await server.command('law', 'reviews');
  assert.doesNotMatch(left.out, new RegExp(`exam\\t${question}\\t`));

  // Another day the reviewer takes the approval back.
  await page.goto(`/law/reviews/traite-et-trafic/exam/${question}`);
  await pictures(page, 'law-7-take-back');
  await page.locator('form:has(input[value=withdraw]) textarea').fill('Une décision plus récente dit le contraire.');
  await Promise.all([page.waitForNavigation(), page.locator('form:has(input[value=withdraw]) button').click()]);
  assert.ok(await page.locator('.notice.success').isVisible());
  const again = await server.command('law', 'reviews');
  assert.match(again.out, new RegExp(`exam\\t${question}\\t`));
  await page.goto(`/law/reviews/traite-et-trafic/exam/${question}`);
  assert.ok(await page.locator('td', { hasText: 'approbation retirée' }).isVisible());
  await pictures(page, 'law-8-history');
  assert.deepEqual(page.errors, []);
});

test('an instructor uploads a folder, looks at the draft and publishes it', async () => {
  const zip = join(server.folder, 'content.zip');
  await reword(server, 'Un acte relu');
  await writeFile(zip, await packed(server));
  const page = await browser.reader(server, { script: false });
  await signIn(page, server, 'DEMO-FORMATEUR');
  await page.goto('/publishing');
  await pictures(page, 'publishing-1-home');
  await page.locator('input[name=file]').setInputFiles(zip);
  await Promise.all([page.waitForNavigation(), page.locator('form[enctype] button').click()]);
  assert.match(page.url(), /\/publishing\/drafts\//);
  assert.ok(await page.locator('li.changed', { hasText: 'Un acte relu' }).isVisible());
  await pictures(page, 'publishing-2-draft');
  await Promise.all([page.waitForNavigation(), page.locator('a[href$="/pages"]').click()]);
  await page.locator('select[name=jurisdiction]').selectOption('NE');
  await Promise.all([page.waitForNavigation(), page.locator('form.toolbar button').click()]);
  await pictures(page, 'publishing-3-preview');
  await page.goBack();
  await page.goBack();
  await page.locator('textarea[name=note]').fill('L’acte, relu.');
  await Promise.all([page.waitForNavigation(), page.locator('form:has(textarea[name=note]) button').click()]);
  assert.ok(await page.locator('.notice.success').isVisible());
  await pictures(page, 'publishing-4-published');
  await page.goto('/search?q=elements');
  await pictures(page, 'search');
});

for (const locale of ['fr-FR', 'en-GB']) {
  test(`a lesson with sections by country, a case file and the law on a small telephone (${locale})`, async () => {
    const page = await browser.reader(server, { locale, viewport: { width: 360, height: 740 } });
    const language = locale.slice(0, 2);
    const addresses = { overlays: '/courses/traite-et-trafic/elements/act', case: '/courses/traite-et-trafic/elements/case-tondi-beri', law: '/law', provisions: '/law/palermo-tip/3' };
    for (const [name, address] of Object.entries(addresses)) {
      await page.goto(address);
      await fits(page);
      await pictures(page, `small-${name}-${language}`);
    }
    const article = language === 'fr' ? 'art.\u00a03\u00a0a)' : 'art.\u00a03(a)';
    assert.ok((await page.locator('h2').allTextContents()).some(words => words.startsWith(article)), article);
    if (language === 'fr') assert.doesNotMatch(await page.locator('main').innerText(), /[a-zà-ü]'[a-zà-ü]/i, 'a typewriter’s apostrophe');
    assert.deepEqual(page.errors, []);
  });
}
