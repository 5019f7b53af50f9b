//! Quantities: the algebra of values with units, and 80 amounts of money.

use proptest::prelude::*;
use rust_decimal::Decimal;
use taizhang_core::base::numeral::read;
use taizhang_core::base::{Area, Count, Dimension, Money, Quantity, QuantityError, Unit};

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a number")
}

/// A cell of a column in 万元, and how many 元 it is.
const MONEY: &[(&str, &str)] = &[
    ("0", "0"),
    ("1", "10000"),
    ("12.5", "125000"),
    ("0.01", "100"),
    ("0.0001", "1"),
    ("0.000001", "0.01"),
    ("3500", "35000000"),
    ("8000", "80000000"),
    ("5200", "52000000"),
    ("3600", "36000000"),
    ("1840", "18400000"),
    ("18640", "186400000"),
    ("612.38", "6123800"),
    ("125.50", "1255000"),
    ("1,020.00", "10200000"),
    ("1，020", "10200000"),
    ("12,345.67", "123456700"),
    ("１２.５", "125000"),
    ("１２．５", "125000"),
    ("-12.5", "-125000"),
    ("1.86E4", "186000000"),
    ("12.5万元", "125000"),
    ("12.5万", "125000"),
    ("125000元", "125000"),
    ("125,000.00元", "125000"),
    ("¥125,000.00", "125000"),
    ("￥125000", "125000"),
    ("人民币125000元", "125000"),
    ("125000元整", "125000"),
    ("0.01元", "0.01"),
    ("9.99元", "9.99"),
    ("1亿元", "100000000"),
    ("1.2亿元", "120000000"),
    ("3.5亿", "350000000"),
    ("３.５亿元", "350000000"),
    ("9.64亿元", "964000000"),
    ("0.8亿", "80000000"),
    ("1亿2000万元", "120000000"),
    ("2亿3000万", "230000000"),
    ("1万亿元", "1000000000000"),
    ("3千万", "30000000"),
    ("3千万元", "30000000"),
    ("5百万元", "5000000"),
    ("2千元", "2000"),
    ("3万5千元", "35000"),
    ("3万5千", "35000"),
    ("三百二十万元", "3200000"),
    ("三百二十万", "3200000"),
    ("二十三万元", "230000"),
    ("一亿元", "100000000"),
    ("三亿二千万元", "320000000"),
    ("一千零五十万元", "10500000"),
    ("十万元", "100000"),
    ("十万", "100000"),
    ("两百万元", "2000000"),
    ("三点五亿元", "350000000"),
    ("七点八万元", "78000"),
    ("一百元", "100"),
    ("约3500万元", "35000000"),
    ("近20万元", "200000"),
    ("100余万元", "1000000"),
    ("20多万", "200000"),
    ("不低于125.50万元", "1255000"),
    ("超1亿元", "100000000"),
    ("超过1亿元", "100000000"),
    ("逾3000万元", "30000000"),
    ("至少500万元", "5000000"),
    ("不超过500万元", "5000000"),
    ("500万元以内", "5000000"),
    ("500万元以上", "5000000"),
    ("3000万元左右", "30000000"),
    ("突破2亿元", "200000000"),
    ("将近50万", "500000"),
    ("上亿元", "100000000"),
    ("数字", ""),
    ("3500万美元", ""),
    ("3500 万元", "35000000"),
    (" 3500 ", "35000000"),
    ("35亩", ""),
    ("0.0000001", ""),
];

#[test]
fn eighty_amounts_of_money() {
    assert_eq!(MONEY.len(), 80);
    for (text, yuan) in MONEY {
        let quantity = read(text).ok().and_then(|numeral| numeral.quantity(Unit::WanYuan).ok());
        let found = quantity.and_then(|quantity| Money::of(quantity).ok()).map(Money::yuan);
        assert_eq!(found, yuan.parse().ok(), "{text}");
    }
}

#[test]
fn what_a_measure_cannot_hold_is_refused() {
    let of = |amount: &str, unit| Quantity::new(decimal(amount), unit);
    assert_eq!(Money::of(of("0.001", Unit::Yuan)), Err(QuantityError::TooFine));
    assert_eq!(Money::of(of("1", Unit::Mu)), Err(QuantityError::Dimensions(Unit::Mu, Unit::Yuan)));
    assert_eq!(Area::of(of("-1", Unit::Mu)), Err(QuantityError::Negative));
    assert_eq!(Area::of(of("800", Unit::SquareMetre)).map(Area::mu), Ok(decimal("1.2")));
    assert_eq!(Area::of(of("1", Unit::Hectare)).map(Area::mu), Ok(decimal("15")));
    assert_eq!(Count::of(decimal("2.5")), Err(QuantityError::TooFine));
    assert_eq!(Count::of(decimal("-1")), Err(QuantityError::Negative));
    assert_eq!(Count::of(decimal("5000000000")), Err(QuantityError::OutOfRange));
    assert_eq!(
        of("3", Unit::Household).plus(of("2", Unit::Seat)),
        Err(QuantityError::Dimensions(Unit::Seat, Unit::Household))
    );
    assert_eq!(
        of("3", Unit::Percent).plus(of("2", Unit::Percent)),
        Err(QuantityError::Dimensions(Unit::Percent, Unit::Percent))
    );
    assert_eq!(of("3", Unit::Percent).minus(of("2", Unit::Percent)), Ok(of("1", Unit::Point)));
    assert_eq!(of("3", Unit::Ge).rate_of(of("0", Unit::Ge)), Err(QuantityError::NoBase));
    assert_eq!(of("3", Unit::Ge).rate_of(of("-4", Unit::Ge)), Err(QuantityError::NoBase));
    assert_eq!(of("2", Unit::Ge).rate_of(of("4", Unit::Ge)), Ok(of("50", Unit::Percent)));
}

fn any_unit() -> impl Strategy<Value = Unit> {
    (0..Unit::ALL.len()).prop_map(|at| Unit::ALL[at])
}

fn amount() -> impl Strategy<Value = Decimal> {
    (-9_999_999_999_i64..=9_999_999_999, 0_u32..=4).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
}

fn adds(unit: Unit) -> bool {
    !matches!(unit.dimension(), Dimension::Rate | Dimension::Per(..))
}

proptest! {
    #[test]
    fn another_unit_and_back_is_the_same(amount in amount(), from in any_unit(), to in any_unit()) {
        let quantity = Quantity::new(amount, from);
        match quantity.to(to) {
            Ok(there) => {
                let off = (there.to(from).unwrap().amount - amount).abs();
                prop_assert!(off <= Decimal::new(1, 12), "{} {} {}", amount, from, to);
            }
            Err(error) => prop_assert_eq!(error, QuantityError::Dimensions(from, to)),
        }
    }

    #[test]
    fn only_what_measures_the_same_goes_together(amount in amount(), left in any_unit(), right in any_unit()) {
        let (a, b) = (Quantity::new(amount, left), Quantity::new(amount, right));
        let same = left.dimension() == right.dimension();
        prop_assert_eq!(a.to(right).is_ok(), same);
        prop_assert_eq!(a.plus(b).is_ok(), same && adds(left));
        prop_assert_eq!(a.minus(b).is_ok(), same);
    }

    #[test]
    fn adding_is_commutative_and_undone_by_taking_away(a in amount(), b in amount(), unit in any_unit()) {
        let (a, b) = (Quantity::new(a, unit), Quantity::new(b, unit));
        if adds(unit) {
            let sum = a.plus(b).unwrap();
            prop_assert_eq!(sum, b.plus(a).unwrap());
            prop_assert_eq!(sum.minus(b).unwrap(), a);
        }
    }

    #[test]
    fn a_part_of_itself_is_all_of_it(amount in amount(), unit in any_unit()) {
        let quantity = Quantity::new(amount, unit);
        let rate = quantity.rate_of(quantity);
        if amount > Decimal::ZERO {
            prop_assert_eq!(rate.unwrap(), Quantity::new(Decimal::ONE_HUNDRED, Unit::Percent));
        } else {
            prop_assert_eq!(rate, Err(QuantityError::NoBase));
        }
    }

    #[test]
    fn a_rate_does_not_depend_on_the_unit(part in 1_i64..1_000_000, whole in 1_i64..1_000_000) {
        let in_wan = |n: i64| Quantity::new(Decimal::from(n), Unit::WanYuan);
        let rate = in_wan(part).rate_of(in_wan(whole)).unwrap();
        prop_assert_eq!(in_wan(part).to(Unit::Yuan).unwrap().rate_of(in_wan(whole)).unwrap(), rate);
        let fen = in_wan(part).to(Unit::Yuan).unwrap().rate_of(in_wan(whole).to(Unit::Yuan).unwrap()).unwrap();
        prop_assert!((fen.amount - rate.amount).abs() < Decimal::new(1, 15));
    }

    #[test]
    fn money_is_exact_to_the_fen(fen in any::<i32>()) {
        let yuan = Decimal::new(fen.into(), 2);
        for unit in [Unit::Yuan, Unit::WanYuan, Unit::YiYuan] {
            let quantity = Quantity::new(yuan, Unit::Yuan).to(unit).unwrap();
            prop_assert_eq!(Money::of(quantity).unwrap().yuan(), yuan);
        }
    }
}
