package publish

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/minio/minio-go/v7/pkg/s3utils"
)

// Target is the address of a place: a folder, or a bucket and what stands before the paths
// in it.
type Target struct {
	Folder         string // as the system writes it
	Bucket, Prefix string // without slashes around it
}

// ErrAddress is the error for an address that cannot be that of a place.
var ErrAddress = errors.New("this is no address to publish to")

// ParseTarget reads file:///FOLDER or s3://BUCKET/PREFIX. On Windows, file:///C:/FOLDER and
// file://SERVER/SHARE are folders too.
func ParseTarget(address string, windows bool) (Target, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return Target{}, fmt.Errorf("%w: it cannot be read", ErrAddress) // it may hold a secret
	case u.User != nil:
		return Target{}, fmt.Errorf("%w: names and passwords do not belong into it", ErrAddress)
	case strings.ContainsAny(address, "?#"):
		return Target{}, fmt.Errorf("%w: it holds ? or #, which is written %%3F or %%23 there", ErrAddress)
	case hidesSlash(address, windows), strings.ContainsRune(u.Path, 0):
		return Target{}, fmt.Errorf("%w: no name in it can hold a slash or a zero", ErrAddress)
	}
	switch u.Scheme {
	case "file":
		return folderTarget(u, windows)
	case "s3":
		return bucketTarget(u)
	case "":
		return Target{}, fmt.Errorf("%w: it begins with neither file:// nor s3://", ErrAddress)
	}
	return Target{}, fmt.Errorf("%w: %s:// is not known", ErrAddress, u.Scheme)
}

// hidesSlash tells whether a slash is written in an address so that it belongs to a name.
func hidesSlash(address string, windows bool) bool {
	low := strings.ToLower(address)
	return strings.Contains(low, "%2f") || windows && strings.Contains(low, "%5c")
}

func folderTarget(u *url.URL, windows bool) (Target, error) {
	if windows {
		return windowsFolder(u)
	}
	switch p := path.Clean(u.Path); {
	case u.Opaque != "" || p == "." || p == "/":
		return Target{}, fmt.Errorf("%w: a folder is written as file:///folder", ErrAddress)
	case !here(u):
		return Target{}, fmt.Errorf("%w: a folder is written with three slashes, as in file:///folder", ErrAddress)
	default:
		return Target{Folder: p}, nil
	}
}

// here tells whether an address is one of this machine.
func here(u *url.URL) bool { return u.Host == "" || strings.EqualFold(u.Host, "localhost") }

// Folders of Windows, as they are written in addresses. No name there holds any of these
// characters. A drive alone, or a folder of no drive, would be wherever that drive or the
// command happens to be.
var (
	onDrive = regexp.MustCompile(`^/([A-Za-z]:(?:/[^:*?"<>|]+))$`)
	onShare = regexp.MustCompile(`^//[^/:*?"<>|]+/[^/:*?"<>|]+(?:/[^:*?"<>|]+)?$`)
)

func windowsFolder(u *url.URL) (Target, error) {
	p := strings.ReplaceAll(u.Path, `\`, "/")
	if here(u) {
		p = path.Clean(p)
		if m := onDrive.FindStringSubmatch(p); m != nil && !strings.HasPrefix(u.Path, "//") && strings.HasPrefix(u.Path, p[:3]) {
			return Target{Folder: strings.ReplaceAll(m[1], "/", `\`)}, nil
		}
	} else if p = "//" + u.Host + p; onShare.MatchString(p) && !strings.Contains(p+"/", "/../") {
		return Target{Folder: `\` + strings.ReplaceAll(path.Clean(p), "/", `\`)}, nil
	}
	return Target{}, fmt.Errorf("%w: a folder is written as file:///C:/folder, or file://server/share/folder", ErrAddress)
}

func bucketTarget(u *url.URL) (Target, error) {
	// No more slashes are cut: a bucket may hold /x beside x.
	prefix := strings.TrimSuffix(strings.TrimPrefix(u.Path, "/"), "/")
	if err := s3utils.CheckValidBucketNameStrict(u.Host); err != nil {
		return Target{}, fmt.Errorf("%w: %q is no name of a bucket", ErrAddress, u.Host)
	}
	if u.Path == "//" || prefix != "" && !isPath(prefix) {
		return Target{}, fmt.Errorf("%w: %q cannot stand before the addresses in a bucket", ErrAddress, prefix)
	}
	return Target{Bucket: u.Host, Prefix: prefix}, nil
}
