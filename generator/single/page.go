package single

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// page is a page as it goes into the file.
type page struct {
	text    []byte
	leadsTo string // the address from the site's start to which it only leads on, or ""
}

// A mark stands where the shell puts a file: a letter that says how, and its path. The
// two characters around it stand in no page: they are taken out of what is there.
const (
	markOpen  = "\x01"
	markClose = "\x02"
	asText    = "t"
	asAddress = "d" // as an address that holds the file
)

func mark(how, p string) string { return markOpen + how + p + markClose }

// rewriter reads a page token by token. What is not to be changed stays byte for byte.
type rewriter struct {
	name  string // the page's path
	there map[string]bool
	out   bytes.Buffer
	last  bytes.Buffer // scripts that run when the page has been read
	in    string       // the element whose content is dropped, or ""
	leads string
}

// rewrite changes what a page loads.
func rewrite(name string, data []byte, there map[string]bool) (page, error) {
	r := rewriter{name: name, there: there}
	z := html.NewTokenizer(strings.NewReader(unmarked.Replace(string(data))))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break // strings end; nothing else goes wrong
		}
		if err := r.token(kind, z); err != nil {
			return page{}, err
		}
	}
	r.out.Write(r.last.Bytes())
	return page{r.out.Bytes(), r.leads}, nil
}

var unmarked = strings.NewReplacer(markOpen, "", markClose, "")

func (r *rewriter) token(kind html.TokenType, z *html.Tokenizer) error {
	raw := bytes.Clone(z.Raw()) // reading attributes changes it
	if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
		r.other(kind, z, raw)
		return nil
	}
	tag := tagOf(z)
	if r.in != "" {
		return nil
	}
	var err error
	switch tag.name {
	case "meta":
		err = r.meta(tag, raw)
	case "link":
		err = r.link(tag, raw)
	case "script":
		err = r.script(tag, raw, kind)
	case "img", "source", "audio", "video":
		err = r.picture(tag, raw)
	default:
		r.out.Write(raw)
	}
	return err
}

// other takes what is no start of an element.
func (r *rewriter) other(kind html.TokenType, z *html.Tokenizer, raw []byte) {
	name := ""
	if kind == html.EndTagToken {
		n, _ := z.TagName()
		name = string(n)
	}
	switch {
	case r.in != "" && name == r.in:
		r.in = ""
	case r.in != "":
	case name == "body":
		r.out.Write(r.last.Bytes())
		r.last.Reset()
		r.out.Write(raw)
	default:
		r.out.Write(raw)
	}
}

func (r *rewriter) meta(tag tag, raw []byte) error {
	equiv, _ := tag.attr("http-equiv")
	switch strings.ToLower(equiv) {
	case "content-security-policy":
		return nil
	case "refresh":
		content, _ := tag.attr("content")
		_, to, found := strings.Cut(content, "url=")
		if !found {
			return nil
		}
		p, fragment, ok := r.inside(to)
		if !ok {
			return fmt.Errorf("it leads on to %s, which is not a file of the site", to)
		}
		r.leads = (&url.URL{Path: p}).EscapedPath() + fragment
		return nil
	}
	r.out.Write(raw)
	return nil
}

func (r *rewriter) link(tag tag, raw []byte) error {
	rel, _ := tag.attr("rel")
	if !strings.EqualFold(rel, "stylesheet") {
		r.out.Write(raw)
		return nil
	}
	href, _ := tag.attr("href")
	p, err := r.loaded(href)
	if err != nil {
		return err
	}
	r.out.WriteString(tag.as("style", "rel", "href") + mark(asText, p) + "</style>")
	return nil
}

func (r *rewriter) script(tag tag, raw []byte, kind html.TokenType) error {
	src, has := tag.attr("src")
	if !has {
		r.out.Write(raw)
		return nil
	}
	p, err := r.loaded(src)
	if err != nil {
		return err
	}
	if kind == html.StartTagToken {
		r.in = "script"
	}
	out := &r.out
	if _, deferred := tag.attr("defer"); deferred { // scripts in the text of a page cannot wait
		out = &r.last
	}
	out.WriteString(tag.as("script", "src", "defer") + mark(asText, p) + "</script>\n")
	return nil
}

func (r *rewriter) picture(tag tag, raw []byte) error {
	src, has := tag.attr("src")
	if !has || strings.HasPrefix(src, "data:") {
		r.out.Write(raw)
		return nil
	}
	p, err := r.loaded(src)
	if err != nil {
		return err
	}
	r.out.WriteString(strings.TrimSuffix(tag.as(tag.name, "src"), ">") + ` src="` + mark(asAddress, p) + `">`)
	return nil
}

// loaded returns the path of a file that the page loads.
func (r *rewriter) loaded(address string) (string, error) {
	p, _, ok := r.inside(address)
	if !ok {
		return "", fmt.Errorf("it loads %s, which is not a file of the site", address)
	}
	return p, nil
}

// inside resolves an address of the page to a file of the site and a place in it.
func (r *rewriter) inside(address string) (p, fragment string, ok bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") {
		return "", "", false
	}
	p = path.Join(path.Dir(r.name), u.Path)
	if u.Fragment != "" {
		fragment = "#" + u.EscapedFragment()
	}
	return p, fragment, r.there[p]
}
