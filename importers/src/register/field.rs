//! What a column of a contract register can hold.

use serde::{Deserialize, Serialize};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RegisterField {
    /// Number of the contract.
    Number,
    /// What it is about.
    Title,
    /// Number of the framework agreement.
    Framework,
    /// The part of the framework agreement.
    Lot,
    /// Code of the supplier.
    SupplierCode,
    /// Name of the supplier.
    Supplier,
    /// Number of the supplier at the Kamer van Koophandel.
    Kvk,
    /// Category, by code or name.
    Category,
    /// Who buys, by code or name.
    Buyer,
    /// What part of the value that buyer takes.
    Share,
    /// Whether that buyer leads.
    Leads,
    /// Whether candidates work under the client's own supervision.
    ClientSupervision,
    /// Value excl. VAT.
    Value,
    /// Day of the award.
    Awarded,
    /// Day on which the tender was published.
    TenderPublished,
    /// First day.
    Start,
    /// Last day.
    End,
    /// Options to extend it.
    Options,
    /// Known, and never read: an amount with VAT, a last day with the options.
    Aside,
}

impl RegisterField {
    /// The columns of a register that is written, in order.
    pub const WRITTEN: [Self; 18] = [
        Self::Number,
        Self::Title,
        Self::Framework,
        Self::Lot,
        Self::SupplierCode,
        Self::Supplier,
        Self::Kvk,
        Self::Category,
        Self::Buyer,
        Self::Share,
        Self::Leads,
        Self::ClientSupervision,
        Self::Value,
        Self::Awarded,
        Self::TenderPublished,
        Self::Start,
        Self::End,
        Self::Options,
    ];

    /// The word that files and interfaces use.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Title => "title",
            Self::Framework => "framework",
            Self::Lot => "lot",
            Self::SupplierCode => "supplier_code",
            Self::Supplier => "supplier",
            Self::Kvk => "kvk",
            Self::Category => "category",
            Self::Buyer => "buyer",
            Self::Share => "share",
            Self::Leads => "leads",
            Self::ClientSupervision => "client_supervision",
            Self::Value => "value",
            Self::Awarded => "awarded",
            Self::TenderPublished => "tender_published",
            Self::Start => "start",
            Self::End => "end",
            Self::Options => "options",
            Self::Aside => "aside",
        }
    }

    /// The heading of its column in a register that is written, in Dutch.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Number => "Contractnummer",
            Self::Title => "Titel",
            Self::Framework => "Raamovereenkomst",
            Self::Lot => "Perceel",
            Self::SupplierCode => "Leverancierscode",
            Self::Supplier => "Leverancier",
            Self::Kvk => "KvK-nummer",
            Self::Category => "Categorie",
            Self::Buyer => "Opdrachtgever",
            Self::Share => "Aandeel (%)",
            Self::Leads => "Penvoerder",
            Self::ClientSupervision => "Toezicht opdrachtgever",
            Self::Value => "Waarde excl. btw",
            Self::Awarded => "Datum gunning",
            Self::TenderPublished => "Datum publicatie",
            Self::Start => "Startdatum",
            Self::End => "Einddatum",
            Self::Options => "Opties",
            Self::Aside => "",
        }
    }

    /// Whether it is said of each buyer of a contract, and not once of the contract.
    pub const fn is_of_buyer(self) -> bool {
        matches!(self, Self::Buyer | Self::Share | Self::Leads)
    }
}
