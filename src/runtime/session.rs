//! The loop itself: wait, tell the program, draw.

use super::background::{self, Ear, Heard};
use super::system::{
    AFTERTHOUGHT, Input, Limit, Pipe, Ready, Signals, Terminal, away, part_from_watches, terminal,
    wait,
};
use super::{Event, Mailbox, Options, Outcome, Prepared, Program, panic};
use crate::ui::screen::Screen;
use std::convert::Infallible;
use std::io;
use std::mem::ManuallyDrop;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// The longest time without a frame while keys keep coming.
const FRAME: Duration = Duration::from_millis(16);

/// How long the program may take to finish when the end comes from outside.
const PATIENCE: Duration = Duration::from_millis(1500);

const HANGUP: u8 = 128 + 1;
const PANICKED: u8 = 101;

/// Goes on, or ends with an exit code.
pub(super) type Step<T = ()> = ControlFlow<u8, T>;

/// All that the loop owns besides the program.
#[derive(Debug)]
pub(super) struct Session {
    terminal: Terminal,
    signals: Signals,
    pipe: Pipe,
    screen: Screen,
    input: Input,
    limit: Limit,
    /// Hears what the terminal answers, where it was asked and has not answered yet.
    ear: Option<Ear>,
}

impl Session {
    /// Finds the terminal and listens to signals; `None` without a terminal.
    pub(super) fn open(options: Options, screen: Prepared) -> io::Result<Option<Self>> {
        let Some(terminal) = Terminal::open(options.mouse)? else {
            return Ok(None);
        };
        let pipe = Pipe::new()?;
        let signals = Signals::listen(&pipe.waker())?;
        panic::install(pipe.waker());
        Ok(Some(Self {
            terminal,
            signals,
            screen: screen.screen(),
            input: Input::new(&pipe),
            pipe,
            limit: Limit::Now,
            ear: (options.asks_background && terminal::ANSWERS).then(Ear::default),
        }))
    }

    /// Runs the loop. After a panic, too, the program can finish what must not be lost.
    pub(super) fn run<P: Program>(self, program: &mut P) -> u8 {
        // Frames and handles go with the process: to give them back one by one would only delay the shell.
        let mut own = ManuallyDrop::new(self);
        let end = catch_unwind(AssertUnwindSafe(|| {
            let ControlFlow::Break(code) = own.live(program);
            code
        }));
        terminal::give_back();
        let code = end.unwrap_or_else(|_| close(program, PANICKED));
        part_from_watches();
        code
    }

    fn live<P: Program>(&mut self, program: &mut P) -> Step<Infallible> {
        let (mailbox, inbox) = Mailbox::new(self.pipe.waker());
        let early = self.ask_background(program)?;
        self.enter(program)?;
        assert!(
            std::env::var_os("ROADBOOK_TEST_PANIC").is_none(),
            "boom: this panic was asked for"
        );
        self.input.prepare();
        program.started(mailbox);
        for event in early {
            program.event(event);
            self.act(program)?;
        }
        loop {
            if self.turn(program, &inbox)? {
                self.draw(program)?;
            }
        }
    }

    /// Asks the terminal what it lies on, and waits a moment for the answer; gives back what was typed meanwhile.
    fn ask_background<P: Program>(&mut self, program: &mut P) -> Step<Vec<Event>> {
        let mut early = Vec::new();
        if self.ear.is_none() {
            return Step::Continue(early);
        }
        let entered = self.terminal.enter().is_ok();
        if !entered
            || !self
                .terminal
                .write(background::QUESTION, &self.pipe, || true)
        {
            return vanished(program);
        }
        self.input.prepare();
        let end = Instant::now() + background::PATIENCE;
        while self.ear.is_some() && self.signals.ending().is_none() {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                program.background(None);
                break;
            }
            let ready = wait(terminal::keys(), &self.pipe, Limit::After(left));
            if ready.gone {
                return vanished(program);
            }
            self.input.look_again();
            while let Ok(Some(event)) = self.input.next(terminal::keys(), false) {
                early.extend(self.heard(program, event));
            }
        }
        Step::Continue(early)
    }

    /// What is left for the program of an event, where the terminal may be about to answer.
    fn heard<P: Program>(&mut self, program: &mut P, event: Event) -> Vec<Event> {
        let Some(ear) = &mut self.ear else {
            return vec![event];
        };
        match ear.hear(event) {
            Heard::Events(events) => events,
            Heard::Part => Vec::new(),
            Heard::Answer(answer) => {
                self.ear = None;
                program.background(answer);
                Vec::new()
            }
        }
    }

    /// Sleeps, and tells the program what has come; true when there may be something to draw.
    fn turn<P: Program>(&mut self, program: &mut P, inbox: &Receiver<P::Message>) -> Step<bool> {
        let limit = self.limit;
        let ready = wait(terminal::keys(), &self.pipe, limit);
        if ready.woken {
            self.pipe.drain();
        }
        if ready.gone {
            return vanished(program);
        }
        let start = Instant::now();
        let noted = self.notes(program)?;
        let told = self.messages(program, inbox, start)?;
        let keys = self.events(program, ready, limit, start)?;
        self.limit = match limit {
            // More may be there already; that is drained, and drawn once.
            _ if keys || start.elapsed() >= FRAME => Limit::Now,
            Limit::Now => Limit::After(AFTERTHOUGHT),
            Limit::After(_) if ready == Ready::default() => Limit::None,
            unchanged => unchanged,
        };
        Step::Continue(noted || told || keys)
    }

    /// What the signal handlers and other threads' panics have left to do.
    fn notes<P: Program>(&mut self, program: &mut P) -> Step<bool> {
        if panic::happened() {
            return Step::Break(close(program, PANICKED));
        }
        if let Some(signal) = self.signals.ending() {
            terminal::give_back();
            return Step::Break(close(program, 128 + signal));
        }
        if self.signals.take_suspend() {
            away::stop(&self.signals);
            self.enter(program)?;
        }
        if self.signals.take_resumed() {
            self.enter(program)?;
        }
        let resized = self.signals.take_resized();
        if resized {
            self.resize(program);
        }
        Step::Continue(resized)
    }

    fn messages<P: Program>(
        &mut self,
        program: &mut P,
        inbox: &Receiver<P::Message>,
        start: Instant,
    ) -> Step<bool> {
        let mut any = false;
        while let Ok(message) = inbox.try_recv() {
            any = true;
            program.message(message);
            self.act(program)?;
            if start.elapsed() >= FRAME {
                break;
            }
        }
        Step::Continue(any)
    }

    /// After a rest the first event alone, so that it is drawn at once; else all that are there.
    fn events<P: Program>(
        &mut self,
        program: &mut P,
        ready: Ready,
        limit: Limit,
        start: Instant,
    ) -> Step<bool> {
        if matches!(limit, Limit::After(_)) && ready == Ready::default() {
            self.input.look_again();
        }
        let mut any = false;
        let mut readable = ready.input;
        while start.elapsed() < FRAME {
            match self.input.next(terminal::keys(), readable) {
                Ok(Some(event)) => {
                    for event in self.heard(program, event) {
                        program.event(event);
                    }
                }
                Ok(None) => break,
                Err(_) => return vanished(program),
            }
            any = true;
            self.act(program)?;
            if !matches!(limit, Limit::Now) {
                break;
            }
            readable = false;
        }
        Step::Continue(any)
    }

    fn act<P: Program>(&mut self, program: &mut P) -> Step {
        match program.outcome() {
            Outcome::Continue => Step::Continue(()),
            Outcome::Redraw => {
                self.resize(program);
                Step::Continue(())
            }
            Outcome::Send(bytes) => {
                let signals = &self.signals;
                let stop = || signals.ending().is_some() || panic::happened();
                if self.terminal.write(&bytes, &self.pipe, stop) {
                    Step::Continue(())
                } else {
                    vanished(program)
                }
            }
            Outcome::Quit(code) => Step::Break(code),
            Outcome::Suspend => {
                away::stop_job(&self.signals);
                self.enter(program)
            }
            Outcome::Run(command) => {
                self.input.rest();
                let result = away::run(*command, &self.signals, &self.pipe);
                if let Some(signal) = self.signals.ending() {
                    return Step::Break(close(program, 128 + signal));
                }
                program.returned(result);
                self.enter(program)
            }
        }
    }

    /// Takes the terminal and draws all.
    fn enter<P: Program>(&mut self, program: &mut P) -> Step {
        // A signal to end comes before the terminal is touched again.
        if let Some(signal) = self.signals.ending() {
            return Step::Break(close(program, 128 + signal));
        }
        let Ok(ahead) = self.terminal.enter() else {
            return vanished(program);
        };
        self.screen.ahead(&ahead);
        self.resize(program);
        self.draw(program)
    }

    fn resize<P: Program>(&mut self, program: &mut P) {
        let size = self.terminal.size();
        self.screen.resize(size);
        program.resized(size);
    }

    fn draw<P: Program>(&mut self, program: &mut P) -> Step {
        let signals = &self.signals;
        let bytes = self.screen.frame(|canvas| program.draw(canvas));
        let stop = || signals.ending().is_some() || panic::happened();
        if !bytes.is_empty() && !self.terminal.write(bytes, &self.pipe, stop) {
            return vanished(program);
        }
        self.screen.sent();
        Step::Continue(())
    }
}

fn vanished<P: Program, T>(program: &mut P) -> Step<T> {
    terminal::give_back();
    Step::Break(close(program, HANGUP))
}

/// Lets the program finish what must not be lost, but not for ever, and passes the exit code on.
fn close<P: Program>(program: &mut P, code: u8) -> u8 {
    let _ = std::thread::Builder::new().spawn(move || {
        std::thread::sleep(PATIENCE + Duration::from_millis(200));
        std::process::exit(i32::from(code))
    });
    panic::wait_until_told();
    let deadline = Instant::now() + PATIENCE;
    let _ = catch_unwind(AssertUnwindSafe(|| program.closing(deadline)));
    code
}
