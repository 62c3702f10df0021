//! How days, moments and periods are written: `9 maart 2026`, `3e kwartaal 2026`.

use chrono::{Datelike, Months, NaiveDate, NaiveDateTime};
use icu::{
    calendar::Gregorian,
    datetime::{
        FixedCalendarDateTimeFormatter,
        fieldsets::{YM, YMD},
        input::Date,
    },
    locale::{Locale, locale},
};

use super::{Language, Texts};

/// The formatters of one language.
struct Spelling {
    long: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    medium: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    month: Option<FixedCalendarDateTimeFormatter<Gregorian, YM>>,
}

impl Spelling {
    fn of(locale: &Locale) -> Self {
        Self {
            long: FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long()).ok(),
            medium: FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::medium()).ok(),
            month: FixedCalendarDateTimeFormatter::try_new(locale.into(), YM::long()).ok(),
        }
    }
}

thread_local! {
    static DUTCH: Spelling = Spelling::of(&locale!("nl"));
    static ENGLISH: Spelling = Spelling::of(&locale!("en-GB"));
}

impl Texts {
    /// A day in full: `9 maart 2026`.
    #[must_use]
    pub fn date(&self, day: NaiveDate) -> String {
        self.spelled(day, |spelling, date| {
            spelling
                .long
                .as_ref()
                .map(|long| long.format(date).to_string())
        })
    }

    /// A day in few characters: `9-3-2026`; in English `9 Mar 2026`, which nobody reads as 3 September.
    #[must_use]
    pub fn short_date(&self, day: NaiveDate) -> String {
        match self.language() {
            Language::Dutch => format!("{}-{}-{}", day.day(), day.month(), day.year()),
            Language::English => self.spelled(day, |spelling, date| {
                spelling
                    .medium
                    .as_ref()
                    .map(|medium| medium.format(date).to_string())
            }),
        }
    }

    /// A month: `maart 2026`.
    #[must_use]
    pub fn month(&self, day: NaiveDate) -> String {
        self.spelled(day, |spelling, date| {
            spelling
                .month
                .as_ref()
                .map(|month| month.format(date).to_string())
        })
    }

    /// A moment in Dutch wall-clock time: `9 maart 2026, 14:05`.
    #[must_use]
    pub fn moment(&self, moment: NaiveDateTime) -> String {
        format!("{}, {}", self.date(moment.date()), moment.format("%H:%M"))
    }

    /// The days from `start` to `end`: a year, half year, quarter or month by its name, else both days.
    #[must_use]
    pub fn period(&self, start: NaiveDate, end: NaiveDate) -> String {
        let lasts = |months| {
            start.day() == 1
                && start
                    .checked_add_months(Months::new(months))
                    .and_then(|next| next.pred_opt())
                    == Some(end)
        };
        let year = start.year().to_string();
        if lasts(1) {
            self.month(start)
        } else if lasts(3) && start.month0().is_multiple_of(3) {
            self.quarter(start.year(), start.month0() / 3 + 1)
        } else if lasts(6) && start.month0().is_multiple_of(6) {
            self.with2("period-half", "half", start.month0() / 6 + 1, "year", year)
        } else if lasts(12) && start.month() == 1 {
            year
        } else {
            self.with2(
                "period-days",
                "start",
                self.date(start),
                "end",
                self.date(end),
            )
        }
    }

    /// A calendar quarter, 1 to 4: `3e kwartaal 2026`.
    #[must_use]
    pub fn quarter(&self, year: i32, quarter: u32) -> String {
        self.with2(
            "period-quarter",
            "quarter",
            quarter,
            "year",
            year.to_string(),
        )
    }

    fn spelled(
        &self,
        day: NaiveDate,
        spell: impl Fn(&Spelling, &Date<Gregorian>) -> Option<String>,
    ) -> String {
        let plain = || day.format("%Y-%m-%d").to_string();
        let (Ok(month), Ok(date)) = (u8::try_from(day.month()), u8::try_from(day.day())) else {
            return plain();
        };
        let Ok(date) = Date::try_new_gregorian(day.year(), month, date) else {
            return plain();
        };
        let spelling = match self.language() {
            Language::Dutch => &DUTCH,
            Language::English => &ENGLISH,
        };
        spelling
            .with(|spelling| spell(spelling, &date))
            .unwrap_or_else(plain)
    }
}
