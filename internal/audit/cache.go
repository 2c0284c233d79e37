package audit

import (
	"bufio"
	"bytes"
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

	"github.com/klauspost/compress/s2"

	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// A Cache keeps what checking articles gave, by their content, in one file that is
// only appended to: a run that was killed goes on where it stopped. It is safe for
// concurrent use, by one process at a time.
type Cache struct {
	salt    []byte
	f       *os.File
	mu      sync.Mutex
	at      map[[32]byte]place
	end     int64
	err     error
	damaged int // entries that were not as they had been written
}

type place struct {
	at   int64
	size uint32
}

// cacheMagic is how the file begins. After it comes the program that wrote the file,
// as a hash.
const cacheMagic = "mtlint cache 4\n"

// cacheHead is what stands before an entry: key, length, checksum.
const cacheHead = 32 + 8

// OpenCache opens the cache of a folder, which is made if need be. program is whatever
// tells one build from another: what was checked by another one, whose rules and models
// may be others, is thrown away. What was checked with other options, which setup
// names, is kept but not used. note says what was wrong with the file, if anything.
func OpenCache(folder, program, setup string) (c *Cache, note string, err error) {
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return nil, "", fmt.Errorf("--cache: %w", err)
	}
	path := filepath.Join(folder, "mtlint.cache")
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600) //nolint:gosec // the user names the folder
	if err != nil {
		return nil, "", fmt.Errorf("--cache: %w", err)
	}
	if err := lock(f); err != nil {
		return nil, "", errors.Join(fmt.Errorf("--cache %s: another run of mtlint is using it: wait for its end, or name another folder", folder), f.Close())
	}
	c = &Cache{salt: []byte(setup), f: f, at: map[[32]byte]place{}}
	hash := sha256.Sum256([]byte(program))
	head := append([]byte(cacheMagic), hash[:]...)
	have := make([]byte, len(head))
	r := bufio.NewReaderSize(f, 1<<18)
	n, err := io.ReadFull(r, have)
	c.end = int64(len(head))
	if n > 0 && (err != nil || string(have[:len(cacheMagic)]) != cacheMagic) {
		note = path + " is no cache, or is damaged: it is begun anew"
	}
	if err != nil || !bytes.Equal(have, head) {
		_, err := f.WriteAt(head, 0)
		if err = errors.Join(err, f.Truncate(c.end)); err != nil {
			return nil, "", errors.Join(fmt.Errorf("--cache: %w", err), f.Close())
		}
		return c, note, nil
	}
	c.scan(r)
	return c, "", nil
}

// scan finds the entries. It ends before one that was being written when a run was
// killed; the next one takes its place.
func (c *Cache) scan(r *bufio.Reader) {
	for {
		var head [cacheHead]byte
		if _, err := io.ReadFull(r, head[:]); err != nil {
			return
		}
		size := binary.LittleEndian.Uint32(head[32:])
		if n, err := r.Discard(int(size)); err != nil || n < int(size) {
			return
		}
		c.at[[32]byte(head[:32])] = place{c.end, size}
		c.end += cacheHead + int64(size)
	}
}

// Close says whether all could be written, and in note what could not be used.
func (c *Cache) Close() (note string, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.damaged > 0 {
		note = fmt.Sprintf("%d entries of %s are damaged: those articles were checked again", c.damaged, c.f.Name())
	}
	return note, errors.Join(c.err, c.f.Close())
}

// key is a hash of all that the outcome of checking an item depends on.
func (c *Cache) key(it *input.Item, profile string) (sum [32]byte) {
	h := sha256.New()
	meta, _ := json.Marshal(shelved{Kind: it.Kind, Meta: it.Meta, ID: it.ID, Sidecar: it.Sidecar}) // plain fields always marshal
	for _, part := range [][]byte{c.salt, []byte(profile), meta, it.Data} {
		var n [8]byte
		binary.LittleEndian.PutUint64(n[:], uint64(len(part)))
		_, _ = h.Write(n[:]) // a hash never fails
		_, _ = h.Write(part)
	}
	h.Sum(sum[:0])
	return sum
}

func (c *Cache) get(key [32]byte) (o outcome, ok bool) {
	c.mu.Lock()
	p, ok := c.at[key]
	c.mu.Unlock()
	if !ok {
		return o, false
	}
	data := make([]byte, cacheHead+p.size)
	_, err := c.f.ReadAt(data, p.at)
	if err == nil && crc32.ChecksumIEEE(data[cacheHead:]) == binary.LittleEndian.Uint32(data[36:]) {
		if o, err = unpackCached(data[cacheHead:]); err == nil {
			return o, true
		}
	}
	c.mu.Lock()
	c.damaged++
	c.mu.Unlock()
	return outcome{}, false
}

// put keeps an outcome. A cache that cannot be written is told once, by Close.
func (c *Cache) put(key [32]byte, o *outcome) {
	body := packCached(o)
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

// packCached writes an outcome as a cache keeps it: the result, and the records of
// rules that compare, each with its value only if the one before has another.
func packCached(o *outcome) []byte {
	c := cached{Outcome: *keep(&o.Result)}
	for i := range o.Entries {
		e := &o.Entries[i]
		r := cachedRecord{Rule: e.rule, Key: e.key, Span: e.Span, Same: i > 0 && e.Value == o.Entries[i-1].Value}
		if !r.Same {
			r.Value = e.Value
		}
		c.Records = append(c.Records, r)
	}
	return s2.Encode(nil, encode(&c))
}

// cached is an outcome as a cache keeps it.
type cached struct {
	Outcome kept
	Records []cachedRecord
}

type cachedRecord struct {
	_     struct{} `cbor:",toarray"`
	Rule  uint16
	Key   string
	Span  text.Span
	Same  bool // the value is that of the record before
	Value string
}

func unpackCached(data []byte) (o outcome, err error) {
	b, err := s2.Decode(nil, data)
	if err != nil {
		return o, err
	}
	var c cached
	if err := decode(b, &c); err != nil {
		return o, err
	}
	o.Result = c.Outcome.result()
	for i, r := range c.Records {
		if r.Same && i > 0 {
			r.Value = o.Entries[i-1].Value
		}
		o.Entries = append(o.Entries, entry{r.Rule, r.Key, rules.Record{Span: r.Span, Value: r.Value}})
	}
	return o, nil
}
