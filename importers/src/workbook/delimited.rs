//! Text with separators: one sheet without a name, its rows numbered as the physical lines of the file.

use std::collections::BTreeMap;

use super::{
    Cell, Grid, Kind, Sheet, Unreadable, Value, Workbook, address, budget::Budget, encoding,
    grid_builder::GridBuilder,
};
use crate::limits::Limits;

const SEPARATORS: [char; 4] = [';', ',', '\t', '|'];

/// How many lines are looked at to find the separator.
const SAMPLE: usize = 60;

/// So many bytes of each of them.
const LONGEST: usize = 16 * 1024;

/// Reads a text file.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Unreadable> {
    let text = encoding::decode(bytes);
    let (text, first_line, declared) = declared_separator(&text);
    let separator = declared.unwrap_or_else(|| best_separator(text));
    // A quote that is never closed swallows the rest of the file: then quotes are ordinary characters.
    let (grid, short) = match grid(text, separator, Some('"'), first_line, limits)? {
        Some(grid) => grid,
        None => grid(text, separator, None, first_line, limits)?.unwrap_or_default(),
    };
    let sheet = Sheet {
        visible: true,
        grid,
        short_rows: Some(short),
        ..Sheet::default()
    };
    Ok(Workbook {
        kind: Kind::Text,
        sheets: vec![sheet],
    })
}

/// A first line `sep=;` names the separator and is no data.
fn declared_separator(text: &str) -> (&str, u32, Option<char>) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let declared = line.trim_end().trim_matches('"');
    let declared = declared
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))
        .and_then(|start| declared.strip_prefix(start)?.chars().next());
    match declared {
        Some(separator) => (rest, 2, Some(separator)),
        None => (text, 1, None),
    }
}

/// The separator by which most lines fall into the same number of fields, and into the most.
fn best_separator(text: &str) -> char {
    let sample: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(SAMPLE)
        .map(|line| {
            line.get(..line.floor_char_boundary(LONGEST))
                .unwrap_or(line)
        })
        .collect();
    let sample = sample.join("\n");
    SEPARATORS
        .into_iter()
        .max_by_key(|separator| consistency(&sample, *separator))
        .unwrap_or(';')
}

/// How many records share the most usual number of fields, and that number.
fn consistency(sample: &str, separator: char) -> (usize, usize) {
    let widths = widths(sample, separator, Some('"'))
        .or_else(|| widths(sample, separator, None))
        .unwrap_or_default();
    let share = |width: usize| widths.iter().filter(|other| **other == width).count();
    widths
        .iter()
        .filter(|width| **width > 1)
        .map(|width| (share(*width), *width))
        .max()
        .unwrap_or((0, 0))
}

/// How many fields each record has; `None` when a quoted field never ends.
fn widths(sample: &str, separator: char, quote: Option<char>) -> Option<Vec<usize>> {
    let (mut widths, mut current) = (Vec::new(), None);
    let ended = split(sample, separator, quote, |line, _, _| {
        if current != Some(line) {
            widths.push(0_usize);
            current = Some(line);
        }
        if let Some(width) = widths.last_mut() {
            *width = width.saturating_add(1);
        }
        Ok(())
    });
    ended.unwrap_or_default().then_some(widths)
}

/// Splits text into fields, each with the physical line (from 0) on which its record starts and its place in it (from
/// 1); gives whether every quoted field ended.
fn split(
    text: &str,
    separator: char,
    quote: Option<char>,
    mut take: impl FnMut(u32, u32, &str) -> Result<(), Unreadable>,
) -> Result<bool, Unreadable> {
    let (mut record, mut column) = (0_u32, 1_u32);
    let (mut field, mut line, mut quoted, mut ended) = (String::new(), 0_u32, false, true);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        ended = false;
        if quoted {
            line = line.saturating_add(u32::from(character == '\n'));
            // A doubled quote inside a quoted field is one quote.
            if Some(character) != quote || characters.next_if_eq(&character).is_some() {
                field.push(character);
            } else {
                quoted = false;
            }
        } else if Some(character) == quote && field.trim().is_empty() {
            field.clear();
            quoted = true;
        } else if character == separator {
            take(record, column, &field)?;
            field.clear();
            column = column.saturating_add(1);
        } else if character == '\n' || character == '\r' {
            if character == '\r' {
                characters.next_if_eq(&'\n');
            }
            line = line.saturating_add(1);
            take(record, column, &field)?;
            field.clear();
            (record, column, ended) = (line, 1, true);
        } else {
            field.push(character);
        }
    }
    if !quoted && !ended {
        take(record, column, &field)?;
    }
    Ok(!quoted)
}

/// What a field holds: a text, or the error that the program that wrote it showed.
fn value(field: &str) -> Value<'_> {
    const ERRORS: [&str; 19] = [
        "#N/A",
        "#N/B",
        "#REF!",
        "#VERW!",
        "#VALUE!",
        "#WAARDE!",
        "#DIV/0!",
        "#DEEL/0!",
        "#NAME?",
        "#NAAM?",
        "#NUM!",
        "#GETAL!",
        "#NULL!",
        "#LEEG!",
        "#SPILL!",
        "#OVERLOOP!",
        "#CALC!",
        "#BEREKENEN!",
        "#FIELD!",
    ];
    let text = field.trim();
    let is_error = text.starts_with('#')
        && (ERRORS.contains(&text) || (text.len() >= 3 && text.bytes().all(|byte| byte == b'#')));
    if is_error {
        Value::Error(text)
    } else {
        Value::Text(field)
    }
}

/// How many fields the records have, by the line on which they start.
#[derive(Default)]
struct Widths(Vec<(u32, u16)>);

impl Widths {
    fn meet(&mut self, line: u32, column: u32) {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        match self.0.last_mut() {
            Some((last, width)) if *last == line => *width = column,
            _ => self.0.push((line, column)),
        }
    }

    /// The records with fewer fields than most have.
    fn short(&self) -> BTreeMap<u32, u32> {
        let mut counts: BTreeMap<u16, u32> = BTreeMap::new();
        for (_, width) in self.0.iter().filter(|(_, width)| *width > 1) {
            let count = counts.entry(*width).or_default();
            *count = count.saturating_add(1);
        }
        let usual = counts.iter().max_by_key(|(_, count)| **count);
        let usual = usual.map_or(0, |(width, _)| *width);
        let short = self.0.iter().filter(|(_, width)| *width < usual);
        short
            .map(|(line, width)| (*line, (*width).into()))
            .collect()
    }
}

/// The cells of a text, and its rows with too few fields.
type Filled = (Grid, BTreeMap<u32, u32>);

/// The cells of a text, and its rows with too few fields; `None` when a quoted field never ends.
fn grid(
    text: &str,
    separator: char,
    quote: Option<char>,
    first_line: u32,
    limits: &Limits,
) -> Result<Option<Filled>, Unreadable> {
    let (mut builder, mut budget) = (GridBuilder::default(), Budget::new(limits));
    let mut widths = Widths::default();
    let ended = split(text, separator, quote, |line, column, field| {
        let number = line.saturating_add(first_line);
        Unreadable::above("rows", number.into(), address::LAST_ROW.into())?;
        Unreadable::above("columns", column.into(), address::LAST_COLUMN.into())?;
        widths.meet(number, column);
        if !field.is_empty() {
            let cell = Cell::new(column, value(field));
            budget.take(&cell.value, 1)?;
            builder.push(number, &cell);
        }
        Ok(())
    })?;
    Ok(ended.then(|| (builder.finish(), widths.short())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::Address;

    fn cells(text: &str) -> Vec<String> {
        let workbook = read(text.as_bytes(), &Limits::default()).unwrap();
        let rows = workbook.sheets[0].rows();
        rows.flat_map(|row| {
            row.cells
                .iter()
                .map(|cell| format!("{}={}", Address::new(row.number, cell.column), cell.shown()))
                .collect::<Vec<_>>()
        })
        .collect()
    }

    #[test]
    fn separators_are_found_by_consistency() {
        for text in [
            "a;b;1,5\nc;d;2,5\n",
            "a,b,1.5\nc,d,2.5",
            "a\tb\t1,5\r\nc\td\t2,5",
            "Titel\na|b|1,5\nc|d|2",
            "\"sep=;\"\na;b;1,5\nc;d;2",
        ] {
            let third = cells(text)
                .into_iter()
                .filter(|cell| cell.starts_with('C'))
                .count();
            assert_eq!(third, 2, "{text:?}");
        }
    }

    #[test]
    fn rows_are_physical_lines() {
        assert_eq!(
            cells("sep=;\r\na;b\r\n\r\n\"x;\ny\";\"say \"\"z\"\"\"\r\nlast;1"),
            [
                "A2=a",
                "B2=b",
                "A4=x;\ny",
                "B4=say \"z\"",
                "A6=last",
                "B6=1"
            ]
        );
    }

    #[test]
    fn a_quote_that_never_closes_is_a_character() {
        assert_eq!(cells("a;\"b\nc;d\n"), ["A1=a", "B1=\"b", "A2=c", "B2=d"]);
    }
}
