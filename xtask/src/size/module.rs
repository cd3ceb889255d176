//! The bytes of a WebAssembly module: which function, piece of data or section each of them belongs to.

use std::collections::HashMap;
use std::ops::Range;

use anyhow::{Context, Result, bail};

use crate::wasm_bytes::WasmBytes;

/// A module cut into pieces that do not overlap. What no piece names is framing.
pub struct Module {
    /// The functions of the module with their names, in order.
    pub functions: Vec<Piece>,
    /// The pieces of data with the address that each is put at.
    pub data: Vec<Segment>,
    /// The section with the names of the functions, which the package does without.
    pub names: Range<usize>,
    /// The size without those names.
    pub len: usize,
}

/// Bytes of the file under a name.
pub struct Piece {
    pub name: String,
    pub range: Range<usize>,
}

/// Bytes of the file that are copied into the memory at the start.
pub struct Segment {
    pub address: usize,
    pub range: Range<usize>,
}

const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;

impl Module {
    /// Cuts a module that keeps the names of its functions.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let mut file = WasmBytes { bytes, at: 0 };
        if file.take(8)? != b"\0asm\x01\0\0\0" {
            bail!("this is no WebAssembly module of version 1");
        }
        let mut module = Self { functions: Vec::new(), data: Vec::new(), names: 0..0, len: bytes.len() };
        let mut names = HashMap::new();
        let mut imported = 0;
        while file.at < bytes.len() {
            let start = file.at;
            let id = file.byte()?;
            let size = file.number()?;
            let end = file.at + size;
            let mut section = WasmBytes { bytes: bytes.get(..end).context("a section is cut off")?, at: file.at };
            match id {
                CUSTOM if section.text()? == "name" => {
                    names = section.function_names()?;
                    module.names = start..end;
                    module.len -= end - start;
                }
                IMPORT => imported = section.imported_functions()?,
                CODE => module.functions = section.functions(imported)?,
                DATA => module.data = section.segments()?,
                _ => {}
            }
            file.at = end;
        }
        if names.is_empty() {
            bail!("the module does not name its functions");
        }
        for (index, function) in (imported..).zip(&mut module.functions) {
            function.name = names.remove(&index).unwrap_or_default();
        }
        Ok(module)
    }

    /// The module without the names of its functions.
    pub fn without_names(&self, bytes: &[u8]) -> Vec<u8> {
        [&bytes[..self.names.start], &bytes[self.names.end..]].concat()
    }

    /// The memory as it is at the start.
    pub fn memory(&self, bytes: &[u8]) -> Vec<u8> {
        let end = self.data.iter().map(|segment| segment.address + segment.range.len()).max();
        let mut memory = vec![0; end.unwrap_or(0)];
        for Segment { address, range } in &self.data {
            memory[*address..address + range.len()].copy_from_slice(&bytes[range.clone()]);
        }
        memory
    }

    /// The parts of the file that fill a place in the memory. There may be several: long runs of zeros are left out of a
    /// module.
    pub fn file_ranges(&self, address: usize, len: usize) -> impl Iterator<Item = Range<usize>> {
        self.data.iter().filter_map(move |segment| {
            let from = address.max(segment.address);
            let to = (address + len).min(segment.address + segment.range.len());
            let file = |address| segment.range.start + address - segment.address;
            (from < to).then(|| file(from)..file(to))
        })
    }
}

impl<'b> WasmBytes<'b> {
    fn text(&mut self) -> Result<&'b str> {
        let len = self.number()?;
        Ok(std::str::from_utf8(self.take(len)?)?)
    }

    fn function_names(&mut self) -> Result<HashMap<usize, String>> {
        const FUNCTIONS: u8 = 1;
        let mut names = HashMap::new();
        while self.at < self.bytes.len() {
            let kind = self.byte()?;
            let end = self.number()? + self.at;
            if kind == FUNCTIONS {
                for _ in 0..self.number()? {
                    let index = self.number()?;
                    names.insert(index, self.text()?.to_owned());
                }
            }
            self.at = end;
        }
        Ok(names)
    }

    fn imported_functions(&mut self) -> Result<usize> {
        let mut functions = 0;
        for _ in 0..self.number()? {
            self.text()?;
            self.text()?;
            match self.byte()? {
                0 => {
                    self.number()?;
                    functions += 1;
                }
                1 => {
                    self.byte()?;
                    self.limits()?;
                }
                2 => self.limits()?,
                3 => {
                    self.take(2)?;
                }
                kind => bail!("an import has the unknown kind {kind}"),
            }
        }
        Ok(functions)
    }

    fn limits(&mut self) -> Result<()> {
        let has_maximum = self.byte()? & 1 == 1;
        self.number()?;
        if has_maximum {
            self.number()?;
        }
        Ok(())
    }

    /// The bodies, each with the bytes that give its length.
    fn functions(&mut self, imported: usize) -> Result<Vec<Piece>> {
        let count = self.number()?;
        (imported..imported + count)
            .map(|_| {
                let start = self.at;
                let len = self.number()?;
                self.take(len)?;
                Ok(Piece { name: String::new(), range: start..self.at })
            })
            .collect()
    }

    fn segments(&mut self) -> Result<Vec<Segment>> {
        const I32_CONST: u8 = 0x41;
        const END: u8 = 0x0b;
        (0..self.number()?)
            .map(|_| {
                if self.number()? != 0 || self.byte()? != I32_CONST {
                    bail!("a piece of data is not put at a constant address");
                }
                let address = self.number()?;
                if self.byte()? != END {
                    bail!("a piece of data is not put at a constant address");
                }
                let len = self.number()?;
                self.take(len)?;
                Ok(Segment { address, range: self.at - len..self.at })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One imported function, one of our own, data in two pieces, and names.
    fn small() -> Vec<u8> {
        let section = |id: u8, content: &[u8]| [&[id, content.len() as u8], content].concat();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, b"\x01\x60\0\0"),
            section(2, b"\x01\x01m\x01f\x00\0"),
            section(3, b"\x01\0"),
            section(10, b"\x01\x02\0\x0b"),
            section(11, b"\x02\0\x41\x04\x0b\x03abc\0\x41\x08\x0b\x02ef"),
            section(0, b"\x04name\x01\x0b\x02\x00\x02in\x01\x04mine"),
        ]
        .concat()
    }

    #[test]
    fn a_module_is_cut_into_named_pieces() {
        let bytes = small();
        let module = Module::parse(&bytes).unwrap();
        assert_eq!(module.functions.len(), 1);
        assert_eq!(module.functions[0].name, "mine");
        assert_eq!(&bytes[module.functions[0].range.clone()], b"\x02\0\x0b");
        let data: Vec<_> = module.data.iter().map(|s| (s.address, &bytes[s.range.clone()])).collect();
        assert_eq!(data, [(4, &b"abc"[..]), (8, &b"ef"[..])]);
        assert_eq!(module.len, bytes.len() - module.names.len());
        assert_eq!(module.without_names(&bytes), bytes[..module.len]);
    }

    #[test]
    fn a_place_in_the_memory_is_filled_from_the_file() {
        let bytes = small();
        let module = Module::parse(&bytes).unwrap();
        assert_eq!(module.memory(&bytes), b"\0\0\0\0abc\0ef");
        let parts: Vec<_> = module.file_ranges(5, 4).map(|range| &bytes[range]).collect();
        assert_eq!(parts, [&b"bc"[..], b"e"]);
    }

    #[test]
    fn a_module_cut_off_is_an_error() {
        let bytes = small();
        for end in 0..bytes.len() {
            assert!(Module::parse(&bytes[..end]).is_err(), "{end}");
        }
    }
}
