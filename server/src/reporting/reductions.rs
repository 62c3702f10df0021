//! Which certificates reduce an obligation, and on which days: for the rule, and to be named beside the figure.

use chrono::NaiveDate;
use meetbaar_domain::{
    amount::BasisPoints,
    obligation::{Certificate, CertifiedReduction, Reduction, Step},
    period::Period,
};

use super::obligation::period;
use crate::storage::{
    StorageError, Stored,
    certificate_versions::CertificateVersion,
    obligations::{StoredObligation, StoredTerms},
};

/// A certificate that takes something off, and the days on which it does.
#[derive(Clone, Debug)]
pub struct Reducing<'a> {
    /// The certificate.
    pub certificate: &'a CertificateVersion,
    /// What it takes off, in hundredths of a percent.
    pub share: BasisPoints,
    /// On which days.
    pub days: Period,
}

/// What terms take off: by the supplier's certificates where they name a step, else on the days that they state.
///
/// # Errors
/// When a row holds what no rule knows.
pub fn reductions(
    terms: &StoredTerms,
    certificates: &[CertificateVersion],
) -> Stored<Vec<Reduction>> {
    let Some(share) = terms.reduction.map(BasisPoints) else {
        return Ok(Vec::new());
    };
    match certified(terms)? {
        Some(certified) => {
            let held = certificates.iter().map(certificate);
            Ok(certified.by(&held.collect::<Stored<Vec<_>>>()?))
        }
        None => Ok(vec![Reduction {
            share,
            valid: stated_days(terms)?,
        }]),
    }
}

/// The certificates that take something off an obligation up to a day, in order of the days of its terms.
///
/// # Errors
/// When a row holds what no rule knows.
pub fn reducing(stored: &StoredObligation, until: NaiveDate) -> Stored<Vec<Reducing<'_>>> {
    let mut found = Vec::new();
    let next = stored
        .terms
        .iter()
        .skip(1)
        .map(|next| next.row.holds_from.pred_opt());
    for (place, (terms, last)) in stored.terms.iter().zip(next.chain([None])).enumerate() {
        let row = &terms.row;
        let Some(certified) = certified(row)? else {
            continue;
        };
        // The first terms hold for the days before them as well.
        let first = if place == 0 {
            row.starts
        } else {
            row.holds_from.max(row.starts)
        };
        let last = last.map_or(until, |last| last.min(until)).min(row.ends);
        let Some(held) = Period::new(first, last) else {
            continue;
        };
        for one in &stored.certificates {
            let days = certified.days_of(&certificate(one)?);
            if let Some(days) = days.and_then(|days| days.intersect(held)) {
                found.push(Reducing {
                    certificate: one,
                    share: certified.share,
                    days,
                });
            }
        }
    }
    Ok(found)
}

/// The reduction of terms that name a step.
fn certified(terms: &StoredTerms) -> Stored<Option<CertifiedReduction>> {
    let Some((share, least)) = terms.reduction.zip(terms.reduction_step.as_deref()) else {
        return Ok(None);
    };
    Ok(Some(CertifiedReduction {
        share: BasisPoints(share),
        least: step(least)?,
        within: stated_days(terms)?,
    }))
}

fn stated_days(terms: &StoredTerms) -> Stored<Option<Period>> {
    match (terms.reduction_from, terms.reduction_until) {
        (Some(from), Some(until)) => period(from, until).map(Some),
        _ => Ok(None),
    }
}

fn certificate(known: &CertificateVersion) -> Stored<Certificate> {
    Ok(Certificate {
        step: step(&known.step)?,
        valid: period(known.valid_from, known.valid_until)?,
    })
}

fn step(code: &str) -> Stored<Step> {
    Step::from_code(code).ok_or_else(|| StorageError::Unknown(format!("step {code:?}")))
}
