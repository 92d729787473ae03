//! Roadbook keeps a personal growth roadmap in one plain TOML file, and shows it on one screen.
//!
//! ```text
//!  roadbook  Ada Okafor  SRE, shadowing Cloud security    2026-Q4 ━━━━━━── week 8 of 13  <- ui/header.rs
//! ╭─ 1 Track ──────────── ownership by June ╮╭─ 2 Quarter win ──────────────── active ╮
//! │  skill                me    target      ││  Cut alert noise by 40 %               │
//! │▎ SLOs and budgets     ■■□□  owner       ││  pages per week  120 ━━━━╋━━── 72   86 │  <- ui/win.rs
//! │  Incident command     ■□□□  no proof    ││                  on pace, ends near 45 │
//! │  learn ●●●●  apply ●●●●○  prove ○○○     ││  guard           missed incidents  0   │
//! ╰──────── ui/track.rs ────────────────────╯╰────────────────────────────────────────╯
//! ╭─ 3 Certifications ───── 3 of 8 proven ──╮╭─ 4 Shadowing ────── 18 h in 13 weeks ──╮
//! │  Kubernetes Adm…  exam in 17 d          ││  ▅ ▃ ▆ ▅ ▃ ▂ ▆ ▃ ▃ █ ▅ ▆ ▁             │  <- ui/shadowing.rs
//! │  SRE Foundation   passed, no project    ││  12 Nov  2.0 h  Bo  Access review      │
//! ╰──────── ui/certs.rs ────────────────────╯╰────────────────────────────────────────╯
//!  ▲ Terraform Associate: expires in 58 d                                      9 more    <- ui/signals.rs
//!  a add  e edit  Space level  u undo  / find  : commands  ? help         saved 14:02    <- ui/keys.rs
//! ```
//!
//! `ui/dashboard.rs` puts these parts beside each other, `ui/layout.rs` decides what fits, and `ui/stage.rs` lays over
//! them what is open: forms (`form/`, drawn by `ui/form/`), the detail of a record (`ui/detail/`), lists, palette, help
//! and prompts (`overlay/`, drawn by `ui/overlay/`), and the question about what both sides changed (`ui/conflict.rs`).
//! Where there is no roadmap yet stands `ui/welcome.rs`, where it cannot be read `ui/broken.rs`, and for a team `ui/team.rs`
//! with its pictures (`insight/team/`). What the panes say is
//! computed in `insight/`, one file for each sort of figure and one for each signal.
//!
//! # From a key to the disk
//!
//! ```text
//!  key ──> runtime ──> keymap ──> action ──> app ──> change ──> store: text, spliced ──> store::disk: bytes, saved
//!               ^                              │
//!               └──── ui: one frame <──────────┘
//! ```
//!
//! A key becomes an [`Action`](action::Action). [`App`](app::App) makes of it a [`ChangeSet`](change::ChangeSet), and
//! commits that: the [`Book`](store::Book) splices the change into the file's own text, the history remembers it, and the
//! whole text goes to a thread that saves it. `docs/architecture.md` walks through both in full.
//!
//! # Where things are
//!
//! | module | what it knows |
//! |---|---|
//! | `aside`, [`mistake`], [`day`], [`text`], [`file_text`] | a second thread that stands ready for a share of the work; one thing wrong in a settings file; days and quarters; text that may be hostile; the text of a whole file |
//! | [`model`] | values, records, paths, and **the table of fields**: everything that a roadmap can say |
//! | [`asof`], [`change`] | a roadmap as it stood on a day; what differs, applied, inverted, merged, put in words |
//! | [`catalogue`], [`history`], [`sample`] | tracks and certifications that are built in; what can be undone; the sample |
//! | [`action`], [`keymap`] | **the table of actions**; which keys mean them |
//! | [`insight`] | figures and signals: what the roadmap means today |
//! | [`store`] | the file: its text as a model, edits by splicing, and the save |
//! | [`form`], [`capture`], [`scaffold`] | a record as a form; one typed line as a record; a first roadmap |
//! | [`export`] | a roadmap in the forms that other programs read |
//! | [`config`], [`theme`], [`import`] | the settings; colours and signs; records from other programs |
//! | [`overlay`], [`app`] | what lies over the dashboard; the state, and how everything that happens changes it |
//! | [`ui`] | how all of it is drawn |
//! | [`runtime`], [`cli`] | the terminal, the threads and the loop; the command line |
//!
//! # The layer rule
//!
//! A module imports from the layers before its own, never from one after it; within a layer only what `tests/tidy` lists
//! with a reason. So whatever is read here can be understood with what was read before it, and the inner layers can be
//! tested without a screen, a file or a clock.
//!
//! ```text
//! aside, mistake, day, text, file_text
//! model
//! asof, change
//! catalogue, history, sample
//! action, keymap
//! insight, store, export, form, capture, scaffold
//! config, theme, import
//! overlay, app
//! ui
//! runtime, cli
//! main
//! ```
//!
//! # What always holds
//!
//! - **The file's text is the truth.** It is never printed from a model; a change replaces the bytes that it is about.
//!   A person's comments, order and unknown keys are as much theirs as the values.
//! - **Every change is a `ChangeSet` through `App::commit`.** One door means that undo, saving, merging and the words for
//!   what happened cannot be forgotten by a new feature.
//! - **Only `store::disk`, `config`, `runtime` and `cli` do input and output.** Everything else is a function of what it is
//!   given, and can be trusted with a test.
//! - **Only `cli` reads the clock.** Today is passed in, so one can look at the roadmap on any day, and so a test says the
//!   same tomorrow.
//! - **Only `runtime` touches the terminal.** It must be given back on every way out, and one place can promise that.
//! - **Text from a file is [`Text`](text::Text), which cannot be displayed.** `shown()` is the one way to the screen, so
//!   nothing in a file can act on a terminal.
//! - **`ui` changes nothing.** A frame can be drawn twice, or not at all.
//! - **What cannot be computed is not a number.** A figure without its facts is absent, and a level without evidence says
//!   so: a roadmap that flatters is worth nothing.
//! - **No network.** A roadmap is nobody else's business.

pub mod action;
pub mod app;
mod aside;
pub mod asof;
pub mod capture;
pub mod catalogue;
pub mod change;
pub mod cli;
pub mod config;
pub mod day;
pub mod export;
pub mod file_text;
pub mod form;
pub mod history;
pub mod import;
pub mod insight;
pub mod keymap;
pub mod mistake;
pub mod model;
pub mod overlay;
pub mod runtime;
pub mod sample;
pub mod scaffold;
pub mod store;
pub mod text;
pub mod theme;
pub mod ui;
