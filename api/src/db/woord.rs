//! Looking for a word in a short text, where no index of stems is kept.

use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Func, LikeExpr},
};

use crate::error::{Error, Result};

/// Characters that a word to look for may have: as many as a name.
const MEESTE_TEKENS: usize = 120;

/// A word in one of `columns` begins with `tekst`. SQLite folds the case of ASCII letters only, so the text is tried as it
/// was typed too.
pub(crate) fn woord_begint<C: ColumnTrait>(
    columns: impl IntoIterator<Item = C>,
    tekst: &str,
) -> Result<Condition> {
    let tekst = tekst.trim();
    if tekst.chars().count() > MEESTE_TEKENS {
        return Err(Error::bad(
            "De tekst van het filter is te lang.",
            "The text of the filter is too long.",
        ));
    }
    // PostgreSQL takes no NUL in a text, and no name has a control character.
    if tekst.chars().any(char::is_control) {
        return Err(Error::bad(
            "De tekst van het filter heeft een teken dat niet kan.",
            "The text of the filter has a character that cannot be.",
        ));
    }
    let escaped: String = tekst
        .chars()
        .flat_map(|letter| {
            matches!(letter, '%' | '_' | '\\')
                .then_some('\\')
                .into_iter()
                .chain([letter])
        })
        .collect();
    let like = |pattern: String| LikeExpr::new(pattern).escape('\\');
    let lower = escaped.to_lowercase();
    let mut found = Condition::any();
    for column in columns {
        let typed = || Expr::col(column.as_column_ref());
        let folded = || Expr::expr(Func::lower(typed()));
        for before in ["", "% "] {
            found = found
                .add(folded().like(like(format!("{before}{lower}%"))))
                .add(typed().like(like(format!("{before}{escaped}%"))));
        }
    }
    Ok(found)
}
