//! Bytes to text, whatever the charset: a byte order mark, UTF-8, what the page declares, what the bytes look like.
//!
//! Text that is UTF-8 but for a few broken bytes is an error, as is what no charset fits: a report whose letters are
//! wrong would be quoted wrongly.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

const BINARY: &str = "it is a binary file; give text, HTML, JSON or JSON Lines";

/// The text of `bytes`, without the byte order mark. `declared` is the charset that the page says it has.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<String, String> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return strictly(encoding, &bytes[length..]).ok_or_else(|| {
            format!("its byte order mark says {}, its bytes do not; save it as UTF-8", encoding.name())
        });
    }
    if bytes.contains(&0) {
        let text = wide(bytes).and_then(|encoding| strictly(encoding, bytes)).filter(|text| !has_controls(text));
        return text.ok_or_else(|| BINARY.to_owned());
    }
    let broken = match std::str::from_utf8(bytes) {
        Ok(text) if has_controls(text) => return Err(BINARY.to_owned()),
        Ok(text) => return Ok(text.to_owned()),
        Err(broken) => broken,
    };
    if is_nearly_utf8(bytes, broken.valid_up_to()) {
        return Err(format!("its UTF-8 is broken at byte {}; save it as UTF-8 again", broken.valid_up_to()));
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes())).filter(|e| *e != UTF_8);
    let encoding = declared.unwrap_or_else(|| looks_like(bytes));
    strictly(encoding, bytes)
        .filter(|text| !has_controls(text))
        .ok_or_else(|| "its bytes fit no charset; save it as UTF-8".to_owned())
}

/// Whether text holds control characters that no text file has.
fn has_controls(text: &str) -> bool {
    let controls = text.chars().filter(|c| c.is_control() && !"\t\n\r\u{b}\u{c}\u{1b}\u{85}".contains(*c)).count();
    controls * 50 > text.len() || text.contains('\0')
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

/// UTF-16 without a mark: every other byte of Latin text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024)];
    if head.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let half = head.len() / 2;
    match (zeros(0) * 10 > half * 8, zeros(1) * 10 > half * 8) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether the bytes are UTF-8 that was damaged, and not another charset: letters beyond ASCII are there that are well
/// formed, and more of them than are not.
fn is_nearly_utf8(bytes: &[u8], valid_up_to: usize) -> bool {
    let mut good = bytes[..valid_up_to].iter().filter(|b| **b >= 0xc2).count();
    let mut bad = 0;
    for chunk in bytes[valid_up_to..].utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc2).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

fn looks_like(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    if encoding == UTF_8 { WINDOWS_1252 } else { encoding }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charsets_are_told_apart() {
        let long = "The café’s façade — “très” naïve — stood for the Señor’s coöperation. ".repeat(4);
        let latin = encoding_rs::WINDOWS_1252.encode(&long).0.into_owned();
        assert_eq!(decode(&latin, None).as_deref(), Ok(long.as_str()));
        let russian = "Секретарь Совета безопасности встретился с командующим полицией в Москве во вторник. ".repeat(4);
        let koi = encoding_rs::KOI8_R.encode(&russian).0.into_owned();
        assert_eq!(decode(&koi, Some("koi8-r")).as_deref(), Ok(russian.as_str()));
        let utf16: Vec<u8> = long.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16, None).as_deref(), Ok(long.as_str()));
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16).collect();
        assert_eq!(decode(&marked, None).as_deref(), Ok(long.as_str()));
        assert_eq!(decode("\u{feff}é".as_bytes(), None).as_deref(), Ok("é"));
        assert_eq!(decode(b"", None).as_deref(), Ok(""));
    }

    #[test]
    fn what_is_no_text_is_an_error() {
        let mut broken = "“Très bien”, said the naïve café’s owner. ".repeat(5).into_bytes();
        broken.insert(20, 0xff);
        assert!(decode(&broken, None).unwrap_err().contains("UTF-8 is broken at byte"));
        assert!(decode(&[0x7f, b'E', b'L', b'F', 0, 0xff, 0, 1, 2], None).is_err());
        assert!(decode(&[0xfe, 0xff, 0xd8, 0x00], None).is_err());
    }
}
