//! JSON that comes in: whole numbers also as `1352.0`, no NUL signs, no field twice, and faults told without repeating any
//! content.

mod once;

use std::{ops::Deref, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web::BytesMut};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use serde_json::Value;

use self::once::Once;
use crate::web::problem::Fault;

/// Most bytes of a body.
const MOST: usize = 64 * 1024;

/// A body of JSON. Takes the place of actix' own everywhere in the API.
pub(in crate::web) struct Json<T>(T);

impl<T> Json<T> {
    /// What came in.
    pub(super) fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Json<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: DeserializeOwned> FromRequest for Json<T> {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Fault>>>>;

    fn from_request(_: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let mut payload = payload.take();
        Box::pin(async move {
            let mut body = BytesMut::new();
            while let Some(chunk) = payload.next().await {
                let chunk = chunk.map_err(|_| Fault::BadRequest("body_broken"))?;
                if body.len().saturating_add(chunk.len()) > MOST {
                    return Err(Fault::BadRequest("json_too_long"));
                }
                body.extend_from_slice(&chunk);
            }
            read(&body).map(Self)
        })
    }
}

/// Reads JSON.
fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Fault> {
    let Once(mut value) = serde_json::from_slice(body).map_err(|error| {
        let line = error.line();
        unreadable(match error.is_data() {
            true => format!("a field stands there twice: at line {line}"),
            false => format!("no JSON: at line {line}"),
        })
    })?;
    if !accept(&mut value) {
        return Err(Fault::BadRequest("nul_sign"));
    }
    serde_json::from_value(value).map_err(|error| unreadable(told(&error)))
}

fn unreadable(detail: String) -> Fault {
    Fault::Unreadable("json_unreadable", detail)
}

/// The fault in words that hold names of fields only: a value may be what nobody should read back.
fn told(error: &serde_json::Error) -> String {
    let text = error.to_string();
    if ["missing field", "unknown field", "duplicate field"]
        .iter()
        .any(|one| text.starts_with(one))
    {
        text
    } else {
        "a value is not of the kind that is asked for".to_owned()
    }
}

/// Makes whole numbers of those that are written with a fraction of zero; tells whether no text holds a NUL sign, which
/// PostgreSQL can't keep.
fn accept(value: &mut Value) -> bool {
    match value {
        Value::String(text) => !text.contains('\0'),
        Value::Array(items) => items.iter_mut().all(accept),
        Value::Object(fields) => fields
            .iter_mut()
            .all(|(name, value)| !name.contains('\0') && accept(value)),
        Value::Number(number) => {
            if !number.is_i64()
                && !number.is_u64()
                && let Some(whole) = whole(number)
            {
                *number = whole.into();
            }
            true
        }
        Value::Null | Value::Bool(_) => true,
    }
}

/// The whole number that is meant, where it is one that a float holds exactly.
fn whole(number: &serde_json::Number) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let float = number.as_f64()?;
    if float.fract() == 0.0 && float.abs() <= EXACT {
        format!("{float:.0}").parse().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Thing {
        number: u32,
        #[serde(default)]
        words: Vec<String>,
    }

    #[test]
    fn a_whole_number_may_have_a_fraction_of_zero() {
        for written in ["1352", "1352.0", "1.352e3"] {
            let thing: Thing = read(format!("{{\"number\":{written}}}").as_bytes()).unwrap();
            assert_eq!(thing.number, 1352, "{written}");
        }
        for refused in ["1352.5", "-1.0", "\"1352\"", "1e300", "null"] {
            assert!(
                read::<Thing>(format!("{{\"number\":{refused}}}").as_bytes()).is_err(),
                "{refused}"
            );
        }
    }

    #[test]
    fn a_nul_sign_is_refused_wherever_it_stands() {
        for body in [
            r#"{"number":1,"words":["a","b\u0000"]}"#,
            r#"{"number":1,"\u0000":1}"#,
        ] {
            let fault = read::<Thing>(body.as_bytes()).unwrap_err();
            assert_eq!(fault.code(), "nul_sign", "{body}");
        }
        let thing: Thing = read(br#"{"number":1,"words":["\\u0000"]}"#).unwrap();
        assert_eq!(thing.words, ["\\u0000"]);
    }

    #[test]
    fn a_fault_names_fields_and_repeats_no_value() {
        let fault = |body: &str| read::<Thing>(body.as_bytes()).unwrap_err().to_string();
        assert!(fault("{}").contains("missing field `number`"));
        assert!(fault(r#"{"number":1,"extra":1}"#).contains("unknown field `extra`"));
        assert!(!fault(r#"{"number":"123456782"}"#).contains("123456782"));
        assert!(fault("{\"number\":\n").contains("line"));
    }
}
