//! What use cases find themselves, by no rule: in bundles, between editions, on what is sent back.

use taizhang_core::base::{Notice, setting};

taizhang_core::notices! {
    /// Those that are made here.
    OWN:
    BUNDLE_FOREIGN "bundle-foreign" Error "这不是报送包。";
    BUNDLE_CUT_SHORT "bundle-cut-short" Error "报送包没有传完，或者坏了。";
    BUNDLE_CHANGED "bundle-changed" Error "报送包封好以后，里面的内容被改过。";
    BUNDLE_PART_MISSING "bundle-part-missing" Error "报送包里少了封包时有的内容。";
    BUNDLE_PART_ADDED "bundle-part-added" Error "报送包里多了封包时没有的内容。";
    BUNDLE_SEAL_DIFFERS "bundle-seal-differs" Error "报送包的封签和镇里报的不一样。";
    BUNDLE_FIGURES_DIFFER "bundle-figures-differ" Warning "报送包里的数据和按它的台账重新算的不一样。";
    EDITION_OVERLAPS "edition-overlaps" Error "这一期和上一期的起止日期重合，有几天会通报两次。";
    EDITION_GAP "edition-gap" Warning "这一期和上一期之间空了几天。";
    EDITION_LONG "edition-long" Hint "通报或群内短讯不算表格超过了字数。";
    REMARK "county-remark" Warning "县里退回时写的意见";
}

/// Every sort of finding that no rule makes.
pub(crate) fn all() -> impl Iterator<Item = &'static Notice> {
    let tables =
        [taizhang_exchange::MESSAGES, setting::NOTICES, taizhang_report::NOTICES, taizhang_proof::NOTICES, OWN];
    tables.into_iter().flatten().copied()
}
