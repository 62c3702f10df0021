//! The tests' own PostgreSQL: every test gets a database of its own.

use meetbaar_tests::{fresh_database, postgres};

#[test]
fn every_test_gets_an_empty_database_of_its_own() {
    let (one, other) = (
        fresh_database("One-thing").unwrap(),
        fresh_database("One-thing").unwrap(),
    );
    assert_ne!(one, other);
    postgres::query(&one, "CREATE TABLE here (id BIGINT)").unwrap();
    assert_eq!(
        postgres::query(&one, "SELECT count(*) FROM here").unwrap(),
        "0"
    );
    let told = postgres::query(&other, "SELECT count(*) FROM here")
        .unwrap_err()
        .to_string();
    assert!(told.contains("does not exist"), "{told}");
}

#[test]
fn it_listens_on_this_machine_only() {
    let url = fresh_database("listens").unwrap();
    assert_eq!(
        postgres::query(&url, "SHOW listen_addresses").unwrap(),
        "127.0.0.1"
    );
    assert_eq!(
        postgres::query(&url, "SHOW unix_socket_directories").unwrap(),
        ""
    );
}
