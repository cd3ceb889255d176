//! A file server for the demo page: `www/` at `/` and `pkg/` at `/pkg/`, on this machine only.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Result, anyhow};

use crate::paths::Workspace;

/// What a page with our module needs and no more: scripts of this server, and leave to compile WebAssembly.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
     img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The longest head of a request that is read.
const MAX_HEAD: u64 = 16 * 1024;

/// How long a connection may stay silent. Browsers open some that they never use.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server that holds its port.
///
/// Each connection has a thread of its own and one request, so that an idle one never keeps another waiting: a pool of
/// threads left a browser's first page load hanging behind the connections that it opens ahead of need.
pub struct Server {
    listener: TcpListener,
    files: Files,
}

/// The directories that are served.
#[derive(Clone)]
struct Files {
    www: PathBuf,
    pkg: PathBuf,
}

impl Server {
    /// Takes a port of 127.0.0.1; port 0 takes any that is free.
    pub fn bind(ws: &Workspace, port: u16) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).map_err(|error| match error.kind() {
            std::io::ErrorKind::AddrInUse => {
                anyhow!("port {port} is in use: choose another one with `--port N`, or any with `--port 0`")
            }
            _ => anyhow!("cannot listen on port {port} of 127.0.0.1: {error}"),
        })?;
        Ok(Self { listener, files: Files { www: ws.www(), pkg: ws.pkg() } })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        self.listener.local_addr().map_or_else(|_| String::new(), |address| format!("http://{address}/"))
    }

    /// Answers requests until the program ends.
    pub fn serve(&self) {
        for stream in self.listener.incoming().flatten() {
            let files = self.files.clone();
            // A reader that went away is no trouble of ours.
            thread::spawn(move || files.answer(&stream));
        }
    }
}

impl Files {
    fn answer(&self, stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut head = BufReader::new(stream.take(MAX_HEAD));
        let mut request = String::new();
        if head.read_line(&mut request)? == 0 {
            return Ok(());
        }
        let mut line = String::new();
        while head.read_line(&mut line)? > 2 {
            line.clear();
        }
        let mut words = request.split_whitespace();
        let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if !matches!(method, "GET" | "HEAD") {
            return respond(stream, "405 Method Not Allowed", "text/plain; charset=utf-8", b"method not allowed", true);
        }
        match self.locate(url).and_then(|path| Some((mime(&path), fs::read(&path).ok()?))) {
            Some((mime, bytes)) => respond(stream, "200 OK", mime, &bytes, method == "GET"),
            None => respond(stream, "404 Not Found", "text/plain; charset=utf-8", b"not found", method == "GET"),
        }
    }

    /// The file that a request asks for. Only plain names lead to one: no `..`, no hidden file, no link to elsewhere.
    fn locate(&self, url: &str) -> Option<PathBuf> {
        let path = decode(url.split(['?', '#']).next()?.strip_prefix('/')?)?;
        let (root, rest) = match path.strip_prefix("pkg/") {
            Some(rest) => (&self.pkg, rest),
            None => (&self.www, path.as_str()),
        };
        let rest = if rest.is_empty() { "index.html" } else { rest };
        let plain = |name: &str| !name.is_empty() && !name.starts_with('.') && !name.contains(['\\', ':', '\0']);
        if !rest.split('/').all(plain) {
            return None;
        }
        let file = root.join(rest).canonicalize().ok()?;
        (file.is_file() && file.starts_with(root.canonicalize().ok()?)).then_some(file)
    }
}

/// Undoes percent-encoding; `None` when it is broken or no UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn respond(mut stream: &TcpStream, status: &str, mime: &str, body: &[u8], with_body: bool) -> std::io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\n\
         Content-Security-Policy: {CONTENT_SECURITY_POLICY}\r\nX-Content-Type-Options: nosniff\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if with_body {
        stream.write_all(body)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp::{empty_dir, write};

    /// A served directory with a page, a module and a file that must stay out of reach.
    fn site(name: &str) -> Result<(PathBuf, Workspace)> {
        let root = std::env::temp_dir().join(format!("xtask-serve-{name}-{}", std::process::id()));
        empty_dir(&root)?;
        write(&root.join("www/index.html"), "<p>page")?;
        write(&root.join("www/.hidden"), "no")?;
        write(&root.join("pkg/dist/a.wasm"), "\0asm")?;
        write(&root.join("secret.txt"), "no")?;
        Ok((root.clone(), Workspace { target: root.join("target"), root }))
    }

    #[test]
    fn only_files_below_the_two_directories_are_found() -> Result<()> {
        let (root, ws) = site("locate")?;
        let files = Files { www: ws.www(), pkg: ws.pkg() };
        for found in ["/", "/index.html", "/index.html?x=/..", "/%69ndex.html", "/pkg/dist/a.wasm"] {
            assert!(files.locate(found).is_some(), "{found}");
        }
        for lost in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/pkg/../secret.txt",
            "/pkg/..%2f..%2fsecret.txt",
            "//secret.txt",
            "/.hidden",
            "/%",
            "/%ff",
            "/..\\secret.txt",
            "/pkg/dist",
            "/pkg",
            "secret.txt",
            "",
        ] {
            assert!(files.locate(lost).is_none(), "{lost}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(root.join("secret.txt"), root.join("www/link.txt"))?;
            assert!(files.locate("/link.txt").is_none(), "a link to elsewhere");
        }
        fs::remove_dir_all(root)?;
        Ok(())
    }

    #[test]
    fn a_browser_gets_types_and_policy() -> Result<()> {
        let (root, ws) = site("http")?;
        let server = Server::bind(&ws, 0)?;
        let address = server.url().trim_start_matches("http://").trim_end_matches('/').to_owned();
        let taken: u16 = address.rsplit(':').next().unwrap_or_default().parse()?;
        let error = Server::bind(&ws, taken).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains("is in use"), "{error}");
        thread::spawn(move || server.serve());
        let ask = |method: &str, path: &str| -> Result<String> {
            let mut stream = TcpStream::connect(&address)?;
            write!(stream, "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
            let mut text = String::new();
            stream.read_to_string(&mut text)?;
            Ok(text)
        };
        // A browser opens connections ahead of need: they must not keep the others waiting.
        let idle = (0..40).map(|_| TcpStream::connect(&address)).collect::<std::io::Result<Vec<_>>>()?;
        let page = ask("GET", "/")?;
        assert_eq!(idle.len(), 40);
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        assert!(page.contains("Content-Type: text/html; charset=utf-8\r\n"), "{page}");
        assert!(page.contains("script-src 'self' 'wasm-unsafe-eval'"), "{page}");
        assert!(page.ends_with("<p>page"), "{page}");
        assert!(ask("GET", "/pkg/dist/a.wasm")?.contains("Content-Type: application/wasm\r\n"));
        assert!(ask("GET", "/../secret.txt")?.starts_with("HTTP/1.1 404"));
        assert!(ask("POST", "/")?.starts_with("HTTP/1.1 405"));
        fs::remove_dir_all(root)?;
        Ok(())
    }
}
