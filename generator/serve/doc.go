// Package serve shows a site while its author works, and serves it read-only on
// a network.
//
//   - loop.go: one goroutine owns the Workspace. It waits for hints that
//     something changed, makes a new edition, and publishes it if it is without
//     errors; otherwise the last good one stays.
//   - watch.go: file events as hints. What happened is not asked of them: the
//     scan finds the facts, so editors that save by renaming and bursts of events
//     are all the same. Only of folders that come and go it must be known, since
//     the system watches a folder and not its name. inbox.go keeps events until
//     there is time for them. The content folder itself may go away and come back,
//     as with a stick or a share; until then the last good edition stays.
//   - handler.go: HTTP. A page is emitted when it is asked for. request.go refuses what
//     no browser asks; send.go answers, compressed, in pieces or with "not changed";
//     kept.go keeps what was answered, since one edition is all there is on a network.
//   - listen.go, connections.go: time-outs, how many may be connected and who goes when
//     there is no room, and how a server stops.
//   - live.go: tells open pages of new editions and of problems. Pages carry the
//     name of their edition, so that none is missed.
//   - headers.go: security headers, and who may ask.
//   - welcome.go: where there is no site, a page that offers to make one. It is the one
//     place where something is done on behalf of who asks, so only forms of its own
//     pages are taken.
//   - offline.go: what a site needs besides that readers keep on their devices.
//
// There is no log of requests: the proxy that does TLS has one, and what readers search
// for stands in the addresses.
//
// The server of a site answers GET and HEAD, reads no file by a path from the network
// (only addresses of the site are known), and binds to where it is told.
//
// It stands above generator: it drives a Workspace, and nothing there needs it.
package serve
