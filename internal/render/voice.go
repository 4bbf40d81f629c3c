package render

import (
	"bytes"
	"errors"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"sync/atomic"

	"github.com/gloss-press/gloss/internal/layout"
	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
	"github.com/gloss-press/gloss/internal/words"
)

// voice is the layouts in the words of a language.
type voice struct {
	locale  *locale.Locale
	layouts *layout.Set
	entries map[string]string // with what the pages of a layout begin
}

// executed are the partials that are executed by themselves, in the slots of bodies and by kept, with what they get.
var executed = map[string]reflect.Type{
	"name": reflect.TypeFor[view.Quote](), "caption": reflect.TypeFor[[]*view.Quote](), "marker": reflect.TypeFor[view.Quote](), "gloss": reflect.TypeFor[view.Quote](), "quote": reflect.TypeFor[view.Quote](), "cited": reflect.TypeFor[[]view.Citation](),
	"timeline": reflect.TypeFor[view.Timeline](), "picture": reflect.TypeFor[view.Picture](), "compare": reflect.TypeFor[view.Comparison](), "terms": reflect.TypeFor[[]*view.Term](),
	"definition": reflect.TypeFor[view.Term](), "feed-statement": reflect.TypeFor[view.Quote](), "frame": reflect.TypeFor[view.Embed](), "masthead": reflect.TypeFor[view.Frame](), "footer": reflect.TypeFor[view.Frame](),
}

// voice gives the layouts in the words of the first of some language tags that Gloss speaks, made when it is first asked for.
func (r *Renderer) voice(tags ...string) *voice {
	return r.voices.get(r.words.For(tags...), func(c *words.Catalogue) *voice {
		v := &voice{locale: locale.New(c), entries: map[string]string{}}
		v.layouts = layout.New(v.funcs(), slices.Collect(maps.Keys(executed)), r.shared)
		for _, k := range site.Kinds() {
			own := r.pages[k.Layout]
			if own == nil {
				continue
			}
			entry := "layouts/base.html"
			if k.Whole {
				entry = "layouts/" + k.Layout + ".html"
			}
			v.entries[k.Layout] = v.layouts.Variant(k.Layout, entry, own)
		}
		return v
	})
}

// funcs are the functions of layouts.
func (v *voice) funcs() template.FuncMap {
	funcs := v.locale.Funcs()
	maps.Copy(funcs, template.FuncMap{"kept": v.kept})
	return funcs
}

// keeper is a value of which what partials make is kept.
type keeper interface {
	Once(partial string, fill func() (view.HTML, error)) (view.HTML, error)
}

// kept is the function of layouts that gives what a partial makes of a value which many pages show alike.
func (v *voice) kept(stop *atomic.Bool, args ...any) (any, error) {
	if len(args) == 2 {
		partial, isName := args[0].(string)
		of, ok := args[1].(keeper)
		if ok && isName {
			return of.Once(partial, func() (view.HTML, error) {
				var b bytes.Buffer
				err := v.layouts.Execute(&b, partial, of, stop)
				if errors.Is(err, view.ErrItself) {
					err = view.ErrItself // not once for each time that it was asked for
				}
				return trusted(b.String()), err
			})
		}
	}
	return nil, errors.New("kept takes the name of a partial, and a Frame or a Term")
}

// Fallbacks lists the layouts among those that made pages so far that have no compiled form, which makes their pages slower.
func (v *voice) Fallbacks() []layout.Fallback { return v.layouts.Fallbacks() }
