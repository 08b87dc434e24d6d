//! Forms of verbs that were taken for others.

use corroborate_encoder::Xpos;

use crate::annotation::Sentence;

/// "The ferry which *capsized*": no third person of the present ends so.
pub(super) fn past_read_as_present(sentence: &mut Sentence, text: &str, verb: usize) {
    let token = &sentence.tokens[verb];
    if token.xpos == Xpos::Vbz && token.form(text).ends_with("ed") {
        sentence.tokens.edit(|tokens| tokens[verb].xpos = Xpos::Vbd);
    }
}
