//! `roadbook completions`: a script for a shell, made from the commands, which asks the roadmap for its ids.

use super::{Cli, Misused, say};
use clap::{CommandFactory as _, ValueEnum as _};
use clap_complete::Shell;

/// Which shell.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  roadbook completions bash > ~/.local/share/bash-completion/completions/roadbook
  roadbook completions zsh > ~/.zfunc/_roadbook
  roadbook completions fish > ~/.config/fish/completions/roadbook.fish
  roadbook completions elvish >> ~/.config/elvish/rc.elv
  roadbook completions powershell | Out-String | Invoke-Expression")]
pub(super) struct Wish {
    /// bash, zsh, fish, elvish or powershell
    #[arg(value_name = "SHELL")]
    shell: String,
}

/// In bash a word ends at `:` and `=`, so what stands before them is not given back.
const BASH: &str = r#"
_roadbook_words() {
    local line=${COMP_LINE:0:COMP_POINT} cur part words reply
    read -ra words <<< "$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    cur=${words[${#words[@]}-1]}
    case ${words[1]} in
        add|set|done|rm|show|catalogue|schema)
            mapfile -t reply < <("${words[0]}" complete-words -- "${words[@]:1}" 2>/dev/null)
            if (( ${#reply[@]} )); then
                part=${cur%"${cur##*[:=]}"}
                COMPREPLY=("${reply[@]#"$part"}")
                compopt -o nospace 2>/dev/null
                return
            fi
            ;;
    esac
    _roadbook "$@"
}
complete -F _roadbook_words -o bashdefault -o default roadbook
"#;

const ZSH: &str = r#"
_roadbook() {
    case ${words[2]} in
        add|set|done|rm|show|catalogue|schema)
            local -a found
            found=("${(@f)$(${words[1]} complete-words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
            if [[ -n "$found[1]" ]]; then
                compadd -S '' -a found
                return
            fi
            ;;
    esac
    _roadbook_commands_alone "$@"
}

if [ "$funcstack[1]" = "_roadbook" ]; then
    _roadbook "$@"
else
    compdef _roadbook roadbook
fi
"#;

const FISH: &str = r"
complete -c roadbook -n '__fish_seen_subcommand_from add set done rm show catalogue schema' -f -a '(roadbook complete-words -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
";

const ELVISH: &str = r"
var roadbook-commands-alone = $edit:completion:arg-completer[roadbook]
set edit:completion:arg-completer[roadbook] = {|@words|
    var found = []
    if (and (> (count $words) 2) (has-value [add set done rm show catalogue schema] $words[1])) {
        set found = [(try { roadbook complete-words -- (all $words[1..]) 2>/dev/null } catch { nop })]
    }
    if (> (count $found) 0) {
        for one $found { edit:complex-candidate $one &code-suffix='' }
    } else {
        $roadbook-commands-alone $@words
    }
}
";

const POWERSHELL: &str = r"
Register-ArgumentCompleter -Native -CommandName 'roadbook' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = $commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition }
    $words = @($before | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
    if ($wordToComplete -eq '') { $words += '' }
    if ($words.Count -gt 1 -and $words[0] -in 'add', 'set', 'done', 'rm', 'show', 'catalogue', 'schema') {
        $found = @(& roadbook complete-words -- $words 2>$null)
        if ($found.Count -gt 0) {
            return $found | ForEach-Object { [CompletionResult]::new($_, $_, [CompletionResultType]::ParameterValue, $_) }
        }
    }
    & $global:roadbookCommandsAlone $wordToComplete $commandAst $cursorPosition
}
";

/// Prints the script.
pub(super) fn completions(wish: &Wish) -> anyhow::Result<u8> {
    let shell = Shell::from_str(&wish.shell, true).map_err(|_| {
        let names = ["bash", "zsh", "fish", "elvish", "powershell"];
        Misused(crate::mistake::unknown(
            &wish.shell,
            "shell that is known",
            names,
        ))
    })?;
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "roadbook", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    Ok(say::out(&match shell {
        Shell::Bash => script + BASH,
        Shell::Zsh => zsh(&script) + ZSH,
        Shell::Fish => script + FISH,
        Shell::Elvish => script + ELVISH,
        _ => powershell(&script) + POWERSHELL,
    }))
}

/// The script for PowerShell as a block that ours can ask.
fn powershell(script: &str) -> String {
    let own = "Register-ArgumentCompleter -Native -CommandName 'roadbook' -ScriptBlock {";
    script.replacen(own, "$global:roadbookCommandsAlone = {", 1)
}

/// The script for zsh, its function renamed so that ours can come first, and without what runs it.
fn zsh(script: &str) -> String {
    let renamed = script.replacen("\n_roadbook() {", "\n_roadbook_commands_alone() {", 1);
    match renamed.rfind("\nif [ \"$funcstack[1]\"") {
        Some(end) => renamed.get(..end).unwrap_or_default().to_owned() + "\n",
        None => renamed,
    }
}
