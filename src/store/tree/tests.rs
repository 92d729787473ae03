//! Names in the tree, however many.

use super::*;

#[test]
fn a_name_is_found_once_however_many_there_are() {
    for count in [1, MANY - 1, MANY, MANY + 1, MANY + 2, 3 * MANY] {
        let name = |number: usize| format!("n{number}");
        let lines: Vec<String> = (0..count)
            .map(|number| format!("n{number} = {number}\n"))
            .collect();
        let text = lines.concat();
        let (_, root, faults) = read(&text);
        assert_eq!(faults, []);
        for number in 0..count {
            let value = root.get(&name(number)).map(Node::value);
            let expected = i64::try_from(number).ok().map(Value::Integer);
            assert_eq!(value, expected, "{number} of {count}");
            let (_, _, faults) = read(&format!("{text}n{number} = 0\n"));
            assert_eq!(faults.len(), 1, "{number} of {count}");
        }
        assert!(root.get(&name(count)).is_none());
    }
}
