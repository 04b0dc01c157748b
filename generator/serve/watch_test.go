package serve

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"partnerbook/generator"
	"partnerbook/generator/source"
)

func TestSavedPageIsShown(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{"content/a.md": page("A", "old")}))
	s.wants("/a.html", "old")
	for i := range 5 {
		text := fmt.Sprintf("new %d", i)
		s.write("content/a.md", page("A", text))
		s.wants("/a.html", text)
	}
}

// TestEditorsSave tries the ways in which editors save a file.
func TestEditorsSave(t *testing.T) {
	ways := map[string]func(f folder, name, text string){
		"write a new file and rename it over the old one": func(f folder, name, text string) {
			f.write("content/.new", text)
			f.rename("content/.new", name)
		},
		"rename the old file and write a new one": func(f folder, name, text string) {
			f.rename(name, name+"~")
			f.write(name, text)
			f.remove(name + "~")
		},
		"try whether the folder can be written to": func(f folder, name, text string) {
			f.write("content/4913", "")
			f.remove("content/4913")
			f.rename(name, name+"~")
			f.write(name, text)
			f.remove(name + "~")
		},
		"write elsewhere and rename into place": func(f folder, name, text string) {
			f.write("elsewhere", text)
			f.rename("elsewhere", name)
		},
		"empty the file and write it in pieces": func(f folder, name, text string) {
			file, err := os.Create(f.path(name))
			f.check(err)
			for _, piece := range strings.SplitAfter(text, "\n") {
				_, err := file.WriteString(piece)
				f.check(err)
			}
			f.check(file.Close())
		},
		"remove the file and write it again": func(f folder, name, text string) {
			f.remove(name)
			f.write(name, text)
		},
	}
	for how, save := range ways {
		t.Run(how, func(t *testing.T) {
			s := show(t, newFolder(t, map[string]string{"content/a.md": page("A", "old")}))
			for i := range 3 {
				text := fmt.Sprintf("new %d", i)
				save(s.folder, "content/a.md", page("A", text))
				s.wants("/a.html", text)
			}
			s.same()
		})
	}
}

// TestSameLengthIsSeen saves a text of the same length at once, so that neither
// size nor date need differ.
func TestSameLengthIsSeen(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{"content/a.md": page("A", "text 00")}))
	for i := range 20 {
		text := fmt.Sprintf("text %02d", i)
		s.write("content/a.md", page("A", text))
		s.wants("/a.html", text)
	}
}

func TestBurstMakesFewEditions(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{"content/a.md": page("A", "old")}))
	s.write("content/a.md", page("A", "before"))
	s.wants("/a.html", "before")
	before := s.editions.Load()
	const burst = 200
	for i := range burst {
		s.write(fmt.Sprintf("content/p%d.md", i%20), page("P", fmt.Sprintf("text %d", i)))
		s.write("content/a.md", page("A", fmt.Sprintf("text %d", i)))
	}
	s.wants("/a.html", fmt.Sprintf("text %d", burst-1))
	s.wants("/p19.html", fmt.Sprintf("text %d", burst-1))
	s.same()
	if n := s.editions.Load() - before; n > burst/4 {
		t.Errorf("%d edits made %d editions", burst, n)
	}
}

func TestTouchMakesNoEdition(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{"content/a.md": page("A", "text")}))
	s.write("content/b.md", page("B", "text"))
	s.wants("/b.html", "text")
	before := s.editions.Load()
	later := time.Now().Add(time.Minute)
	s.check(os.Chtimes(s.path("content/a.md"), later, later))
	s.write("content/a.md", page("A", "text"))
	s.write("content/.hidden", "not content")
	s.write("public/index.html", "what a build wrote")
	// What comes after them is seen, so they were too.
	s.write("content/b.md", page("B", "new"))
	s.wants("/b.html", "new")
	if n := s.editions.Load() - before; n != 1 {
		t.Errorf("%d editions, want 1", n)
	}
}

func TestFolderIsCreatedAndFilled(t *testing.T) {
	s := show(t, newFolder(t, nil))
	for i := range 10 {
		deep := fmt.Sprintf("content/n%d/a/b/c", i)
		s.write(deep+"/first.md", page("First", "text"))
		s.write(fmt.Sprintf("content/n%d/second.md", i), page("Second", "text"))
		s.write(deep+"/third.md", page("Third", "text"))
	}
	s.same()
	// The new folders are watched.
	s.write("content/n9/a/b/c/first.md", page("First", "changed"))
	s.wants("/n9/a/b/c/first.html", "changed")
	s.write("content/n0/a/new.md", page("New", "text"))
	s.wants("/n0/a/new.html", "text")
}

// slowDisk is a disk on which something happens right after a folder was read.
type slowDisk struct {
	*source.Disk
	after func(folder string)
}

func (d slowDisk) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := d.Disk.ReadDir(name)
	d.after(name)
	return entries, err
}

// TestFileComesBeforeItsFolderIsWatched puts a page into a new folder after the
// folder was read and before it can be watched: no event tells of it.
func TestFileComesBeforeItsFolderIsWatched(t *testing.T) {
	f := newFolder(t, map[string]string{"elsewhere/first.md": page("First", "text")})
	s := showWith(t, f, newWatcher(f.watched()), func(settings *generator.Settings) {
		late := sync.OnceFunc(func() {
			f.write("content/new/late.md", page("Late", "late text"))
			f.write("content/new/below/late.md", page("Late", "late text below"))
		})
		settings.Content = slowDisk{settings.Content.(*source.Disk), func(folder string) {
			if folder == "new" {
				late()
			}
		}}
	})
	s.rename("elsewhere", "content/new")
	s.wants("/new/late.html", "late text")
	s.wants("/new/below/late.html", "late text below")
}

func TestFolderComesFromElsewhere(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{"elsewhere/sub/a.md": page("A", "text")}))
	s.rename("elsewhere", "content/here")
	s.wants("/here/sub/a.html", "text")
	s.write("content/here/sub/a.md", page("A", "changed"))
	s.wants("/here/sub/a.html", "changed")
}

func TestFolderIsRemoved(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{
		"content/old/a.md": page("A", "text"), "content/old/sub/b.md": page("B", "text"),
	}))
	s.wants("/old/sub/b.html", "text")
	s.remove("content/old")
	s.gone("/old/sub/b.html")
	s.gone("/old/a.html")
	s.write("content/old/sub/b.md", page("B", "again"))
	s.wants("/old/sub/b.html", "again")
	s.write("content/old/sub/b.md", page("B", "changed"))
	s.wants("/old/sub/b.html", "changed")
	s.same()
}

func TestFolderIsRenamed(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{
		"content/old/a.md": page("A", "text"), "content/old/sub/b.md": page("B", "text"),
	}))
	s.rename("content/old", "content/new")
	s.wants("/new/sub/b.html", "text")
	s.gone("/old/a.html")
	// Edits below the renamed folder are seen.
	s.write("content/new/sub/b.md", page("B", "changed"))
	s.wants("/new/sub/b.html", "changed")
	s.write("content/new/a.md", page("A", "changed"))
	s.wants("/new/a.html", "changed")
	s.rename("content/new", "content/old")
	s.write("content/old/sub/b.md", page("B", "back"))
	s.wants("/old/sub/b.html", "back")
	s.same()
}

// TestFolderIsReplaced puts another folder of the same name in a folder's place,
// as a version control system does.
// TestFolderIsMovedWhileNobodyLooks moves a folder out of one that was looked at before,
// into one that is looked at after and not watched at that moment.
func TestFolderIsMovedWhileNobodyLooks(t *testing.T) {
	f := newFolder(t, map[string]string{"content/from/moved/a.md": page("A", "text"), "content/to/b.md": page("B", "text")})
	w := newWatcher(f.watched())
	defer w.close()
	w.follow([]string{".", "from", "from/moved", "to"})
	w.renew("to")
	f.rename("content/from/moved", "content/to/moved")
	for range 2 { // the first finds that names are confused
		w.follow([]string{".", "from", "from/moved", "to", "to/moved"})
	}
	told := func(folder string) func() bool {
		return func() bool { w.listen(); return w.next.marked[folder] }
	}
	f.remove("content/from")
	if !eventually(told(".")) {
		t.Error("it is not told that a folder is gone")
	}
	w.follow([]string{".", "to", "to/moved"})
	f.write("content/to/moved/c.md", page("C", "text"))
	if !eventually(told("to/moved")) {
		t.Error("the folder that was moved is not watched")
	}
}

// TestFolderUnderTwoNames watches a content folder that the site's own folder is a link to.
func TestFolderUnderTwoNames(t *testing.T) {
	f := newFolder(t, map[string]string{"content/a.md": page("A", "text")})
	if err := os.Symlink(f.path("content"), f.path("link")); err != nil {
		t.Skip("this machine makes no symbolic links:", err)
	}
	w := newWatcher(WatchedFolders{Content: f.path("content"), Site: f.path("link")})
	defer w.close()
	for range 3 {
		if len(w.follow([]string{"."})) == 0 {
			return
		}
	}
	t.Error("it never comes to an end")
}

func TestFolderIsReplaced(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{
		"content/a/sub/p.md": page("P", "old"), "elsewhere/sub/p.md": page("P", "new"),
	}))
	s.wants("/a/sub/p.html", "old")
	s.rename("content/a", "before")
	s.rename("elsewhere", "content/a")
	s.wants("/a/sub/p.html", "new")
	s.write("content/a/sub/p.md", page("P", "changed"))
	s.wants("/a/sub/p.html", "changed")

	s.remove("content/a")
	s.write("content/a/sub/p.md", page("P", "again"))
	s.wants("/a/sub/p.html", "again")
	s.write("content/a/sub/p.md", page("P", "at last"))
	s.wants("/a/sub/p.html", "at last")
	s.write("before/sub/p.md", page("P", "not content any more"))
	s.same()
}

func TestFileIsDeleted(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{"content/a.md": page("A", "text")}))
	s.wants("/a.html", "text")
	s.remove("content/a.md")
	s.gone("/a.html")
	s.write("content/a.md", page("A", "again"))
	s.wants("/a.html", "again")
}

// TestWithoutEvents watches a folder of which no events are told.
func TestWithoutEvents(t *testing.T) {
	f := newFolder(t, map[string]string{"content/a.md": page("A", "old")})
	s := showWith(t, f, newPoller(f.watched(), 5*time.Millisecond), nil)
	s.write("content/a.md", page("A", "new"))
	s.wants("/a.html", "new")
	s.write("content/new/deep/b.md", page("B", "text"))
	s.wants("/new/deep/b.html", "text")
	s.remove("content/new")
	s.gone("/new/deep/b.html")
	s.write("site.toml", titled("Another title"))
	s.wants("/a.html", "Another title")
}

// TestLostEvents has the system lose events, after which everything is looked
// at.
func TestLostEvents(t *testing.T) {
	f := newFolder(t, map[string]string{"content/a/p.md": page("P", "old")})
	w := newPoller(f.watched(), rarely)
	s := showWith(t, f, w, nil)
	s.wants("/a/p.html", "old")
	s.write("content/a/p.md", page("P", "new"))
	s.write("content/b/q.md", page("Q", "new"))
	w.heard.lose()
	s.wants("/a/p.html", "new")
	s.wants("/b/q.html", "new")
}

// stubborn is a disk that for a while does not let a file be read.
type stubborn struct {
	*source.Disk
	name    string
	refuses *atomic.Bool
}

func (d stubborn) AppendFile(dst []byte, name string) ([]byte, error) {
	if name == d.name && d.refuses.Load() {
		return nil, fs.ErrPermission
	}
	return d.Disk.AppendFile(dst, name)
}

// TestUnreadableFileIsTriedAgain has the machine fail; no event tells when it
// does not any more.
func TestUnreadableFileIsTriedAgain(t *testing.T) {
	t.Parallel()
	f := newFolder(t, nil)
	var refuses atomic.Bool
	refuses.Store(true)
	s := showWith(t, f, newWatcher(f.watched()), func(settings *generator.Settings) {
		settings.Content = stubborn{settings.Content.(*source.Disk), "b.md", &refuses}
	})
	s.write("content/b.md", page("B", "text"))
	if !eventually(func() bool { return s.failures.Load() > 0 }) {
		t.Fatal("nobody was told")
	}
	refuses.Store(false)
	s.wants("/b.html", "text")
	if n := s.failures.Load(); n != 1 {
		t.Errorf("the same failure was told %d times", n)
	}
	refuses.Store(true)
	s.write("content/b.md", page("B", "more text"))
	if !eventually(func() bool { return s.failures.Load() == 2 }) {
		t.Error("nobody was told that it failed again")
	}
}

func TestUnder(t *testing.T) {
	for _, c := range []struct {
		folder, name, want string
		inside             bool
	}{
		{"/a/content", "/a/content/x/y.md", "x/y.md", true},
		{"/a/content", "/a/content", ".", true},
		{"/a/content", "/a/content-2/x.md", "", false},
		{"/a/content", "/a", "", false},
		{"/a/content", "/a/content/..x", "..x", true},
		{"", "/a", "", false},
	} {
		got, inside := under(filepath.FromSlash(c.folder), filepath.FromSlash(c.name))
		if filepath.ToSlash(got) != c.want || inside != c.inside {
			t.Errorf("under(%q, %q) = %q, %v", c.folder, c.name, got, inside)
		}
	}
}
