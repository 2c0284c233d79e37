package audit

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"

	"github.com/klauspost/compress/zstd"
)

// A spool keeps entries in a temporary file, so that a run of any size needs a few
// bytes of memory for each. It belongs to one goroutine.
type spool struct {
	f     *os.File
	at    []int64 // where each entry begins
	end   int64
	pack  *zstd.Encoder
	open  *zstd.Decoder
	bytes []byte
}

// newSpool makes a spool in the folder for temporary files.
func newSpool() (*spool, error) {
	f, err := os.CreateTemp("", "mtlint-*.spool")
	if err != nil {
		return nil, fmt.Errorf("cannot keep results aside: %w; TMPDIR names another folder for temporary files", err)
	}
	s := &spool{f: f}
	if s.pack, err = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1)); err != nil {
		return nil, errors.Join(err, s.close())
	}
	if s.open, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1)); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

// close removes the file.
func (s *spool) close() error {
	if s.open != nil {
		s.open.Close()
	}
	return errors.Join(s.f.Close(), os.Remove(s.f.Name()))
}

// entryHead is what stands before an entry: its length and a checksum.
const entryHead = 8

// add appends an entry.
func (s *spool) add(data []byte) error {
	s.bytes = append(s.bytes[:0], make([]byte, entryHead)...)
	s.bytes = s.pack.EncodeAll(data, s.bytes)
	binary.LittleEndian.PutUint32(s.bytes, uint32(len(s.bytes)-entryHead))
	binary.LittleEndian.PutUint32(s.bytes[4:], crc32.ChecksumIEEE(s.bytes[entryHead:]))
	if _, err := s.f.WriteAt(s.bytes, s.end); err != nil {
		return fmt.Errorf("cannot keep results aside: %w; TMPDIR names another folder for temporary files", err)
	}
	s.at = append(s.at, s.end)
	s.end += int64(len(s.bytes))
	return nil
}

// get returns an entry; the slice is the caller's.
func (s *spool) get(number int) ([]byte, error) {
	to := s.end
	if number+1 < len(s.at) {
		to = s.at[number+1]
	}
	data := make([]byte, to-s.at[number])
	if _, err := s.f.ReadAt(data, s.at[number]); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if binary.LittleEndian.Uint32(data[4:]) != crc32.ChecksumIEEE(data[entryHead:]) {
		return nil, errors.New("what was kept aside has been damaged")
	}
	return s.open.DecodeAll(data[entryHead:], nil)
}
