package main

import (
	"bufio"
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"partnerbook/generator"
	"partnerbook/generator/serve"
)

// What happens when the program is started without a command, as by a double click: it
// shows the nearest site, or asks in the browser what to show.

// newFolder is the folder that a new site gets, and that stands beside the program in a
// release for Windows.
const newFolder = "my-site"

// begin shows the nearest site: that of the working folder or of one above it, else the
// only one in a folder below it or beside the program. If there is none, or more than
// one, it asks.
func (a *app) begin(ctx context.Context) error {
	f := serveFlags{addr: defaultAddr, anyPort: true, open: true, watch: true, drafts: true, window: true}
	if a.siteDir != "" || a.contentDir != "" || nearest(".") != "" {
		return a.serve(ctx, f)
	}
	found := sitesNear(".", programFolder())
	if len(found) == 1 {
		a.siteDir = found[0]
		return a.serve(ctx, f)
	}
	if err := a.checkOverrides(); err != nil {
		return err
	}
	return a.ask(ctx, f, found)
}

// ask lets the reader choose in the browser, and shows what was chosen there.
func (a *app) ask(ctx context.Context, f serveFlags, found []string) error {
	listener, err := listen(f)
	if err != nil {
		return err
	}
	defer listener.Close() // also where a site cannot be opened
	url := addressOf(listener)
	a.screen.result("%s", url)
	a.screen.say("There is no site here yet: your browser asks what to do. Leave this window open.")
	a.browse(url)
	folder, note := a.folderForNew()
	folder, err = serve.Ask(ctx, listener.(*net.TCPListener), serve.Offer{
		Note: note, Folder: folder, Found: found,
		Make: func(folder string, whole bool) error { return plainly(a.newSite(folder, whole)) },
		Open: func(folder string) error {
			site, err := siteIn(folder)
			if err == nil {
				_, err = os.ReadDir(filepath.Join(site, "content"))
			}
			return plainly(err)
		},
	})
	if err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return machineError(err)
	}
	a.siteDir = folder
	p, err := a.chosen(folder)
	if err != nil {
		return err
	}
	defer p.close()
	f.open = false // it is open
	return a.show(ctx, p, f, listener)
}

// chosen opens the site of a folder, or the built-in knowledge base for "".
func (a *app) chosen(folder string) (place, error) {
	if folder == "" {
		return a.builtIn()
	}
	return a.find(false)
}

// plainly makes of an error what stands in a browser: the words without those on
// commands, which nobody sees there.
func plainly(err error) error {
	if err == nil {
		return nil
	}
	words := sentence(wordsFor(explainMachine(err)))
	lines := slices.DeleteFunc(strings.Split(words, "\n"), func(line string) bool { return strings.Contains(line, "`partnerbook ") })
	return errors.New(strings.Join(lines, "\n"))
}

// tellOfWindow says where the pages stand and how to stop.
func (a *app) tellOfWindow(p place) {
	if !p.embedded {
		a.screen.say("Your pages stand in %s. Save one and see it in the browser.", filepath.FromSlash(p.watch.Content))
	}
	a.screen.say("Leave this window open while you work. Closing it stops the program.")
}

// waitToBeRead keeps a window open that closes with the program, so that its last words
// can be read.
func (a *app) waitToBeRead() {
	a.screen.complain("Press Enter to close this window.")
	_, _ = bufio.NewReader(a.in).ReadString('\n')
}

// sitesNear returns the sites in folders that stand in the given ones, each once.
func sitesNear(folders ...string) []string {
	var found []string
	for _, folder := range folders {
		entries, _ := os.ReadDir(folder) // one that cannot be read has none to show
		for _, e := range entries {
			site := absolute(filepath.Join(folder, e.Name()))
			if exists(filepath.Join(site, generator.ConfigName)) && !slices.Contains(found, site) {
				found = append(found, site)
			}
		}
	}
	return found
}

// programFolder returns the folder of this program: the working folder is another when
// the program is started from elsewhere.
func programFolder() string {
	program, err := os.Executable()
	if err != nil {
		return "."
	}
	return filepath.Dir(program)
}

// folderForNew returns where a new site is made unless the reader names another folder,
// and what the reader has to know about that. A program that was started from within a
// zip stands in a folder that the system will clear away.
func (a *app) folderForNew() (folder, note string) {
	here := absolute(".")
	if a.clicked() && (within(here, absolute(os.TempDir())) || within(absolute(programFolder()), absolute(os.TempDir()))) {
		note = "It seems that you started the program from within a zip. Close the window, choose Extract all on the zip, and start the program in the folder that makes."
	} else if canWrite(here) {
		return filepath.Join(here, newFolder), ""
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return filepath.Join(here, newFolder), note
	}
	if documents := filepath.Join(home, "Documents"); exists(documents) {
		home = documents
	}
	return filepath.Join(home, newFolder), note
}

func within(name, folder string) bool {
	rel, err := filepath.Rel(folder, name)
	return err == nil && filepath.IsLocal(rel)
}

// canWrite tries whether files can be made in a folder.
func canWrite(folder string) bool {
	f, err := os.CreateTemp(folder, ".partnerbook-*")
	if err != nil {
		return false
	}
	return errors.Join(f.Close(), os.Remove(f.Name())) == nil
}
