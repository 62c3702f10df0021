//! The bar of an obligation: realised, reported and required.

use meetbaar_domain::obligation::Quantity;

use crate::{reporting::standings::ObligationStanding, web::views::Bar};

/// The bar of an obligation that is measurable.
pub(super) fn bar(standing: &ObligationStanding) -> Option<Bar> {
    let (required, realised) = standing.required.zip(standing.realised)?;
    // A share of a turnover that nobody reported is no hundred percent of nothing.
    if required.stored() <= 0 && realised.stored() <= 0 {
        return None;
    }
    let reported = standing.to_be_judged.map_or(0, Quantity::stored);
    Some(Bar::of(
        realised.stored(),
        reported,
        required.stored(),
        standing.known_total().map(Quantity::stored),
    ))
}
