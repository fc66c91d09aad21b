//! Simulated learners through any quiz, before a real one sits it.
