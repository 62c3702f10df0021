//! What people type, read as what they mean: numbers, days, periods, flags, groups. One reading of one cell a file,
//! without knowing the table around it.

mod arrangement;
mod bare_number;
mod date;
mod duration;
mod flag;
mod fold;
mod group;
mod memo;
mod month;
mod number;
mod period;

pub use arrangement::arrangement;
pub use date::{Day, day};
pub use duration::benefit_duration;
pub use flag::{flag, is_mark};
pub use fold::{distance, fold, fold_tight, is_one_of, within_distance};
pub use group::{Group, group, nearest};
pub use memo::Memo;
pub use month::{month_name, year};
pub use number::{Convention, NotANumber, clock, evidence, number};
pub use period::{Stated, stated, without_period};
