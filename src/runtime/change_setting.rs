//! Writes one setting into its file and leaves every other byte as it is.

use crate::app::{Failure, News};
use crate::config::Settings;
use crate::mistake::Mistake;
use crate::overlay::Setting;
use std::path::Path;
use toml::de::DeTable;

/// Writes it: themes and signs into the config, a preset of keys into the file of keys.
pub(super) fn change_setting(settings: &Settings, setting: Setting) -> News {
    let file = if setting.name == "preset" {
        settings.keymap()
    } else {
        settings.config.clone()
    };
    match write(&file, setting) {
        Ok(()) => News::SettingsTouched,
        Err(reason) => News::NotSet(Failure {
            reason,
            hint: String::new(),
        }),
    }
}

fn write(file: &Path, setting: Setting) -> Result<(), String> {
    let told = |error: std::io::Error| error.to_string();
    let before = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(told(error)),
    };
    let text = changed(&before, setting)?;
    // The file may be a link into a folder of settings that is kept elsewhere.
    let real = crate::store::disk::system::real_path(file).unwrap_or_else(|_| file.to_owned());
    if let Some(folder) = real.parent() {
        std::fs::create_dir_all(folder).map_err(told)?;
    }
    let fresh = real.with_extension(format!("new-{}", std::process::id()));
    std::fs::write(&fresh, text).map_err(told)?;
    if let Ok(about) = std::fs::metadata(&real) {
        let _ = std::fs::set_permissions(&fresh, about.permissions());
    }
    std::fs::rename(&fresh, &real).map_err(told)
}

/// The text with another value; a setting that it does not have comes before everything else.
fn changed(text: &str, setting: Setting) -> Result<String, String> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if let Some(error) = errors.first() {
        return Err(Mistake::of_toml(text, error).to_string());
    }
    let Setting { name, value } = setting;
    let Some(found) = table.get_ref().get(name) else {
        let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let (before, after) = text.split_at_checked(mark).unwrap_or(("", text));
        return Ok(format!("{before}{name} = \"{value}\"\n{after}"));
    };
    let span = found.span();
    let parts = (text.get(..span.start), text.get(span.end..));
    let (Some(before), Some(after)) = parts else {
        return Err(format!("`{name}` cannot be found"));
    };
    Ok(format!("{before}\"{value}\"{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_is_written_and_nothing_else() {
        let setting = Setting {
            name: "theme",
            value: "aurora",
        };
        let text = |text| changed(text, setting).expect("a text");
        assert_eq!(text(""), "theme = \"aurora\"\n");
        assert_eq!(text("# x\n[keys]\n"), "theme = \"aurora\"\n# x\n[keys]\n");
        assert_eq!(
            text("# x\ntheme= 'dark' # y\nglyphs = 'ascii'\n"),
            "# x\ntheme= \"aurora\" # y\nglyphs = 'ascii'\n"
        );
        assert!(changed("theme = = 1\n", setting).is_err());
    }
}
