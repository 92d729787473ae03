//! What the screen shows: widgets that draw the state and change nothing.

pub mod broken;
pub mod certs;
pub mod checkin;
pub mod conflict;
pub mod dashboard;
pub mod detail;
pub mod fit;
pub mod form;
pub mod guide;
pub mod header;
pub mod keys;
pub mod layout;
pub mod line;
pub mod outlook;
pub mod overlay;
pub mod parts;
pub mod point;
pub mod prompt;
pub mod screen;
pub mod shadowing;
pub mod signals;
pub mod stage;
pub mod track;
pub mod view;
pub mod welcome;
pub mod win;
