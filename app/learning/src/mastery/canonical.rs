//! The order in which answers count: server time, then device sequence, then id; never the order of arrival.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where an answer stands among all answers of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// When the server received it, in milliseconds of UTC.
    pub server_time: i64,
    /// The device's own running number.
    pub device_sequence: u64,
    /// Its id, made by the device.
    pub id: u128,
}

/// Sets of answers made one: each id once, in canonical order. Of two with one id the earlier place stays.
#[must_use]
pub fn merged<T: Clone>(sets: &[&[(Place, T)]]) -> Vec<(Place, T)> {
    let mut by_id: BTreeMap<u128, &(Place, T)> = BTreeMap::new();
    for entry in sets.iter().flat_map(|set| set.iter()) {
        let kept = by_id.entry(entry.0.id).or_insert(entry);
        if entry.0 < kept.0 {
            *kept = entry;
        }
    }
    let mut merged: Vec<(Place, T)> = by_id.into_values().cloned().collect();
    merged.sort_by_key(|entry| entry.0);
    merged
}
