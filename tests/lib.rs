//! Holds nothing: the tests live in `it/`.
