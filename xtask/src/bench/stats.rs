//! Medians and their spread.

/// The middle of some figures, and a quarter below and above it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub low: f64,
    pub median: f64,
    pub high: f64,
}

impl Spread {
    /// `None` if there are no figures.
    pub fn of(mut figures: Vec<f64>) -> Option<Self> {
        figures.sort_by(f64::total_cmp);
        Some(Self { low: quantile(&figures, 0.25)?, median: quantile(&figures, 0.5)?, high: quantile(&figures, 0.75)? })
    }
}

/// Between two figures, the share of each that its nearness gives.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = share * (sorted.len().checked_sub(1)? as f64);
    let (below, above) = (sorted.get(place.floor() as usize)?, sorted.get(place.ceil() as usize)?);
    Some(below + (above - below) * place.fract())
}

/// Three digits that matter.
pub fn figure(number: f64) -> String {
    match number {
        n if n >= 99.95 => format!("{n:.0}"),
        n if n >= 9.995 => format!("{n:.1}"),
        n => format!("{n:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_is_between_the_figures() {
        let spread = Spread::of(vec![4.0, 1.0, 3.0, 2.0]).unwrap();
        assert_eq!(spread, Spread { low: 1.75, median: 2.5, high: 3.25 });
        assert_eq!(Spread::of(vec![7.0]).unwrap().high, 7.0);
        assert_eq!(Spread::of(Vec::new()), None);
    }

    #[test]
    fn figures_have_three_digits() {
        assert_eq!([0.1234, 9.996, 12.34, 99.96, 1234.5].map(figure), ["0.12", "10.0", "12.3", "100", "1234"]);
    }
}
