package site

import (
	"path"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
)

// pathShaped reports a value that is written as the path of a file: it ends in .md, leads up, down or from the root, or has parts that all
// are like slugs. AC/DC is a name.
func pathShaped(v string) bool {
	if !strings.ContainsAny(v, `/\.`) || strings.Contains(v, "://") {
		return false
	}
	v = strings.ReplaceAll(v, `\`, "/")
	if withoutExt(v) != v {
		return true
	}
	if !strings.Contains(v, "/") {
		return false
	}
	for _, begin := range []string{"/", "./", "../", "content/", "people/", "sources/"} {
		if strings.HasPrefix(v, begin) {
			return true
		}
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(v, "/"), "/") {
		if !slugShaped(part) {
			return false
		}
	}
	return true
}

// withoutExt takes the ending of content files from a path.
func withoutExt(p string) string {
	switch ext := path.Ext(p); strings.ToLower(ext) {
	case ".md", ".markdown":
		return strings.TrimSuffix(p, ext)
	}
	return p
}

// inFolder gives a path within the folder of a kind, without its ending: x for content/sources/x.md, ../sources/x.md, ./x and x.md alike.
// ok is false where it leads into another folder.
func inFolder(kind, v string) (rest string, ok bool) {
	folder := strings.TrimPrefix(folders[kind], "content/")
	p := path.Clean(strings.ReplaceAll(v, `\`, "/"))
	up := strings.HasPrefix(p, "../")
	for strings.HasPrefix(p, "../") {
		p = p[len("../"):]
	}
	p = strings.TrimPrefix(strings.TrimPrefix(p, "/"), "content/")
	rest, in := strings.CutPrefix(withoutExt(p), folder)
	return rest, in || !up
}

// slugOfPath gives the slug of the speaker or source whose file a value is the path of, or the address of whose page. ok is false where
// there is no such file, and for what is no path.
func (s *Site) slugOfPath(kind, v string) (slug string, ok bool) {
	if !pathShaped(v) {
		return "", false
	}
	rest, ok := inFolder(kind, v)
	if !ok {
		return "", false
	}
	for _, name := range []string{rest, rest + "/index"} {
		if slug, ok := s.paths[folders[kind]+name]; ok {
			return slug, true
		}
	}
	if withoutExt(v) != v {
		return "", false
	}
	if kind == "person" {
		p := s.speakers[rest]
		return rest, p != nil && p.Speaker != nil
	}
	return rest, s.sources[rest] != nil
}

// noFile reports a path that leads to no file of its kind.
func (s *Site) noFile(file string, v content.String, kind string) {
	rest, in := inFolder(kind, v.Value)
	slug := strings.ToLower(path.Base(rest))
	hint := "write the name of a file in " + folders[kind] + ", without its ending"
	if host, _, _ := strings.Cut(v.Value, "/"); kind == "source" && withoutExt(v.Value) == v.Value && strings.Contains(strings.Trim(host, "."), ".") {
		hint = "write an address outside as `url: https://" + v.Value + "`"
	} else if near, ok := s.near(kind, slug); ok {
		hint = "did you mean `" + near + "`?"
	}
	s.fail(file, v.Pos, diag.UnknownSlug, "there is no "+kind+" in a file `"+v.Value+"`", hint)
	if in {
		s.mendSlug(v, slug, kind)
	}
}
