//! The little of Exif (CIPA DC-008) that is needed: which side is up, and whether there is a place.

use super::{Input, Removed};

/// Tag of the orientation, a SHORT.
const ORIENTATION: u16 = 0x0112;
/// Tag that points to the entries with the place.
const GPS: u16 = 0x8825;
/// Orientation in which a picture is drawn as it is stored.
const UPRIGHT: u8 = 1;

/// What was found in a block of Exif.
pub struct Found {
    /// How the picture has to be turned, 2 to 8; `None` when it stands upright.
    pub orientation: Option<u8>,
    /// Whether there is more than the orientation.
    pub removed: Removed,
}

/// Looks into a block that begins with its byte order. A broken one says nothing and goes.
pub fn read(block: &[u8]) -> Found {
    let entries = entries(block).unwrap_or_default();
    let orientation = entries
        .iter()
        .find(|(tag, _)| *tag == ORIENTATION)
        .and_then(|(_, value)| u8::try_from(*value).ok())
        .filter(|value| (UPRIGHT + 1..=8).contains(value));
    let removed = if entries.iter().any(|(tag, _)| *tag == GPS) {
        Removed::Location
    } else if orientation.is_some_and(|orientation| block == minimal(orientation)) {
        Removed::Nothing
    } else {
        Removed::Metadata
    };
    Found {
        orientation,
        removed,
    }
}

/// A block that says nothing but which side is up.
pub fn minimal(orientation: u8) -> [u8; 26] {
    let mut block = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    if let Some(value) = block.get_mut(19) {
        *value = orientation;
    }
    block
}

/// Tags of the first directory with the first two bytes of their values.
fn entries(block: &[u8]) -> Option<Vec<(u16, u16)>> {
    let little = match block.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |bytes: [u8; 2]| match little {
        true => u16::from_le_bytes(bytes),
        false => u16::from_be_bytes(bytes),
    };
    let offset: [u8; 4] = block.get(4..8)?.try_into().ok()?;
    let offset = match little {
        true => u32::from_le_bytes(offset),
        false => u32::from_be_bytes(offset),
    };
    let mut input = Input::new(block.get(usize::try_from(offset).ok()?..)?);
    let count = short(input.array()?);
    // A directory that is cut off has told what it has told.
    let next = |_| {
        let tag = short(input.array()?);
        input.take(6)?;
        let value = short(input.array()?);
        input.take(2)?;
        Some((tag, value))
    };
    Some((0..count).map_while(next).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_orientation_is_read_in_both_byte_orders() {
        for orientation in 2..=8 {
            let found = read(&minimal(orientation));
            assert_eq!(found.orientation, Some(orientation));
            assert_eq!(found.removed, Removed::Nothing);
        }
        let little = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        assert_eq!(read(little).orientation, Some(6));
        assert_eq!(read(little).removed, Removed::Metadata);
        assert_eq!(read(&minimal(1)).orientation, None);
        assert_eq!(read(&minimal(9)).orientation, None);
    }

    #[test]
    fn a_broken_block_says_nothing() {
        for block in [
            &b""[..],
            b"II*\0",
            b"MM\0*\xff\xff\xff\xff",
            b"MM\0*\0\0\0\x08\xff\xff\x01\x12",
        ] {
            assert_eq!(read(block).orientation, None);
            assert_eq!(read(block).removed, Removed::Metadata);
        }
    }
}
