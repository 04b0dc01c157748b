package keep

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"partnerbook"
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/source"
	"partnerbook/generator/stamp"
)

// compiledContent returns the repository's pages, compiled, but not more than so many, and
// a starter of each kind.
func compiledContent(t testing.TB, most int) []Page {
	t.Helper()
	config := source.PlainConfig()
	config.Languages = []string{"en", "cy"}
	config.Plain = false
	compiler := kind.NewCompiler(config, "content")
	var pages []Page
	compile := func(name string, raw []byte) {
		f := source.File{Path: name, Stamp: stamp.Stamp{Size: int64(len(raw)), Modified: -5, Changed: 1 << 60, Number: 1<<64 - 1}}
		pages = append(pages, Page{File: f, Young: len(pages)%2 == 0, Sum: SumOf(raw), Object: compiler.Compile(f, raw)})
	}
	err := fs.WalkDir(partnerbook.Content(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(p) != ".md" {
			return err
		}
		if len(pages) == most {
			return fs.SkipAll
		}
		raw, err := fs.ReadFile(partnerbook.Content(), p)
		compile(p, raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range kind.Names() {
		text, ext, _ := kind.Starter(name)
		compile("starters/"+name+ext, []byte(text))
	}
	compile("broken.md", []byte("+++\ntitle = 3\nkind = \"nothing\"\n+++\n\n# x {#a}\n\n[a](b.md){.c} {{x}} [@nowhere#1]\n\n:::list{kind=guidance limit=3}\n"))
	return pages
}

// all is more than there are.
const all = 1 << 20

// written returns what Write writes.
func written(t testing.TB, b Build) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// bareOf returns an object as it is to come back.
func bareOf(o *kind.Object) *kind.Object {
	bare := *o
	bare.Bare = true
	bare.Body.HTML, bare.Body.Passages = "", nil
	return &bare
}

func TestBuildsComeBack(t *testing.T) {
	build := Build{
		Index:  []byte("index\x00"),
		Counts: []byte("{}"),
		Aids:   diag.List{diag.New(diag.PathReserved, diag.Position{Path: "a", Line: 3}, "Why.").Hinted("How."), {}},
		Places: 1<<63 + 5, Besides: []string{"", "feed.xml"}, Names: map[string]string{"style.css": "assets/style.0.css", "": "b"},
		Pages: compiledContent(t, all),
	}
	build.Pages[0].View, build.Pages[0].Document = 1<<64-1, 3
	data := written(t, build)
	got, err := Read(bytes.Clone(data))
	if err != nil || len(got.Pages) != len(build.Pages) {
		t.Fatalf("%d of %d pages, %v", len(got.Pages), len(build.Pages), err)
	}
	if !bytes.Equal(got.Index, build.Index) || !bytes.Equal(got.Counts, build.Counts) || !reflect.DeepEqual(got.Aids, build.Aids) || got.Places != build.Places || !slices.Equal(got.Besides, build.Besides) || !maps.Equal(got.Names, build.Names) {
		t.Errorf("%q and %v came back", got.Index, got.Aids)
	}
	kinds := map[string]bool{}
	for i, p := range build.Pages {
		kinds[p.Object.Meta.Kind] = true
		back := got.Pages[i]
		if back.File != p.File || back.Young != p.Young || back.Sum != p.Sum || back.View != p.View || back.Document != p.Document {
			t.Errorf("%s: %+v came back as %+v", p.File.Path, p, back)
		}
		if want := bareOf(p.Object); !reflect.DeepEqual(back.Object, want) {
			t.Errorf("%s came back as\n%+v, not\n%+v", p.File.Path, back.Object, want)
		}
	}
	for _, name := range kind.Names() {
		if !kinds[name] {
			t.Errorf("no page of kind %s was tried", name)
		}
	}
	if again := written(t, got); !bytes.Equal(again, data) {
		t.Error("what was read is copied otherwise")
	}
	if again := written(t, anew(got)); !bytes.Equal(again, data) {
		t.Error("what was read is written otherwise")
	}
}

// anew returns a build that was read as one whose objects have to be written, not copied.
func anew(b Build) Build {
	for i := range b.Pages {
		b.Pages[i].kept = ""
	}
	return b
}

// TestEachKindCanBeKept fails for a kind whose settings have a type that nobody listed.
func TestEachKindCanBeKept(t *testing.T) {
	config := source.PlainConfig()
	for _, name := range kind.Names() {
		text, _, _ := kind.Starter(name)
		o := kind.NewCompiler(config, "").Compile(source.File{Path: "a.md"}, []byte(text))
		if !slices.Contains(settingsTypes(), reflect.TypeOf(o.Fields)) {
			t.Errorf("pages of kind %s have %T, which is not listed", name, o.Fields)
		}
	}
}

func TestAidsAreNotKept(t *testing.T) {
	text, _, ok := kind.Starter("aid-guide")
	if !ok {
		t.Fatal("no starter")
	}
	f := source.File{Path: "a.toml"}
	o, isAid := kind.NewCompiler(source.PlainConfig(), "").CompileAid(f, []byte(text))
	if !isAid {
		t.Fatal("the starter is no aid")
	}
	got, err := Read(written(t, Build{Pages: []Page{{File: f, Object: o}, {File: f}}}))
	if err != nil || got.Pages[0].Object != nil || got.Pages[1].Object != nil {
		t.Errorf("%+v, %v", got, err)
	}
}

// FuzzRead reads anything.
func FuzzRead(f *testing.F) {
	for _, p := range compiledContent(f, 10) { // each worker compiles them before it begins
		f.Add(written(f, Build{Pages: []Page{p}}))
	}
	f.Add([]byte{})
	f.Add([]byte(strings.Repeat("\xff", 40)))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := Read(bytes.Clone(data))
		if err != nil {
			return
		}
		more, err := Read(written(t, anew(got)))
		if err != nil || !reflect.DeepEqual(got, anew(more)) {
			t.Errorf("what was read does not come back: %v", err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := written(b, Build{Pages: compiledContent(b, all)})
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	build := Build{Pages: compiledContent(b, all)}
	b.SetBytes(int64(len(written(b, build))))
	b.ReportAllocs()
	for b.Loop() {
		if err := build.Write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
