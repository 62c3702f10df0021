//! A template as an Excel file.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime,
    Format, FormatAlign, FormatBorder, Formula, Note, Workbook, Worksheet, XlsxError,
};

use super::{
    book::{Book, Cell, Input, Inputs, Listed, Row, Rule, Sheet, Value, letters},
    look::{Shown, Style},
};

/// A4.
const PAPER: u8 = 9;

type Formats = BTreeMap<Style, Format>;

/// The bytes of the file.
pub(super) fn write(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new()
        .set_title(&book.title)
        .set_creation_datetime(&moment(book.made_on)?);
    for (name, value) in &book.properties {
        properties = properties.set_custom_property(*name, value.as_str());
    }
    workbook.set_properties(&properties);
    let formats: Formats = Style::ALL.map(|style| (style, format(style))).into();
    for sheet in &book.sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        fill(worksheet, sheet, &formats)?;
    }
    workbook.save_to_buffer()
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    worksheet.set_paper_size(PAPER);
    worksheet.set_landscape();
    worksheet.set_print_fit_to_pages(1, 0);
    worksheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3);
    worksheet.set_screen_gridlines(sheet.inputs.is_some());
    for (column, width) in (0_u16..).zip(&sheet.widths) {
        worksheet.set_column_width(column, *width)?;
    }
    if let Some(inputs) = &sheet.inputs {
        take_inputs(worksheet, inputs, formats)?;
    }
    for (number, row) in (0_u32..).zip(&sheet.rows) {
        if let Some(height) = row.height {
            worksheet.set_row_height(number, height)?;
        }
        fill_row(worksheet, number, row, formats)?;
    }
    let (rows, columns) = sheet.frozen;
    if rows > 0 {
        worksheet.set_freeze_panes(rows, column(columns))?;
        worksheet.set_repeat_rows(rows.saturating_sub(1), rows.saturating_sub(1))?;
    }
    Ok(())
}

fn fill_row(
    worksheet: &mut Worksheet,
    number: u32,
    row: &Row,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let mut place = 0;
    for cell in &row.cells {
        put(worksheet, number, place, cell, formats)?;
        if let Some(note) = &cell.note {
            worksheet.insert_note(number, place, &note_of(note))?;
        }
        place = place.saturating_add(column(cell.span));
    }
    Ok(())
}

fn put(
    worksheet: &mut Worksheet,
    row: u32,
    place: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let plain = Format::new();
    let format = formats.get(&cell.style).unwrap_or(&plain);
    if cell.span > 1 {
        let last = place.saturating_add(column(cell.span)).saturating_sub(1);
        worksheet.merge_range(row, place, row, last, "", format)?;
    }
    match &cell.value {
        Value::Empty => return Ok(()),
        Value::Text(text) => worksheet.write_string_with_format(row, place, text, format)?,
        Value::Day(date) => {
            worksheet.write_datetime_with_format(row, place, &moment(*date)?, format)?
        }
        Value::Number(number) => {
            worksheet.write_number_with_format(row, place, float(*number), format)?
        }
    };
    Ok(())
}

fn note_of(text: &str) -> Note {
    Note::new(text)
        .add_author_prefix(false)
        .set_width(260)
        .set_height(130)
}

fn take_inputs(
    worksheet: &mut Worksheet,
    inputs: &Inputs,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let (first, last) = (
        inputs.first.saturating_sub(1),
        inputs.last.saturating_sub(1),
    );
    for (place, input) in (0_u16..).zip(&inputs.columns) {
        if let Some(format) = formats.get(&input.style) {
            worksheet.set_column_format(place, format)?;
        }
        worksheet.add_data_validation(first, place, last, place, &validation(input)?)?;
    }
    Ok(())
}

fn validation(input: &Input) -> Result<DataValidation, XlsxError> {
    let validation = DataValidation::new();
    let validation = match &input.rule {
        Rule::Any => validation.allow_any_value(),
        Rule::Listed(listed) => validation.allow_list_formula(Formula::new(range(listed))),
        Rule::Days(first, last) => {
            validation.allow_date(DataValidationRule::Between(moment(*first)?, moment(*last)?))
        }
        Rule::Numbers(least, most) => validation
            .allow_decimal_number(DataValidationRule::Between(float(*least), float(*most))),
    };
    let style = if input.strict {
        DataValidationErrorStyle::Stop
    } else {
        DataValidationErrorStyle::Warning
    };
    let validation = validation
        .set_input_title(&input.help.0)?
        .set_input_message(&input.help.1)?
        .set_error_style(style);
    match &input.fault {
        Some((title, text)) => validation.set_error_title(title)?.set_error_message(text),
        None => Ok(validation),
    }
}

fn range(listed: &Listed) -> String {
    let column = letters(listed.column);
    let (first, last) = (listed.first, listed.last);
    format!("='{}'!${column}${first}:${column}${last}", listed.sheet)
}

fn format(style: Style) -> Format {
    let look = style.look();
    let format = Format::new()
        .set_font_size(look.size)
        .set_font_color(look.colour);
    let format = if look.bold { format.set_bold() } else { format };
    let format = if look.italic {
        format.set_italic()
    } else {
        format
    };
    let format = match look.ground {
        Some(ground) => format.set_background_color(ground),
        None => format,
    };
    let format = if look.wrapped {
        format.set_text_wrap().set_align(FormatAlign::Top)
    } else {
        format
    };
    let format = if look.bordered {
        format
            .set_border(FormatBorder::Thin)
            .set_border_color(0xB7_C4_CC)
    } else {
        format
    };
    match look.shown {
        Shown::AsIs => format,
        Shown::AsText => format.set_num_format("@"),
        Shown::AsDay => format.set_num_format("dd-mm-yyyy"),
        Shown::InHundredths => format.set_num_format("0.00"),
        Shown::InThousands => format.set_num_format("#,##0.00"),
    }
}

fn moment(date: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(&date.to_string())
}

fn float(number: Decimal) -> f64 {
    number.to_f64().unwrap_or_default()
}

fn column(count: u32) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
