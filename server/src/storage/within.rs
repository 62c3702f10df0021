//! What lies within a scope, as conditions of queries: the one place that knows what each scope reaches.
//!
//! Written as SQL, because a condition on a table that the query itself is about needs other names for its tables: `me`
//! is the account or the supplier that the scope belongs to, `x` a contract. The only value in it is a bound key.

use diesel::{
    dsl::{AsExprOf, sql},
    expression::{SqlLiteral, UncheckedBind},
    sql_types::{BigInt, Bool},
};

use crate::access::Scope;

/// A condition with one bound key.
pub(super) type Within = SqlLiteral<Bool, UncheckedBind<SqlLiteral<Bool>, AsExprOf<i64, BigInt>>>;

/// On `contract`: what the scope reaches. `None`, here and below: everything.
pub(super) fn contracts(scope: Scope) -> Option<Within> {
    condition(
        scope,
        "contract.supplier_id = me.id",
        &reached(scope, "contract")?,
    )
}

/// On `report`: a supplier's own, or those that hold contracts within the scope and no other.
pub(super) fn reports(scope: Scope) -> Option<Within> {
    let covered = "SELECT 1 FROM report_contract c INNER JOIN contract x ON x.id = c.contract_id WHERE c.report_id = report.id";
    let own = reached(scope, "x")?;
    let body = format!("EXISTS ({covered} AND {own}) AND NOT EXISTS ({covered} AND NOT {own})");
    condition(scope, "report.supplier_id = me.id", &body)
}

/// On a column that holds keys of suppliers: the own one, or those of contracts within the scope.
pub(super) fn suppliers(scope: Scope, column: &str) -> Option<Within> {
    let own = reached(scope, "x")?;
    let body = format!("{column} IN (SELECT x.supplier_id FROM contract x WHERE {own})");
    condition(scope, &format!("{column} = me.id"), &body)
}

/// On `buyer`: those that contracts within the scope name, and those that were given to the account.
pub(super) fn buyers(scope: Scope) -> Option<Within> {
    let own = reached(scope, "x")?;
    let named = format!(
        "EXISTS (SELECT 1 FROM contract x WHERE {own} AND (x.buyer_id = buyer.id OR x.id IN \
         (SELECT contract_id FROM contract_buyer WHERE buyer_id = buyer.id)))"
    );
    let given = "buyer.id IN (SELECT buyer_id FROM account_buyer WHERE account_id = me.id)";
    match scope {
        Scope::Buyers(_) => condition(scope, "", &format!("({named} OR {given})")),
        _ => condition(scope, &named, &named),
    }
}

/// On a column of `category`: of those that contracts within the scope name, and of those that were given to the account.
fn of_categories(scope: Scope, column: &str, chosen: &str) -> Option<Within> {
    let own = reached(scope, "x")?;
    let named = format!(
        "{column} IN (SELECT g.{chosen} FROM category g INNER JOIN contract x ON x.category_id = g.id WHERE {own})"
    );
    let given = format!(
        "{column} IN (SELECT g.{chosen} FROM category g INNER JOIN account_category a ON a.category_id = g.id \
         WHERE a.account_id = me.id)"
    );
    match scope {
        Scope::Categories(_) => condition(scope, "", &format!("({named} OR {given})")),
        _ => condition(scope, &named, &named),
    }
}

/// On `category`.
pub(super) fn categories(scope: Scope) -> Option<Within> {
    of_categories(scope, "category.id", "id")
}

/// On `sector`: those of the categories within the scope.
pub(super) fn sectors(scope: Scope) -> Option<Within> {
    of_categories(scope, "sector.code", "sector")
}

/// On `conflict`: those of which every line lies within the scope.
pub(super) fn conflicts(scope: Scope) -> Option<Within> {
    let own = reached(scope, "x")?;
    let body = format!(
        "NOT EXISTS (SELECT 1 FROM conflict_line l INNER JOIN contract x ON x.id = l.contract_id \
         WHERE l.conflict_id = conflict.id AND NOT {own})"
    );
    condition(scope, &body, &body)
}

/// A scope for SQL that is written whole: keys of the supplier, of the account whose categories count, and of the one
/// whose buyers do; 0 where that narrows nothing down.
pub(super) fn keys(scope: Scope) -> (i64, i64, i64) {
    match scope {
        Scope::All => (0, 0, 0),
        Scope::Supplier(supplier) => (supplier, 0, 0),
        Scope::Categories(account) => (0, account, 0),
        Scope::Buyers(account) => (0, 0, account),
    }
}

/// What `me` reaches of the contracts of that name.
fn reached(scope: Scope, contract: &str) -> Option<String> {
    Some(match scope {
        Scope::All => return None,
        Scope::Supplier(_) => format!("{contract}.supplier_id = me.id"),
        Scope::Categories(_) => format!(
            "{contract}.category_id IN (SELECT category_id FROM account_category WHERE account_id = me.id)"
        ),
        Scope::Buyers(_) => format!(
            "({contract}.buyer_id IN (SELECT buyer_id FROM account_buyer WHERE account_id = me.id) \
             OR {contract}.id IN (SELECT s.contract_id FROM contract_buyer s \
             INNER JOIN account_buyer m ON m.buyer_id = s.buyer_id WHERE m.account_id = me.id))"
        ),
    })
}

/// What holds of `me`: a condition for a supplier's scope, and one for a manager's.
fn condition(scope: Scope, of_supplier: &str, of_manager: &str) -> Option<Within> {
    let (table, key, body) = match scope {
        Scope::All => return None,
        Scope::Supplier(key) => ("supplier", key, of_supplier),
        Scope::Categories(key) | Scope::Buyers(key) => ("account", key, of_manager),
    };
    let begins = format!("EXISTS (SELECT 1 FROM {table} me WHERE {body} AND me.id = ");
    Some(sql::<Bool>(&begins).bind::<BigInt, _>(key).sql(")"))
}
