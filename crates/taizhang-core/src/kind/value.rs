//! Values of fields, the shapes they have, and how a Rust type takes them on.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::base::{Area, Count, Dimension, Money, Period, Quantity, QuantityError, Steps, Unit};

/// The value of a field, whatever its Rust type. An empty field has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(Box<str>),
    /// A number with its unit.
    Quantity(Quantity),
    /// A number without one: an order, a year.
    Number(Decimal),
    /// A day.
    Day(Date),
    /// A period.
    Period(Period),
    /// One of a closed list.
    Choice(&'static Opt),
    /// 是 or 否.
    Flag(bool),
    /// Several lines.
    Texts(Vec<Box<str>>),
    /// Named quantities.
    Amounts(Vec<(Box<str>, Quantity)>),
    /// Dated steps, and the stage that the clerk claims.
    Steps {
        /// In order of their days.
        steps: Vec<(&'static Opt, Date)>,
        /// 当前阶段 as typed.
        claimed: Option<&'static Opt>,
    },
}

/// One word of a closed list.
#[derive(Debug, PartialEq, Eq)]
pub struct Opt {
    /// ASCII: `signed`.
    pub code: &'static str,
    /// 签约（正式合同）
    pub zh: &'static str,
    /// Other ways to write it.
    pub aliases: &'static [&'static str],
}

impl Opt {
    /// Whether `text` is one of its spellings.
    pub fn is(&self, text: &str) -> bool {
        self.zh == text || self.code == text || self.aliases.contains(&text)
    }
}

/// What a field can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Words.
    Text,
    /// Money; bare numbers are in the field's unit.
    Money,
    /// An area; bare numbers are in the field's unit.
    Area,
    /// A whole number of the field's unit.
    Count,
    /// A number of any unit, or of the field's.
    Quantity,
    /// A number without a unit.
    Number,
    /// A day.
    Day,
    /// A period.
    Period,
    /// One of a closed list.
    Choice(&'static [&'static Opt]),
    /// 是 or 否.
    Flag,
    /// Several lines in one cell.
    Texts,
    /// Named quantities in one cell.
    Amounts,
    /// Dated steps over a closed list of stages.
    Steps(&'static [&'static Opt]),
}

/// Why a value does not fit a field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A text where a number is asked, and the like: a fault of the caller, never of a clerk.
    #[error("a value of another shape")]
    Shape,
    /// The quantity does not fit.
    #[error(transparent)]
    Quantity(#[from] QuantityError),
}

/// A Rust type that a field can have.
pub trait FieldType {
    /// What it holds.
    const SHAPE: Shape;
    /// The value; none where the field is empty.
    fn get(&self) -> Option<Value>;
    /// Takes a value on, or none.
    ///
    /// # Errors
    /// When the value does not fit; the field is then as it was.
    fn set(&mut self, value: Option<Value>) -> Result<(), Refusal>;
}

/// A type with exactly one value, that a field may hold or not.
pub trait Scalar: Sized {
    /// What it holds.
    const SHAPE: Shape;
    /// Its value.
    fn value(&self) -> Value;
    /// Made of a value.
    ///
    /// # Errors
    /// When the value does not fit.
    fn of(value: Value) -> Result<Self, Refusal>;
}

impl<T: Scalar> FieldType for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    fn get(&self) -> Option<Value> {
        self.as_ref().map(Scalar::value)
    }

    fn set(&mut self, value: Option<Value>) -> Result<(), Refusal> {
        *self = value.map(T::of).transpose()?;
        Ok(())
    }
}

macro_rules! scalar {
    ($type:ty, $shape:expr, $this:ident => $value:expr, $pattern:pat => $of:expr) => {
        impl Scalar for $type {
            const SHAPE: Shape = $shape;
            fn value(&self) -> Value {
                let $this = self;
                $value
            }
            fn of(value: Value) -> Result<Self, Refusal> {
                match value {
                    $pattern => $of,
                    _ => Err(Refusal::Shape),
                }
            }
        }
    };
}

scalar!(Box<str>, Shape::Text, text => Value::Text(text.clone()), Value::Text(text) => Ok(text));
scalar!(Money, Shape::Money, money => Value::Quantity(Quantity::new(money.yuan(), Unit::Yuan)),
    Value::Quantity(quantity) => Ok(Money::of(quantity)?));
scalar!(Area, Shape::Area, area => Value::Quantity(Quantity::new(area.mu(), Unit::Mu)),
    Value::Quantity(quantity) => Ok(Area::of(quantity)?));
scalar!(Quantity, Shape::Quantity, quantity => Value::Quantity(*quantity), Value::Quantity(quantity) => Ok(quantity));
scalar!(Decimal, Shape::Number, number => Value::Number(*number), Value::Number(number) => Ok(number));
scalar!(Date, Shape::Day, day => Value::Day(*day), Value::Day(day) => Ok(day));
scalar!(Period, Shape::Period, period => Value::Period(*period), Value::Period(period) => Ok(period));
scalar!(bool, Shape::Flag, flag => Value::Flag(*flag), Value::Flag(flag) => Ok(flag));

impl Scalar for Count {
    const SHAPE: Shape = Shape::Count;

    fn value(&self) -> Value {
        Value::Number(Decimal::from(self.get()))
    }

    fn of(value: Value) -> Result<Self, Refusal> {
        match value {
            Value::Number(number) => Ok(Count::of(number)?),
            Value::Quantity(quantity) if matches!(quantity.unit.dimension(), Dimension::Count(_)) => {
                Ok(Count::of(quantity.amount * quantity.unit.factor())?)
            }
            _ => Err(Refusal::Shape),
        }
    }
}

impl FieldType for String {
    const SHAPE: Shape = Shape::Text;

    fn get(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Text(self.as_str().into()))
    }

    fn set(&mut self, value: Option<Value>) -> Result<(), Refusal> {
        *self = match value {
            None => String::new(),
            Some(Value::Text(text)) => text.into(),
            Some(_) => return Err(Refusal::Shape),
        };
        Ok(())
    }
}

impl FieldType for Vec<Box<str>> {
    const SHAPE: Shape = Shape::Texts;

    fn get(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Texts(self.clone()))
    }

    fn set(&mut self, value: Option<Value>) -> Result<(), Refusal> {
        *self = match value {
            None => Vec::new(),
            Some(Value::Texts(lines)) => lines,
            Some(_) => return Err(Refusal::Shape),
        };
        Ok(())
    }
}

/// A closed list of words, as `choices!` makes it.
pub trait Choice: Copy + Ord + 'static {
    /// Every word, in order.
    const OPTIONS: &'static [&'static Opt];
    /// The word.
    fn opt(self) -> &'static Opt;
    /// The variant whose word it is.
    fn of(opt: &Opt) -> Option<Self>;
}

impl<S: Choice> FieldType for Steps<S> {
    const SHAPE: Shape = Shape::Steps(S::OPTIONS);

    fn get(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Steps {
            steps: self.all().iter().map(|step| (step.to.opt(), step.on)).collect(),
            claimed: self.claimed.map(Choice::opt),
        })
    }

    fn set(&mut self, value: Option<Value>) -> Result<(), Refusal> {
        let mut fresh = Steps::default();
        match value {
            None => {}
            Some(Value::Steps { steps, claimed }) => {
                for (to, on) in steps {
                    fresh.take(S::of(to).ok_or(Refusal::Shape)?, on);
                }
                fresh.claimed = claimed.map(|opt| S::of(opt).ok_or(Refusal::Shape)).transpose()?;
            }
            Some(_) => return Err(Refusal::Shape),
        }
        *self = fresh;
        Ok(())
    }
}

/// Declares a closed list: an enum whose variants have a code, a Chinese word, and other spellings.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident $code:literal $zh:literal $(| $alias:literal)*;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = $zh] $(#[$vdoc])* $variant,)* }

        impl $crate::kind::Choice for $name {
            const OPTIONS: &'static [&'static $crate::kind::Opt] = &[$(
                &$crate::kind::Opt { code: $code, zh: $zh, aliases: &[$($alias),*] },
            )*];
            fn opt(self) -> &'static $crate::kind::Opt {
                Self::OPTIONS[self as usize]
            }
            fn of(opt: &$crate::kind::Opt) -> Option<Self> {
                match opt.code { $($code => Some(Self::$variant),)* _ => None }
            }
        }

        impl $crate::kind::Scalar for $name {
            const SHAPE: $crate::kind::Shape =
                $crate::kind::Shape::Choice(<Self as $crate::kind::Choice>::OPTIONS);
            fn value(&self) -> $crate::kind::Value {
                $crate::kind::Value::Choice($crate::kind::Choice::opt(*self))
            }
            fn of(value: $crate::kind::Value) -> Result<Self, $crate::kind::Refusal> {
                match value {
                    $crate::kind::Value::Choice(opt) => {
                        <Self as $crate::kind::Choice>::of(opt).ok_or($crate::kind::Refusal::Shape)
                    }
                    _ => Err($crate::kind::Refusal::Shape),
                }
            }
        }
    };
}
pub(crate) use choices;

/// Named quantities in one cell: 水圳560米；陂头3座.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Amounts(pub Vec<(Box<str>, Quantity)>);

impl FieldType for Amounts {
    const SHAPE: Shape = Shape::Amounts;

    fn get(&self) -> Option<Value> {
        (!self.0.is_empty()).then(|| Value::Amounts(self.0.clone()))
    }

    fn set(&mut self, value: Option<Value>) -> Result<(), Refusal> {
        self.0 = match value {
            None => Vec::new(),
            Some(Value::Amounts(amounts)) => amounts,
            Some(_) => return Err(Refusal::Shape),
        };
        Ok(())
    }
}
