//! Registers and changes certificates of suppliers. What they take off an obligation is a rule of the domain; here is only
//! kept since when they are known.

use chrono::NaiveDate;
use meetbaar_domain::obligation::Step;

use super::{
    change::{At, Author, ObjectKind},
    checks::Faults,
};
use crate::{
    actions::Refusal,
    ids,
    storage::{
        Connection, StorageError, certificate_versions,
        certificates::{self, CertificateValues, StoredCertificate},
        register,
        suppliers::{self, StoredSupplier},
    },
};

/// What somebody says of a certificate.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "the fields are those of StoredCertificate")]
pub struct CertificateDraft {
    pub step: String,
    pub valid_from: Option<NaiveDate>,
    pub valid_until: Option<NaiveDate>,
    pub document: String,
}

/// How a certificate stands on a day.
#[must_use]
pub fn validity(certificate: &StoredCertificate, on: NaiveDate) -> &'static str {
    if on < certificate.valid_from {
        "upcoming"
    } else if on > certificate.valid_until {
        "lapsed"
    } else {
        "valid"
    }
}

/// Registers a certificate of the supplier of that code.
///
/// # Errors
/// [`Refusal::NotFound`] for no such supplier; [`Refusal::Invalid`] with everything that is wrong.
pub fn register_certificate(
    connection: &mut Connection,
    supplier: &str,
    draft: &CertificateDraft,
    faults: Faults,
    author: &Author,
) -> Result<StoredCertificate, Refusal> {
    register::hold(connection)?;
    let supplier = suppliers::by_code(connection, supplier)?.ok_or(Refusal::NotFound)?;
    let checked = checked(draft, faults)?;
    let public_id = ids::public_id(author.now);
    let id = certificates::insert(connection, &checked.written(&public_id, supplier.id, 1))?;
    let at = At {
        kind: ObjectKind::Certificate,
        id,
        version: 1,
    };
    noted(connection, &supplier, &public_id, at, author)
}

/// Changes a certificate, as whoever saw its version `seen` wants it.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Changed`], [`Refusal::Invalid`] with everything that is wrong.
pub fn change_certificate(
    connection: &mut Connection,
    (supplier, public_id): (&str, &str),
    seen: i64,
    draft: &CertificateDraft,
    faults: Faults,
    author: &Author,
) -> Result<StoredCertificate, Refusal> {
    register::hold(connection)?;
    let supplier = suppliers::by_code(connection, supplier)?.ok_or(Refusal::NotFound)?;
    let standing =
        certificates::by_public_id(connection, supplier.id, public_id)?.ok_or(Refusal::NotFound)?;
    let at = At {
        kind: ObjectKind::Certificate,
        id: standing.id,
        version: standing.version,
    };
    let next = at.next(connection, &standing, seen, author)?;
    let checked = checked(draft, faults)?;
    let values = checked.written(public_id, supplier.id, next.version);
    certificates::change(connection, standing.id, &values)?;
    noted(connection, &supplier, public_id, next, author)
}

/// A certificate in which nothing is wrong.
struct Checked {
    step: String,
    valid_from: NaiveDate,
    valid_until: NaiveDate,
    document: String,
}

impl Checked {
    fn written<'a>(
        &'a self,
        public_id: &'a str,
        supplier_id: i64,
        version: i64,
    ) -> CertificateValues<'a> {
        CertificateValues {
            public_id,
            supplier_id,
            step: &self.step,
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            document: &self.document,
            version,
        }
    }
}

fn checked(draft: &CertificateDraft, mut faults: Faults) -> Result<Checked, Refusal> {
    let step = draft.step.trim().to_owned();
    if step.is_empty() {
        faults.add("step", "missing", "");
    } else if Step::from_code(&step).is_none() {
        let steps: Vec<&str> = Step::ALL.iter().map(|one| one.code()).collect();
        faults.add("step", "unknown", steps.join(", "));
    }
    let valid_from = faults.needed("validFrom", draft.valid_from);
    let valid_until = faults.needed("validUntil", draft.valid_until);
    if let Some((from, until)) = valid_from.zip(valid_until)
        && until < from
    {
        faults.add("validUntil", "ends_before_start", from.to_string());
    }
    let document = faults.name("document", &draft.document);
    faults.none()?;
    match valid_from.zip(valid_until) {
        Some((valid_from, valid_until)) => Ok(Checked {
            step,
            valid_from,
            valid_until,
            document,
        }),
        None => Err(Refusal::field("validFrom", "missing", "")),
    }
}

fn noted(
    connection: &mut Connection,
    supplier: &StoredSupplier,
    public_id: &str,
    at: At,
    author: &Author,
) -> Result<StoredCertificate, Refusal> {
    let gone = || StorageError::Failed("a certificate that was stored is gone".to_owned());
    let stored =
        certificates::by_public_id(connection, supplier.id, public_id)?.ok_or_else(gone)?;
    at.note(connection, &stored, author)?;
    certificate_versions::record(connection, &stored, author.now.stored())?;
    Ok(stored)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_holds_from_its_first_day_to_its_last() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let certificate = StoredCertificate {
            id: 1,
            public_id: String::new(),
            supplier_id: 1,
            step: "2".to_owned(),
            valid_from: day("2026-01-01"),
            valid_until: day("2026-12-31"),
            document: String::new(),
            version: 1,
        };
        for (on, state) in [
            ("2025-12-31", "upcoming"),
            ("2026-01-01", "valid"),
            ("2026-12-31", "valid"),
            ("2027-01-01", "lapsed"),
        ] {
            assert_eq!(validity(&certificate, day(on)), state, "{on}");
        }
    }
}
