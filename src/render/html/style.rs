//! The page's style sheet, and the hash by which its Content-Security-Policy admits it. Written once a page.

/// Everything that the page looks like. It holds no `<`, so that nothing in it can end the element it stands in.
pub(super) const SHEET: &str = include_str!("style.css");

/// SHA-256 of the sheet, in the form of the policy. `tests/page.rs` says what it must be when the sheet changes.
pub(super) const HASH: &str = "sha256-9nLQkxGcLA3ls2rvJljLPjY7eQ3HELJ7Hscnbek+5Mc=";
