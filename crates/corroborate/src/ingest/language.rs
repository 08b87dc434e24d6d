//! Which language a report is in.
//!
//! Only English is read so far. Short texts, lists of names and the like are taken for English where nothing speaks
//! against it: to refuse a report wrongly loses it.

use whatlang::{Lang, Script};

/// The language that is supported.
pub(super) const SUPPORTED: &str = "en";
/// With fewer letters a text in Latin script is too short to tell.
const ENOUGH: usize = 120;
/// How much of a text is looked at.
const REACH: usize = 20_000;
/// The share of words, in a hundred, that are among the commonest of English in any English text.
const ENGLISH: usize = 15;

/// The language of `text` (BCP 47). `stated` is what its page or record says.
pub(super) fn detect(text: &str, stated: Option<&str>) -> String {
    let text = &text[..text.floor_char_boundary(REACH)];
    let stated = stated.map(primary).filter(|code| (2..=3).contains(&code.len()));
    if is_plainly_english(text) {
        return SUPPORTED.to_owned();
    }
    let foreign = || stated.clone().filter(|code| code != SUPPORTED);
    match whatlang::detect(text) {
        Some(found) if found.script() != Script::Latin && !found.is_reliable() => {
            foreign().unwrap_or_else(|| code(found.lang()).to_owned())
        }
        Some(found) if found.script() != Script::Latin => code(found.lang()).to_owned(),
        Some(found) if has_enough(text) && found.is_reliable() => code(found.lang()).to_owned(),
        _ => stated.unwrap_or_else(|| SUPPORTED.to_owned()),
    }
}

/// "en" of "en-GB", "English" and "EN_us".
fn primary(stated: &str) -> String {
    let stated = stated.trim().to_ascii_lowercase();
    match stated.as_str() {
        "english" | "eng" => SUPPORTED.to_owned(),
        _ => stated.split(['-', '_']).next().unwrap_or("").to_owned(),
    }
}

fn has_enough(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).nth(ENOUGH).is_some()
}

fn is_plainly_english(text: &str) -> bool {
    const COMMON: [&str; 24] = [
        "the", "of", "to", "and", "a", "in", "is", "that", "it", "for", "was", "on", "with", "he", "as", "you", "at",
        "by", "this", "had", "not", "but", "have", "which",
    ];
    let mut words = 0;
    let mut common = 0;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        words += 1;
        common += usize::from(COMMON.iter().any(|c| c.eq_ignore_ascii_case(word)));
    }
    words > 4 && common * 100 >= words * ENGLISH
}

fn code(language: Lang) -> &'static str {
    match language {
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Pes => "fa",
        Lang::Tur => "tr",
        Lang::Heb => "he",
        Lang::Pol => "pl",
        Lang::Nld => "nl",
        Lang::Urd => "ur",
        Lang::Kor => "ko",
        Lang::Ben => "bn",
        Lang::Bel => "be",
        Lang::Bul => "bg",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Dan => "da",
        Lang::Nob => "nb",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Srp => "sr",
        Lang::Hrv => "hr",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Ind => "id",
        Lang::Vie => "vi",
        Lang::Tha => "th",
        Lang::Kat => "ka",
        Lang::Hye => "hy",
        Lang::Aze => "az",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        for (text, stated, language) in [
            ("The police chief said on Thursday that he would go.", None, "en"),
            ("Huh?", None, "en"),
            ("", None, "en"),
            ("رئیس پلیس ایران در سفر به مسکو با دبیر شورای امنیت روسیه دیدار کرد", None, "fa"),
            (
                "Секретарь Совета безопасности во вторник в Москве встретился с командующим полицией, сообщило агентство; переговоры были первыми",
                Some("en"),
                "ru",
            ),
            (
                "Der Polizeichef hat am Mittwoch in Moskau eine Vereinbarung über die Zusammenarbeit der Behörden beider \
                 Länder unterzeichnet, wie die Agentur am Donnerstag unter Berufung auf das Ministerium meldete.",
                None,
                "de",
            ),
            ("Police chief Radio Moscow", Some("en-GB"), "en"),
            ("Polizeichef in Moskau", Some("de"), "de"),
        ] {
            assert_eq!(detect(text, stated), language, "{text}");
        }
    }
}
