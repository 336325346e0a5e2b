//! Compiled gazetteers in memory-mapped files, for the feature `mmap`. Runs once a file.

use std::io;
use std::path::Path;
use std::sync::Arc;

use mmap_io::MemoryMappedFile;

use super::Bytes;

/// A mapped file as bytes.
struct Mapped {
    file: MemoryMappedFile,
    length: u64,
}

impl AsRef<[u8]> for Mapped {
    fn as_ref(&self) -> &[u8] {
        self.file.as_slice_bytes(0, self.length).unwrap_or(&[])
    }
}

impl Bytes {
    /// A file mapped into memory: nothing of it is copied, and processes that map the same file share it. Whoever alters
    /// the file while it is mapped must reckon with names lost; none is ever found that does not stand in the text.
    ///
    /// ```
    /// use dateline::gazetteer::{Bytes, Entry, Gazetteer};
    ///
    /// let path = std::env::temp_dir().join(format!("dateline-{}.dlg", std::process::id()));
    /// std::fs::write(&path, Gazetteer::compile([Entry::new("q.1", "place.city", "Quay")])?).unwrap();
    /// let gazetteer = Gazetteer::open(Bytes::map(&path).unwrap())?;
    /// assert_eq!(gazetteer.find("in Quay")?.len(), 1);
    /// # drop(gazetteer);
    /// # std::fs::remove_file(path).unwrap();
    /// # Ok::<(), dateline::Error>(())
    /// ```
    ///
    /// # Errors
    /// What the system says of the file.
    pub fn map(path: impl AsRef<Path>) -> io::Result<Bytes> {
        let length = std::fs::metadata(&path)?.len();
        let file = MemoryMappedFile::open_ro(path).map_err(|error| io::Error::other(error.to_string()))?;
        Ok(Bytes::shared(Arc::new(Mapped { file, length })))
    }
}
