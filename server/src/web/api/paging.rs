//! Pages of a list: each answer has at most `limit` items and says with which cursor the next page begins.
//!
//! A cursor is the place of the last item in the order of the list, so that what is added meanwhile neither repeats
//! nor hides anything. Queries look for what comes after that place; none of them skips rows.

use actix_web::{HttpRequest, HttpResponse, http::header};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};

use crate::{files::fingerprint, web::problem::Fault};

/// Items of a page where nobody says how many.
const USUAL: u32 = 50;
/// Most items of a page.
const MOST: u32 = 100;

/// The page that is asked for: what comes after a place in a list.
#[derive(Clone, Debug)]
pub(super) struct Page<K> {
    list: &'static str,
    /// The place of the last item of the page before.
    pub(super) after: Option<K>,
    limit: usize,
}

/// A page of a list: its items, and the cursor of the next.
pub(super) struct Found<T> {
    /// At most as many as were asked for.
    pub(super) items: Vec<T>,
    /// Where the next page begins; nothing where this is the last.
    pub(super) next: Option<String>,
}

impl<K: Serialize + DeserializeOwned> Page<K> {
    /// The page of an address. `list` is the name of the list: a cursor of another one is refused.
    ///
    /// # Errors
    /// A cursor that was not given by this list, or a limit out of bounds.
    pub(super) fn asked(
        list: &'static str,
        cursor: Option<&str>,
        limit: Option<u32>,
    ) -> Result<Self, Fault> {
        let limit = limit.unwrap_or(USUAL);
        if !(1..=MOST).contains(&limit) {
            return Err(Fault::BadRequest("limit_out_of_range"));
        }
        let after = match cursor {
            None => None,
            Some(cursor) => {
                Some(decoded(list, cursor).ok_or(Fault::BadRequest("cursor_unreadable"))?)
            }
        };
        Ok(Self {
            list,
            after,
            limit: usize::try_from(limit).unwrap_or_default(),
        })
    }

    /// How many rows to ask the database for: one more than are shown, which tells whether there is a next page.
    pub(super) fn rows(&self) -> i64 {
        i64::try_from(self.limit).unwrap_or_default() + 1
    }

    /// Whether so many items are enough to end the search.
    pub(super) fn is_full(&self, items: usize) -> bool {
        items > self.limit
    }

    /// Cuts what the database gave to a page. `place` tells where an item stands in the order of the list.
    pub(super) fn cut<T>(&self, mut items: Vec<T>, place: impl Fn(&T) -> K) -> Found<T> {
        let has_more = items.len() > self.limit;
        items.truncate(self.limit);
        let last = items.last().filter(|_| has_more);
        Found {
            next: last.map(|last| encoded(self.list, &place(last))),
            items,
        }
    }
}

impl<T> Found<T> {
    /// The same page with its items as programs see them.
    pub(super) fn map<U>(self, entry: impl FnMut(T) -> U) -> Found<U> {
        Found {
            items: self.items.into_iter().map(entry).collect(),
            next: self.next,
        }
    }
}

/// An answer with the address of the next page in its headers too (RFC 8288).
pub(super) fn answer(
    request: &HttpRequest,
    next: Option<&str>,
    content: &impl Serialize,
) -> HttpResponse {
    let mut answer = HttpResponse::Ok();
    if let Some(next) = next {
        let kept = url::form_urlencoded::parse(request.query_string().as_bytes())
            .filter(|(name, _)| name != "cursor");
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(kept)
            .append_pair("cursor", next)
            .finish();
        let link = format!("<{}?{query}>; rel=\"next\"", request.path());
        answer.insert_header((header::LINK, link));
    }
    answer.json(content)
}

/// Ties a place to its list; not a secret, only a sign that the cursor is whole.
fn check(list: &str, place: &str) -> String {
    fingerprint(&format!("{list}\n{place}"))
        .chars()
        .take(8)
        .collect()
}

fn encoded<K: Serialize>(list: &str, place: &K) -> String {
    let place = serde_json::to_string(place).unwrap_or_default();
    URL_SAFE_NO_PAD.encode(format!("{}{place}", check(list, &place)))
}

fn decoded<K: DeserializeOwned>(list: &str, cursor: &str) -> Option<K> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    let (sign, place) = text.split_at_checked(8)?;
    let whole = sign == check(list, place);
    serde_json::from_str(place).ok().filter(|_| whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_leads_back_to_its_place() {
        let page = Page::<(String, i64)>::asked("reports", None, Some(2)).unwrap();
        assert_eq!(
            (page.rows(), page.is_full(2), page.is_full(3)),
            (3, false, true)
        );
        let found = page.cut(vec![1, 2, 3], |one| ("a".to_owned(), *one));
        assert_eq!(found.items, [1, 2]);
        let next = found.next.unwrap();
        let page = Page::<(String, i64)>::asked("reports", Some(&next), None).unwrap();
        assert_eq!(page.after, Some(("a".to_owned(), 2)));
        assert!(
            page.cut(vec![3], |one| ("a".to_owned(), *one))
                .next
                .is_none()
        );
    }

    #[test]
    fn a_cursor_that_was_tampered_with_or_belongs_to_another_list_is_refused() {
        let cursor = encoded("reports", &7_i64);
        let swapped: String = cursor.chars().rev().collect();
        for wrong in [
            &cursor[1..],
            &swapped,
            "",
            "%%%",
            "AAAA",
            &format!("{cursor}A"),
        ] {
            let fault = Page::<i64>::asked("reports", Some(wrong), None).unwrap_err();
            assert_eq!(fault.code(), "cursor_unreadable", "{wrong}");
        }
        assert!(Page::<i64>::asked("layouts", Some(&cursor), None).is_err());
        assert!(Page::<i64>::asked("reports", Some(&cursor), None).is_ok());
    }

    #[test]
    fn a_page_has_one_to_a_hundred_items() {
        for limit in [0, 101, u32::MAX] {
            assert!(
                Page::<i64>::asked("reports", None, Some(limit)).is_err(),
                "{limit}"
            );
        }
        assert!(Page::<i64>::asked("reports", None, Some(100)).is_ok());
    }
}
