//! `schemars::JsonSchema` for the typed payloads: the same schemas, made from the field table.

use super::{COMMUNICATION, CONTACT, object, reference};
use crate::contact::{Communication, Contact, Reference};
use crate::schema::Api;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;
use std::borrow::Cow;

impl JsonSchema for Contact {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Contact")
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<Communication>();
        object(CONTACT, Api::Documented, item.as_value()).into()
    }
}

impl JsonSchema for Communication {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Communication")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        object(COMMUNICATION, Api::Documented, &Value::Null).into()
    }
}

impl JsonSchema for Reference {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Reference")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        reference().into()
    }
}
