//! Writes a few seeds for each target into `corpus/`: `cargo run --example seeds` in this folder. They are made rather
//! than kept, so that they do not age with the format of compiled gazetteers.

#[path = "../tests/mutated/mod.rs"]
#[allow(dead_code)]
mod mutated;

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let put = |target: &str, name: &str, content: &[u8]| {
        let folder = corpus.join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), content)
    };
    let sound = mutated::sound();
    put("artefact", "unaltered", &[0])?;
    put("artefact", "frame", &[&[1], &*sound].concat())?;
    put("artefact", "whole", &[&[255], &*sound].concat())?;
    for order in 0..12u8 {
        put("artefact", &format!("order-{order}"), &[2, order, 3, 7, order, 5, 9, 1])?;
    }
    for (format, content) in TABLES.iter().enumerate() {
        put("table", &format!("format-{format}"), &[&[format as u8], content.as_bytes()].concat())?;
    }
    put(
        "search",
        "names",
        "0Orbis Rail Łódź|1Nice|2US|3grey heron|4O'Neil|8Ban Ki-moon|NICE, U.S., Grey Heron".as_bytes(),
    )?;
    put("search", "same", b"0Grey Heron|0Grey Heron Inc.|0Grey Heron Inc|3Al Jazeera|1al|Grey Heron Inc., al-Jazeera")?;
    put("extract", "names", mutated::TEXT.as_bytes())?;
    put("extract", "news", NEWS.as_bytes())
}

/// By number of the format.
const TABLES: [&str; 9] = [
    "id\tkind\tname\taliases\norg.orbis\torg.company\tOrbis Rail\tOrbis~s\n",
    "org.orbis\torg.company\tOrbis Rail\tOrbis~s; ORL~a\tNO\tmayor/Oslo@2019..\t+rail -sea\twd:Q1\ttest\n",
    "# Ferries\nGrey Heron\nNight Tern\tship.tern\n",
    "JANE_DOE_ ; note\n+DOE [NOR]\n\t[NORGOV 910101-960101]\n\t[NOR]\n\nNORWAY_ [NOR]\n+NORGE\n",
    "{\"label\":\"ORG\",\"pattern\":\"Orbis Rail\",\"id\":\"orbis\"}\n{\"label\":\"GPE\",\"pattern\":[{\"LOWER\":\"oslo\"}]}\n",
    "[\n{\"id\":\"Q1\",\"type\":\"item\",\"labels\":{\"en\":{\"language\":\"en\",\"value\":\"Oslo\"}},\"claims\":{\"P31\":\
     [{\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":\"Q515\"}}}}]}},\n]\n",
    "1\tOslo\tOslo\tKristiania,Christiania\t59.9\t10.7\tP\tPPLC\tNO\t\t12\t\t\t\t580000\t\t26\tEurope/Oslo\t2020-01-01\n\
     \01\t1\ten\tOslo\t1\t\t\t\t\t\n2\t1\tde\tKristiania\t\t\t\t1\t\t\n",
    "city.lst:location:city\norg.lst:organization:company\n\0Orbis Rail&country=NO&ticker=ORB\nHartmans & Sons\n",
    "id\tkind\tname\taliases\nship.heron\torg.other\tGrey Heron\tMVGH~a; heron~fx\n",
];

const NEWS: &str = "OSLO (AP) — At least 20 soldiers died on Tuesday, three years after the war of 2017, Norwegian \
    Defense Minister Sigrid Aasen said. “She pledged to send $2.5 billion,” officials told reporters, but the \
    Islamic State denied that it had attacked Grey Heron Inc. near Nairobi at 10:30 a.m.\n\nHe won't visit.";
