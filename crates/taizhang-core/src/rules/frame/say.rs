//! How findings write money: exactly, for a rounded number would hide what is wrong.

use crate::base::numeral::write;
use crate::base::{Money, Quantity, Unit};

/// In the unit of the column, which is 万元 nearly everywhere; what is finer than 元 of 万元 in 元.
pub(crate) fn money(money: Money) -> String {
    let yuan = Quantity::new(money.yuan(), Unit::Yuan);
    let wan = yuan.to(Unit::WanYuan).unwrap_or(yuan);
    quantity(if wan.amount.normalize().scale() > 4 { yuan } else { wan })
}

/// `560米`
pub(crate) fn quantity(quantity: Quantity) -> String {
    write::exactly(quantity, 6)
}

/// 签约（正式合同） → 签约
pub(crate) fn short(word: &str) -> &str {
    word.split_once('（').map_or(word, |(short, _)| short)
}
