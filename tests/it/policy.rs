//! Who may do what, as one table to be read.

use service::{Act, Role};

#[test]
fn the_whole_table() {
    let mut table = format!("{:24}", "");
    for role in Role::ALL {
        table.push_str(&format!(" {}", short(*role)));
    }
    for act in Act::ALL {
        table.push_str(&format!("\n{:24}", act.word()));
        for role in Role::ALL {
            let mark = match (act.is_everyones(), role.allows(*act)) {
                (true, _) => "all",
                (false, true) => "yes",
                (false, false) => " . ",
            };
            table.push_str(&format!(" {mark:^4}"));
        }
    }
    insta::assert_snapshot!(table);
}

fn short(role: Role) -> &'static str {
    match role {
        Role::Learner => "lear",
        Role::Tutor => "tuto",
        Role::Instructor => "inst",
        Role::SecondMarker => "mark",
        Role::Reviewer => "revi",
        Role::Invigilator => "invi",
        Role::Jury => "jury",
        Role::Registrar => "regi",
        Role::RelayTrainer => "rela",
        Role::Administrator => "admi",
        Role::ProgrammeOfficer => "prog",
    }
}
