//! HTML: the article of a page, and what the page states of it.

/// Whether a text is markup rather than plain words.
pub(super) fn is_markup(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("<p") || text.contains("</p>") || text.contains("<br") || text.contains("</div>")
}

/// The words of a piece of markup, its paragraphs parted by empty lines.
pub(super) fn plain(markup: &str) -> Result<String, String> {
    let _ = markup;
    Err("HTML is not read yet".to_owned())
}

/// The article of a page.
pub(super) fn article(bytes: &[u8]) -> Result<super::Article, String> {
    let _ = bytes;
    Err("HTML is not read yet".to_owned())
}
