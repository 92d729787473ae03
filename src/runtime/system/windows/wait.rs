//! The one place where the program sleeps: on the bell that keys, Ctrl-C and other threads ring.

use super::super::{Limit, Ready};
use super::terminal::Keys;
use super::wake::{Pipe, Rung};
use std::sync::PoisonError;

/// Sleeps until there are keys, somebody wakes us, or the limit is over.
pub(in crate::runtime) fn wait(_: Keys, pipe: &Pipe, limit: Limit) -> Ready {
    let quiet = |rung: &mut Rung| !rung.woken && !rung.input;
    let (rung, sound) = (pipe.bell.rung(), &pipe.bell.sound);
    let mut rung = match limit {
        Limit::Now => rung,
        Limit::After(time) => {
            sound
                .wait_timeout_while(rung, time, quiet)
                .unwrap_or_else(PoisonError::into_inner)
                .0
        }
        Limit::None => sound
            .wait_while(rung, quiet)
            .unwrap_or_else(PoisonError::into_inner),
    };
    Ready {
        input: std::mem::take(&mut rung.input),
        woken: rung.woken,
        gone: false,
    }
}
