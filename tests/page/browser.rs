//! The page in a headless Chromium: the console stays silent, filters, links, details and the Tab key do what they say,
//! and nothing is wider than a phone. Speaks the DevTools protocol over a pipe: JSON with a NUL behind each message.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// The browser that the variable names, or one of the usual ones; `None` with a message where there is none.
fn browser() -> Option<PathBuf> {
    let demanded = std::env::var_os("DATELINE_BROWSER").filter(|name| !name.is_empty());
    let names = match &demanded {
        Some(name) => vec![name.clone()],
        None => ["chromium", "chromium-browser", "google-chrome"].map(Into::into).to_vec(),
    };
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    let found =
        names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|it| it.is_file());
    assert!(demanded.is_none() || found.is_some(), "DATELINE_BROWSER is set, and there is no {names:?}");
    if found.is_none() {
        eprintln!("skipped: no Chromium found");
    }
    found
}

/// A browser with one page, and everything that it reports.
struct Tab {
    child: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    session: Option<String>,
    sent: u64,
    events: Vec<Value>,
}

impl Tab {
    fn open(browser: &PathBuf, profile: &str) -> Tab {
        // Chromium reads the protocol from file descriptor 3 and writes it to 4.
        let mut command = Command::new("sh");
        command.args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null"]).arg(browser);
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage"]);
        command.args(["--remote-debugging-pipe", "--window-size=1280,900", &format!("--user-data-dir={profile}")]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (to, from) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            for message in BufReader::new(from).split(0).map_while(Result::ok) {
                let Ok(value) = serde_json::from_slice(&message) else { break };
                if sender.send(value).is_err() {
                    break;
                }
            }
        });
        let mut tab = Tab { child, to, from: receiver, session: None, sent: 0, events: Vec::new() };
        let target = tab.call("Target.createTarget", json!({"url": "about:blank"}));
        let attached = tab.call("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        tab.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Log", "Runtime"] {
            tab.call(&format!("{domain}.enable"), json!({}));
        }
        tab
    }

    fn receive(&mut self) -> Value {
        self.from.recv_timeout(Duration::from_secs(60)).expect("the browser answers within a minute")
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        self.sent += 1;
        let mut message = json!({"id": self.sent, "method": method, "params": params});
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.to.write_all(format!("{message}\0").as_bytes()).unwrap();
        loop {
            let answer = self.receive();
            if answer["id"] == json!(self.sent) {
                assert!(answer["error"].is_null(), "{method}: {answer}");
                return answer["result"].clone();
            }
            self.events.push(answer);
        }
    }

    fn load(&mut self, file: &str) {
        self.events.retain(|event| event["method"] != "Page.loadEventFired");
        self.call("Page.navigate", json!({"url": format!("file://{file}")}));
        while !self.events.iter().any(|event| event["method"] == "Page.loadEventFired") {
            let event = self.receive();
            self.events.push(event);
        }
    }

    /// What an expression is on the page.
    fn ask(&mut self, expression: &str) -> Value {
        let answer = self.call("Runtime.evaluate", json!({"expression": expression, "returnByValue": true}));
        assert!(answer["exceptionDetails"].is_null(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// How many elements of a selector are shown.
    fn shown(&mut self, selector: &str) -> u64 {
        let count = format!("[...document.querySelectorAll({selector:?})].filter(it => it.checkVisibility()).length");
        self.ask(&count).as_u64().unwrap()
    }

    /// A click of the mouse in the middle of an element's first line.
    fn click(&mut self, selector: &str) {
        let find = format!(
            "(() => {{ const it = document.querySelector({selector:?}); it.scrollIntoView({{block: 'center', behavior: \
             'instant'}}); const box = it.getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        );
        let at = self.ask(&find);
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1});
            self.call("Input.dispatchMouseEvent", event);
        }
    }

    fn key(&mut self, key: &str, code: u32, text: &str) {
        let event = json!({"type": "keyDown", "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text});
        self.call("Input.dispatchKeyEvent", event);
        self.call("Input.dispatchKeyEvent", json!({"type": "keyUp", "key": key, "windowsVirtualKeyCode": code}));
    }

    /// Errors, warnings and whatever else the console shows.
    fn noise(&self) -> Vec<&Value> {
        let noisy = ["Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"];
        self.events.iter().filter(|event| noisy.iter().any(|method| event["method"] == *method)).collect()
    }
}

/// Ends the browser that was started here, and no other.
impl Drop for Tab {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_page_works_in_a_browser() {
    let Some(browser) = browser() else { return };
    let folder = env!("CARGO_TARGET_TMPDIR");
    let file = format!("{folder}/page.html");
    std::fs::write(&file, super::page_of(&super::articles())).unwrap();
    let mut tab = Tab::open(&browser, &format!("{folder}/profile"));
    tab.load(&file);
    assert_ne!(tab.ask("getComputedStyle(document.body).maxWidth"), "none", "the sheet was refused");

    // Filters.
    let (all, clashes) = (tab.shown(".matrix tbody"), tab.shown(".matrix tbody.x"));
    assert!(all > clashes && clashes == 3, "{clashes} of {all}");
    tab.click("#only-conflicts");
    assert_eq!((tab.shown(".matrix tbody"), tab.shown(".claims tr.f:not(.x)")), (clashes, 0));
    tab.click(".filters summary");
    tab.click("#k-casualties");
    assert_eq!(tab.shown(".matrix tbody"), clashes - 1);
    tab.click("#m-place");
    let colour = "getComputedStyle(document.querySelector('.text .m-place')).backgroundColor";
    assert_eq!(tab.ask(colour), "rgba(0, 0, 0, 0)");
    tab.key("Enter", 13, "\r");
    tab.click("button[type=reset]");
    assert_eq!(tab.shown(".matrix tbody"), all);
    assert_ne!(tab.ask(colour), "rgba(0, 0, 0, 0)");

    // Details, links, notes.
    assert_eq!(tab.shown(".alone li"), 0);
    tab.click("#findings details summary");
    assert!(tab.shown(".alone li") > 0);
    tab.click(".matrix td a.mark");
    let target = tab.ask("document.querySelector('.matrix td a.mark').hash");
    assert_eq!(tab.ask("location.hash"), target);
    assert_eq!(tab.ask("document.querySelectorAll('tr:target').length"), 1);
    assert_eq!(tab.shown(".tip"), 0);
    tab.ask("document.querySelector('.text .m-place').focus()");
    assert_eq!(tab.shown(".text .m-place .tip"), 1);
    tab.ask("document.activeElement.blur()");

    // The Tab key goes through everything that can be used, in the order of the page.
    tab.load(&file);
    tab.ask("window.getSelection().removeAllRanges(), document.body.focus(), scrollTo(0, 0)");
    let mut stops = Vec::new();
    for _ in 0..12 {
        tab.key("Tab", 9, "");
        stops.push(tab.ask("document.activeElement.textContent.trim().slice(0, 12) || document.activeElement.id"));
    }
    assert!(stops.contains(&json!("only-conflicts")), "{stops:?}");
    assert!(stops.contains(&json!("Quotations")), "{stops:?}");

    // A phone, and the dark.
    tab.call(
        "Emulation.setDeviceMetricsOverride",
        json!({"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true}),
    );
    assert_eq!(tab.ask("document.documentElement.scrollWidth"), 360, "the page scrolls sideways");
    let light = tab.ask("getComputedStyle(document.body).backgroundColor");
    let dark = json!({"features": [{"name": "prefers-color-scheme", "value": "dark"}]});
    tab.call("Emulation.setEmulatedMedia", dark);
    assert_ne!(tab.ask("getComputedStyle(document.body).backgroundColor"), light);

    assert!(tab.noise().is_empty(), "{:#?}", tab.noise());
}
