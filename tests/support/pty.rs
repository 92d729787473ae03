//! A program on a pseudo-terminal of its own: keys in, screen out, and no sleeping.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fd::OwnedFd;
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::keys;

/// Far longer than anything takes, so that only a real failure waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

/// A frame is over when so long nothing more of it has come.
const REST: Duration = Duration::from_millis(10);

/// A program about to start; by default on a window of 120 columns and 36 rows.
pub(crate) struct Setup {
    command: CommandBuilder,
    size: PtySize,
}

/// Prepares an example of this package.
pub(crate) fn example(name: &str) -> Setup {
    program(&path(name))
}

/// The path of an example, which `cargo test` builds beside the tests.
pub(crate) fn path(example: &str) -> String {
    let mut path: PathBuf = std::env::current_exe().expect("the path of this test");
    path.pop();
    path.pop();
    path.extend(["examples", example]);
    assert!(
        path.exists(),
        "build it first: cargo build --example {example}"
    );
    path.to_string_lossy().into_owned()
}

/// Prepares any program, for instance `env!("CARGO_BIN_EXE_roadbook")`.
pub(crate) fn program(path: &str) -> Setup {
    let mut command = CommandBuilder::new(path);
    command.env("TERM", "xterm-256color");
    for name in ["NO_COLOR", "COLORTERM", "EDITOR", "VISUAL"] {
        command.env_remove(name);
    }
    Setup {
        command,
        size: size(120, 36),
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn parser(size: PtySize) -> vt100::Parser {
    let at_least_one = |cells| NonZeroU16::new(cells).unwrap_or(NonZeroU16::MIN);
    vt100::Parser::new(at_least_one(size.rows), at_least_one(size.cols), 0)
}

impl Setup {
    /// Adds an argument.
    pub(crate) fn arg(mut self, arg: &str) -> Self {
        self.command.arg(arg);
        self
    }

    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Sets the size of the window.
    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = size(columns, rows);
        self
    }

    /// Starts the program.
    pub(crate) fn start(self) -> Pty {
        let pair = native_pty_system()
            .openpty(self.size)
            .expect("a pseudo-terminal");
        let before = modes(pair.master.as_ref());
        let child = pair
            .slave
            .spawn_command(self.command)
            .expect("the program starts");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (sender, chunks) = channel();
        let closing = Arc::new(AtomicBool::new(false));
        let close = Arc::clone(&closing);
        let thread = std::thread::spawn(move || {
            let mut chunk = vec![0; 65_536];
            while let Ok(count @ 1..) = reader.read(&mut chunk) {
                if close.load(Ordering::SeqCst) || sender.send(chunk[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let writer = pair.master.take_writer().expect("a writer");
        let open = Open {
            master: pair.master,
            writer,
            thread,
        };
        Pty {
            child,
            open: Some(open),
            chunks,
            closing,
            terminal: parser(self.size),
            output: Vec::new(),
            before,
        }
    }
}

/// The terminal's end of the line; dropping it is what closing a window does.
struct Open {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    thread: JoinHandle<()>,
}

/// A running program and what its terminal shows.
pub(crate) struct Pty {
    child: Box<dyn Child + Send + Sync>,
    open: Option<Open>,
    chunks: Receiver<Vec<u8>>,
    closing: Arc<AtomicBool>,
    terminal: vt100::Parser,
    output: Vec<u8>,
    before: String,
}

impl Pty {
    /// Presses keys, written like `jj<tab>?<esc><c-z>`.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        self.send(&keys::bytes(keys))
    }

    /// Sends raw bytes, also more than the terminal takes at once.
    pub(crate) fn send(&mut self, bytes: &[u8]) -> &mut Self {
        let open = self.open.as_mut().expect("the terminal is open");
        open.writer
            .write_all(bytes)
            .expect("the terminal takes keys");
        self
    }

    /// Waits until this text is on the screen.
    pub(crate) fn wait_for(&mut self, text: &str) -> &mut Self {
        self.wait(text, |screen| screen.contents().contains(text))
    }

    /// Whether the program has written this, in whatever it has written so far.
    pub(crate) fn has_said(&self, bytes: &[u8]) -> bool {
        self.output.windows(bytes.len()).any(|own| own == bytes)
    }

    /// Waits until the program has written this.
    pub(crate) fn wait_bytes(&mut self, bytes: &[u8]) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !self.has_said(bytes) {
            assert!(self.read(end), "{bytes:?} was never written");
        }
        self
    }

    /// Waits until the condition holds; `what` is said when it never does.
    ///
    /// It must hold of a whole frame: half of one may show what neither the frame before nor this one shows.
    pub(crate) fn wait(&mut self, what: &str, met: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        loop {
            while self.read(Instant::now() + REST) {}
            if met(self.terminal.screen()) {
                return self;
            }
            assert!(
                self.read(end),
                "{what}: never came; the screen shows\n{}",
                self.text()
            );
        }
    }

    /// Waits until the condition holds, at the latest until a moment; false where it never did.
    pub(crate) fn shows(&mut self, end: Instant, met: impl Fn(&vt100::Screen) -> bool) -> bool {
        while !met(self.terminal.screen()) {
            if Instant::now() >= end || !self.read(end) {
                return false;
            }
        }
        true
    }

    /// Waits until something outside of the screen holds, while the screen is kept up to date.
    pub(crate) fn wait_until(&mut self, what: &str, met: impl Fn() -> bool) -> &mut Self {
        assert!(
            self.comes_true(met),
            "{what}: never; the screen shows\n{}",
            self.text()
        );
        self
    }

    /// Waits like [`Pty::wait_until`], and leaves it to the caller to say what is wrong.
    pub(crate) fn comes_true(&mut self, met: impl Fn() -> bool) -> bool {
        let end = Instant::now() + PATIENCE;
        while !met() {
            if Instant::now() >= end {
                return false;
            }
            // What the program sends meanwhile is taken; without it this is how long until the next look.
            self.read(Instant::now() + Duration::from_millis(5));
        }
        true
    }

    /// Waits until this text is no longer on the screen.
    pub(crate) fn wait_gone(&mut self, text: &str) -> &mut Self {
        self.wait(&format!("no {text:?} any more"), |screen| {
            !screen.contents().contains(text)
        })
    }

    /// Waits until the program has read all that was sent.
    pub(crate) fn wait_until_read(&mut self) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        let open = self.open.as_ref().expect("the terminal is open");
        let line = line(open.master.as_ref());
        while rustix::io::ioctl_fionread(&line).expect("the line tells") > 0 {
            assert!(Instant::now() < end, "the keys are never read");
            std::thread::yield_now();
        }
        self
    }

    /// Changes the size of the window.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        let open = self.open.as_ref().expect("the terminal is open");
        // The old picture is gone, so that a condition cannot hold by what was there before.
        self.terminal = parser(size(columns, rows));
        open.master
            .resize(size(columns, rows))
            .expect("the window changes its size");
        self
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&mut self, signal: Signal) -> &mut Self {
        let id = self
            .child
            .process_id()
            .and_then(|id| i32::try_from(id).ok());
        let pid = id.and_then(Pid::from_raw).expect("the program runs");
        kill_process(pid, signal).expect("the signal is sent");
        self
    }

    /// Closes the window under the program; the key must make it draw.
    pub(crate) fn hang_up(&mut self, key: &str) -> &mut Self {
        self.closing.store(true, Ordering::SeqCst);
        self.keys(key);
        let Open {
            master,
            writer,
            thread,
        } = self.open.take().expect("the terminal is open");
        thread.join().expect("the reader ends");
        drop((master, writer));
        self
    }

    /// Waits for the end and returns the exit code.
    pub(crate) fn exit_code(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        while self.read(end) {}
        assert!(
            Instant::now() < end,
            "it does not end; the screen shows\n{}",
            self.text()
        );
        self.child
            .wait()
            .expect("the program has ended")
            .exit_code()
    }

    /// Asserts that the terminal is as it was before the program.
    pub(crate) fn assert_given_back(&mut self) -> &mut Self {
        let screen = self.terminal.screen();
        assert!(
            !screen.alternate_screen(),
            "the alternate screen is left on"
        );
        assert!(!screen.hide_cursor(), "the cursor is left hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste is left on");
        let off = vt100::MouseProtocolMode::None;
        assert!(screen.mouse_protocol_mode() == off, "the mouse is left on");
        let open = self.open.as_ref().expect("the terminal is open");
        assert_eq!(
            modes(open.master.as_ref()),
            self.before,
            "the modes of the line"
        );
        self
    }

    /// What the screen shows.
    pub(crate) fn text(&self) -> String {
        self.terminal.screen().contents()
    }

    /// One row of the screen, from the top.
    pub(crate) fn row(&self, row: usize) -> String {
        let screen = self.terminal.screen();
        screen
            .rows(0, screen.size().1.get())
            .nth(row)
            .unwrap_or_default()
    }

    /// The screen with its cells, colours and modes.
    pub(crate) fn terminal(&self) -> &vt100::Screen {
        self.terminal.screen()
    }

    /// Every byte that the program has sent.
    pub(crate) fn output(&self) -> &[u8] {
        &self.output
    }

    /// Takes what comes next; false when the program has closed its terminal or the time is over.
    fn read(&mut self, end: Instant) -> bool {
        match self
            .chunks
            .recv_timeout(end.saturating_duration_since(Instant::now()))
        {
            Ok(chunk) => {
                self.terminal.process(&chunk);
                self.output.extend(chunk);
                true
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        }
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The modes of the line, as a text that can be compared.
fn modes(master: &dyn MasterPty) -> String {
    format!(
        "{:?}",
        rustix::termios::tcgetattr(line(master)).expect("the terminal has modes")
    )
}

/// The program's end of the line.
fn line(master: &dyn MasterPty) -> OwnedFd {
    let name = master.tty_name().expect("the terminal has a name");
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
    rustix::fs::open(name, flags, Mode::empty()).expect("the terminal opens")
}
