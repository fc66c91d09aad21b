//! Chance, received and never fetched: a seed gives the same throws on every machine, for ever.

use serde::{Deserialize, Serialize};

/// What a whole draw follows from; kept with the session, hidden until the result is released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Seed(pub u64);

/// Something that can be thrown.
pub trait Dice {
    /// The next 64 even bits.
    fn throw(&mut self) -> u64;

    /// A number in \[0, 1), in steps of 2⁻⁵³.
    fn unit(&mut self) -> f64 {
        (self.throw() >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// A whole number below `count`, each as likely as the next (Lemire 2019); zero when `count` is zero.
    fn below(&mut self, count: u32) -> u32 {
        let refuse_under = count.wrapping_neg().checked_rem(count).unwrap_or(0);
        loop {
            let product = (self.throw() >> 32) * u64::from(count);
            if product as u32 >= refuse_under {
                return (product >> 32) as u32;
            }
        }
    }

    /// Puts the values in random order (Fisher and Yates).
    fn shuffle<T>(&mut self, values: &mut [T])
    where
        Self: Sized,
    {
        for last in (1..values.len()).rev() {
            let other = self.below(u32::try_from(last + 1).unwrap_or(u32::MAX)) as usize;
            values.swap(last, other);
        }
    }
}

/// `ChaCha20` (RFC 8439) keyed by a seed: what a learner sees of a draw tells nothing about the rest of it.
#[derive(Clone, Debug)]
pub struct SeededDice {
    state: [u32; 16],
    block: [u32; 16],
    used: usize,
}

impl SeededDice {
    /// Dice for one purpose of one seed; different purposes are independent of each other.
    #[must_use]
    pub fn new(seed: Seed, purpose: u64) -> Self {
        let mut spread = QuickDice::new(seed.0);
        let mut key = [0; 8];
        for word in &mut key {
            *word = (spread.throw() >> 32) as u32;
        }
        Self::with_key(key, [(purpose >> 32) as u32, purpose as u32, 0], 0)
    }

    /// Dice from a full key, nonce and block counter, as RFC 8439 names them (little-endian words).
    #[must_use]
    pub fn with_key(key: [u32; 8], nonce: [u32; 3], counter: u32) -> Self {
        let [k0, k1, k2, k3, k4, k5, k6, k7] = key;
        let [n0, n1, n2] = nonce;
        let constant = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574];
        let [c0, c1, c2, c3] = constant;
        let state = [c0, c1, c2, c3, k0, k1, k2, k3, k4, k5, k6, k7, counter, n0, n1, n2];
        Self { state, block: [0; 16], used: 16 }
    }

    fn word(&mut self) -> u32 {
        if self.used >= 16 {
            self.block = chacha20_block(&self.state);
            let [.., counter, _, _, _] = &mut self.state;
            *counter = counter.wrapping_add(1);
            self.used = 0;
        }
        let word = self.block.get(self.used).copied().unwrap_or(0);
        self.used += 1;
        word
    }
}

impl Dice for SeededDice {
    fn throw(&mut self) -> u64 {
        let low = self.word();
        u64::from(self.word()) << 32 | u64::from(low)
    }
}

#[expect(clippy::indexing_slicing, reason = "sixteen words, constant positions")]
fn chacha20_block(state: &[u32; 16]) -> [u32; 16] {
    let mut x = *state;
    let mut quarter = |a: usize, b: usize, c: usize, d: usize| {
        x[a] = x[a].wrapping_add(x[b]);
        x[d] = (x[d] ^ x[a]).rotate_left(16);
        x[c] = x[c].wrapping_add(x[d]);
        x[b] = (x[b] ^ x[c]).rotate_left(12);
        x[a] = x[a].wrapping_add(x[b]);
        x[d] = (x[d] ^ x[a]).rotate_left(8);
        x[c] = x[c].wrapping_add(x[d]);
        x[b] = (x[b] ^ x[c]).rotate_left(7);
    };
    for _ in 0..10 {
        for column in 0..4 {
            quarter(column, column + 4, column + 8, column + 12);
        }
        for row in 0..4 {
            quarter(row, 4 + (row + 1) % 4, 8 + (row + 2) % 4, 12 + (row + 3) % 4);
        }
    }
    for (word, start) in x.iter_mut().zip(state) {
        *word = word.wrapping_add(*start);
    }
    x
}

/// `SplitMix64` (Steele, Lea and Flood 2014): quick and even, guessable, hence for simulations only.
#[derive(Clone, Debug)]
pub struct QuickDice {
    state: u64,
}

impl QuickDice {
    /// Dice that start from any number.
    #[must_use]
    pub fn new(state: u64) -> Self {
        Self { state }
    }

    /// A pair of independent standard normal numbers (Box and Muller).
    pub fn normals(&mut self) -> (f64, f64) {
        let radius = (-2.0 * crate::numeric::ln(1.0 - self.unit())).sqrt();
        let angle = std::f64::consts::TAU * self.unit();
        (radius * libm::cos(angle), radius * libm::sin(angle))
    }
}

impl Dice for QuickDice {
    fn throw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.state)
    }
}

/// The finisher of `SplitMix64`: spreads every bit of its argument over all bits of the result.
#[must_use]
pub fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8439, section 2.3.2.
    #[test]
    fn chacha20_follows_its_standard() {
        let key = std::array::from_fn(|i| u32::from_le_bytes(std::array::from_fn(|j| (4 * i + j) as u8)));
        let mut dice = SeededDice::with_key(key, [0x0900_0000, 0x4a00_0000, 0], 1);
        assert_eq!(dice.throw(), 0x1559_3bd1_e4e7_f110);
        assert_eq!(dice.throw(), 0xc471_20a3_1fdd_0f50);
    }

    #[test]
    fn below_is_even_and_bounded() {
        let mut dice = SeededDice::new(Seed(7), 1);
        let mut seen = [0u32; 5];
        for _ in 0..10_000 {
            if let Some(count) = seen.get_mut(dice.below(5) as usize) {
                *count += 1;
            }
        }
        assert!(seen.iter().all(|&count| (1_850..2_150).contains(&count)), "{seen:?}");
        assert_eq!(dice.below(0), 0);
    }
}
