//! Strips on pages: nothing is cut, what belongs together stays together, heads of tables are repeated.

use super::strips::{Ink, Strip};

/// A strip on a page, with the space above it.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) top: f32,
    pub(super) gap: f32,
    pub(super) strip: Strip,
}

/// The strips of each page, `room` points high.
pub(super) fn pages(strips: Vec<Strip>, heads: &[Strip], room: f32) -> Vec<Vec<Placed>> {
    let mut pages = Pages { done: Vec::new(), page: Vec::new(), used: 0.0, heads, room };
    let mut group = Vec::new();
    for strip in strips {
        let open = strip.keep;
        group.push(strip);
        if !open {
            pages.take(std::mem::take(&mut group));
        }
    }
    pages.take(group);
    pages.turn();
    pages.done
}

struct Pages<'a> {
    done: Vec<Vec<Placed>>,
    page: Vec<Placed>,
    used: f32,
    heads: &'a [Strip],
    room: f32,
}

impl Pages<'_> {
    /// A group that stays together, unless it is longer than a page.
    fn take(&mut self, group: Vec<Strip>) {
        let height: f32 = group.iter().map(|strip| strip.before + strip.height).sum();
        if self.used + height > self.room && height <= self.room {
            self.turn();
        }
        for strip in group {
            if strip.fresh || self.used + strip.before + strip.height > self.room {
                self.turn();
            }
            self.put(strip);
        }
    }

    fn put(&mut self, strip: Strip) {
        if self.page.is_empty() {
            self.repeat_head(&strip);
        }
        if strip.height <= 0.0 {
            return;
        }
        let gap = if self.page.is_empty() { 0.0 } else { strip.before };
        let top = self.used + gap;
        self.used = top + strip.height;
        self.page.push(Placed { top, gap, strip });
    }

    /// The head of the table that goes on; it was read already, so nobody hears it again.
    fn repeat_head(&mut self, next: &Strip) {
        let Some(head) = next.table.and_then(|table| self.heads.get(table)) else { return };
        if head.height <= 0.0 || (next.keep && next.before > 0.0) {
            return;
        }
        let mut head = head.clone();
        for ink in &mut head.ink {
            if let Ink::Words { node, .. } = ink {
                *node = None;
            }
        }
        self.used = head.height;
        self.page.push(Placed { top: 0.0, gap: 0.0, strip: head });
    }

    fn turn(&mut self) {
        if !self.page.is_empty() {
            self.done.push(std::mem::take(&mut self.page));
        }
        self.used = 0.0;
    }
}
