//! The course that we ship, counted: what each module holds, and what each learner may meet.

use crate::content::compiled;
use learning::{
    catalogue::{Course, Jurisdiction, Language, Module, Prose, Readers, SealedBank},
    quiz::{Kind, Question},
};
use std::collections::{BTreeMap, BTreeSet};

/// What a module holds.
#[derive(Debug, Default)]
struct Count {
    words: [u32; 2],
    practice: usize,
    exam: usize,
    kinds: BTreeMap<&'static str, usize>,
    citations: usize,
    to_verify: BTreeSet<String>,
}

fn count(module: &Module) -> Count {
    let (course, bank) = (&compiled().courses[0].course, &compiled().courses[0].bank);
    let mut found = Count::default();
    let mut cited = Vec::new();
    for lesson in &module.lessons {
        for (place, language) in Language::ALL.iter().enumerate() {
            found.words[place] += lesson.texts.exact(*language).map_or(0, |text| words_of(course, text, *language));
        }
        let text = lesson.texts.text(Language::Fr);
        let prose = text.prose().into_iter().chain(text.facilitation.iter().map(|notes| &notes.prose));
        cited.extend(prose.flat_map(Prose::citations));
    }
    let practice: Vec<&Question> = module.practice.iter().map(|id| course.questions[id].question()).collect();
    let exam: Vec<&Question> = exam(module, bank).collect();
    found.practice = practice.len();
    found.exam = exam.len();
    for question in practice.iter().chain(&exam) {
        *found.kinds.entry(question.kind().word()).or_default() += 1;
        cited.extend(question.all_citations());
    }
    found.citations = cited.len();
    let register = &compiled().register;
    found.to_verify = cited.iter().filter(|c| !register.is_sound(c)).map(ToString::to_string).collect();
    found
}

/// Words that somebody reads on a page or in the notes for trainers, questions in place included.
fn words_of(course: &Course, text: &learning::catalogue::LessonText, language: Language) -> u32 {
    let in_prose = |prose: &Prose| u32::try_from(prose.plain().split_whitespace().count()).unwrap();
    let notes: u32 = text.facilitation.iter().map(|notes| in_prose(&notes.prose)).sum();
    let questions = text.questions().into_iter().filter_map(|id| course.questions.get(id));
    let asked: u32 = questions.map(|q| in_prose(&q.question().wording(language).1.stem)).sum();
    text.words + notes + asked
}

fn exam<'a>(module: &'a Module, bank: &'a SealedBank) -> impl Iterator<Item = &'a Question> {
    let questions = bank.iter().map(|(_, sealed)| sealed.unsealed());
    questions.filter(|question| module.objectives.contains(&question.objective))
}

#[test]
fn every_module_holds_what_it_should() {
    let course = &compiled().courses[0].course;
    println!("module | words fr | words en | practice | exam | kinds | citations | to verify");
    let (mut practice, mut exam, mut single, mut all) = (0, 0, 0, 0);
    for module in &course.modules {
        let found = count(module);
        let kinds: Vec<String> = found.kinds.iter().map(|(kind, n)| format!("{kind} {n}")).collect();
        println!(
            "{} | {} | {} | {} | {} | {} | {} | {}",
            module.id,
            found.words[0],
            found.words[1],
            found.practice,
            found.exam,
            kinds.join(", "),
            found.citations,
            found.to_verify.len()
        );
        practice += found.practice;
        exam += found.exam;
        single += found.kinds.get(Kind::Single.word()).copied().unwrap_or_default();
        all += found.kinds.values().sum::<usize>();
        assert!(found.words.iter().all(|words| *words > 500), "{}: {:?} words", module.id, found.words);
        let shorter = f64::from(found.words[1]) / f64::from(found.words[0]);
        assert!((0.75..1.25).contains(&shorter), "{}: the English is {shorter:.2} of the French", module.id);
        assert!(found.kinds.len() > 1 || found.practice + found.exam < 3, "{}: one kind of question", module.id);
    }
    println!("in all | practice {practice} | exam {exam} | single choice {single} of {all}");
    assert!(practice >= 240 && exam >= 240, "{practice} practice, {exam} exam");
    assert!(single * 3 <= all * 2, "{single} of {all} are single choice");
}

#[test]
fn every_objective_is_asked_in_every_country() {
    let (course, bank) = (&compiled().courses[0].course, &compiled().courses[0].bank);
    let meets = |readers: &Readers, place| readers.jurisdictions.is_empty() || readers.jurisdictions.contains(&place);
    println!("objective | practice BF ML NE | exam BF ML NE | for this country alone BF ML NE");
    for objective in &course.objectives {
        let asks = |q: &&Question| q.objectives().contains(&&objective.id);
        let practice: Vec<&Question> = course.questions.values().map(|q| q.question()).filter(asks).collect();
        let exam: Vec<&Question> = bank.iter().map(|(_, q)| q.unsealed()).filter(asks).collect();
        let row =
            |all: &[&Question]| Jurisdiction::ALL.map(|place| all.iter().filter(|q| meets(&q.readers, place)).count());
        let own = Jurisdiction::ALL.map(|place| {
            let named = |q: &&&Question| q.readers.jurisdictions.contains(&place);
            practice.iter().chain(&exam).filter(named).count()
        });
        println!("{} | {:?} | {:?} | {own:?}", objective.id, row(&practice), row(&exam));
        assert!(row(&practice).iter().all(|n| *n > 0), "{} is not practised everywhere", objective.id);
        assert!(row(&exam).iter().all(|n| *n > 0), "{} is not examined everywhere", objective.id);
    }
}
