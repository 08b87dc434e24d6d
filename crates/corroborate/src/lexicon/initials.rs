//! Initials in names of persons, which tell two people apart whose first and last names are one.

/// Whether initials between first and last name tell two persons apart: "George W. Bush" is neither "George H. W. Bush" nor
/// "George Herbert Walker Bush". The words are in lower case; who leaves further names out begins with the last of them.
pub fn tell_apart(a: &[&str], b: &[&str]) -> bool {
    let ([first_a, middle_a @ .., last_a], [first_b, middle_b @ .., last_b]) = (a, b) else { return false };
    let fits = |x: &str, y: &str| x == y || is_initial(x) && y.starts_with(x) || is_initial(y) && x.starts_with(y);
    let mut beside = middle_a.iter().zip(middle_b);
    last_a == last_b && fits(first_a, first_b) && beside.any(|(x, y)| (is_initial(x) || is_initial(y)) && !fits(x, y))
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_initial_stands_for_the_first_of_the_further_names() {
        let cases = [
            ("john w roe", "john h w roe", true),
            ("john w roe", "john herbert walker roe", true),
            ("john h w roe", "john herbert walker roe", false),
            ("john w roe", "john walker roe", false),
            ("john w roe", "john roe", false),
            ("j w roe", "john walker roe", false),
            ("jane w roe", "john h roe", false),
            ("john walker roe", "john herbert walker roe", false),
        ];
        for (a, b, want) in cases {
            let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
            assert_eq!((tell_apart(&a, &b), tell_apart(&b, &a)), (want, want), "{a:?} / {b:?}");
        }
    }
}
