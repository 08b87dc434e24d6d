//! What the address of a report says: the host, and a day in the path.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

/// The host of an address, without "www.".
pub(super) fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host).to_ascii_lowercase();
    (host.contains('.') && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b))).then_some(host)
}

/// An outlet as a field names it: a name, or an address of which the host is one.
pub(super) fn outlet(stated: &str) -> String {
    let stated = stated.trim();
    host(stated).unwrap_or_else(|| stated.strip_prefix("www.").unwrap_or(stated).to_owned())
}

/// The day in the path of an address: "/2023/06/29/", "/2023-06-29-".
pub(super) fn date(address: &str) -> Option<Date> {
    static PATH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"/(20\d\d)(?:/(\d\d?)/(\d\d?)|-(\d\d)-(\d\d)|(\d\d)(\d\d))(?:[/_.-]|$)")
            .expect("the pattern of days in addresses")
    });
    let found = PATH.captures(address)?;
    let number = |n: usize| found.get(n).and_then(|m| m.as_str().parse::<i8>().ok());
    let year = found[1].parse().ok()?;
    let (month, day) = [(2, 3), (4, 5), (6, 7)].into_iter().find_map(|(m, d)| Some((number(m)?, number(d)?)))?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (address, name, day) in [
            ("https://www.herald.example/2023/06/29/chief", Some("herald.example"), Some("2023-06-29")),
            ("http://me@news.example:8080/world-1", Some("news.example"), None),
            ("https://herald.example/news/2023-6-29", Some("herald.example"), None),
            ("https://herald.example/20230629-chief", Some("herald.example"), Some("2023-06-29")),
            ("https://herald.example/2023/13/45/", Some("herald.example"), None),
            ("Daily Herald", None, None),
            ("", None, None),
        ] {
            assert_eq!(host(address).as_deref(), name, "{address}");
            assert_eq!(date(address).map(|d| d.to_string()).as_deref(), day, "{address}");
        }
        assert_eq!(outlet("www.herald.example"), "herald.example");
        assert_eq!(outlet("Daily Herald"), "Daily Herald");
    }
}
