//! What a figure is to reach, and whether it does.

use serde_json::Value;

/// What has to be reached, and what would be better still.
#[derive(Clone, Copy, Debug, Default)]
pub struct Goals {
    pub reach: Option<f64>,
    pub stretch: Option<f64>,
}

impl Goals {
    /// From the members `reach` and `stretch`.
    pub fn read(value: &Value) -> Self {
        let number = |key| value.get(key).and_then(Value::as_f64);
        Self { reach: number("reach"), stretch: number("stretch") }
    }

    /// A cell of a table for each of the two: the goal as it is told, and `met` or `missed`. Empty where there is no goal.
    pub fn cells(&self, judge: impl Fn(f64) -> (bool, String)) -> [String; 2] {
        [self.reach, self.stretch].map(|goal| {
            goal.map(&judge)
                .map_or_else(String::new, |(met, text)| format!("{text} {}", if met { "met" } else { "missed" }))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_says_whether_it_is_met() {
        let goals = Goals::read(&serde_json::json!({"reach": 2, "stretch": 4}));
        assert_eq!(goals.cells(|goal| (3.0 >= goal, format!("{goal} ×"))), ["2 × met", "4 × missed"]);
        assert_eq!(Goals::default().cells(|_| (true, String::new())), ["", ""]);
    }
}
