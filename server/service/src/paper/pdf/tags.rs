//! The tree that a screen reader follows.

use super::strips::{Node, Role};
use krilla::tagging::{Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use std::num::NonZeroU16;

/// The tree of a paper, from its places and what was drawn for each.
pub(super) fn tree(nodes: &[(Role, Node)], drawn: &[Vec<Identifier>], language: &str) -> TagTree {
    let mut children: Vec<Vec<Node>> = vec![Vec::new(); nodes.len()];
    for (node, (_, parent)) in nodes.iter().enumerate().skip(1) {
        if let Some(of) = children.get_mut(*parent) {
            of.push(node);
        }
    }
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    for node in children.first().into_iter().flatten() {
        if let Some(group) = group(nodes, &children, drawn, *node) {
            tree.push(group);
        }
    }
    tree
}

/// Depth is that of the document value, which is written by hand and shallow.
fn group(nodes: &[(Role, Node)], children: &[Vec<Node>], drawn: &[Vec<Identifier>], node: Node) -> Option<TagGroup> {
    let (role, _) = nodes.get(node)?;
    let mut group = TagGroup::new(kind(role));
    let mut holds = matches!(role, Role::Cell | Role::HeadCell | Role::SideCell);
    for identifier in drawn.get(node).into_iter().flatten() {
        group.push(*identifier);
        holds = true;
    }
    for child in children.get(node).into_iter().flatten() {
        if let Some(inner) = self::group(nodes, children, drawn, *child) {
            group.push(inner);
            holds = true;
        }
    }
    holds.then_some(group)
}

fn kind(role: &Role) -> TagKind {
    match role {
        Role::Division => Tag::Div.into(),
        Role::Heading(level, words) => {
            let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(words.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::List { numbered: true } => Tag::L(ListNumbering::Decimal).into(),
        Role::List { numbered: false } => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Quote => Tag::BlockQuote.into(),
        Role::Table => Tag::Table.into(),
        Role::TableHead => Tag::THead.into(),
        Role::TableBody => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Role::SideCell => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
    }
}
