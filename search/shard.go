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
