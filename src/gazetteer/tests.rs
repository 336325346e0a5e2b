//! Tables that are read and tables that are refused.

use super::*;

#[test]
fn a_bad_row_is_named_by_its_line() {
    let head = "id\tkind\tname\taliases\n";
    let cases = [
        ("", "expected the columns id, kind, name"),
        ("id\tkind\tname\na\tperson\n", "t.tsv:2: expected 3 cells, found 2 cells"),
        (
            &format!("{head}a\tperson\tA B\t\na\tperson\tC D\t\n"),
            "t.tsv:3: expected an id that no row above has, found \"a\" again",
        ),
        (&format!("{head}a\tthing\tA B\t\n"), "t.tsv:2: expected a kind"),
        (&format!("{head}a\tperson\tA B\tB~q\n"), "t.tsv:2: expected alias flags out of a, c, f, s, x, found \"B~q\""),
        (&format!("{head}\tperson\tA B\t\n"), "t.tsv:2: expected an id and a name"),
    ];
    for (tsv, message) in cases {
        let error = Gazetteer::from_tsv("t.tsv", tsv).unwrap_err().to_string();
        assert!(error.contains(message), "{error:?} lacks {message:?}");
    }
}

#[test]
fn what_is_cut_at_white_space_holds_none() {
    for blank in [" ", "\u{c}", "\u{a0}", "\u{2003}"] {
        let mut entry = Entry::new("a", "person", "A B");
        entry.ids.push(("register".to_owned(), format!("1{blank}2")));
        assert!(Gazetteer::compile([entry.clone()]).is_err(), "{:?}", entry.ids);
        (entry.ids, entry.hints) = (Vec::new(), vec![Hint { word: format!("c{blank}d"), speaks_for: true }]);
        assert!(Gazetteer::compile([entry.clone()]).is_err(), "{:?}", entry.hints);
    }
}

#[test]
fn a_small_word_may_begin_with_a_letter_that_folds_to_the_names() {
    let mut entry = Entry::new("a", "place.city", "Lodz");
    entry.name.case = Case::Folded;
    let gazetteer = Gazetteer::open(Gazetteer::compile([entry]).unwrap()).unwrap();
    let mut overlay = Overlay::new();
    overlay.push(gazetteer.clone(), 0);
    for text in ["lodz", "Lodz", "łódź", "Łódź"] {
        assert_eq!((gazetteer.find(text).unwrap().len(), overlay.find(text).unwrap().len()), (1, 1), "{text}");
    }
}

#[test]
fn comments_above_the_header_are_skipped_and_counted() {
    let error = Gazetteer::from_tsv("t.tsv", "# made by hand\nid\tkind\tname\nx\ty\tz\n").unwrap_err();
    assert!(error.to_string().starts_with("t.tsv:3:"), "{error}");
}
