//! What a file has besides its bytes: owner, group, permissions, access list and other extended attributes.

use std::{
    ffi::{CStr, CString, OsStr},
    fs::{File, Metadata},
    io,
    os::unix::{ffi::OsStrExt, fs::MetadataExt},
    path::Path,
};

use rustix::{
    fs::{Gid, Mode, Uid, XattrFlags},
    io::{Errno, retry_on_intr},
};

use super::About;
use crate::store::disk::{names::shown, trouble::Trouble, warning::Warning};

/// The extended attribute that holds the access list on Linux.
const ACCESS_LIST: &CStr = c"system.posix_acl_access";

/// Makes `new` belong to the same people as `old`, with the same permissions and attributes.
///
/// The order matters: a change of owner drops special permission bits, and an access list changes the group's.
pub fn carry_over(
    (old, about): (&File, &About),
    new: &File,
    warnings: &mut Vec<Warning>,
) -> Result<(), Trouble> {
    let created = new
        .metadata()
        .map_err(|error| Trouble::system("look at the new file", error))?;
    carry_owner(about.metadata(), &created, new)?;
    carry_xattrs(old, new, warnings)?;
    let mode = Mode::from_raw_mode(raw_mode(about.metadata().mode() & 0o7777));
    retry_on_intr(|| rustix::fs::fchmod(new, mode))
        .map_err(|error| Trouble::system("keep the file's permissions", error))
}

#[cfg(target_os = "linux")]
fn raw_mode(mode: u32) -> rustix::fs::RawMode {
    mode
}

#[cfg(not(target_os = "linux"))]
fn raw_mode(mode: u32) -> rustix::fs::RawMode {
    // Twelve bits fit everywhere.
    rustix::fs::RawMode::try_from(mode).unwrap_or(0o600)
}

fn carry_owner(old: &Metadata, created: &Metadata, new: &File) -> Result<(), Trouble> {
    let user = (old.uid() != created.uid()).then(|| Uid::from_raw(old.uid()));
    let group = (old.gid() != created.gid()).then(|| Gid::from_raw(old.gid()));
    if user.is_none() && group.is_none() {
        return Ok(());
    }
    retry_on_intr(|| rustix::fs::fchown(new, user, group)).map_err(|error| match error {
        Errno::PERM | Errno::ACCESS => Trouble::OwnerNotKept,
        other => Trouble::system("keep the file's owner", other),
    })
}

fn carry_xattrs(old: &File, new: &File, warnings: &mut Vec<Warning>) -> Result<(), Trouble> {
    let names = match list(old) {
        Ok(names) => names,
        Err(error) if unsupported(error) => Vec::new(),
        Err(error) => return Err(Trouble::system("read the file's attributes", error)),
    };
    // A directory may hand its own default list to the new file, which the old one did not have.
    if !names.iter().any(|name| name.as_c_str() == ACCESS_LIST) {
        match rustix::fs::fremovexattr(new, ACCESS_LIST) {
            Ok(()) => {}
            Err(error) if absent(error) || unsupported(error) => {}
            Err(_) => return Err(Trouble::AccessListNotKept),
        }
    }
    for name in &names {
        let copied = get(old, name).and_then(|value| {
            rustix::fs::fsetxattr(new, name.as_c_str(), &value, XattrFlags::empty())
        });
        match copied {
            Err(_) if name.as_c_str() == ACCESS_LIST => return Err(Trouble::AccessListNotKept),
            // The system sets its own labels; what a program or person put there is missed.
            Err(error) if name.to_bytes().starts_with(b"user.") && !absent(error) => {
                warnings.push(Warning::AttributeLost {
                    name: shown(Path::new(OsStr::from_bytes(name.to_bytes()))),
                    cause: io::Error::from(error),
                });
            }
            _ => {}
        }
    }
    Ok(())
}

fn list(file: &File) -> rustix::io::Result<Vec<CString>> {
    let bytes = grown(|buffer| rustix::fs::flistxattr(file, buffer))?;
    Ok(bytes
        .split(|byte| *byte == 0)
        .filter(|name| !name.is_empty())
        .filter_map(|name| CString::new(name).ok())
        .collect())
}

fn get(file: &File, name: &CStr) -> rustix::io::Result<Vec<u8>> {
    grown(|buffer| rustix::fs::fgetxattr(file, name, buffer))
}

/// Calls with larger and larger buffers until the answer fits; Linux allows 64 KiB.
fn grown(
    mut call: impl FnMut(&mut [u8]) -> rustix::io::Result<usize>,
) -> rustix::io::Result<Vec<u8>> {
    let mut buffer = vec![0; 1024];
    loop {
        match retry_on_intr(|| call(&mut buffer)) {
            Ok(length) => {
                buffer.truncate(length);
                return Ok(buffer);
            }
            Err(Errno::RANGE) if buffer.len() < 1024 * 1024 => buffer.resize(buffer.len() * 8, 0),
            Err(error) => return Err(error),
        }
    }
}

fn unsupported(error: Errno) -> bool {
    matches!(error, Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL)
}

#[cfg(target_os = "linux")]
fn absent(error: Errno) -> bool {
    error == Errno::NODATA
}

#[cfg(not(target_os = "linux"))]
fn absent(error: Errno) -> bool {
    error == Errno::NOATTR
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use super::*;
    use crate::store::disk::{save::update, testing::Folder};

    /// An access list that also lets one more user in, in the kernel's own form: version, then tag, rights and id.
    fn access_list() -> Vec<u8> {
        let nobody = u32::MAX;
        let entries: [(u16, u16, u32); 5] = [
            (1, 6, nobody),
            (2, 6, 4711),
            (4, 0, nobody),
            (16, 6, nobody),
            (32, 0, nobody),
        ];
        let mut bytes = 2_u32.to_le_bytes().to_vec();
        for (tag, rights, id) in entries {
            bytes.extend(tag.to_le_bytes());
            bytes.extend(rights.to_le_bytes());
            bytes.extend(id.to_le_bytes());
        }
        bytes
    }

    fn saved_list(folder: &Folder) -> Option<Vec<u8>> {
        let mut edit = |now: &[u8]| Ok([now, b"!"].concat());
        folder
            .in_place("file", |place| update(place, &mut edit))
            .expect("save");
        get(&File::open(folder.at("file")).expect("open"), ACCESS_LIST).ok()
    }

    fn set(path: &Path, name: &CStr) -> bool {
        rustix::fs::setxattr(path, name, &access_list(), XattrFlags::empty()).is_ok()
    }

    #[test]
    fn an_answer_may_take_up_to_a_mebibyte_of_room() {
        for length in [0, 1024, 1025, 60_000, 500_000] {
            let mut calls = 0;
            let answer = grown(|buffer| {
                calls += 1;
                if buffer.len() < length {
                    return Err(Errno::RANGE);
                }
                buffer[..length].fill(7);
                Ok(length)
            });
            assert_eq!(answer, Ok(vec![7; length]));
            assert!(calls <= 4, "{calls} for {length}");
        }
        let endless = grown(|buffer| {
            assert!((1024..16 << 20).contains(&buffer.len()));
            Err(Errno::RANGE)
        });
        assert_eq!(endless, Err(Errno::RANGE));
        assert_eq!(grown(|_| Err(Errno::PERM)), Err(Errno::PERM));
    }

    #[test]
    fn what_a_person_put_there_stays_and_is_told_where_it_cannot() {
        let folder = Folder::with("file", b"");
        folder.write("new", "");
        let long = vec![b'x'; 2000];
        let put = |name: &CStr, value: &[u8]| {
            rustix::fs::setxattr(folder.at("file"), name, value, XattrFlags::empty()).is_ok()
        };
        if !(put(c"user.note", b"why") && put(c"user.long", &long)) {
            return;
        }
        let open = |path: &Path| File::options().read(true).open(path).expect("open");
        let (old, new) = (open(&folder.at("file")), open(&folder.at("new")));
        let mut warnings = Vec::new();
        carry_xattrs(&old, &new, &mut warnings).expect("carried");
        assert!(warnings.is_empty());
        assert_eq!(get(&new, c"user.note").as_deref(), Ok(&b"why"[..]));
        assert_eq!(get(&new, c"user.long"), Ok(long));
        // A file that can have none: what a person put there is told, what only the system's keeper may put is not.
        put(c"trusted.note", b"");
        let other = open(Path::new("/proc/self/status"));
        carry_xattrs(&other, &other, &mut warnings).expect("nothing to carry");
        carry_xattrs(&old, &other, &mut warnings).expect("told");
        let mut told: Vec<String> = warnings.iter().map(ToString::to_string).collect();
        told.sort();
        assert!(
            matches!(&*told, [one, two] if one.contains("user.long") && two.contains("user.note")),
            "{told:?}"
        );
    }

    #[test]
    fn an_access_list_that_cannot_be_kept_stops_the_save() {
        let folder = Folder::with("file", b"");
        let open = |path: &Path| File::options().read(true).open(path).expect("open");
        let old = open(&folder.at("file"));
        if set(&folder.at("file"), ACCESS_LIST) {
            let other = open(Path::new("/proc/self/status"));
            let refused = carry_xattrs(&old, &other, &mut Vec::new());
            assert!(matches!(refused, Err(Trouble::AccessListNotKept)));
        }
        // A handle that only names a file answers nothing.
        let flags = rustix::fs::OFlags::PATH | rustix::fs::OFlags::CLOEXEC;
        let path = |name| rustix::fs::open(folder.at(name), flags, Mode::empty());
        let named: File = path("file").expect("a handle").into();
        let refused = carry_xattrs(&named, &old, &mut Vec::new());
        assert!(
            matches!(refused, Err(Trouble::System { .. })),
            "{refused:?}"
        );
        folder.write("plain", "");
        let refused = carry_xattrs(&open(&folder.at("plain")), &named, &mut Vec::new());
        assert!(
            matches!(refused, Err(Trouble::AccessListNotKept)),
            "{refused:?}"
        );
    }

    #[test]
    fn each_of_owner_and_group_is_kept_where_the_other_is_the_same() {
        let folder = Folder::with("file", b"");
        let path = folder.at("file");
        let (user, group) = (Uid::from_raw(4711), Gid::from_raw(4712));
        for (user, group) in [(None, Some(group)), (Some(user), None)] {
            // Only the system's keeper may.
            if rustix::fs::chown(&path, user, group).is_ok() {
                let owners = || {
                    fs::metadata(&path)
                        .map(|found| (found.uid(), found.gid()))
                        .expect("metadata")
                };
                let before = owners();
                saved_list(&folder);
                assert_eq!(owners(), before);
            }
        }
    }

    #[test]
    fn an_access_list_stays() {
        let folder = Folder::with("file", b"");
        if set(&folder.at("file"), ACCESS_LIST) {
            assert_eq!(saved_list(&folder), Some(access_list()));
        }
    }

    #[test]
    fn a_directorys_default_list_does_not_open_the_file() {
        let folder = Folder::with("file", b"");
        fs::set_permissions(folder.at("file"), fs::Permissions::from_mode(0o640)).expect("chmod");
        if set(&folder.at(""), c"system.posix_acl_default") {
            // Another attribute is no access list.
            let _ = rustix::fs::setxattr(folder.at("file"), c"user.note", b"", XattrFlags::empty());
            assert_eq!(saved_list(&folder), None);
            assert_eq!(
                fs::metadata(folder.at("file")).expect("metadata").mode() & 0o7777,
                0o640
            );
        }
    }
}
