//! Regular English inflection, forward: from a base form to the forms that a text may hold. Runs once a process,
//! over the word table; irregular forms come from a table of their own.

/// "attack" → "attacks"; "carry" → "carries"; "search" → "searches". Plurals and third persons alike.
pub(crate) fn with_s(base: &str) -> String {
    if let Some(stem) = consonant_y(base) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    let after_o = base.ends_with('o') && !base.ends_with("oo");
    if hisses || after_o { format!("{base}es") } else { format!("{base}s") }
}

/// "attack" → "attacked"; "seize" → "seized"; "carry" → "carried".
pub(crate) fn with_ed(base: &str) -> String {
    match (consonant_y(base), base.ends_with('e')) {
        (Some(stem), _) => format!("{stem}ied"),
        (None, true) => format!("{base}d"),
        (None, false) => format!("{base}ed"),
    }
}

/// "attack" → "attacking"; "seize" → "seizing"; "die" → "dying".
pub(crate) fn with_ing(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    let keeps_e = ["ee", "ye", "oe"].iter().any(|end| base.ends_with(end));
    match base.strip_suffix('e') {
        Some(stem) if !keeps_e && stem.len() > 1 => format!("{stem}ing"),
        _ => format!("{base}ing"),
    }
}

fn consonant_y(base: &str) -> Option<&str> {
    let stem = base.strip_suffix('y')?;
    let before = stem.chars().next_back()?;
    (!matches!(before, 'a' | 'e' | 'i' | 'o' | 'u')).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms() {
        assert_eq!(["carry", "search", "hero", "play"].map(with_s), ["carries", "searches", "heroes", "plays"]);
        assert_eq!(["carry", "seize", "attack", "play"].map(with_ed), ["carried", "seized", "attacked", "played"]);
        assert_eq!(["die", "seize", "flee", "be"].map(with_ing), ["dying", "seizing", "fleeing", "being"]);
    }
}
