//! The sample articles, both invented: file, outlet, day and text.

pub(crate) const SAMPLES: [(&str, &str, &str, &str); 2] = [
    ("harbour-post.txt", "The Harbour Post", "2024-05-14", include_str!("harbour-post.txt")),
    ("fjord-wire.txt", "Fjord Wire", "2024-05-14", include_str!("fjord-wire.txt")),
];
