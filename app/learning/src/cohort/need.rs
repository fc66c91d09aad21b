//! Who needs help, and why: each reason can be said in words and looked up in the answers behind it.

/// One marked practice answer, in the order in which answers were kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Try<'a> {
    /// The question, or the step of a case file.
    pub question: &'a str,
    /// What it tests.
    pub objective: &'a str,
    /// Wholly right.
    pub right: bool,
}

/// From when on somebody is said to need help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    /// Failed tries in a row on one question or objective.
    pub tries: u32,
    /// Days without activity.
    pub days: u32,
    /// How many answers make up "lately", compared with as many before.
    pub window: u32,
    /// Points of success lost between the two, out of a hundred.
    pub fall: u32,
}

impl Default for Watch {
    fn default() -> Self {
        Self { tries: 4, days: 7, window: 10, fall: 30 }
    }
}

/// On what somebody fails again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stuck {
    /// One question, by id.
    Question(String),
    /// One objective, over several questions.
    Objective(String),
}

/// A reason to go and see somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// The last tries all failed.
    Stuck {
        /// On what.
        on: Stuck,
        /// How many in a row.
        tries: u32,
    },
    /// Nothing was done for so many days; `never` when nothing was done at all.
    Silent {
        /// Days since the last activity, or since the enrolment.
        days: u32,
        /// Nothing was ever done.
        never: bool,
    },
    /// The last answers are less often right than those before.
    Falling {
        /// Out of a hundred, before.
        before: u32,
        /// Out of a hundred, lately.
        lately: u32,
    },
}

/// Why somebody needs help: stuck first, in the order in which they got stuck; then falling; then silent. Empty for nobody
/// to worry about. `seen`: the last activity of any kind; `since`: the enrolment; all in milliseconds.
#[must_use]
pub fn needs(tries: &[Try], seen: Option<i64>, since: i64, now: i64, watch: &Watch) -> Vec<Need> {
    let mut found = stuck(tries, watch);
    found.extend(falling(tries, watch));
    found.extend(silent(seen, since, now, watch));
    found
}

fn stuck(tries: &[Try], watch: &Watch) -> Vec<Need> {
    let questions = runs(tries, |one| one.question);
    let mut found: Vec<Need> = Vec::new();
    let mut told: Vec<&str> = Vec::new();
    for (question, run) in questions.iter().filter(|(_, run)| *run >= watch.tries) {
        told.extend(tries.iter().find(|one| one.question == *question).map(|one| one.objective));
        found.push(Need::Stuck { on: Stuck::Question((*question).to_owned()), tries: *run });
    }
    // An objective whose one question is named already would say the same twice.
    let objectives = runs(tries, |one| one.objective);
    let objectives = objectives.iter().filter(|(objective, run)| *run >= watch.tries && !told.contains(objective));
    found.extend(objectives.map(|(o, run)| Need::Stuck { on: Stuck::Objective((*o).to_owned()), tries: *run }));
    found
}

/// How many of the last tries on each thing failed in a row, in the order in which things were first met.
fn runs<'a>(tries: &[Try<'a>], of: impl Fn(&Try<'a>) -> &'a str) -> Vec<(&'a str, u32)> {
    let mut runs: Vec<(&'a str, u32)> = Vec::new();
    for one in tries {
        let name = of(one);
        let place = runs.iter().position(|(known, _)| *known == name);
        let before = place.and_then(|n| runs.get(n)).map_or(0, |(_, run)| *run);
        let run = if one.right { 0 } else { before + 1 };
        match place.and_then(|n| runs.get_mut(n)) {
            Some(entry) => entry.1 = run,
            None => runs.push((name, run)),
        }
    }
    runs
}

fn falling(tries: &[Try], watch: &Watch) -> Option<Need> {
    let window = usize::try_from(watch.window).ok().filter(|window| *window > 0)?;
    let earlier = tries.len().checked_sub(2 * window)?;
    let (before, lately) = tries.get(earlier..)?.split_at_checked(window)?;
    let rate = |part: &[Try]| {
        let right = u32::try_from(part.iter().filter(|one| one.right).count()).unwrap_or(0);
        right * 100 / watch.window
    };
    let (before, lately) = (rate(before), rate(lately));
    (before >= lately + watch.fall).then_some(Need::Falling { before, lately })
}

fn silent(seen: Option<i64>, since: i64, now: i64, watch: &Watch) -> Option<Need> {
    const DAY: i64 = 24 * 3600 * 1000;
    let days = u32::try_from((now - seen.unwrap_or(since)).max(0) / DAY).unwrap_or(u32::MAX);
    (days >= watch.days).then_some(Need::Silent { days, never: seen.is_none() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 3600 * 1000;

    /// `a1+ a1- b2-`: question a or b of objective 1 or 2, right or wrong.
    fn check(told: &str, seen_days_ago: Option<i64>, expected: &str) {
        let tries: Vec<Try> = told
            .split_whitespace()
            .map(|word| {
                let (name, sign) = word.split_at(2);
                let (question, objective) = name.split_at(1);
                Try { question, objective, right: sign == "+" }
            })
            .collect();
        let now = 100 * DAY;
        let found = needs(&tries, seen_days_ago.map(|days| now - days * DAY), now - 20 * DAY, now, &Watch::default());
        let words: Vec<String> = found
            .iter()
            .map(|need| match need {
                Need::Stuck { on: Stuck::Question(id), tries } => format!("question {id} {tries}"),
                Need::Stuck { on: Stuck::Objective(id), tries } => format!("objective {id} {tries}"),
                Need::Silent { days, never: true } => format!("never, {days}"),
                Need::Silent { days, never: false } => format!("silent {days}"),
                Need::Falling { before, lately } => format!("falls {before} to {lately}"),
            })
            .collect();
        assert_eq!(words.join("; "), expected, "{told}");
    }

    #[test]
    fn four_failures_in_a_row_and_a_right_answer_ends_them() {
        check("a1- a1- a1-", Some(0), "");
        check("a1- a1- a1- a1-", Some(0), "question a 4");
        check("a1- a1- a1- a1- a1+", Some(0), "");
        check("a1- a1- b2- a1- b2- a1- b2- b2-", Some(0), "question a 4; question b 4");
    }

    #[test]
    fn several_questions_of_one_objective_count_together_and_are_not_told_twice() {
        check("a1- b1- c1- a1-", Some(0), "objective 1 4");
        check("a1- b1- a1- a1- a1-", Some(0), "question a 4");
        check("a1- b1- c1+ a1- b1- c1-", Some(0), "");
    }

    #[test]
    fn a_week_without_anything_is_told() {
        check("a1+", Some(6), "");
        check("a1+", Some(7), "silent 7");
        check("", None, "never, 20");
    }

    #[test]
    fn success_that_falls_over_the_last_ten_is_told() {
        let (good, mixed) = ("a1+ b1+ c1+ d1+ e1+ f1+ g1+ h1+ i1+ j1+ ", "a1+ b1- c1+ d1+ e1- f1+ g1+ h1- i1+ j1+ ");
        check(&format!("{good}{good}"), Some(0), "");
        check(&format!("{good}{mixed}"), Some(0), "falls 100 to 70");
        check(&format!("a1- {good}{mixed}"), Some(0), "falls 100 to 70");
        check(mixed, Some(0), "");
    }
}
