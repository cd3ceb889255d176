//! A WebAssembly module as the text that `xtask/unpack.wat` reads: cut into streams of what is alike, compressed by LZMA, and
//! written as base64.
//!
//! What a web server compresses is bytes in a row, where an index of a local stands between two opcodes. Opcodes among opcodes, and
//! the operands of each opcode among themselves, repeat more: a text of this kind is a tenth smaller on the wire than the module.

use std::io::Write;

use anyhow::{Context, Result, bail, ensure};
use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};

use crate::wasm_bytes::WasmBytes;

/// The streams: what stands before the code and behind it, the opcodes, the locals, and from [`OPERANDS`] on the operands of each
/// opcode.
const BEFORE: usize = 0;
const AFTER: usize = 1;
const OPCODES: usize = 2;
const LOCALS: usize = 3;
const OPERANDS: usize = 4;
/// Behind the last of them: no opcode is known above this.
const COUNT: usize = OPERANDS + 0xfc + 1;

/// What is packed: the text, and how long the streams and the module are.
pub struct Packed {
    pub text: String,
    pub streams: usize,
    pub module: usize,
}

impl Packed {
    /// As a JavaScript module.
    pub fn to_js(&self) -> String {
        format!("export default [\"{}\", {}, {}];\n", self.text, self.streams, self.module)
    }
}

/// Packs a module whose loads and stores promise no alignment, and whose bodies say their length in as few bytes as they can.
pub fn pack(module: &[u8]) -> Result<Packed> {
    let streams = split(module)?.join()?;
    Ok(Packed { text: base64(&lzma(&streams)?), streams: streams.len(), module: module.len() })
}

fn split(module: &[u8]) -> Result<Streams> {
    let mut streams = Streams(vec![Vec::new(); COUNT]);
    let code = code_section(module)?;
    streams.stream(BEFORE).extend(&module[..code.start]);
    streams.stream(AFTER).extend(&module[code.end..]);
    let mut input = WasmBytes { bytes: &module[..code.end], at: code.start };
    while input.at < code.end {
        streams.take_body(&mut input)?;
    }
    Ok(streams)
}

/// Where the bodies lie: behind their count.
fn code_section(module: &[u8]) -> Result<std::ops::Range<usize>> {
    const CODE: u8 = 10;
    let mut input = WasmBytes { bytes: module, at: 8 };
    loop {
        let id = input.byte()?;
        let len = input.number()?;
        let end = input.at.checked_add(len).filter(|end| *end <= module.len()).context("a section is cut off")?;
        if id == CODE {
            input.number()?;
            return Ok(input.at..end);
        }
        input.at = end;
    }
}

struct Streams(Vec<Vec<u8>>);

impl Streams {
    fn stream(&mut self, number: usize) -> &mut Vec<u8> {
        &mut self.0[number]
    }

    /// Moves a number in LEB128 from the input into a stream.
    fn take_number(&mut self, number: usize, input: &mut WasmBytes) -> Result<usize> {
        let start = input.at;
        let value = input.number()?;
        self.stream(number).extend(&input.bytes[start..input.at]);
        Ok(value)
    }

    fn take_body(&mut self, input: &mut WasmBytes) -> Result<()> {
        let start = input.at;
        let len = input.number()?;
        let end = input.at + len;
        ensure!(
            input.at - start
                == if len < 0x80 {
                    1
                } else if len < 0x4000 {
                    2
                } else {
                    3
                },
            "a length has too many bytes"
        );
        // Each group of locals is a count and a type.
        for _ in 0..2 * self.take_number(LOCALS, input)? {
            self.take_number(LOCALS, input)?;
        }
        let mut depth = 1;
        while depth > 0 {
            let opcode = input.byte()?;
            self.stream(OPCODES).push(opcode);
            match opcode {
                0x02..=0x04 => depth += 1,
                0x0b => depth -= 1,
                _ => {}
            }
            self.take_operands(opcode, input).with_context(|| format!("opcode {opcode:#x} at {:#x}", input.at))?;
        }
        ensure!(input.at == end, "a body ends elsewhere");
        Ok(())
    }

    /// `xtask/unpack.wat` knows the same.
    fn take_operands(&mut self, opcode: u8, input: &mut WasmBytes) -> Result<()> {
        let stream = OPERANDS + usize::from(opcode);
        let numbers = match opcode {
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 => 0,
            0x02..=0x04 | 0x0c | 0x0d | 0x10 | 0x20..=0x26 | 0x3f..=0x42 => 1,
            0x11 => 2,
            0x28..=0x3e => {
                ensure!(input.byte()? == 0, "it promises an alignment");
                1
            }
            // A table of branches, and the one for all other values.
            0x0e => self.take_number(stream, input)? + 1,
            // Behind the opcodes from 10 on stand memories, and there is one memory.
            0xfc => match self.take_number(stream, input)? {
                0..=7 => 0,
                10 => 2,
                11 => 1,
                other => bail!("its second byte is {other}"),
            },
            0x43 | 0x44 => {
                let bytes = input.take(if opcode == 0x43 { 4 } else { 8 })?;
                self.stream(stream).extend(bytes);
                0
            }
            _ => bail!("it is unknown"),
        };
        for _ in 0..numbers {
            self.take_number(stream, input)?;
        }
        Ok(())
    }

    /// The lengths of the streams, each of three bytes, and the streams.
    fn join(self) -> Result<Vec<u8>> {
        let mut joined = Vec::new();
        for stream in &self.0 {
            let [first, second, third, 0] = u32::try_from(stream.len())?.to_le_bytes() else {
                bail!("a stream is too long");
            };
            joined.extend([first, second, third]);
        }
        joined.extend(self.0.concat());
        Ok(joined)
    }
}

/// Without a header, and the first code as a word of WebAssembly. `xtask/unpack.wat` knows the numbers of context bits.
fn lzma(bytes: &[u8]) -> Result<Vec<u8>> {
    let (literal_context, literal_position, position) = (1, 0, 0);
    let dictionary = u32::try_from(bytes.len())?.next_power_of_two();
    let longest = LzmaOptions::NICE_LEN_MAX;
    let depth = 1000;
    let options = LzmaOptions::new(
        dictionary,
        literal_context,
        literal_position,
        position,
        EncodeMode::Normal,
        longest,
        MfType::Bt4,
        depth,
    );
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    writer.write_all(bytes)?;
    let mut data = writer.finish()?;
    ensure!(data.len() > 4 && data.remove(0) == 0, "it is no LZMA data");
    data[..4].reverse();
    Ok(data)
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        // Without a padding, which nobody asks for.
        for digit in 0..=three.len() {
            text.push(char::from(DIGITS[bits >> (18 - 6 * digit) & 63]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::process::Command;

    use super::*;
    use crate::build::unpacker;
    use crate::paths::Workspace;
    use crate::stamp::{read, write};
    use crate::tools;

    /// A module with one function of these operations, and data behind it.
    fn module(operations: &[u8]) -> Vec<u8> {
        let body = [&[0x01, 0x02, 0x7f], operations, &[0x0b]].concat();
        let code = [&[0x01], &number(body.len())[..], &body[..]].concat();
        [&b"\0asm\x01\0\0\0"[..], &[10], &number(code.len()), &code[..], b"\x0b\x01\0"].concat()
    }

    fn number(mut rest: usize) -> Vec<u8> {
        let mut digits = Vec::new();
        while rest > 127 {
            digits.push(rest as u8 | 128);
            rest >>= 7;
        }
        digits.push(rest as u8);
        digits
    }

    fn streams(operations: &[u8]) -> Result<Vec<(usize, Vec<u8>)>> {
        let module = module(operations);
        let streams = split(&module)?;
        Ok((0..).zip(streams.0).filter(|(_, stream)| !stream.is_empty()).collect())
    }

    #[test]
    fn a_module_is_cut_into_streams() -> Result<()> {
        // block, local.get 1, i32.load offset 300, br_if 0, br_table 0 0, f32.const, memory.fill, end
        let operations =
            b"\x02\x40\x20\x01\x28\x00\xac\x02\x0d\x00\x0e\x01\x00\x00\x43\x01\x02\x03\x04\xfc\x0b\x00\x0b";
        let expected: &[(usize, &[u8])] = &[
            (BEFORE, b"\0asm\x01\0\0\0\x0a\x1d\x01"),
            (AFTER, b"\x0b\x01\0"),
            (OPCODES, b"\x02\x20\x28\x0d\x0e\x43\xfc\x0b\x0b"),
            (LOCALS, b"\x01\x02\x7f"),
            (OPERANDS + 0x02, b"\x40"),
            (OPERANDS + 0x0d, b"\0"),
            (OPERANDS + 0x0e, b"\x01\0\0"),
            (OPERANDS + 0x20, b"\x01"),
            (OPERANDS + 0x28, b"\xac\x02"),
            (OPERANDS + 0x43, b"\x01\x02\x03\x04"),
            (OPERANDS + 0xfc, b"\x0b\0"),
        ];
        let expected: Vec<_> = expected.iter().map(|(number, stream)| (*number, stream.to_vec())).collect();
        assert_eq!(streams(operations)?, expected);
        Ok(())
    }

    /// As the package does it, in Node.js.
    fn read_back(ws: &Workspace, pkg: &Path, module: &[u8]) -> Result<()> {
        check(ws, pkg, &pack(module)?.to_js(), module)
    }

    fn check(ws: &Workspace, pkg: &Path, packed: &str, module: &[u8]) -> Result<()> {
        let (text, wasm) = (pkg.join("packed.js"), pkg.join("module.wasm"));
        write(&text, packed)?;
        write(&wasm, module)?;
        let script = ws.root.join("xtask/scripts/unpack.mjs");
        let output = Command::new("node").arg(script).arg(pkg).args([&text, &wasm]).output()?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(())
    }

    #[test]
    fn the_text_is_the_module_again() -> Result<()> {
        let ws = Workspace::locate()?;
        let pkg = ws.work().join("unpack-test");
        for file in ["unpack.js", "codecs.js"] {
            write(&pkg.join("lib").join(file), read(&ws.pkg().join("lib").join(file))?)?;
        }
        write(&pkg.join("package.json"), "{ \"type\": \"module\" }")?;
        unpacker::package(&ws, &pkg.join("dist"), &tools::wasm_opt(&ws)?)?;
        // Numbers without an order, so that a few of them repeat: lengths and distances of every kind, and bodies of every length.
        let mut seed = 1_u32;
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) % below
        };
        for count in [0, 1, 30, 100, 9_000] {
            let mut operations = vec![0x0e, 3, 0, 1, 2, 3, 0xfc, 10, 0, 0, 0xfc, 11, 0, 0xfc, 6, 0x11, 1, 0];
            for _ in 0..count {
                match next(7) {
                    0 => operations.extend([0x20, next(4) as u8]),
                    1 => operations.extend([0x28, 0, 0x80 | next(128) as u8, next(128) as u8]),
                    2 => operations.extend([[0x43, 1, 2, 3, 4], [0x43, 0x0b, 0x0b, 0, 0]][next(2) as usize]),
                    3 => operations.extend([0x02, 0x40, 0x1a, 0x0b]),
                    4 => operations.extend([0x44, 0, 0, 0, 0, 0, 0, next(256) as u8, next(256) as u8]),
                    5 => operations.push(0x45 + next(100) as u8),
                    _ => operations.push(0x1a),
                }
                if next(40) == 0 && operations.len() > 200 {
                    operations.extend([0x1a; 300]);
                }
            }
            let module = module(&operations);
            read_back(&ws, &pkg, &module).with_context(|| format!("{count} operations"))?;
        }
        // What is read otherwise is told.
        let mut other = module(b"\x1a\x1a");
        let packed = pack(&other)?.to_js();
        *other.last_mut().context("it has bytes")? ^= 1;
        assert!(check(&ws, &pkg, &packed, &other).is_err());
        Ok(())
    }

    #[test]
    fn what_the_package_would_read_otherwise_is_refused() {
        let refused = |operations: &[u8]| format!("{:#}", streams(operations).unwrap_err());
        assert!(refused(b"\x28\x02\x00\x1a").ends_with("it promises an alignment"));
        assert!(refused(b"\xfd\x00").ends_with("it is unknown"));
        assert!(refused(b"\xfc\x09\x00").ends_with("its second byte is 9"));
        assert!(refused(b"\x0b").ends_with("a body ends elsewhere"));
        let whole = module(b"\x01");
        for end in 0..whole.len() - 3 {
            assert!(split(&whole[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn base64_is_that_of_rfc_4648_without_padding() {
        for (bytes, text) in [(&b""[..], ""), (b"f", "Zg"), (b"fo", "Zm8"), (b"foo", "Zm9v"), (b"\xfb\xff\xfe", "+//+")]
        {
            assert_eq!(base64(bytes), text);
        }
    }
}
