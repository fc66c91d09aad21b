//! HTML that publishing wrote, read back into blocks of a paper.

use service::paper::document::{Block, Span, Table, Words};

/// Blocks of our own HTML.
pub(super) fn blocks(html: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        reader.text(&decoded(text));
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let (tag, after) = tag.split_at(end);
        reader.tag(tag.trim_start_matches('<').trim_end_matches('>'));
        rest = after;
    }
    reader.text(&decoded(rest));
    reader.done()
}

/// Words of our own HTML, without paragraphs: for a cell or a line.
pub(super) fn inline(html: &str) -> Words {
    let mut words = Vec::new();
    for block in blocks(html) {
        if let Block::Paragraph(found) | Block::Heading(_, found) | Block::Small(found) = block {
            if !words.is_empty() {
                words.push(Span::plain(" "));
            }
            words.extend(found);
        }
    }
    words
}

/// The headings brought under a level, one after the other without a gap.
pub(super) fn under(blocks: Vec<Block>, first: u8) -> Vec<Block> {
    let mut levels = Vec::new();
    collect(&blocks, &mut levels);
    levels.sort_unstable();
    levels.dedup();
    blocks.into_iter().map(|block| moved(block, &levels, first)).collect()
}

fn collect(blocks: &[Block], levels: &mut Vec<u8>) {
    for block in blocks {
        match block {
            Block::Heading(level, _) => levels.push(*level),
            Block::Quote(inner) | Block::Note(inner) | Block::Together(inner) => collect(inner, levels),
            _ => {}
        }
    }
}

fn moved(block: Block, levels: &[u8], first: u8) -> Block {
    let all = |inner: Vec<Block>| inner.into_iter().map(|block| moved(block, levels, first)).collect();
    match block {
        Block::Heading(level, words) => {
            let place = levels.iter().position(|l| *l == level).and_then(|p| u8::try_from(p).ok()).unwrap_or(0);
            Block::Heading(first.saturating_add(place).min(6), words)
        }
        Block::Quote(inner) => Block::Quote(all(inner)),
        Block::Note(inner) => Block::Note(all(inner)),
        Block::Together(inner) => Block::Together(all(inner)),
        other => other,
    }
}

fn decoded(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// What is open around the words.
enum Open {
    Quote(Vec<Block>),
    List { start: Option<u32>, items: Vec<Vec<Block>> },
    Item(Vec<Block>),
}

#[derive(Default)]
struct Reader {
    done: Vec<Block>,
    open: Vec<Open>,
    words: Words,
    heading: Option<u8>,
    strong: u8,
    slanted: u8,
    link: Option<String>,
    state: bool,
    verbatim: bool,
    table: Option<(Table, bool, Vec<Words>)>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        let text = match self.verbatim {
            true => text.trim_end_matches('\n').replace('\n', "\u{2028}"),
            false => text.replace('\n', " "),
        };
        if text.is_empty() || (self.words.is_empty() && text.trim_matches(' ').is_empty()) {
            return;
        }
        let text = if self.state { format!(" ({})", text.trim()) } else { text };
        self.words.push(Span {
            text,
            strong: self.strong > 0,
            slanted: self.slanted > 0 || self.state,
            link: self.link.clone(),
        });
    }

    fn tag(&mut self, tag: &str) {
        let (closing, tag) = tag.strip_prefix('/').map_or((false, tag), |rest| (true, rest));
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        match (name, closing) {
            ("strong", false) => self.strong += 1,
            ("strong", true) => self.strong = self.strong.saturating_sub(1),
            ("em", false) => self.slanted += 1,
            ("em", true) => self.slanted = self.slanted.saturating_sub(1),
            ("a", false) => self.link = attribute(tag, "href"),
            ("a", true) => self.link = None,
            ("span", closing) => self.state = !closing && tag.contains("state"),
            ("br", _) => self.words.push(Span::plain("\u{2028}")),
            ("img", _) => {
                if let Some(words) = attribute(tag, "alt").filter(|words| !words.is_empty()) {
                    self.words.push(Span::slanted(format!("[{words}]")));
                }
            }
            ("p" | "div" | "hr", _) => self.flush(),
            ("pre", closing) => {
                self.flush();
                self.verbatim = !closing;
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", closing) => {
                if !closing {
                    self.flush();
                    self.heading = name.get(1..).and_then(|level| level.parse().ok());
                } else {
                    self.flush();
                    self.heading = None;
                }
            }
            ("table" | "thead" | "tr" | "th" | "td", closing) => self.table(name, closing),
            ("blockquote" | "ul" | "ol" | "li", closing) => self.around(name, tag, closing),
            _ => {}
        }
    }

    fn table(&mut self, name: &str, closing: bool) {
        match (name, closing, self.table.as_mut()) {
            ("table", false, _) => {
                self.flush();
                self.table = Some((Table::default(), false, Vec::new()));
            }
            ("table", true, Some(_)) => {
                if let Some((table, ..)) = self.table.take() {
                    self.put(Block::Table(table));
                }
            }
            ("thead", closing, Some((_, head, _))) => *head = !closing,
            ("th" | "td", false, Some(_)) => self.words.clear(),
            ("th" | "td", true, Some((_, _, row))) => row.push(std::mem::take(&mut self.words)),
            ("tr", true, Some((table, head, row))) => {
                let row = std::mem::take(row);
                if *head { table.head = row } else { table.rows.push(row) }
            }
            _ => {}
        }
    }

    fn around(&mut self, name: &str, tag: &str, closing: bool) {
        self.flush();
        match (name, closing) {
            ("blockquote", false) => self.open.push(Open::Quote(Vec::new())),
            ("ul", false) => self.open.push(Open::List { start: None, items: Vec::new() }),
            ("ol", false) => {
                let start = attribute(tag, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.open.push(Open::List { start: Some(start), items: Vec::new() });
            }
            ("li", false) => self.open.push(Open::Item(Vec::new())),
            _ => match self.open.pop() {
                Some(Open::Quote(blocks)) => self.put(Block::Quote(blocks)),
                Some(Open::List { start, items }) => self.put(Block::List { start, items }),
                Some(Open::Item(blocks)) => match self.open.last_mut() {
                    Some(Open::List { items, .. }) => items.push(blocks),
                    _ => blocks.into_iter().for_each(|block| self.put(block)),
                },
                None => {}
            },
        }
    }

    fn flush(&mut self) {
        // The words of a cell wait for the end of the cell.
        if self.words.is_empty() || self.table.is_some() {
            return;
        }
        let words = std::mem::take(&mut self.words);
        self.put(match self.heading {
            Some(level) => Block::Heading(level, words),
            None => Block::Paragraph(words),
        });
    }

    fn put(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(Open::Quote(blocks) | Open::Item(blocks)) => blocks.push(block),
            Some(Open::List { items, .. }) => items.push(vec![block]),
            None => self.done.push(block),
        }
    }

    fn done(mut self) -> Vec<Block> {
        self.flush();
        while !self.open.is_empty() {
            let name = match self.open.last() {
                Some(Open::Quote(_)) => "blockquote",
                Some(Open::Item(_)) => "li",
                _ => "ul",
            };
            self.around(name, "", true);
        }
        self.done
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split_once('"').map(|(value, _)| decoded(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use service::paper::document::plain;

    #[test]
    fn paragraphs_lists_quotes_and_tables_are_read() {
        let html = "<p>L’acte <strong>et</strong> <a class=\"law\" href=\"/law/x\">art. 3<span class=\"state\"> à vérifier</span></a>.</p>\n\
                    <ol start=\"2\">\n<li>un</li>\n<li><p>deux</p>\n<ul>\n<li>trois</li>\n</ul>\n</li>\n</ol>\n\
                    <blockquote>\n<p>dit &amp; cité</p>\n</blockquote>\n\
                    <div class=\"table\" tabindex=\"0\"><table>\n<thead>\n<tr>\n<th scope=\"col\">A</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table></div>\n<h3 id=\"x\">Titre</h3>";
        let found = blocks(html);
        let [
            Block::Paragraph(first),
            Block::List { start: Some(2), items },
            Block::Quote(quote),
            Block::Table(table),
            Block::Heading(3, title),
        ] = found.as_slice()
        else {
            panic!("{found:#?}")
        };
        assert_eq!(plain(first), "L’acte et art. 3 (à vérifier).");
        assert!(first.iter().any(|span| span.strong && span.text == "et"));
        assert_eq!(items.len(), 2);
        assert!(matches!(items[1].as_slice(), [Block::Paragraph(_), Block::List { .. }]));
        assert!(matches!(quote.as_slice(), [Block::Paragraph(words)] if plain(words) == "dit & cité"));
        assert_eq!((plain(&table.head[0]), plain(&table.rows[0][0])), ("A".to_owned(), "b".to_owned()));
        assert_eq!(plain(title), "Titre");
    }

    #[test]
    fn headings_leave_no_gap() {
        let blocks = under(vec![Block::heading(2, "a"), Block::heading(4, "b"), Block::heading(2, "c")], 3);
        let levels: Vec<u8> =
            blocks.iter().filter_map(|b| if let Block::Heading(l, _) = b { Some(*l) } else { None }).collect();
        assert_eq!(levels, [3, 4, 3]);
    }
}
