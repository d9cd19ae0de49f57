//! The sRGB profile that PDF/A wants as output intent, built from the numbers of the standard (IEC 61966-2-1 and
//! ICC.1:2010, profile version 4.2), so that no foreign file has to be shipped.

/// s15Fixed16: ICC writes fractions as 65536ths.
const fn fixed(value: f64) -> [u8; 4] {
    ((value * 65_536.0 + if value < 0.0 { -0.5 } else { 0.5 }) as i32).to_be_bytes()
}

/// White of the connection space (D50).
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];
/// Red, green and blue of sRGB, adapted to D50 (Bradford).
const RED: [f64; 3] = [0.436_07, 0.222_49, 0.013_92];
const GREEN: [f64; 3] = [0.385_15, 0.716_87, 0.097_08];
const BLUE: [f64; 3] = [0.143_07, 0.060_61, 0.714_10];
/// The Bradford matrix from D65 to D50, row by row.
const ADAPTATION: [f64; 9] = [
    1.047_91, 0.022_93, -0.050_20, 0.029_60, 0.990_46, -0.017_07, -0.009_25, 0.015_06, 0.751_79,
];
/// The curve of sRGB: g, a, b, c, d of ICC function type 3.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

/// The profile, about 500 bytes.
pub fn srgb_profile() -> Vec<u8> {
    let curve = curve();
    let parts: Vec<(&[&[u8; 4]], Vec<u8>)> = vec![
        (&[b"desc"], localized("sRGB")),
        (&[b"cprt"], localized("Public domain")),
        (&[b"wtpt"], xyz(D50)),
        (&[b"chad"], adaptation()),
        (&[b"rXYZ"], xyz(RED)),
        (&[b"gXYZ"], xyz(GREEN)),
        (&[b"bXYZ"], xyz(BLUE)),
        (&[b"rTRC", b"gTRC", b"bTRC"], curve),
    ];
    let count = parts.iter().map(|(names, _)| names.len()).sum::<usize>();
    let start = 128 + 4 + 12 * count;
    let mut table = (count as u32).to_be_bytes().to_vec();
    let mut data = Vec::new();
    for (names, part) in parts {
        for name in names {
            table.extend_from_slice(*name);
            table.extend_from_slice(&((start + data.len()) as u32).to_be_bytes());
            table.extend_from_slice(&(part.len() as u32).to_be_bytes());
        }
        data.extend(part);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header((start + data.len()) as u32);
    profile.extend(table);
    profile.extend(data);
    profile
}

/// 128 bytes: size, version, class "display", RGB to XYZ, fixed date, white of the connection space.
fn header(size: u32) -> Vec<u8> {
    let mut out = size.to_be_bytes().to_vec();
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(&[4, 0x20, 0, 0]);
    out.extend_from_slice(b"mntrRGB XYZ ");
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        out.extend_from_slice(&part.to_be_bytes());
    }
    out.extend_from_slice(b"acsp");
    out.resize(68, 0);
    for value in D50 {
        out.extend_from_slice(&fixed(value));
    }
    out.resize(128, 0);
    out
}

fn tagged(kind: &[u8; 4], body: impl IntoIterator<Item = [u8; 4]>) -> Vec<u8> {
    let mut out = kind.to_vec();
    out.extend_from_slice(&[0; 4]);
    out.extend(body.into_iter().flatten());
    out
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    tagged(b"XYZ ", values.map(fixed))
}

fn adaptation() -> Vec<u8> {
    tagged(b"sf32", ADAPTATION.map(fixed))
}

fn curve() -> Vec<u8> {
    let kind = [[0, 3, 0, 0]];
    tagged(b"para", kind.into_iter().chain(CURVE.map(fixed)))
}

/// A text in one language, as profiles of version 4 hold it.
fn localized(text: &str) -> Vec<u8> {
    let units = text
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect::<Vec<_>>();
    let numbers = [1, 12].map(u32::to_be_bytes);
    let place = [units.len() as u32, 28].map(u32::to_be_bytes);
    let mut out = tagged(b"mluc", numbers.into_iter().chain([*b"enUS"]).chain(place));
    out.extend(units);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_its_own_size_and_its_parts_lie_inside() {
        let profile = srgb_profile();
        let number =
            |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(number(0), profile.len());
        assert_eq!(number(128), 10);
        for tag in 0..10 {
            let entry = 132 + 12 * tag;
            assert!(number(entry + 4) + number(entry + 8) <= profile.len());
        }
    }

    #[test]
    fn the_three_primaries_add_up_to_white() {
        for axis in 0..3 {
            assert!((RED[axis] + GREEN[axis] + BLUE[axis] - D50[axis]).abs() < 0.001);
        }
    }
}
