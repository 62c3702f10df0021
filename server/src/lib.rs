//! Meetbaar: the social return monitor. From a supplier's spreadsheet to a gap that somebody hears of in time.

pub mod access;
pub mod actions;
pub mod app;
pub mod audit;
pub mod clock;
pub mod commands;
pub mod config;
pub mod files;
pub mod ids;
pub mod importers;
pub mod jail;
pub mod jobs;
pub mod keys;
pub mod leaked;
pub mod linking;
pub mod mail;
pub mod register;
pub mod reporting;
pub mod scan;
pub mod single_sign_on;
pub mod storage;
pub mod text;
pub mod web;
