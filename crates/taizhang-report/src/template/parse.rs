//! From the text of a template to its tree. All faults are gathered.

use taizhang_doc::{Align, Level, Orientation};

use super::ast::{At, Block, Each, Item, Named, Piece, Row, RowHead, Slot, Table, Test};
use super::fault::{Fault, FaultKind};

/// Parses the body of a template.
pub(crate) fn parse(text: &str) -> (Vec<Block>, Vec<Fault>) {
    let mut parser = Parser::default();
    for (index, line) in text.lines().enumerate() {
        parser.line(u32::try_from(index).unwrap_or(u32::MAX - 1) + 1, line);
    }
    parser.close();
    (parser.blocks, parser.faults)
}

/// A character and where it stands, so that joined lines keep their places.
#[derive(Clone, Copy)]
struct Placed(char, At);

#[derive(Default)]
struct Parser {
    blocks: Vec<Block>,
    faults: Vec<Fault>,
    open: Option<Open>,
}

/// What the next line may continue.
enum Open {
    Para { lead: Option<(Level, Vec<Placed>)>, body: Vec<Placed>, items: Vec<OpenItem>, apart: bool },
    Table(Table),
}

struct OpenItem {
    each: Option<Each>,
    topic: Vec<Placed>,
    body: Vec<Placed>,
}

const LEVELS: [Level; 4] = [Level::One, Level::Two, Level::Three, Level::Four];

impl Parser {
    fn line(&mut self, number: u32, line: &str) {
        let trimmed = line.trim();
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        let placed: Vec<Placed> = trimmed
            .chars()
            .zip(1u32..)
            .map(|(c, column)| Placed(c, At { line: number, column: column + u32::try_from(indent).unwrap_or(0) }))
            .collect();
        if trimmed.is_empty() {
            self.close();
        } else if trimmed.starts_with('%') {
            // A remark for who edits the template.
        } else if trimmed == "---" {
            self.close();
            self.blocks.push(Block::PageBreak);
        } else if trimmed.starts_with('#') {
            self.close();
            let depth = trimmed.chars().take_while(|c| *c == '#').count();
            let text = self.pieces(skip_blanks(&placed[depth..]));
            match LEVELS.get(depth - 1) {
                Some(level) => self.blocks.push(Block::Heading { level: *level, text }),
                None => self.fault(placed[0].1, FaultKind::Level),
            }
        } else if trimmed.starts_with(">>") {
            self.close();
            let text = self.pieces(skip_blanks(&placed[2..]));
            self.blocks.push(Block::Addressee(text));
        } else if trimmed.starts_with("@@") {
            self.close();
            let (orientation, marks) = match trimmed.strip_prefix("@@>") {
                Some(_) => (Orientation::Landscape, 3),
                None => (Orientation::Portrait, 2),
            };
            let title = self.pieces(skip_blanks(&placed[marks..]));
            self.blocks.push(Block::Annex(title, orientation));
        } else if let Some(rest) = trimmed.strip_prefix("=>") {
            self.close();
            let text = skip_blanks(&placed[placed.len() - rest.chars().count()..]).to_vec();
            self.open =
                Some(Open::Para { lead: Some((Level::Two, text)), body: Vec::new(), items: Vec::new(), apart: false });
        } else if trimmed.starts_with("|=") {
            self.close();
            let caption = self.pieces(skip_blanks(&placed[2..]));
            let at = placed[0].1;
            self.open = Some(Open::Table(Table { caption, columns: Vec::new(), rows: Vec::new(), at }));
        } else if trimmed.starts_with('|') && !trimmed.starts_with("||") {
            self.table_line(&placed);
        } else if trimmed.starts_with("- ") {
            self.item_line(&placed[1..], false);
        } else if trimmed.starts_with("-- ") {
            self.item_line(&placed[2..], true);
        } else {
            self.text_line(placed);
        }
    }

    fn text_line(&mut self, placed: Vec<Placed>) {
        match &mut self.open {
            Some(Open::Para { body, items, .. }) => match items.last_mut() {
                Some(item) => item.body.extend(placed),
                None => body.extend(placed),
            },
            Some(Open::Table(_)) | None => {
                self.close();
                self.open = Some(Open::Para { lead: None, body: placed, items: Vec::new(), apart: false });
            }
        }
    }

    /// `- topic :: sentences`, or `- {each list first 6} topic :: sentences`.
    fn item_line(&mut self, placed: &[Placed], stands_apart: bool) {
        let mut rest = skip_blanks(placed);
        let each = self.each_head(&mut rest);
        let text: String = rest.iter().map(|placed| placed.0).collect();
        let (topic, body) = match text.find("::") {
            Some(at) => {
                let topic = text[..at].chars().count();
                (trim_end(&rest[..topic]), skip_blanks(&rest[topic + 2..]))
            }
            None => {
                if let Some(first) = rest.first() {
                    self.fault(first.1, FaultKind::NoTopic);
                }
                (rest, &rest[..0])
            }
        };
        let item = OpenItem { each, topic: topic.to_vec(), body: body.to_vec() };
        match &mut self.open {
            Some(Open::Para { items, apart, .. }) => {
                items.push(item);
                *apart |= stands_apart;
            }
            _ => {
                self.close();
                let items = vec![item];
                self.open = Some(Open::Para { lead: None, body: Vec::new(), items, apart: stands_apart });
            }
        }
    }

    /// `{each …}` that stands before an item or a row repeats it.
    fn each_head(&mut self, rest: &mut &[Placed]) -> Option<Each> {
        let text: String = rest.iter().map(|placed| placed.0).collect();
        if !text.starts_with("{each ") {
            return None;
        }
        let close = text.find('}')?;
        let inner = &rest[1..text[..close].chars().count()];
        let each = self.each(inner);
        *rest = skip_blanks(&rest[inner.len() + 2..]);
        each
    }

    /// What stands in braces before a row and says what it is a row of.
    fn row_head(&mut self, rest: &mut &[Placed]) -> RowHead {
        if let Some(each) = self.each_head(rest) {
            return RowHead::Each(each);
        }
        let text: String = rest.iter().map(|placed| placed.0).collect();
        let Some((inner, _)) = text.strip_prefix('{').and_then(|text| text.split_once('}')) else {
            return RowHead::Plain;
        };
        let at = rest[0].1;
        if inner.starts_with("groups ") {
            let groups = self.each(&rest[1..=inner.chars().count()]);
            *rest = skip_blanks(&rest[inner.chars().count() + 2..]);
            return groups.map_or(RowHead::Plain, RowHead::Groups);
        }
        let named = |name: &str| Named { name: name.to_owned(), at };
        let head = match inner.split_whitespace().collect::<Vec<_>>()[..] {
            ["sub"] => RowHead::Sub,
            ["total"] => RowHead::Total,
            ["entries"] => RowHead::Entries(at),
            ["debts"] => RowHead::Debts(at),
            ["gaps"] => RowHead::Gaps(at),
            ["figures", ref figures @ ..] if !figures.is_empty() => RowHead::Figures(named(&figures.join(" "))),
            ["ranking", rate] => RowHead::Ranking(named(rate)),
            _ => return RowHead::Plain,
        };
        *rest = skip_blanks(&rest[inner.chars().count() + 2..]);
        head
    }

    fn table_line(&mut self, placed: &[Placed]) {
        let mut rest = skip_blanks(&placed[1..]);
        let head = self.row_head(&mut rest);
        let mut cells = split_cells(rest);
        // What stands after the closing bar is no cell.
        if cells.len() > 1 && cells.last().is_some_and(Vec::is_empty) {
            cells.pop();
        }
        let at = placed[0].1;
        let Some(Open::Table(table)) = &mut self.open else {
            self.fault(at, FaultKind::RowOutsideTable);
            return;
        };
        if table.columns.is_empty() {
            let columns: Option<Vec<_>> = cells.iter().map(|cell| column(cell)).collect();
            match columns {
                Some(columns) => table.columns = columns,
                None => self.fault(at, FaultKind::Column),
            }
            return;
        }
        let wanted = table.columns.len();
        if cells.len() != wanted {
            self.fault(at, FaultKind::Cells { wanted, found: cells.len() });
            return;
        }
        let cells: Vec<Vec<Piece>> = cells.iter().map(|cell| self.pieces(cell)).collect();
        if let Some(Open::Table(table)) = &mut self.open {
            table.rows.push(Row { head, cells });
        }
    }

    fn close(&mut self) {
        match self.open.take() {
            None => {}
            Some(Open::Table(table)) => self.blocks.push(Block::Table(table)),
            Some(Open::Para { lead, body, items, apart }) => {
                let lead = lead.map(|(level, text)| (level, self.pieces(&text)));
                let body = self.pieces(&body);
                let items = items
                    .into_iter()
                    .map(|item| Item {
                        each: item.each,
                        topic: self.pieces(&item.topic),
                        body: self.pieces(&item.body),
                    })
                    .collect();
                self.blocks.push(Block::Para { lead, body, items, apart });
            }
        }
    }

    fn fault(&mut self, at: At, kind: FaultKind) {
        self.faults.push(Fault { at, kind });
    }

    fn pieces(&mut self, text: &[Placed]) -> Vec<Piece> {
        let mut cursor = Cursor { text, at: 0 };
        let pieces = self.sequence(&mut cursor, Until::End);
        if let Some(stray) = cursor.peek() {
            self.fault(stray.1, FaultKind::Stray(stray.0));
        }
        pieces
    }

    fn sequence(&mut self, cursor: &mut Cursor<'_>, until: Until) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut words: Option<(String, At)> = None;
        while let Some(Placed(c, at)) = cursor.peek() {
            let special = match c {
                '{' if until == Until::Each && cursor.looks_at("{end}") => break,
                ']' if until == Until::Clause => break,
                '|' if until == Until::Clause && cursor.looks_at("||") => break,
                '{' => self.braces(cursor, at),
                '[' => self.clause(cursor, at),
                ']' | '}' => {
                    cursor.at += 1;
                    self.fault(at, FaultKind::Stray(c));
                    None
                }
                _ => {
                    cursor.at += 1;
                    words.get_or_insert_with(|| (String::new(), at)).0.push(c);
                    continue;
                }
            };
            pieces.extend(words.take().map(|(text, at)| Piece::Text(text, at)));
            pieces.extend(special);
        }
        pieces.extend(words.map(|(text, at)| Piece::Text(text, at)));
        if until == Until::Clause { trim(pieces) } else { pieces }
    }

    fn clause(&mut self, cursor: &mut Cursor<'_>, at: At) -> Option<Piece> {
        cursor.at += 1;
        let mut alternatives = vec![self.sequence(cursor, Until::Clause)];
        while cursor.looks_at("||") {
            cursor.at += 2;
            alternatives.push(self.sequence(cursor, Until::Clause));
        }
        if cursor.peek().is_none() {
            self.fault(at, FaultKind::Open('['));
            return None;
        }
        cursor.at += 1;
        Some(Piece::Clause(alternatives))
    }

    fn braces(&mut self, cursor: &mut Cursor<'_>, at: At) -> Option<Piece> {
        let rest = &cursor.text[cursor.at + 1..];
        let Some(length) = rest.iter().position(|placed| placed.0 == '}') else {
            cursor.at = cursor.text.len();
            self.fault(at, FaultKind::Open('{'));
            return None;
        };
        let inner = &rest[..length];
        cursor.at += length + 2;
        let text: String = inner.iter().map(|placed| placed.0).collect();
        let text = text.trim();
        if let Some(test) = text.strip_prefix('?') {
            return self.test(test, at).map(Piece::Guard);
        }
        if let Some(claim) = text.strip_prefix('!') {
            let Some((word, test)) = claim.split_once(':') else {
                self.fault(at, FaultKind::Claim);
                return None;
            };
            return self.test(test, at).map(|test| Piece::Claim(word.trim().to_owned(), test));
        }
        if let Some(question) = text.strip_prefix("ask ") {
            return Some(Piece::Ask(question.trim().to_owned()));
        }
        if let Some(by) = text.strip_prefix("list") {
            let by = by.trim().strip_prefix("by ").unwrap_or("、").trim().to_owned();
            return Some(Piece::List(self.until_end(cursor, at), by));
        }
        if text.starts_with("each ") {
            let each = self.each(inner);
            let body = self.until_end(cursor, at);
            return each.map(|each| Piece::Each(each, body));
        }
        let mut parts = text.split('|').map(str::trim);
        let path = parts.next().unwrap_or_default().to_owned();
        Some(Piece::Slot(Slot { path, forms: parts.map(str::to_owned).collect(), at }))
    }

    fn until_end(&mut self, cursor: &mut Cursor<'_>, at: At) -> Vec<Piece> {
        let body = self.sequence(cursor, Until::Each);
        if cursor.looks_at("{end}") {
            cursor.at += "{end}".len();
        } else {
            self.fault(at, FaultKind::NoEnd);
        }
        body
    }

    fn test(&mut self, text: &str, at: At) -> Option<Test> {
        match text.split_whitespace().collect::<Vec<_>>()[..] {
            [path, holds] => Some(Test { path: path.to_owned(), holds: holds.to_owned(), at }),
            _ => {
                self.fault(at, FaultKind::Test);
                None
            }
        }
    }

    fn each(&mut self, inner: &[Placed]) -> Option<Each> {
        let text: String = inner.iter().map(|placed| placed.0).collect();
        let at = inner.first().map_or(At { line: 1, column: 1 }, |placed| placed.1);
        let mut words: Vec<&str> = text.split_whitespace().collect();
        let by = match words[..] {
            [.., "by", by] => Some(by.to_owned()),
            _ => None,
        };
        if by.is_some() {
            words.truncate(words.len() - 2);
        }
        let per = match words[..] {
            [.., "per", per] => Some(per.to_owned()),
            _ => None,
        };
        if per.is_some() {
            words.truncate(words.len() - 2);
        }
        let number = |word: &str| word.parse::<usize>().ok().filter(|number| *number > 0);
        let (path, all, first) = match words[..] {
            ["each", path] => (path, Some(usize::MAX), Some(usize::MAX)),
            ["groups", path] if per.is_some() => (path, Some(usize::MAX), Some(usize::MAX)),
            ["each", path, "first", first] => (path, number(first), number(first)),
            ["each", path, "all", all, "first", first] => (path, number(all), number(first)),
            _ => ("", None, None),
        };
        let (Some(all), Some(first)) = (all, first) else {
            self.fault(at, FaultKind::Each);
            return None;
        };
        Some(Each { path: path.to_owned(), all, first, per, by, at })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    End,
    Clause,
    Each,
}

struct Cursor<'a> {
    text: &'a [Placed],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<Placed> {
        self.text.get(self.at).copied()
    }

    fn looks_at(&self, word: &str) -> bool {
        let rest = &self.text[self.at.min(self.text.len())..];
        rest.len() >= word.chars().count() && rest.iter().zip(word.chars()).all(|(placed, c)| placed.0 == c)
    }
}

/// Blanks beside `[`, `||` and `]` only lay the template out.
fn trim(mut pieces: Vec<Piece>) -> Vec<Piece> {
    if let Some(Piece::Text(text, _)) = pieces.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Piece::Text(text, _)) = pieces.last_mut() {
        *text = text.trim_end().to_owned();
    }
    pieces.retain(|piece| !matches!(piece, Piece::Text(text, _) if text.is_empty()));
    pieces
}

fn skip_blanks(text: &[Placed]) -> &[Placed] {
    let blanks = text.iter().take_while(|placed| placed.0.is_whitespace()).count();
    &text[blanks..]
}

fn trim_end(text: &[Placed]) -> &[Placed] {
    let blanks = text.iter().rev().take_while(|placed| placed.0.is_whitespace()).count();
    &text[..text.len() - blanks]
}

/// Cells between single bars; a bar inside braces or brackets belongs to what stands there.
fn split_cells(text: &[Placed]) -> Vec<Vec<Placed>> {
    let mut cells = vec![Vec::new()];
    let mut depth = 0;
    for placed in text {
        match placed.0 {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
        if placed.0 == '|' && depth == 0 {
            cells.push(Vec::new());
        } else if let Some(cell) = cells.last_mut() {
            cell.push(*placed);
        }
    }
    cells.iter().map(|cell| trim_end(skip_blanks(cell)).to_vec()).collect()
}

/// `合同投资额 > 8`: head, how cells stand (`<` left, `^` centre, `>` right), width.
fn column(cell: &[Placed]) -> Option<(String, Align, u16)> {
    let text: String = cell.iter().map(|placed| placed.0).collect();
    let mut words = text.split_whitespace();
    let (head, align, width) = (words.next()?, words.next()?, words.next()?);
    let align = match align {
        "<" => Align::Left,
        "^" => Align::Centre,
        ">" => Align::Right,
        _ => return None,
    };
    Some((head.to_owned(), align, width.parse().ok()?))
}
