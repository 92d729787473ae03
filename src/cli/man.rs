//! `roadbook man`: a page of the manual for each command, made from the help.

use super::{Cli, say};
use crate::store::disk::names::shown;
use anyhow::Context as _;
use clap::CommandFactory as _;
use std::path::Path;

/// Writes the pages into a folder, which is made where it is not there.
pub(super) fn man(folder: &Path) -> anyhow::Result<u8> {
    let told = || format!("cannot write the manual to {}", shown(folder));
    std::fs::create_dir_all(folder).with_context(told)?;
    let command = Cli::command();
    let mut count = 1;
    write(&command, "roadbook", folder).with_context(told)?;
    for own in command.get_subcommands().filter(|own| !own.is_hide_set()) {
        let name = format!("roadbook-{}", own.get_name());
        write(own, &name, folder).with_context(told)?;
        count += 1;
    }
    Ok(say::out(&format!(
        "{count} pages are in {}\n",
        shown(folder)
    )))
}

fn write(command: &clap::Command, name: &str, folder: &Path) -> std::io::Result<()> {
    let mut page = Vec::new();
    // Page names and titles are made once, at each start of the same few commands.
    let name: &'static str = Box::leak(name.to_owned().into_boxed_str());
    let command = command
        .clone()
        .name(name)
        .display_name(name)
        .bin_name(name.replacen('-', " ", 1));
    clap_mangen::Man::new(command).render(&mut page)?;
    std::fs::write(folder.join(format!("{name}.1")), page)
}
