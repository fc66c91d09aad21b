// The trainee: first sign-in, reads, answers wrong then right, sees feedback and progress, takes the test. With script and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser, islandsReady } from '../world/browser.mjs';
import { exists, firstSignIn, newPerson } from '../world/people.mjs';
import { Server } from '../world/server.mjs';

let server, browser;
before(async () => { [server, browser] = await Promise.all([Server.start(), Browser.start()]); });
after(async () => { await browser?.stop(); await server?.stop(); });

const course = '/courses/traite-et-trafic';

for (const script of [true, false]) {
  test(`the trainee (${script ? 'with' : 'without'} script)`, async t => {
    const matricule = script ? 'TRN-1' : 'TRN-2';
    const page = await browser.reader(server, { script });
    if (!(await exists(page, course))) return t.skip('no course page yet');
    await firstSignIn(page, server, matricule, await newPerson(server, matricule));

    // Reads.
    await page.goto(course);
    await Promise.all([page.waitForNavigation(), page.locator('section.next a.button').click()]);
    const lesson = page.url();
    assert.ok(await page.locator('article.lesson').isVisible());

    // Answers wrong, then right.
    const asked = () => page.locator('section.asked:has(input[type=radio])').first();
    if (script) await islandsReady(page);
    const answer = async choice => {
      await choice.check();
      const sent = script ? page.waitForResponse(one => one.request().method() === 'POST') : page.waitForNavigation();
      await Promise.all([sent, asked().locator('button.button').click()]);
    };
    let right = -1;
    for (let tried = 0; tried < 6 && right < 0; tried += 1) {
      await answer(asked().locator('input[type=radio]').nth(tried));
      assert.ok(await asked().locator('.explains').isVisible(), 'the explanation shows after the answer');
      if ((await asked().locator('.option.wrong').count()) === 0) right = tried;
      else {
        assert.match(await asked().locator('.option.wrong .says').innerText(), /\S/, 'a wrong answer says why');
        if (script) await asked().locator('button.button').click();
        else await Promise.all([page.waitForNavigation(), asked().locator('button.button').click()]);
      }
    }
    assert.ok(right >= 0, 'one option is right');

    // What was kept is there after coming back.
    await page.goto(lesson);
    assert.ok(await asked().locator('.option.right').count() > 0, 'the answer was kept');

    // Says that it is read, and sees it on the course page.
    await page.goto(lesson);
    await Promise.all([page.waitForNavigation(), page.locator('form[action$="/read"] button').click()]);
    await page.goto(course);
    assert.ok(await page.locator('.tag.right').count() > 0, 'the lesson is read');
    assert.deepEqual(page.errors, []);
  });
}
