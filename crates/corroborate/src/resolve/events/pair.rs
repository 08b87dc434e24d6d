//! Two claims, compared.

/// Two claims that may assert one event.
#[derive(Debug)]
pub struct Pair {
    /// Indexes of the claims.
    pub claims: (usize, usize),
    /// What was seen, with values.
    pub features: Vec<(&'static str, f64)>,
    /// Whether something forbids that they are one event.
    pub is_forbidden: bool,
}
