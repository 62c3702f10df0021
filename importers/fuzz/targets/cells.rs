//! Any text in any cell: each rule that reads one gives a value or nothing, and no masked text holds a citizen number.

#![no_main]

use libfuzzer_sys::fuzz_target;
use meetbaar_importers::{
    columns::Heading,
    privacy,
    values,
    workbook::{Cell, Sheet, Value},
};

fuzz_target!(|text: &str| {
    for convention in [None, Some(values::Convention::Comma), Some(values::Convention::Point)] {
        let _ = values::number(text, convention);
    }
    let _ = (values::group(text), values::nearest(text), values::arrangement(text));
    let _ = (values::benefit_duration(text), values::stated(text), values::without_period(text));
    let _ = (values::clock(text), values::month_name(text), values::year(text));
    let heading = Heading::new(Some(text), Some(text));
    let _ = (heading.shown(), heading.stated(), heading.full_time_hours());
    let sheet = Sheet::of("Blad1", [(1, Cell::new(1, Value::Text(text)))]);
    for row in sheet.rows() {
        for cell in &row.cells {
            let _ = (values::day(cell), values::flag(cell), cell.shown());
        }
    }
    let masked = privacy::masked(text);
    assert_eq!(masked.chars().count(), text.chars().count());
    assert_eq!(privacy::masked(&masked), masked);
});
