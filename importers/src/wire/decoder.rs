//! Understands what comes over the wire, one line at a time.

use serde::Deserialize;

use super::{
    Event, WireFault,
    conclusion::ConclusionRecord,
    line::{LineRecord, Place},
    problem::ProblemRecord,
};
use crate::reading::Conclusion;

/// More places than this no file has: who says more is no reader.
const MOST_PLACES: usize = 100_000;

/// One value of the wire.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Came {
    Rows(u32),
    Forget,
    Place(Place),
    Line(LineRecord),
    Problem(ProblemRecord),
    Reading(ConclusionRecord),
}

fn parsed(bytes: &[u8]) -> Result<Came, WireFault> {
    serde_json::from_slice(bytes).map_err(|_| WireFault)
}

/// What a line of the wire is, as far as it must be known before the end has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sorted {
    /// So many rows were read by now.
    Rows(u32),
    /// What came so far is void.
    Forget,
    /// A part of the reading, to be decoded in its turn.
    Part,
    /// The end; nothing may follow.
    Conclusion(Conclusion),
}

/// Sorts a line of the wire, and decodes only what is no part of the reading.
///
/// # Errors
/// When it is neither.
pub fn sort(bytes: &[u8]) -> Result<Sorted, WireFault> {
    if [&b"{\"line\":"[..], b"{\"problem\":", b"{\"place\":"]
        .iter()
        .any(|beginning| bytes.starts_with(beginning))
    {
        return Ok(Sorted::Part);
    }
    match parsed(bytes)? {
        Came::Rows(rows) => Ok(Sorted::Rows(rows)),
        Came::Forget => Ok(Sorted::Forget),
        Came::Reading(conclusion) => Ok(Sorted::Conclusion(conclusion.try_into()?)),
        _ => Err(WireFault),
    }
}

/// Decodes the lines of the wire in their order: later ones build on earlier ones.
#[derive(Debug, Default)]
pub struct Decoder {
    places: Vec<Place>,
}

impl Decoder {
    /// What a line of the wire says; `None` where it only prepares what follows.
    ///
    /// # Errors
    /// When it can't be understood.
    pub fn decode(&mut self, bytes: &[u8]) -> Result<Option<Event>, WireFault> {
        Ok(Some(match parsed(bytes)? {
            Came::Place(place) if self.places.len() < MOST_PLACES => {
                self.places.push(place);
                return Ok(None);
            }
            Came::Place(_) | Came::Forget => return Err(WireFault),
            Came::Rows(rows) => Event::Rows(rows),
            Came::Line(line) => {
                let place = self.places.get(line.n).ok_or(WireFault)?;
                Event::Line(line.into_line(place)?)
            }
            Came::Problem(problem) => Event::Problem(problem.try_into()?),
            Came::Reading(conclusion) => Event::Conclusion(conclusion.try_into()?),
        }))
    }
}
