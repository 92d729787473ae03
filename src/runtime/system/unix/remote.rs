//! Folders that other machines share.

use std::path::Path;

/// Kinds of file systems on which other machines may write, by the numbers that Linux has for them: NFS, SMB (three),
/// 9P, FUSE, Ceph, AFS, Coda, and the folders that virtual machines share.
#[cfg(target_os = "linux")]
const REMOTE: [u64; 11] = [
    0x6969,
    0x517b,
    0xff53_4d42,
    0xfe53_4d42,
    0x0102_1997,
    0x6573_5546,
    0x00c3_6400,
    0x5346_414f,
    0x7375_7245,
    0x786f_4256,
    0xbacb_acbc,
];

/// Whether other machines may write in a folder.
#[cfg(target_os = "linux")]
pub(in crate::runtime) fn is_remote(folder: &Path) -> bool {
    rustix::fs::statfs(folder).is_ok_and(|system| {
        let kind = u64::try_from(system.f_type).unwrap_or_default();
        REMOTE.contains(&kind)
    })
}

/// Whether other machines may write in a folder: not known here.
#[cfg(not(target_os = "linux"))]
pub(in crate::runtime) fn is_remote(_: &Path) -> bool {
    false
}
