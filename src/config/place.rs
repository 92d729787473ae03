//! Where the config lies.

use std::path::PathBuf;

/// The file that is read at the start; `variable` looks up the environment.
///
/// `$XDG_CONFIG_HOME` counts on every system, macOS too; relative values of it are not valid and are passed over.
pub fn place(variable: impl Fn(&str) -> Option<std::ffi::OsString>) -> Option<PathBuf> {
    let named = variable("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    let folder = match named {
        Some(folder) => folder.join("roadbook"),
        None => directories::ProjectDirs::from("", "", "roadbook")?
            .config_dir()
            .to_path_buf(),
    };
    Some(folder.join("config.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_that_the_environment_names_comes_first() {
        let folder = std::env::temp_dir();
        let own = place(|name| (name == "XDG_CONFIG_HOME").then(|| folder.clone().into()));
        assert_eq!(own, Some(folder.join("roadbook").join("config.toml")));
        let relative = place(|name| (name == "XDG_CONFIG_HOME").then(|| "here".into()));
        assert_ne!(relative, Some(PathBuf::from("here/roadbook/config.toml")));
    }
}
