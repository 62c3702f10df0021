//! How the cells of a template look: one description of each style for both kinds of file.

/// What a cell is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// Nothing in particular.
    Plain,
    /// The title of a sheet.
    Title,
    /// The name of a value beside it.
    Label,
    /// A remark in small letters.
    Hint,
    /// A heading inside the guidance.
    Section,
    /// The heading of a column that must be filled.
    RequiredHeading,
    /// The heading of a column that may stay empty.
    OptionalHeading,
    /// Running text over the width of a sheet.
    Prose,
    /// A cell of the guidance.
    Body,
    /// A cell of the guidance that stands out.
    Strong,
    /// Typed: free text or a word of a list.
    Text,
    /// Typed: a number or code kept as text.
    Code,
    /// Typed: a day.
    Day,
    /// Typed: hours.
    Hours,
    /// Typed: euros.
    Euros,
}

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    AsIs,
    /// As typed, leading zeros too.
    AsText,
    /// `31-12-2026`.
    AsDay,
    /// `312,50`.
    InHundredths,
    /// `250.000,00`.
    InThousands,
}

/// How a style looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// In points.
    pub(super) size: u32,
    /// Red, green and blue.
    pub(super) colour: u32,
    /// The ground behind it, where it isn't white.
    pub(super) ground: Option<u32>,
    pub(super) wrapped: bool,
    pub(super) bordered: bool,
    pub(super) shown: Shown,
}

const INK: u32 = 0x1B_26_31;
const QUIET: u32 = 0x4A_58_66;
const DEEP: u32 = 0x1D_4B_5E;
const PALE: u32 = 0xDC_EA_F0;
const WHITE: u32 = 0xFF_FF_FF;

const PLAIN: Look = Look {
    bold: false,
    italic: false,
    size: 11,
    colour: INK,
    ground: None,
    wrapped: false,
    bordered: false,
    shown: Shown::AsIs,
};

impl Style {
    /// Every style.
    pub(super) const ALL: [Self; 15] = [
        Self::Plain,
        Self::Title,
        Self::Label,
        Self::Hint,
        Self::Section,
        Self::RequiredHeading,
        Self::OptionalHeading,
        Self::Prose,
        Self::Body,
        Self::Strong,
        Self::Text,
        Self::Code,
        Self::Day,
        Self::Hours,
        Self::Euros,
    ];

    /// How it looks. Text and ground differ by 7 to 1 and more.
    pub(super) const fn look(self) -> Look {
        match self {
            Self::Plain | Self::Text => PLAIN,
            Self::Title => Look {
                bold: true,
                size: 16,
                colour: DEEP,
                ..PLAIN
            },
            Self::Label => Look {
                bold: true,
                colour: QUIET,
                ..PLAIN
            },
            Self::Hint => Look {
                italic: true,
                size: 10,
                colour: QUIET,
                ..PLAIN
            },
            Self::Section => Look {
                bold: true,
                size: 13,
                colour: DEEP,
                ..PLAIN
            },
            Self::RequiredHeading => Look {
                bold: true,
                colour: WHITE,
                ground: Some(DEEP),
                wrapped: true,
                bordered: true,
                ..PLAIN
            },
            Self::OptionalHeading => Look {
                bold: true,
                ground: Some(PALE),
                wrapped: true,
                bordered: true,
                ..PLAIN
            },
            Self::Prose => Look {
                wrapped: true,
                ..PLAIN
            },
            Self::Body => Look {
                wrapped: true,
                bordered: true,
                ..PLAIN
            },
            Self::Strong => Look {
                bold: true,
                wrapped: true,
                bordered: true,
                ..PLAIN
            },
            Self::Code => Look {
                shown: Shown::AsText,
                ..PLAIN
            },
            Self::Day => Look {
                shown: Shown::AsDay,
                ..PLAIN
            },
            Self::Hours => Look {
                shown: Shown::InHundredths,
                ..PLAIN
            },
            Self::Euros => Look {
                shown: Shown::InThousands,
                ..PLAIN
            },
        }
    }
}
