//! What a provider claims of somebody, and which role, supplier and reach that is here. Pure: the answer was checked before.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::Refused;
use crate::{access::Role, config::ProviderSettings};

/// Longest subject, as the standard has it.
const LONGEST_SUBJECT: usize = 255;
/// Values of one claim that are looked at; who has more groups than that is asked for fewer.
const MOST_VALUES: usize = 1_000;

/// Who somebody is at a provider, and what that is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// Issuer, as the provider spells itself.
    pub issuer: String,
    /// Who it is there.
    pub subject: String,
    /// The mail address in lower case; `None` where the provider names none that it checked.
    pub email: Option<String>,
    /// The role that the claims give.
    pub role: Role,
    /// What the claim names as supplier; for suppliers' users only.
    pub supplier: Option<String>,
    /// Codes of categories or buyers, for who reaches some by claims; `None` where administrators give them.
    pub reaches: Option<Vec<String>>,
}

/// The claims of the ID token, and those of the description of the user where there is one. What the token says counts.
pub(super) struct Sources {
    pub(super) token: Map<String, Value>,
    pub(super) described: Map<String, Value>,
}

/// A mail address of one source, with whether that source checked it.
pub(super) struct Mail {
    pub(super) address: String,
    pub(super) verified: bool,
}

impl Sources {
    fn claim(&self, name: &str) -> Option<&Value> {
        of(&self.token, name).or_else(|| of(&self.described, name))
    }

    /// The values of a claim: a text, or several.
    fn values(&self, name: &str) -> Vec<&str> {
        match self.claim(name) {
            Some(Value::String(one)) => vec![one.as_str()],
            Some(Value::Array(all)) => {
                let all = all.iter().take(MOST_VALUES);
                all.filter_map(Value::as_str).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// A claim by its name, or by a pointer.
fn of<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    let Some(path) = name.strip_prefix('/') else {
        return claims.get(name);
    };
    let mut steps = path.split('/');
    let first = claims.get(steps.next()?)?;
    steps.try_fold(first, |value, step| value.get(step))
}

/// What claims are here.
///
/// # Errors
/// [`Refused::RoleMissing`], [`Refused::RoleOfAnotherKind`], [`Refused::SupplierMissing`], or [`Refused::AnswerWrong`] for a
/// subject that is none.
pub(super) fn claimed(
    settings: &ProviderSettings,
    subject: &str,
    mail: Option<Mail>,
    sources: &Sources,
) -> Result<Claimed, Refused> {
    if subject.is_empty() || subject.len() > LONGEST_SUBJECT {
        return Err(Refused::AnswerWrong);
    }
    let role = role(settings, &sources.values(&settings.roles_claim))?;
    let supplier = match &settings.supplier_claim {
        None => None,
        Some(claim) => Some(only(&sources.values(claim))?),
    };
    let claim = match role {
        Role::CategoryManager => settings.categories_claim.as_deref(),
        Role::ContractManager => settings.buyers_claim.as_deref(),
        _ => None,
    };
    let reaches = claim.map(|claim| {
        let codes: BTreeSet<&str> = sources.values(claim).into_iter().collect();
        codes.into_iter().map(str::to_owned).collect()
    });
    let mail = mail.filter(|mail| mail.verified);
    Ok(Claimed {
        issuer: settings.issuer.clone(),
        subject: subject.to_owned(),
        email: mail.map(|mail| mail.address.trim().to_lowercase()),
        role,
        supplier,
        reaches,
    })
}

/// The first of the list of settings that somebody has. The settings were checked; this is checked once more, as a role of
/// the other kind would be another's data.
fn role(settings: &ProviderSettings, values: &[&str]) -> Result<Role, Refused> {
    let given = settings
        .roles
        .iter()
        .find(|given| values.contains(&given.value.as_str()));
    let role = given.and_then(|given| Role::from_code(&given.role));
    let role = role.ok_or(Refused::RoleMissing)?;
    if settings.users.have(role) {
        Ok(role)
    } else {
        Err(Refused::RoleOfAnotherKind)
    }
}

/// The one value of a claim. Somebody acts for one supplier, and nobody chooses among several for him.
fn only(values: &[&str]) -> Result<String, Refused> {
    match values {
        [one] if !one.trim().is_empty() => Ok(one.trim().to_owned()),
        _ => Err(Refused::SupplierMissing),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn settings(further: &str) -> ProviderSettings {
        let all = format!(
            "name = \"p\"\nlabel = \"P\"\nissuer = \"https://p.example\"\nclient_id = \"m\"\nclient_secret_file = \"/f\"\n{further}"
        );
        toml::from_str(&all).unwrap()
    }

    fn staff() -> ProviderSettings {
        settings(
            "users = \"staff\"\nroles_claim = \"/realm/roles\"\ncategories_claim = \"categories\"\nroles = [
                { value = \"inkoop\", role = \"category_manager\" },
                { value = \"toets\", role = \"reviewer\" },
            ]",
        )
    }

    fn suppliers() -> ProviderSettings {
        settings(
            "users = \"suppliers\"\nroles_claim = \"role\"\nsupplier_claim = \"kvk\"\nroles = [{ value = \"user\", role = \"supplier_user\" }]",
        )
    }

    fn told(
        settings: &ProviderSettings,
        token: Value,
        described: Value,
    ) -> Result<Claimed, Refused> {
        let map = |value: Value| match value {
            Value::Object(map) => map,
            _ => Map::new(),
        };
        let sources = Sources {
            token: map(token),
            described: map(described),
        };
        claimed(settings, "s", None, &sources)
    }

    #[test]
    fn the_first_role_of_the_list_counts_whatever_the_order_of_the_claim() {
        let roles = |roles: Value| {
            let told = told(
                &staff(),
                json!({ "realm": { "roles": roles } }),
                Value::Null,
            );
            told.map(|claimed| claimed.role)
        };
        assert_eq!(roles(json!(["toets", "inkoop"])), Ok(Role::CategoryManager));
        assert_eq!(roles(json!("toets")), Ok(Role::Reviewer));
        for none in [
            json!([]),
            json!("Toets"),
            json!(["administrator"]),
            json!(1),
            json!({ "toets": true }),
            json!([["toets"]]),
        ] {
            assert_eq!(roles(none), Err(Refused::RoleMissing));
        }
    }

    #[test]
    fn the_token_counts_before_the_description() {
        let found = told(
            &staff(),
            json!({ "realm": { "roles": ["inkoop"] }, "categories": ["bouw", "ict", "bouw"] }),
            json!({ "realm": { "roles": ["toets"] }, "categories": ["schoonmaak"] }),
        );
        let found = found.unwrap();
        assert_eq!(found.role, Role::CategoryManager);
        assert_eq!(
            found.reaches,
            Some(vec!["bouw".to_owned(), "ict".to_owned()])
        );
        let other = told(
            &staff(),
            json!({}),
            json!({ "realm": { "roles": ["toets"] } }),
        );
        assert_eq!(
            other.unwrap().reaches,
            None,
            "only who reaches categories has some"
        );
    }

    #[test]
    fn a_supplier_is_named_once() {
        let supplier = |kvk: Value| {
            let told = told(
                &suppliers(),
                json!({ "role": "user", "kvk": kvk }),
                Value::Null,
            );
            told.map(|claimed| claimed.supplier)
        };
        assert_eq!(supplier(json!("12345678")), Ok(Some("12345678".to_owned())));
        assert_eq!(
            supplier(json!(["12345678"])),
            Ok(Some("12345678".to_owned()))
        );
        for none in [
            json!(["1", "2"]),
            json!(""),
            json!([]),
            Value::Null,
            json!(12_345_678),
        ] {
            assert_eq!(supplier(none), Err(Refused::SupplierMissing));
        }
    }

    #[test]
    fn no_setting_makes_a_supplier_staff() {
        let mut wrong = suppliers();
        wrong.roles[0].role = "administrator".to_owned();
        let told = told(&wrong, json!({ "role": "user", "kvk": "1" }), Value::Null);
        assert_eq!(told, Err(Refused::RoleOfAnotherKind));
    }

    #[test]
    fn a_mail_address_that_was_not_checked_is_none() {
        let sources = || Sources {
            token: json!({ "realm": { "roles": "toets" } })
                .as_object()
                .unwrap()
                .clone(),
            described: Map::new(),
        };
        for (verified, email) in [(true, Some("a@b.nl")), (false, None)] {
            let mail = Mail {
                address: " A@B.nl".to_owned(),
                verified,
            };
            let found = claimed(&staff(), "s", Some(mail), &sources()).unwrap();
            assert_eq!(found.email.as_deref(), email);
        }
    }
}
