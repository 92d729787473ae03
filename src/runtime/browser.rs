//! Gives an address to the browser that the person has chosen, and to no other program.

use super::editor::words;
use crate::app::{Failure, News};
use std::process::{Command, Stdio};

/// Opens an address in `$BROWSER`, which may have arguments, `%s` for the address, and others behind a colon.
pub(super) fn browse(address: &str) -> News {
    let chosen = std::env::var("BROWSER").unwrap_or_default();
    let started = match command(&chosen, address) {
        Some(mut command) => start(&mut command),
        None => Err("no browser is chosen".to_owned()),
    };
    News::Browsed(match started {
        Ok(()) => Ok(address.to_owned()),
        Err(reason) => Err(Failure {
            reason,
            hint: "set $BROWSER to one that is there".to_owned(),
        }),
    })
}

fn command(chosen: &str, address: &str) -> Option<Command> {
    let mut words = words(chosen.split(':').next()?).into_iter();
    let mut command = Command::new(words.next()?);
    let mut is_placed = false;
    for word in words {
        is_placed |= word.contains("%s");
        command.arg(word.replace("%s", address));
    }
    if !is_placed {
        command.arg(address);
    }
    Some(command)
}

/// Starts it beside us: it gets nothing of the terminal, and nobody waits for it but a thread.
fn start(command: &mut Command) -> Result<(), String> {
    let command = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = command
        .spawn()
        .map_err(|error| format!("the browser could not be started: {error}"))?;
    let _ = std::thread::Builder::new().spawn(move || child.wait());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_of(chosen: &str) -> Option<Vec<String>> {
        let command = command(chosen, "https://a.example/;x")?;
        let words = std::iter::once(command.get_program()).chain(command.get_args());
        Some(
            words
                .map(|word| word.to_string_lossy().into_owned())
                .collect(),
        )
    }

    #[test]
    fn the_address_is_one_argument_where_it_belongs() {
        let words = |chosen| words_of(chosen).expect("a command");
        assert_eq!(words("firefox"), ["firefox", "https://a.example/;x"]);
        assert_eq!(
            words("'my browser' --new %s:other"),
            ["my browser", "--new", "https://a.example/;x"]
        );
        assert_eq!(words_of(""), None);
    }
}
