package themes_test

import (
	"testing"

	cdppage "github.com/chromedp/cdproto/page"
)

const privacyPage = "about/privacy.html"

// TestDeviceKeys sorts keys as sites on one disk and on one server have them.
func TestDeviceKeys(t *testing.T) {
	vm := takeScript(t, "../device/keys.js")
	gives(t, vm, `m.sorted(["partnerbook /a/tools/choose", "partnerbook /a/checklist c-1", "partnerbook /a/my pack", "partnerbook /a/t/template brief", "partnerbook /a/t/templates", "partnerbook:slash"], "/a/").own.map((e) => [e.kind, e.name, e.folder])`,
		`[["checklist","c-1","/a/"],["pack","","/a/"],["template","brief","/a/t/"],["templates","","/a/t/"],["tool","choose","/a/tools/"],["slash","",""]]`)
	gives(t, vm, `m.sorted(["partnerbook /ab/x", "partnerbook /b/x", "partnerbook /a/x", "partnerbook /x"], "/a/").others.map((e) => e.key)`,
		`["partnerbook /ab/x","partnerbook /b/x","partnerbook /x"]`)
	gives(t, vm, `m.sorted(["partnerbook /x", "partnerbook /b/x"], "/").own.map((e) => e.folder)`, `["/b/","/"]`)
	gives(t, vm, `m.sorted(["", "partnerbook", "partnerbook x", "partnerbook  /a/x", "Partnerbook /a/x", "other /a/x", "partnerbook /a/", "partnerbook:other"], "/a/")`, `{"own":[],"others":[]}`)
	gives(t, vm, `m.sorted(["partnerbook /a/<b>", "partnerbook /a/my pack/../c"], "/a/").own.map((e) => [e.kind, e.name])`, `[["other","<b>"]]`)
	gives(t, vm, `[m.sizeOf("", ""), m.sizeOf("k".repeat(24), "v".repeat(1000))]`, `["0.1","2.0"]`)
}

// TestClearDevice removes one thing, then all of this site's, from disk and over HTTP;
// what belongs to others and to other programs stays until it is asked for.
func TestClearDevice(t *testing.T) {
	t.Parallel()
	b := everySite(t)[0]
	for _, at := range places(b, privacyPage) {
		p := openTab(t)
		p.open(at)
		p.until("that nothing is kept", `document.querySelector(".on-this-device").textContent.includes("keeps nothing")`)
		p.quiet(at)
		ask[any](p, `((folder) => {
			localStorage.clear();
			for (const key of ["partnerbook " + folder + "my pack", "partnerbook " + folder + "tools/<img src=x>", "partnerbook " + folder + "checklists/checklist closure", "partnerbook:slash", "not ours"]) localStorage.setItem(key, "[]");
			if (location.protocol === "file:") localStorage.setItem("partnerbook /elsewhere/my pack", "[]");
		})(new URL("..", location.href).pathname), 0`)
		p.open(at)
		p.until("all four", `document.querySelectorAll(".on-this-device > .app > div > .device-list > li").length === 4`)
		ask[any](p, `document.querySelector(".device-list button").focus()`)
		p.press("\r")
		p.until("that it is gone", `document.activeElement.textContent.startsWith("Removed: ")`)
		p.pressPack("Remove all 3")
		if got := ask[string](p, `document.activeElement.textContent`); got != "No, keep" {
			t.Errorf("the question leads to %q", got)
		}
		p.pressPack("No, keep")
		p.pressPack("Remove all 3")
		p.pressPack("Yes, remove")
		p.until("that nothing is left", `document.querySelector(".on-this-device").textContent.includes("keeps nothing")`)
		want := `["not ours"]`
		if at[:4] == "file" {
			want = `["not ours","partnerbook /elsewhere/my pack"]`
		}
		if got := ask[string](p, `JSON.stringify(Object.keys(localStorage).sort())`); got != want {
			t.Errorf("%s: what stays is %s", at, got)
		}
		if at[:4] == "file" {
			ask[any](p, `document.querySelector(".on-this-device details").open = true`)
			p.pressPack("Remove it")
			p.pressPack("Yes, remove")
			p.until("that it is gone too", `localStorage.length === 1 && document.querySelector(".on-this-device details") === null`)
		}
		p.quiet(at)
	}
}

// TestClearDeviceWithoutStore opens the page where the browser has no store.
func TestClearDeviceWithoutStore(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{
		Source: `Object.defineProperty(window, "localStorage", { get() { throw new Error("refused"); } });`,
	})
	at := everySite(t)[0].http(privacyPage)
	p.open(at)
	p.until("that it says so", `document.querySelector(".on-this-device").textContent.includes("lets the pages keep nothing")`)
	p.quiet(at)
}
