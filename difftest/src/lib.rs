//! Differential tests of the phone engine against ports of Google's libphonenumber.

pub mod answer;
pub mod crate_port;
pub mod generate;
pub mod known;
pub mod metadata;
pub mod node;
pub mod ports;
pub mod random;
pub mod run;
pub mod sample;
