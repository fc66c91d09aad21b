// A person's first day: code, new password, language, sessions, a wrong password, a lost one. With script and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser, signIn } from '../world/browser.mjs';
import { firstSignIn, newPerson } from '../world/people.mjs';
import { Server } from '../world/server.mjs';

let server, browser;
before(async () => { [server, browser] = await Promise.all([Server.start(), Browser.start()]); });
after(async () => { await browser?.stop(); await server?.stop(); });

for (const script of [true, false]) {
  const way = script ? 'with script' : 'without script';

  test(`a code opens the door once, and a password of one's own afterwards (${way})`, async () => {
    const matricule = script ? 'E2E-1' : 'E2E-2';
    const code = await newPerson(server, matricule);
    const page = await browser.reader(server, { script });
    const password = await firstSignIn(page, server, matricule, code);

    const other = await browser.reader(server, { script });
    await signIn(other, server, matricule, code);
    assert.ok(await other.locator('.errors').isVisible(), 'the code was used up');
    await signIn(other, server, matricule, password);
    await other.goto('/account');
    assert.equal(await other.locator('form[action$="/account/sessions"]').count() >= 1, true, 'the other session is listed');
    await Promise.all([other.waitForNavigation(), other.locator('form[action$="/account/sessions"] button').last().click()]);
    await page.goto('/account');
    assert.match(page.url(), /\/sign-in|\/account/);
    assert.equal(await page.locator('input[name=secret]').count() + await page.locator('a[href*="/sign-in"]').count() > 0, true, 'signed out from afar');
  });

  test(`the language is chosen by a button and kept (${way})`, async () => {
    const page = await browser.reader(server, { script });
    await page.goto('/sign-in');
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
    await Promise.all([page.waitForNavigation(), page.locator('button[name=locale][value=en]').click()]);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.goto('/sign-in');
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  });

  test(`a wrong password says so beside the field and keeps the name typed (${way})`, async () => {
    const page = await browser.reader(server, { script });
    await signIn(page, server, 'DEMO-TUTEUR', 'not the password');
    assert.ok(await page.locator('.errors').isVisible());
    assert.equal(await page.locator('input[name=name]').inputValue(), 'DEMO-TUTEUR');
    assert.equal(await page.locator('input[name=secret]').inputValue(), '');
  });
}

test('the credentials of the demonstration are printed once', async () => {
  const { out } = await server.command('people', 'list');
  assert.match(out, /DEMO-APPRENANT/);
  assert.doesNotMatch(out, new RegExp(server.accounts['DEMO-APPRENANT']));
  await server.kill('SIGTERM');
  await server.serve(['--demo']);
  assert.doesNotMatch(server.announced, /DEMO-APPRENANT/);
});
