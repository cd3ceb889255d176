//! `cargo xtask demo`: builds, prints the report of the reference document's payload and serves the demo page.

use std::process::Command;

use anyhow::{Result, anyhow};
use lexopt::prelude::*;

use crate::paths::Workspace;
use crate::process::run as run_command;
use crate::serve::Server;
use crate::{Args, build};

/// Where the page is served when no `--port` is given.
const PORT: u16 = 8737;

pub fn run(mut args: Args, ws: &Workspace) -> Result<()> {
    let (mut port, mut once) = (PORT, false);
    while let Some(argument) = args.next()? {
        match argument {
            Long("port") => {
                let text = args.value()?;
                port = text.parse().map_err(|_| anyhow!("expected a number up to 65535 after `--port`"))?;
            }
            Long("once") => once = true,
            other => return Err(other.unexpected().into()),
        }
    }
    // A port in use is better known before the build than after it.
    let server = if once { None } else { Some(Server::bind(ws, port)?) };
    build::build(ws)?;
    println!();
    run_command(Command::new("node").arg(ws.www().join("demo.mjs")).current_dir(&ws.root))?;
    if let Some(server) = server {
        println!("\nthe demo page is at {}  (Ctrl-C ends it)", server.url());
        server.serve();
    }
    Ok(())
}
