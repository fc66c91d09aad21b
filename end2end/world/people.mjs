// What people do on every journey, in words.
import { signIn } from './browser.mjs';

/** Makes a person from the server's command line: the one-time code that the registrar would hand over. */
export async function newPerson(server, matricule, roles = 'learner', more = []) {
  const { code, out } = await server.command('people', 'create', matricule, 'Sawadogo', 'Awa', '--roles', roles, '--jurisdiction', 'BF', ...more);
  const found = /code\s*:\s*(\S+)/.exec(out);
  if (code !== 0 || !found) throw new Error(`no code for ${matricule}: ${out}`);
  return found[1];
}

/** The first sign-in: the code, then a password of one's own. */
export async function firstSignIn(page, server, matricule, code, password = 'cheval batterie agrafe') {
  await signIn(page, server, matricule, code);
  if (new URL(page.url()).pathname !== '/account/password') throw new Error(`no new password asked for, but ${page.url()}`);
  await page.locator('input[name=password]').fill(password);
  await page.locator('input[name=again]').fill(password);
  await Promise.all([page.waitForNavigation(), page.locator('form:has(input[name=again]) button').click()]);
  return password;
}

/** Whether an address leads anywhere yet. */
export async function exists(page, address) {
  return (await page.request.get(address)).status() !== 404;
}
