//! A part of a list of the register: from a cursor, so many at the most, and the cursor of what comes next.

use crate::{storage::register::Part, web::problem::Fault};

/// So many where nothing is said.
const USUAL: i64 = 100;
/// So many at the most.
const MOST: i64 = 500;

/// The part that was asked for: one more than will be shown, to know whether there is more.
pub(super) fn asked(cursor: Option<&str>, limit: Option<i64>) -> Result<Part, Fault> {
    let after = match cursor {
        None => 0,
        Some(text) => text
            .parse()
            .map_err(|_| Fault::BadRequest("cursor_invalid"))?,
    };
    let limit = limit.unwrap_or(USUAL);
    if !(1..=MOST).contains(&limit) {
        return Err(Fault::BadRequest("limit_invalid"));
    }
    Ok(Part {
        after,
        most: limit + 1,
    })
}

/// What of the rows is shown, and the cursor of what comes next.
pub(super) fn shown<T>(
    part: Part,
    mut rows: Vec<T>,
    key: fn(&T) -> i64,
) -> (Vec<T>, Option<String>) {
    let limit = usize::try_from(part.most.saturating_sub(1)).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|row| key(row).to_string());
    (rows, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_than_is_shown_tells_that_there_is_more() {
        let part = asked(None, Some(2)).unwrap();
        assert_eq!((part.after, part.most), (0, 3));
        assert_eq!(
            shown(part, vec![4_i64, 5, 6], |key| *key),
            (vec![4, 5], Some("5".to_owned()))
        );
        assert_eq!(shown(part, vec![4_i64, 5], |key| *key), (vec![4, 5], None));
        assert_eq!(
            shown(part, Vec::<i64>::new(), |key| *key),
            (Vec::new(), None)
        );
        assert_eq!(asked(Some("5"), None).unwrap().after, 5);
        for (cursor, limit) in [(Some("x"), None), (None, Some(0)), (None, Some(501))] {
            assert!(asked(cursor, limit).is_err());
        }
    }
}
