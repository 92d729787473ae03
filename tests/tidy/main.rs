//! The rules of the house, read from the source: who may import whom, and who may touch the world outside.

mod layers;
mod source;
mod words;
mod world;
