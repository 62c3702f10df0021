//! How programs get in, as the description says it: what each operation asks for comes from the types of its handler.

use serde_json::{Map, Value, json};

use super::EXAMPLE;
use crate::{access::Permission, web::api::addresses};

/// Where the description says that clients get their tokens.
const PLACE: &str = "/components/securitySchemes/client/flows/clientCredentials/tokenUrl";

/// The ways in.
pub(super) fn schemes() -> Value {
    let rights: Map<String, Value> = Permission::ALL
        .iter()
        .filter(|permission| permission.is_for_programs())
        .map(|permission| {
            let words = permission.words().trim();
            (permission.code().to_owned(), words.into())
        })
        .collect();
    json!({
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "A personal token (`mbp_…`), made on the page of the own account, or an access token of POST /v1/tokens.",
        },
        "client": {
            "type": "oauth2",
            "description": "An access token for a program with an account of its own.",
            "flows": { "clientCredentials": { "tokenUrl": token_address(EXAMPLE), "scopes": rights } },
        },
    })
}

fn token_address(api: &str) -> String {
    format!("{api}/oauth/token")
}

/// Says for each operation which right it asks for.
pub(super) fn name_rights(document: &mut Value) {
    for one in addresses() {
        let path = one.path.strip_prefix("/v1").unwrap_or(one.path);
        let operation = document
            .get_mut("paths")
            .and_then(|paths| paths.get_mut(path)?.get_mut(one.method)?.as_object_mut());
        if let (Some(operation), Some(permission)) = (operation, one.asks) {
            let asked = json!([{ "token": [] }, { "client": [permission.code()] }]);
            operation.insert("security".to_owned(), asked);
        }
    }
}

/// Says where the API of an installation is.
pub(super) fn at(document: &mut Value, api: &str) {
    if let Some(place) = document.pointer_mut(PLACE) {
        *place = token_address(api).into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_of_programs_is_asked_for_somewhere() {
        let asked: Vec<Permission> = addresses().iter().filter_map(|one| one.asks).collect();
        for permission in Permission::ALL {
            let is_asked = asked.contains(permission);
            assert_eq!(permission.is_for_programs(), is_asked, "{permission:?}");
        }
    }

    #[test]
    fn every_address_asks_for_what_programs_can_have() {
        for one in addresses() {
            if let Some(permission) = one.asks {
                assert!(permission.is_for_programs(), "{} {}", one.method, one.path);
            }
        }
        assert!(
            schemes()
                .pointer(&PLACE.replacen("/components/securitySchemes", "", 1))
                .is_some()
        );
    }
}
