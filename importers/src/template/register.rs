//! A contract register as a spreadsheet: what [`crate::register`] reads back without a difference.
//!
//! A row for each contract and each of those who buy under it, with everything of the contract in every row: so the rows
//! can be sorted and filtered without breaking them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{
    FileKind, Unwritten,
    book::{Book, Cell, Row, Sheet, Value},
    look::Style,
    ods, xlsx,
};
use crate::{
    harmless::harmless,
    register::{EntryShare, RegisterEntry, RegisterField, options_text},
};

/// The kinds of file that a register is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegisterFile {
    /// A workbook.
    Book(FileKind),
    /// Text with semicolons, in UTF-8 with its mark.
    Text,
}

impl RegisterFile {
    /// The kind with that ending.
    pub fn from_ending(ending: &str) -> Option<Self> {
        match ending {
            "csv" => Some(Self::Text),
            other => FileKind::from_ending(other).map(Self::Book),
        }
    }

    /// The ending of file names.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Book(kind) => kind.ending(),
            Self::Text => "csv",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Book(kind) => kind.media_type(),
            Self::Text => "text/csv; charset=utf-8",
        }
    }
}

/// Writes a register, as it is on a day.
///
/// # Errors
/// When a writer refuses what it is given.
pub fn write_register(
    contracts: &[RegisterEntry],
    kind: RegisterFile,
    made_on: NaiveDate,
) -> Result<Vec<u8>, Unwritten> {
    let rows = rows(contracts);
    match kind {
        RegisterFile::Text => Ok(text(&rows)),
        RegisterFile::Book(kind) => {
            let book = book(rows, made_on);
            match kind {
                FileKind::Xlsx => xlsx::write(&book).map_err(|error| Unwritten(error.to_string())),
                FileKind::Ods => ods::write(&book).map_err(|error| Unwritten(error.to_string())),
            }
        }
    }
}

fn rows(contracts: &[RegisterEntry]) -> Vec<Vec<Value>> {
    let rows = contracts.iter().flat_map(|contract| {
        let buyers = contract.buyers.iter();
        buyers.map(move |buyer| {
            let fields = RegisterField::WRITTEN.iter();
            fields.map(|field| value(*field, contract, buyer)).collect()
        })
    });
    rows.collect()
}

fn value(field: RegisterField, contract: &RegisterEntry, buyer: &EntryShare) -> Value {
    let words = |text: &str| match text {
        "" => Value::Empty,
        text => Value::Text(text.to_owned()),
    };
    let yes = |yes: bool| Value::Text(if yes { "ja" } else { "nee" }.to_owned());
    let hundredths = |number: i64| Value::Number(Decimal::new(number, 2));
    match field {
        RegisterField::Number => words(&contract.number),
        RegisterField::Buyer => words(&buyer.buyer),
        RegisterField::Share => buyer.share.map_or(Value::Empty, hundredths),
        RegisterField::Leads => yes(buyer.leads),
        RegisterField::ClientSupervision => contract.client_supervision.map_or(Value::Empty, yes),
        RegisterField::Value => contract.value_cents.map_or(Value::Empty, hundredths),
        RegisterField::Options => words(&options_text(&contract.options)),
        RegisterField::Awarded
        | RegisterField::TenderPublished
        | RegisterField::Start
        | RegisterField::End => contract.day(field).map_or(Value::Empty, Value::Day),
        _ => words(contract.text(field).unwrap_or_default()),
    }
}

const fn style(field: RegisterField) -> Style {
    match field {
        RegisterField::Value | RegisterField::Share => Style::Euros,
        RegisterField::Awarded
        | RegisterField::TenderPublished
        | RegisterField::Start
        | RegisterField::End => Style::Day,
        RegisterField::Number
        | RegisterField::Framework
        | RegisterField::Lot
        | RegisterField::SupplierCode
        | RegisterField::Kvk => Style::Code,
        _ => Style::Text,
    }
}

/// In characters.
const fn width(field: RegisterField) -> u32 {
    match field {
        RegisterField::Title | RegisterField::Supplier => 36,
        RegisterField::Options => 30,
        _ => 18,
    }
}

fn book(rows: Vec<Vec<Value>>, made_on: NaiveDate) -> Book {
    let headings = RegisterField::WRITTEN
        .iter()
        .map(|field| Cell::text(field.heading(), Style::RequiredHeading));
    let mut all = vec![Row::of(headings)];
    all.extend(rows.into_iter().map(|row| {
        let fields = RegisterField::WRITTEN.iter();
        Row::of(
            fields
                .zip(row)
                .map(|(field, value)| Cell::new(value, style(*field))),
        )
    }));
    let sheet = Sheet {
        name: "Contracten".to_owned(),
        widths: RegisterField::WRITTEN
            .iter()
            .map(|field| width(*field))
            .collect(),
        rows: all,
        frozen: (1, 1),
        inputs: None,
    };
    Book {
        title: "Contractenregister".to_owned(),
        language: "nl",
        made_on,
        properties: Vec::new(),
        sheets: vec![sheet],
    }
}

fn text(rows: &[Vec<Value>]) -> Vec<u8> {
    let headings = RegisterField::WRITTEN
        .iter()
        .map(|field| field.heading().to_owned());
    let mut text = String::from('\u{feff}');
    line(&mut text, headings);
    for row in rows {
        line(&mut text, row.iter().map(in_text));
    }
    text.into_bytes()
}

fn in_text(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Day(day) => day.format("%d-%m-%Y").to_string(),
        Value::Number(number) => number.to_string().replace('.', ","),
        Value::Text(text) => harmless(text).into_owned(),
    }
}

fn line(text: &mut String, fields: impl Iterator<Item = String>) {
    let quoted = fields.map(|field| match field.contains([';', '"', '\n', '\r']) {
        true => format!("\"{}\"", field.replace('"', "\"\"")),
        false => field,
    });
    text.push_str(&quoted.collect::<Vec<_>>().join(";"));
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        limits::Limits,
        register::{EntryOption, read_register},
    };

    fn contract() -> RegisterEntry {
        let texts = [
            (RegisterField::Title, "=SOM(1;2) \"testers\""),
            (RegisterField::Framework, "0012"),
            (RegisterField::SupplierCode, "kompas"),
            (RegisterField::Supplier, "Kompas & Zn. <B.V.>"),
            (RegisterField::Kvk, "01234567"),
            (RegisterField::Category, "ict-inhuur"),
        ];
        let days = [
            (RegisterField::Awarded, "2026-02-01"),
            (RegisterField::Start, "2026-03-04"),
            (RegisterField::End, "2027-02-28"),
        ];
        let share = |buyer: &str, share: i64, leads: bool| EntryShare {
            buyer: buyer.to_owned(),
            share: Some(share),
            leads,
            ..EntryShare::default()
        };
        RegisterEntry {
            number: "201900123.004".to_owned(),
            texts: texts.map(|(field, text)| (field, text.to_owned())).into(),
            days: days
                .map(|(field, day)| (field, day.parse().unwrap()))
                .into(),
            value_cents: Some(123_456_789),
            client_supervision: Some(false),
            options: vec![
                EntryOption {
                    months: Some(12),
                    until: None,
                    exercised: false,
                },
                EntryOption {
                    months: None,
                    until: "2030-12-31".parse().ok(),
                    exercised: false,
                },
            ],
            buyers: vec![share("SZW", 3_334, false), share("BZK", 6_666, true)],
            ..RegisterEntry::default()
        }
    }

    #[test]
    fn what_is_written_is_read_back_the_same() {
        for kind in [
            RegisterFile::Book(FileKind::Xlsx),
            RegisterFile::Book(FileKind::Ods),
            RegisterFile::Text,
        ] {
            let written = contract();
            let bytes = write_register(
                std::slice::from_ref(&written),
                kind,
                written.days[&RegisterField::Start],
            )
            .unwrap();
            let reading = read_register(&bytes, &Limits::default());
            assert_eq!(reading.problems, [], "{kind:?}");
            let [read] = reading.contracts.as_slice() else {
                panic!("{kind:?}: {reading:?}")
            };
            assert_eq!(read.number, written.number);
            assert_eq!(
                (&read.texts, &read.days),
                (&written.texts, &written.days),
                "{kind:?}"
            );
            assert_eq!(
                (read.value_cents, read.client_supervision),
                (written.value_cents, written.client_supervision)
            );
            assert_eq!(read.options, written.options);
            let buyers = |entry: &RegisterEntry| -> Vec<_> {
                entry
                    .buyers
                    .iter()
                    .map(|one| (one.buyer.clone(), one.share, one.leads))
                    .collect()
            };
            assert_eq!(buyers(read), buyers(&written), "{kind:?}");
        }
        let text = write_register(
            &[contract()],
            RegisterFile::Text,
            "2026-01-01".parse().unwrap(),
        )
        .unwrap();
        assert!(
            String::from_utf8(text)
                .unwrap()
                .contains("\"'=SOM(1;2) \"\"testers\"\"\"")
        );
    }
}
