//! Work over several threads, results in order.
//!
//! Each worker takes the next item when it has done one, and owns a pool of one thread in
//! which the multiplications run: sharing one out leaves threads idle between small steps,
//! whole batches side by side do not. The pools are kept for the next call.
//!
//! The calling thread only waits, even where one worker is asked for. If it belongs to a
//! rayon pool and entered a pool of ours itself, rayon would let it begin other work of its
//! own pool in the meantime, which would enter the next pool, and so on: more and more
//! readings at once and no end of stack.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Idle pools of one thread each.
#[derive(Default)]
pub(crate) struct Workers {
    idle: Mutex<Vec<ThreadPool>>,
}

impl Workers {
    /// Result `i` is `f` of item `i`.
    pub(crate) fn map<T: Sync, R: Send>(&self, items: &[T], threads: usize, f: impl Fn(&T) -> R + Sync) -> Vec<R> {
        let next = AtomicUsize::new(0);
        let work = || {
            let pool = self.take();
            let done = pool.install(|| {
                let mut done = Vec::new();
                while let at = next.fetch_add(1, Ordering::Relaxed)
                    && let Some(item) = items.get(at)
                {
                    done.push((at, f(item)));
                }
                done
            });
            self.put_back(pool);
            done
        };
        let mut done = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads.max(1).min(items.len())).map(|_| scope.spawn(work)).collect();
            let mut done = Vec::with_capacity(items.len());
            for worker in workers {
                match worker.join() {
                    Ok(more) => done.extend(more),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            done
        });
        done.sort_unstable_by_key(|(at, _)| *at);
        done.into_iter().map(|(_, result)| result).collect()
    }

    fn take(&self) -> ThreadPool {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.unwrap_or_else(|| match ThreadPoolBuilder::new().num_threads(1).build() {
            Ok(pool) => pool,
            Err(error) => panic!("the machine has no threads left: {error}"),
        })
    }

    fn put_back(&self, pool: ThreadPool) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(pool);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_order_for_any_number_of_threads() {
        let workers = Workers::default();
        let items: Vec<usize> = (0..50).collect();
        let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
        for threads in [0, 1, 2, 7] {
            assert_eq!(workers.map(&items, threads, |item| item * 2), doubled);
            assert!(workers.map(&items[..0], threads, |item| *item).is_empty());
        }
        assert!(workers.idle.lock().unwrap().len() <= 7);
    }
}
