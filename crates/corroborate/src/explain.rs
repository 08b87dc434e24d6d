//! Why two names were taken for one entity, two claims for one event, a pair for a conflict.
