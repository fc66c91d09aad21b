//! Square symmetric matrices, as much as a calibration needs.

/// A square matrix, row by row.
#[derive(Clone, Debug)]
pub(super) struct Matrix {
    size: usize,
    values: Vec<f64>,
}

impl Matrix {
    pub(super) fn zero(size: usize) -> Self {
        Self { size, values: vec![0.0; size * size] }
    }

    pub(super) fn size(&self) -> usize {
        self.size
    }

    pub(super) fn at(&self, row: usize, column: usize) -> f64 {
        self.values.get(row * self.size + column).copied().unwrap_or(0.0)
    }

    pub(super) fn row(&self, row: usize) -> &[f64] {
        self.values.get(row * self.size..(row + 1) * self.size).unwrap_or(&[])
    }

    pub(super) fn row_mut(&mut self, row: usize) -> &mut [f64] {
        self.values.get_mut(row * self.size..(row + 1) * self.size).unwrap_or(&mut [])
    }

    pub(super) fn add(&mut self, row: usize, column: usize, value: f64) {
        if let Some(place) = self.values.get_mut(row * self.size + column) {
            *place += value;
        }
    }

    pub(super) fn times(&self, vector: &[f64]) -> Vec<f64> {
        (0..self.size).map(|row| dot(self.row(row), vector)).collect()
    }

    /// The inverse by Cholesky's method; none when the matrix is not positive definite. The upper half is not read.
    pub(super) fn inverse(mut self) -> Option<Self> {
        self.decompose()?;
        let mut inverse = Self::zero(self.size);
        for column in 0..self.size {
            let solution = self.solve_unit(column);
            for (row, value) in solution.into_iter().enumerate() {
                inverse.add(row, column, value);
            }
        }
        Some(inverse)
    }

    /// Replaces the lower half by the Cholesky factor.
    fn decompose(&mut self) -> Option<()> {
        for row in 0..self.size {
            for column in 0..=row {
                let (done, rest) = self.values.split_at(row * self.size);
                let upper = if column == row { rest } else { done.get(column * self.size..)? };
                let product = dot(rest.get(..column)?, upper.get(..column)?);
                let value = rest.get(column)? - product;
                let entry = if column < row {
                    value / self.at(column, column)
                } else if value > 0.0 && value.is_finite() {
                    value.sqrt()
                } else {
                    return None;
                };
                *self.row_mut(row).get_mut(column)? = entry;
            }
        }
        Some(())
    }

    /// Solves (factor × its transpose) x = unit vector.
    fn solve_unit(&self, unit: usize) -> Vec<f64> {
        let mut x = vec![0.0; self.size];
        for row in unit..self.size {
            let right = if row == unit { 1.0 } else { 0.0 };
            let known = dot(self.row(row).get(unit..row).unwrap_or(&[]), x.get(unit..row).unwrap_or(&[]));
            set(&mut x, row, (right - known) / self.at(row, row));
        }
        for row in (0..self.size).rev() {
            let value = x.get(row).copied().unwrap_or(0.0) / self.at(row, row);
            set(&mut x, row, value);
            for (place, factor) in x.iter_mut().zip(self.row(row)).take(row) {
                *place -= factor * value;
            }
        }
        x
    }
}

fn set(values: &mut [f64], place: usize, value: f64) {
    if let Some(entry) = values.get_mut(place) {
        *entry = value;
    }
}

/// Sum of products in four interleaved sums, then across: always the same order.
pub(super) fn dot(x: &[f64], y: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (x4, y4) = (x.chunks_exact(4), y.chunks_exact(4));
    let rest: f64 = if x.len() == y.len() {
        crate::numeric::sum(x4.remainder().iter().zip(y4.remainder()).map(|(x, y)| x * y))
    } else {
        return crate::numeric::sum(x.iter().zip(y).map(|(x, y)| x * y));
    };
    for (x, y) in x4.zip(y4) {
        for (sum, (x, y)) in sums.iter_mut().zip(x.iter().zip(y)) {
            *sum += x * y;
        }
    }
    let [a, b, c, d] = sums;
    ((a + b) + (c + d)) + rest
}
