package layer

import (
	"fmt"
	"strings"
	"testing"
)

var placeNames = map[Place]string{AfterQuote: "after", BeforeQuote: "before", AroundQuote: "around", BetweenParts: "between", CarriedOver: "carried"}

// speakers writes for each quotation where its speaker stands, and who it is.
func speakers(t *testing.T, src string) string {
	a, _ := quoted(t, src)
	var out []string
	for _, at := range Attributions.Of(a) {
		if at.Kind == NoSpeaker {
			out = append(out, "-")
			continue
		}
		d := a.Doc
		words := d.Src[d.Tokens[at.Speaker.First].Start:d.Tokens[at.Speaker.End-1].End]
		out = append(out, fmt.Sprintf("%s %s=%s", placeNames[at.Place], words, at.Key))
	}
	return strings.Join(out, "; ")
}

func TestAttributions(t *testing.T) {
	for src, want := range map[string]string{
		`“We will go,” said Jane Doe.`:                                                     "after Jane Doe=doe",
		`“We will go,” said Jane Doe, the mayor, on Friday.`:                               "after Jane Doe=doe",
		`“We will go,” Mr. Doe said.`:                                                      "after Mr. Doe=doe",
		`“We will go,” the minister, Jane Doe, told reporters.`:                            "after the minister, Jane Doe=doe",
		`“We will go,” said the council's spokesman on Friday.`:                            "after the council's spokesman=spokesman",
		`“We will go,” according to a spokesman for the union.`:                            "after a spokesman for the union=spokesman",
		`“We will go,” said Jane Doe. “We will stay.”`:                                     "after Jane Doe=doe; carried Jane Doe=doe",
		`“We will go,” said Jane Doe, “and we will stay.”`:                                 "after Jane Doe=doe; between Jane Doe=doe",
		`“We will go,” Jane Doe of Acme said. “We will stay,” she added.`:                  "after Jane Doe of Acme=doe; after she=doe",
		`Jane Doe said: “We will go.”`:                                                     "before Jane Doe=doe",
		`On Friday, Jane Doe, who leads the team, said, “We will go.”`:                     "before Jane Doe=doe",
		`Jane Doe, of Acme, who led the work, said: “We will go.”`:                         "before Jane Doe=doe",
		`“We will go,” the head of the Acme Union said.`:                                   "after the head of the Acme Union=head",
		`“We will go,” said a UN official.`:                                                "after a UN official=official",
		"Jane Doe told reporters:\n\n“We will go.”":                                        "before Jane Doe=doe",
		`According to Jane Doe, the plan was “dead on arrival”.`:                           "around Jane Doe=doe",
		`Jane Doe said that the plan was “dead on arrival” and “late”.`:                    "around Jane Doe=doe; between Jane Doe=doe",
		`The official said the plan was “dead on arrival”.`:                                "around The official=official",
		`“My father told us, ‘Stay here,’ and left,” Doe recalled.`:                        "after Doe=doe; before My father=father",
		`“We will go.” The crowd cheered. “No.”`:                                           "-; -",
		`Doe's lawyer said: “We will go.”`:                                                 "before Doe's lawyer=lawyer",
		`“We will go,” said Jane Doe and John Roe.`:                                        "after Jane Doe=doe",
		`He wrote the book “Going Home”.`:                                                  "around He=",
		"“We will go,” said Jane Doe.\n\n“We will go,” said John Roe of the same council.": "after Jane Doe=doe; after John Roe of the same council=roe",
	} {
		if got := speakers(t, src); got != want {
			t.Errorf("%s\nwant %s\n got %s", src, want, got)
		}
	}
}

func BenchmarkAttributions(b *testing.B) {
	src := strings.Repeat("“We will go,” said Jane Doe, the mayor of Elmford. “We have waited for years,” she added. The council said the plan was “late” and gave no date for the works.\n\n", 200)
	a, _ := quoted(b, src)
	Speech.Of(a)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		buildAttributions(a)
	}
}
