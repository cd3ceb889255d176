//! What can be written behind `psa-contacts query`.

use super::contact::choice;
use super::rows::ReportFormat;
use clap::{Args, Subcommand};
use psa_contacts::conditions::{ConditionsOptions, Dialect, Entity};
use psa_contacts::schema::Api;

#[derive(Debug, Args)]
pub(crate) struct QueryArgs {
    #[command(subcommand)]
    pub(crate) command: QueryCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum QueryCommand {
    /// Check conditions
    Check(TextArgs),
    /// Print conditions in their canonical form
    Format {
        #[command(flatten)]
        text: TextArgs,
        /// One condition a line, groups indented
        #[arg(long, conflicts_with = "compact")]
        pretty: bool,
        /// As short as it stays right, for a URL
        #[arg(long)]
        compact: bool,
    },
    /// Say in English what conditions keep
    Explain(TextArgs),
    /// Split conditions into the three parameters of the live API
    Split(TextArgs),
    /// Print the URL of a search
    Url(UrlArgs),
}

#[derive(Debug, Args)]
pub(crate) struct TextArgs {
    /// The conditions; `-` reads them from standard input
    #[arg(value_name = "CONDITIONS", allow_hyphen_values = true)]
    pub(crate) text: String,
    #[command(flatten)]
    pub(crate) options: ConditionsArgs,
    #[command(flatten)]
    pub(crate) report: QueryReportArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ConditionsArgs {
    /// Which parameter of a search the conditions are for
    #[arg(
        long,
        value_parser = choice::<Dialect>(&["conditions", "childConditions", "customFieldConditions"]),
        default_value = "conditions",
        value_name = "PARAMETER"
    )]
    dialect: Dialect,
    /// Which model of the API is meant
    #[arg(long, value_parser = choice::<Api>(&["documented", "current"]), default_value = "documented", value_name = "MODEL")]
    api: Api,
    /// Take any field: the syntax alone is checked
    #[arg(long)]
    any_field: bool,
}

impl ConditionsArgs {
    pub(crate) fn options(&self) -> ConditionsOptions {
        let entity = if self.any_field { Entity::Any } else { Entity::Contact };
        ConditionsOptions::default().dialect(self.dialect).api(self.api).entity(entity)
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }
}

#[derive(Debug, Args)]
#[command(next_help_heading = "How findings are printed")]
pub(crate) struct QueryReportArgs {
    /// How to print
    #[arg(long, value_enum, default_value_t = ReportFormat::Human, value_name = "FORMAT")]
    pub(crate) format: ReportFormat,
    /// Exit with 1 for warnings, too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

#[derive(Debug, Args)]
pub(crate) struct UrlArgs {
    /// Conditions on the record itself
    #[arg(value_name = "CONDITIONS", allow_hyphen_values = true)]
    pub(crate) conditions: Option<String>,
    /// Conditions on arrays inside the record
    #[arg(long, value_name = "CONDITIONS")]
    pub(crate) child_conditions: Option<String>,
    /// Conditions on custom fields
    #[arg(long, value_name = "CONDITIONS")]
    pub(crate) custom_field_conditions: Option<String>,
    /// The order, such as 'lastName asc'
    #[arg(long, value_name = "ORDER")]
    pub(crate) order_by: Option<String>,
    /// The fields of the answer
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    pub(crate) fields: Vec<String>,
    /// The page, from 1
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) page: Option<i64>,
    /// Records a page, 1000 at most
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) page_size: Option<i64>,
    /// The id that the page before ended with
    #[arg(long, value_name = "ID", allow_negative_numbers = true)]
    pub(crate) page_id: Option<i64>,
    /// Which model of the API is meant
    #[arg(long, value_parser = choice::<Api>(&["documented", "current"]), default_value = "documented", value_name = "MODEL")]
    pub(crate) api: Api,
    #[command(flatten)]
    pub(crate) report: QueryReportArgs,
}
