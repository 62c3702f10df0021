//! The register for programs: sectors, buyers, categories, suppliers with their certificates, and contracts.
//!
//! Whoever keeps the register changes a whole object with `PUT` and `If-Match`; suppliers read what is theirs.

mod answers;
mod buyers;
mod categories;
mod certificates;
mod contract_body;
mod contracts;
mod history;
mod imports;
mod part;
mod sectors;
mod suppliers;

use actix_web::web::{ServiceConfig, delete, get, post, put, resource};

/// All addresses of the register.
pub(super) fn routes(routes: &mut ServiceConfig) {
    routes
        .service(
            resource("/sectors")
                .route(get().to(sectors::list))
                .route(post().to(sectors::register)),
        )
        .service(
            resource("/sectors/{code}")
                .route(get().to(sectors::show))
                .route(put().to(sectors::change))
                .route(delete().to(sectors::remove)),
        )
        .service(resource("/sectors/{code}/history").route(get().to(sectors::history)))
        .service(
            resource("/buyers")
                .route(get().to(buyers::list))
                .route(post().to(buyers::register)),
        )
        .service(
            resource("/buyers/{code}")
                .route(get().to(buyers::show))
                .route(put().to(buyers::change))
                .route(delete().to(buyers::remove)),
        )
        .service(resource("/buyers/{code}/history").route(get().to(buyers::history)))
        .service(
            resource("/categories")
                .route(get().to(categories::list))
                .route(post().to(categories::register)),
        )
        .service(
            resource("/categories/{code}")
                .route(get().to(categories::show))
                .route(put().to(categories::change))
                .route(delete().to(categories::remove)),
        )
        .service(resource("/categories/{code}/history").route(get().to(categories::history)))
        .configure(suppliers_and_contracts)
        .service(resource("/register/export").route(get().to(imports::export)))
        .service(resource("/register/imports").route(post().to(imports::receive)))
        .service(resource("/register/imports/{id}").route(get().to(imports::show)))
        .service(resource("/register/imports/{id}/commit").route(post().to(imports::commit)));
}

fn suppliers_and_contracts(routes: &mut ServiceConfig) {
    routes
        .service(
            resource("/suppliers")
                .route(get().to(suppliers::list))
                .route(post().to(suppliers::register)),
        )
        .service(
            resource("/suppliers/{code}")
                .route(get().to(suppliers::show))
                .route(put().to(suppliers::change))
                .route(delete().to(suppliers::remove)),
        )
        .service(resource("/suppliers/{code}/history").route(get().to(suppliers::history)))
        .service(
            resource("/suppliers/{code}/certificates")
                .route(get().to(certificates::list))
                .route(post().to(certificates::register)),
        )
        .service(
            resource("/suppliers/{code}/certificates/{id}")
                .route(get().to(certificates::show))
                .route(put().to(certificates::change))
                .route(delete().to(certificates::remove)),
        )
        .service(
            resource("/suppliers/{code}/certificates/{id}/history")
                .route(get().to(certificates::history)),
        )
        .service(
            resource("/contracts")
                .route(get().to(contracts::list))
                .route(post().to(contracts::register)),
        )
        .service(
            resource("/contracts/{number}")
                .route(get().to(contracts::show))
                .route(put().to(contracts::change))
                .route(delete().to(contracts::remove)),
        )
        .service(resource("/contracts/{number}/history").route(get().to(contracts::history)))
        .service(
            resource("/contracts/{number}/options/{option}/exercise")
                .route(post().to(contracts::exercise)),
        )
        .service(
            resource("/contracts/{number}/extensions")
                .route(get().to(contracts::extensions))
                .route(post().to(contracts::extend)),
        );
}
