//! What goes in: an article's text, and what is known of it from outside the text.

use std::borrow::Cow;

use crate::date::Date;

/// A news article to read: its text, and where known its outlet and publication date.
///
/// Dates such as "Tuesday" are resolved against the publication date; without one they keep what the text
/// alone fixes.
///
/// ```
/// use dateline::Article;
/// let article = Article::new("Police arrested two men on Monday.")
///     .outlet("The Harbour Post")
///     .published("2024-05-08".parse().unwrap());
/// assert_eq!(article.text(), "Police arrested two men on Monday.");
/// ```
#[derive(Clone, Debug)]
pub struct Article<'t> {
    text: Cow<'t, str>,
    id: Option<String>,
    outlet: Option<String>,
    published: Option<Date>,
}

impl<'t> Article<'t> {
    /// An article whose whole text, headline included where there is one, is `text`.
    pub fn new(text: &'t str) -> Article<'t> {
        Article { text: Cow::Borrowed(text), id: None, outlet: None, published: None }
    }

    /// An article given as headline and body. They are joined once, with an empty line between, and every
    /// span counts from the start of the headline.
    pub fn with_headline(headline: &str, body: &str) -> Article<'static> {
        let text = if headline.is_empty() { body.to_owned() } else { format!("{headline}\n\n{body}") };
        Article { text: Cow::Owned(text), id: None, outlet: None, published: None }
    }

    /// A name for the article, repeated in what is written about it.
    pub fn id(self, id: &str) -> Article<'t> {
        Article { id: Some(id.to_owned()), ..self }
    }

    /// Who published it.
    pub fn outlet(self, name: &str) -> Article<'t> {
        Article { outlet: Some(name.to_owned()), ..self }
    }

    /// The day it was published: what "today" means in it.
    pub fn published(self, on: Date) -> Article<'t> {
        Article { published: Some(on), ..self }
    }

    /// The text that all spans point into.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The name given by [`Article::id`].
    pub fn name(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The outlet given by [`Article::outlet`].
    pub fn outlet_name(&self) -> Option<&str> {
        self.outlet.as_deref()
    }

    /// The day given by [`Article::published`].
    pub fn publication_date(&self) -> Option<Date> {
        self.published
    }
}
