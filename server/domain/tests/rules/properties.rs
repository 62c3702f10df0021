//! What holds whatever the numbers.

use chrono::{Days, NaiveDate};
use meetbaar_domain::amount::{BasisPoints, Cents, Exact, Hours, Jobs};
use meetbaar_domain::jobs::{HoursBasis, JobHours, hours_by_quarter, jobs, jobs_within};
use meetbaar_domain::obligation::{
    Certificate, CertifiedReduction, DatedObligation, Kind, Obligation, Quantity, Reduction,
    Reported, Step, Terms, required, required_in_full,
};
use meetbaar_domain::period::Period;
use meetbaar_domain::standing::{Contribution, Judgement, gap, realised};
use meetbaar_domain::valuation::{PlacementFacts, value_placement, value_to_come};
use meetbaar_domain::value_table::{BuildingBlock, CapCounts, ProRata, Unit, ValueTable};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};

use crate::case_files::days;
use crate::made_up;

fn date() -> impl Strategy<Value = NaiveDate> {
    (0_u64..3_000).prop_map(|later| days("2022-01-01", "2022-01-01").start() + Days::new(later))
}

fn period() -> impl Strategy<Value = Period> {
    (date(), 0_u64..900)
        .prop_map(|(start, more)| Period::new(start, start + Days::new(more)).unwrap())
}

fn step() -> impl Strategy<Value = Step> {
    (0..Step::ALL.len()).prop_map(|place| Step::ALL[place])
}

fn table() -> impl Strategy<Value = ValueTable> {
    let caps = (
        option::of(1_u32..40),
        prop_oneof![Just(CapCounts::Calendar), Just(CapCounts::WorkedTime)],
    );
    let time = prop_oneof![Just(ProRata::Months), Just(ProRata::Days)];
    let unit = prop_oneof![Just(Unit::Year), Just(Unit::LearningYear)];
    (
        caps,
        time,
        unit,
        0_i64..9_000_000,
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(
            |(
                (cap_months, cap_counts),
                pro_rata,
                unit,
                amount,
                cap_hours_factor,
                bonus_pro_rated,
            )| ValueTable {
                pro_rata,
                cap_counts,
                cap_hours_factor,
                bonus_pro_rated,
                blocks: vec![BuildingBlock {
                    unit,
                    amount: Cents(amount),
                    cap_months,
                    ..made_up::block()
                }],
                ..made_up::table()
            },
        )
}

const CLAIMED: usize = 3;

fn claims() -> [String; CLAIMED] {
    ["50_plus", "permanent", "unheard_of"].map(str::to_owned)
}

fn facts(
    start: NaiveDate,
    end: Option<NaiveDate>,
    hours: i64,
    bonuses: &[String],
) -> PlacementFacts<'_> {
    PlacementFacts {
        start,
        end,
        hours_per_week: Some(Hours(hours)),
        bonuses,
        ..made_up::facts()
    }
}

proptest! {
    #[test]
    fn a_value_never_exceeds_amount_and_bonuses_times_time(
        table in table(), contract in period(), period in period(), start in date(), end in option::of(date()),
        hours in 0_i64..600_000, claimed in 0..=CLAIMED,
    ) {
        let table = ValueTable { cap_hours_factor: true, ..table };
        let claims = claims();
        let valuation = value_placement(&table, contract, period, &facts(start, end, hours, &claims[..claimed]));
        let bonuses = Cents::sum(valuation.bonuses.iter().map(|(_, amount)| *amount)).unwrap();
        let most = (table.blocks[0].amount.exact() + bonuses.exact()) * valuation.time;
        prop_assert!(valuation.value <= Cents::round(most).unwrap());
        prop_assert!(valuation.value >= Cents::ZERO);
        prop_assert!(valuation.factor <= Exact::from_integer(1));
        let in_period = period.months() / 12;
        prop_assert!(valuation.time <= in_period.max(Exact::new(i128::from(period.days()), 365)));
    }

    #[test]
    fn a_period_in_two_parts_is_worth_the_same(
        table in table(), contract in period(), period in period(), start in date(), end in option::of(date()),
        hours in 0_i64..600_000, cut in 0_u64..900, claimed in 0..=CLAIMED,
    ) {
        let claims = claims();
        let facts = facts(start, end, hours, &claims[..claimed]);
        let value = |period: Option<Period>| {
            period.map_or(Cents::ZERO, |period| value_placement(&table, contract, period, &facts).value)
        };
        let last = period.start() + Days::new(cut);
        let parts = value(period.until(last)).0 + value(period.after(last)).0;
        prop_assert!((value(Some(period)).0 - parts).abs() <= 1, "{parts} is not {:?}", value(Some(period)));
    }

    #[test]
    fn a_cap_is_never_exceeded_over_all_periods_together(
        table in table(), start in date(), hours in 1_i64..600_000, cap in 1_u32..24,
    ) {
        let blocks = vec![BuildingBlock { cap_months: Some(cap), ..table.blocks[0].clone() }];
        let table = ValueTable { blocks, cap_counts: CapCounts::WorkedTime, pro_rata: ProRata::Months, ..table };
        let ever = days("2022-01-01", "2099-12-31");
        let valuation = value_placement(&table, ever, ever, &facts(start, None, hours, &[]));
        let most = table.blocks[0].amount.exact() * Exact::new(i128::from(cap), 12);
        prop_assert!(valuation.value <= Cents::round(most).unwrap());
    }

    #[test]
    fn what_is_to_come_and_what_was_are_the_whole(
        table in table(), contract in period(), start in date(), end in option::of(date()), hours in 0_i64..600_000,
        on in date(),
    ) {
        let facts = facts(start, end, hours, &[]);
        let value = |period| value_placement(&table, contract, period, &facts).value.0;
        let was = contract.until(on).map_or(0, value);
        let to_come = value_to_come(&table, contract, on, &facts).0;
        prop_assert!((value(contract) - was - to_come).abs() <= 1);
    }

    #[test]
    fn jobs_add_up_over_people(paid in vec(0_i64..20_000_000, 0..40), period in period()) {
        let apart: i64 = paid.iter().map(|hours| jobs(Hours(*hours), period).0).sum();
        let lines: Vec<JobHours> = paid.iter().map(|hours| line(period, *hours)).collect();
        let together = jobs_within(&lines, period);
        prop_assert_eq!(together, jobs(Hours(paid.iter().sum()), period));
        // Each person's jobs are rounded to the nearest ten-thousandth.
        let rounding = i64::try_from(paid.len()).unwrap() / 2 + 1;
        prop_assert!((together.0 - apart).abs() <= rounding);
    }

    #[test]
    fn hours_by_quarter_add_up_to_the_hours(hours in 0_i64..20_000_000, period in period()) {
        let parts = hours_by_quarter(Hours(hours), period);
        prop_assert_eq!(parts.iter().map(|(_, part)| part.0).sum::<i64>(), hours);
        prop_assert!(parts.iter().all(|(_, part)| part.0 >= 0));
    }

    #[test]
    fn a_gap_is_never_negative_and_closes_what_is_open(required in any::<i64>(), realised in any::<i64>()) {
        let euros = |cents| Quantity::Euros(Cents(cents));
        let open = gap(euros(required), euros(realised)).stored();
        prop_assert!(open >= 0);
        prop_assert!(open == i64::MAX || realised.saturating_add(open) >= required);
    }

    #[test]
    fn what_is_realised_only_grows_with_the_lines(
        lines in vec((period(), 0_i64..1_000_000, any::<bool>(), any::<bool>()), 1..20), on in date(),
    ) {
        let lines: Vec<Contribution> = lines.into_iter().map(|(period, cents, approved, with_evidence)| {
            let judgement = if approved { Judgement::Approved } else { Judgement::Reported };
            Contribution { period, amount: Quantity::Euros(Cents(cents)), judgement, with_evidence }
        }).collect();
        let unit = Quantity::Euros(Cents::ZERO);
        let (all, fewer) = (realised(&lines, unit, on), realised(&lines[1..], unit, on));
        prop_assert!(all.approved.stored() >= fewer.approved.stored());
        prop_assert!(all.reported.stored() >= fewer.reported.stored());
        prop_assert!(all.approved.stored() >= all.approved_with_evidence.stored());
        let later = realised(&lines, unit, on + Days::new(30));
        prop_assert!(later.approved.stored() >= all.approved.stored());
    }

    #[test]
    fn what_is_required_only_grows_with_the_days(
        amount in 0_i64..1_000_000_000, term in period(), on in date(), later in 0_u64..400,
        reduction in option::of((0_i64..=10_000, option::of(period()))),
    ) {
        let reduction = reduction.map(|(share, valid)| Reduction { share: BasisPoints(share), valid });
        let kind = Kind::FixedAmount { amount: Cents(amount) };
        let obligation = Obligation { reductions: reduction.into_iter().collect(), ..made_up::obligation(kind, term) };
        let base = Reported::default();
        let on_day = |day| required(&obligation, &base, day).unwrap().stored();
        prop_assert!(on_day(on) <= on_day(on + Days::new(later)));
        prop_assert!(on_day(on) <= required_in_full(&obligation, &base).unwrap().stored());
        prop_assert!(on_day(term.end()) <= amount);
    }

    #[test]
    fn certificates_take_off_their_share_once_a_day(
        amount in 0_i64..1_000_000_000, share in 0_i64..=10_000, term in period(),
        least in step(), within in option::of(period()), held in vec((step(), period()), 0..5),
    ) {
        let certificates: Vec<_> = held.iter().map(|(step, valid)| Certificate { step: *step, valid: *valid }).collect();
        let reductions = CertifiedReduction { share: BasisPoints(share), least, within }.by(&certificates);
        let brings = |day: &NaiveDate| certificates.iter().any(|one| {
            one.step >= least && one.valid.contains(*day) && within.is_none_or(|within| within.contains(*day))
        });
        let reduced = term.start().iter_days().take_while(|day| *day <= term.end()).filter(brings).count();
        let kind = Kind::FixedAmount { amount: Cents(amount) };
        let obligation = Obligation { reductions, ..made_up::obligation(kind, term) };
        // The share times the days that are left of it, half up.
        let whole = i128::from(term.days()) * 10_000;
        let left = whole - i128::from(share) * i128::try_from(reduced).unwrap();
        let expected = (2 * i128::from(amount) * left + whole) / (2 * whole);
        let asked = required_in_full(&obligation, &Reported::default()).unwrap().stored();
        prop_assert_eq!(i128::from(asked), expected);
    }

    #[test]
    fn an_extended_term_asks_the_greater_of_two_totals_and_never_less_than_before(
        before in 0_i64..1_000_000_000, after in 0_i64..1_000_000_000, term in period(),
        longer in 1_u64..900, on in date(), later in 0_u64..400,
    ) {
        let terms = |holds_from, end, amount| Terms {
            holds_from,
            obligation: made_up::obligation(
                Kind::FixedAmount { amount: Cents(amount) },
                Period::new(term.start(), end).unwrap(),
            ),
        };
        let (next, end) = (term.end() + Days::new(1), term.end() + Days::new(longer));
        let extended = [terms(term.start(), term.end(), before), terms(next, end, after)];
        let dated = DatedObligation::new(extended.to_vec()).unwrap();
        let asked = |day| dated.required(&|_| Reported::default(), day).unwrap().stored();
        prop_assert_eq!(asked(term.end()), before);
        prop_assert_eq!(asked(end), before.max(after));
        prop_assert!(asked(on) <= asked(on + Days::new(later)));
    }

    #[test]
    fn text_of_an_amount_is_read_back(cents in -Cents::LIMIT..=Cents::LIMIT, hours in 0..=Hours::LIMIT) {
        prop_assert_eq!(Cents::parse(&Cents(cents).plain()), Some(Cents(cents)));
        prop_assert_eq!(Hours::parse(&Hours(hours).plain()), Some(Hours(hours)));
        prop_assert_eq!(Jobs::parse(&Jobs(hours).fixed()), Some(Jobs(hours)));
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".*") {
        if let Some(cents) = Cents::parse(&text) {
            prop_assert!(text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-'));
            prop_assert_eq!(Cents::parse(&cents.plain()), Some(cents));
        }
    }

    #[test]
    fn months_of_two_parts_are_the_months_of_the_whole(period in period(), cut in 0_u64..900) {
        let last = period.start() + Days::new(cut);
        let months = |part: Option<Period>| part.map_or(Exact::from_integer(0), Period::months);
        prop_assert_eq!(months(period.until(last)) + months(period.after(last)), period.months());
    }
}

fn line(period: Period, hours: i64) -> JobHours {
    JobHours {
        days: period,
        hours: Hours(hours),
        basis: HoursBasis::PaidHours,
    }
}
