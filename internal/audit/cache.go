package audit

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/rules"
)

// A Cache keeps what checking articles gave, by their content, in one file that is
// only appended to: a run that was killed goes on where it stopped. It is safe for
// concurrent use, by one process at a time.
type Cache struct {
	salt []byte
	f    *os.File
	mu   sync.Mutex
	at   map[[32]byte]place
	end  int64
	err  error
}

type place struct {
	at   int64
	size uint32
}

// cacheHead is what stands before an entry: key, length, checksum.
const cacheHead = 32 + 8

// OpenCache opens the cache of a folder, which is made if need be. What was checked
// by another version, with other rules or other options is not used; setup names those.
func OpenCache(folder, setup string) (*Cache, error) {
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return nil, fmt.Errorf("--cache: %w", err)
	}
	f, err := os.OpenFile(filepath.Join(folder, "mtlint.cache"), os.O_RDWR|os.O_CREATE, 0o600) //nolint:gosec // the user names the folder
	if err != nil {
		return nil, fmt.Errorf("--cache: %w", err)
	}
	c := &Cache{salt: []byte(setup), f: f, at: map[[32]byte]place{}}
	r := bufio.NewReaderSize(f, 1<<18)
	for {
		var head [cacheHead]byte
		if _, err := io.ReadFull(r, head[:]); err != nil {
			break // the end, or an entry that was being written when a run was killed
		}
		size := binary.LittleEndian.Uint32(head[32:])
		if n, err := r.Discard(int(size)); err != nil || n < int(size) {
			break
		}
		c.at[[32]byte(head[:32])] = place{c.end, size}
		c.end += cacheHead + int64(size)
	}
	return c, nil
}

// Close writes what is left and says whether all could be written.
func (c *Cache) Close() error { return errors.Join(c.err, c.f.Close()) }

// key is a hash of all that the outcome of checking an item depends on.
func (c *Cache) key(it *input.Item, profile string) (sum [32]byte) {
	h := sha256.New()
	meta, _ := json.Marshal(head{Kind: it.Kind, Meta: it.Meta, ID: it.ID, Sidecar: it.Sidecar}) // plain fields always marshal
	for _, part := range [][]byte{c.salt, []byte(profile), meta, it.Data} {
		var n [8]byte
		binary.LittleEndian.PutUint64(n[:], uint64(len(part)))
		_, _ = h.Write(n[:]) // a hash never fails
		_, _ = h.Write(part)
	}
	h.Sum(sum[:0])
	return sum
}

// cached is an outcome as a cache keeps it.
type cached struct {
	Result  json.RawMessage
	Entries []cachedEntry
}

type cachedEntry struct {
	Rule   uint16
	Key    []byte // any bytes
	Record rules.Record
}

func (c *Cache) get(key [32]byte) (o outcome, ok bool) {
	c.mu.Lock()
	p, ok := c.at[key]
	c.mu.Unlock()
	if !ok {
		return o, false
	}
	data := make([]byte, cacheHead+p.size)
	if _, err := c.f.ReadAt(data, p.at); err != nil || crc32.ChecksumIEEE(data[cacheHead:]) != binary.LittleEndian.Uint32(data[36:]) {
		return o, false
	}
	var kept cached
	if json.Unmarshal(data[cacheHead:], &kept) != nil {
		return o, false
	}
	o, err := decodeOutcome(kept.Result)
	if err != nil {
		return o, false
	}
	for _, e := range kept.Entries {
		o.Entries = append(o.Entries, entry{e.Rule, string(e.Key), e.Record})
	}
	return o, true
}

// put keeps an outcome. A cache that cannot be written is told once, by Close.
func (c *Cache) put(key [32]byte, o *outcome) {
	result, err := o.encode()
	if err != nil {
		return
	}
	kept := cached{Result: result}
	for _, e := range o.Entries {
		kept.Entries = append(kept.Entries, cachedEntry{e.rule, []byte(e.key), e.Record})
	}
	body, err := json.Marshal(kept)
	if err != nil {
		return
	}
	data := make([]byte, cacheHead, cacheHead+len(body))
	copy(data, key[:])
	binary.LittleEndian.PutUint32(data[32:], uint32(len(body)))
	binary.LittleEndian.PutUint32(data[36:], crc32.ChecksumIEEE(body))
	data = append(data, body...)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err != nil {
		return
	}
	if _, err := c.f.WriteAt(data, c.end); err != nil {
		c.err = fmt.Errorf("--cache: %w", err)
		return
	}
	c.at[key] = place{c.end, uint32(len(body))}
	c.end += int64(len(data))
}
