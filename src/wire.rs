//! The JSON wire form: what `examples/extract` prints, and reading it back.

use crate::document::Document;

/// The wire form of a document, as a JSON value.
pub fn to_value(document: &Document<'_>) -> serde_json::Value {
    let mentions: Vec<_> = document
        .mentions()
        .iter()
        .map(|m| serde_json::json!({"start": m.span.start, "end": m.span.end, "text": &document[m.span], "kind": if matches!(m.form, crate::Form::Name) { m.kind.as_str() } else { "reference" }, "form": m.form.as_str(), "entity": m.entity.map(|e| e.0), "rule": m.provenance.rule.as_str()}))
        .collect();
    serde_json::json!({"schema": 1, "id": document.id(), "mentions": mentions})
}
