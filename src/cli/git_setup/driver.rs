//! The command that git runs, through its shell, to merge a roadmap.

use crate::store::disk::system;
use std::ffi::OsString;
use std::path::Path;

/// The command for a program at this place.
///
/// Where the program has gone git merges by lines, as if there were no driver: a command that is not found would leave
/// our side alone in the file, and theirs would be lost with the next commit.
pub(super) fn command(program: &Path) -> OsString {
    let program = quoted(program);
    let mut command = b"if test -x ".to_vec();
    command.extend_from_slice(&program);
    command.extend_from_slice(b"; then ");
    command.extend_from_slice(&program);
    command.extend_from_slice(b" merge --marker-size=%L -- %O %A %B %P; else ");
    command.extend_from_slice(
        b"git merge-file --diff3 --marker-size=%L -L ours -L base -L theirs %A %O %B; fi",
    );
    system::name_from(command)
}

/// A path as one word of the shell; git itself takes `%%` for a percent sign.
fn quoted(path: &Path) -> Vec<u8> {
    let mut out = vec![b'\''];
    for byte in system::slashed(path) {
        match byte {
            b'\'' => out.extend_from_slice(b"'\\''"),
            b'%' => out.extend_from_slice(b"%%"),
            byte => out.push(byte),
        }
    }
    out.push(b'\'');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_word_of_the_shell() {
        let word = quoted(Path::new("/it's \"100 %\" $HOME/`x`"));
        assert_eq!(word, br#"'/it'\''s "100 %%" $HOME/`x`'"#);
    }
}
