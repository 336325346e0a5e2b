//! The page of a story, as a parser and a browser that are not ours read it. Hostile texts, names and ids are among its
//! articles. The browser part is skipped where there is no Chromium, unless `DATELINE_BROWSER` demands it; `.ci/run` does.

#![cfg(feature = "gazetteers")]

#[path = "page/browser.rs"]
mod browser;

use std::collections::BTreeSet;

use dateline::{Article, Document, Extractor, Story, render};
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};

/// Three articles that differ on a figure, a "not" and the words of a quotation; text that looks like markup in all
/// places that a stranger fills.
const STORY: [(&str, &str, &str, &str); 3] = [
    (
        "a1",
        "The Coast Herald",
        "2024-06-12",
        "Strike on a ferry terminal\n\nA drone strike on a ferry terminal in Basra killed 14 people on Tuesday, police said. \
         At least 30 people were wounded.\n\nIraq has 300 soldiers in Mosul. Kenya withdrew its troops from Somalia in \
         March.\n\n\"We are ready to defend the port with every ship and every soldier we have,\" \
         said Interior Minister Salim Haddad.",
    ),
    (
        "\"><script>alert(2)</script>",
        "North & South </style><b>'Wire'</b>",
        "2024-06-12",
        "A drone strike on a ferry terminal in Basra killed 17 people on Tuesday, a hospital official said.\n\nIraq has 500 \
         soldiers in Mosul. Kenya did not withdraw its troops from Somalia in March.\n\n\"We are prepared to defend the \
         port with every ship and every soldier we have,\" \
         said Interior Minister Salim Haddad.\n\n<script>alert(1)</script> & \"quotes\" \
         --> ]]> \u{2028} \u{202E}turned\u{202C} \0 <img src=x onerror=alert(3)> police in <b>Basra</b> said.",
    ),
    ("a3", "Evening Ledger", "2024-06-13", "Iraq has 300 soldiers in Mosul, where they guard the dam."),
];

fn articles() -> Vec<Article<'static>> {
    let article = |(id, outlet, day, text): (&str, &str, &str, &'static str)| {
        Article::new(text).id(id).outlet(outlet).published(day.parse().unwrap())
    };
    STORY.into_iter().map(article).collect()
}

fn page_of(articles: &[Article<'_>]) -> String {
    let extractor = Extractor::new().unwrap();
    let documents: Vec<Document<'_>> = articles.iter().map(|article| extractor.extract(article).unwrap()).collect();
    page(&Story::link(&documents), &documents)
}

fn page(story: &Story, documents: &[Document<'_>]) -> String {
    let mut page = String::new();
    render::html::write(story, documents, &mut page).unwrap();
    page
}

fn all<'p>(html: &'p Html, selector: &str) -> Vec<scraper::ElementRef<'p>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn words(element: scraper::ElementRef<'_>) -> String {
    element.text().collect()
}

/// What must hold of any page: it parses without a fault, ids are unique, links and descriptions resolve, nothing is
/// fetched or run, and no style stands outside the sheet.
fn sound(page: &str) -> Html {
    let html = Html::parse_document(page);
    assert!(html.errors.is_empty(), "{:?}", html.errors);
    let ids: Vec<&str> = all(&html, "[id]").iter().filter_map(|it| it.value().id()).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "an id is there twice");
    for link in all(&html, "[href]") {
        let target = link.attr("href").unwrap();
        assert!(target.strip_prefix('#').is_some_and(|id| unique.contains(id)), "{target} leads nowhere");
    }
    for it in all(&html, "[aria-describedby], [aria-labelledby]") {
        let target = it.attr("aria-describedby").or(it.attr("aria-labelledby")).unwrap();
        assert!(unique.contains(target), "{target} describes nothing");
    }
    for fetched in ["script", "img", "link", "iframe", "object", "base", "[src]", "[style]", "a a", "a [tabindex]"] {
        assert!(all(&html, fetched).is_empty(), "{fetched} on the page");
    }
    for it in html.tree.values().filter_map(|node| node.as_element()) {
        assert!(it.attrs().all(|(name, _)| !name.starts_with("on")), "a handler on {}", it.name());
    }
    html
}

#[test]
fn the_page_has_its_sections() {
    let html = sound(&page_of(&articles()));
    let sections: Vec<_> = all(&html, "main > section").iter().filter_map(|it| it.value().id()).collect();
    assert_eq!(sections, ["findings", "quotations", "figures", "timeline", "articles"]);
    assert_eq!(all(&html, "article").len(), 3);
    let clashes: Vec<String> = all(&html, ".matrix .clash").into_iter().map(words).collect();
    assert_eq!(clashes.len(), 3, "{clashes:?}");
    assert!(all(&html, ".chart.x .dot").len() >= 3);
    let changed: Vec<String> = all(&html, "blockquote ins").into_iter().map(words).collect();
    assert_eq!(changed, ["prepared", "ready"]);
    assert!(all(&html, ".timeline time").iter().any(|it| it.attr("datetime") == Some("2024-06-11")));
}

#[test]
fn strangers_words_are_text() {
    let articles = articles();
    let html = sound(&page_of(&articles));
    let shown: Vec<String> = all(&html, "article h3").into_iter().map(words).collect();
    assert!(shown.iter().any(|name| name == "North & South </style><b>'Wire'</b>"), "{shown:?}");
    // All that an article says is there to read, notes aside, in its order.
    let squeezed = |text: &str| text.split_whitespace().collect::<String>().replace('\0', "\u{FFFD}");
    let texts: Vec<String> = all(&html, ".text")
        .into_iter()
        .map(|text| {
            let told = text.descendants().filter(|node| node.value().is_text());
            let noted = |node: &scraper::StrTendril| node.to_string();
            let plain = told.filter(|node| {
                !node.ancestors().any(|up| up.value().as_element().is_some_and(|it| it.attr("role") == Some("tooltip")))
            });
            plain.filter_map(|node| node.value().as_text().map(|text| noted(&text.text))).collect::<String>()
        })
        .collect();
    for article in &articles {
        assert!(texts.iter().any(|text| squeezed(text) == squeezed(article.text())), "{} in {texts:?}", article.text());
    }
}

#[test]
fn any_story_makes_a_sound_page() {
    sound(&page(&Story::new(), &[]));
    let hostile =
        ["", " \n\t", "\u{85}\u{FFFE}\u{1}", "日本 🚂 <p>", "\"'&<>", "2,500 U.S. troops are in\r\nIraq,\r\rhe said"];
    let articles: Vec<Article<'_>> = hostile.iter().map(|text| Article::new(text).outlet(text).id(text)).collect();
    sound(&page_of(&articles));
    // A document that is missing leaves its name.
    let extractor = Extractor::new().unwrap();
    let article = Article::new("Kenya has 300 troops in Somalia.").id("lost");
    let html = sound(&page(&Story::link(&[extractor.extract(&article).unwrap()]), &[]));
    assert!(words(all(&html, "article")[0]).contains("lost"));
}

#[test]
fn bytes_are_the_same_whatever_the_order() {
    let mut articles = articles();
    let page = page_of(&articles);
    assert_eq!(page, page_of(&articles));
    articles.reverse();
    assert_eq!(page, page_of(&articles));
}

#[test]
fn ten_articles_of_five_kilobytes_are_under_two_megabytes() {
    let text = STORY.map(|(.., text)| text).join("\n\n").repeat(5);
    let text = &text[..text.char_indices().map(|(at, _)| at).take_while(|at| *at <= 5000).last().unwrap()];
    let ids: Vec<String> = (0..10).map(|number| format!("a{number}")).collect();
    let articles: Vec<Article<'_>> = ids.iter().map(|id| Article::new(text).id(id)).collect();
    let page = page_of(&articles);
    sound(&page);
    assert!(page.len() < 2_000_000, "{} bytes", page.len());
}

/// The policy admits the style sheet that is there, and nothing else.
#[test]
fn the_policy_names_the_sheet() {
    let page = page_of(&articles());
    let html = Html::parse_document(&page);
    let policy = all(&html, "meta[http-equiv='Content-Security-Policy']")[0].attr("content").unwrap();
    let hash = base64(&Sha256::digest(words(all(&html, "style")[0])));
    let expected = format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    assert_eq!(policy, expected, "src/render/html/style.rs: HASH is not that of the sheet");
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let group = (0..3).fold(0usize, |sum, at| sum << 8 | usize::from(three.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let letter = char::from(LETTERS[group >> (18 - 6 * at) & 63]);
            out.push(if at <= three.len() { letter } else { '=' });
        }
    }
    out
}
