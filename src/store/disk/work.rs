//! A save in progress: its target, its lock, the net of old versions, and what went wrong on the way.

use super::{
    lock::Lock,
    place::Place,
    snapshot::LIMIT,
    system::{Answer, answer},
    target::Target,
    trouble::{FileError, Trouble},
    versions::Versions,
    warning::Warning,
};

/// What all kinds of saves share while they hold the lock.
#[derive(Debug)]
pub(super) struct Work<'a> {
    pub(super) day: &'a str,
    pub(super) target: Target,
    pub(super) lock: Lock,
    pub(super) versions: Option<Versions>,
    pub(super) warnings: Vec<Warning>,
}

impl<'a> Work<'a> {
    /// Waits for the lock of a target.
    pub(super) fn begin(place: &Place<'a>, target: Target) -> Result<Self, FileError> {
        let mut warnings = Vec::new();
        let lock = Lock::take(place.state, &target, &mut warnings)?;
        let versions = place.state.map(|state| Versions::of(state, target.path()));
        Ok(Self {
            day: place.day,
            target,
            lock,
            versions,
            warnings,
        })
    }

    /// Refuses content that could not be read back.
    pub(super) fn check_size(&self, bytes: &[u8]) -> Result<(), FileError> {
        match bytes.len() as u64 {
            size if size > LIMIT => {
                Err(self.target.error(Trouble::TooLarge { size, limit: LIMIT }))
            }
            _ => Ok(()),
        }
    }

    /// Keeps the bytes that are about to be replaced; a failure is told and stops nothing.
    pub(super) fn keep_version(&mut self, bytes: &[u8]) {
        match &self.versions {
            None => self.warn_once(Warning::NoStateFolder),
            Some(versions) => {
                if let Err(error) = versions.keep(bytes) {
                    self.warn_once(Warning::VersionNotKept(error));
                }
            }
        }
    }

    /// Brings the change of names to the disk; by now the file is the new one, whatever the answer.
    pub(super) fn sync_directory(&mut self) {
        match self.target.directory().sync() {
            Err(error) if answer(&error) != Answer::CannotDo => {
                self.warnings.push(Warning::DirectoryNotSynced(error));
            }
            _ => {}
        }
    }

    /// A save that starts over must not repeat itself.
    fn warn_once(&mut self, warning: Warning) {
        if !self
            .warnings
            .iter()
            .any(|told| told.to_string() == warning.to_string())
        {
            self.warnings.push(warning);
        }
    }
}
