//! Questions of a reviewer about lines of a report, in a list.

/// A question and what became of it.
#[derive(Clone, Debug, Default)]
pub struct QuestionRow {
    /// Public id of the question.
    pub id: String,
    /// Its number among those of the report, from 1.
    pub number: usize,
    /// The question.
    pub question: String,
    /// Sheets and rows of the first lines that it is about.
    pub places: Vec<String>,
    /// How many more lines it is about.
    pub further: usize,
    /// Who asked it and when, as it is read.
    pub asked: String,
    /// Code: `open`, `answered`, `closed`, `withdrawn`, or `unanswered` where the report was judged without an answer.
    pub state: &'static str,
    /// The answer, or what a reviewer heard elsewhere.
    pub reply: Option<String>,
    /// Who answered, closed or withdrew it and when, as it is read.
    pub ended: Option<String>,
    /// The form to answer it: `POST /reports/{id}/review/questions/{question}/answer` with `csrf` and `answer`.
    pub answers: Option<TextForm>,
    /// The form to close it: `POST /reports/{id}/review/questions/{question}/closure` with `csrf` and `note`; who may do
    /// that may withdraw it as well: `…/withdrawal` with `csrf`.
    pub closes: Option<TextForm>,
}

impl QuestionRow {
    /// The word in the class of its status badge.
    #[must_use]
    pub fn tone(&self) -> &'static str {
        match self.state {
            "open" => "attention",
            "answered" | "closed" => "accepted",
            _ => "waived",
        }
    }
}

/// A form with one text.
#[derive(Clone, Debug, Default)]
pub struct TextForm {
    /// The text as typed before.
    pub text: String,
    /// Why it can't be used.
    pub fault: Option<String>,
}
