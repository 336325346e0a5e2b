//! What the kinds ask of a candidate's fillers: is this a person, a force, a place? Called for every candidate.

/// Answers questions about fillers.
pub(crate) struct Judge<'a> {
    _reading: std::marker::PhantomData<&'a ()>,
}
