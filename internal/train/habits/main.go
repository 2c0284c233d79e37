// Command habits counts how often people who write English have the turns of phrase
// that mtlint weighs.
//
//	go run ./internal/train/habits -data DIR
//
// DIR is the folder with the training text (docs/models.md). Which turns are weighed
// and in which direction stands in the file and is not changed; equal text gives equal
// rates.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/train/prose"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "", "the folder with the training text")
	file := flag.String("o", "internal/lang/data/en/habits.tsv", "the file whose rates to write")
	flag.Parse()
	if err := run(*data, *file); err != nil {
		log.Fatal("habits: ", err)
	}
}

func run(data, file string) error {
	pack, err := lang.Open(lang.English)
	if err != nil {
		return err
	}
	lines, err := prose.Read(data)
	if err != nil {
		return err
	}
	counts, total := count(lines, pack)
	log.Printf("%d sentences, %d units", len(lines), total)
	old, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var b strings.Builder
	for line := range strings.Lines(string(old)) {
		if cells := strings.Split(strings.TrimSpace(line), "\t"); len(cells) == 3 && line[0] != '#' {
			line = fmt.Sprintf("%s\t%s\t%.3f\n", cells[0], cells[1], 1000*float64(counts[cells[0]])/float64(total))
		}
		b.WriteString(line)
	}
	return os.WriteFile(file, []byte(b.String()), 0o644) //nolint:gosec // a file of the project
}

// sentences is how many make a paragraph, paragraphs how many an article.
const (
	sentences  = 8
	paragraphs = 64
)

// count counts units, and pairs of units, in running text.
func count(lines []string, pack *lang.Pack) (counts map[string]int, total int) {
	counts = map[string]int{}
	units := layer.HabitUnitsOf(pack)
	for len(lines) > 0 {
		var b strings.Builder
		for range paragraphs {
			n := min(sentences, len(lines))
			b.WriteString(strings.Join(lines[:n], " ") + "\n\n")
			lines = lines[n:]
		}
		text, _ := units.Of(article.New("", b.String(), pack))
		last := ""
		for _, u := range text {
			name := units.Names[u]
			if u != layer.HabitStart {
				total++
				counts[name]++
				counts[last+" "+name]++
			}
			last = name
		}
	}
	return counts, total
}
