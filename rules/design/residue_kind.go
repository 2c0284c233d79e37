package design

import (
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// residueKind is the part of a web page that a piece of residue comes from.
type residueKind uint8

const (
	navigationPart residueKind = iota
	sharingPart
	commentPart
	subscriptionPart
	authorPart
	relatedPart
	mediaPart
	advertisingPart
	footerPart
	metadataPart
)

// residueFiles names the list of each kind: residue_<name>.txt.
var residueFiles = [...]string{
	navigationPart:   "navigation",
	sharingPart:      "sharing",
	commentPart:      "comments",
	subscriptionPart: "subscription",
	authorPart:       "author",
	relatedPart:      "related",
	mediaPart:        "media",
	advertisingPart:  "advertising",
	footerPart:       "footer",
	metadataPart:     "metadata",
}

// residueNeeds are the files of a pack that tell residue.
var residueNeeds = []string{
	"residue_address.txt", "residue_advertising.txt", "residue_author.txt", "residue_comments.txt", "residue_credit.txt", "residue_fillers.txt", "residue_footer.txt", "residue_home.txt", "residue_media.txt",
	"residue_menu_labels.txt", "residue_metadata.txt", "residue_navigation.txt", "residue_related.txt", "residue_share_labels.txt", "residue_sharing.txt", "residue_subscription.txt",
}

// residueNames says in a message what the words are.
var residueNames = [...]string{
	navigationPart:   "navigation of the web page",
	sharingPart:      "the page's sharing buttons",
	commentPart:      "the page's comment form",
	subscriptionPart: "a prompt of the site to its readers",
	authorPart:       "the page's author box",
	relatedPart:      "a link to other articles",
	mediaPart:        "the label of a picture or a player",
	advertisingPart:  "the label of an advertisement",
	footerPart:       "the footer of the web page",
	metadataPart:     "the page's data about the article",
}

// reportResidue reports the article's residue of one kind.
func reportResidue(p *rules.Pass, kind residueKind) {
	for _, h := range residue.Of(p.Article) {
		if h.kind != kind {
			continue
		}
		p.Report(rules.Finding{
			Span:       h.Span,
			Message:    "“" + clip(p.Doc.Text(h.Span)) + "” is " + residueNames[kind] + ", not text of the article",
			Suggestion: "delete it",
			Fixes:      []rules.Fix{{Label: "delete it", Edits: []rules.Edit{{Span: h.Remove}}, Certain: !credits(p, h.Span)}},
		})
	}
}

// credits reports whether a piece of residue may say whose work something is.
func credits(p *rules.Pass, s text.Span) bool {
	list, d := residueCredit.Of(p.Lang), p.Doc
	for i := d.TokenAt(s.Start); i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
		if list.Has(layer.Fold(d.Text(d.Tokens[i].Span))) {
			return true
		}
	}
	return false
}

var residueCredit = lang.Words("residue_credit")

// clip shortens s for a message, at a space.
func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	for i := most; i > 0; i-- {
		if s[i] == ' ' {
			return s[:i] + " …"
		}
	}
	return s
}
