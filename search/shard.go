package search

// Shards are runs of sorted entries, a file each. Where one ends depends on the
// entry there and on how large the shard is by then, so that an edit moves a
// boundary or two and not all that follow (content-defined chunking: Muthitacharoen
// and others, SOSP 2001).
const (
	shardLeast = 4 << 10  // bytes before which no shard ends
	shardMean  = 8 << 10  // bytes after that, on average
	shardMost  = 24 << 10 // bytes at which one ends in any case
)

// cutter decides where shards end.
type cutter struct{ size int }

// ends tells whether a shard ends after an entry of so many bytes; next is the size
// of the entry after it. Large entries stand alone.
func (c *cutter) ends(key string, size, next int) bool {
	c.size += size
	const large = shardMost / 3
	// The chance is in proportion to the size, whatever the entries' sizes are.
	chance := uint64(size) << 32 / shardMean
	end := c.size >= shardMost || size >= large || next >= large ||
		c.size >= shardLeast && uint64(mixed(key)) < chance
	if end {
		c.size = 0
	}
	return end
}

// entries are sorted entries, which are cut into files.
type entries struct {
	count int
	key   func(i int) string
	size  func(i int) int // in bytes, about
}

// cut cuts entries into files. name returns the digest of the file of those from a
// number up to another. It returns as well how many entries each file holds.
func (e entries) cut(name func(from, to int) string) (shards, []int32) {
	var out shards
	var counts []int32
	var c cutter
	first, next := 0, 0
	if e.count > 0 {
		next = e.size(0)
	}
	for i := range e.count {
		size := next
		if next = 0; i+1 < e.count {
			next = e.size(i + 1)
		}
		if i+1 == e.count || c.ends(e.key(i), size, next) {
			out.add(e.key(max(0, first-1)), e.key(first), name(first, i+1))
			counts = append(counts, int32(i+1-first))
			first = i + 1
		}
	}
	return out, counts
}

// mixed hashes a key so that all bits of it depend on all of the key.
func mixed(key string) uint32 { return hashPair(hashTerm(key), 0) }

// separator returns the shortest text that is above a and not above b.
func separator(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n++; n < len(b) && b[n]&0xC0 == 0x80; n++ { // whole characters
	}
	return b[:min(n, len(b))]
}
