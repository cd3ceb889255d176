//! What is changed in the JavaScript that wasm-bindgen writes.

use anyhow::{Result, bail};

/// The codecs of the package in place of the global ones, which a window of jsdom lacks.
const CODECS: &str = "import { TextDecoder, TextEncoder } from \"../lib/codecs.js\";\n";

/// How it tells a compiled module from bytes, and how the package does: a module that comes from another realm is one as well. In
/// the edge runtime of Next every module does.
const IS_MODULE: (&str, &str) =
    ("!(module instanceof WebAssembly.Module)", "module[Symbol.toStringTag] !== 'WebAssembly.Module'");

/// The glue as the package has it.
pub fn adapted(glue: &str) -> Result<String> {
    let (theirs, ours) = IS_MODULE;
    if glue.matches(theirs).count() != 1 {
        bail!("the glue of wasm-bindgen does not hold `{theirs}` once");
    }
    Ok(format!("{CODECS}{}", glue.replace(theirs, ours)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_glue_is_refused() -> Result<()> {
        let glue = "if (!(module instanceof WebAssembly.Module)) {}\n";
        assert!(adapted(glue)?.ends_with("if (module[Symbol.toStringTag] !== 'WebAssembly.Module') {}\n"));
        assert!(adapted("").is_err());
        assert!(adapted(&glue.repeat(2)).is_err());
        Ok(())
    }
}
