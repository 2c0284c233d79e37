package audit

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/s2"

	"github.com/mtlint/mtlint/internal/scratch"
)

// A spool keeps entries in a temporary file, so that a run of any size needs a few
// bytes of memory for each. One goroutine adds; when all is there, any may read.
type spool struct {
	f   *scratch.File
	at  []int64 // where each entry begins
	end int64
}

func newSpool() (*spool, error) {
	f, err := scratch.New()
	if err != nil {
		return nil, err
	}
	return &spool{f: f}, nil
}

func (s *spool) close() error { return s.f.Close() }

// entryHead is what stands before an entry: a checksum.
const entryHead = 4

// pack makes an entry of a value. It is apart from add so that many can do it at once.
func pack(v any) []byte {
	data := encode(v)
	entry := make([]byte, entryHead, entryHead+s2.MaxEncodedLen(len(data)))
	body := s2.Encode(entry[entryHead:cap(entry)], data)
	entry = entry[:entryHead+len(body)]
	binary.LittleEndian.PutUint32(entry, crc32.ChecksumIEEE(body))
	return entry
}

// add appends an entry.
func (s *spool) add(entry []byte) error {
	if _, err := s.f.WriteAt(entry, s.end); err != nil {
		return scratch.Failed(err)
	}
	s.at = append(s.at, s.end)
	s.end += int64(len(entry))
	return nil
}

// get reads an entry into what v points to.
func (s *spool) get(number int, v any) error {
	to := s.end
	if number+1 < len(s.at) {
		to = s.at[number+1]
	}
	entry := make([]byte, to-s.at[number])
	if _, err := s.f.ReadAt(entry, s.at[number]); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("what was kept aside cannot be read: %w", err)
	}
	if len(entry) < entryHead || binary.LittleEndian.Uint32(entry) != crc32.ChecksumIEEE(entry[entryHead:]) {
		return errors.New("what was kept aside has been damaged")
	}
	data, err := s2.Decode(nil, entry[entryHead:])
	if err != nil {
		return err
	}
	return decode(data, v)
}
