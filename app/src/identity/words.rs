//! Roles, states, countries, corps and columns in words.

use crate::text::Text;
use service::{
    Role,
    identity::{
        finding::State,
        people::{AUDIENCES, JURISDICTIONS},
    },
};

/// A role as a school names it.
pub(crate) fn role(t: &Text, role: Role) -> String {
    match role {
        Role::Learner => t.role_learner(),
        Role::Tutor => t.role_tutor(),
        Role::Instructor => t.role_instructor(),
        Role::SecondMarker => t.role_second_marker(),
        Role::Reviewer => t.role_reviewer(),
        Role::Invigilator => t.role_invigilator(),
        Role::Jury => t.role_jury(),
        Role::Registrar => t.role_registrar(),
        Role::RelayTrainer => t.role_relay_trainer(),
        Role::Administrator => t.role_administrator(),
        Role::ProgrammeOfficer => t.role_programme_officer(),
    }
}

/// Several roles, in one line.
pub(crate) fn roles(t: &Text, all: &[Role]) -> String {
    all.iter().map(|one| role(t, *one)).collect::<Vec<_>>().join(", ")
}

/// Where an account stands: its word and its tone.
pub(crate) fn state(t: &Text, state: State) -> (String, &'static str) {
    match state {
        State::Active => (t.account_active(), "tag right"),
        State::Waiting => (t.account_waiting(), "tag open"),
        State::Inactive => (t.account_inactive(), "tag wrong"),
    }
}

/// A country whose law a person works under.
pub(crate) fn jurisdiction(t: &Text, word: &str) -> String {
    match word {
        "BF" => t.country_bf(),
        "ML" => t.country_ml(),
        "NE" => t.country_ne(),
        _ => t.country_other(),
    }
}

/// A corps.
pub(crate) fn audience(t: &Text, word: &str) -> String {
    match word {
        "magistrat" => t.corps_magistrat(),
        "opj" => t.corps_opj(),
        "greffier" => t.corps_greffier(),
        _ => t.corps_other(),
    }
}

/// Every country, for a list of choices.
pub(crate) fn jurisdictions(t: &Text) -> Vec<(String, String)> {
    JURISDICTIONS.iter().map(|word| ((*word).to_owned(), jurisdiction(t, word))).collect()
}

/// Every corps, for a list of choices.
pub(crate) fn audiences(t: &Text) -> Vec<(String, String)> {
    AUDIENCES.iter().map(|word| ((*word).to_owned(), audience(t, word))).collect()
}

/// A field of a person, as forms and files name it.
pub(crate) fn field(t: &Text, field: &str) -> String {
    match field {
        "matricule" => t.person_matricule(),
        "family_name" => t.person_family_name(),
        "given_name" => t.person_given_name(),
        "email" => t.person_email(),
        "jurisdiction" => t.person_jurisdiction(),
        "audience" => t.person_audience(),
        "profession" => t.person_profession(),
        "sex" => t.person_sex(),
        "locale" => t.person_locale(),
        "roles" => t.person_roles(),
        _ => t.roster_whole_line(),
    }
}
