//! Actions: what a key, the help or the palette makes happen.

use super::conflicts::Side;
use super::looking_back::Stride;
use super::{App, Effect, Pane, Stage};
use crate::action::{Action, Context, Group};
use crate::insight::outlook::Kind;
use crate::overlay::{Detail, Help, Overlay, Palette};

impl App {
    /// Makes an action happen.
    pub fn act(&mut self, action: Action) {
        self.revision += 1;
        if self.team.is_none() {
            return self.act_plainly(action);
        }
        let useless = !action.works_in(Context::Team)
            && action.home().lies_in(Context::Screen)
            && action.group() != Group::Form;
        if useless && !matches!(action.home(), Context::Conflict) {
            return self.say(format!("{} works in a roadmap, not here", action.label()));
        }
        self.act_on_team(action);
    }

    /// The same on a roadmap, and for what a team has in common with one.
    pub(super) fn act_plainly(&mut self, action: Action) {
        if Self::is_about_today(action) {
            self.come_back();
            if self.hides.is_some() {
                if !self.refused_while_hiding(action) {
                    self.with_present(|app| app.perform(action));
                }
                return;
            }
        }
        self.perform(action);
    }

    fn perform(&mut self, action: Action) {
        if self.is_for_panes(action) {
            return;
        }
        if let Action::FocusTrack
        | Action::FocusWin
        | Action::FocusCerts
        | Action::FocusShadowing
        | Action::NextPane
        | Action::PreviousPane = action
        {
            self.close_outlook();
        }
        match action {
            Action::FocusTrack => self.panes.focus = Pane::Track,
            Action::FocusWin => self.panes.focus = Pane::Win,
            Action::FocusCerts => self.panes.focus = Pane::Certs,
            Action::FocusShadowing => self.panes.focus = Pane::Shadowing,
            Action::NextPane => self.panes.focus = self.panes.focus.next(),
            Action::PreviousPane => self.panes.focus = self.panes.focus.previous(),
            Action::NextRecord => self.step(1),
            Action::PreviousRecord => self.step(-1),
            Action::PageDown => self.page(1),
            Action::PageUp => self.page(-1),
            Action::FirstRecord => self.step(isize::MIN),
            Action::LastRecord => self.step(isize::MAX),
            Action::Zoom => self.panes.zoomed = !self.panes.zoomed,
            Action::Cancel => self.cancel(),
            Action::Redraw => self.effect(Effect::Redraw),
            Action::Suspend => self.effect(Effect::Suspend),
            Action::Quit => self.quit(),
            Action::Help => self.help(),
            Action::Palette => self.open_palette(),
            Action::PickNext
            | Action::PickPrevious
            | Action::PickPageDown
            | Action::PickPageUp
            | Action::Finish
            | Action::Pick => {}
            // Forms, lists and questions hear these themselves.
            other if matches!(other.group(), Group::Form | Group::Write) => {}
            other => self.act_on_roadmap(other),
        }
    }

    /// Whether an action is about the file itself or the program: then it is about today.
    fn is_about_today(action: Action) -> bool {
        action.group() == Group::File || action == Action::Quit
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each action")]
    fn act_on_roadmap(&mut self, action: Action) {
        let only_looks = matches!(action, Action::Mark | Action::MarkAll);
        let changes = action.group() == Group::Edit && !only_looks || action == Action::Snooze;
        if self.past().is_some() && changes {
            self.refused_to_change();
            return;
        }
        match action {
            Action::OpenFile => self.ask_open(),
            Action::CreateFile => self.ask_person(),
            Action::OpenSample => self.effect(Effect::Sample),
            Action::Reload => self.reload(),
            Action::EditFile => self.edit_file(),
            _ if !matches!(self.stage, Stage::Open(_)) => {}
            Action::Add => self.add_here(),
            Action::AddOther => self.choose_kind(),
            Action::Capture => self.ask_capture(),
            Action::CheckIn => self.ask_checkin(),
            Action::Tour => self.begin_tour(),
            Action::Edit if self.marks_count() > 0 => self.choose_field(),
            Action::Edit => self.edit_here(),
            Action::Delete if self.marks_count() > 0 => self.delete_marked(),
            Action::Delete => self.delete_here(),
            Action::MoveUp => self.move_here(false),
            Action::MoveDown => self.move_here(true),
            Action::Advance => self.advance_here(),
            Action::AddEntry => self.add_entry_here(),
            Action::MarkDone if self.marks_count() > 0 => self.finish_marked(),
            Action::MarkDone => self.mark_here(),
            Action::CarryOn => self.carry_on(),
            Action::CloseQuarter => self.ask_to_close_quarter(),
            Action::Mark => self.mark_selected(),
            Action::MarkAll => self.mark_all(),
            Action::Archive => self.archive(),
            Action::TogglePrivate => self.toggle_private(),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::OpenDetail => self.open_detail(),
            Action::Find => self.choose_record(),
            Action::FindNext => self.go_on_finding(1),
            Action::FindPrevious => self.go_on_finding(-1),
            Action::Filter => self.ask_filter(),
            Action::ClearFilter => self.clear_filter(),
            Action::KeptFilters => self.effect(Effect::ListFilters),
            Action::Sort => self.sort_pane(),
            Action::ShowArchived => self.show_archived(),
            Action::Signals => self.choose_signal(),
            Action::Snooze => self.snooze(),
            Action::ShowApproval => self.show_approval(),
            Action::ShowMatrix => self.show_outlook(Kind::Matrix),
            Action::ShowTimeline => self.show_outlook(Kind::Timeline),
            Action::ShowTrends => self.show_outlook(Kind::Trends),
            Action::ShowEvidence => self.show_outlook(Kind::Evidence),
            Action::Present => self.toggle_present(),
            Action::ShowBets => self.show_outlook(Kind::Bets),
            Action::ShowTalk => self.show_outlook(Kind::Talk),
            Action::ShowCatalogue => self.show_catalogue(),
            Action::ShowDirections => self.show_outlook(Kind::Directions),
            Action::WriteNotes => self.write_notes(),
            Action::FinishTalk => self.finish_talk(),
            Action::WeekBack => self.stride(Stride::Week, false),
            Action::WeekOn => self.stride(Stride::Week, true),
            Action::MonthBack => self.stride(Stride::Month, false),
            Action::MonthOn => self.stride(Stride::Month, true),
            Action::QuarterBack => self.stride(Stride::Quarter, false),
            Action::QuarterOn => self.stride(Stride::Quarter, true),
            Action::BackToToday => self.go_to_today(),
            Action::Settle => self.open_disputes(),
            Action::TakeMine => self.decide(Side::Mine),
            Action::TakeTheirs => self.decide(Side::Theirs),
            Action::TakeBase => self.decide(Side::Base),
            Action::MergeCopy => self.choose_copy(),
            Action::TakeBack => self.ask_take_back(),
            Action::SaveNow => self.save_again(),
            Action::SaveAs => self.ask_save_as(),
            Action::BackToTeam => self.go_back_to_team(),
            other => self.act_on_record(other),
        }
    }

    /// What the palette and the help can run is what works on the dashboard below.
    fn below(&self) -> Context {
        match self.stage {
            Stage::Open(_) => self.pane_context(),
            Stage::Welcome { .. } => Context::Welcome,
            Stage::Broken(_) => Context::Broken,
        }
    }

    fn help(&mut self) {
        let context = self.context();
        let help = Help::new(
            &self.keymap,
            if context == Context::List {
                self.below()
            } else {
                context
            },
        );
        self.overlays.push(Overlay::Help(help));
    }

    fn open_palette(&mut self) {
        let palette = Palette::new(&self.keymap, self.context(), self.commands.recent());
        self.overlays.push(Overlay::Palette(palette));
    }

    fn open_detail(&mut self) {
        if matches!(self.overlays.last(), Some(Overlay::Detail(_))) {
            return self.say("everything about it is open already");
        }
        match self.target() {
            Some(path) => self.overlays.push(Overlay::Detail(Detail::new(path))),
            None => self.say("nothing is selected here"),
        }
    }

    fn cancel(&mut self) {
        if self.overlays.pop().is_some() {
            return;
        }
        let marks = self.panes.marks_mut(self.panes.focus);
        if marks.is_empty() {
            if self.is_visit && !self.panes.zoomed {
                self.effect(Effect::Leave);
            }
            self.panes.zoomed = false;
        } else {
            marks.clear();
        }
    }

    fn save_again(&mut self) {
        if self.held() {
            self.ask_before_writing();
        } else if self.unsaved() {
            self.save();
        } else {
            self.say("everything is saved");
        }
    }

    /// What was typed in a form is not thrown away unasked.
    fn ask_about_form(&mut self) -> bool {
        let form = self
            .overlays
            .iter_mut()
            .enumerate()
            .rev()
            .find_map(|(at, over)| {
                let Overlay::Form(open) = over else {
                    return None;
                };
                open.form.ask().then_some(at)
            });
        if let Some(at) = form {
            self.overlays.truncate(at + 1);
        }
        form.is_some()
    }

    /// Leaves, unless changes would be lost.
    fn quit(&mut self) {
        if self.is_untouched_merge() {
            return self.effect(Effect::Quit(0));
        }
        if self.ask_about_form() || self.ask_about_disputes() || self.leave_when_saved() {
            return;
        }
        if self.unsaved() {
            return self.ask_unsaved();
        }
        self.effect(Effect::Quit(0));
    }

    pub(super) fn step(&mut self, by: isize) {
        if let Some(Overlay::Detail(detail)) = self.overlays.last_mut() {
            return detail.scroll(by);
        }
        if let Some(Overlay::Entry(page)) = self.overlays.last_mut() {
            return page.scroll(by);
        }
        if let Some(open) = self.top_outlook() {
            return open.step(by);
        }
        if self.is_team() {
            return self.step_in_team(by);
        }
        let rows = self.figures.rows(self.panes.focus);
        self.panes.focused().step(by, rows);
    }

    fn page(&mut self, by: isize) {
        let team = self.team.as_ref().map(|team| team.state().page);
        let page = match self.top_outlook() {
            Some(open) => open.page,
            None => team.unwrap_or(self.panes.focused().page),
        };
        let page = isize::try_from(page.max(2) - 1).unwrap_or(10);
        self.step(by * page);
    }
}
