//! Banks of several cases, with their groups in name order.

use super::reading::{curves, elsewhere};
use super::{Absent, Case};
use learning::mastery::bank::{Bank, Entry};
use learning::mastery::irt::Curve;
use learning::mastery::uncertain::Item;
use serde_json::Value;

pub struct NamedBank {
    pub curves: Vec<Curve>,
    pub names: Vec<String>,
    groups: Vec<u16>,
}

/// The bank a case names, from its own file or from the file that its file names.
pub fn named(case: &Case) -> Result<NamedBank, Absent> {
    let name = case.inputs()["bank"].as_str().unwrap_or_default();
    let elsewhere_banks = match case.file["banks_file"].as_str() {
        Some(reference) => elsewhere(case.files, reference)?,
        None => Value::Null,
    };
    let bank = match case.file["banks"].get(name) {
        Some(bank) => bank,
        None => elsewhere_banks.get(name).ok_or(Absent)?,
    };
    let of_items: Vec<String> = bank["group"].as_array().into_iter().flatten().map(group_name).collect();
    let mut names = of_items.clone();
    names.sort();
    names.dedup();
    let number = |group: &String| names.iter().position(|name| name == group).unwrap_or(0) as u16;
    Ok(NamedBank { curves: curves(bank), groups: of_items.iter().map(number).collect(), names })
}

fn group_name(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

impl NamedBank {
    pub fn bank(&self) -> Bank {
        let group = |item: usize| self.groups.get(item).copied().unwrap_or(0);
        let entry =
            |(item, curve): (usize, &Curve)| Entry { item: Item::known(*curve), group: group(item), enemies: vec![] };
        Bank::new(self.curves.iter().enumerate().map(entry).collect())
    }
}
