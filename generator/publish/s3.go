package publish

import (
	"bytes"
	"cmp"
	"context"
	"crypto/tls"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// S3Options say how a bucket is reached.
type S3Options struct {
	Endpoint  string // as https://s3.example.org; "" is that of AWS
	Region    string // "" asks the store
	PathStyle bool   // the bucket stands in the path of addresses, never in the name of the host
	Jobs      int    // requests at the same time
	Program   string // the name and version that the store may note
	// Credentials; nil looks where everybody does.
	Credentials *credentials.Credentials
	// Patience is how long the store may take before it answers at all; 0 is a minute.
	Patience time.Duration
}

// tries is how often a request is made that the store was too busy for, or that got lost,
// with longer and longer rests in between.
const tries = 6

// defaultEndpoint is that of AWS.
const defaultEndpoint = "https://s3.amazonaws.com"

// bucket is a bucket of a store, or what stands below a prefix there.
type bucket struct {
	client   *minio.Client
	name     string
	prefix   string // "" or with a slash at its end
	patience time.Duration
	// simple says that the store knows no conditions: nothing can be done about two
	// publications at the same moment then.
	simple atomic.Bool
}

// Bucket returns a bucket as a place.
func Bucket(t Target, o S3Options) (Store, error) {
	address, err := url.Parse(cmp.Or(o.Endpoint, defaultEndpoint))
	if err != nil || address.Host == "" || address.Scheme != "https" && address.Scheme != "http" || strings.Trim(address.Path, "/") != "" || address.User != nil || address.RawQuery != "" {
		return nil, fmt.Errorf("%w: the end point is written as https://HOST, without a path", ErrAddress)
	}
	creds := o.Credentials
	if creds == nil {
		if creds, err = findCredentials(); err != nil {
			return nil, err
		}
	}
	transport, err := minio.DefaultTransport(address.Scheme == "https")
	if err != nil {
		return nil, err
	}
	transport.MaxIdleConnsPerHost = max(1, o.Jobs)
	transport.ResponseHeaderTimeout = cmp.Or(o.Patience, time.Minute)
	lookup := minio.BucketLookupAuto
	if o.PathStyle {
		lookup = minio.BucketLookupPath
	}
	client, err := minio.New(address.Host, &minio.Options{
		Creds: creds, Secure: address.Scheme == "https", Transport: transport,
		Region: o.Region, BucketLookup: lookup, MaxRetries: tries,
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAddress, err)
	}
	if name, version, ok := strings.Cut(o.Program, " "); ok {
		client.SetAppInfo(name, version)
	}
	b := &bucket{client: client, name: t.Bucket, patience: cmp.Or(o.Patience, time.Minute)}
	if t.Prefix != "" {
		b.prefix = t.Prefix + "/"
	}
	return b, nil
}

func (b *bucket) Begin(context.Context, func()) error { return nil }

func (b *bucket) Close() {}

func (b *bucket) Folders() bool { return false }

// within bounds how long an operation on so many bytes takes, with all its tries.
func (b *bucket) within(ctx context.Context, size int) (context.Context, context.CancelFunc) {
	const slowest = 20_000 // bytes in a second, where somebody is still content
	return context.WithTimeout(ctx, 3*b.patience+time.Duration(size)*time.Second/slowest)
}

// listening bounds how long the store may say nothing in the middle of an answer of any
// length. heard is to be called whenever it said something.
func (b *bucket) listening(ctx context.Context) (_ context.Context, heard, stop func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	late := time.AfterFunc(3*b.patience, func() { cancel(context.DeadlineExceeded) })
	return ctx, func() { late.Reset(3 * b.patience) }, func() { late.Stop(); cancel(nil) }
}

func (b *bucket) List(ctx context.Context) (map[string]Object, error) {
	out := map[string]Object{}
	ctx, heard, stop := b.listening(ctx)
	defer stop() // also what minio-go does beside
	for o := range b.client.ListObjectsIter(ctx, b.name, minio.ListObjectsOptions{Prefix: b.prefix, Recursive: true}) {
		if o.Err != nil {
			return nil, b.explain(ctx, o.Err)
		}
		heard()
		p := strings.TrimPrefix(o.Key, b.prefix)
		// A console makes an empty object with a slash for a folder, which is no file.
		if p == "" || strings.HasPrefix(p, ownFolder) || strings.HasSuffix(p, "/") && o.Size == 0 {
			continue
		}
		out[p] = Object{o.Size, o.ETag}
	}
	return out, b.explain(ctx, ctx.Err())
}

func (b *bucket) Read(ctx context.Context, p string) ([]byte, string, error) {
	ctx, heard, stop := b.listening(ctx)
	defer stop()
	o, err := b.client.GetObject(ctx, b.name, b.prefix+p, minio.GetObjectOptions{})
	if err != nil {
		return nil, "", b.explain(ctx, err)
	}
	defer o.Close()
	info, err := o.Stat()
	if err != nil {
		return nil, "", b.explain(ctx, err)
	}
	data, err := io.ReadAll(io.LimitReader(heardReader{o, heard}, mostState+1))
	if err == nil && len(data) > mostState {
		return nil, "", fmt.Errorf("%w: %s is too large", ErrDamaged, p)
	}
	return data, info.ETag, b.explain(ctx, err)
}

// heardReader tells of everything that is read.
type heardReader struct {
	from  io.Reader
	heard func()
}

func (r heardReader) Read(room []byte) (int, error) {
	n, err := r.from.Read(room)
	if n > 0 {
		r.heard()
	}
	return n, err
}

func (b *bucket) Put(ctx context.Context, p string, data []byte, h Headers, c Condition) (string, error) {
	ctx, stop := b.within(ctx, len(data))
	defer stop()
	o := minio.PutObjectOptions{
		ContentType: h.Type, CacheControl: h.Cache, ContentEncoding: h.Encoding,
		SendContentMd5: true, DisableMultipart: true, // in one piece, so at once
		// The signature holds the MD5 already. What minio-go would do for a SHA-256 without
		// TLS, some stores tell every browser as part of the Content-Encoding.
		DisableContentSha256: true,
	}
	asks := (c.Absent || c.Tag != "") && !b.simple.Load()
	switch {
	case asks && c.Absent:
		o.SetMatchETagExcept("*")
	case asks:
		o.SetMatchETag(c.Tag)
	}
	info, err := b.client.PutObject(ctx, b.name, b.prefix+p, bytes.NewReader(data), int64(len(data)), o)
	if asks && knowsNoConditions(err) {
		b.simple.Store(true)
		return b.Put(ctx, p, data, h, c)
	}
	return info.ETag, b.explain(ctx, err)
}

// knowsNoConditions tells whether a store refused a condition since it has none. AWS itself
// says NotImplemented of headers that it does not know there.
func knowsNoConditions(err error) bool {
	r := minio.ToErrorResponse(err)
	return err != nil && (r.Code == "NotImplemented" || r.StatusCode == http.StatusNotImplemented)
}

func (b *bucket) Remove(ctx context.Context, p string) error {
	ctx, stop := b.within(ctx, 0)
	defer stop()
	err := b.client.RemoveObject(ctx, b.name, b.prefix+p, minio.RemoveObjectOptions{})
	if minio.ToErrorResponse(err).Code == minio.NoSuchKey {
		return nil
	}
	return b.explain(ctx, err)
}

// explain gives an error of a store its kind. What the store says of it itself stands
// behind, and holds no secret: stores never answer with one.
func (b *bucket) explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	late := errors.Is(context.Cause(ctx), context.DeadlineExceeded)
	if errors.Is(ctx.Err(), context.Canceled) && !late {
		return context.Canceled
	}
	if late || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%w in time (%s)", ErrUnreachable, b.client.EndpointURL().Host)
	}
	r := minio.ToErrorResponse(err)
	kind := kindOf(r)
	switch {
	case kind == ErrNoBucket:
		return fmt.Errorf("%w as %q", kind, b.name)
	case kind == ErrRegion && r.Region != "":
		return fmt.Errorf("%w: %s", kind, r.Region)
	case kind != nil:
		return fmt.Errorf("%w (%s)", kind, said(r))
	case r.StatusCode == 0 && r.Code == codeNotS3:
		return fmt.Errorf("%w (%s: its answer lacks what a store's holds)", ErrNoStore, b.client.EndpointURL().Host)
	case r.StatusCode == 0: // no answer came, or none that could be read
		return fmt.Errorf("%w (%s: %w)", unanswered(err), b.client.EndpointURL().Host, lost(err))
	}
	return fmt.Errorf("%w (%s)", ErrStore, said(r))
}

// codeNotS3 is what minio-go gives itself for an answer without the headers of S3.
const codeNotS3 = "InternalError"

// unanswered returns the kind of an error that is no answer of a store.
func unanswered(err error) error {
	switch {
	case errors.As(err, new(*tls.CertificateVerificationError)):
		return ErrCertificate
	case errors.Is(err, http.ErrSchemeMismatch), errors.As(err, new(*xml.SyntaxError)), errors.As(err, new(xml.UnmarshalError)):
		return ErrNoStore
	}
	return ErrUnreachable
}

// errHungUp is what is said where minio-go tells of a connection that was closed, with the
// whole address and more.
var errHungUp = errors.New("it closed the connection")

// lost returns why no answer came, without the address of the request.
func lost(err error) error {
	if request := (*url.Error)(nil); errors.As(err, &request) {
		err = request.Err
	}
	if strings.HasPrefix(err.Error(), "Connection closed by foreign host") {
		return errHungUp
	}
	return err
}

// kindOf returns the kind of what a store answered; nil for any other.
func kindOf(r minio.ErrorResponse) error {
	switch r.Code {
	case minio.NoSuchKey:
		return fs.ErrNotExist
	case minio.NoSuchBucket, "InvalidBucketName":
		return ErrNoBucket
	case "PreconditionFailed", "ConditionalRequestConflict":
		return ErrCondition
	case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "InvalidSecurity", "XAdminUserNotFound":
		return ErrKeys
	case "RequestTimeTooSkewed", "RequestExpired":
		return ErrClock
	case "AuthorizationHeaderMalformed", "PermanentRedirect", "TemporaryRedirect", "InvalidRegion", "IllegalLocationConstraintException":
		return ErrRegion
	}
	switch {
	case r.StatusCode == http.StatusPreconditionFailed:
		return ErrCondition
	case r.StatusCode == http.StatusForbidden, r.StatusCode == http.StatusUnauthorized, r.StatusCode == http.StatusMethodNotAllowed:
		return ErrDenied
	case r.StatusCode == http.StatusTooManyRequests, r.StatusCode >= 500:
		return ErrBusy
	}
	return nil
}

// said returns what a store said, on one line.
func said(r minio.ErrorResponse) string {
	const most = 200
	words := strings.Join(strings.Fields(strings.ToValidUTF8(r.Message, "")), " ")
	if strings.HasPrefix(words, "<") { // the page of a server in between
		words = fmt.Sprint(r.StatusCode, " ", http.StatusText(r.StatusCode))
	}
	if len(words) > most {
		words = strings.ToValidUTF8(words[:most], "") + "…"
	}
	switch {
	case words == "":
		return cmp.Or(r.Code, fmt.Sprint(r.StatusCode))
	case r.Code == "" || strings.HasPrefix(r.Code, fmt.Sprint(r.StatusCode)):
		return words
	}
	return r.Code + ": " + words
}
