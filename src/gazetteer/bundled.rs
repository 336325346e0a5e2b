//! The tables of names that come with the crate, embedded as text. Read once a process.

/// (file, contents) of every bundled table of names, in the order in which they are compiled.
#[cfg(feature = "gazetteers")]
pub(crate) const TABLES: &[(&str, &str)] = &[
    ("gazetteers/countries.tsv", include_str!("../../gazetteers/countries.tsv")),
    ("gazetteers/nationalities.tsv", include_str!("../../gazetteers/nationalities.tsv")),
    ("gazetteers/places.tsv", include_str!("../../gazetteers/places.tsv")),
    ("gazetteers/cities.tsv", include_str!("../../gazetteers/cities.tsv")),
    ("gazetteers/organizations.tsv", include_str!("../../gazetteers/organizations.tsv")),
    ("gazetteers/armed_groups.tsv", include_str!("../../gazetteers/armed_groups.tsv")),
    ("gazetteers/people.tsv", include_str!("../../gazetteers/people.tsv")),
];

/// Without the feature there are none.
#[cfg(not(feature = "gazetteers"))]
pub(crate) const TABLES: &[(&str, &str)] = &[];
