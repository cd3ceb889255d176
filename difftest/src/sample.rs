//! Random digits that match a pattern.

use crate::random::Random;
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};

/// A pattern that texts can be drawn from.
#[derive(Clone)]
pub struct Sampler(Hir);

impl Sampler {
    pub fn new(pattern: &str) -> anyhow::Result<Self> {
        Ok(Self(ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern)?))
    }

    /// One text that matches.
    pub fn draw(&self, random: &mut Random) -> String {
        let mut out = Vec::new();
        draw(&self.0, random, &mut out);
        String::from_utf8_lossy(&out).into_owned()
    }
}

fn draw(hir: &Hir, random: &mut Random, out: &mut Vec<u8>) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.extend_from_slice(&literal.0),
        HirKind::Class(Class::Bytes(class)) => {
            let all: Vec<u8> = class.iter().flat_map(|range| range.start()..=range.end()).collect();
            out.extend(random.pick(&all));
        }
        HirKind::Class(Class::Unicode(class)) => {
            let all: Vec<char> = class.iter().flat_map(|range| range.start()..=range.end()).collect();
            let mut buffer = [0; 4];
            if let Some(c) = random.pick(&all) {
                out.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
            }
        }
        HirKind::Repetition(repetition) => {
            let max = repetition.max.unwrap_or(repetition.min + 4);
            for _ in 0..random.range(repetition.min as usize, max as usize) {
                draw(&repetition.sub, random, out);
            }
        }
        HirKind::Capture(capture) => draw(&capture.sub, random, out),
        HirKind::Concat(all) => all.iter().for_each(|hir| draw(hir, random, out)),
        HirKind::Alternation(all) => {
            if let Some(hir) = all.get(random.range(0, all.len() - 1)) {
                draw(hir, random, out);
            }
        }
    }
}
