//! A question on paper: asked without its key, or answered with it.

use super::prose::{blocks, inline};
use crate::{catalogue::prose::Writer, text::Text};
use learning::{
    catalogue::{Language, Prose},
    dice::{Dice, Seed, SeededDice},
    quiz::{Arrangement, Choice, GapPart, Question, Task, typed::letter},
};
use service::paper::document::{Block, Boxed, Span, Table, Words, words};

/// Purpose of the seed of an order on paper.
const PAPER: u64 = 40;

/// A question and the order in which its options are printed.
pub(super) struct Printed<'a> {
    pub(super) t: &'a Text,
    pub(super) writer: &'a Writer<'a>,
    pub(super) language: Language,
}

/// An order of one's own for a practice question, the same on every print: the author's may give the answer away.
pub(super) fn order(question: &Question) -> Arrangement {
    order_of(question.id.as_str(), &question.wordings.text(question.wordings.source()).task)
}

fn order_of(id: &str, task: &Task) -> Arrangement {
    let seed =
        id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    let count = u16::try_from(task.shuffled()).unwrap_or(0);
    let mut order: Vec<u16> = (0..count).collect();
    SeededDice::new(Seed(seed), PAPER).shuffle(&mut order);
    Arrangement::new(order).unwrap_or_else(|| Arrangement::of_author(usize::from(count)))
}

impl Printed<'_> {
    fn prose(&self, prose: &Prose) -> Vec<Block> {
        blocks(&self.writer.html(prose))
    }

    fn line(&self, prose: &Prose) -> Words {
        inline(&self.writer.html(prose))
    }

    /// What is asked, under a heading of this level.
    pub(super) fn asked(&self, level: u8, number: &str, question: &Question, order: &Arrangement) -> Vec<Block> {
        let wording = question.wording(self.language).1;
        let title = format!("{} – {}", self.t.paper_question(number.to_owned()), wording.title);
        let mut found = vec![Block::heading(level, title)];
        found.extend(super::prose::under(self.prose(&wording.stem), level + 1));
        if let Task::Case(case) = &wording.task {
            for (place, step) in case.steps.iter().enumerate() {
                let mut one = vec![Block::heading(level + 1, format!("{number}.{} – {}", place + 1, step.title))];
                one.extend(self.prose(&step.stem));
                one.extend(self.task(&step.task, &order_of(step.id.as_str(), &step.task)));
                found.push(Block::Together(one));
            }
            return found;
        }
        found.extend(self.task(&wording.task, order));
        vec![Block::Together(found)]
    }

    /// The same without its title, which might say too much in a test.
    pub(super) fn asked_plain(&self, level: u8, number: &str, question: &Question, order: &Arrangement) -> Vec<Block> {
        let wording = question.wording(self.language).1;
        let mut found = vec![Block::heading(level, self.t.paper_question(number.to_owned()))];
        // A question without stem is asked by its title.
        match wording.stem.is_empty() {
            true => found.push(Block::says(wording.title.clone())),
            false => found.extend(super::prose::under(self.prose(&wording.stem), level + 1)),
        }
        found.extend(self.task(&wording.task, order));
        vec![Block::Together(found)]
    }

    fn task(&self, task: &Task, order: &Arrangement) -> Vec<Block> {
        let t = self.t;
        match task {
            Task::Single { choices, .. } => vec![Block::Boxes(self.choices(choices, order, None))],
            Task::Multiple { choices, .. } => {
                vec![Block::Small(words(t.paper_several())), Block::Boxes(self.choices(choices, order, None))]
            }
            Task::Order { steps } => {
                let number = |place: usize| (place + 1).to_string();
                let rows = in_order(steps, order).enumerate();
                let rows = rows.map(|(n, step)| Boxed { label: number(n), ticked: None, body: self.prose(step) });
                vec![Block::Small(words(t.paper_order_says())), Block::Boxes(rows.collect()), Block::Lines(1)]
            }
            Task::Match { left_heading, right_heading, left, right, .. } => {
                let right: Vec<&Prose> = in_order(right, order).collect();
                let cell = |label: String, prose: Option<&&Prose>| match prose {
                    Some(prose) => [vec![Span::strong(label)], self.line(prose)].concat(),
                    None => Vec::new(),
                };
                let left: Vec<&Prose> = left.iter().collect();
                let rows = (0..left.len().max(right.len())).map(|n| {
                    let mark = letter(u16::try_from(n).unwrap_or(u16::MAX));
                    vec![cell(format!("{}. ", n + 1), left.get(n)), cell(format!("{mark}. "), right.get(n))]
                });
                let table = Table {
                    head: vec![self.line(left_heading), self.line(right_heading)],
                    rows: rows.collect(),
                    ..Table::default()
                };
                vec![Block::Small(words(t.paper_match_says())), Block::Table(table), Block::Lines(1)]
            }
            Task::Number { .. } | Task::Text { .. } => vec![Block::Small(words(t.paper_answer())), Block::Lines(1)],
            Task::Gap { parts } => {
                let mut found = Vec::new();
                let mut gap = 0;
                for part in parts {
                    match part {
                        GapPart::Text(prose) => found.extend(self.line(prose)),
                        GapPart::Gap(_) => {
                            gap += 1;
                            found.push(Span::plain(format!(" ({gap}) ……………………… ")));
                        }
                    }
                }
                vec![Block::Paragraph(found)]
            }
            Task::Essay { points, .. } => {
                vec![Block::Small(words(t.paper_points(i64::from(*points)))), Block::Lines(8)]
            }
            Task::Case(_) => Vec::new(),
        }
    }

    fn choices(&self, choices: &[Choice], order: &Arrangement, right: Option<&[bool]>) -> Vec<Boxed> {
        let places = (0_u16..).zip(order.order());
        places
            .filter_map(|(place, author)| {
                let choice = choices.get(usize::from(*author))?;
                let mut body = self.prose(&choice.text);
                if let (Some(_), Some(feedback)) = (right, &choice.feedback) {
                    body.push(Block::Small(self.line(feedback)));
                }
                let ticked = right.is_some_and(|right| right.get(usize::from(*author)) == Some(&true));
                Some(Boxed { label: letter(place).to_string(), ticked: Some(ticked), body })
            })
            .collect()
    }

    /// The right answer as it would be typed.
    pub(super) fn answer(&self, task: &Task, order: &Arrangement) -> String {
        let shown =
            |author: u16| (0_u16..).zip(order.order()).find(|(_, a)| **a == author).map_or(0, |(place, _)| place);
        match task {
            Task::Single { right, .. } => letter(shown(*right)).to_string(),
            Task::Multiple { right, .. } => {
                let rights = (0_u16..).zip(right).filter(|(_, right)| **right);
                let mut letters: Vec<char> = rights.map(|(author, _)| letter(shown(author))).collect();
                letters.sort_unstable();
                letters.into_iter().collect()
            }
            Task::Order { steps } => {
                let places = (0..u16::try_from(steps.len()).unwrap_or(0)).map(|author| (shown(author) + 1).to_string());
                places.collect::<Vec<_>>().join("-")
            }
            Task::Match { key, .. } => {
                let pair = |(row, entry): (usize, &u16)| format!("{}{}", row + 1, letter(shown(*entry)));
                key.iter().enumerate().map(pair).collect::<Vec<_>>().join(" ")
            }
            Task::Number { answer, tolerance } => {
                let (answer, tolerance) = (answer.to_string(), tolerance.to_string());
                if tolerance == "0" { answer } else { format!("{answer} ± {tolerance}") }
            }
            Task::Text { accepted, .. } => accepted.join(" / "),
            Task::Gap { parts } => {
                let gaps =
                    parts.iter().filter_map(|p| if let GapPart::Gap(a) = p { Some(a.join(" / ")) } else { None });
                gaps.collect::<Vec<_>>().join(" ; ")
            }
            Task::Essay { .. } | Task::Case(_) => String::new(),
        }
    }

    /// The answer with what is said about it and the law it rests on.
    pub(super) fn answered(&self, level: u8, number: &str, question: &Question, order: &Arrangement) -> Vec<Block> {
        let wording = question.wording(self.language).1;
        let title = format!("{} – {}", self.t.paper_question(number.to_owned()), wording.title);
        let mut found = vec![Block::heading(level, title)];
        if let Task::Case(case) = &wording.task {
            for (place, step) in case.steps.iter().enumerate() {
                found.push(Block::heading(level + 1, format!("{number}.{} – {}", place + 1, step.title)));
                let order = order_of(step.id.as_str(), &step.task);
                found.extend(self.solution(&step.task, &order, step.explanation.as_ref()));
                found.extend(self.law(&step.citations));
            }
            return found;
        }
        found.extend(self.solution(&wording.task, order, wording.explanation.as_ref()));
        found.extend(self.law(&question.citations));
        found
    }

    fn solution(&self, task: &Task, order: &Arrangement, explanation: Option<&Prose>) -> Vec<Block> {
        let mut found = Vec::new();
        let short = self.answer(task, order);
        if !short.is_empty() {
            found.push(Block::Paragraph(vec![
                Span::plain(self.t.paper_right_answer()),
                Span::strong(format!(" {short}")),
            ]));
        }
        match task {
            Task::Single { choices, right } => {
                let rights: Vec<bool> = (0..choices.len()).map(|n| n == usize::from(*right)).collect();
                found.push(Block::Boxes(self.choices(choices, order, Some(&rights))));
            }
            Task::Multiple { choices, right } => found.push(Block::Boxes(self.choices(choices, order, Some(right)))),
            Task::Order { steps } => {
                let items = steps.iter().map(|step| self.prose(step)).collect();
                found.push(Block::List { start: Some(1), items });
            }
            Task::Match { left_heading, right_heading, left, right, key } => {
                let row = |(row, entry): (&Prose, &u16)| {
                    vec![self.line(row), right.get(usize::from(*entry)).map(|e| self.line(e)).unwrap_or_default()]
                };
                found.push(Block::Table(Table {
                    head: vec![self.line(left_heading), self.line(right_heading)],
                    rows: left.iter().zip(key).map(row).collect(),
                    ..Table::default()
                }));
            }
            Task::Essay { rubric, .. } => found.push(Block::Table(Table {
                head: vec![
                    words(self.t.paper_criterion()),
                    words(self.t.paper_points_head()),
                    words(self.t.paper_expected()),
                ],
                rows: rubric
                    .iter()
                    .map(|c| vec![self.line(&c.name), words(c.points.to_string()), self.line(&c.expected)])
                    .collect(),
                ..Table::default()
            })),
            _ => {}
        }
        if let Some(explanation) = explanation {
            found.extend(self.prose(explanation));
        }
        found
    }

    fn law(&self, citations: &[learning::catalogue::Citation]) -> Option<Block> {
        if citations.is_empty() {
            return None;
        }
        let cited = inline(&self.writer.cited(citations));
        Some(Block::Small([vec![Span::strong(self.t.paper_law()), Span::plain(" ")], cited].concat()))
    }
}

fn in_order<'a>(things: &'a [Prose], order: &'a Arrangement) -> impl Iterator<Item = &'a Prose> {
    order.order().iter().filter_map(|author| things.get(usize::from(*author)))
}
