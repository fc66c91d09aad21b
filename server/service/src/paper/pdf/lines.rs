//! Words broken into lines: at spaces and after hyphens between letters, never at a no-break space.

use super::faces::{Face, Faces, Shaped};
use crate::paper::document::Span;

/// Words of one face on a line.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// From the beginning of the line.
    pub(super) x: f32,
    pub(super) face: Face,
    pub(super) shaped: Shaped,
}

/// A line.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) runs: Vec<Run>,
}

/// What is not broken.
#[derive(Clone, Debug, Default)]
struct Piece {
    parts: Vec<(Face, String)>,
    width: f32,
    space_after: bool,
    ends_line: bool,
}

/// The narrowest width that breaks no word, and the width of everything on one line.
pub(super) fn widths(faces: &Faces, words: &[Span], size: f32) -> (f32, f32) {
    let pieces = pieces(faces, words);
    let narrow = pieces.iter().map(|piece| piece.width).fold(0.0, f32::max) * size;
    let space = faces.width(Face::Regular, " ");
    let wide: f32 = pieces.iter().map(|piece| piece.width + if piece.space_after { space } else { 0.0 }).sum();
    (narrow, wide * size)
}

/// The lines that words make at a width.
pub(super) fn lines(faces: &Faces, words: &[Span], size: f32, width: f32, bold: bool) -> Vec<Line> {
    let room = width / size;
    let space = faces.width(Face::Regular, " ");
    let mut lines = Vec::new();
    let mut current: Vec<Piece> = Vec::new();
    let mut used = 0.0_f32;
    let styled: Vec<Span> = words.iter().map(|span| Span { strong: span.strong || bold, ..span.clone() }).collect();
    for piece in pieces(faces, &styled).into_iter().flat_map(|piece| chopped(faces, piece, room)) {
        if used + piece.width > room && !current.is_empty() {
            lines.push(line(faces, &std::mem::take(&mut current), size));
            used = 0.0;
        }
        used += piece.width + if piece.space_after { space } else { 0.0 };
        let ends = piece.ends_line;
        current.push(piece);
        if ends {
            lines.push(line(faces, &std::mem::take(&mut current), size));
            used = 0.0;
        }
    }
    if !current.is_empty() {
        lines.push(line(faces, &current, size));
    }
    lines
}

fn face(span: &Span) -> Face {
    match (span.strong, span.slanted) {
        (true, _) => Face::Bold,
        (false, true) => Face::Italic,
        (false, false) => Face::Regular,
    }
}

fn pieces(faces: &Faces, words: &[Span]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut piece = Piece::default();
    let mut before = ' ';
    for span in words {
        let face = face(span);
        for c in span.text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\u{2028}' => {
                    let ends_line = c == '\u{2028}';
                    let fresh = piece.parts.is_empty();
                    match pieces.last_mut() {
                        Some(last) if fresh => {
                            let last: &mut Piece = last;
                            last.space_after = true;
                            last.ends_line |= ends_line;
                        }
                        _ if fresh => {}
                        _ => pieces.push(Piece { space_after: true, ends_line, ..std::mem::take(&mut piece) }),
                    }
                }
                c => {
                    push(&mut piece, face, c);
                    if c == '-' && before.is_alphabetic() {
                        pieces.push(std::mem::take(&mut piece));
                    }
                }
            }
            before = c;
        }
    }
    if !piece.parts.is_empty() {
        pieces.push(piece);
    }
    for piece in &mut pieces {
        piece.width = piece.parts.iter().map(|(face, text)| faces.width(*face, text)).sum();
    }
    pieces
}

fn push(piece: &mut Piece, face: Face, c: char) {
    match piece.parts.last_mut() {
        Some((last, text)) if *last == face => text.push(c),
        _ => piece.parts.push((face, c.to_string())),
    }
}

/// A word wider than a line, letter by letter: an address, or a row of signs.
fn chopped(faces: &Faces, piece: Piece, room: f32) -> Vec<Piece> {
    if piece.width <= room {
        return vec![piece];
    }
    let letters = piece.parts.iter().flat_map(|(face, text)| text.chars().map(|c| (*face, c.to_string())));
    let mut chopped: Vec<Piece> = letters
        .map(|(face, text)| Piece { width: faces.width(face, &text), parts: vec![(face, text)], ..Piece::default() })
        .collect();
    if let Some(last) = chopped.last_mut() {
        (last.space_after, last.ends_line) = (piece.space_after, piece.ends_line);
    }
    chopped
}

/// Words of one face together, spaces included, so that a reader of the PDF finds whole sentences.
fn line(faces: &Faces, pieces: &[Piece], size: f32) -> Line {
    let mut parts: Vec<(Face, String)> = Vec::new();
    for piece in pieces {
        for (face, text) in &piece.parts {
            match parts.last_mut() {
                Some((last, so_far)) if last == face => so_far.push_str(text),
                _ => parts.push((*face, text.clone())),
            }
        }
        if let (true, Some((_, text))) = (piece.space_after, parts.last_mut()) {
            text.push(' ');
        }
    }
    let mut x = 0.0;
    let runs = parts.into_iter().map(|(face, text)| {
        let shaped = faces.shape(face, &text);
        let run = Run { x, face, shaped };
        x += run.shaped.width * size;
        run
    });
    Line { runs: runs.collect() }
}
