//! The command `roadbook`.

fn main() {
    let arguments: Vec<_> = std::env::args_os().collect();
    let code = roadbook::cli::run(&arguments);
    // Leaves without taking the roadmap apart, which would only delay the shell.
    std::process::exit(i32::from(code))
}
