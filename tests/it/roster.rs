//! People from a file: every habit of spreadsheets, every problem by its line.

use crate::world::{NOW, World, on_both};
use service::{
    Moment, Role,
    identity::{
        finding::{Filter, State, find},
        roster::{self, Partial, Preview},
    },
};

/// What a file would do: separator and encoding, matricules, then `line field/code found`.
fn told(preview: &Preview) -> String {
    let fit: Vec<String> =
        preview.fit.iter().map(|(line, d)| format!("{line} {} {}", d.matricule, d.family_name)).collect();
    let problems: Vec<String> =
        preview.problems.iter().map(|p| format!("{} {}/{} [{}]", p.line, p.field, p.code, p.found)).collect();
    format!(
        "{} {} | {} | {}",
        preview.separator.escape_default(),
        preview.encoding,
        fit.join(", "),
        problems.join(", ")
    )
}

fn check(bytes: &[u8], expected: &str) {
    assert_eq!(told(&roster::read(bytes)), expected);
}

#[test]
fn every_habit_of_a_spreadsheet_is_read() {
    check("Matricule;Nom;Prénom\nA1;Maïga;Awa\n".as_bytes(), "; UTF-8 | 2 A1 Maïga | ");
    check("matricule,nom,prénom\r\nA1,Maïga,Awa\r\n".as_bytes(), ", UTF-8 | 2 A1 Maïga | ");
    check("MATRICULE\tNOM\tPRENOM\nA1\tMaïga\tAwa".as_bytes(), "\\t UTF-8 | 2 A1 Maïga | ");
    check("\u{feff}Matricule;Nom;Prénom\nA1;Maïga;Awa\n".as_bytes(), "; UTF-8 | 2 A1 Maïga | ");
    check("Matricule;Nom;Prénom\rA1;Maïga;Awa\rA2;Sy;Ali".as_bytes(), "; UTF-8 | 2 A1 Maïga, 3 A2 Sy | ");
    check(b"Matricule;Nom;Pr\xe9nom\nA1;Ma\xefga;Awa\n", "; windows-1252 | 2 A1 Ma\u{ef}ga | ");
    check("first name,lastname,idnumber,unknown\nAwa,Maïga,A1,x,trailing,,\n".as_bytes(), ", UTF-8 | 2 A1 Maïga | ");
    check("Matricule;Nom;Prénom\n\n;;\nA1;Maïga;Awa\n;;\n".as_bytes(), "; UTF-8 | 4 A1 Maïga | ");
}

#[test]
fn utf_16_is_read_with_and_without_its_mark() {
    let text = "Matricule\tNom\tPrénom\r\nA1\tMaïga\tAwa\r\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    check(&[&[0xff, 0xfe], little.as_slice()].concat(), "\\t UTF-16LE | 2 A1 Maïga | ");
    check(&[&[0xfe, 0xff], big.as_slice()].concat(), "\\t UTF-16BE | 2 A1 Maïga | ");
    check(&little, "\\t UTF-16LE | 2 A1 Maïga | ");
    check(&big, "\\t UTF-16BE | 2 A1 Maïga | ");
}

#[test]
fn a_quoted_line_end_belongs_to_its_cell_and_lines_are_counted_as_in_the_file() {
    check(
        "Matricule;Nom;Prénom\nA1;\"Maïga\n dite Sy\";Awa\nA1;Sy;Ali\n".as_bytes(),
        "; UTF-8 | 2 A1 Maïga dite Sy | 4 matricule/twice [A1 (2)]",
    );
}

#[test]
fn every_problem_of_every_line_is_told() {
    check(
        "Matricule;Nom;Prénom;Courriel;Pays;Corps;Sexe;Langue;Rôles\n\
         ;;Awa;;;;;;\n\
         A1;Sy;Ali;ali;Tchad;maire;X;de;apprenant, roi\n\
         A2;Sy;Ali;a@b.bf;;;;;\n\
         a2;Ba;Oumou;A@B.bf;Mali;greffière;femme;anglais;auditrice\n"
            .as_bytes(),
        "; UTF-8 | 4 A2 Sy | 2 matricule/missing [], 2 family_name/missing [], 3 roles/unknown [roi], \
         3 email/unfit [ali], 3 jurisdiction/unknown [Tchad], 3 audience/unknown [maire], 3 sex/unknown [X], \
         3 locale/unknown [de], 5 matricule/twice [A2 (4)], 5 email/twice [a@b.bf (4)]",
    );
}

#[test]
fn a_file_that_is_no_list_is_told_apart() {
    check(b"", "; UTF-8 |  | 1 /empty []");
    check("Matricule;Nom;Prénom\n".as_bytes(), "; UTF-8 |  | 1 /empty []");
    check("Matricule;Nom\nA1;Sy\n".as_bytes(), "; UTF-8 |  | 1 given_name/column-missing [Matricule Nom]");
    check(&vec![b'x'; roster::LARGEST + 1], "; UTF-8 |  | 1 /too-large []");
    let many: String = (0..=roster::MOST_ROWS).map(|n| format!("A{n};Sy;Ali\n")).collect();
    let preview = roster::read(format!("Matricule;Nom;Prénom\n{many}").as_bytes());
    assert_eq!((preview.fit.len(), preview.problems[0].code), (roster::MOST_ROWS, "too-many"));
}

#[test]
fn names_that_look_like_formulas_lose_exactly_one_apostrophe() {
    check("Matricule;Nom;Prénom\nA1;'=Sy;Awa\nA2;''Ba;Ali\n".as_bytes(), "; UTF-8 | 2 A1 =Sy, 3 A2 'Ba | ");
}

/// A list of this many people.
pub(crate) fn list(count: usize) -> String {
    let lines: String =
        (1..=count).map(|n| format!("BF-{n:03};Nom{n:02};Awa;a{n}@ecole.bf;BF;magistrat\r\n")).collect();
    format!("\u{feff}Matricule;Nom;Prénom;Courriel;Pays;Corps\r\n{lines}")
}

on_both! {
    async fn twenty_five_people_are_imported_at_once(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        let file = list(25);
        let preview = roster::preview(&ctx, file.as_bytes()).await.unwrap();
        assert_eq!((preview.fit.len(), preview.problems.len()), (25, 0));
        let before = find(&ctx, &Filter::default()).await.unwrap().of;
        let later = service::Ctx { now: Moment(NOW.0 + 5), ..ctx.clone() };
        let (_, made) = roster::import(&later, file.as_bytes(), Partial::Refuse).await.unwrap();
        assert_eq!(made.len(), 25);
        let those = Filter { made: Some(later.now), ..Filter::default() };
        let found = find(&ctx, &those).await.unwrap();
        assert_eq!((found.count, found.of), (25, before + 25));
        assert!(found.people.iter().all(|p| p.state() == State::Waiting && p.draft.roles == [Role::Learner]));
        let again = roster::preview(&ctx, file.as_bytes()).await.unwrap();
        assert_eq!((again.fit.len(), again.problems.len()), (0, 25));
        assert!(again.problems.iter().all(|p| (p.field, p.code) == ("matricule", "taken")));
    }

    async fn nothing_is_imported_by_halves_unless_asked(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        let file = "Matricule;Nom;Prénom;Courriel\nA1;Sy;Ali;\nA2;;Awa;\nr-learner;Ba;Oumou;\nA3;Ka;Fatou;x@y.ne\nA4;Lo;Ibra;X@y.ne\n";
        let (preview, made) = roster::import(&ctx, file.as_bytes(), Partial::Refuse).await.unwrap();
        assert_eq!(made, []);
        assert_eq!(
            told(&preview),
            "; UTF-8 | 2 A1 Sy, 5 A3 Ka | 3 family_name/missing [], 4 matricule/taken [R-LEARNER], 6 email/twice [x@y.ne (5)]"
        );
        let (_, made) = roster::import(&ctx, file.as_bytes(), Partial::Accept).await.unwrap();
        assert_eq!(made.len(), 2);
    }

    async fn only_one_who_may_grant_imports_those_who_rule(world: &World) {
        let file = "Matricule;Nom;Prénom;Rôles\nA1;Sy;Ali;scolarité\nA2;Ba;Awa;tutrice\n";
        let registrar = roster::preview(&world.by(Role::Registrar).await, file.as_bytes()).await.unwrap();
        assert_eq!(told(&registrar), "; UTF-8 | 3 A2 Ba | 2 roles/forbidden [registrar]");
        let administrator = roster::preview(&world.by(Role::Administrator).await, file.as_bytes()).await.unwrap();
        assert_eq!(administrator.fit.len(), 2);
    }

    async fn the_example_file_is_a_right_one(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        let preview = roster::preview(&ctx, roster::example(&ctx).unwrap().as_bytes()).await.unwrap();
        assert_eq!(told(&preview), "; UTF-8 | 2 BF-0312 Ouédraogo, 3 ML-0077 Maïga | ");
    }
}
