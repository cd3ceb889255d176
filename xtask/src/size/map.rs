//! The linker's map: which constant lies at which address.

use anyhow::{Result, bail};

/// A constant in the memory of the module.
pub struct Constant {
    /// As the compiler mangled it; `.Lanon.<crate>.<number>` for one without a name in the source.
    pub name: String,
    pub address: usize,
    pub len: usize,
}

impl Constant {
    /// What the nameless constants of one crate have in common.
    pub fn anonymous_of(&self) -> Option<&str> {
        let rest = self.name.trim_start_matches('.').strip_prefix("Lanon.")?;
        rest.split('.').next()
    }
}

/// Reads the part of the map that is about data. Its columns are address, offset, size and, indented by depth, a name.
pub fn constants(map: &str) -> Result<Vec<Constant>> {
    /// Where the name of a constant begins, behind the names of sections and of object files.
    const SYMBOL: usize = 16;
    let mut found = Vec::new();
    let lines = map.lines().skip_while(|line| !line.ends_with(" DATA")).skip(1);
    for line in lines.take_while(|line| !line.contains(" CUSTOM(")) {
        let mut words = line.split_whitespace();
        let number = |word: Option<&str>| word.and_then(|word| usize::from_str_radix(word, 16).ok());
        let (Some(address), Some(_), Some(len)) = (number(words.next()), words.next(), number(words.next())) else {
            continue;
        };
        let name = words.collect::<Vec<_>>().join(" ");
        let depth = line.find(&name).unwrap_or(0).saturating_sub("Addr      Off     Size".len() + 4);
        // The linker merges equal texts of all crates into one block of its own, without names.
        if name.starts_with("<internal>") || depth >= SYMBOL {
            found.push(Constant { name, address, len });
        }
    }
    if found.is_empty() {
        bail!("the linker's map names no constants");
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_gives_constants_with_their_places() {
        let map = "    Addr      Off     Size Out     In      Symbol\n\
            \x20      -    1772f    a8d00 CODE\n\
            \x20      -    17731       7d                 not_data\n\
            \x20      -    c042f    2ac7f DATA\n\
            \x20 100000    c0430    2ac60 .rodata\n\
            \x20 100000    c043a      eaa         <internal>:(.rodata)\n\
            \x20 100eac    c12e6       10         deps/a.o:(.rodata..Lanon.61fc.1)\n\
            \x20 100eac    c12e6       10                 .Lanon.61fc.1\n\
            \x20 100ebc    c12f6       20                 _RNvCs_4core5TABLE\n\
            \x20      -    eb0ae    3220d CUSTOM(name)\n\
            \x20      -    eb0ae    3220d                 behind\n";
        let found = constants(map).unwrap();
        let seen: Vec<_> = found.iter().map(|c| (c.name.as_str(), c.address, c.len, c.anonymous_of())).collect();
        assert_eq!(
            seen,
            [
                ("<internal>:(.rodata)", 0x100000, 0xeaa, None),
                (".Lanon.61fc.1", 0x100eac, 0x10, Some("61fc")),
                ("_RNvCs_4core5TABLE", 0x100ebc, 0x20, None),
            ]
        );
        assert!(constants("").is_err());
    }
}
