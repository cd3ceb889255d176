//! Chromium and its WebDriver: found, or installed where that is allowed.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{capture, find_in_path, run};
use crate::step::step;

/// The browser that tests run in.
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

/// What headless Chromium needs to start for any user, root included, and to leave the network alone.
const ARGUMENTS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

impl Browser {
    /// Finds the browser through `CHROMIUM` and `CHROMEDRIVER` or in `PATH`; installs Debian's packages when run by root.
    pub fn find_or_install() -> Result<Self> {
        if let Some(browser) = Self::find() {
            return Ok(browser);
        }
        if find_in_path("apt-get").is_some() && is_root() {
            step("installing chromium and chromium-driver", || {
                let apt = || {
                    let mut command = Command::new("apt-get");
                    command.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet");
                    command
                };
                run(apt().arg("update"))?;
                run(apt().args(["install", "--yes", "--no-install-recommends", "chromium", "chromium-driver"]))
            })?;
        }
        match Self::find() {
            Some(browser) => Ok(browser),
            None => bail!(
                "no Chromium and ChromeDriver found: install Debian's `chromium` and `chromium-driver`, \
                 or set CHROMIUM and CHROMEDRIVER to their paths"
            ),
        }
    }

    fn find() -> Option<Self> {
        const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        Some(Self { chromium: find("CHROMIUM", BROWSERS)?, driver: find("CHROMEDRIVER", &["chromedriver"])? })
    }

    /// The text of a `webdriver.json`, which tells the WebDriver how to start this browser.
    pub fn webdriver_json(&self, profile: &Path) -> String {
        let mut arguments: Vec<String> = ARGUMENTS.iter().map(|argument| quote(argument)).collect();
        arguments.push(quote(&format!("--user-data-dir={}", profile.display())));
        let (binary, arguments) = (quote(&self.chromium.to_string_lossy()), arguments.join(", "));
        format!("{{ \"goog:chromeOptions\": {{ \"binary\": {binary}, \"args\": [{arguments}] }} }}\n")
    }
}

fn find(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(path) = env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file()) {
        return Some(path);
    }
    names.iter().find_map(find_in_path)
}

fn is_root() -> bool {
    capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// A JSON string. Paths hold no control characters.
fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_webdriver_is_told_binary_and_arguments() {
        let browser = Browser { chromium: "/opt/a \"b\"/chromium".into(), driver: "chromedriver".into() };
        let json = browser.webdriver_json(Path::new("/x/profile"));
        assert!(
            json.starts_with(r#"{ "goog:chromeOptions": { "binary": "/opt/a \"b\"/chromium", "args": ["--headless", "#)
        );
        assert!(json.ends_with("\"--user-data-dir=/x/profile\"] } }\n"));
    }
}
