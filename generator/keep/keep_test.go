package keep

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"partnerbook"
	"partnerbook/generator/kind"
	"partnerbook/generator/source"
	"partnerbook/generator/stamp"
)

// compiledContent returns the repository's pages, compiled, and a starter of each kind.
func compiledContent(t testing.TB) []Page {
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

// written returns what Write writes.
func written(t testing.TB, objects Objects, pages []Page) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := objects.Write(&out, pages); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// bareOf returns an object as it is to come back.
func bareOf(o *kind.Object) *kind.Object {
	bare := *o
	bare.Bare = true
	bare.Body.HTML, bare.Body.Passages = nil, nil
	return &bare
}

func TestObjectsComeBack(t *testing.T) {
	pages := compiledContent(t)
	objects := NewObjects()
	data := written(t, objects, pages)
	got, err := objects.Read(bytes.Clone(data))
	if err != nil || len(got) != len(pages) {
		t.Fatalf("%d of %d pages, %v", len(got), len(pages), err)
	}
	kinds := map[string]bool{}
	for i, p := range pages {
		kinds[p.Object.Meta.Kind] = true
		if got[i].File != p.File || got[i].Young != p.Young || got[i].Sum != p.Sum {
			t.Errorf("%s: %+v came back as %+v", p.File.Path, p, got[i])
		}
		if want := bareOf(p.Object); !reflect.DeepEqual(got[i].Object, want) {
			t.Errorf("%s came back as\n%+v, not\n%+v", p.File.Path, got[i].Object, want)
		}
	}
	for _, name := range kind.Names() {
		if !kinds[name] {
			t.Errorf("no page of kind %s was tried", name)
		}
	}
	for _, fresh := range []bool{false, true} {
		for i := range got {
			if fresh {
				got[i].kept = "" // written from the object, not copied
			}
		}
		if again := written(t, objects, got); !bytes.Equal(again, data) {
			t.Errorf("what was read is written otherwise; from the objects: %t", fresh)
		}
	}
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
	objects := NewObjects()
	got, err := objects.Read(written(t, objects, []Page{{File: f, Object: o}, {File: f}}))
	if err != nil || got[0].Object != nil || got[1].Object != nil {
		t.Errorf("%+v, %v", got, err)
	}
}

// FuzzObjects reads anything.
func FuzzObjects(f *testing.F) {
	objects := NewObjects()
	pages := compiledContent(f)
	for _, p := range pages[:min(len(pages), 20)] {
		f.Add(written(f, objects, []Page{p}))
	}
	f.Add([]byte{})
	f.Add([]byte(strings.Repeat("\xff", 40)))
	f.Fuzz(func(t *testing.T, data []byte) {
		kept := bytes.Clone(data)
		got, err := objects.Read(kept)
		if err != nil {
			return
		}
		for i := range got {
			got[i].kept = ""
		}
		again := written(t, objects, got)
		more, err := objects.Read(again)
		for i := range more {
			more[i].kept = ""
		}
		if err != nil || !reflect.DeepEqual(got, more) {
			t.Errorf("what was read does not come back: %v", err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	objects := NewObjects()
	data := written(b, objects, compiledContent(b))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := objects.Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	objects, pages := NewObjects(), compiledContent(b)
	b.SetBytes(int64(len(written(b, objects, pages))))
	b.ReportAllocs()
	for b.Loop() {
		if err := objects.Write(io.Discard, pages); err != nil {
			b.Fatal(err)
		}
	}
}
