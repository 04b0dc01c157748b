// Package bidi starts Firefox and steers it, for the tests that open pages in it. Only
// tests import it.
//
// Firefox speaks WebDriver BiDi (https://w3c.github.io/webdriver-bidi/) by itself: JSON in
// a web socket, whose address it prints. So neither geckodriver, which Debian lacks, nor a
// library is needed. What a test asks for is a command by its name in that standard, with
// Call; what a page does on its own account comes as events, to Listen.
//
//	firefox.go  the program: its profile, its start and its end
//	bidi.go     the connection: commands, answers and events
package bidi

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"golang.org/x/net/websocket"
)

// Event is something that happened in the browser. Params are as the standard says for
// its method.
type Event struct {
	Method string
	Params json.RawMessage
}

// conn is the connection to a browser.
type conn struct {
	socket *websocket.Conn
	send   sync.Mutex

	mu      sync.Mutex
	last    int
	waiting map[int]chan answer // by the numbers of commands
	ended   error               // why there will be no more answers
	heard   func(Event)
}

// answer is what the browser sends: to a command, with its number, or an event.
type answer struct {
	ID      int             `json:"id"`
	Type    string          `json:"type"`
	Result  json.RawMessage `json:"result"`
	Error   string          `json:"error"`
	Message string          `json:"message"`
	Method  string          `json:"method"`
	Params  json.RawMessage `json:"params"`
}

// origin is what the connection says it comes from. Firefox refuses every origin that it
// was not told of, so that pages cannot steer it.
const origin = "http://localhost"

func connect(address string) (*conn, error) {
	socket, err := websocket.Dial(address, "", origin)
	if err != nil {
		return nil, err
	}
	socket.MaxPayloadBytes = 64 << 20
	c := &conn{socket: socket, waiting: map[int]chan answer{}, heard: func(Event) {}}
	go c.receive()
	return c, nil
}

// receive hands on what the browser sends, until it ends. Large answers come in several
// frames, so they are read as one stream.
func (c *conn) receive() {
	decoder := json.NewDecoder(c.socket)
	for {
		var a answer
		if err := decoder.Decode(&a); err != nil {
			c.end(fmt.Errorf("the browser is gone: %w", err))
			return
		}
		c.mu.Lock()
		heard, asked := c.heard, c.waiting[a.ID]
		if a.Type != "event" {
			delete(c.waiting, a.ID)
		}
		c.mu.Unlock()
		switch {
		case a.Type == "event":
			heard(Event{a.Method, a.Params})
		case asked != nil:
			asked <- a
		}
	}
}

func (c *conn) end(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ended = err
	for id, asked := range c.waiting {
		delete(c.waiting, id)
		close(asked)
	}
}

// ask gives a command its number and the place for its answer.
func (c *conn) ask() (int, chan answer, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended != nil {
		return 0, nil, c.ended
	}
	c.last++
	asked := make(chan answer, 1)
	c.waiting[c.last] = asked
	return c.last, asked, nil
}

func (c *conn) call(ctx context.Context, method string, params any) (json.RawMessage, error) {
	id, asked, err := c.ask()
	if err != nil {
		return nil, err
	}
	if params == nil {
		params = struct{}{}
	}
	c.send.Lock()
	err = websocket.JSON.Send(c.socket, map[string]any{"id": id, "method": method, "params": params})
	c.send.Unlock()
	if err != nil {
		return nil, err
	}
	select {
	case a, ok := <-asked:
		if !ok {
			return nil, errors.New("the browser is gone")
		}
		if a.Type == "error" {
			return nil, fmt.Errorf("%s: %s", a.Error, a.Message)
		}
		return a.Result, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Call sends a command and returns its result.
func Call[R any](ctx context.Context, f *Firefox, method string, params any) (R, error) {
	var result R
	data, err := f.conn.call(ctx, method, params)
	if err == nil {
		err = json.Unmarshal(data, &result)
	}
	if err != nil {
		return result, fmt.Errorf("%s: %w", method, err)
	}
	return result, nil
}
