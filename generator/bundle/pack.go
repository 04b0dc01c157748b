package bundle

import (
	"bytes"
	"compress/flate"
	"context"
	"hash/crc32"
	"sync"

	"partnerbook/generator/output"
)

// packed is a file as it goes into a zip.
type packed struct {
	entry  output.Entry
	crc    uint32
	stored bool   // the bytes are as they are, since packing them saves too little
	data   []byte // nil if the file is not wanted
}

// pack emits and packs files, several at a time, and hands them on in their order. Those
// that are not wanted are handed on without their bytes. take runs on one goroutine.
func pack(ctx context.Context, files []output.File, jobs int, wanted func(output.Entry) bool, take func(packed) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	slots := make([]chan packed, len(files))
	for i := range slots {
		slots[i] = make(chan packed, 1)
	}
	jobs = max(1, jobs)
	work, ahead := make(chan int), make(chan struct{}, 4*jobs) // ahead bounds what is held in memory
	var running sync.WaitGroup
	defer running.Wait()
	defer stop(nil)
	running.Go(func() {
		defer close(work)
		for i := range files {
			select {
			case ahead <- struct{}{}:
			case <-ctx.Done():
				return
			}
			select {
			case work <- i:
			case <-ctx.Done():
				return
			}
		}
	})
	for range jobs {
		running.Go(func() {
			var p packer
			for i := range work {
				out, err := p.pack(files[i], wanted)
				if err != nil {
					stop(&output.EmitError{Path: files[i].Path, Err: err})
					return
				}
				slots[i] <- out
			}
		})
	}
	for _, slot := range slots {
		select {
		case out := <-slot:
			<-ahead
			if err := take(out); err != nil {
				return err
			}
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return nil
}

// packer is what one goroutine needs to pack.
type packer struct {
	plain   bytes.Buffer
	deflate *flate.Writer
}

func (p *packer) pack(f output.File, wanted func(output.Entry) bool) (packed, error) {
	p.plain.Reset()
	if err := f.Emit(&p.plain); err != nil {
		return packed{}, err
	}
	data := p.plain.Bytes()
	out := packed{entry: output.EntryOf(f.Path, data)}
	if !wanted(out.entry) {
		return out, nil
	}
	return out, p.compress(&out, data)
}

// compress packs bytes, unless that saves less than a fiftieth, as with pictures and Word
// documents, or so much that whoever proves the zip would take it for a trap.
func (p *packer) compress(out *packed, data []byte) error {
	out.crc = crc32.ChecksumIEEE(data)
	var small bytes.Buffer
	if p.deflate == nil {
		w, err := flate.NewWriter(nil, flate.DefaultCompression)
		if err != nil {
			return err
		}
		p.deflate = w
	}
	p.deflate.Reset(&small)
	if _, err := p.deflate.Write(data); err != nil {
		return err
	}
	if err := p.deflate.Close(); err != nil {
		return err
	}
	if small.Len() >= len(data)-len(data)/50 || isTrap(int64(len(data)), int64(small.Len())) {
		out.stored, out.data = true, bytes.Clone(data)
		return nil
	}
	out.data = small.Bytes()
	return nil
}
