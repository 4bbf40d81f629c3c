// Package webp writes pictures as WebP, by libwebp in WebAssembly: no library of the machine is asked, so that the bytes are the same on every one.
package webp

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"encoding/binary"
	"errors"
	"image"
	"io"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

//go:embed webp.wasm.gz
var packed []byte

// Quality is that of pictures, from 0 to 100: what eyes see no difference at in photographs on screens.
const Quality = 78

// Longest is how wide or high a picture may be, in pixels: the format takes no larger one.
const Longest = 1<<14 - 1

// method is how long is looked for the smallest file, from 0 to 6.
const method = 4

// library is libwebp, made ready when the first picture is written. It panics where it is broken, since it is part of the program.
var library = sync.OnceValues(func() (wazero.Runtime, wazero.CompiledModule) {
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err)
	}
	code, err := io.ReadAll(unpacked)
	if err != nil {
		panic(err)
	}
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	compiled, err := runtime.CompileModule(ctx, code)
	if err != nil {
		panic(err)
	}
	return runtime, compiled
})

// errFailed says that libwebp made no file: there was too little memory.
var errFailed = errors.New("no WebP file could be made")

// Encode writes a picture as a file that loses what eyes don't see. profile is an ICC profile of its colours; nil for sRGB. It takes 4 bytes of memory a
// dot, and as much again.
func Encode(m *image.RGBA, profile []byte) ([]byte, error) {
	ctx := context.Background()
	runtime, compiled := library()
	mod, err := runtime.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return nil, err
	}
	defer mod.Close(ctx)
	call := func(function string, args ...uint64) uint32 {
		var result []uint64
		if err == nil {
			result, err = mod.ExportedFunction(function).Call(ctx, args...)
		}
		if err != nil || len(result) == 0 {
			return 0
		}
		return uint32(result[0])
	}
	dots, length := call("malloc", uint64(len(m.Pix))), call("malloc", 8)
	if dots == 0 || length == 0 || !mod.Memory().Write(dots, m.Pix) {
		return nil, errors.Join(err, errFailed)
	}
	const rgba, lossless, exact = 0, 0, 0
	at := call("encode", uint64(dots), uint64(m.Rect.Dx()), uint64(m.Rect.Dy()), uint64(length), rgba, Quality, method, lossless, exact)
	size, _ := mod.Memory().ReadUint32Le(length)
	file, ok := mod.Memory().Read(at, size)
	if err != nil || !ok || at == 0 || len(file) == 0 {
		return nil, errors.Join(err, errFailed)
	}
	if profile == nil {
		return bytes.Clone(file), nil
	}
	return coloured(file, m.Rect.Size(), profile), nil
}

// coloured puts a profile into a file: a header that tells of it (VP8X), and it itself (ICCP), before the picture.
func coloured(file []byte, size image.Point, profile []byte) []byte {
	const head, hasProfile = 12, 0x20
	header := make([]byte, 10)
	header[0] = hasProfile
	put := func(at, n int) { header[at], header[at+1], header[at+2] = byte(n), byte(n>>8), byte(n>>16) }
	put(4, size.X-1)
	put(7, size.Y-1)
	out := bytes.Clone(file[:head])
	out = append(out, chunk("VP8X", header)...)
	out = append(out, chunk("ICCP", profile)...)
	out = append(out, file[head:]...)
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

func chunk(kind string, data []byte) []byte {
	b := binary.LittleEndian.AppendUint32([]byte(kind), uint32(len(data)))
	if b = append(b, data...); len(data)%2 == 1 {
		b = append(b, 0)
	}
	return b
}
