//! How the text is laid out on its lines. Runs once an article, over its line ends.

/// Whether single line ends are only wrapping: lines of one width, cut inside sentences.
///
/// Then a line end means a space; otherwise (one sentence or item a line) it ends the sentence. Decided over the
/// whole text: among line ends with text on both sides, most follow a line of 40 to 100 bytes that does not
/// end in a terminal mark.
pub(crate) fn hard_wrapped(text: &str) -> bool {
    let mut cuts = 0;
    let mut breaks = 0;
    let mut lines = text.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        let Some(next) = lines.peek() else { break };
        if line.is_empty() || next.is_empty() {
            continue;
        }
        breaks += 1;
        let ends = || line.trim_end_matches(['"', '\'', ')', ']', '”', '’']).ends_with(['.', '?', '!', ':']);
        cuts += usize::from((40..=100).contains(&line.len()) && !ends());
    }
    breaks >= 3 && cuts * 10 >= breaks * 7
}
