use jiff::civil::date;

use crate::account::{Account, Line, Section, Standing};
use crate::weigh::testing::{Outline, Said, claim, report, resolution};
use crate::weigh::{SameOrigin, weigh};

fn weighed(outlines: &[Outline]) -> Account {
    weigh(resolution(outlines), &SameOrigin::default(), "test")
}

#[test]
fn explore() {
    let full = || claim("meet").by(&["Ana Boll", "Boris Krug"]).at("Vellin");
    let part = || claim("meet").by(&["Ana Boll"]);
    for outlines in [
        vec![report("").says(full().on("2023-06-27", "June 27")), report("").says(part().on("2023-06-28", "June 28"))],
        vec![report("").says(full()), report("").says(part().on("2023-06-28", "June 28"))],
        vec![report("").says(full()), report("").says(full().on("2023-06-28", "June 28"))],
        vec![report("").says(full()), report("").says(claim("meet").on("2023-06-28", "June 28")), report("").says(claim("meet").on("2023-06-28", "June 28"))],
    ] {
        let account = weighed(&outlines);
        println!("----");
        for line in &account.stories[0].lines {
            println!("{:?} {} | {:?} | cites {:?} part {:?} perhaps {:?}", line.section, line.text, line.day, line.cites.iter().map(|c| c.report).collect::<Vec<_>>(), line.in_part, line.perhaps);
        }
        println!("{:?}", account.stories[0].weights);
    }
}
