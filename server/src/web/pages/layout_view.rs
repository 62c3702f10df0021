//! The mapping screen as its view: what was found in the file, in the words of the page.

use meetbaar_domain::target_group::TargetGroup;
use meetbaar_importers::{
    columns::{Field, TableKind},
    mapping::{ColumnCandidate, ColumnUse, Difference, HeadingCandidate, LIKELY, LayoutAnswer},
    profiles::{DayOrder, Decimals, Place},
};

use super::{fields::period_choices, layout::Page, layout_form::Sent, trial_view::trial_view};
use crate::{
    importers::asking::Trial,
    text::Texts,
    web::{
        shell,
        views::{Choice, ColumnRow, DifferenceView, LayoutPage, PlaceForm, RestForm, Section},
    },
};

/// The page.
pub(super) fn page(
    page: &Page<'_>,
    found: LayoutAnswer,
    trial: Option<Trial>,
    faults: Vec<String>,
) -> LayoutPage {
    let texts = page.permit.visitor.texts;
    let columns = found.chosen.as_ref().map(|(_, heading)| heading);
    let columns = columns.map(|heading| columns_of(page, texts, heading));
    LayoutPage {
        shell: shell::inside(
            page.request,
            &page.permit.visitor,
            Section::Reports,
            texts.text("layout-heading"),
        ),
        id: page.ground.report.public_id.clone(),
        file_name: page.ground.report.file_name.clone(),
        refused: found.refused.clone(),
        faults,
        difference: found
            .difference
            .as_ref()
            .filter(|difference| difference.is_one())
            .map(|difference| difference_view(texts, difference)),
        importers: found
            .candidates
            .formats
            .iter()
            .filter(|format| page.ground.report.importer.as_ref() != Some(&format.name))
            .map(|format| Choice {
                value: format.name.clone(),
                label: format.title.clone(),
            })
            .collect(),
        place: place_form(page, &found),
        columns: columns.unwrap_or_default(),
        rest: rest(page, texts, &found, trial.as_ref()),
        trial: trial.map(|trial| trial_view(texts, &trial)),
    }
}

fn place_form(page: &Page<'_>, found: &LayoutAnswer) -> PlaceForm {
    let place = page.place(found);
    let sheet = found
        .candidates
        .sheets
        .iter()
        .find(|sheet| sheet.name == place.sheet);
    let likely = sheet.map(|sheet| {
        let rows = sheet.heading_rows.iter().take(3);
        let rows: Vec<String> = rows.map(|heading| heading.row.to_string()).collect();
        rows.join(", ")
    });
    let chosen = found.chosen.as_ref().map(|(_, heading)| heading.kind);
    let kind = chosen.or(place.kind).unwrap_or(TableKind::Placements);
    let sheets = found.candidates.sheets.iter();
    PlaceForm {
        sheets: sheets.map(|sheet| sheet.name.clone()).collect(),
        sheet: place.sheet,
        row: place.heading_row,
        height: place.heading_height,
        likely: likely.unwrap_or_default(),
        kind: kind.code().to_owned(),
    }
}

fn columns_of(page: &Page<'_>, texts: Texts, heading: &HeadingCandidate) -> Vec<ColumnRow> {
    let row = |column: &ColumnCandidate| {
        let chosen = page.sent.holds(heading, column.column);
        let likely = column.likely.map(ColumnUse::Field) == Some(chosen);
        let best = column.suggestions.first().map(|one| one.score);
        let from = match (likely, column.confirmed) {
            (true, true) => "earlier",
            (true, false) => "suggested",
            (false, _) => "",
        };
        ColumnRow {
            column: column.column,
            letter: column.letter.clone(),
            heading: column.heading.clone(),
            samples: column
                .samples
                .iter()
                .map(|one| as_read(texts, one))
                .collect(),
            private: column.private,
            choices: choices(texts, heading.kind, column),
            chosen: chosen.code().to_owned(),
            from,
            likely: i32::from(best.unwrap_or(LIKELY)),
        }
    };
    heading.columns.iter().map(row).collect()
}

/// A value as people write it: days stand as such in the file, whatever they look like there.
fn as_read(texts: Texts, sample: &str) -> String {
    let day = sample.parse().ok();
    day.map_or_else(|| sample.to_owned(), |day| texts.short_date(day))
}

/// What a column may hold: what is most likely first, then everything else.
fn choices(texts: Texts, kind: TableKind, column: &ColumnCandidate) -> Vec<Choice> {
    let choice = |of: ColumnUse| Choice {
        value: of.code().to_owned(),
        label: texts.word("layout-field", of.code()),
    };
    let mut choices = vec![choice(ColumnUse::NotRead)];
    if column.personal {
        return choices;
    }
    let suggested: Vec<Field> = column.suggestions.iter().map(|one| one.field).collect();
    choices.extend(column.suggestions.iter().map(|one| {
        let known = choice(ColumnUse::Field(one.field));
        if column.confirmed {
            return known;
        }
        let percent = i32::from(one.score);
        let label = texts.with2(
            "layout-choice-suggested",
            "field",
            known.label,
            "percent",
            percent,
        );
        Choice { label, ..known }
    }));
    if column.heads_period && kind == TableKind::Placements {
        choices.push(choice(ColumnUse::PeriodHours));
    }
    let others = meetbaar_importers::mapping::fields(kind).iter();
    let others = others.filter(|field| !suggested.contains(field));
    choices.extend(others.map(|field| choice(ColumnUse::Field(*field))));
    choices
}

fn rest(page: &Page<'_>, texts: Texts, found: &LayoutAnswer, trial: Option<&Trial>) -> RestForm {
    let sent = &page.sent;
    let columns = found
        .chosen
        .iter()
        .flat_map(|(_, heading)| &heading.columns);
    let unclear = |which: fn(&ColumnCandidate) -> bool| columns.clone().any(which);
    let stated = |said: &Option<String>, needed: bool, usual: &str| {
        said.clone().or_else(|| needed.then(|| usual.to_owned()))
    };
    let replaces = found.difference.as_ref().map(|difference| Choice {
        value: difference.profile.clone(),
        label: difference.title.clone(),
    });
    let first_time = sent.columns.is_empty();
    let earlier = Earlier::of(page, found).filter(|_| first_time);
    let earlier = earlier.unwrap_or_default();
    let month_first = columns
        .clone()
        .any(|column| column.days == Some(DayOrder::MonthFirst));
    let or_earlier = |said: &Option<String>, earlier: Option<String>| said.clone().or(earlier);
    RestForm {
        title: match &replaces {
            Some(replaces) if first_time => replaces.label.clone(),
            _ => sent.title.clone(),
        },
        replace: first_time || sent.replaces.is_some(),
        replaces,
        contracts: page.ground.contracts.clone(),
        contract: earlier.contract.unwrap_or_else(|| sent.contract.clone()),
        periods: period_choices(texts, page.permit.app.reference_date()),
        period: sent.period.clone(),
        decimals: stated(
            &or_earlier(&sent.decimals, earlier.decimals),
            unclear(|one| one.numbers_unclear),
            "unknown",
        ),
        days: stated(
            &or_earlier(&sent.days, earlier.days),
            month_first || unclear(|one| one.days_unclear),
            if month_first {
                "month_first"
            } else {
                "day_first"
            },
        ),
        groups: groups(sent, earlier.groups, trial),
        group_choices: TargetGroup::ALL
            .iter()
            .map(|group| Choice {
                value: group.code().to_owned(),
                label: texts.word("group", group.code()),
            })
            .collect(),
    }
}

/// Words for target groups with the chosen group: those that were explained, and those that a trial met.
fn groups(
    sent: &Sent,
    earlier: Vec<(String, String)>,
    trial: Option<&Trial>,
) -> Vec<(String, String)> {
    let said = sent.groups.iter();
    let mut groups: Vec<(String, String)> = said
        .map(|(word, group)| (word.clone(), group.clone()))
        .chain(earlier)
        .collect();
    for word in trial.iter().flat_map(|trial| &trial.groups) {
        if !groups.iter().any(|(known, _)| known == word) {
            groups.push((word.clone(), String::new()));
        }
    }
    groups
}

/// What the nearest of the supplier's own profiles says beside its columns.
#[derive(Default)]
struct Earlier {
    groups: Vec<(String, String)>,
    contract: Option<String>,
    decimals: Option<String>,
    days: Option<String>,
}

impl Earlier {
    fn of(page: &Page<'_>, found: &LayoutAnswer) -> Option<Self> {
        let difference = found.difference.as_ref()?;
        let mut own = page.ground.own.iter();
        let profile = own.find(|profile| profile.name == difference.profile)?;
        let table = profile.tables.get(difference.table)?;
        let groups = profile.groups.iter();
        Some(Self {
            groups: groups
                .map(|(word, group)| (word.clone(), group.clone()))
                .collect(),
            contract: match &table.contract {
                Some(Place::Fixed(number)) => Some(number.clone()),
                _ => None,
            },
            decimals: table.decimals.map(|decimals| match decimals {
                Decimals::Comma => "comma".to_owned(),
                Decimals::Point => "point".to_owned(),
            }),
            days: table.days.map(|days| match days {
                DayOrder::DayFirst => "day_first".to_owned(),
                DayOrder::MonthFirst => "month_first".to_owned(),
            }),
        })
    }
}

fn difference_view(texts: Texts, difference: &Difference) -> DifferenceView {
    let field = |field: Field| texts.word("layout-field", field.code());
    DifferenceView {
        title: difference.title.clone(),
        missing: difference
            .missing
            .iter()
            .map(|one| {
                let at = one.at.clone().unwrap_or_else(|| "?".to_owned());
                (field(one.field), one.heading.clone(), at)
            })
            .collect(),
        new: difference
            .new
            .iter()
            .map(|one| (one.heading.clone(), one.at.clone()))
            .collect(),
        moved: difference
            .moved
            .iter()
            .map(|one| (one.heading.clone(), one.from.clone(), one.to.clone()))
            .collect(),
    }
}
