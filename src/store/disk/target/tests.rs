//! What is refused, and what a name leads to.

use std::os::unix::{
    fs::{PermissionsExt, symlink},
    net::UnixListener,
};

use super::*;
use crate::store::disk::testing::Folder;

fn refusal(path: &Path) -> String {
    Target::resolve(path)
        .expect_err("this must be refused")
        .trouble
        .to_string()
}

#[test]
fn links_are_followed_to_the_real_file() {
    let folder = Folder::with("real.toml", b"a = 1\n");
    symlink("real.toml", folder.at("one")).expect("link");
    symlink("one", folder.at("two")).expect("link");
    let target = Target::resolve(&folder.at("two")).expect("resolve");
    assert_eq!(target.path(), folder.at("real.toml"));
}

#[test]
fn what_is_no_file_is_refused_by_its_kind() {
    let folder = Folder::new();
    fs::create_dir(folder.at("directory")).expect("create");
    let _socket = UnixListener::bind(folder.at("socket")).expect("bind");
    folder.pipe("pipe");
    assert_eq!(
        refusal(&folder.at("directory")),
        "it is a directory, not a regular file"
    );
    assert_eq!(
        refusal(&folder.at("socket")),
        "it is a socket, not a regular file"
    );
    assert_eq!(
        refusal(&folder.at("pipe")),
        "it is a named pipe, not a regular file"
    );
    assert_eq!(
        refusal(Path::new("/dev/null")),
        "it is a device, not a regular file"
    );
    assert_eq!(
        refusal(Path::new("/")),
        "it is a directory, not a regular file"
    );
}

#[test]
fn links_that_lead_nowhere_are_not_a_missing_file() {
    let folder = Folder::new();
    symlink("none", folder.at("dangling")).expect("link");
    symlink("circle", folder.at("circle")).expect("link");
    assert!(matches!(
        Target::resolve(&folder.at("dangling"))
            .expect_err("refused")
            .trouble,
        Trouble::DanglingLink
    ));
    assert!(matches!(
        Target::resolve(&folder.at("circle"))
            .expect_err("refused")
            .trouble,
        Trouble::LinkLoop
    ));
    assert!(matches!(
        Target::resolve(&folder.at("none"))
            .expect_err("refused")
            .trouble,
        Trouble::Missing
    ));
}

#[test]
fn a_second_name_or_no_write_permission_is_refused_even_for_root() {
    let folder = Folder::with("file", b"");
    fs::hard_link(folder.at("file"), folder.at("other")).expect("link");
    assert!(matches!(
        Target::resolve(&folder.at("file"))
            .expect_err("refused")
            .trouble,
        Trouble::HardLinks(2)
    ));
    fs::remove_file(folder.at("other")).expect("remove");
    fs::set_permissions(folder.at("file"), fs::Permissions::from_mode(0o444)).expect("chmod");
    assert!(matches!(
        Target::resolve(&folder.at("file"))
            .expect_err("refused")
            .trouble,
        Trouble::ReadOnlyFile
    ));
}
