//! The files of a team's people: found in their folder, and read on as many threads as the machine has cores.
//!
//! One file that is broken, or no file at all, is a line of its own and never in the way of the others.

use super::files::found;
use crate::app::{Found, News, PeopleJob};
use crate::export::private::shared;
use crate::insight::team::{Person, State};
use crate::store::disk::names::shown;
use crate::store::{AsRead, Book, check, new_roadmap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// More files of one folder are not looked at.
const MOST: usize = 100_000;

/// No more threads than this, however many cores there are: the disk is one.
const MOST_THREADS: usize = 8;

/// What was read is handed over no more often than this, so that drawing does not take the time of reading.
const BATCH: Duration = Duration::from_millis(30);

/// The mentor's own file.
pub const OWN_FILE: &str = "team.toml";

/// The files of a folder that may be roadmaps, by their names.
pub fn listed(folder: &Path) -> std::io::Result<Vec<(PathBuf, String)>> {
    let mut names: Vec<std::ffi::OsString> = std::fs::read_dir(folder)?
        .filter_map(Result::ok)
        .map(|entry| entry.file_name())
        .filter(|name| is_roadmap(name.as_encoded_bytes()))
        .take(MOST)
        .collect();
    names.sort_unstable();
    let with_path = |name: std::ffi::OsString| {
        let words = shown(Path::new(&name));
        (folder.join(name), words)
    };
    Ok(names.into_iter().map(with_path).collect())
}

fn is_roadmap(name: &[u8]) -> bool {
    name.ends_with(b".toml") && !name.starts_with(b".") && name != OWN_FILE.as_bytes()
}

/// Reads all files, and sends what they say as they are read.
pub fn read_beside(job: PeopleJob, send: impl Fn(News) + Send + Clone + 'static) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(MOST_THREADS).min(job.paths.len());
    let job = Arc::new(job);
    let next = Arc::new(AtomicUsize::new(0));
    for _ in 0..threads {
        let (job, next, send) = (Arc::clone(&job), Arc::clone(&next), send.clone());
        // Where no thread can be had, the others read its share.
        let _ = std::thread::Builder::new()
            .name("people".to_owned())
            .spawn(move || read_some(&job, &next, &send));
    }
}

fn read_some(job: &PeopleJob, next: &AtomicUsize, send: &impl Fn(News)) {
    let mut batch = Vec::new();
    let mut since = Instant::now();
    while let Some(path) = job.paths.get(next.fetch_add(1, Ordering::Relaxed)) {
        batch.push((path.clone(), read(path, job)));
        if since.elapsed() >= BATCH {
            send(News::People {
                reading: job.reading,
                read: std::mem::take(&mut batch),
            });
            since = Instant::now();
        }
    }
    if !batch.is_empty() {
        send(News::People {
            reading: job.reading,
            read: batch,
        });
    }
}

/// Reads all files on several threads, and waits for them.
pub fn read_together(job: PeopleJob) -> News {
    let reading = job.reading;
    let (sender, receiver) = std::sync::mpsc::channel();
    read_beside(job, move |news| {
        // Whoever waits is still there.
        let _ = sender.send(news);
    });
    let batches = receiver.into_iter().map(|news| match news {
        News::People { read, .. } => read,
        _ => Vec::new(),
    });
    News::People {
        reading,
        read: batches.flatten().collect(),
    }
}

/// Reads all files one after the other.
pub fn read_all(job: &PeopleJob) -> News {
    let read = job.paths.iter().map(|path| (path.clone(), read(path, job)));
    News::People {
        reading: job.reading,
        read: read.collect(),
    }
}

/// What one file says.
fn read(path: &Path, job: &PeopleJob) -> State {
    match found(path) {
        Found::Gone => State::Broken("it is not there".to_owned()),
        Found::Unreadable(failure) => State::Broken(failure.reason),
        Found::Text(found) => understood(found, job),
    }
}

/// What a person keeps private is nobody's in the team, whoever has the file.
fn open_to_others(book: Book) -> Book {
    if memchr::memmem::find(book.text().as_bytes(), b"private").is_none() {
        return book;
    }
    let (open, _) = shared(&book.roadmap());
    Book::open(new_roadmap(&open))
}

fn understood(found: AsRead, job: &PeopleJob) -> State {
    if let Some(fault) = check(&found.text).first() {
        let line = crate::app::line_of(&found.text, fault.span.start);
        return State::Broken(format!("line {line}: {}", fault.what));
    }
    let book = open_to_others(Book::open(found));
    // What somebody has made of a track counts for that person.
    let catalogue = job.catalogue.with_own(&book);
    match Person::of(&book, &catalogue, job.today) {
        Some(person) => State::Read(Box::new(person)),
        None => State::Broken("it names no person, so it is no roadmap".to_owned()),
    }
}
