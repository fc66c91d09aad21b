//! A sealed record as a paper to sign, in the language of the courts: French.

use super::{
    french, kinds,
    sealed::{Content, Line},
    table::Format,
};
use crate::{
    moment::Moment,
    paper::document::{Block, Document, Span, Table, Words, words},
};
use learning::{catalogue::Language, grades::total::Verdict};

/// Empty rows for the members of a jury to sign.
const MEMBERS: usize = 4;

/// When a paper was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// With the seal: these bytes are kept.
    Sealing,
    /// Afterwards, for a record sealed before papers were kept.
    Later {
        /// When.
        on: Moment,
        /// The seal is that of the content.
        sound: bool,
    },
}

/// The paper of a record.
pub(super) fn document(content: &Content, hash: &str, zone: &str, written: Written) -> Document {
    let title = format!("Procès-verbal de délibération n°\u{a0}{}", content.number);
    let made = match written {
        Written::Sealing => content.at,
        Written::Later { on, .. } => on,
    };
    let first = hash.get(..16).unwrap_or(hash);
    let foot = format!(
        "PV n°\u{a0}{} – empreinte {} – {} – {}",
        content.number,
        in_groups(first),
        content.school,
        content.cohort
    );
    let blocks = [
        opening(content, &title, zone),
        corrections(content, zone, written),
        vec![Block::heading(2, "Décisions, par ordre de mérite"), Block::Table(decisions(content))],
        vec![Block::Together(counts(content))],
        // Nobody signs a page that does not bear the seal.
        vec![Block::Together([seal(content, hash), signatures()].concat())],
    ];
    Document {
        title,
        language: Language::Fr,
        author: content.school.clone(),
        foot,
        made,
        landscape: true,
        blocks: blocks.concat(),
    }
}

fn opening(content: &Content, title: &str, zone: &str) -> Vec<Block> {
    let plan = match content.plan_version {
        0 => "le plan de notation du cours".to_owned(),
        version => format!("le plan de notation, version {version}"),
    };
    let by = if content.by.is_empty() { String::new() } else { format!(" par {}", content.by) };
    let when = french::day_and_time(content.at, zone);
    vec![
        Block::Paragraph(vec![Span::strong(content.school.clone())]),
        Block::heading(1, title),
        Block::Paragraph(vec![Span::strong(content.cohort.clone())]),
        Block::says(format!("Décisions scellées le {when}{by}, selon {plan}. Notes et totaux sur 20.")),
    ]
}

/// What a reader must know before the decisions.
fn corrections(content: &Content, zone: &str, written: Written) -> Vec<Block> {
    let corrects = content.corrects.map(|number| format!("Ce procès-verbal corrige le n°\u{a0}{number}."));
    let (later, altered) = match written {
        Written::Sealing => (None, None),
        Written::Later { on, sound } => {
            let on = french::day_and_time(on, zone);
            let later = format!(
                "Ce PDF n’a pas été gardé au scellement : il a été écrit le {on}, d’après les décisions scellées. \
                 Le fichier gardé au scellement est le tableau ODS."
            );
            let altered = "L’empreinte ne correspond plus aux décisions : les données de ce procès-verbal ont été \
                           altérées après le scellement. Ce document ne fait pas foi.";
            (Some(later), (!sound).then(|| altered.to_owned()))
        }
    };
    let notes: Vec<Block> = [corrects, altered, later].into_iter().flatten().map(spaced).map(Block::says).collect();
    if notes.is_empty() { notes } else { vec![Block::Note(notes)] }
}

fn decisions(content: &Content) -> Table {
    let head =
        ["Rang", "Matricule", "Nom et prénom", "Total calculé", "Total retenu", "Résultat", "Mention", "Motif du jury"];
    Table {
        widths: vec![5, 8, 14, 6, 6, 7, 8, 15],
        head: head.map(words).to_vec(),
        rows: content.decisions.iter().map(row).collect(),
        numbers: vec![3, 4],
        ..Table::default()
    }
}

fn row(line: &Line) -> Vec<Words> {
    let rank = match (line.rank, line.ex_aequo) {
        (None, _) => "–".to_owned(),
        (Some(rank), false) => rank.to_string(),
        (Some(rank), true) => format!("{rank} ex\u{a0}æquo"),
    };
    let cells = [
        rank,
        line.matricule.clone(),
        format!("{} {}", line.family_name, line.given_name),
        french::mark(line.computed),
        french::mark(line.total),
        kinds::verdict(Format::Pdf, verdict(line)).to_owned(),
        line.mention.clone().unwrap_or_default(),
        line.reason.clone().unwrap_or_default(),
    ];
    let kept = |(column, text): (usize, String)| if column == 4 { vec![Span::strong(text)] } else { words(text) };
    cells.into_iter().enumerate().map(kept).collect()
}

fn verdict(line: &Line) -> Verdict {
    Verdict::of(&line.verdict).unwrap_or(Verdict::Incomplete)
}

fn counts(content: &Content) -> Vec<Block> {
    let of = |wanted| content.decisions.iter().filter(|line| verdict(line) == wanted).count().to_string();
    let totals: Vec<i32> =
        content.decisions.iter().filter(|l| verdict(l) != Verdict::Incomplete).filter_map(|l| l.total).collect();
    let columns = [
        ("Personnes", content.decisions.len().to_string()),
        ("Admis", of(Verdict::Passed)),
        ("Rattrapage", of(Verdict::Resit)),
        ("Ajournés", of(Verdict::Failed)),
        ("Éliminés", of(Verdict::Eliminated)),
        ("Total incomplet", of(Verdict::Incomplete)),
        ("Moyenne", french::mark(mean(&totals))),
        ("Médiane", french::mark(median(&totals))),
    ];
    let (head, row): (Vec<Words>, Vec<Words>) = columns.into_iter().map(|(n, v)| (words(n), words(v))).unzip();
    let numbers = (0..head.len()).collect();
    let says = format!("Moyenne et médiane des {} totaux retenus qui sont définitifs.", totals.len());
    let table = Table { widths: vec![1; head.len()], head, rows: vec![row], numbers, ..Table::default() };
    vec![Block::heading(2, "Récapitulatif"), Block::Table(table), Block::Small(words(says))]
}

/// The mean of hundredths, half up.
fn mean(totals: &[i32]) -> Option<i32> {
    let count = i64::try_from(totals.len()).ok().filter(|count| *count > 0)?;
    let sum: i64 = totals.iter().map(|total| i64::from(*total)).sum();
    i32::try_from((2 * sum + count).div_euclid(2 * count)).ok()
}

/// The one in the middle, or the mean of the two.
fn median(totals: &[i32]) -> Option<i32> {
    let mut sorted = totals.to_vec();
    sorted.sort_unstable();
    let half = sorted.len() / 2;
    let upper = *sorted.get(half)?;
    if sorted.len() % 2 == 1 { Some(upper) } else { mean(&[*sorted.get(half.checked_sub(1)?)?, upper]) }
}

fn seal(content: &Content, hash: &str) -> Vec<Block> {
    let previous = if content.previous.is_empty() {
        "aucune : c’est le premier procès-verbal de l’école".to_owned()
    } else {
        in_groups(&content.previous)
    };
    let rows = [
        ("Empreinte SHA-256 de ces décisions", in_groups(hash)),
        ("Empreinte du procès-verbal précédent", spaced(previous)),
    ];
    let rows = rows.into_iter().map(|(name, value)| vec![words(name), words(value)]).collect();
    vec![Block::heading(2, "Sceau"), Block::Table(Table { widths: vec![2, 5], rows, ..Table::default() })]
}

fn signatures() -> Vec<Block> {
    let line = |who: &str| vec![words(who), Words::new(), Words::new()];
    let members = (0..MEMBERS).map(|_| line("Membre"));
    let table = Table {
        widths: vec![3, 6, 6],
        head: ["Qualité", "Nom et prénom", "Signature"].map(words).to_vec(),
        rows: std::iter::once(line("Président du jury")).chain(members).collect(),
        ruled: true,
        tall: true,
        ..Table::default()
    };
    let place = format!("Fait à {}, le {}", "…".repeat(14), "…".repeat(14));
    vec![Block::heading(2, "Signatures"), Block::says(place), Block::Table(table)]
}

/// A hash in groups of eight, as people compare it on paper.
fn in_groups(hash: &str) -> String {
    let letters: Vec<char> = hash.chars().collect();
    letters.chunks(8).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// No line begins with a colon.
fn spaced(text: String) -> String {
    text.replace(" :", "\u{a0}:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_and_median_are_those_of_hundredths() {
        assert_eq!([mean(&[]), median(&[])], [None, None]);
        assert_eq!([mean(&[1001, 1002]), median(&[1001, 1002])], [Some(1002), Some(1002)]);
        assert_eq!([mean(&[900, 1600, 1100]), median(&[900, 1600, 1100])], [Some(1200), Some(1100)]);
        assert_eq!([mean(&[1000, 1000, 1001]), median(&[4, 1, 3, 2])], [Some(1000), Some(3)]);
    }
}
