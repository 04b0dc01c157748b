package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"partnerbook/generator"
	"partnerbook/generator/lsp/rpc"
)

// Options say what a server works on.
type Options struct {
	// Settings hold for every site: themes, overrides, days, drafts. The server sets the rest.
	Settings generator.Settings
	// Site and Content are the folders of the one site that there is; with neither, the server
	// looks for the site of each file.
	Site, Content string
	Version       string // of the program
}

// ErrNoShutdown says that the editor went away without a word, or asked for the end without
// asking for the shutdown first.
var ErrNoShutdown = errors.New("the editor ended the language server without shutting it down")

// Server is a language server for one editor.
type Server struct {
	options Options
	in      *rpc.Reader
	out     *rpc.Writer

	stage     stage
	client    initializeParams
	encoding  encoding
	roots     []string // folders that are open in the editor
	documents map[string]*document
	early     early
	folders   []*folder
	edits     int64
	asks      int // requests to the editor
	work      sync.WaitGroup
	stop      context.Context // of the folders

	mutex     sync.Mutex
	cancelled map[string]bool // ids of requests that nobody waits for any more
}

// stage is how far the talk with an editor has come.
type stage int

const (
	strange stage = iota // not greeted yet
	greeted
	ending // shut down
)

// NewServer returns a server that reads messages and writes messages.
func NewServer(in io.Reader, out io.Writer, o Options) *Server {
	return &Server{
		options: o, in: rpc.NewReader(in), out: rpc.NewWriter(out), encoding: utf16Units,
		documents: map[string]*document{}, early: early{}, cancelled: map[string]bool{},
	}
}

// Run answers messages until the editor asks for the end or goes away. The error is
// ErrNoShutdown, of the stream, or the end of ctx.
func (s *Server) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	s.stop = ctx
	defer s.work.Wait()
	defer cancel()
	messages, ended := make(chan *rpc.Message, 64), make(chan error, 1)
	go s.receive(ctx, messages, ended)
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case m, more := <-messages:
			if !more {
				return s.goodbye(<-ended)
			}
			if m.Method == "exit" {
				return s.goodbye(nil)
			}
			s.take(ctx, m)
		}
	}
}

// goodbye returns what the end means. err is that of the stream.
func (s *Server) goodbye(err error) error {
	switch {
	case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.ErrClosedPipe):
		return err
	case s.stage == ending:
		return nil
	}
	return ErrNoShutdown
}

// receive reads messages. What is taken back is noted at once, though its turn may not have
// come.
func (s *Server) receive(ctx context.Context, messages chan<- *rpc.Message, ended chan<- error) {
	for {
		body, err := s.in.Read()
		if errors.Is(err, rpc.ErrTooLarge) {
			s.answer(nil, nil, rpc.Errorf(rpc.InvalidRequest, "%v: more than %d MB", err, rpc.MaxMessage>>20))
			continue
		}
		if err != nil {
			close(messages) // after all that came before
			ended <- err
			return
		}
		m, problem := rpc.Parse(body)
		if problem != nil {
			s.answer(nil, nil, problem)
			continue
		}
		if m.Method == "$/cancelRequest" {
			s.takeBack(m.Params)
			continue
		}
		select {
		case messages <- m:
		case <-ctx.Done():
			return
		}
	}
}

// mostCancelled bounds what is remembered of requests that were taken back.
const mostCancelled = 1000

func (s *Server) takeBack(params json.RawMessage) {
	p, ok := read[struct {
		ID json.RawMessage `json:"id"`
	}](params)
	if !ok {
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if len(s.cancelled) > mostCancelled {
		clear(s.cancelled)
	}
	s.cancelled[string(p.ID)] = true
}

func (s *Server) isCancelled(id json.RawMessage) bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	was := s.cancelled[string(id)]
	delete(s.cancelled, string(id))
	return was
}

// take does what a message asks for.
func (s *Server) take(ctx context.Context, m *rpc.Message) {
	if m.Method == "" {
		return // the answer to something that we asked, and do not need to know
	}
	result, problem := s.guarded(ctx, m)
	if m.IsRequest() {
		s.answer(m.ID, result, problem)
	}
}

// guarded is handle for whatever goes wrong in it.
func (s *Server) guarded(ctx context.Context, m *rpc.Message) (result any, problem *rpc.Error) {
	defer func() {
		if r := recover(); r != nil {
			s.log(messageError, fmt.Sprintf("the program has a mistake, and could not answer %s: %v", m.Method, r))
			result, problem = nil, rpc.Errorf(rpc.InternalError, "the program has a mistake: %v", r)
		}
	}()
	switch {
	case m.IsRequest() && s.isCancelled(m.ID):
		return nil, rpc.Errorf(rpc.RequestCancelled, "the request was taken back")
	case m.Method == "initialize" && s.stage == strange && m.IsRequest():
		return s.initialize(m.Params)
	case s.stage == strange && m.IsRequest():
		return nil, rpc.Errorf(rpc.NotInitialized, "initialize comes first")
	case s.stage == strange:
		return nil, nil
	case s.stage == ending || m.Method == "initialize":
		return nil, rpc.Errorf(rpc.InvalidRequest, "it is too late for %s", m.Method)
	case m.Method == "shutdown":
		s.stage = ending
		return nil, nil
	}
	handle, known := handlers[m.Method]
	if !known {
		return nil, rpc.Errorf(rpc.MethodNotFound, "there is no method %s here", m.Method)
	}
	return handle(s, ctx, m.Params)
}

// handler answers a request or takes a notification.
type handler func(s *Server, ctx context.Context, params json.RawMessage) (any, *rpc.Error)

// handlers are what the server understands besides the beginning and the end.
var handlers = map[string]handler{
	"initialized":                         (*Server).initialized,
	"textDocument/didOpen":                (*Server).didOpen,
	"textDocument/didChange":              (*Server).didChange,
	"textDocument/didClose":               (*Server).didClose,
	"textDocument/didSave":                (*Server).didSave,
	"workspace/didChangeWatchedFiles":     (*Server).didChangeWatchedFiles,
	"workspace/didChangeWorkspaceFolders": (*Server).didChangeFolders,
	"workspace/willRenameFiles":           (*Server).willRename,
	"textDocument/completion":             (*Server).completion,
	"textDocument/hover":                  (*Server).hover,
	"textDocument/definition":             (*Server).definition,
	"textDocument/references":             (*Server).references,
	"textDocument/documentSymbol":         (*Server).symbols,
	"textDocument/prepareRename":          (*Server).prepareRename,
	"textDocument/rename":                 (*Server).rename,
	"textDocument/formatting":             (*Server).formatting,
	"workspace/didChangeConfiguration":    (*Server).ignore,
	"$/setTrace":                          (*Server).ignore,
}

func (s *Server) ignore(context.Context, json.RawMessage) (any, *rpc.Error) { return nil, nil }

func (s *Server) initialize(params json.RawMessage) (any, *rpc.Error) {
	p, ok := read[initializeParams](params)
	if !ok {
		return nil, rpc.Errorf(rpc.InvalidParams, "the parameters of initialize cannot be read")
	}
	s.client, s.stage = p, greeted
	if slices.Contains(p.Capabilities.General.PositionEncodings, string(utf8Units)) {
		s.encoding = utf8Units
	}
	for _, f := range p.WorkspaceFolders {
		s.addRoot(f.URI)
	}
	if len(s.roots) == 0 && p.RootURI != "" {
		s.addRoot(p.RootURI)
	}
	if len(s.roots) == 0 && filepath.IsAbs(p.RootPath) {
		s.roots = append(s.roots, filepath.Clean(p.RootPath))
	}
	return map[string]any{
		"capabilities": s.capabilities(),
		"serverInfo":   map[string]string{"name": "partnerbook", "version": s.options.Version},
	}, nil
}

func (s *Server) addRoot(uri string) {
	if name, ok := pathOf(uri); ok && !slices.Contains(s.roots, name) {
		s.roots = append(s.roots, name)
	}
}

func (s *Server) capabilities() map[string]any {
	return map[string]any{
		"positionEncoding": s.encoding,
		"textDocumentSync": map[string]any{"openClose": true, "change": 2, "save": map[string]bool{"includeText": false}},
		"workspace": map[string]any{
			"workspaceFolders": map[string]bool{"supported": true, "changeNotifications": true},
			"fileOperations": map[string]any{"willRename": map[string]any{"filters": []any{
				map[string]any{"scheme": "file", "pattern": map[string]string{"glob": "**/*"}},
			}}},
		},
		"completionProvider":         map[string]any{"triggerCharacters": triggers},
		"hoverProvider":              true,
		"definitionProvider":         true,
		"referencesProvider":         true,
		"documentSymbolProvider":     true,
		"documentFormattingProvider": true,
		"renameProvider":             map[string]bool{"prepareProvider": true},
	}
}

// initialized opens the sites of the folders that are open in the editor.
func (s *Server) initialized(_ context.Context, _ json.RawMessage) (any, *rpc.Error) {
	if s.client.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration {
		s.ask("client/registerCapability", map[string]any{"registrations": []any{map[string]any{
			"id": "files", "method": "workspace/didChangeWatchedFiles",
			"registerOptions": map[string]any{"watchers": []any{map[string]string{"globPattern": "**/*"}}},
		}}})
	}
	s.openRoots()
	return nil, nil
}

func (s *Server) openRoots() {
	if s.options.Content != "" {
		s.folderAt(s.options.Site, s.options.Content)
		return
	}
	for _, root := range s.roots {
		if site := nearestSite(root); site != "" {
			s.folderAt(site, filepath.Join(site, contentName))
		}
	}
}

// contentName is where the pages of a site stand.
const contentName = "content"

// folderOf returns the folder that a file is of, opened if it is not yet, or nil if it is of
// none.
func (s *Server) folderOf(name string) *folder {
	site := nearestSite(filepath.Dir(name))
	for _, f := range s.folders {
		if f.holds(name) && (f.site == site || s.options.Content != "") {
			return f
		}
	}
	if s.options.Content != "" {
		return nil
	}
	if site != "" {
		f := s.folderAt(site, filepath.Join(site, contentName))
		if f == nil || !f.holds(name) {
			return nil
		}
		return f
	}
	if filepath.Ext(name) != ".md" {
		return nil // of plain Markdown, nothing else is looked at
	}
	for _, root := range s.roots {
		if _, ok := below(root, name); ok {
			return s.folderAt("", root)
		}
	}
	return s.folderAt("", filepath.Dir(name))
}

// folderAt returns the folder of a site, opened if it is not yet; nil if it cannot be.
func (s *Server) folderAt(site, content string) *folder {
	for _, f := range s.folders {
		if f.site == site && f.content == content {
			return f
		}
	}
	f, err := openFolder(site, content, s.options.Settings)
	if err != nil {
		s.log(messageError, err.Error())
		return nil
	}
	f.watched = s.client.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration
	p := &publisher{send: func(d publishParams) { s.notify("textDocument/publishDiagnostics", d) }, encoding: s.encoding, sent: map[string]publishParams{}, told: map[string]int64{}}
	f.tell = p.publish
	f.complain = func(words string) { s.log(messageError, words) }
	ctx, end := context.WithCancel(s.stop)
	f.end = func() { end(); <-f.ended; p.forget() }
	s.folders = append(s.folders, f)
	s.work.Go(func() {
		defer f.close()
		defer close(f.ended)
		f.run(ctx)
	})
	return f
}

// The types of messages to the editor's log.
const (
	messageError = 1
	messageInfo  = 3
)

// log writes into the editor's log.
func (s *Server) log(kind int, words string) {
	s.notify("window/logMessage", map[string]any{"type": kind, "message": words})
}

// show shows a message to the author.
func (s *Server) show(kind int, words string) {
	s.notify("window/showMessage", map[string]any{"type": kind, "message": words})
}

// What cannot be written was for an editor that is gone; the end of its stream tells so.

func (s *Server) notify(method string, params any) { _ = s.out.Send("", method, params) }

func (s *Server) ask(method string, params any) {
	s.asks++
	_ = s.out.Send(fmt.Sprint("partnerbook-", s.asks), method, params)
}

func (s *Server) answer(id json.RawMessage, result any, problem *rpc.Error) {
	_ = s.out.Answer(id, result, problem)
}

// settleTime bounds how long an answer waits for a look at what was edited.
const settleTime = 20 * time.Second
