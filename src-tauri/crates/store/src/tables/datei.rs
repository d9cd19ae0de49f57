//! What is known about a file; its bytes lie in `datei_chunk`.

use fallmappe_domain::code::Code;
use fallmappe_domain::datei::Datei;
use rusqlite::Row;
use rusqlite::types::Value;

use super::columns::{code, day, read_day, text};
use super::entry::Entry;
use crate::error::Result;

impl Entry for Datei {
    const TABLE: &'static str = "datei";
    const COLUMNS: &'static [&'static str] = &[
        "title",
        "kind",
        "date",
        "file_name",
        "media_type",
        "bytes",
        "sha256",
        "remark",
    ];
    const DATE: &'static str = "date";

    fn values(&self) -> Result<Vec<Value>> {
        Ok(vec![
            text(&self.title),
            code(&self.kind),
            day(self.date),
            text(&self.file_name),
            text(&self.media_type),
            Value::from(i64::try_from(self.bytes).unwrap_or(i64::MAX)),
            text(&self.sha256),
            text(&self.remark),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            title: row.get("title")?,
            kind: Code(row.get("kind")?),
            date: read_day(row, "date")?,
            file_name: row.get("file_name")?,
            media_type: row.get("media_type")?,
            bytes: row.get("bytes")?,
            sha256: row.get("sha256")?,
            remark: row.get("remark")?,
            content: None,
        })
    }

    fn words(&self) -> String {
        [self.title.as_str(), &self.file_name, &self.remark].join(" ")
    }
}
