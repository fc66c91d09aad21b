//! CommonMark.
