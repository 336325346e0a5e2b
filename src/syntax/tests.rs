//! Who does what to whom, as a tree.

use super::*;
use crate::bundled;
use crate::text::Text;
use crate::words::Words;
fn tree(source: &str) -> String {
    let (vocabulary, lexicon) = bundled::words::shared();
    let text = Text::read(source, &lexicon.abbreviations);
    let words = Words::read(source, &text, vocabulary, lexicon);
    let reading = Reading { source, text: &text, words: &words, lexicon, vocabulary };
    let marks = Marks::new(reading, &[], &[], &[], |_| false);
    super::read(reading, &marks).sentences().iter().map(|sentence| dump::dump(reading, sentence)).collect()
}

#[test]
fn clauses() {
    let cases = [
        ("The army attacked the town.", "attacked | subject: The army | object: the town\n"),
        (
            "The town was attacked by rebels on the border.",
            "was attacked [passive] | subject: The town | by: rebels | on: the border\n",
        ),
        ("The troops did not leave the city.", "did not leave [negated] | subject: The troops | object: the city\n"),
        (
            "Gunmen killed and wounded twelve villagers.",
            "killed | subject: Gunmen | object: twelve villagers\nwounded | subject: Gunmen | object: twelve villagers\n",
        ),
        (
            "The general ordered troops to leave the valley.",
            "ordered | subject: The general | object: troops\nto leave [infinitive] | subject: troops | object: the valley\n",
        ),
        (
            "The forces are ready to remain in the country.",
            "are | subject: The forces\nto remain [infinitive] | subject: The forces | in: the country\n",
        ),
        ("Rebels who held the town fled.", "held | subject: Rebels | object: the town\nfled | subject: Rebels\n"),
        (
            "Soldiers stationed in the valley left on foot.",
            "stationed [passive] [participle] | subject: Soldiers | in: the valley\nleft | subject: Soldiers | on: foot\n",
        ),
        ("The minister, a former teacher, visited the camp.", "visited | subject: The minister | object: the camp\n"),
        (
            "A bomb exploded in the market, killing five people.",
            "exploded | subject: A bomb | in: the market\nkilling [participle] | subject: A bomb | object: five people\n",
        ),
        (
            "In the north, the militia seized two villages.",
            "seized | subject: the militia | object: two villages | In: the north\n",
        ),
        (
            "Officials said the troops had left the base.",
            "said | subject: Officials\nhad left | subject: the troops | object: the base\n",
        ),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(source, expected)| tree(source) != *expected)
        .map(|(source, _)| format!("{source}\n{}", tree(source)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
