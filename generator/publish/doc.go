// Package publish puts a site where readers find it, a bucket (S3) or a folder, so that
// nobody who reads meanwhile finds a page without what it needs.
//
// # Order
//
// A place has no moment at which all of it changes, so the order makes up for that
// (order.go). First come files that others name: style sheets, scripts, shards of search,
// pictures, documents. Then pages that are new, which no page leads to yet; then pages that
// change; then what leads to pages: the start page, the directory of search, site map and
// feeds; then manifest.json, by which browsers that keep the site know of a new edition.
// Each of these begins when all of the one before stand. Deletions come last, pages before
// what they name.
//
// Whoever opened a page before may need what it names later: search loads its shards when
// somebody searches. So files with a digest in their names stay for a while (Options.Keep)
// after the edition that had them, and go with the first publication after that.
//
// # State
//
// What was published, and with which headers, stands beside it, in the object StateName
// (state.go). Only what it names is ever deleted. Before the first change it is written as
// a journal: what is about to be written has begun, and is ours from then on, whatever
// becomes of this process. It is written again as the work goes on, so that whoever takes
// up a publication that was killed leaves what stands. A file is left that has its sum, its
// headers, its size and the tag that the place gave it.
//
// The state is only ever written in place of the one that was read (If-Match), where the
// place can do that. So of two who publish at once the later takes over, and the other is
// told at its next note. Before it deletes anything, a publication looks whether what it
// wrote is still what stands there, and writes it again if the other overwrote it.
//
// # Files
//
//   - item.go: what is to stand: files of an edition or of a folder, their compressed forms,
//     their headers.
//   - plan.go: what is to be put and to be removed for that; order.go: in which order.
//   - publish.go: doing so. state.go: remembering it.
//   - store.go: what a place must be able to do; folder.go and s3.go: the places;
//     target.go: their addresses; trouble.go: what goes wrong with them, in kinds.
//
// minio-go speaks S3 with every store that has it, and its credentials come from where the
// others' come from. The SDK of AWS is several times its size, and gocloud.dev or Azure's
// SDK would pull the SDKs of three clouds into every `go run`. Azure is reached by rclone,
// from a folder, in steps that repeat the order of order.go (see the page on hosting in the
// authors' guide, and hosting_test.go).
package publish
