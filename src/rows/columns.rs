//! What each column of a table holds.

use super::names::{self, fold};
use crate::diagnostic::{Code, Diagnostic};
use crate::options::ContactOptions;
use crate::schema::{CONTACT, Kind};
use crate::span::{Path, Segment};
use crate::suggest;
use std::fmt;

/// What the cells of one column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Nothing that is read.
    LeftOut,
    /// A field of the contact.
    Field { name: &'static str, kind: Kind },
    /// A member of a reference.
    Part { name: &'static str, member: &'static str },
    /// The value of a communication item of the type with this id.
    Item { id: i64 },
    /// The extension of such an item.
    Extension { id: i64 },
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LeftOut => Ok(()),
            Self::Field { name, .. } => f.write_str(name),
            Self::Part { name, member } => write!(f, "{name}/{member}"),
            Self::Item { id } => write!(f, "communicationItems/{id}"),
            Self::Extension { id } => write!(f, "communicationItems/{id}/extension"),
        }
    }
}

/// `columns` names a field that no contact has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnsError {
    /// The name of the column in the header.
    pub column: String,
}

impl fmt::Display for ColumnsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`columns`: expected a field such as `firstName`, `company/id` or `communicationItems/Cell` for `{}`",
            self.column
        )
    }
}

impl std::error::Error for ColumnsError {}

/// Where the places in the contact of one row stand in the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns<'c> {
    pub(super) targets: &'c [Target],
    /// Of which column each item came.
    pub(super) items: &'c [usize],
}

impl Columns<'_> {
    /// Says in each diagnostic which column it is about.
    pub(super) fn name(self, diagnostics: &mut [Diagnostic]) {
        for diagnostic in diagnostics {
            if let Some(column) = diagnostic.path.as_ref().and_then(|path| self.of(path)) {
                diagnostic.params.insert("column", column + 1);
            }
        }
    }

    /// The column that a place in the contact came from, from 0.
    pub(crate) fn of(self, path: &Path) -> Option<usize> {
        match path.segments() {
            [Segment::Key(list), Segment::Index(index), ..] if list == "communicationItems" => {
                self.items.get(*index).copied()
            }
            [Segment::Key(field), rest @ ..] => {
                let of_field = |target: &Target| matches!(target, Target::Field { name, .. } if name == field);
                let of_part = |target: &Target| {
                    let is_part = |key: &str| rest.is_empty() || matches!(rest, [Segment::Key(part)] if part == key);
                    matches!(target, Target::Part { name, member } if name == field && is_part(member))
                };
                self.targets.iter().position(of_part).or_else(|| self.targets.iter().position(of_field))
            }
            _ => None,
        }
    }
}

/// The columns that the options name: the name, folded too, and what they hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Named(Vec<(String, String, Target)>);

impl Named {
    pub(super) fn new(
        columns: &mut dyn Iterator<Item = (&String, &String)>,
        options: &ContactOptions,
    ) -> Result<Self, ColumnsError> {
        let mut named = Vec::new();
        for (column, text) in columns {
            let Some(target) = names::target(text, options) else {
                return Err(ColumnsError { column: column.clone() });
            };
            named.push((column.clone(), fold(column), target));
        }
        Ok(Self(named))
    }

    /// Which of the named columns has this name: the one spelled so, or else one that differs in case, blanks and marks.
    fn find(&self, name: &str, folded: &str) -> Option<usize> {
        let exact = self.0.iter().position(|(column, ..)| column == name);
        exact.or_else(|| self.0.iter().position(|(_, column, _)| !folded.is_empty() && column == folded))
    }
}

/// Reads a header. `None` in place of the targets if no column of it is known.
pub(super) fn read<'h>(
    header: impl Iterator<Item = &'h str>,
    named: &Named,
    options: &ContactOptions,
) -> (Option<Vec<Target>>, Vec<Diagnostic>) {
    let mut targets: Vec<Target> = Vec::new();
    let mut diagnostics = Vec::new();
    let mut seen = vec![false; named.0.len()];
    for (at, name) in header.enumerate() {
        let name = name.trim();
        let folded = fold(name);
        let found = named.find(name, &folded);
        if let Some(seen) = found.and_then(|at| seen.get_mut(at)) {
            *seen = true;
        }
        let target = match found.and_then(|at| named.0.get(at)) {
            Some((.., target)) => Some(*target),
            None => names::known(&folded, options),
        };
        let told = |code| Diagnostic::new(code).at(Path::root().join(name.to_owned())).with("column", at + 1);
        let first = target
            .filter(|target| matches!(target, Target::Field { .. } | Target::Part { .. }))
            .and_then(|target| targets.iter().position(|other| *other == target));
        match (target, first) {
            (None, _) => {
                let mut diagnostic = told(Code::ROW_UNKNOWN_COLUMN);
                let fields = CONTACT.iter().filter(|field| field.rule(options.api).is_some()).map(|field| field.name);
                if let Some(suggestion) = suggest::nearest(name, fields) {
                    diagnostic = diagnostic.with("suggestion", suggestion);
                }
                diagnostics.push(diagnostic);
            }
            (Some(target), Some(first)) => {
                let diagnostic = told(Code::ROW_DUPLICATE_COLUMN);
                diagnostics.push(diagnostic.with("field", target.to_string()).with("first", first + 1));
            }
            (Some(_), None) => {}
        }
        targets.push(target.filter(|_| first.is_none()).unwrap_or(Target::LeftOut));
    }
    for ((column, _, target), _) in named.0.iter().zip(seen).filter(|(_, seen)| !seen) {
        let diagnostic = Diagnostic::new(Code::ROW_MISSING_COLUMN).at(Path::root().join(column.clone()));
        diagnostics.push(match target {
            Target::LeftOut => continue,
            target => diagnostic.with("field", target.to_string()),
        });
    }
    if targets.iter().all(|target| *target == Target::LeftOut) {
        return (None, vec![Diagnostic::new(Code::ROW_NO_HEADER).at(Path::root())]);
    }
    (Some(targets), diagnostics)
}
