//! The period beside the last one: a sheet with the numbers of an earlier one in columns of their own.

use crate::sheet::{Chart, Sheet, SheetCell, SheetTable};

/// What stands where the earlier report has no such row.
const ELSEWHERE: &str = "x";

impl Sheet {
    /// This sheet with the numbers of `earlier` beside its own. Tables and rows are matched by their ids and labels; a row
    /// that the other report told on another rung has none there.
    #[must_use]
    pub fn beside(&self, earlier: &Self) -> Self {
        let mut sheet = self.clone();
        let period = earlier
            .head
            .iter()
            .find(|(name, _)| name == "Berichtszeitraum");
        if let Some((_, period)) = period {
            sheet.head.push(("Vorzeitraum".to_owned(), period.clone()));
        }
        for table in &mut sheet.tables {
            let before = earlier.tables.iter().find(|one| one.id == table.id);
            table.put_beside(before);
        }
        sheet
    }
}

impl SheetTable {
    fn put_beside(&mut self, before: Option<&Self>) {
        let columns = self.columns.clone();
        self.columns.extend(
            columns
                .iter()
                .map(|column| format!("{column} (Vorzeitraum)")),
        );
        for row in &mut self.rows {
            let old = before.and_then(|table| table.rows.iter().find(|one| one.label == row.label));
            for column in &columns {
                let place =
                    before.and_then(|table| table.columns.iter().position(|one| one == column));
                let cell = old
                    .zip(place)
                    .and_then(|(row, place)| row.cells.get(place))
                    .cloned();
                row.cells
                    .push(cell.unwrap_or_else(|| SheetCell::Sign(ELSEWHERE.to_owned())));
            }
        }
        self.draw_every_column();
    }

    /// A chart that has one column gets them all.
    pub(crate) fn draw_every_column(&mut self) {
        if self.chart == Chart::Bars {
            self.chart = Chart::Grouped;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::SheetRow;

    fn sheet(rows: &[(&str, u64)]) -> Sheet {
        let row = |(label, value): &(&str, u64)| SheetRow {
            label: (*label).to_owned(),
            cells: vec![SheetCell::Number(*value)],
            total: false,
        };
        Sheet {
            title: "Bericht".to_owned(),
            mark: None,
            head: vec![("Berichtszeitraum".to_owned(), "2026".to_owned())],
            answers: Vec::new(),
            tables: vec![SheetTable {
                id: "t".to_owned(),
                chapter: "K".to_owned(),
                title: "T".to_owned(),
                definition: "D.".to_owned(),
                run: String::new(),
                stub: "S".to_owned(),
                columns: vec!["Personen".to_owned()],
                rows: rows.iter().map(row).collect(),
                hidden_because: String::new(),
                chart: Chart::Bars,
            }],
            notes: Vec::new(),
        }
    }

    #[test]
    fn a_row_that_the_other_report_lacks_is_no_zero() {
        let both = sheet(&[("weiblich", 12), ("männlich", 30)]).beside(&sheet(&[("männlich", 28)]));
        let table = &both.tables[0];
        assert_eq!(table.columns, ["Personen", "Personen (Vorzeitraum)"]);
        let texts: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| row.cells.iter().map(SheetCell::text).collect())
            .collect();
        assert_eq!(texts, [["12", "x"], ["30", "28"]]);
        assert_eq!(both.head[1], ("Vorzeitraum".to_owned(), "2026".to_owned()));
    }
}
