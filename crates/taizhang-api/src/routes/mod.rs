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

/// What every address of the interface begins with.
pub(crate) const PREFIX: &str = "/api/v1";

/// Every resource with its description.
pub(crate) fn router() -> OpenApiRouter<Desk> {
    OpenApiRouter::default()
        .routes(routes!(check::check))
        .routes(routes!(figures::figures))
        .routes(routes!(trace::trace))
        .routes(routes!(bundles::make))
        .routes(routes!(bundles::verify))
        .routes(routes!(bundles::compare))
        .routes(routes!(workbook::blank, workbook::filled))
        .routes(routes!(collect::split))
        .routes(routes!(collect::merge))
        .routes(routes!(collect::owed))
        .routes(routes!(fill::fill))
        .routes(routes!(proof::proof))
        .routes(routes!(slots::slots))
        .routes(routes!(verify::verify))
        .routes(routes!(refresh::refresh))
        .routes(routes!(template::template))
        .routes(routes!(catalogue::kinds::list))
        .routes(routes!(catalogue::kinds::one))
        .routes(routes!(catalogue::schema))
        .routes(routes!(catalogue::figures::list))
        .routes(routes!(catalogue::figures::one))
        .routes(routes!(catalogue::rules::list))
        .routes(routes!(catalogue::rules::one))
        .routes(routes!(catalogue::papers::list))
        .routes(routes!(catalogue::papers::one, papers::compile))
        .routes(routes!(papers::edition))
        .routes(routes!(problems::list))
        .routes(routes!(problems::one))
        .routes(routes!(health::health))
}
