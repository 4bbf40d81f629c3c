package e2e_test

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// vocabulary is what schema.org says of its types.
type vocabulary struct {
	above  map[string][]string            // the types above a type
	ranges map[string]map[string][]string // by type and property: what its values may be
}

// readVocabulary reads schema.org's types and properties as schema-dts has them: an interface for each type, with its own properties.
func readVocabulary(t *testing.T) vocabulary {
	src, err := os.ReadFile(tool(t, "schema-dts/dist/schema.d.ts"))
	if err != nil {
		t.Fatal(err)
	}
	v := vocabulary{map[string][]string{}, map[string]map[string][]string{}}
	for _, m := range regexp.MustCompile(`(?ms)^(?:export )?interface (\w+?)(?:Base|Leaf) extends ([\w, <>]+) \{(.*?)^\}`).FindAllStringSubmatch(string(src), -1) {
		name := m[1]
		for _, parent := range strings.Split(m[2], ", ") {
			v.above[name] = append(v.above[name], strings.TrimSuffix(parent, "Base"))
		}
		if v.ranges[name] == nil {
			v.ranges[name] = map[string][]string{}
		}
		for _, p := range regexp.MustCompile(`(?m)^ +"(\w+)"\?: SchemaValue<(.*?), "`).FindAllStringSubmatch(m[3], -1) {
			v.ranges[name][p[1]] = strings.Split(p[2], " | ")
		}
	}
	return v
}

// all gives a type and all that are above it.
func (v vocabulary) all(name string) []string {
	list := []string{name}
	for i := 0; i < len(list); i++ {
		for _, up := range v.above[list[i]] {
			if !slices.Contains(list, up) {
				list = append(list, up)
			}
		}
	}
	return list
}

// wrong tells what schema.org doesn't have of a node and all that is in it.
func (v vocabulary) wrong(node map[string]any) (list []string) {
	name, _ := node["@type"].(string)
	types := v.all(name)
	if name == "" && len(node) == 1 { // described elsewhere
		return nil
	}
	if v.ranges[name] == nil {
		return []string{fmt.Sprintf("there is no type %q", name)}
	}
	for key, value := range node {
		if strings.HasPrefix(key, "@") {
			continue
		}
		var may []string
		for _, of := range types {
			may = append(may, v.ranges[of][key]...)
		}
		if may == nil {
			list = append(list, fmt.Sprintf("%s has no property %s", name, key))
			continue
		}
		values, several := value.([]any)
		if !several {
			values = []any{value}
		}
		for _, value := range values {
			is := []string{"Text", "URL", "Date", "DateTime", "IdReference"} // a text
			switch x := value.(type) {
			case float64:
				is = []string{"Number", "Integer"}
			case map[string]any:
				list = append(list, v.wrong(x)...)
				if of, _ := x["@type"].(string); of != "" {
					is = v.all(of)
				}
			}
			if !slices.ContainsFunc(is, func(s string) bool { return slices.Contains(may, s) }) {
				list = append(list, fmt.Sprintf("%s of %s is %v, and may be %v", key, name, value, may))
			}
		}
	}
	return list
}

// TestSchema holds what every page tells machines to schema.org's own list of types and properties.
func TestSchema(t *testing.T) {
	v := readVocabulary(t)
	if len(v.ranges) < 700 || len(v.wrong(map[string]any{"@type": "Quotation", "spokenByCharacter": "x", "colour": "red"})) == 0 {
		t.Fatalf("%d types were read", len(v.ranges))
	}
	seen := map[string]bool{}
	eachSite(t, func(t *testing.T, p *published) {
		for _, file := range sorted(p.pages) {
			for n := range elements(p.pages[file]) {
				if kind, _ := attr(n, "type"); n.Data != "script" || kind != "application/ld+json" {
					continue
				}
				var of struct {
					Graph []map[string]any `json:"@graph"`
				}
				check(json.Unmarshal([]byte(n.FirstChild.Data), &of))
				for _, node := range of.Graph {
					seen[node["@type"].(string)] = true
					for _, wrong := range v.wrong(node) {
						t.Errorf("%s: %s", file, wrong)
					}
				}
			}
		}
	})
	for _, want := range []string{"BackgroundNewsArticle", "Quotation", "Claim", "DefinedTerm", "DefinedTermSet", "Person", "Organization", "BreadcrumbList"} {
		if !seen[want] {
			t.Errorf("no page is about a %s", want)
		}
	}
}
