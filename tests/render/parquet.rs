//! Parquet, read with the crate `parquet`, whose reader shares little with its writer but the format.

use dateline::Document;
use dateline::render::arrow;
use dateline::render::arrow::arrow_array::{Array, LargeStringArray, RecordBatch, UInt32Array};
use dateline::render::position::Unit;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use proptest::prelude::*;

use crate::slice;

pub(crate) fn parquet_is_sound(document: &Document<'_>) -> Result<(), TestCaseError> {
    let back = |batch: &RecordBatch| -> Option<RecordBatch> {
        let mut file = Vec::new();
        arrow::parquet(batch, &mut file).unwrap();
        let file = rows(file);
        assert!(file.is_none() == (batch.num_rows() == 0));
        assert!(file.as_ref().is_none_or(|file| file == batch), "{batch:?}");
        file
    };
    let column = |batch: &RecordBatch, name: &str| batch.column_by_name(name).unwrap().clone();
    // The same document twice: the number of the document tells them apart.
    let documents = [document.clone(), document.clone()];
    for unit in [Unit::Bytes, Unit::Characters, Unit::Utf16] {
        let (mentions, claims) = (arrow::mentions(&documents, unit).unwrap(), arrow::claims(&documents, unit).unwrap());
        let arguments = arrow::arguments(&documents, unit).unwrap();
        prop_assert_eq!(mentions.num_rows(), 2 * document.mentions().len());
        prop_assert_eq!(claims.num_rows(), 2 * document.claims().len());
        for batch in [&mentions, &arguments] {
            let Some(batch) = back(batch) else { continue };
            let (start, end, text) = (column(&batch, "start"), column(&batch, "end"), column(&batch, "text"));
            let start = start.as_any().downcast_ref::<UInt32Array>().unwrap();
            let end = end.as_any().downcast_ref::<UInt32Array>().unwrap();
            let text = text.as_any().downcast_ref::<LargeStringArray>().unwrap();
            for row in 0..batch.num_rows() {
                let words = slice(document.text(), unit, start.value(row) as usize, end.value(row) as usize);
                prop_assert_eq!(words, text.value(row));
            }
        }
        back(&claims);
    }
    Ok(())
}

/// A file's rows in one batch; none where it has no row.
fn rows(file: Vec<u8>) -> Option<RecordBatch> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(file)).unwrap();
    let batches: Vec<RecordBatch> = reader.with_batch_size(1 << 20).build().unwrap().map(Result::unwrap).collect();
    assert!(batches.len() < 2);
    batches.into_iter().next()
}
