use crate::rules::prelude::*;

rule! {
    /// 公文标题由发文机关、事由和文种组成，末尾是文种。
    "title-without-genre", Warning, layer: Field, basis: "GB/T 9704—2012 7.3.1", check,
    zh: "公文“{title}”的文种是“{genre}”，标题末尾不是“{genre}”。文稿会照抄这个标题。",
    en: "\"{title}\" is a {genre}, but its title does not end so; papers copy it as it stands.",
    help_zh: "请对照原件补上文种，或改正文种。",
    help_en: "Mend the title or the genre, as on the paper.",
    bad: r#"
        [[dispatch]]
        way = "sent"
        genre = "notice"
        title = "关于印发全员招商工作实施方案"
        date = "2023-04-12"
    "#,
    good: r#"
        [[dispatch]]
        way = "sent"
        genre = "notice"
        title = "关于印发全员招商工作实施方案的通知"
        date = "2023-04-12"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for paper in cx.all::<Dispatch>() {
        let Some(genre) = paper.genre.filter(|genre| genre.is_legal()) else { continue };
        let word = Word::stage(genre.opt());
        // （第3期） and （征求意见稿） may stand behind the genre.
        let title = paper.title.split_once(['（', '(']).map_or(&*paper.title, |(front, _)| front);
        let said = |opt: &Opt| std::iter::once(opt.zh).chain(opt.aliases.iter().copied()).any(|word| title.ends_with(word));
        if !said(genre.opt()) {
            cx.report(paper.place(Dispatch::TITLE), words! { title: &paper.title, genre: word });
        }
    }
}
