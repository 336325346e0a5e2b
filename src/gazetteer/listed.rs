//! An entity as a compiled gazetteer lists it: a view of its bytes. Made at every name that a text and a table share.

use super::entry::{Case, Entry, Hint, Name, Role};
use super::index::{Index, Opened, Sort};
use super::row;
use crate::kind::EntityKind;

/// An entity that a gazetteer lists.
#[derive(Clone, Copy)]
pub struct Listed<'g> {
    opened: &'g Opened,
    sort: Option<Sort<'g>>,
    row: u32,
}

impl<'g> Listed<'g> {
    pub(crate) fn new(opened: &'g Opened, row: u32) -> Listed<'g> {
        let sort = opened.sort(opened.index().sort_of(row));
        Listed { opened, sort, row }
    }

    #[inline(always)]
    fn index(&self) -> Index<'g> {
        self.opened.index()
    }

    /// Its id in the gazetteer.
    pub fn id(&self) -> &'g str {
        self.index().id(self.row)
    }

    /// What sort of thing it is.
    pub fn kind(&self) -> EntityKind {
        self.sort.map_or(EntityKind::Organization, |sort| sort.kind())
    }

    /// The same as the table says it: `org.militant`.
    pub fn detail(&self) -> &'g str {
        self.sort.map_or("", |sort| sort.detail())
    }

    /// Whether the kind cell is `prefix` or lies under it.
    pub(crate) fn is(&self, prefix: &str) -> bool {
        self.detail().strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// The name that news uses.
    pub fn name(&self) -> &'g str {
        let index = self.index();
        index.name(index.own_name(self.row))
    }

    /// ISO 3166-1 alpha-2, or empty.
    pub fn country(&self) -> &'g str {
        self.sort.map_or("", |sort| sort.country())
    }

    /// Where the facts are from.
    pub fn source(&self) -> &'g str {
        self.sort.map_or("", |sort| sort.source())
    }

    /// Offices held.
    pub fn roles(&self) -> Vec<Role> {
        row::read_roles(self.index().roles(self.row)).unwrap_or_default()
    }

    /// Words that speak for or against it.
    pub fn hints(&self) -> Vec<Hint> {
        row::read_hints(self.index().hints(self.row)).unwrap_or_default()
    }

    /// (scheme, identifier) elsewhere.
    pub fn ids(&self) -> Vec<(String, String)> {
        row::read_ids(self.index().elsewhere(self.row)).unwrap_or_default()
    }

    /// The whole entry, as it was compiled.
    pub fn to_entry(&self) -> Entry {
        let index = self.index();
        let mut names = index.names_in(self.row).map(|name| name_of(&index, name));
        let mut entry = Entry::new(self.id(), self.detail(), "");
        entry.name = names.next().unwrap_or_default();
        entry.aliases = names.collect();
        entry.country = self.country().to_owned();
        (entry.roles, entry.hints, entry.ids) = (self.roles(), self.hints(), self.ids());
        entry.source = self.source().to_owned();
        entry
    }
}

impl std::fmt::Debug for Listed<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.name(), self.id())
    }
}

fn name_of(index: &Index<'_>, name: u32) -> Name {
    let mut own = Name::new(index.name(name)).with_case(index.case(name));
    (own.in_context, own.short) = (index.in_context(name), index.short(name));
    own
}

/// One reading of a name in a text: the entity, and the name of it that stands there.
#[derive(Clone, Copy, Debug)]
pub struct Meaning<'g> {
    listed: Listed<'g>,
    name: u32,
}

impl<'g> Meaning<'g> {
    pub(crate) fn new(opened: &'g Opened, name: u32) -> Meaning<'g> {
        Meaning { listed: Listed::new(opened, opened.index().row_of(name)), name }
    }

    /// Who or what is named.
    pub fn entity(&self) -> Listed<'g> {
        self.listed
    }

    /// The name as the gazetteer writes it.
    pub fn surface(&self) -> &'g str {
        self.listed.index().name(self.name)
    }

    /// How a text may write it.
    pub fn case(&self) -> Case {
        self.listed.index().case(self.name)
    }

    /// Whether the name is believed only with evidence.
    pub fn in_context(&self) -> bool {
        self.listed.index().in_context(self.name)
    }

    /// Whether it is believed only after a fuller name.
    pub fn short(&self) -> bool {
        self.listed.index().short(self.name)
    }
}
