package render

import "partnerbook/generator/site"

// A site can be kept on readers' devices, by a service worker that the pages register.
// The worker reads from manifest.json, which output writes of every site, what there is to
// keep. Its own file never changes with the content; and when a site is published without
// it, the manifest no longer names it, by which the worker knows to retire.

// WorkerURL is the address of the service worker: it may keep what stands beside and
// below it.
const WorkerURL = "sw.js"

const offlineEntry = "offline/page.js"

// offlineAssets are the worker and the style sheet of what pages say of it.
type offlineAssets struct{ worker, style late }

// Offline tells whether readers may keep the site. While its author works they may not:
// they would be shown what was.
func (b *Book) Offline() bool { return b.site.Config.Offline && !b.live }

// offline returns what a page at an address loads for that; nil if the site is not kept.
func (b *Book) offline(url string, w *Words) (*OfflineView, error) {
	if !b.Offline() {
		return nil, nil
	}
	script, err := b.scriptURL(url, offlineEntry, w)
	if err != nil {
		return nil, err
	}
	return &OfflineView{Script: script, Style: site.Relative(url, b.theme.offline.style.url())}, nil
}

func (b *Book) addOffline() {
	if !b.Offline() {
		return
	}
	b.addAsset(b.theme.offline.style)
	b.add(WorkerURL, emitBytes(b.theme.offline.worker.data()))
}
