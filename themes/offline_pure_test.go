package themes_test

import "testing"

// TestPlanOfTheWorker asks what the service worker would fetch, drop and answer.
func TestPlanOfTheWorker(t *testing.T) {
	vm := module(t, "offline/plan.js")
	if _, err := vm.RunString(`
		const digest = (n) => String(n).repeat(64);
		const list = (id, files) => m.readList(JSON.stringify({ version: 1, files: Object.entries(files).map(([path, n]) => ({ path, size: n * 10, sha256: digest(n) })) }), id);
		const one = list("one", { "sw.js": 9, "manifest.json": 9, "feed.xml": 8, "index.html": 1, "a.html": 2, "b.html": 3, "same.html": 2, "same.csv": 2 });
		const two = list("two", { "sw.js": 9, "index.html": 1, "a.html": 4, "c.html": 5 });
		const off = list("off", { "index.html": 1 });
		const names = (files) => files.map(({ path }) => path);
		const have = new Set(m.wanted(one).map(({ key }) => key));
		const answers = (current, newest) => Object.fromEntries(["index.html", "a.html", "b.html", "c.html", "sw.js"].map((path) => [path, m.find(path, current, newest).as]));
	`); err != nil {
		t.Fatal(err)
	}
	for expression, want := range map[string]string{
		`[m.readList("<html>", ""), m.readList("null", ""), m.readList('{"version":2,"files":[]}', ""), m.readList('{"version":1}', "")]`:   `[null, null, null, null]`,
		`m.readList(JSON.stringify({ version: 1, files: [{ path: "a", sha256: "../x" }, { path: 7, sha256: digest(1) }] }), "").files.size`: `0`,
		`[m.wantsKeeping(one), m.wantsKeeping(off)]`: `[true, false]`,
		// Each of its bytes and type once; nothing that is of no use without a network.
		`names(m.wanted(one))`:                `["index.html", "a.html", "b.html", "same.csv"]`,
		`names(m.toFetch(one, new Set()))`:    `["index.html", "a.html", "b.html", "same.csv"]`,
		`names(m.toFetch(two, have))`:         `["a.html", "c.html"]`,
		`names(m.toFetch(one, have))`:         `[]`,
		`m.sizeOf(m.toFetch(two, have))`:      `90`,
		`m.unneeded(have, [two]).length`:      `3`,
		`m.unneeded(have, [one, two]).length`: `0`,
		`m.unneeded(have, [null]).length`:     `4`,
		`answers(one, one)`:                   `{"index.html":"current","a.html":"current","b.html":"current","c.html":"unknown","sw.js":"unknown"}`,
		// The newer edition is known and not here: what it changed is old, what it lacks is gone.
		`answers(one, two)`:  `{"index.html":"current","a.html":"old","b.html":"gone","c.html":"unknown","sw.js":"unknown"}`,
		`answers(two, two)`:  `{"index.html":"current","a.html":"current","b.html":"unknown","c.html":"current","sw.js":"unknown"}`,
		`answers(null, two)`: `{"index.html":"unknown","a.html":"unknown","b.html":"unknown","c.html":"unknown","sw.js":"unknown"}`,
		// Some servers leave out what pages end in.
		`["a", "a/", "b"].map((path) => m.find(path, one, two).as)`:                                                    `["old", "unknown", "gone"]`,
		`[m.newsOf("a.html", digest(2), two), m.newsOf("a.html", digest(4), two), m.newsOf("b.html", digest(3), two)]`: `["newer", "", "gone"]`,
		`["https://x.org/s/", "https://x.org/s/a.html?q=1#p", "https://x.org/s/b/", "https://x.org/s/a%20b.csv", "https://x.org/s/%E0", "https://x.org/other", "https://y.org/s/"].map((a) => m.pathOf(a, "https://x.org/s/"))`: `["index.html", "a.html", "b/index.html", "a b.csv", null, null, null]`,
		`["assets/box.391de5d2d3.js", "assets/logo.svg", "search/index.js", "search/c0-6febq0.js", "a.html"].map(m.isFixed)`:                                                                                                    `[true, false, false, true, false]`,
	} {
		gives(t, vm, expression, want)
	}
}

// TestAnswersOfTheWorker asks for what is kept of a site whose server does not answer,
// while the edition that is kept becomes another.
func TestAnswersOfTheWorker(t *testing.T) {
	vm := module(t, "offline/answer.js")
	if _, err := vm.RunString(`
		const list = (files) => ({ files: new Map(Object.entries(files).map(([path, key]) => [path, { key, digest: key }])) });
		const one = list({ "a.html": "a1", "b.html": "b1", "picture.png": "p1", "404.html": "m1" }), two = list({ "a.html": "a2", "picture.png": "p2", "404.html": "m1" });
		let fails;
		var setTimeout = () => {}, fetch = () => new Promise((_, fail) => { fails = fail; });
		var Response = class { constructor(body, { status }) { Object.assign(this, { body, status }); } };
		Response.error = () => ({ body: "error" });
		// of asks for a path, and has an update end before the server is known to be gone.
		let answer;
		function of(ask, path, before, after) {
			const store = { ready: Promise.resolve(), current: before, newest: before, get: async (key) => [...store.current.files.values()].some((f) => f.key === key) ? { body: key } : undefined };
			const answers = new m.Answers(store);
			answers[ask]({}, path, "reader").then((r) => { answer = { ...r, as: (answers.pages.get("reader") || {}).as }; });
			return () => { store.current = store.newest = after; fails(); };
		}
		let go;
	`); err != nil {
		t.Fatal(err)
	}
	for ask, want := range map[string]string{
		`"page", "a.html", one, one`:      `{"body":"a1","as":"current"}`,
		`"page", "a.html", one, two`:      `{"body":"a2","as":"current"}`,
		`"page", "b.html", one, two`:      `{"body":"m1","status":404,"as":"gone"}`,
		`"part", "picture.png", one, two`: `{"body":"p2"}`,
		`"part", "b.html", one, two`:      `{"body":"error"}`,
	} {
		for _, step := range []string{"go = of(" + ask + ")", "go()"} { // what was promised comes after each
			if _, err := vm.RunString(step); err != nil {
				t.Fatal(err)
			}
		}
		gives(t, vm, "answer", want)
	}
}

// TestStoreThatCannotBeRead has a browser that lost what it kept: the worker must know of
// nothing rather than answer nothing.
func TestStoreThatCannotBeRead(t *testing.T) {
	vm := module(t, "offline/store.js")
	for _, step := range []string{
		`var caches = { has: async () => { throw new Error("lost"); }, open: async () => { throw new Error("lost"); } };
		let answer = "";
		const store = new m.Store("https://x.org/");
		store.ready.then(() => { answer += "ready " + store.current; }, () => { answer += "fails"; })`,
		`store.get("x").then((found) => { answer += ", " + found; }, () => { answer += ", fails"; })`,
		`caches.has = async () => true; new m.Store("https://x.org/").ready.then(() => { answer += ", ready"; }, () => { answer += ", fails"; })`,
	} {
		if _, err := vm.RunString(step); err != nil {
			t.Fatal(err)
		}
	}
	gives(t, vm, "answer", `"ready null, undefined, ready"`)
}

// TestListThatCannotBeRead looks for a newer edition where the browser lost the list of the
// latest one.
func TestListThatCannotBeRead(t *testing.T) {
	vm := module(t, "offline/update.js")
	if _, err := vm.RunString(`
		var crypto = { subtle: { digest: async () => new ArrayBuffer(32) } };
		var TextDecoder = class { decode() { return JSON.stringify({ version: 1, files: [{ path: "sw.js", sha256: "0".repeat(64), size: 1 }] }); } };
		var fetch = async () => ({ ok: true, arrayBuffer: async () => new ArrayBuffer(1) });
		let answer;
		const store = { current: { id: "0".repeat(64) }, newest: null, setList: async (name, list) => { store[name] = list; } };
		m.update(store, "https://x.org/").then((found) => { answer = [found, store.newest !== null]; }, (error) => { answer = String(error); });
	`); err != nil {
		t.Fatal(err)
	}
	gives(t, vm, "answer", `["same", true]`)
}
