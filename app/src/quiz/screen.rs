//! The screens of a series as HTML: a question, its correction, the end. The server and the browser write them with the
//! same code, so that script changes nothing that is said.

use super::set::{Key, QuestionOfSet, SetView};
use learning::{
    mastery::objectives::State,
    quiz::{
        GapPart, Marked, Response, Task, Verdict,
        practice::{ObjectiveReason, QuestionReason},
        series::{Aim, Because, Dot, End, Series},
    },
};

/// A question about to be asked.
#[derive(Clone, Debug, Default)]
pub struct Asking<'a> {
    /// Its place in the pool.
    pub question: u32,
    /// It is asked again.
    pub again: bool,
    /// The id of the answer, for the plain form.
    pub event: &'a str,
    /// What is wrong with what was sent.
    pub error: &'a str,
}

/// Why a series is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The rules say so.
    End(End),
    /// Its time is over.
    Late,
    /// The learner ended it.
    Stopped,
}

/// Text made safe inside HTML.
#[must_use]
pub fn safe(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A series with its words, ready to be written.
#[derive(Clone, Copy, Debug)]
pub struct Screen<'a> {
    /// What travels.
    pub set: &'a SetView,
    /// Where it stands.
    pub series: &'a Series<'a>,
}

impl Screen<'_> {
    /// A question as a form.
    #[must_use]
    pub fn asking(&self, asking: &Asking) -> String {
        let Some(question) = self.set.questions.get(&asking.question) else { return String::new() };
        let (set, w) = (self.set, &self.set.words);
        let rounds = self.series.given().iter().filter(|given| given.again == asking.again).count();
        let order: Vec<String> = question.order.order().iter().map(ToString::to_string).collect();
        let hidden = [
            ("question", question.id.as_str()),
            ("language", &set.language),
            ("event", asking.event),
            ("owner", &set.owner),
            ("order", &order.join(",")),
            ("step", &rounds.to_string()),
            ("again", if asking.again { "1" } else { "" }),
        ];
        let hidden: String = hidden.iter().map(|(name, value)| field(name, value)).collect();
        let error = format!(
            "<p class=\"error\" id=\"missing\" role=\"alert\"{}>{}</p>",
            if asking.error.is_empty() { " hidden" } else { "" },
            safe(asking.error),
        );
        let hints = if question.hints.is_empty() {
            String::new()
        } else {
            format!(
                "<details class=\"overlay\"><summary>{}</summary>{}</details>",
                safe(&w.hint),
                question.hints.concat()
            )
        };
        let sure =
            if !asking.again && self.series.asks_whether_sure(asking.question) { self.sure() } else { String::new() };
        format!(
            "{}{}<form class=\"question card\" method=\"post\" action=\"{}\">\
             <h2 id=\"asked\" tabindex=\"-1\">{}</h2>{}<div id=\"stem\">{}</div>\
             <fieldset aria-labelledby=\"asked\">{error}{}</fieldset>{hints}{sure}{hidden}\
             <div class=\"row\"><button class=\"button\">{}</button></div></form>",
            self.dots(Some(asking.question)),
            self.number(asking),
            safe(&set.here),
            safe(&question.title),
            self.why(asking),
            question.stem,
            self.controls(question, None),
            safe(&w.answer),
        )
    }

    /// The correction of an answer.
    #[must_use]
    pub fn judged(&self, place: u32, response: &Response, sure: Option<bool>, again: bool) -> String {
        let Some(question) = self.set.questions.get(&place) else { return String::new() };
        let Ok(marked) = question.key.task().mark(response) else { return String::new() };
        let w = &self.set.words;
        let (tone, word) = verdict(self, &marked);
        let chosen = matches!(response, Response::Single(_) | Response::Multiple(_));
        let expected = if marked.verdict == Verdict::Right || chosen { String::new() } else { self.expected(question) };
        let foreseen = marked.feedback.iter().filter(|_| !chosen).filter_map(|at| question.says.get(usize::from(*at)));
        let foreseen: String = foreseen.map(|says| format!("<p>{says}</p>")).collect();
        let certain = if sure == Some(true) && marked.verdict != Verdict::Right {
            format!("<p><b>{}</b></p>", safe(&w.sure_wrong))
        } else {
            String::new()
        };
        let onward = if again { format!("{}?again=1", self.set.here) } else { self.set.here.clone() };
        format!(
            "{}<div class=\"question card\"><h2>{}</h2><div>{}</div><fieldset aria-label=\"{}\">{}</fieldset>\
             <div class=\"explains\"><p id=\"verdict\" tabindex=\"-1\" role=\"status\"><span class=\"tag {tone}\">{}</span></p>\
             {certain}{foreseen}{expected}<div>{}</div><p class=\"cite\">{}</p></div>\
             <div class=\"row\"><a class=\"button\" data-do=\"{}\" href=\"{}\">{}</a></div></div>",
            self.dots(None),
            safe(&question.title),
            question.stem,
            safe(&w.answer),
            self.controls(question, Some(response)),
            safe(&word),
            question.explanation,
            question.cited,
            if again { "again" } else { "next" },
            safe(&onward),
            safe(&w.next),
        )
    }

    /// The end: why, what was sure and wrong, how objectives stand, what may be put right, where to go.
    #[must_use]
    pub fn over(&self, why: Over) -> String {
        let w = &self.set.words;
        let says = match why {
            Over::Late => &w.over_time,
            Over::Stopped => &w.over_stopped,
            Over::End(_) if self.set.setup.aim == Aim::Review => &w.over_review,
            Over::End(End::Acquired) => &w.over_acquired,
            Over::End(End::Decided) => &w.over_decided,
            Over::End(_) => &w.over_nothing,
        };
        let (right, all) =
            self.series.first_round().fold((0, 0), |(right, all), one| (right + u32::from(one.whole), all + 1));
        let tally = w.tally.replace("{n}", &right.to_string()).replace("{o}", &all.to_string());
        let missed = self.series.missed().len();
        let again = if missed == 0 {
            String::new()
        } else {
            format!(
                "<div class=\"row\"><a class=\"button\" data-do=\"again\" href=\"{}?again=1\">{}</a></div>",
                safe(&self.set.here),
                safe(&w.again.replace("{n}", &missed.to_string())),
            )
        };
        format!(
            "{}<h2 id=\"asked\" tabindex=\"-1\">{}</h2><p class=\"lead\">{}</p><p>{}</p>{}{again}{}{}",
            self.dots(None),
            safe(&w.over),
            safe(says),
            safe(&tally),
            self.sure_and_wrong(),
            self.states(),
            self.set.onward,
        )
    }

    fn number(&self, asking: &Asking) -> String {
        let asked = self.series.first_round().count() + usize::from(!asking.again);
        format!("<p class=\"kicker\">{}</p>", safe(&self.set.words.question.replace("{n}", &asked.to_string())))
    }

    fn goal(&self, question: u32) -> &str {
        let objective = self.set.setup.pool.get(question as usize).map(|candidate| candidate.objective as usize);
        objective.and_then(|at| self.set.goals.get(at)).map_or("", |goal| goal.title.as_str())
    }

    /// Why a question comes, in words.
    fn why(&self, asking: &Asking) -> String {
        let w = &self.set.words;
        let because = self.series.next().ok().filter(|pick| pick.question == asking.question).map(|pick| pick.because);
        let says = match because.filter(|_| !asking.again) {
            None => w.why_again.clone(),
            Some(because) => self.reason(because),
        };
        let says = says.replace("{o}", self.goal(asking.question));
        format!("<p class=\"why\">{} {}</p>", safe(&w.why), safe(&says))
    }

    /// A reason in words; `{o}` stands for the objective.
    #[must_use]
    pub fn reason(&self, because: Because) -> String {
        let w = &self.set.words;
        match because {
            Because::Placement { open, .. } => w.why_placement.replace("{n}", &open.to_string()),
            Because::Review => w.why_review.clone(),
            Because::Practice { objective, question } => {
                let objective = match objective {
                    ObjectiveReason::Open => &w.why_open,
                    ObjectiveReason::NotYet => &w.why_not_yet,
                    ObjectiveReason::KeepUp => &w.why_keep_up,
                    ObjectiveReason::Ahead => &w.why_ahead,
                };
                let question = match question {
                    QuestionReason::RightDifficulty => &w.why_right,
                    QuestionReason::NearestDifficulty => &w.why_nearest,
                    QuestionReason::ToLearnAboutIt => &w.why_to_learn,
                };
                format!("{objective} {question}")
            }
        }
    }

    fn dots(&self, now: Option<u32>) -> String {
        let w = &self.set.words;
        let mut asked: Vec<u32> = self.series.first_round().map(|given| given.question).collect();
        if let Some(now) = now.filter(|now| !asked.contains(now)) {
            asked.push(now);
        }
        if self.set.setup.aim == Aim::Placement || asked.is_empty() {
            return String::new();
        }
        let dot = |question: u32| {
            let (class, word) = match self.series.dot(question) {
                Some(Dot::Right) => (" class=\"right\"", &w.dot_right),
                Some(Dot::Hinted) => (" class=\"hinted\"", &w.dot_hinted),
                Some(Dot::Mended) => (" class=\"mended\"", &w.dot_mended),
                Some(Dot::Wrong) => (" class=\"wrong\"", &w.dot_wrong),
                None => ("", &w.dot_now),
            };
            let current = if now == Some(question) { " aria-current=\"step\"" } else { "" };
            format!("<li{class}{current}><span class=\"vh\">{}</span></li>", safe(word))
        };
        let dots: String = asked.into_iter().map(dot).collect();
        format!("<ol class=\"dots\" aria-label=\"{}\">{dots}</ol>", safe(&w.dots))
    }

    fn sure(&self) -> String {
        let w = &self.set.words;
        let choice = |value: &str, word: &str| {
            format!(
                "<label class=\"option\"><input type=\"radio\" name=\"sure\" value=\"{value}\"><span>{}</span></label>",
                safe(word)
            )
        };
        format!(
            "<fieldset><legend>{}</legend><div class=\"row\">{}{}</div></fieldset>",
            safe(&w.sure_asks),
            choice("yes", &w.sure),
            choice("no", &w.unsure),
        )
    }

    fn sure_and_wrong(&self) -> String {
        let titles = self.series.sure_and_wrong().into_iter().filter_map(|place| self.set.questions.get(&place));
        let rows: String = titles
            .map(|question| format!("<li><div><b>{}</b>{}</div></li>", safe(&question.title), question.explanation))
            .collect();
        if rows.is_empty() {
            return rows;
        }
        format!("<h3>{}</h3><ul class=\"list\">{rows}</ul>", safe(&self.set.words.sure_first))
    }

    fn states(&self) -> String {
        let w = &self.set.words;
        let mut open = false;
        let rows: String = self
            .set
            .goals
            .iter()
            .zip(&self.series.profile().objectives)
            .map(|(goal, known)| {
                let (tone, word) = match known.state {
                    State::Acquired => ("right", &w.acquired),
                    State::NotYet => ("wrong", &w.not_yet),
                    State::Open => ("open", &w.open),
                };
                open |= known.state == State::Open;
                let lesson = if known.state == State::Acquired { "" } else { &goal.lesson };
                format!(
                    "<li><div>{}<small>{lesson}</small></div><span class=\"tag {tone}\">{}</span></li>",
                    safe(&goal.title),
                    safe(word),
                )
            })
            .collect();
        let says = if open { format!("<p>{}</p>", safe(&w.open_says)) } else { String::new() };
        format!("<h3>{}</h3><ul class=\"list\">{rows}</ul>{says}", safe(&w.states))
    }

    fn expected(&self, question: &QuestionOfSet) -> String {
        let rows: String = question.expected.iter().map(|html| format!("<li>{html}</li>")).collect();
        let list = if matches!(question.key, Key::Order(_)) { "ol" } else { "ul" };
        format!("<p><b>{}</b></p><{list}>{rows}</{list}>", safe(&self.set.words.expected))
    }

    /// The controls of a question; with an answer, filled in and judged.
    fn controls(&self, question: &QuestionOfSet, answer: Option<&Response>) -> String {
        let w = &self.set.words;
        let off = if answer.is_some() { " disabled" } else { "" };
        match &question.key.task() {
            Task::Single { right, choices } => {
                let taken = if let Some(Response::Single(taken)) = answer { vec![*taken] } else { Vec::new() };
                let key: Vec<bool> = (0..choices.len()).map(|at| at == usize::from(*right)).collect();
                self.options(question, "radio", &key, &taken, answer.is_some())
            }
            Task::Multiple { right, .. } => {
                let taken = if let Some(Response::Multiple(taken)) = answer { taken.clone() } else { Vec::new() };
                let options = self.options(question, "checkbox", right, &taken, answer.is_some());
                format!("<p class=\"hint\">{}</p>{options}", safe(&w.several))
            }
            Task::Order { .. } => {
                let given: &[u16] = if let Some(Response::Order(given)) = answer { given } else { &[] };
                let rows = question.order.order().iter().enumerate().map(|(shown, author)| {
                    let rank = given.iter().position(|one| one == author);
                    let entries: Vec<(usize, String)> =
                        (0..question.texts.len()).map(|r| (r, (r + 1).to_string())).collect();
                    let name = format!("rank-{shown}");
                    self.pair(question.texts.get(usize::from(*author)), &name, &entries, rank, off)
                });
                format!("<p class=\"hint\">{}</p>{}", safe(&w.order_says), rows.collect::<String>())
            }
            Task::Match { .. } => {
                let given: &[Option<u16>] = if let Some(Response::Match(given)) = answer { given } else { &[] };
                let entry =
                    |(shown, author): (usize, &u16)| Some((shown, question.entries.get(usize::from(*author))?.clone()));
                let entries: Vec<(usize, String)> =
                    question.order.order().iter().enumerate().filter_map(entry).collect();
                let rows = question.texts.iter().enumerate().map(|(row, text)| {
                    let taken = given.get(row).copied().flatten();
                    let shown = taken.and_then(|taken| question.order.order().iter().position(|one| *one == taken));
                    self.pair(Some(text), &format!("row-{row}"), &entries, shown, off)
                });
                format!("<p class=\"hint\">{}</p>{}", safe(&w.match_says), rows.collect::<String>())
            }
            Task::Number { .. } => {
                let value = if let Some(Response::Number(value)) = answer { value } else { "" };
                written("number", &w.number, value, " inputmode=\"decimal\"", off)
            }
            Task::Text { .. } => {
                let value = if let Some(Response::Text(value)) = answer { value } else { "" };
                format!("<p class=\"hint\">{}</p>{}", safe(&w.folded), written("text", &w.text, value, "", off))
            }
            Task::Gap { parts } => {
                let given: &[String] = if let Some(Response::Gap(given)) = answer { given } else { &[] };
                format!("<p class=\"hint\">{}</p><p>{}</p>", safe(&w.folded), self.gaps(question, parts, given, off))
            }
            Task::Essay { .. } | Task::Case(_) => String::new(),
        }
    }

    fn options(&self, question: &QuestionOfSet, kind: &str, key: &[bool], taken: &[u16], judged: bool) -> String {
        let w = &self.set.words;
        let missed = if kind == "radio" { &w.was } else { &w.missed };
        let row = |(shown, author): (usize, &u16)| {
            let text = question.texts.get(usize::from(*author))?;
            let (chosen, right) = (taken.contains(author), key.get(usize::from(*author)).copied().unwrap_or(false));
            let (class, word) = match (judged, chosen, right) {
                (true, true, true) => (" right", w.right.as_str()),
                (true, true, false) => (" wrong", w.wrong.as_str()),
                (true, false, true) => (" right", missed.as_str()),
                _ => ("", ""),
            };
            let feedback = question.says.get(usize::from(*author)).map_or("", String::as_str);
            let says = if word.is_empty() {
                String::new()
            } else {
                format!("<span class=\"says\"><b>{}</b> {feedback}</span>", safe(word))
            };
            let on = if chosen { " checked" } else { "" };
            let off = if judged { " disabled" } else { "" };
            Some(format!(
                "<label class=\"option{class}\"><input type=\"{kind}\" name=\"choice\" value=\"{shown}\"{on}{off}>\
                 <span>{text}</span>{says}</label>"
            ))
        };
        question.order.order().iter().enumerate().filter_map(row).collect()
    }

    fn pair(
        &self,
        text: Option<&String>,
        name: &str,
        entries: &[(usize, String)],
        taken: Option<usize>,
        off: &str,
    ) -> String {
        let option = |(value, words): &(usize, String)| {
            let on = if taken == Some(*value) { " selected" } else { "" };
            format!("<option value=\"{value}\"{on}>{}</option>", safe(words))
        };
        let options: String = entries.iter().map(option).collect();
        format!(
            "<div class=\"pair\"><label for=\"{name}\">{}</label><select id=\"{name}\" name=\"{name}\"{off}>\
             <option value=\"\">{}</option>{options}</select></div>",
            text.map_or("", String::as_str),
            safe(&self.set.words.choose),
        )
    }

    fn gaps(&self, question: &QuestionOfSet, parts: &[GapPart], given: &[String], off: &str) -> String {
        let (mut gap, mut text) = (0_usize, question.texts.iter());
        let mut html = String::new();
        for part in parts {
            match part {
                GapPart::Text(_) => html.push_str(text.next().map_or("", String::as_str)),
                GapPart::Gap(_) => {
                    let label = self.set.words.gap.replace("{n}", &(gap + 1).to_string());
                    let value = given.get(gap).map_or("", String::as_str);
                    html.push_str(&format!(
                        "<input name=\"gap-{gap}\" type=\"text\" class=\"gap\" value=\"{}\" aria-label=\"{}\" \
                         autocomplete=\"off\" maxlength=\"200\"{off}>",
                        safe(value),
                        safe(&label),
                    ));
                    gap += 1;
                }
            }
        }
        html
    }
}

fn field(name: &str, value: &str) -> String {
    format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">", safe(value))
}

fn written(name: &str, label: &str, value: &str, more: &str, off: &str) -> String {
    format!(
        "<div class=\"field\"><label for=\"{name}\">{}</label><input id=\"{name}\" name=\"{name}\" type=\"text\" \
         value=\"{}\"{more} autocomplete=\"off\" maxlength=\"500\"{off}></div>",
        safe(label),
        safe(value),
    )
}

fn verdict(screen: &Screen, marked: &Marked) -> (&'static str, String) {
    let w = &screen.set.words;
    match marked.verdict {
        Verdict::Right => ("right", w.right.clone()),
        Verdict::Partial => {
            let (earned, of) = (marked.credit.earned.to_string(), marked.credit.of.to_string());
            ("open", w.partial.replace("{n}", &earned).replace("{o}", &of))
        }
        Verdict::Wrong | Verdict::Unmarked => ("wrong", w.wrong.clone()),
    }
}
