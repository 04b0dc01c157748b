package publish

import (
	"errors"
	"strings"
	"testing"
)

func TestParseTarget(t *testing.T) {
	refused := Target{}
	for _, tt := range []struct {
		address       string
		unix, windows Target
	}{
		{"file:///srv/www", Target{Folder: "/srv/www"}, refused}, // on which drive?
		{"file:///srv//www/../x/./", Target{Folder: "/srv/x"}, refused},
		{"FILE:///srv/www", Target{Folder: "/srv/www"}, refused},
		{"file://localhost/srv/www", Target{Folder: "/srv/www"}, refused},
		{"file:///C:/site", Target{Folder: "/C:/site"}, Target{Folder: `C:\site`}},
		{"file:///c:/a%20b/ü", Target{Folder: "/c:/a b/ü"}, Target{Folder: `c:\a b\ü`}},
		{"file:///a b", Target{Folder: "/a b"}, refused},
		{"file:///C:/a/../b/", Target{Folder: "/C:/b"}, Target{Folder: `C:\b`}},
		{`file:///C:\a\b`, Target{Folder: `/C:\a\b`}, Target{Folder: `C:\a\b`}},
		{"file://LocalHost/C:/site", Target{Folder: "/C:/site"}, Target{Folder: `C:\site`}},
		{"file:///C:", Target{Folder: "/C:"}, refused}, // wherever that drive is just now
		{"file:///C:/", Target{Folder: "/C:"}, refused},
		{"file:///C:/a/..", Target{Folder: "/C:"}, refused},
		{"file:///C:site", Target{Folder: "/C:site"}, refused},
		{"file:///C:/..", refused, refused},
		{"file:///C:/../D:/x", Target{Folder: "/D:/x"}, refused},
		{"file:///C:/a:b", Target{Folder: "/C:/a:b"}, refused}, // a stream beside a file
		{"file://C:/site", refused, refused},
		{"file://server/share/x", refused, Target{Folder: `\\server\share\x`}},
		{"file://server/share", refused, Target{Folder: `\\server\share`}},
		{"file://server/share/../x", refused, refused},
		{"file://server/", refused, refused},
		{"file://server", refused, refused},
		{"file://server:80/share", refused, refused},
		{"file:////server/share", Target{Folder: "/server/share"}, refused},
		{"file:///a%2fb", refused, refused},
		{"file:///C:/a%2Fb", refused, refused},
		{"file:///C:/a%5cb", Target{Folder: `/C:/a\b`}, refused},
		{"file:///a%00b", refused, refused},
		{"file:///..", refused, refused},
		{"file:///a/..", refused, refused},
		{"file:///", refused, refused},
		{"file://", refused, refused},
		{"file:site", refused, refused},
		{"file:///a?b", refused, refused},
		{"file:///a?", refused, refused},
		{"file:///a#b", refused, refused},
		{"file:///a#", refused, refused},
		{"file:///a%23b", Target{Folder: "/a#b"}, refused},
		{"file:///C:/a%3fb", Target{Folder: "/C:/a?b"}, refused},
		{"file:///a%zz", refused, refused},
		{"", refused, refused},
		{"/srv/www", refused, refused},
		{`C:\site`, refused, refused},
		{"https://example.org/x", refused, refused},

		{"s3://handbook", Target{Bucket: "handbook"}, Target{Bucket: "handbook"}},
		{"s3://handbook/", Target{Bucket: "handbook"}, Target{Bucket: "handbook"}},
		{"S3://hand.book-1/a/b/", Target{Bucket: "hand.book-1", Prefix: "a/b"}, Target{Bucket: "hand.book-1", Prefix: "a/b"}},
		{"s3://handbook/a%20b", Target{Bucket: "handbook", Prefix: "a b"}, Target{Bucket: "handbook", Prefix: "a b"}},
		{"s3://handbook//x", refused, refused}, // /x is not x there
		{"s3://handbook/x//", refused, refused},
		{"s3://handbook//", refused, refused},
		{"s3://handbook/a//b", refused, refused},
		{"s3://handbook/a%2fb", refused, refused},
		{"s3://handbook/../x", refused, refused},
		{"s3://handbook/a/./b", refused, refused},
		{"s3://handbook/.partnerbook", refused, refused},
		{"s3://handbook/.partnerbook/x", refused, refused},
		{"s3://handbook/a%00", refused, refused},
		{"s3://Handbook", refused, refused},
		{"s3://hand_book", refused, refused},
		{"s3://hand book", refused, refused},
		{"s3://hb", refused, refused},
		{"s3://handbook:80/x", refused, refused},
		{"s3://key:secret@handbook/x", refused, refused},
		{"s3://", refused, refused},
		{"s3:///x", refused, refused},
		{"s3:handbook", refused, refused},
		{"s3://handbook?region=x", refused, refused},
	} {
		for windows, want := range map[bool]Target{false: tt.unix, true: tt.windows} {
			got, err := ParseTarget(tt.address, windows)
			if got != want || (err != nil) != (want == refused) || err != nil && !errors.Is(err, ErrAddress) {
				t.Errorf("ParseTarget(%q, %t) is %+v, %v; want %+v", tt.address, windows, got, err, want)
			}
		}
	}
}

// TestAddressesTellNoSecret gives addresses with a password in them.
func TestAddressesTellNoSecret(t *testing.T) {
	for _, address := range []string{"s3://key:hunter2@handbook", "s3://key:hunter2@hand book", "s3://key:hunter2%zz@x", "https://key:hunter2@x", "file://a:hunter2@x/y"} {
		_, err := ParseTarget(address, false)
		wantNoSecret(t, err, "hunter2")
	}
	for _, endpoint := range []string{"https://key:hunter2@x", "https://key:hunter2@x y", "https://x?secret=hunter2"} {
		_, err := Bucket(Target{Bucket: "handbook"}, S3Options{Endpoint: endpoint})
		wantNoSecret(t, err, "hunter2")
	}
}

func wantNoSecret(t *testing.T, err error, secrets ...string) {
	t.Helper()
	if err == nil {
		t.Error("there is no error")
		return
	}
	for _, s := range secrets {
		if strings.Contains(err.Error(), s) {
			t.Errorf("the error tells a secret: %v", err)
		}
	}
}
