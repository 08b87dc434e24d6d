//! JSON Lines, read line by line: a file of any length needs the memory of its longest line.

use std::io::{BufRead, Read};

/// The greatest length of a line, in bytes.
const MOST_LINE: u64 = 16 << 20;

/// Hands every line that is not empty to `take`, with its number from 1; a line that is too long, or that can't be read,
/// as an error.
pub(super) fn each(mut input: impl BufRead, mut take: impl FnMut(usize, Result<&[u8], String>)) {
    let mut line = Vec::new();
    for n in 1.. {
        line.clear();
        match (&mut input).take(MOST_LINE + 1).read_until(b'\n', &mut line) {
            Ok(0) => return,
            Ok(_) if line.len() as u64 > MOST_LINE && line.last() != Some(&b'\n') => {
                take(n, Err(format!("the line has more than {MOST_LINE} bytes; cut the report")));
                if skip_line(&mut input).is_err() {
                    return;
                }
            }
            Ok(_) if line.trim_ascii().is_empty() => {}
            Ok(_) => take(n, Ok(line.trim_ascii())),
            Err(e) => return take(n, Err(format!("it can't be read further: {e}"))),
        }
    }
}

fn skip_line(input: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        match buffer.iter().position(|b| *b == b'\n') {
            Some(end) => {
                input.consume(end + 1);
                return Ok(());
            }
            None => {
                let length = buffer.len();
                input.consume(length);
            }
        }
    }
}
