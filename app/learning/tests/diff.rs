//! What differs between two revisions.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in a test, stopping loudly is the answer")]

use learning::{
    catalogue::{Change, Course, Diff, QuestionChange, QuestionId},
    quiz::Question,
};
use serde_json::{Value, json};

fn both(text: &str) -> Value {
    json!({ "source": "fr", "original": text, "translation": null })
}

fn question(id: &str, right: u16, options: [&str; 2], explanation: &str) -> Value {
    let choice = |text: &str| json!({ "text": [{ "html": text }], "feedback": null });
    json!({
        "id": id, "objective": "elements", "difficulty": 2, "citations": [],
        "readers": { "jurisdictions": [], "audiences": [] },
        "wordings": { "source": "fr", "translation": null, "original": {
            "title": "Q", "stem": [], "task": { "single": { "choices": options.map(choice), "right": right } },
            "hints": [], "explanation": [{ "html": explanation }], "note": null,
            "version": format!("{right}{options:?}"), "notes_version": explanation
        } }
    })
}

fn course(questions: &[Value], title: &str, minutes: u16) -> Course {
    let text = json!({ "source": "fr", "translation": null, "original":
        { "title": title, "minutes": 5, "blocks": [], "contents": [], "facilitation": [], "words": 0 } });
    let named: serde_json::Map<String, Value> =
        questions.iter().map(|q| (q["id"].as_str().unwrap().to_owned(), q.clone())).collect();
    serde_json::from_value(json!({
        "id": "c", "title": both("C"), "summary": both(""), "languages": ["fr"], "hours": null, "objectives": [],
        "modules": [{ "id": "m", "folder": "010-m", "title": both("M"), "summary": both(""), "objectives": [],
            "readers": { "jurisdictions": [], "audiences": [] }, "practice": [],
            "lessons": [{ "id": "l", "kind": "lesson", "objectives": [],
                "readers": { "jurisdictions": [], "audiences": [] }, "authors": [], "texts": text }] }],
        "questions": named, "glossary": {}, "certificate": null,
        "tests": [{ "id": "t", "module": null, "title": both("T"), "purpose": "training", "minutes": minutes,
            "pass": 1000, "coefficient": 100, "attempts": 1, "forms": 1, "pairs_with": null, "draw": [] }]
    }))
    .unwrap()
}

fn check(before: &[Value], after: &[Value], expected: &[(QuestionChange, &str)]) {
    let diff = Diff::between(&course(before, "L", 20), &course(after, "L", 20));
    let expected: Vec<_> = expected.iter().map(|(c, id)| (*c, QuestionId::new(*id).unwrap())).collect();
    assert_eq!(diff.practice, expected);
    assert!(diff.lessons.is_empty() && diff.tests.is_empty());
}

#[test]
fn nothing_differs_from_itself() {
    let one = course(&[question("q-a", 0, ["oui", "non"], "e")], "L", 20);
    assert!(Diff::between(&one, &one).is_empty());
}

#[test]
fn questions_come_and_go() {
    let (a, b) = (question("q-a", 0, ["oui", "non"], "e"), question("q-b", 0, ["oui", "non"], "e"));
    check(
        std::slice::from_ref(&a),
        std::slice::from_ref(&b),
        &[(QuestionChange::Added, "q-b"), (QuestionChange::Removed, "q-a")],
    );
}

#[test]
fn another_right_answer_is_a_changed_key() {
    let old = [question("q-a", 0, ["oui", "non"], "e")];
    check(&old, &[question("q-a", 1, ["oui", "non"], "e")], &[(QuestionChange::Key, "q-a")]);
    check(&old, &[question("q-a", 0, ["non", "oui"], "e")], &[(QuestionChange::Key, "q-a")]);
}

#[test]
fn other_words_keep_the_key() {
    let old = [question("q-a", 0, ["oui", "non"], "e")];
    check(&old, &[question("q-a", 0, ["certes", "non"], "e")], &[(QuestionChange::Asked, "q-a")]);
    check(&old, &[question("q-a", 0, ["oui", "non"], "f")], &[(QuestionChange::Notes, "q-a")]);
}

#[test]
fn lessons_and_tests_that_changed_are_named() {
    let diff = Diff::between(&course(&[], "L", 20), &course(&[], "Autre", 30));
    assert_eq!(
        diff.lessons.iter().map(|(c, (m, l))| (*c, m.as_str(), l.as_str())).collect::<Vec<_>>(),
        [(Change::Changed, "m", "l")]
    );
    assert_eq!(diff.tests.iter().map(|(c, t)| (*c, t.as_str())).collect::<Vec<_>>(), [(Change::Changed, "t")]);
}

/// The compiler holds the wall: an exam question has no `Serialize`. This keeps the practice form in mind.
#[test]
fn a_question_reads_back() {
    let value = question("q-a", 0, ["oui", "non"], "e");
    let read: Question = serde_json::from_value(value).unwrap();
    assert_eq!(read.id.as_str(), "q-a");
}
