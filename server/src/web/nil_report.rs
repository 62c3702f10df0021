//! A nil report from a form or a program: its file is made here and then received as any other.

use meetbaar_domain::period::Period;

use super::{permit::Door, problem::Fault, upload::on_disk};
use crate::actions::{
    Refusal, receive_nil_report,
    receive_report::{Received, ReceivedFile, receive_report},
};

/// Makes and receives a report of no effort under contracts in a period.
pub(super) async fn receive(
    door: &Door,
    named: Vec<String>,
    period: Option<Period>,
) -> Result<Received, Fault> {
    let missing = || Fault::from(Refusal::field("period", "period_missing", ""));
    let period = period.ok_or_else(missing)?;
    let contracts = door
        .read(move |connection, actor| receive_nil_report::own_contracts(connection, actor, &named))
        .await?;
    let (store, now) = (door.app.files.clone(), door.app.clock.now());
    let text = receive_nil_report::file(&contracts, period);
    let kept = on_disk(move || {
        let mut incoming = store.begin()?;
        incoming.add(text.as_bytes())?;
        store.keep(incoming)
    })
    .await?;
    door.write(move |connection, actor| {
        let file = ReceivedFile {
            kept: &kept,
            name: &receive_nil_report::file_name(period),
            period: Some(period),
            contract: None,
        };
        receive_report(connection, actor, &file, now)
    })
    .await
}
