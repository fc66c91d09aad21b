//! What is printed: guides for trainers, attendance sheets, transcripts, tests on paper, and the grid to type answers back in.
//!
//! Each paper is one [`service::paper::document::Document`]: the page of the site and the PDF are made from it.

mod asked;
mod attendance;
mod grid;
mod guide;
mod papers;
mod prose;
mod review;
mod show;
mod sitting;
mod transcript;

pub use attendance::{Days, attendance, attendance_paper};
pub use grid::{changes, grid};
pub use guide::{Who, guide, guide_paper};
pub use papers::papers;
pub use review::review;
pub use sitting::{answer_sheet, key, paper_page, subject};
pub use transcript::{own_transcript, own_transcript_paper, transcript, transcript_paper, transcripts_paper};

use crate::text::Text;
use learning::catalogue::Language;
use service::{Locale, Moment, paper::document::Document};

/// A paper of a school, made now.
fn paper(school: &str, title: String, foot: String, language: Language, made: Moment) -> Document {
    Document { title, language, author: school.to_owned(), foot, made, landscape: false, blocks: Vec::new() }
}

/// The words of a paper's own language.
fn words_of(language: Language) -> Text {
    Text::of(match language {
        Language::Fr => Locale::Fr,
        Language::En => Locale::En,
    })
}
