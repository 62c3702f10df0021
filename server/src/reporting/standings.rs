//! Standings: what is required, realised, lacking and to be expected, for every obligation at a reference date.
//!
//! The database adds up, the rules judge. The number of queries does not depend on the number of contracts.

use std::collections::HashMap;

use chrono::NaiveDate;
use meetbaar_domain::{
    amount::{Cents, Hours, Jobs},
    attribution::{AttributionRules, CountsAs},
    calendar::{self, DueReport},
    jobs::jobs,
    obligation::{DatedObligation, Kind, Obligation, Quantity, Reported},
    period::{Period, Quarter},
    standing::{Durability, Forecast, Limits, Outlook, Position, Status, gap, outlook, status},
};

use super::{
    obligation::{dated, period},
    sums::{Periods, Sums, number},
};
use crate::{
    access::Scope,
    storage::{
        Connection, Known, Stored,
        contracts::{self, Contract},
        obligations::StoredObligation,
    },
};

/// How a contract stands.
#[derive(Clone, Debug)]
pub struct ContractStanding {
    /// The contract.
    pub contract: Contract,
    /// Its obligations, in the order in which they were registered.
    pub obligations: Vec<ObligationStanding>,
    /// Accepted lines up to the reference date.
    pub lines: i64,
    /// The last full quarter that ended on or before the reference date.
    pub quarter: Quarter,
    /// Jobs of that quarter.
    pub jobs: Jobs,
    /// Paid hours that count for them, in ten-thousandths.
    pub hours_in_quarter: i64,
    /// Jobs on average since the contract began.
    pub average_jobs: Jobs,
    /// For whom the jobs count.
    pub counts_as: CountsAs,
    /// Whether the latest period that has ended is reported, or a later one.
    pub reported: bool,
    /// Whether its placements last.
    pub lasting: Lasting,
}

/// Whether placements last (domain.md section 7).
#[derive(Clone, Copy, Debug, Default)]
pub struct Lasting {
    /// Of those that began six months ago or longer: how many ran that long.
    pub six_months: Durability,
    /// Of those that began twelve months ago or longer: how many ran that long.
    pub twelve_months: Durability,
    /// Of those that began temporarily: how many became permanent.
    pub became_permanent: Durability,
}

/// How an obligation stands.
#[derive(Clone, Debug)]
pub struct ObligationStanding {
    /// Its row.
    pub row: StoredObligation,
    /// The terms that hold on the reference date.
    pub obligation: Obligation,
    /// The reports that it asks for.
    pub due: Vec<DueReport>,
    /// With all of its terms.
    pub dated: DatedObligation,
    /// Code and revision of its value table.
    pub value_table: Option<(String, i32)>,
    /// Required to date; `None` where it is not measurable.
    pub required: Option<Quantity>,
    /// Required at the end of the term.
    pub in_full: Option<Quantity>,
    /// Realised by accepted lines.
    pub realised: Option<Quantity>,
    /// The part of what is realised that evidence backs.
    pub with_evidence: Option<Quantity>,
    /// What lines bring that are submitted and not yet judged.
    pub to_be_judged: Option<Quantity>,
    /// What lacks.
    pub gap: Option<Quantity>,
    /// Status.
    pub status: Status,
    /// At the end of the term.
    pub forecast: Option<Forecast>,
    /// What the forecast says.
    pub outlook: Option<Outlook>,
    /// Accepted lines that its value table does not value.
    pub without_block: i64,
    /// Whether a report is overdue and nothing later came.
    pub silent: bool,
}

impl ObligationStanding {
    /// Required at the end of the term; `None` where it is not known yet, since it grows with turnover or wage sum.
    #[must_use]
    pub fn known_total(&self) -> Option<Quantity> {
        self.in_full.filter(|_| !grows(&self.obligation.kind))
    }
}

/// The standings of all contracts within a scope, by all that is known now.
///
/// # Errors
/// When a query fails or a row can't be understood.
pub fn standings(
    connection: &mut Connection,
    scope: Scope,
    on: NaiveDate,
) -> Stored<Vec<ContractStanding>> {
    let contracts = contracts::list(connection, scope)?;
    of_contracts(connection, contracts, on, Known::now())
}

/// The standings of those contracts on a reference date, as they were known.
///
/// # Errors
/// When a query fails or a row can't be understood.
pub fn of_contracts(
    connection: &mut Connection,
    contracts: Vec<Contract>,
    on: NaiveDate,
    known: Known,
) -> Stored<Vec<ContractStanding>> {
    let ids: Vec<i64> = contracts.iter().map(|contract| contract.id).collect();
    let sums = Sums::load(connection, &ids, on, known)?;
    contracts
        .into_iter()
        .map(|contract| sums.standing(contract, on))
        .collect()
}

impl Sums {
    fn standing(&self, contract: Contract, on: NaiveDate) -> Stored<ContractStanding> {
        let rows = self
            .obligations
            .iter()
            .filter(|row| row.contract_id == contract.id);
        let obligations = rows
            .map(|row| self.obligation(row, &contract, on))
            .collect::<Stored<Vec<_>>>()?;
        let hours = Hours(number(&self.hours_in_quarter, contract.id));
        let so_far = period(contract.starts, contract.ends)?.until(on);
        let to_date = Hours(number(&self.hours_to_date, contract.id));
        Ok(ContractStanding {
            lines: number(&self.lines, contract.id),
            quarter: self.quarter,
            jobs: self
                .quarter
                .period()
                .map(|quarter| jobs(hours, quarter))
                .unwrap_or_default(),
            hours_in_quarter: hours.0,
            average_jobs: so_far
                .map(|so_far| jobs(to_date, so_far))
                .unwrap_or_default(),
            counts_as: AttributionRules::default().counts_as(contract.client_supervision, on),
            reported: obligations
                .iter()
                .any(|standing| self.is_reported(standing, on)),
            lasting: self.lasting(contract.id),
            obligations,
            contract,
        })
    }

    fn lasting(&self, contract: i64) -> Lasting {
        let of = |judged: &str, lasted: &str| Durability {
            judged: self.people_of(contract, judged),
            lasted: self.people_of(contract, lasted),
        };
        Lasting {
            six_months: of("placed_6", "lasted_6"),
            twelve_months: of("placed_12", "lasted_12"),
            became_permanent: of("temporary", "became_permanent"),
        }
    }

    fn is_reported(&self, standing: &ObligationStanding, on: NaiveDate) -> bool {
        let ended = standing.due.iter().rfind(|one| one.period.end() <= on);
        ended.is_some_and(|latest| {
            let latest = latest.period;
            self.periods(standing.row.contract_id)
                .iter()
                .any(|one| one.end() >= latest.start())
        })
    }

    /// Periods that were reported, judged or not.
    fn periods(&self, contract: i64) -> Vec<Period> {
        let of = |periods: &Periods| periods.get(&contract).cloned().unwrap_or_default();
        [of(&self.accepted_periods), of(&self.waiting_periods)].concat()
    }

    fn obligation(
        &self,
        row: &StoredObligation,
        contract: &Contract,
        on: NaiveDate,
    ) -> Stored<ObligationStanding> {
        let dated = dated(row)?;
        let obligation = dated.on(on).clone();
        let reported = |day: NaiveDate| Reported {
            turnover: Cents(self.turnover_until(contract.id, day)),
            wage_sum: Cents::ZERO,
        };
        let nothing = obligation.kind.nothing();
        let extensions = self.extensions.get(&contract.id).map(Vec::as_slice);
        let due = calendar::extended(
            calendar::due_reports(&dated),
            extensions.unwrap_or_default(),
        );
        let known_until = self.known_until(&due, contract.id, on);
        let so_far = dated.term().until(known_until);
        let amount = |sums: &HashMap<i64, i64>| {
            nothing.map(|nothing| self.in_unit(nothing, number(sums, row.id), contract.id, so_far))
        };
        let realised = amount(&self.accepted);
        let to_be_judged = amount(&self.submitted).map(|amount| match amount {
            Quantity::Placements(_) => amount.with_stored(0),
            _ => amount,
        });
        // Of a turnover or wage sum that nobody reported no share can be taken: that is not known, and not nothing.
        let known = match obligation.kind {
            Kind::ShareOfTurnover { .. } => {
                self.turnover_stated(contract.id, on)
                    && !self.unknown_turnover.contains(&contract.id)
            }
            Kind::ShareOfWageSum { .. } => false,
            _ => true,
        };
        let required_now = dated.required(&reported, on).filter(|_| known);
        let in_full = dated
            .required_in_full(&|day| reported(day.min(on)))
            .filter(|_| known);
        let silent = calendar::is_silent_about(&due, &self.periods(contract.id), on);
        let forecast = realised.map(|realised| self.forecast(row.id, realised, dated.term(), on));
        Ok(ObligationStanding {
            value_table: row
                .value_table_id
                .and_then(|id| self.tables.get(&id).cloned()),
            gap: required_now
                .zip(realised)
                .map(|(required, realised)| gap(required, realised)),
            status: if !known && silent {
                Status::Silent
            } else {
                status(
                    &Position {
                        required: required_now,
                        in_full: in_full.filter(|_| {
                            dated.can_be_fulfilled(&|day| reported(day.max(on)), known_until)
                        }),
                        realised: realised.unwrap_or(Quantity::Euros(Cents::ZERO)),
                        waived: row.is_lifted(on),
                        silent,
                    },
                    &Limits::default(),
                )
            },
            outlook: forecast
                .zip(in_full)
                .map(|(forecast, in_full)| outlook(&forecast, in_full)),
            without_block: number(&self.without_block, row.id),
            required: required_now,
            row: row.clone(),
            obligation,
            due,
            dated,
            in_full,
            // Of people it is not kept whose placement evidence backs.
            with_evidence: amount(&self.with_evidence)
                .filter(|amount| !matches!(amount, Quantity::Placements(_))),
            realised,
            to_be_judged,
            forecast,
            silent,
        })
    }

    /// The last day of which anything can be known: jobs are not fewer because the report on these weeks is not due yet,
    /// or waits for its judgement.
    fn known_until(&self, due: &[DueReport], contract: i64, on: NaiveDate) -> NaiveDate {
        let of = |periods: &Periods| periods.get(&contract).cloned().unwrap_or_default();
        let waiting = of(&self.waiting_periods);
        let due = due
            .iter()
            .filter(|one| one.due < on)
            .map(|one| one.period)
            .filter(|one| !waiting.iter().any(|report| report.covers(*one)));
        of(&self.accepted_periods)
            .into_iter()
            .chain(due)
            .map(Period::end)
            .filter(|day| *day <= on)
            .max()
            .unwrap_or(on)
    }

    /// A stored sum in the obligation's unit: jobs are an average over the term so far, people are counted once.
    fn in_unit(
        &self,
        nothing: Quantity,
        sum: i64,
        contract: i64,
        so_far: Option<Period>,
    ) -> Quantity {
        match nothing {
            Quantity::Jobs(_) => {
                let average = so_far.map(|so_far| jobs(Hours(sum), so_far));
                Quantity::Jobs(average.unwrap_or_default())
            }
            Quantity::Placements(_) => Quantity::Placements(self.people_of(contract, "candidates")),
            Quantity::Euros(_) | Quantity::Hours(_) => nothing.with_stored(sum),
        }
    }

    /// Realised, and with what running placements still bring. An average number of jobs is over the whole term here.
    fn forecast(
        &self,
        obligation: i64,
        realised: Quantity,
        term: Period,
        on: NaiveDate,
    ) -> Forecast {
        // After the term nothing comes any more.
        let to_come = if on < term.end() {
            number(&self.to_come, obligation)
        } else {
            0
        };
        match realised {
            Quantity::Jobs(_) => {
                let average = |hours| Quantity::Jobs(jobs(Hours(hours), term));
                Forecast::new(
                    average(number(&self.accepted, obligation)),
                    average(to_come),
                )
            }
            Quantity::Placements(_) => Forecast::new(realised, realised.with_stored(0)),
            Quantity::Euros(_) | Quantity::Hours(_) => {
                Forecast::new(realised, realised.with_stored(to_come))
            }
        }
    }
}

/// Whether an obligation grows with a figure that the supplier reports.
fn grows(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::ShareOfTurnover { .. } | Kind::ShareOfWageSum { .. }
    )
}
