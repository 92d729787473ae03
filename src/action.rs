//! The table of actions: everything that a key, the palette or the help can do.
//!
//! Keymap, key line, help, palette and `docs/keys.md` are made from this one table, so an action is named once.

mod context;

pub use context::Context;

macro_rules! actions {
    ($($group:ident { $($variant:ident $name:literal $label:literal $home:ident $doc:literal,)* })*) => {
        /// Something that the program can do when asked.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum Action {
            $($(#[doc = $doc] $variant,)*)*
        }

        impl Action {
            /// All of them, group by group.
            pub const ALL: &'static [Action] = &[$($(Action::$variant,)*)*];

            /// The name in the config.
            pub const fn name(self) -> &'static str {
                match self { $($(Action::$variant => $name,)*)* }
            }

            /// The word for the key line.
            pub const fn label(self) -> &'static str {
                match self { $($(Action::$variant => $label,)*)* }
            }

            /// What it does, in one line.
            pub const fn doc(self) -> &'static str {
                match self { $($(Action::$variant => $doc,)*)* }
            }

            /// The part of the help that lists it.
            pub const fn group(self) -> Group {
                match self { $($(Action::$variant => Group::$group,)*)* }
            }

            /// The most general context in which it works.
            pub const fn home(self) -> Context {
                match self { $($(Action::$variant => Context::$home,)*)* }
            }

            /// The action of a name in the config.
            pub fn named(name: &str) -> Option<Action> {
                match name {
                    $($($name => Some(Action::$variant),)*)*
                    _ => None,
                }
            }
        }
    };
}

actions! {
    Move {
        FocusTrack "focus-track" "track" Dashboard "Go to the track pane",
        FocusWin "focus-win" "win" Dashboard "Go to the pane of the quarter's win",
        FocusCerts "focus-certs" "certs" Dashboard "Go to the certifications pane",
        FocusShadowing "focus-shadowing" "shadowing" Dashboard "Go to the shadowing pane",
        NextPane "next-pane" "next pane" Dashboard "Go to the next pane",
        PreviousPane "previous-pane" "pane before" Dashboard "Go to the pane before",
        NextRecord "next-record" "down" Dashboard "Select the next record",
        PreviousRecord "previous-record" "up" Dashboard "Select the record before",
        PageDown "page-down" "page down" Dashboard "Select a record one page further down",
        PageUp "page-up" "page up" Dashboard "Select a record one page further up",
        FirstRecord "first-record" "first" Dashboard "Select the first record",
        LastRecord "last-record" "last" Dashboard "Select the last record",
        PickNext "pick-next" "down" List "Select the next line of a list",
        PickPrevious "pick-previous" "up" List "Select the line before in a list",
        PickPageDown "pick-page-down" "page down" List "Select a line one page further down",
        PickPageUp "pick-page-up" "page up" List "Select a line one page further up",
    }
    Edit {
        Add "add" "add" Dashboard "Add a record to this pane",
        AddOther "add-other" "add other" Dashboard "Add a record of any kind, chosen from a list",
        Capture "capture" "log" Dashboard "Record one line: a shadow session, or evidence",
        CheckIn "check-in" "check in" Dashboard "Answer the questions of the week, in a minute",
        Finish "finish" "save" Questions "Keep the answers given so far",
        Edit "edit" "edit" Dashboard "Change the selected record in a form",
        Delete "delete" "delete" Dashboard "Delete the selected record",
        MoveUp "move-up" "move up" Dashboard "Move the selected record up in its order",
        MoveDown "move-down" "move down" Dashboard "Move the selected record down in its order",
        Advance "advance" "advance" Dashboard "Take the next step: raise a level, book, close",
        AddEntry "add-entry" "entry" Dashboard "Add a dated entry: level, reading, study",
        MarkDone "mark-done" "done" Dashboard "Mark as done, or take the mark back",
        CarryOn "carry-on" "carry on" Dashboard "Carry a win on, or make a follow-up an action",
        LayOut "lay-out" "take in" Team "Take in everybody here, or lay out the plan",
        CloseQuarter "close-quarter" "end quarter" Dashboard "Close each win of the quarter, carry on the rest",
        WriteNotes "write-notes" "notes" Talk "Write the notes of the one-on-one of today",
        FinishTalk "finish-one-on-one" "finish" Talk "Keep the one-on-one, and say when the next is due",
        Mark "mark" "mark" Dashboard "Mark the record, to change several at once",
        MarkAll "mark-all" "mark all" Dashboard "Mark all that this pane shows, or none",
        TogglePrivate "toggle-private" "private" Dashboard "Keep the record out of what others see, or not",
        Archive "archive" "archive" Dashboard "Put away what is finished, or bring it back",
        Undo "undo" "undo" Dashboard "Take back the last change",
        Redo "redo" "redo" Dashboard "Make the change again that was taken back",
    }
    Look {
        OpenDetail "open-detail" "open" Dashboard "Show everything about the selected record",
        Zoom "zoom" "zoom" Dashboard "Give the whole screen to this pane, or give it back",
        Find "find" "find" Dashboard "Find a record by any of its words and go there",
        CopyMarkdown "copy-markdown" "copy" Dashboard "Send the record to the clipboard as Markdown",
        CopyPlain "copy-plain" "copy text" Dashboard "Send the record to the clipboard as plain text",
        OpenLink "open-link" "open link" Dashboard "Open an address of the record in $BROWSER",
        FindNext "find-next" "next found" Dashboard "Go to the next record that was found",
        FindPrevious "find-previous" "found before" Dashboard "Go to the found record before",
        Filter "filter" "filter" Dashboard "Show only what fits: track, state, person, days",
        ClearFilter "clear-filter" "show all" Dashboard "Take the filter of this pane away",
        KeptFilters "kept-filters" "filters" Dashboard "Take a filter that was kept, or keep this one",
        Sort "sort" "sort" Dashboard "Sort this pane: its own order, date, name, state",
        ShowArchived "show-archived" "archived" Dashboard "Show archived records too, or hide them",
        Signals "signals" "signals" Dashboard "List all signals with their facts and go to one",
        Snooze "snooze" "put off" Signals "Put the signal off until a day, or bring it back",
        ShowApproval "show-approval" "approval" Dashboard "The rubric of a certification: answer it, and decide",
        ShowMatrix "show-matrix" "matrix" Dashboard "Skills by levels: both views, target, proofs",
        ShowTimeline "show-timeline" "timeline" Dashboard "What happened and what is due, month by month",
        ShowTrends "show-trends" "trends" Dashboard "Key results, hours, levels and energy over time",
        ShowEvidence "show-evidence" "evidence" Dashboard "All evidence, what it proves and where it is seen",
        ShowTalk "show-one-on-one" "one-on-one" Dashboard "What changed, what is open, what to ask; notes",
        ShowDirections "show-directions" "directions" Dashboard "The three directions side by side, and your lean",
        ShowCatalogue "show-catalogue" "catalogue" Dashboard "What is known of tracks, skills, certs; add from it",
        ShowBets "show-bets" "bets" Dashboard "The parking lot of technology, with its problems",
        ShowPeople "show-people" "people" Team "The people of the team, one line each",
        ShowCoverage "show-coverage" "coverage" Team "Who holds which track how deep; gaps, single points",
        ShowCohorts "show-cohorts" "cohorts" Team "People of a track after 90, 180 and 365 days",
        ShowIndicators "show-indicators" "figures" Team "Few figures that lead, and few that lag",
        ShowSupport "show-support" "support" Team "What people of one track were given, side by side",
        ShowResults "show-results" "results" Team "The team's problems next to its people's growth",
        ShowAnswers "show-answers" "gaps" Team "Missing skills, built or bought; remedies; roles",
        ShowAgreements "show-agreements" "agreed" Team "Platforms, whom to call, rituals, money, rubric",
        ShowRollout "show-rollout" "plan" Team "The plan of the first 90 days",
        BackToTeam "back-to-team" "to the team" Dashboard "Go back from a person to the team",
        Present "present" "present" Dashboard "Hide all that is private on every screen, or show it",
        WeekBack "week-back" "week back" Dashboard "See everything as it stood a week before",
        WeekOn "week-on" "week on" Dashboard "See everything as it stood a week later",
        MonthBack "month-back" "month back" Dashboard "See everything as it stood a month before",
        MonthOn "month-on" "month on" Dashboard "See everything as it stood a month later",
        QuarterBack "quarter-back" "quarter back" Dashboard "See everything as it stood a quarter before",
        QuarterOn "quarter-on" "quarter on" Dashboard "See everything as it stood a quarter later",
        BackToToday "back-to-today" "to today" Dashboard "Come back from the past to today",
    }
    File {
        Settle "settle" "conflicts" Dashboard "Decide what both sides changed differently",
        TakeMine "take-mine" "mine" Conflict "Keep what was changed here",
        TakeTheirs "take-theirs" "theirs" Conflict "Keep what the other program wrote",
        TakeBase "take-base" "neither" Conflict "Keep what stood there before both",
        TakeBack "take-back" "take back" Dashboard "Take what somebody wrote into a shared copy",
        MergeCopy "merge-copy" "join copy" Dashboard "Join a conflict copy that lies beside the file",
        SaveNow "save-now" "save" Dashboard "Save again, where an edit could not be saved",
        SaveAs "save-as" "save as" Dashboard "Save to another file and go on there",
        Reload "reload" "reload" Screen "Read the file again",
        EditFile "edit-file" "editor" Screen "Open the file in the editor, at the selected record",
        OpenFile "open-file" "open file" Screen "Open another roadmap",
        CreateFile "create-file" "create" Welcome "Begin a new roadmap",
        OpenSample "open-sample" "sample" Screen "Look at the sample, on a copy that nobody will miss",
    }
    Form {
        NextField "next-field" "next" Form "Go to the next field, entry or name",
        PreviousField "previous-field" "before" Form "Go to the field, entry or name before",
        FieldsDown "fields-down" "page down" Form "Go one page further down",
        FieldsUp "fields-up" "page up" Form "Go one page further up",
        FirstField "first-field" "first" Form "Go to the first field, entry or name",
        LastField "last-field" "last" Form "Go to the last field, entry or name",
        OpenField "open-field" "go on" Form "Go on, or open what stands under the cursor",
        SaveForm "save-form" "save" Form "Keep what the form says and close it",
        ClearField "clear-field" "clear" Form "Cut what is selected, or else empty the field",
        UndoTyping "undo-typing" "undo" Form "Take back what was typed in this field",
        RedoTyping "redo-typing" "redo" Form "Type it again",
        EarlierChoice "earlier-choice" "choose" Choice "Choose the word before",
        LaterChoice "later-choice" "choose" Choice "Choose the next word",
        ToggleAll "toggle-all" "all or off" Private "Make all of the record private, or none",
        FieldPrivate "field-private" "private" Form "Keep this field out of what others see, or not",
        EditText "edit-text" "editor" LongText "Open the text in $VISUAL or $EDITOR",
        NewEntry "new-entry" "add" Entries "Add an entry",
        DeleteEntry "delete-entry" "delete" Entries "Take the entry away",
        EntryUp "entry-up" "move" Entries "Move the entry up",
        EntryDown "entry-down" "move down" Entries "Move the entry down",
        MarkName "mark-name" "mark" ManyNames "Take the name, and go on choosing",
        DiscardChanges "discard-changes" "discard" Leaving "Leave the form and throw its changes away",
        SaveChanges "save-changes" "save" Leaving "Save what the form says",
    }
    Write {
        GoLeft "go-left" "left" Writing "Go one character to the left",
        GoRight "go-right" "right" Writing "Go one character to the right",
        GoWordLeft "go-word-left" "word left" Writing "Go one word to the left",
        GoWordRight "go-word-right" "word right" Writing "Go one word to the right",
        GoLineStart "go-line-start" "line start" Writing "Go to the start of the line",
        GoLineEnd "go-line-end" "line end" Writing "Go to the end of the line",
        SelectLeft "select-left" "select" Writing "Select one character to the left",
        SelectRight "select-right" "select" Writing "Select one character to the right",
        SelectWordLeft "select-word-left" "select" Writing "Select one word to the left",
        SelectWordRight "select-word-right" "select" Writing "Select one word to the right",
        SelectLineStart "select-line-start" "select" Writing "Select to the start of the line",
        SelectLineEnd "select-line-end" "select" Writing "Select to the end of the line",
        SelectAll "select-all" "select all" Writing "Select all of the text",
        DeleteLeft "delete-left" "delete" Writing "Delete the character to the left",
        DeleteRight "delete-right" "delete" Writing "Delete the character to the right",
        DeleteWordLeft "delete-word-left" "delete word" Writing "Delete the word to the left",
        DeleteWordRight "delete-word-right" "delete word" Writing "Delete the word to the right",
        DeleteLineStart "delete-line-start" "delete line" Writing "Delete to the start of the line",
        DeleteLineEnd "delete-line-end" "delete line" Writing "Delete to the end of the line",
        CopyText "copy-text" "copy" Form "Copy what is selected",
        PasteText "paste-text" "paste" Form "Put in what was copied or cut last",
        NewLine "new-line" "new line" Prose "Begin a new line",
        RowUp "row-up" "up" Prose "Go one row up in the text",
        RowDown "row-down" "down" Prose "Go one row down in the text",
        SelectRowUp "select-row-up" "select" Prose "Select one row up",
        SelectRowDown "select-row-down" "select" Prose "Select one row down",
        GoTextStart "go-text-start" "start" Prose "Go to the start of the text",
        GoTextEnd "go-text-end" "end" Prose "Go to the end of the text",
    }
    Program {
        Palette "palette" "commands" Dashboard "Find any command by its name and run it",
        Tour "tour" "tour" Dashboard "Be shown around the dashboard, pane by pane",
        Help "help" "help" Anywhere "List everything that works here, with its keys",
        Pick "pick" "run" List "Take the selected line of a list",
        Cancel "cancel" "back" Anywhere "Close what is open, or go back one step",
        Redraw "redraw" "redraw" Anywhere "Draw the whole screen anew",
        Suspend "suspend" "suspend" Anywhere "Go to the shell; `fg` comes back",
        Quit "quit" "quit" Anywhere "Leave the program",
    }
}

impl Action {
    /// Whether it does something in a context.
    pub fn works_in(self, context: Context) -> bool {
        let of_team = context != Context::Team || self.is_of_team();
        context.lies_in(self.home()) && of_team
    }

    /// Whether it does something in the view of a team, where the keys of the dashboard are those that it has too.
    const fn is_of_team(self) -> bool {
        matches!(self.home(), Context::Team | Context::Anywhere)
            || matches!(
                self,
                Action::NextPane
                    | Action::PreviousPane
                    | Action::NextRecord
                    | Action::PreviousRecord
                    | Action::PageDown
                    | Action::PageUp
                    | Action::FirstRecord
                    | Action::LastRecord
                    | Action::Add
                    | Action::AddOther
                    | Action::AddEntry
                    | Action::Edit
                    | Action::Delete
                    | Action::MoveUp
                    | Action::MoveDown
                    | Action::MarkDone
                    | Action::Undo
                    | Action::Redo
                    | Action::OpenDetail
                    | Action::Filter
                    | Action::ClearFilter
                    | Action::Sort
                    | Action::Settle
                    | Action::SaveNow
                    | Action::Reload
                    | Action::EditFile
                    | Action::Present
                    | Action::Palette
            )
    }

    /// The word for the key line of one context, where a plainer one than [`Action::label`] fits.
    pub const fn label_in(self, context: Context) -> &'static str {
        match (self, context) {
            (Action::Advance, Context::Track) => "level",
            (Action::NextPane, Context::Team) => "next",
            (Action::AddEntry, Context::Win | Context::Team) => "reading",
            (Action::Add, Context::Talk) => "action",
            (Action::CarryOn, Context::Talk) => "take up",
            (Action::AddEntry, Context::Certs) => "study",
            (Action::Cancel, Context::Prose) => "done",
            (Action::Cancel, Context::Names | Context::ManyNames) => "close",
            (
                Action::Cancel,
                Context::Field | Context::Choice | Context::LongText | Context::Private,
            ) => "cancel",
            (Action::OpenField, Context::Choice) => "list",
            (Action::OpenField, Context::LongText) => "write",
            (Action::OpenField, Context::Entries) => "edit",
            (Action::OpenField, Context::Names | Context::ManyNames) => "take",
            (Action::NextField, Context::Names | Context::ManyNames) => "move",
            _ => self.label(),
        }
    }
}

/// The parts of the help.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Group {
    Move,
    Edit,
    Look,
    File,
    Form,
    Write,
    Program,
}

impl Group {
    /// All of them, in the order of the help.
    pub const ALL: &'static [Group] = &[
        Group::Move,
        Group::Edit,
        Group::Look,
        Group::File,
        Group::Form,
        Group::Write,
        Group::Program,
    ];

    /// The heading in the help.
    pub const fn title(self) -> &'static str {
        match self {
            Group::Move => "Move",
            Group::Edit => "Edit",
            Group::Look => "Look",
            Group::File => "File",
            Group::Form => "Form",
            Group::Write => "Write",
            Group::Program => "Program",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_action_is_named_labelled_and_explained() {
        let mut names = HashSet::new();
        for &action in Action::ALL {
            let name = action.name();
            assert!(names.insert(name), "{name} stands twice");
            assert_eq!(Action::named(name), Some(action));
            assert!(
                name.bytes()
                    .all(|byte| byte == b'-' || byte.is_ascii_lowercase()),
                "{name}"
            );
            assert!((2..=12).contains(&action.label().len()), "{name}: label");
            assert!((10..=52).contains(&action.doc().len()), "{name}: doc");
            assert!(action.doc().starts_with(char::is_uppercase), "{name}: doc");
            assert!(!action.doc().ends_with('.'), "{name}: doc");
            assert!(Group::ALL.contains(&action.group()), "{name}: group");
        }
    }

    #[test]
    fn an_action_works_at_home_and_further_in() {
        assert!(Action::Add.works_in(Context::Certs));
        assert!(!Action::Add.works_in(Context::List));
        assert!(Action::Quit.works_in(Context::Form));
        assert!(!Action::CreateFile.works_in(Context::Dashboard));
    }
}
