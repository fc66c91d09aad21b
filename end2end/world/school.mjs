// A demonstration school where something has happened: a cohort, people, tests under way and handed in. For the walks over every page.
import { newCohort, newSeries, signedIn, sitTest } from './caller.mjs';
import { newPerson } from './people.mjs';

export const course = 'traite-et-trafic';

/** The ids that addresses of `pages.mjs` name in braces. */
export async function lived(server) {
  await newPerson(server, 'VIE-1');
  await newPerson(server, 'VIE-2');
  const registrar = await signedIn(server, 'DEMO-SCOLARITE');
  const learner = await signedIn(server, 'DEMO-APPRENANT');
  const cohort = await newCohort(registrar, 'Session de Bobo-Dioulasso, mars 2026', ['DEMO-APPRENANT', 'VIE-1', 'VIE-2']);
  const empty = await newCohort(registrar, 'Promotion à venir', ['VIE-2']);
  const done = await sitTest(learner, cohort, 'test-elements', { choice: n => n });
  const open = await sitTest(learner, cohort, 'test-framework', { upTo: 3, handIn: false });
  const { text } = await registrar.get(`/cohorts/${cohort}`);
  const person = /\/members\/([0-9a-f-]{36})"[^>]*>Sawadogo/.exec(text)[1];
  const placed = await newSeries(learner, 'placement', { upTo: Infinity });
  const series = await newSeries(learner, 'practice?module=elements', { upTo: 3 });
  const over = await newSeries(learner, 'practice?module=framework', { upTo: 4 });
  await learner.post(`${over}/end`, { event: crypto.randomUUID() });
  return { cohort, empty, person, done: done.attempt, open: open.attempt, placed, series, over };
}

