//! The program in its loop: the state, and the threads that work for it.

use super::clipboard::sent;
use super::editor::{PrivateText, on_file};
use super::files::Files;
use super::team::{read_all, read_beside};
use super::think::{Thinker, thoughts};
use super::watch::Watch;
use super::watch_settings::SettingsWatch;
use super::worker::Worker;
use super::{Event, Mailbox, Outcome, Program};
use crate::action::{Action, Context};
use crate::app::{App, Effect, Failure, News, Pointing, Stage, staged};
use crate::theme::Background;
use crate::ui::screen::Canvas;
use crate::ui::{point, stage};
use crossterm::event::{KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Size};
use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::Instant;

/// The program with all that it needs to live.
#[derive(Debug)]
pub struct Desk {
    app: App,
    files: Files,
    outcomes: VecDeque<Outcome>,
    lent: Option<Lent>,
    crew: Option<Crew>,
    /// The team that waits while one of its people is looked at.
    team: Option<Box<App>>,
}

/// What the editor of the system has now.
#[derive(Debug)]
enum Lent {
    Text(PrivateText),
    File,
}

/// The threads, once the first frame is drawn.
#[derive(Debug)]
struct Crew {
    mailbox: Mailbox<News>,
    worker: Worker,
    thinker: Thinker,
    watch: Option<(PathBuf, Watch)>,
    /// Kept while it watches.
    _settings: Option<SettingsWatch>,
}

impl Desk {
    pub fn new(app: App, files: Files) -> Desk {
        Desk {
            app,
            files,
            outcomes: VecDeque::new(),
            lent: None,
            crew: None,
            team: None,
        }
    }

    pub fn app(&self) -> &App {
        &self.app
    }

    /// Does at once, one after the other, all that is asked for: for a program without a loop.
    pub fn settle(&mut self) {
        loop {
            let effects = self.app.take_effects();
            if effects.is_empty() {
                return;
            }
            for effect in effects {
                if let Effect::Think(thought) = &effect {
                    for news in thoughts(thought) {
                        self.app.hear(news);
                    }
                } else if let Effect::ReadPeople(job) = &effect {
                    self.app.hear(read_all(job));
                } else if let Effect::Visit(path) = &effect {
                    self.visit(path);
                } else if let Effect::Leave = &effect {
                    self.leave();
                } else if let Some(news) = self.files.perform(effect) {
                    self.app.hear(news);
                }
            }
        }
    }

    /// Starts without a loop: what would come after the first frame is done at once.
    pub fn begin(&mut self) {
        self.app.think();
        self.app.look_beside();
        self.app.look_for_draft();
        self.settle();
    }

    /// A key, as if it had been pressed.
    pub fn key(&mut self, key: crossterm::event::KeyEvent) {
        self.app.press(key);
        self.arrange();
    }

    /// What the mouse did, at what the last frame shows.
    fn mouse(&mut self, mouse: MouseEvent) {
        let pointing = match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Pointing::Click,
            MouseEventKind::ScrollUp => Pointing::WheelUp,
            MouseEventKind::ScrollDown => Pointing::WheelDown,
            _ => return,
        };
        let at = Position::new(mouse.column, mouse.row);
        let hit = point::hit(&self.app, at);
        self.app.point(hit, pointing);
    }

    /// The selection stays inside of what is seen.
    fn arrange(&mut self) {
        stage::settle(&mut self.app);
    }

    fn perform_all(&mut self) {
        self.arrange();
        for effect in self.app.take_effects() {
            self.perform(effect);
        }
        self.watch_open_file();
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Redraw => self.outcomes.push_back(Outcome::Redraw),
            Effect::Copy(text) => self.outcomes.push_back(Outcome::Send(sent(&text))),
            Effect::Suspend => self.outcomes.push_back(Outcome::Suspend),
            // What was changed in the team is saved first.
            Effect::Quit(_) if self.team.is_some() => {
                self.leave();
                self.app.act(Action::Quit);
                self.perform_all();
            }
            Effect::Quit(code) => self.outcomes.push_back(Outcome::Quit(code)),
            Effect::ReadPeople(job) => match &self.crew {
                Some(crew) => {
                    let mailbox = crew.mailbox.clone();
                    read_beside(job, move |news| {
                        mailbox.send(news);
                    });
                }
                None => self.app.hear(read_all(&job)),
            },
            Effect::Visit(path) => {
                self.visit(&path);
                self.perform_all();
            }
            Effect::Leave => {
                self.leave();
                self.perform_all();
            }
            Effect::Edit(text) => self.lend_text(&text),
            Effect::EditFile { path, line } => {
                self.lent = Some(Lent::File);
                self.outcomes
                    .push_back(Outcome::Run(Box::new(on_file(&path, line))));
            }
            Effect::Think(thought) => {
                if let Some(crew) = &self.crew {
                    crew.thinker.send(thought);
                }
            }
            job => self.hand_over(job),
        }
    }

    /// Puts the team aside and opens the roadmap of one of its people, to be looked at.
    fn visit(&mut self, path: &Path) {
        let mut opened = self.files.open(path);
        let back = self
            .app
            .keymap
            .key_shown(Context::Dashboard, Action::BackToTeam)
            .unwrap_or_else(|| "esc".to_owned());
        opened.read_only = Some(format!("looked at from the team, {back} goes back"));
        let (stage, book) = staged(opened);
        let visitor = self.app.visitor(stage, book);
        let team = std::mem::replace(&mut self.app, visitor);
        self.team = Some(Box::new(team));
        self.app.think();
        self.arrange();
    }

    /// Goes back from there.
    fn leave(&mut self) {
        if let Some(team) = self.team.take() {
            let size = self.app.size;
            let visited = self.app.stage.path().to_owned();
            self.app = *team;
            self.app.resized(size);
            self.app.come_back_to_team(visited);
        }
    }

    /// Tells the one whom it is about, while a team waits.
    fn tell(&mut self, news: News) {
        let of_team = match &news {
            News::People { .. } | News::TeamListed(_) | News::Saved(_) | News::SavedAs(_) => true,
            News::Outside { path, .. } => path != self.app.stage.path(),
            _ => false,
        };
        match &mut self.team {
            Some(team) if of_team => team.hear(news),
            _ => self.app.hear(news),
        }
    }

    fn hand_over(&mut self, job: Effect) {
        let refused = match &self.crew {
            Some(crew) => crew.worker.send(job).err(),
            None => Some(job),
        };
        if let Some(news) = refused.and_then(|job| self.files.perform(job)) {
            self.app.hear(news);
        }
    }

    fn lend_text(&mut self, text: &str) {
        match PrivateText::write(text) {
            Ok(private) => {
                self.outcomes
                    .push_back(Outcome::Run(Box::new(private.command())));
                self.lent = Some(Lent::Text(private));
            }
            Err(error) => self.app.hear(News::Edited(Err(no_editor(&error)))),
        }
    }

    /// The watch follows the file that is open.
    fn watch_open_file(&mut self) {
        let path = self.app.stage.path();
        let Some(crew) = &mut self.crew else { return };
        if crew
            .watch
            .as_ref()
            .is_some_and(|(watched, _)| watched == path)
        {
            return;
        }
        let exists = path
            .parent()
            .is_none_or(|folder| folder.as_os_str().is_empty() || Path::new(folder).is_dir());
        let is_roadmap = !self.app.is_team();
        if matches!(&self.app.stage, Stage::Open(source) if !source.scratch && is_roadmap) {
            let _ = crew.worker.send(Effect::Remember(path.to_owned()));
        }
        crew.watch = exists.then(|| {
            let watch = Watch::start(path.to_owned(), crew.worker.clone());
            // What happened before the watch began is seen by this look.
            let _ = crew.worker.send(Effect::LookAgain {
                path: path.to_owned(),
                text: self.app.text_on_disk(),
            });
            (path.to_owned(), watch)
        });
    }
}

fn no_editor(error: &io::Error) -> Failure {
    Failure {
        reason: format!("the editor could not be started: {error}"),
        hint: "set $EDITOR to one that is there".to_owned(),
    }
}

impl Program for Desk {
    type Message = News;

    fn started(&mut self, mailbox: Mailbox<News>) {
        let worker = Worker::start(self.files.clone(), mailbox.clone());
        let settings = self.app.settings.as_ref();
        self.crew = Some(Crew {
            _settings: settings.and_then(|own| SettingsWatch::start(own, worker.clone())),
            worker,
            mailbox: mailbox.clone(),
            thinker: Thinker::start(mailbox),
            watch: None,
        });
        self.app.think();
        self.app.look_beside();
        self.app.look_for_draft();
        self.app.look_for_commands();
        self.perform_all();
    }

    fn resized(&mut self, size: Size) {
        self.app.resized(size);
        self.arrange();
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.app.press(key),
            Event::Paste(text) => self.app.paste(&text),
            Event::Mouse(mouse) => self.mouse(mouse),
            _ => {}
        }
        self.perform_all();
    }

    fn background(&mut self, answer: Option<Background>) {
        self.files.grounds.remember(answer);
        let Some(settings) = &mut self.app.settings else {
            return;
        };
        if settings.background != answer {
            settings.background = answer;
            let (config, _) = settings.load();
            self.app.configure(config);
        }
    }

    fn message(&mut self, news: News) {
        self.tell(news);
        if let Some(team) = &mut self.team {
            // A save that follows on another one.
            for effect in team.take_effects() {
                self.perform(effect);
            }
        }
        self.perform_all();
    }

    fn outcome(&mut self) -> Outcome {
        self.outcomes.pop_front().unwrap_or(Outcome::Continue)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        stage::draw(canvas, &self.app);
    }

    fn returned(&mut self, result: io::Result<ExitStatus>) {
        let failed = match &result {
            Err(error) => Some(no_editor(error)),
            Ok(status) if !status.success() => Some(Failure {
                reason: format!("the editor ended with {status}"),
                hint: String::new(),
            }),
            Ok(_) => None,
        };
        let news = match (self.lent.take(), failed) {
            (Some(Lent::Text(private)), None) => {
                News::Edited(private.read().map_err(|error| no_editor(&error)))
            }
            (Some(Lent::Text(_)), Some(failure)) => News::Edited(Err(failure)),
            (Some(Lent::File) | None, failure) => News::EditedFile(failure),
        };
        self.app.hear(news);
        self.perform_all();
    }

    fn closing(&mut self, deadline: Instant) {
        // The process ends without taking anything apart, so a private text goes now.
        self.lent = None;
        if let Some(crew) = &self.crew {
            crew.worker.wait(deadline);
        }
        // What was changed while a save was on its way.
        let open = self.team.iter_mut().map(|team| &mut **team);
        for app in open.chain([&mut self.app]) {
            if let Some(job) = app.job_left() {
                self.files.perform(Effect::Save(job));
            }
        }
    }
}
