package serve

import (
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"strings"
	"time"
)

// limits are how long a connection may take over what, and how many there may be.
type limits struct {
	header      time.Duration // the head of a request may take
	idle        time.Duration // may pass between two requests
	stall       time.Duration // an answer may wait for its reader to take some more of it
	grace       time.Duration // stopping waits for answers
	arriving    time.Duration // stopping waits for requests that begin to come
	connections int
}

// usual are the limits of a server. Fewer than 1,024 connections are open, since some
// systems let a program have no more.
var usual = limits{
	header: 5 * time.Second, idle: 2 * time.Minute, stall: time.Minute, grace: 10 * time.Second, arriving: time.Second,
	connections: 900,
}

// headerSize is how many bytes the head of a request may have.
const headerSize = 16 << 10

// Serve answers on a listener until ctx ends, and then lets requests that are
// being answered come to their end, if that does not take too long.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	open := newConnections(s.limits)
	server := &http.Server{
		Handler: s,
		// There is nothing to read but the head: what comes after it is refused.
		ReadHeaderTimeout:            s.limits.header,
		IdleTimeout:                  s.limits.idle,
		MaxHeaderBytes:               headerSize,
		ConnState:                    open.note,
		DisableGeneralOptionsHandler: true, // for "OPTIONS *", which has none of our headers
		ErrorLog:                     log.New(complaints(s.opts.Complain), "", 0),
	}
	defer s.full.close()
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		stopped <- s.stop(server, open)
	}()
	if err := server.Serve(open.listen(l)); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// stop ends event streams, lets answers come to their end, and closes what is open
// then.
func (s *Server) stop(server *http.Server, open *connections) error {
	close(s.stopping)
	// A browser opens connections in advance. Those would be waited for.
	early := time.AfterFunc(s.limits.arriving, open.closeWaiting)
	defer early.Stop()
	end, cancel := context.WithTimeout(context.Background(), s.limits.grace)
	defer cancel()
	err := server.Shutdown(end)
	if errors.Is(err, context.DeadlineExceeded) {
		err = server.Close()
	}
	return err
}

// complaints hands the lines that net/http logs to a function.
type complaints func(line string)

func (c complaints) Write(line []byte) (int, error) {
	if c != nil {
		c(strings.TrimSuffix(string(line), "\n"))
	}
	return len(line), nil
}
