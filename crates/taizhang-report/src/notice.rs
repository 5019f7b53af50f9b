//! What writing a paper finds, by no rule.

taizhang_core::notices! {
    /// Every sort of finding that writing a paper makes.
    NOTICES:
    TEMPLATE "template" Error "范本里有读不通或用不了的地方。";
    PAPER_OF_COUNTY "paper-of-county" Error "这种文稿写的是全县各镇，要给全县的文件夹。";
    PAPER_OF_TWO "paper-of-two" Error "这种文稿比较同一期的两个报送包，不从台账直接写出。";
    PHRASE_CUT "phrase-cut" Warning "台账里的固定说法少了字，文稿会照抄。";
    PHRASE_OUT_OF_FORCE "phrase-out-of-force" Warning "固定说法在成文那天不适用，文稿里留了空。";
    TEXT_NUMBER_UNBOUND "text-number-unbound" Hint "台账文字里写的数，同一行的栏目里没有，文稿里无从核对。";
}
