//! Tests of the catalogue: dates of law, citations, prose, languages.
#![allow(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;

use super::*;

fn state(status: Status, from: &str, until: &str) -> LawState {
    let date = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
    LawState {
        status,
        to_verify: false,
        validity: Validity { adopted: date("2010-05-01"), from: date(from), until: date(until) },
        replaced_by: None,
        known_on: "2026-11-23".parse().unwrap(),
    }
}

/// One letter a day: y, n or ? for in force, not in force, not known.
fn check(status: Status, from: &str, until: &str, days: &[&str], expected: &str) {
    let state = state(status, from, until);
    let letter = |day: &&str| match state.in_force_on(day.parse().unwrap()) {
        Answer::Yes => 'y',
        Answer::No => 'n',
        Answer::Unknown => '?',
    };
    assert_eq!(days.iter().map(letter).collect::<String>(), expected, "{status:?} {from}..{until}");
}

#[test]
fn law_is_in_force_between_its_dates_as_far_as_they_are_known() {
    let days = ["2009-01-01", "2011-01-01", "2012-06-15", "2018-12-31", "2020-01-01", "2026-12-01"];
    check(Status::InForce, "2012-06-15", "", &days, "nnyyyy");
    check(Status::InForce, "2012", "", &days, "nn?yyy");
    check(Status::InForce, "2012-06", "", &days, "nn?yyy");
    check(Status::InForce, "", "", &days, "n????y");
    check(Status::InForce, "unknown", "", &days, "n????y");
    check(Status::Repealed, "2012-06-15", "2019-01-01", &days, "nnyynn");
    check(Status::Repealed, "2012-06-15", "2018", &days, "nnynnn");
    check(Status::Repealed, "2012-06-15", "unknown", &days, "nn???n");
    check(Status::Draft, "", "", &days, "nnnnnn");
    check(Status::Uncertain, "2012-06-15", "", &days, "nn????");
}

#[test]
fn only_sound_law_needs_no_warning() {
    let repealed = state(Status::Repealed, "2012-06-15", "2019-01-01");
    let day = |text: &str| Some(text.parse::<Date>().unwrap());
    assert!(!repealed.is_sound_on(None));
    assert!(repealed.is_sound_on(day("2015-01-01")));
    assert!(!repealed.is_sound_on(day("2020-01-01")));
    let unchecked = LawState { to_verify: true, ..state(Status::InForce, "2012", "") };
    assert!(!unchecked.is_sound() && !unchecked.is_sound_on(day("2015-01-01")));
}

#[test]
fn dates_exist_or_are_refused() {
    for good in ["2024-02-29", "2024-12", "2018", "unknown"] {
        assert_eq!(good.parse::<PartialDate>().unwrap().to_string(), good);
    }
    for bad in ["2023-02-29", "2024-13", "24", "2024-1-1", "2024-12 / 2025", "", "2024-12-01-01", "２０２４"] {
        assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
    }
}

#[test]
fn citations_read_as_they_are_written() {
    for good in ["palermo-tip/3-a", "ne-loi-2015-36/20@2022-06-01"] {
        assert_eq!(good.parse::<Citation>().unwrap().to_string(), good);
    }
    for bad in ["palermo-tip", "palermo-tip/", "a/b/c", "A/b", "a/b@2022", "a/b@2022-06-31", "a/b@"] {
        assert!(bad.parse::<Citation>().is_err(), "{bad}");
    }
}

fn provision(id: &str) -> Provision {
    let words = || ByLanguage::new(Language::Fr, String::new(), None);
    Provision {
        id: id.parse().unwrap(),
        article: String::new(),
        subject: words(),
        summary: words(),
        penalty: None,
        state: state(Status::InForce, "2012", ""),
        retroactive: None,
        source: None,
        confidence: None,
        verification: None,
        note: None,
    }
}

fn register(provisions: &[&str]) -> Result<Register, RegisterError> {
    let instrument = Instrument {
        id: "tip".parse().unwrap(),
        title: ByLanguage::new(Language::Fr, String::new(), None),
        scope: Scope::National(Jurisdiction::Mali),
        kind: InstrumentKind::Statute,
        state: state(Status::InForce, "2012", ""),
        retroactive: None,
        parties: Default::default(),
        source: None,
        confidence: None,
        verification: None,
        note: None,
        provisions: provisions.iter().map(|id| provision(id)).collect(),
    };
    Register::new("2026-11-23".parse().unwrap(), vec![instrument])
}

#[test]
fn a_parent_cites_its_children_and_nothing_else() {
    let register = register(&["3-a", "3-b", "30", "3-a-1"]).unwrap();
    let cited = |text: &str| {
        let found = register.resolve(&text.parse().unwrap());
        found.map(|found| found.references().map(|r| r.provision.to_string()).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(cited("tip/3").as_deref(), Some("3-a 3-b 3-a-1"));
    assert_eq!(cited("tip/3-a").as_deref(), Some("3-a 3-a-1"));
    assert_eq!(cited("tip/30").as_deref(), Some("30"));
    assert_eq!((cited("tip/4"), cited("top/3")), (None, None));
}

#[test]
fn a_register_refuses_twins_and_survives_storage() {
    assert!(register(&["3-a", "3-a"]).is_err());
    let register = register(&["3-a"]).unwrap();
    let stored = serde_json::to_string(&register).unwrap();
    assert_eq!(serde_json::from_str::<Register>(&stored).unwrap(), register);
    assert!(stored.contains("\"scope\":\"ML\""));
}

#[test]
fn a_missing_translation_falls_back_and_says_so() {
    let french = ByLanguage::new(Language::Fr, "oui", None);
    assert_eq!(french.get(Language::En), (Language::Fr, &"oui"));
    let both = ByLanguage::new(Language::Fr, "oui", Some("yes"));
    assert_eq!(both.get(Language::En), (Language::En, &"yes"));
    assert_eq!(both.iter().map(|(language, _)| language.tag()).collect::<Vec<_>>(), ["fr", "en"]);
}

#[test]
fn prose_has_plain_words() {
    let html = |text: &str| Segment::Html(Html::vouched(text.into()));
    let prose = Prose(vec![html("<p>A &amp; <em>b</em>é</p>\n<p>c &lt;d"), html("&gt;</p>")]);
    assert_eq!(prose.plain(), "A & bé c <d>");
}

proptest! {
    #[test]
    fn nothing_that_is_read_panics(text in "\\PC{0,40}") {
        let _ = (text.parse::<PartialDate>(), text.parse::<Citation>(), CourseId::new(text.as_str()));
        let _ = Prose(vec![Segment::Html(Html::vouched(text))]).plain();
    }
}
