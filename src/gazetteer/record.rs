//! The record of a name in a compiled gazetteer: everything that is asked of a name that may stand in a text, in one
//! place of memory. Written once a name, read at every hit of a look-up.
//!
//! ```text
//! row (4)  flags (1)  length (1; 255: the length is in four more bytes)  letters
//! ```

/// A name as its table has it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'g> {
    pub(crate) row: u32,
    pub(crate) flags: u8,
    pub(crate) letters: &'g [u8],
}

/// What comes before the letters.
const HEAD: usize = 6;
/// The length that stands for "in the next four bytes".
const LONG: u8 = u8::MAX;

/// How many bytes the record of a name of this length takes.
pub(super) fn size(length: usize) -> usize {
    length + HEAD + if length < usize::from(LONG) { 0 } else { 4 }
}

pub(super) fn write(names: &mut Vec<u8>, row: u32, flags: u8, surface: &str) {
    let short = u8::try_from(surface.len()).unwrap_or(LONG);
    names.extend(row.to_le_bytes());
    names.extend([flags, short]);
    if short == LONG {
        names.extend(u32::try_from(surface.len()).unwrap_or(u32::MAX).to_le_bytes());
    }
    names.extend(surface.as_bytes());
}

/// The record at an offset; none if it would not lie inside.
#[inline(always)]
pub(super) fn read(names: &[u8], at: u32) -> Option<Record<'_>> {
    let (head, rest) = names.get(at as usize..)?.split_first_chunk::<HEAD>()?;
    let &[a, b, c, d, flags, length] = head;
    let letters = if length == LONG { long(rest) } else { rest.get(..usize::from(length)) }?;
    Some(Record { row: u32::from_le_bytes([a, b, c, d]), flags, letters })
}

#[cold]
fn long(rest: &[u8]) -> Option<&[u8]> {
    let (length, rest) = rest.split_first_chunk()?;
    rest.get(..u32::from_le_bytes(*length) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_what_is_cut_short_is_not() {
        for length in [0, 1, 254, 255, 256, 70_000] {
            let surface = "x".repeat(length);
            let mut names = vec![0; 3];
            write(&mut names, 77, 5, &surface);
            assert_eq!(names.len(), 3 + size(length));
            let record = read(&names, 3).unwrap();
            assert_eq!((record.row, record.flags, record.letters), (77, 5, surface.as_bytes()));
            assert!(read(&names[..names.len() - 1], 3).is_none(), "{length}");
            assert!(read(&names, names.len() as u32).is_none() && read(&names, u32::MAX).is_none());
        }
    }
}
