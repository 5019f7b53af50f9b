//! What can be asked for, one file a resource: parameters in, one use case called, its answer out.

mod bundles;
mod catalogue;
mod check;
mod collect;
mod common;
mod figures;
mod fill;
mod health;
mod papers;
mod problems;
mod proof;
mod refresh;
mod slots;
mod template;
mod trace;
mod verify;
mod workbook;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::desk::Desk;
use crate::intake::{DRAFT_ALONE, EDITION, FILL, HANDED, LEDGER, MERGE, ONE, PROOF, REVISED, TWO, bringing};

/// What every address of the interface begins with.
pub(crate) const PREFIX: &str = "/api/v1";

/// Every resource with its description, and what its requests bring.
pub(crate) fn router() -> OpenApiRouter<Desk> {
    OpenApiRouter::default()
        .routes(bringing(&LEDGER, routes!(check::check)))
        .routes(bringing(&LEDGER, routes!(figures::figures)))
        .routes(bringing(&LEDGER, routes!(trace::trace)))
        .routes(bringing(&HANDED, routes!(bundles::make)))
        .routes(bringing(&ONE, routes!(bundles::verify)))
        .routes(bringing(&TWO, routes!(bundles::compare)))
        .routes(bringing(&LEDGER, routes!(workbook::blank, workbook::filled)))
        .routes(bringing(&LEDGER, routes!(collect::split)))
        .routes(bringing(&MERGE, routes!(collect::merge)))
        .routes(bringing(&LEDGER, routes!(collect::owed)))
        .routes(bringing(&FILL, routes!(fill::fill)))
        .routes(bringing(&PROOF, routes!(proof::proof)))
        .routes(bringing(&DRAFT_ALONE, routes!(slots::slots)))
        .routes(bringing(&REVISED, routes!(verify::verify)))
        .routes(bringing(&REVISED, routes!(refresh::refresh)))
        .routes(bringing(&DRAFT_ALONE, routes!(template::template)))
        .routes(routes!(catalogue::kinds::list))
        .routes(routes!(catalogue::kinds::one))
        .routes(routes!(catalogue::schema))
        .routes(routes!(catalogue::figures::list))
        .routes(routes!(catalogue::figures::one))
        .routes(routes!(catalogue::rules::list))
        .routes(routes!(catalogue::rules::one))
        .routes(routes!(catalogue::papers::list))
        .routes(bringing(&EDITION, routes!(catalogue::papers::one, papers::compile)))
        .routes(bringing(&EDITION, routes!(papers::edition)))
        .routes(routes!(problems::list))
        .routes(routes!(problems::one))
        .routes(routes!(health::health))
}
