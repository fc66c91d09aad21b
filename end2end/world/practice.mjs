// Questions as a person answers them in a browser, with script and without.
import { islandsReady } from './browser.mjs';

/** A question of a lesson, by its id. */
export class Question {
  constructor(page, id, script) {
    Object.assign(this, { page, script, card: page.locator(`section.asked#${id}`) });
  }

  async ready() {
    await this.card.scrollIntoViewIfNeeded();
    if (this.script) await islandsReady(this.page);
  }

  /** Chooses the options that begin with these words, and answers. */
  async answer(...beginnings) {
    if (await this.card.locator('input:disabled').count()) await this.press();
    for (const words of beginnings) await this.card.locator('label.option', { hasText: words }).locator('input').check();
    await this.press();
  }

  async press() {
    const button = this.card.locator('button.button');
    if (this.script) await button.click();
    else await Promise.all([this.page.waitForNavigation(), button.click()]);
  }

  /** What the page says of the answer, once it is there. */
  says(words) {
    return this.card.locator('.saved', { hasText: words }).waitFor();
  }

  option(words) {
    return this.card.locator('label.option', { hasText: words });
  }
}

/** Fills the question of a test that the page shows, whatever its kind. */
export async function fillQuestion(page, choice = 0) {
  const form = page.locator('form.question');
  const options = form.locator('input[name=choice]');
  if (await options.count()) await options.nth(choice % (await options.count())).check();
  for (const [place, list] of (await form.locator('select').all()).entries()) {
    const name = await list.getAttribute('name');
    await list.selectOption({ index: 1 + (name.startsWith('rank-') ? place : choice % ((await list.locator('option').count()) - 1)) });
  }
  for (const field of await form.locator('input[type=text]').all()) await field.fill((await field.getAttribute('name')) === 'number' ? '3' : 'contrainte');
  for (const field of await form.locator('textarea').all()) await field.fill('Un texte.');
}

/** Presses a button or a link that leads to another page. */
export async function follow(page, place) {
  await Promise.all([page.waitForNavigation(), place.click()]);
}
