//! A program of a user that speaks to the API with a token.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::client::Client;
use crate::page::Page;
use crate::wait;

/// One user's program at one server.
#[derive(Debug)]
pub struct Program {
    client: Client,
    authorization: String,
}

impl Program {
    /// Fetches a token for that account.
    ///
    /// # Errors
    /// No answer, or none with a token.
    pub fn new(client: Client, email: &str, password: &str) -> Result<Self> {
        let asked = json!({ "email": email, "password": password });
        let answer = client.send(
            "POST",
            "/v1/tokens",
            &[("Content-Type", "application/json")],
            asked.to_string().as_bytes(),
        )?;
        let answer = answer.expect(201)?.json()?;
        let token = answer
            .get("accessToken")
            .and_then(Value::as_str)
            .context("no accessToken")?;
        Ok(Self::with_token(client, token))
    }

    /// A program that holds some token, a good one or not.
    pub fn with_token(client: Client, token: &str) -> Self {
        crate::secrets::used(token);
        Self {
            client,
            authorization: format!("Bearer {token}"),
        }
    }

    /// What it sends as its header `Authorization`, for requests that are made by hand.
    pub fn authorization(&self) -> &str {
        &self.authorization
    }

    /// Asks.
    ///
    /// # Errors
    /// No answer at all.
    pub fn get(&self, path: &str) -> Result<Page> {
        self.client
            .get_with(path, &[("Authorization", &self.authorization)])
    }

    /// Sends JSON.
    ///
    /// # Errors
    /// No answer at all.
    pub fn post(&self, path: &str, content: &Value) -> Result<Page> {
        let headers = [
            ("Authorization", self.authorization.as_str()),
            ("Content-Type", "application/json"),
        ];
        self.client
            .send("POST", path, &headers, content.to_string().as_bytes())
    }

    /// Sends any bytes by any method, with headers of your own beside the token.
    ///
    /// # Errors
    /// No answer at all.
    pub fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        bytes: &[u8],
    ) -> Result<Page> {
        let mut all = vec![("Authorization", self.authorization.as_str())];
        all.extend_from_slice(headers);
        self.client.send(method, path, &all, bytes)
    }

    /// The same for a change that is meant for a version, by its entity tag.
    ///
    /// # Errors
    /// No answer.
    pub fn post_if(&self, path: &str, content: &Value, tag: &str) -> Result<Page> {
        let headers = [
            ("Authorization", self.authorization.as_str()),
            ("Content-Type", "application/json"),
            ("If-Match", tag),
        ];
        self.client
            .send("POST", path, &headers, content.to_string().as_bytes())
    }

    /// Sends a file, with further fields such as `period`.
    ///
    /// # Errors
    /// No answer at all.
    pub fn upload(&self, file_name: &str, bytes: &[u8], fields: &[(&str, &str)]) -> Result<Page> {
        self.upload_to("/v1/reports", file_name, bytes, fields)
    }

    /// The same to another address.
    ///
    /// # Errors
    /// No answer at all.
    pub fn upload_to(
        &self,
        path: &str,
        file_name: &str,
        bytes: &[u8],
        fields: &[(&str, &str)],
    ) -> Result<Page> {
        crate::secrets::reported(bytes);
        const BOUNDARY: &str = "a-boundary-that-no-file-holds";
        let mut content = Vec::with_capacity(bytes.len() + 1024);
        for (name, value) in fields {
            content.extend_from_slice(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes(),
            );
        }
        content.extend_from_slice(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            )
            .as_bytes(),
        );
        content.extend_from_slice(bytes);
        content.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let headers = [
            ("Authorization", self.authorization.as_str()),
            ("Content-Type", kind.as_str()),
        ];
        self.client.send("POST", path, &headers, &content)
    }

    /// Sends a file that must be taken in; returns the identifier of its report.
    ///
    /// # Errors
    /// It is not taken in.
    pub fn send(&self, file_name: &str, bytes: &[u8], fields: &[(&str, &str)]) -> Result<String> {
        let answer = self.upload(file_name, bytes, fields)?.expect(202)?;
        let address = answer.location().context("no Location")?;
        let id = address.strip_prefix("/v1/reports/").context("Location")?;
        Ok(id.to_owned())
    }

    /// A report as it stands.
    ///
    /// # Errors
    /// There is none for this user.
    pub fn report(&self, id: &str) -> Result<Value> {
        self.get(&format!("/v1/reports/{id}"))?.expect(200)?.json()
    }

    /// A report once it has been read.
    ///
    /// # Errors
    /// There is none for this user, or it is not read within a minute.
    pub fn read(&self, id: &str) -> Result<Value> {
        wait::until(&format!("report {id} is read"), || {
            let report = self.report(id)?;
            Ok((report.get("state") != Some(&json!("received"))).then_some(report))
        })
    }

    /// Submits a report with both statements.
    ///
    /// # Errors
    /// No answer at all.
    pub fn submit(&self, id: &str) -> Result<Page> {
        let statements = json!({ "completeAndTrue": true, "candidatesInformed": true });
        self.post(&format!("/v1/reports/{id}/submission"), &statements)
    }

    /// Takes something away.
    ///
    /// # Errors
    /// No answer at all.
    pub fn delete(&self, path: &str) -> Result<Page> {
        let headers = [("Authorization", self.authorization.as_str())];
        self.client.send("DELETE", path, &headers, &[])
    }

    /// Changes the whole of something of which it saw that version (an entity tag, with its quotes).
    ///
    /// # Errors
    /// No answer at all.
    pub fn put(&self, path: &str, seen: &str, content: &Value) -> Result<Page> {
        let headers = [
            ("Authorization", self.authorization.as_str()),
            ("Content-Type", "application/json"),
            ("If-Match", seen),
        ];
        self.client
            .send("PUT", path, &headers, content.to_string().as_bytes())
    }

    /// Takes something away of which it saw that version.
    ///
    /// # Errors
    /// No answer at all.
    pub fn delete_version(&self, path: &str, seen: &str) -> Result<Page> {
        let headers = [
            ("Authorization", self.authorization.as_str()),
            ("If-Match", seen),
        ];
        self.client.send("DELETE", path, &headers, &[])
    }

    /// Accepts a report.
    ///
    /// # Errors
    /// No answer at all.
    pub fn accept(&self, id: &str) -> Result<Page> {
        let decision = json!({ "decision": "accepted" });
        self.post(&format!("/v1/reports/{id}/decision"), &decision)
    }

    /// How a contract stands at a day.
    ///
    /// # Errors
    /// This user does not see that contract.
    pub fn standing(&self, contract: &str, on: &str) -> Result<Value> {
        let answer = self
            .get(&format!("/v1/standings?on={on}"))?
            .expect(200)?
            .json()?;
        let all = answer.get("standings").and_then(Value::as_array);
        let found = all
            .into_iter()
            .flatten()
            .find(|one| one.get("contract") == Some(&json!(contract)));
        found
            .cloned()
            .with_context(|| format!("no standing of {contract} in {answer}"))
    }
}
