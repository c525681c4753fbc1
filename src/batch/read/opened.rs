//! The one way into the rows of a block, whatever form they have. Must not know what becomes of them.

use crate::batch::plan::{InputForm, Plan};
use crate::batch::read::blocks::RowBlock;
use crate::batch::read::filler::Filler;
use crate::batch::read::lines::{Objects, Targets};
use crate::batch::read::reading::Rows;
use crate::batch::read::table::{self, Singly, TableRows};

/// The names that lines may give; none where rows are no lines of JSON.
pub fn targets(plan: &Plan<'_>, filler: &Filler<'_>) -> Targets {
    match plan.form {
        InputForm::Lines => Targets::new(plan, filler),
        InputForm::Separated(_) | InputForm::Sheet | InputForm::Records => Targets::default(),
    }
}

/// The rows of a whole block.
pub fn rows<'b>(
    plan: &'b Plan<'_>,
    block: &'b RowBlock,
    targets: &'b Targets,
    filler: &Filler<'_>,
) -> Box<dyn Rows + 'b> {
    match plan.form {
        InputForm::Separated(separator) if plan.line_by_line => {
            Box::new(Singly::new(block, separator, plan, filler))
        }
        InputForm::Separated(separator) => {
            let cells = table::reader(separator, &block.bytes);
            Box::new(TableRows::new(block, cells, plan, filler))
        }
        InputForm::Sheet | InputForm::Records => {
            Box::new(TableRows::new(block, table::sheet(&block.bytes), plan, filler))
        }
        InputForm::Lines => Box::new(Objects::new(block, targets, plan.line_by_line)),
    }
}
