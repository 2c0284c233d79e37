package report

import (
	"encoding/xml"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// An xsdNode is an element of an XML Schema, or of a document.
type xsdNode struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []xsdNode  `xml:",any"`
}

func (n *xsdNode) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (n *xsdNode) child(names ...string) *xsdNode {
	for i := range n.Children {
		for _, name := range names {
			if n.Children[i].XMLName.Local == name {
				return &n.Children[i]
			}
		}
	}
	return nil
}

// An xsd validates documents by as much of XML Schema as the schema of JUnit uses.
type xsd struct{ root xsdNode }

func openXSD(t *testing.T, path string) *xsd {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var s xsd
	if err := xml.Unmarshal(data, &s.root); err != nil {
		t.Fatal(err)
	}
	return &s
}

// named returns a declaration of the schema's top level.
func (s *xsd) named(kind, name string) *xsdNode {
	for i := range s.root.Children {
		if n := &s.root.Children[i]; n.XMLName.Local == kind && n.attr("name") == name {
			return n
		}
	}
	return nil
}

func (s *xsd) validate(text, root string) error {
	dec := xml.NewDecoder(strings.NewReader(text))
	var doc xsdNode
	if err := dec.Decode(&doc); err != nil {
		return err
	}
	if rest := strings.TrimSpace(text[dec.InputOffset():]); rest != "" {
		return fmt.Errorf("%q stands after the document", rest)
	}
	if doc.XMLName.Local != root {
		return fmt.Errorf("the document is a %s", doc.XMLName.Local)
	}
	return s.element(s.named("element", root), &doc)
}

// element checks a node against its declaration.
func (s *xsd) element(decl, n *xsdNode) error {
	kind := decl.child("complexType")
	if kind == nil {
		kind = s.named("complexType", decl.attr("type"))
	}
	if kind == nil { // a simple type
		if len(n.Attrs) > 0 || len(n.Children) > 0 {
			return fmt.Errorf("%s has more than text", n.XMLName.Local)
		}
		return nil
	}
	if kind.attr("mixed") != "true" && strings.TrimSpace(n.Text) != "" {
		return fmt.Errorf("%s has text: %q", n.XMLName.Local, n.Text)
	}
	if err := s.attributes(kind, n); err != nil {
		return err
	}
	names, decls, model := "", map[string]*xsdNode{}, ""
	if group := kind.child("sequence", "choice"); group != nil {
		model = s.model(group, decls)
	}
	for i := range n.Children {
		names += n.Children[i].XMLName.Local + ","
	}
	if !regexp.MustCompile("^" + model + "$").MatchString(names) {
		return fmt.Errorf("%s has the children %q", n.XMLName.Local, names)
	}
	for i := range n.Children {
		if err := s.element(decls[n.Children[i].XMLName.Local], &n.Children[i]); err != nil {
			return err
		}
	}
	return nil
}

// model turns a group into a regular expression for the names of its elements.
func (s *xsd) model(n *xsdNode, decls map[string]*xsdNode) string {
	var parts []string
	switch n.XMLName.Local {
	case "element":
		name, decl := n.attr("name"), n
		if ref := n.attr("ref"); ref != "" {
			name, decl = ref, s.named("element", ref)
		}
		decls[name] = decl
		parts = []string{regexp.QuoteMeta(name) + ","}
	default:
		for i := range n.Children {
			parts = append(parts, s.model(&n.Children[i], decls))
		}
	}
	join := ""
	if n.XMLName.Local == "choice" {
		join = "|"
	}
	times := map[[2]string]string{{"0", "unbounded"}: "*", {"", "unbounded"}: "+", {"0", ""}: "?"}
	return "(" + strings.Join(parts, join) + ")" + times[[2]string{n.attr("minOccurs"), n.attr("maxOccurs")}]
}

func (s *xsd) attributes(kind, n *xsdNode) error {
	known := map[string]bool{}
	for i := range kind.Children {
		decl := &kind.Children[i]
		if decl.XMLName.Local != "attribute" {
			continue
		}
		name := decl.attr("name")
		known[name] = true
		has := false
		for _, a := range n.Attrs {
			has = has || a.Name.Local == name
		}
		if decl.attr("use") == "required" && !has {
			return fmt.Errorf("%s has no attribute %s", n.XMLName.Local, name)
		}
		if simple := s.named("simpleType", decl.attr("type")); simple != nil && has {
			if p := simple.child("restriction").child("pattern").attr("value"); !regexp.MustCompile("^(" + p + ")$").MatchString(n.attr(name)) {
				return fmt.Errorf("%s: %s is %q", n.XMLName.Local, name, n.attr(name))
			}
		}
	}
	for _, a := range n.Attrs {
		if !known[a.Name.Local] {
			return fmt.Errorf("%s has an attribute %s", n.XMLName.Local, a.Name.Local)
		}
	}
	return nil
}
