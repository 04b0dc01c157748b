package rpc

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Message is a request, a notification or a response.
type Message struct {
	ID     json.RawMessage `json:"id,omitempty"` // none of a notification
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  *Error          `json:"error,omitempty"`
}

// Error is why a request failed.
type Error struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

// Error implements error.
func (e *Error) Error() string { return e.Message }

// The codes of errors that the protocol names.
const (
	ParseError       = -32700
	InvalidRequest   = -32600
	MethodNotFound   = -32601
	InvalidParams    = -32602
	InternalError    = -32603
	NotInitialized   = -32002
	RequestFailed    = -32803
	RequestCancelled = -32800
)

// Errorf makes an error.
func Errorf(code int, format string, args ...any) *Error {
	return &Error{code, fmt.Sprintf(format, args...)}
}

// IsRequest tells whether a message wants an answer.
func (m *Message) IsRequest() bool { return m.Method != "" && len(m.ID) > 0 }

// Parse reads a message. The error is what to answer.
func Parse(body []byte) (*Message, *Error) {
	var m Message
	if body = bytes.TrimSpace(body); len(body) > 0 && body[0] == '[' {
		return nil, Errorf(InvalidRequest, "several messages in one are not understood")
	}
	if err := json.Unmarshal(body, &m); err != nil {
		return nil, Errorf(ParseError, "the message is no JSON-RPC: %v", err)
	}
	if len(m.ID) > 0 && !isID(m.ID) {
		return nil, Errorf(InvalidRequest, "an id is a number or a text")
	}
	if string(m.ID) == "null" {
		m.ID = nil
	}
	if m.Method == "" && len(m.ID) == 0 {
		return nil, Errorf(InvalidRequest, "the message has neither a method nor an id")
	}
	return &m, nil
}

func isID(raw json.RawMessage) bool {
	return raw[0] == '"' || raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9' || string(raw) == "null"
}

// Send writes a request or, without an id, a notification.
func (w *Writer) Send(id, method string, params any) error {
	m := map[string]any{"jsonrpc": "2.0", "method": method, "params": params}
	if id != "" {
		m["id"] = id
	}
	return w.marshal(m)
}

// Answer writes a response. A nil result is sent as null, as the protocol wants it.
func (w *Writer) Answer(id json.RawMessage, result any, err *Error) error {
	if len(id) == 0 {
		id = json.RawMessage("null") // of a request that cannot be read
	}
	m := map[string]any{"jsonrpc": "2.0", "id": id}
	if err != nil {
		m["error"] = err
	} else {
		m["result"] = result
	}
	return w.marshal(m)
}

func (w *Writer) marshal(m any) error {
	body, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("writing a message: %w", err)
	}
	return w.Write(body)
}
