//! Whether two claims of different articles say the same: same, compatible, conflicting or neither. Runs for every pair
//! of claims that share something (see `block`).
//!
//! A conflict is believed only where everything else agrees: one field may differ, the participants must be the same
//! and the days may not tell two events apart. A false alarm costs a reader more than a missed one.

use super::align::Groups;
use super::days::Meet;
use super::digest::{Amount, Said, Value};
use super::words::common;
use crate::claims::{ClaimKind, Modality, Polarity};
use crate::date::Date;
use crate::kind::Bound;

/// How two claims of different articles lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Relation {
    /// They say the same.
    Same,
    /// Both can be true, and one says less: a vaguer figure, a wider place, a role left out.
    Compatible,
    /// They cannot both be true.
    Conflicting,
}

impl Relation {
    /// The word the wire form uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Relation::Same => "same",
            Relation::Compatible => "compatible",
            Relation::Conflicting => "conflicting",
        }
    }
}

/// How two fillers, or two lists of them, lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Same,
    /// One is vaguer, or one list holds more.
    Near,
    /// One is a pronoun that nothing resolves.
    Unknown,
    /// Only one claim has the role.
    Missing,
    Different,
}

/// A claim with the article it is from.
#[derive(Clone, Copy)]
pub(crate) struct Side<'s> {
    pub(crate) article: usize,
    /// When the article was published.
    pub(crate) published: Option<Date>,
    pub(crate) said: &'s Said,
}

impl Side<'_> {
    /// Whether two articles are so far apart that what they say without a day is of two days.
    pub(crate) fn is_news_of_another_day(self, other: Side<'_>) -> bool {
        let apart = |(one, other): (Date, Date)| (one.civil() - other.civil()).get_days().abs() > STALE;
        self.published.zip(other.published).is_some_and(apart)
    }
}

/// Days between two articles, at most, that undated claims are compared over: troops come and go.
const STALE: i32 = 31;

/// Decides on pairs.
pub(crate) struct Judge<'s> {
    pub(crate) groups: &'s Groups,
}

/// Days between two reports of one event, at most.
const NEAR: i32 = 7;

/// What two contents in words must share to be one.
const ALIKE: f64 = 0.5;

impl Judge<'_> {
    /// How two claims lie to each other, with the fields that differ; `None` where they have nothing to do with each other.
    pub(crate) fn relate(&self, a: Side<'_>, b: Side<'_>) -> Option<(Relation, Vec<&'static str>)> {
        let (one, other) = (a.said, b.said);
        if one.kind != other.kind || !labels_agree(one, other) {
            return None;
        }
        // Most pairs end here: only the roles that decide are compared.
        let fit = |role: &str| self.lists(is_wordy(role), a, one.role(role), b, other.role(role));
        if !participants_agree(one.kind, &fit, one, other) {
            return None;
        }
        let fits = self.fits(a, b);
        let open = fits.iter().any(|(_, fit)| *fit == Fit::Unknown);
        if open && self.lists(false, a, one.voice.as_slice(), b, other.voice.as_slice()) == Fit::Different {
            return None;
        }
        let counts: Vec<(&'static str, Option<Counts>)> = amounts(one, other).collect();
        let days = one.days.zip(other.days).map(|(a, b)| a.meet(b));
        let place = self.places(a, b);
        let mut differs = Vec::new();
        differs.extend(counts.iter().filter(|(_, counts)| *counts == Some(Counts::Apart)).map(|(role, _)| *role));
        if place == Fit::Different {
            differs.push("place");
        }
        if matches!(days, Some(Meet::Apart(_))) {
            differs.push("time");
        }
        if one.stance.polarity != other.stance.polarity {
            differs.push("polarity");
        }
        let others_differ =
            fits.iter().any(|(role, fit)| *fit == Fit::Different && !differs.contains(role) && !is_where(role));
        match differs.as_slice() {
            [] if others_differ => None,
            [] => Some(self.agreement(a, b, &fits, &counts, place, days)),
            [field] if !others_differ && self.may_conflict(field, a, b, &fits, place, days) => {
                Some((Relation::Conflicting, differs))
            }
            _ => None,
        }
    }

    /// Whether two statements may be one speaker's.
    pub(crate) fn one_speaker(&self, a: Side<'_>, b: Side<'_>) -> bool {
        self.lists(false, a, a.said.role("speaker"), b, b.said.role("speaker")) != Fit::Different
    }

    /// Whether who speaks is known to be somebody.
    pub(crate) fn named_speaker(&self, side: Side<'_>) -> bool {
        self.resolved(side, side.said.role("speaker"))
    }

    /// Same or compatible, for claims that do not contradict each other.
    fn agreement(
        &self,
        a: Side<'_>,
        b: Side<'_>,
        fits: &[(&'static str, Fit)],
        counts: &[(&'static str, Option<Counts>)],
        place: Fit,
        days: Option<Meet>,
    ) -> (Relation, Vec<&'static str>) {
        let mut vaguer: Vec<&'static str> = Vec::new();
        for (role, fit) in fits {
            let counted = counts.iter().find(|(name, _)| name == role).and_then(|(_, counts)| *counts);
            let fine = match counted {
                Some(Counts::Same) => true,
                Some(Counts::Shared) => false,
                _ => *fit == Fit::Same,
            };
            if !fine {
                vaguer.push(*role);
            }
        }
        if place == Fit::Near && !vaguer.contains(&"place") {
            vaguer.push("place");
        }
        if days == Some(Meet::Shared) {
            vaguer.push("time");
        }
        if a.said.stance.modality != b.said.stance.modality {
            vaguer.push("modality");
        }
        if a.said.label != b.said.label {
            vaguer.push("status");
        }
        if vaguer.is_empty() { (Relation::Same, vaguer) } else { (Relation::Compatible, vaguer) }
    }

    /// Whether one differing field makes a contradiction rather than two events.
    fn may_conflict(
        &self,
        field: &str,
        a: Side<'_>,
        b: Side<'_>,
        fits: &[(&'static str, Fit)],
        place: Fit,
        days: Option<Meet>,
    ) -> bool {
        let (one, other) = (a.said, b.said);
        let near = |fit: Fit| matches!(fit, Fit::Same | Fit::Near);
        let same_day = days == Some(Meet::Same) && one.days.is_some_and(|days| days.is_day());
        let required = one.kind.keys();
        let sure = required.iter().all(|role| fits.iter().any(|(name, fit)| name == role && *fit == Fit::Same));
        let actual = one.stance.modality == other.stance.modality;
        if days.is_none() && a.is_news_of_another_day(b) {
            return false;
        }
        match field {
            "polarity" => {
                let told = near(place) || days.is_some() || one.kind != ClaimKind::Attack;
                sure && actual && told && self.denies_all(a, b)
            }
            // The same thing at the same day in two places. Who visits two towns in a day does nothing odd; who was one
            // host's guest in both is one visit told in two ways.
            "place" => {
                let same = |wanted: &str| fits.iter().any(|(role, fit)| *role == wanted && *fit == Fit::Same);
                let one_event = match one.kind {
                    ClaimKind::Attack | ClaimKind::Casualties | ClaimKind::Meeting | ClaimKind::Agreement => {
                        fits.iter().any(|(role, fit)| *role != "place" && *fit == Fit::Same)
                    }
                    ClaimKind::Visit => same("visitor") && same("host"),
                    _ => false,
                };
                one_event && same_day && actual
            }
            "time" => {
                let eventful = matches!(
                    one.kind,
                    ClaimKind::Attack
                        | ClaimKind::Casualties
                        | ClaimKind::Meeting
                        | ClaimKind::Agreement
                        | ClaimKind::Visit
                        | ClaimKind::Control
                );
                let close = matches!(days, Some(Meet::Apart(gap)) if gap <= NEAR);
                let single = one.days.is_some_and(|days| days.is_day()) && other.days.is_some_and(|days| days.is_day());
                eventful && close && single && actual && sure && (one.kind != ClaimKind::Casualties || near(place))
            }
            // Figures of one event: its place or its day is the same, and nothing tells two events apart.
            _ => {
                let means =
                    fits.iter().any(|(role, fit)| matches!(*role, "agent" | "means" | "attacker") && near(*fit));
                let standing = matches!(one.kind, ClaimKind::Presence | ClaimKind::Movement | ClaimKind::Support);
                actual && (near(place) || same_day || means || standing && sure)
            }
        }
    }

    /// Whether what one claim negates is not less than what the other asserts: "did not leave Basra on Monday" and "left
    /// Iraq this week" can both be true.
    fn denies_all(&self, a: Side<'_>, b: Side<'_>) -> bool {
        let (no, yes) = if a.said.stance.polarity == Polarity::Negated { (a, b) } else { (b, a) };
        let narrower_days = matches!((no.said.days, yes.said.days), (Some(no), Some(yes))
            if no != yes && yes.first <= no.first && no.last <= yes.last);
        let places = |side: Side<'_>| -> Vec<u32> {
            let roles = ["place", "origin", "destination", "territory"];
            let values = roles.iter().flat_map(|role| side.said.role(role)).chain(&side.said.place);
            values.filter_map(|value| self.group(side, value.entity?)).collect()
        };
        let (narrow, wide) = (places(no), places(yes));
        let inside = |&inner: &u32| wide.iter().any(|&outer| self.contains(outer, inner));
        !narrower_days && !narrow.iter().any(inside)
    }

    /// How each role that either has is filled.
    fn fits(&self, a: Side<'_>, b: Side<'_>) -> Vec<(&'static str, Fit)> {
        let roles = a.said.roles.iter().chain(&b.said.roles).map(|(role, _)| *role);
        let mut out: Vec<(&'static str, Fit)> = Vec::new();
        for role in roles {
            if !out.iter().any(|(name, _)| *name == role) {
                out.push((role, self.lists(is_wordy(role), a, a.said.role(role), b, b.said.role(role))));
            }
        }
        out
    }

    fn lists(&self, wordy: bool, a: Side<'_>, ours: &[Value], b: Side<'_>, theirs: &[Value]) -> Fit {
        if ours.is_empty() || theirs.is_empty() {
            return Fit::Missing;
        }
        let best = |value: &Value, from: Side<'_>, values: &[Value], to: Side<'_>| {
            values.iter().map(|other| self.values(wordy, from, value, to, other)).min().unwrap_or(Fit::Different)
        };
        let (mut all_same, mut hit, mut unknown) = (true, false, false);
        let ours_in_theirs = ours.iter().map(|value| best(value, a, theirs, b));
        for fit in ours_in_theirs.chain(theirs.iter().map(|value| best(value, b, ours, a))) {
            all_same &= fit == Fit::Same;
            hit |= matches!(fit, Fit::Same | Fit::Near);
            unknown |= fit == Fit::Unknown;
        }
        match (all_same, hit, unknown) {
            (true, ..) => Fit::Same,
            (_, true, _) => Fit::Near,
            (_, _, true) => Fit::Unknown,
            _ => Fit::Different,
        }
    }

    fn values(&self, wordy: bool, a: Side<'_>, one: &Value, b: Side<'_>, other: &Value) -> Fit {
        let ours = one.entity.and_then(|entity| self.group(a, entity));
        let theirs = other.entity.and_then(|entity| self.group(b, entity));
        if let (Some(ours), Some(theirs), false) = (ours, theirs, wordy) {
            if ours == theirs {
                return Fit::Same;
            }
            if self.contains(ours, theirs) || self.contains(theirs, ours) {
                return Fit::Near;
            }
        }
        let (shared, named) = self.names(a, one, b, other);
        let words = common(&one.content, &other.content);
        let all = one.content.len() + other.content.len() - words + named;
        let least = one.content.len().min(other.content.len());
        if all > 0 && words + shared == all {
            return Fit::Same;
        }
        let alike = (words + shared) as f64 >= ALIKE * all as f64 || wordy && words >= 2 && words * 2 >= least;
        let both = ours.is_some() && theirs.is_some();
        if alike && words > 0 || shared > 0 && (both || one.head == other.head) {
            return Fit::Near;
        }
        if both && !wordy {
            return Fit::Different;
        }
        if one.bare || other.bare {
            return Fit::Unknown;
        }
        // "troops", "2,500 troops": the same head, and no words beside it that differ on both sides.
        let same_head = one.head.is_some() && one.head == other.head;
        let inside = words == least;
        if same_head && inside { Fit::Near } else { Fit::Different }
    }

    fn group(&self, side: Side<'_>, entity: u32) -> Option<u32> {
        self.groups.of.get(side.article)?.get(entity as usize).copied()
    }

    /// How many entities the words of both mention, and how many those of either.
    fn names(&self, a: Side<'_>, one: &Value, b: Side<'_>, other: &Value) -> (usize, usize) {
        let ours = one.inside.iter().filter_map(|&entity| self.group(a, entity));
        let theirs = || other.inside.iter().filter_map(|&entity| self.group(b, entity));
        let (mut shared, mut all) = (0, theirs().count());
        for group in ours {
            let both = theirs().any(|other| other == group);
            shared += usize::from(both);
            all += usize::from(!both);
        }
        (shared, all)
    }

    /// Whether one listed place lies in another: a city's id begins with its country's.
    fn contains(&self, outer: u32, inner: u32) -> bool {
        let id = |group: u32| self.groups.all.get(group as usize).and_then(|group| group.gazetteer.as_deref());
        let (Some(outer), Some(inner)) = (id(outer), id(inner)) else { return false };
        outer.starts_with("loc.") && inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.'))
    }

    /// The places of two claims: of their place role, or beside it.
    fn places(&self, a: Side<'_>, b: Side<'_>) -> Fit {
        let (ours, theirs) = (place_of(a.said), place_of(b.said));
        match self.lists(false, a, ours, b, theirs) {
            // Words that name no place known to be elsewhere: "the market", "a village".
            Fit::Different if !self.resolved(a, ours) || !self.resolved(b, theirs) => Fit::Unknown,
            fit => fit,
        }
    }

    fn resolved(&self, side: Side<'_>, values: &[Value]) -> bool {
        values.iter().all(|value| value.entity.and_then(|entity| self.group(side, entity)).is_some())
    }
}

/// Roles that hold clauses rather than participants: their words count, not whom their head names.
fn is_wordy(role: &str) -> bool {
    matches!(role, "content" | "topic" | "subject" | "mission" | "title")
}

/// Roles that say where; `places` compares them.
const WHERE: [&str; 3] = ["place", "destination", "territory"];

fn is_where(role: &str) -> bool {
    WHERE.contains(&role)
}

/// Where a claim is: what fills the first of these roles, else the place beside it.
fn place_of(said: &Said) -> &[Value] {
    let filled = WHERE.into_iter().map(|role| said.role(role)).find(|values| !values.is_empty());
    filled.unwrap_or(said.place.as_slice())
}

/// Labels that may differ between two reports of one thing: whether an office is held still, how help is called.
fn labels_agree(one: &Said, other: &Said) -> bool {
    one.label == other.label || one.kind == ClaimKind::Office || one.kind == ClaimKind::Statement
}

/// Whether the participants that make the claim are the same ones.
fn participants_agree(kind: ClaimKind, fit: &impl Fn(&str) -> Fit, one: &Said, other: &Said) -> bool {
    let good = |role: &str| matches!(fit(role), Fit::Same | Fit::Near);
    let open = |role: &str| good(role) || fit(role) == Fit::Unknown;
    let close = one.days.zip(other.days).is_some_and(|(a, b)| !matches!(a.meet(b), Meet::Apart(_)));
    let anywhere = |roles: &[&str]| roles.iter().any(|role| good(role));
    match kind {
        ClaimKind::Attack => {
            (good("target") || good("place") && (close || good("attacker") || good("means")))
                && fit("attacker") != Fit::Different
                && fit("target") != Fit::Different
        }
        ClaimKind::Casualties => {
            good("victims")
                && (victims_named(one) && victims_named(other)
                    || anywhere(&["place", "agent", "means"])
                    || close && fit("place") != Fit::Different)
                && fit("agent") != Fit::Different
        }
        ClaimKind::Movement => {
            let along = ["origin", "destination"];
            good("force") && (anywhere(&along) || close && along.iter().all(|role| fit(role) != Fit::Different))
        }
        ClaimKind::Visit => good("visitor") && (anywhere(&["place", "host"]) || place_missing(fit)),
        ClaimKind::Meeting => good("parties"),
        ClaimKind::Pledge | ClaimKind::Demand => {
            let actor = good("actor") || fit("actor") == Fit::Unknown;
            actor && good("content") && fit("addressee") != Fit::Different
        }
        ClaimKind::Accusation => {
            good("accused") && (fit("accuser") != Fit::Different) && fit("content") != Fit::Different
        }
        ClaimKind::Support => open("provider") && open("recipient") && anywhere(&["provider", "recipient"]),
        ClaimKind::Control => {
            open("territory") && open("actor") && anywhere(&["territory", "actor"]) && (good("territory") || close)
        }
        ClaimKind::Office => good("person") && good("title") && fit("body") != Fit::Different,
        ClaimKind::Presence => {
            good("force") && (good("place") || fit("place") == Fit::Unknown)
                || fit("force") == Fit::Unknown && fit("place") == Fit::Same && alike_stance(one, other)
        }
        ClaimKind::Agreement => good("parties") && fit("subject") != Fit::Different,
        ClaimKind::Statement => false,
    }
}

fn alike_stance(one: &Said, other: &Said) -> bool {
    one.stance == other.stance
}

fn place_missing(fit: &impl Fn(&str) -> Fit) -> bool {
    ["place", "host"].iter().all(|role| matches!(fit(role), Fit::Missing | Fit::Unknown))
}

/// People by name rather than by number.
fn victims_named(said: &Said) -> bool {
    said.role("victims").iter().all(|victim| victim.amount.is_none() && victim.entity.is_some())
}

/// How two figures lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    Same,
    Shared,
    Apart,
}

/// The figures that both claims have in a role.
fn amounts<'s>(one: &'s Said, other: &'s Said) -> impl Iterator<Item = (&'static str, Option<Counts>)> + 's {
    ["size", "victims", "amount"].into_iter().filter_map(move |role| {
        let first = |said: &'s Said| said.role(role).iter().find_map(|value| value.amount.as_ref());
        Some((role, compare(first(one)?, first(other)?)))
    })
}

/// `None` where the two count different things.
fn compare(one: &Amount, other: &Amount) -> Option<Counts> {
    if one.unit.zip(other.unit).is_some_and(|(one, other)| one != other) {
        return None;
    }
    if one.low == other.low && one.best == other.best && one.high == other.high && one.bound == other.bound {
        return Some(Counts::Same);
    }
    let ((a, b), (c, d)) = (range(one), range(other));
    Some(if a <= d && c <= b { Counts::Shared } else { Counts::Apart })
}

/// What a figure leaves open: a tenth around "about", the bounds of the others.
fn range(amount: &Amount) -> (f64, f64) {
    let best = amount.best.or(amount.low).or(amount.high).unwrap_or(0.0);
    match amount.bound {
        Bound::About => (best * 0.9, best * 1.1),
        Bound::AtLeast | Bound::MoreThan => (amount.low.unwrap_or(best), f64::INFINITY),
        // "dozens": a hundred would be called so no more.
        Bound::Vague => {
            (amount.vague_unit.unwrap_or(0.0).max(amount.low.unwrap_or(0.0) / 2.0), amount.low.unwrap_or(0.0) * 10.0)
        }
        Bound::AtMost | Bound::LessThan => (0.0, amount.high.unwrap_or(best)),
        _ => (amount.low.unwrap_or(best), amount.high.unwrap_or(best)),
    }
}

/// Whether a claim is asserted as something that happened or holds.
pub(crate) fn is_actual(said: &Said) -> bool {
    said.stance.modality == Modality::Actual
}
