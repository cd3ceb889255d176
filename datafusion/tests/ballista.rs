//! The functions on Ballista: a scheduler and two executors, started here, give the rows that one process gives.

#![allow(clippy::unwrap_used)]

mod support;

use ballista::prelude::{SessionConfigExt, SessionContextExt};
use ballista_core::serde::protobuf::scheduler_grpc_client::SchedulerGrpcClient;
use datafusion::arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::error::Result;
use datafusion::execution::{FunctionRegistry, SessionState, SessionStateBuilder};
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, TypeSignature, Volatility,
};
use datafusion::prelude::{SessionConfig, SessionContext};
use psa_contacts_datafusion::register;
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;
use support::rows;

const QUERIES: &[&str] = &[
    "select id, contact_report(json) from contacts order by id",
    "select id, contact_normalize(json), phone_e164(phone, region), phone_e164(phone), email_normalize(email) \
     from contacts order by id",
    "select id, conditions_match('lastName like \"B%\" and company/id = 5', json) from contacts order by id",
    "select get_field(contact_report(json), 'ok') as ok, count(*) from contacts group by ok order by ok",
    "select phone_e164(phone, region) as number, count(*) from contacts group by number order by number",
];

/// Says which executor a row was worked on by. It takes a column, so that no planner answers it ahead of time, and its time,
/// so that one executor cannot finish before the other has begun.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Worker {
    name: &'static str,
    signature: Signature,
}

impl Worker {
    fn named(name: &'static str) -> ScalarUDF {
        ScalarUDF::from(Self { name, signature: Signature::new(TypeSignature::Any(1), Volatility::Volatile) })
    }
}

impl ScalarUDFImpl for Worker {
    fn name(&self) -> &str {
        "worker"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Utf8)
    }

    fn invoke_with_args(&self, _: ScalarFunctionArgs) -> Result<ColumnarValue> {
        sleep(Duration::from_millis(300));
        Ok(ColumnarValue::Scalar(ScalarValue::Utf8(Some(self.name.to_owned()))))
    }
}

/// What the scheduler, an executor or the client starts from.
fn state(worker: &'static str) -> SessionState {
    let config = SessionConfig::new_with_ballista().with_target_partitions(support::FILES);
    let mut state = SessionStateBuilder::new().with_config(config).with_default_features().build();
    know_functions(&mut state, worker);
    state
}

fn know_functions(registry: &mut dyn FunctionRegistry, worker: &'static str) {
    register(registry).unwrap();
    registry.register_udf(Arc::new(Worker::named(worker))).unwrap();
}

/// Starts a scheduler with two executors of one core each, and connects to it.
async fn cluster() -> SessionContext {
    let knows = state("scheduler");
    let scheduler = ballista_scheduler::standalone::new_standalone_scheduler_from_state(&knows).await.unwrap();
    let port = scheduler.port();
    for executor in ["first executor", "second executor"] {
        let client = SchedulerGrpcClient::connect(format!("http://localhost:{port}")).await.unwrap();
        ballista_executor::new_standalone_executor_from_state(client, 1, &state(executor)).await.unwrap();
    }
    let url = format!("df://localhost:{port}");
    let mut client = SessionContext::remote_with_state(&url, state("client")).await.unwrap();
    // The context of a client is made with Ballista's own functions in place of the state's.
    know_functions(&mut client, "client");
    client
}

#[tokio::test(flavor = "multi_thread")]
async fn two_executors_give_the_rows_of_one_process() {
    let directory = tempfile::tempdir().unwrap();
    support::write_contacts(directory.path()).await;
    let mut alone = SessionContext::new();
    register(&mut alone).unwrap();
    support::read_contacts(&alone, directory.path()).await;
    let cluster = cluster().await;
    support::read_contacts(&cluster, directory.path()).await;

    for sql in QUERIES {
        let expected = rows(&alone, sql).await;
        assert!(expected.len() > 1, "{sql}");
        assert_eq!(rows(&cluster, sql).await, expected, "{sql}");
    }

    let workers = rows(&cluster, "select distinct worker(json) as name from contacts order by name").await;
    assert_eq!(workers, ["first executor", "second executor"]);
}
