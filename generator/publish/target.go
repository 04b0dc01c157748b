package publish

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"path/filepath"
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
	case u.RawQuery != "" || u.Fragment != "" || u.ForceQuery:
		return Target{}, fmt.Errorf("%w: it holds ? or #, which is written %%3F or %%23 there", ErrAddress)
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

func folderTarget(u *url.URL, windows bool) (Target, error) {
	p := u.Path
	switch {
	case u.Opaque != "" || p == "" || p == "/" && u.Host == "":
		return Target{}, fmt.Errorf("%w: a folder is written as file:///folder", ErrAddress)
	case windows && u.Host != "" && u.Host != "localhost":
		return Target{Folder: `\\` + u.Host + strings.ReplaceAll(path.Clean(p), "/", `\`)}, nil
	case u.Host != "" && u.Host != "localhost":
		return Target{}, fmt.Errorf("%w: a folder is written with three slashes, as in file:///folder", ErrAddress)
	case windows:
		return Target{Folder: strings.ReplaceAll(strings.TrimPrefix(p, "/"), "/", `\`)}, nil
	}
	return Target{Folder: filepath.Clean(p)}, nil
}

func bucketTarget(u *url.URL) (Target, error) {
	prefix := strings.Trim(u.Path, "/")
	if err := s3utils.CheckValidBucketNameStrict(u.Host); err != nil {
		return Target{}, fmt.Errorf("%w: %q is no name of a bucket", ErrAddress, u.Host)
	}
	if prefix != "" && !isPath(prefix) {
		return Target{}, fmt.Errorf("%w: %q cannot stand before the addresses in a bucket", ErrAddress, prefix)
	}
	return Target{Bucket: u.Host, Prefix: prefix}, nil
}
