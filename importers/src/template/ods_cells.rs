//! The sheets of an OpenDocument template: columns, rows, cells, and the rules of what may be typed.

use rust_decimal::Decimal;

use super::{
    book::{Cell, Input, Inputs, Listed, Row, Rule, Sheet, Value, letters},
    markup::Markup,
    ods_styles::{cell_style, column_style, row_style},
};

/// One sheet.
pub(super) fn table(xml: &mut Markup, place: u32, sheet: &Sheet) {
    xml.open(
        "table:table",
        &[("table:name", &sheet.name), ("table:style-name", "sheet")],
    );
    for (column, width) in sheet.widths.iter().enumerate() {
        let style = sheet
            .inputs
            .as_ref()
            .and_then(|inputs| inputs.columns.get(column))
            .map_or("Default".to_owned(), |input| cell_style(input.style));
        xml.empty(
            "table:table-column",
            &[
                ("table:style-name", &column_style(*width)),
                ("table:default-cell-style-name", &style),
            ],
        );
    }
    rows(xml, place, sheet);
    xml.close();
}

fn rows(xml: &mut Markup, place: u32, sheet: &Sheet) {
    let heading = sheet.frozen.0;
    for (number, row) in (1_u32..).zip(&sheet.rows) {
        if number == heading {
            xml.open("table:table-header-rows", &[]);
        }
        let inputs = sheet
            .inputs
            .as_ref()
            .filter(|inputs| (inputs.first..=inputs.last).contains(&number));
        filled_row(xml, place, row, inputs);
        if number == heading {
            xml.close();
        }
    }
    if let Some(inputs) = &sheet.inputs {
        let filled = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
        empty_rows(xml, place, inputs, inputs.last.saturating_sub(filled));
    }
}

fn filled_row(xml: &mut Markup, place: u32, row: &Row, inputs: Option<&Inputs>) {
    let style = row_style(row.height);
    xml.open("table:table-row", &[("table:style-name", &style)]);
    if row.cells.is_empty() {
        xml.empty("table:table-cell", &[]);
    }
    let mut column = 1_u32;
    for cell in &row.cells {
        let rule = inputs.map(|_| validation_name(place, column));
        put(xml, cell, rule.as_deref());
        column = column.saturating_add(cell.span);
    }
    xml.close();
}

fn put(xml: &mut Markup, cell: &Cell, rule: Option<&str>) {
    let style = cell_style(cell.style);
    let span = cell.span.to_string();
    let mut attributes = vec![("table:style-name", style.as_str())];
    if let Some(rule) = rule {
        attributes.push(("table:content-validation-name", rule));
    }
    if cell.span > 1 {
        attributes.push(("table:number-columns-spanned", &span));
        attributes.push(("table:number-rows-spanned", "1"));
    }
    let (kind, named, value, shown) = held(&cell.value);
    if !kind.is_empty() {
        attributes.push(("office:value-type", kind));
    }
    if !named.is_empty() {
        attributes.push((named, &value));
    }
    xml.open("table:table-cell", &attributes);
    if let Some(note) = &cell.note {
        xml.open(
            "office:annotation",
            &[("svg:width", "7cm"), ("svg:height", "3.2cm")],
        )
        .element("text:p", &[], note)
        .close();
    }
    if !shown.is_empty() {
        xml.element("text:p", &[], &shown);
    }
    xml.close();
    if cell.span > 1 {
        let covered = cell.span.saturating_sub(1).to_string();
        xml.empty(
            "table:covered-table-cell",
            &[("table:number-columns-repeated", &covered)],
        );
    }
}

/// The type of a value, the attribute that holds it, what it holds, and what shows.
fn held(value: &Value) -> (&'static str, &'static str, String, String) {
    match value {
        Value::Empty => ("", "", String::new(), String::new()),
        Value::Text(text) => ("string", "", String::new(), text.clone()),
        Value::Day(date) => (
            "date",
            "office:date-value",
            date.to_string(),
            date.format("%d-%m-%Y").to_string(),
        ),
        Value::Number(number) => {
            let plain = number.normalize().to_string();
            ("float", "office:value", plain.clone(), plain)
        }
    }
}

fn empty_rows(xml: &mut Markup, place: u32, inputs: &Inputs, count: u32) {
    if count == 0 {
        return;
    }
    xml.open(
        "table:table-row",
        &[
            ("table:style-name", &row_style(None)),
            ("table:number-rows-repeated", &count.to_string()),
        ],
    );
    for (column, input) in (1_u32..).zip(&inputs.columns) {
        xml.empty(
            "table:table-cell",
            &[
                ("table:style-name", &cell_style(input.style)),
                (
                    "table:content-validation-name",
                    &validation_name(place, column),
                ),
            ],
        );
    }
    xml.close();
}

fn validation_name(sheet: u32, column: u32) -> String {
    format!("rule-{sheet}-{column}")
}

/// The rule of one column.
pub(super) fn validation(
    xml: &mut Markup,
    place: u32,
    sheet: &Sheet,
    (column, first): (u32, u32),
    input: &Input,
) {
    let name = validation_name(place, column);
    let base = format!("{}.{}{first}", quoted(&sheet.name), letters(column));
    let condition = condition(&input.rule);
    let mut attributes = vec![("table:name", name.as_str())];
    if !condition.is_empty() {
        attributes.push(("table:condition", &condition));
    }
    attributes.push(("table:allow-empty-cell", "true"));
    attributes.push(("table:base-cell-address", &base));
    if matches!(input.rule, Rule::Listed(_)) {
        attributes.push(("table:display-list", "unsorted"));
    }
    xml.open("table:content-validation", &attributes);
    xml.open(
        "table:help-message",
        &[("table:title", &input.help.0), ("table:display", "true")],
    )
    .element("text:p", &[], &input.help.1)
    .close();
    if let Some((title, text)) = &input.fault {
        let severity = if input.strict { "stop" } else { "warning" };
        let attributes = [
            ("table:title", title.as_str()),
            ("table:message-type", severity),
            ("table:display", "true"),
        ];
        xml.open("table:error-message", &attributes)
            .element("text:p", &[], text)
            .close();
    }
    xml.close();
}

fn condition(rule: &Rule) -> String {
    let plain = |number: &Decimal| number.normalize().to_string();
    match rule {
        Rule::Any => String::new(),
        Rule::Listed(listed) => format!("of:cell-content-is-in-list({})", range(listed)),
        Rule::Days(first, last) => format!(
            "of:cell-content-is-date() and cell-content-is-between({},{})",
            first.format("DATE(%Y;%-m;%-d)"),
            last.format("DATE(%Y;%-m;%-d)")
        ),
        Rule::Numbers(least, most) => format!(
            "of:cell-content-is-decimal-number() and cell-content-is-between({},{})",
            plain(least),
            plain(most)
        ),
    }
}

fn range(listed: &Listed) -> String {
    let (column, sheet) = (letters(listed.column), quoted(&listed.sheet));
    let (first, last) = (listed.first, listed.last);
    format!("[${sheet}.${column}${first}:${sheet}.${column}${last}]")
}

fn quoted(sheet: &str) -> String {
    if sheet.chars().all(char::is_alphanumeric) {
        sheet.to_owned()
    } else {
        format!("'{}'", sheet.replace('\'', "''"))
    }
}
