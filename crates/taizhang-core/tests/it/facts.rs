//! Facts in bulk: what is packed comes back, and adds up to every division as a plain sum over its descendants does.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use taizhang_core::catalogue::Fold;
use taizhang_core::catalogue::facts::{Broken, Fact, Shape, Totals, pack, unpack};

const FIGURES: u16 = 4;

fn fact() -> impl Strategy<Value = Fact> {
    let value = prop_oneof![-100_i64..100, -(1_i64 << 46)..=1 << 46, Just(0)];
    (0_u32..40, 0_u16..FIGURES, value).prop_map(|(child, figure, value)| Fact { child, figure, value })
}

/// A tree of forty divisions: each lies in one that stands before it.
fn shape() -> impl Strategy<Value = Vec<Option<u32>>> {
    vec(any::<u32>(), 40).prop_map(|picks| {
        let parent = |(at, pick): (u32, u32)| (at > 0).then(|| pick % at);
        (0..).zip(picks).map(parent).collect()
    })
}

fn unpacked(bytes: &[u8]) -> Result<Vec<Fact>, Broken> {
    let mut facts = Vec::new();
    unpack(bytes, |fact| {
        facts.push(fact);
        Ok(())
    })?;
    Ok(facts)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_packed_comes_back(mut facts in vec(fact(), 0..200)) {
        let bytes = pack(&facts).expect("no value is too large");
        facts.sort_unstable();
        prop_assert_eq!(unpacked(&bytes), Ok(facts));
    }

    #[test]
    fn bytes_of_a_stranger_are_refused_or_read(bytes in vec(any::<u8>(), 0..200)) {
        if let Ok(facts) = unpacked(&bytes) {
            prop_assert!(facts.iter().all(|fact| fact.value.abs() <= 1 << 46));
        }
    }

    #[test]
    fn every_division_has_the_sum_of_all_that_lies_in_it(
        parents in shape(),
        periods in vec(vec(vec(fact(), 0..60), 0..4), 1..4),
    ) {
        let shape = Shape::new(parents.clone()).expect("each stands behind what it lies in");
        let folds = [Fold::Sum, Fold::Last, Fold::Sum, Fold::Last];
        let mut all = Totals::new(&shape, usize::from(FIGURES));
        let mut totals = all.clone();
        // By hand: (division, figure) to sum and count.
        let mut wanted_all: BTreeMap<(u32, u16), i64> = BTreeMap::new();
        for blocks in &periods {
            let packed: Vec<Vec<u8>> = blocks.iter().map(|facts| pack(facts).expect("small")).collect();
            totals.roll_up(&shape, packed.iter().map(Vec::as_slice)).expect("sound blocks");
            let mut wanted: BTreeMap<(u32, u16), (i64, u32)> = BTreeMap::new();
            for fact in blocks.iter().flatten() {
                let mut at = Some(fact.child);
                while let Some(division) = at {
                    let (sum, count) = wanted.entry((division, fact.figure)).or_default();
                    (*sum, *count) = (*sum + fact.value, *count + 1);
                    at = parents[division as usize];
                }
            }
            for division in 0..40 {
                for figure in 0..FIGURES {
                    let known = wanted.get(&(division, figure));
                    prop_assert_eq!(totals.get(division, figure), known.map(|(sum, _)| *sum));
                    prop_assert_eq!(totals.reported(division, figure), known.map_or(0, |(_, count)| *count));
                    if let Some((sum, _)) = known {
                        let so_far = wanted_all.entry((division, figure)).or_default();
                        *so_far = if folds[usize::from(figure)] == Fold::Last { *sum } else { *so_far + *sum };
                    }
                }
            }
            all.then(&totals, &folds);
        }
        for division in 0..40 {
            for figure in 0..FIGURES {
                prop_assert_eq!(all.get(division, figure), wanted_all.get(&(division, figure)).copied());
            }
            let (part, whole) = (all.get(division, 0), all.get(division, 2).filter(|whole| *whole > 0));
            let wanted = part.zip(whole).map(|(part, whole)| {
                (i128::from(part) * 1_000_000 + i128::from(whole / 2)).div_euclid(i128::from(whole))
            });
            prop_assert_eq!(all.rate(division, 0, 2).map(i128::from), wanted.filter(|rate| i64::try_from(*rate).is_ok()));
        }
    }
}

#[test]
fn what_cannot_be_is_refused() {
    assert_eq!(pack(&[Fact { child: 0, figure: 0, value: i64::MAX }]), Err(Broken::Range));
    assert_eq!(unpacked(&[0x80]), Err(Broken::Short));
    assert_eq!(unpacked(&[0, 1, 0]), Err(Broken::Short));
    assert_eq!(unpacked(&[0xff; 12]), Err(Broken::Range));
    assert_eq!(Shape::new(vec![Some(0)]), Err(Broken::Tree));
    let shape = Shape::new(vec![None]).expect("one division");
    let block = pack(&[Fact { child: 1, figure: 0, value: 1 }]).expect("small");
    assert_eq!(Totals::new(&shape, 1).roll_up(&shape, [block.as_slice()]), Err(Broken::Unknown));
}
