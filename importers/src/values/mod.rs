//! What people type, read as what they mean: numbers, days, periods, flags, groups. One reading of one cell a file,
//! without knowing the table around it.

mod arrangement;
mod bare_number;
mod date;
mod duration;
mod example;
mod flag;
mod fold;
mod group;
mod group_words;
mod meant;
mod memo;
mod month;
mod number;
mod period;

pub use arrangement::arrangement;
pub use date::{
    BELIEVED_YEARS, Day, NotADay, Order, day, day_in, day_of_serial, has_two_orders, order_of,
};
pub use duration::benefit_duration;
pub use example::says_example;
pub use flag::{flag, is_mark};
pub use fold::{distance, fold, fold_tight, is_one_of, within_distance};
pub use group::{Group, group, nearest};
pub use meant::{meant_choice, meant_day, meant_numbers};
pub use memo::Memo;
pub use month::{month_name, year};
pub use number::{Convention, NotANumber, clock, evidence, number};
pub use period::{Stated, stated, without_period};
