package markdown

import "strings"

// What of the writer's own HTML is let through where a site trusts its writers with it: elements and attributes that change nothing of what
// the page shows beside them. All others could hide, cover, turn or add to the words of a quote that is shown as checked, wherever on the
// page they stand.

// letThrough are the elements.
var letThrough = setOf("a abbr acronym address article aside audio b bdi big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure " +
	"h1 h2 h3 h4 h5 h6 hr i iframe img ins kbd li mark nobr ol p picture pre q rb rp rt rtc ruby s samp section small source span strike strong sub summary sup " +
	"table tbody td tfoot th thead time tr track tt u ul var video wbr")

// letThroughWith are the attributes, of any of them.
var letThroughWith = setOf("id name class lang xml:lang dir title href hreflang rel target download type src srcset sizes alt width height loading decoding poster controls preload muted loop " +
	"autoplay playsinline allow allowfullscreen webkitallowfullscreen mozallowfullscreen msallowfullscreen oallowfullscreen allowtransparency " +
	"frameborder marginwidth marginheight scrolling referrerpolicy sandbox crossorigin fetchpriority kind srclang label default media colspan rowspan span scope headers abbr summary " +
	"align valign border cellpadding cellspacing start reversed value datetime cite open translate")

// insteadOfHTML says what to do about elements and attributes that writers reach for.
var insteadOfHTML = map[string]string{
	"style": "put styles into a file in assets/, see docs/layouts.md", "link": "put styles into a file in assets/, see docs/layouts.md", "script": "put scripts into a file in assets/, see docs/layouts.md",
	"svg": "put the drawing into a file beside this one, and show it: ![what it shows](drawing.svg)", "math": "write the formula in words or as a picture: ![what it says](formula.svg)",
	"object": "show a picture with ![what it shows](file.svg), and link other files", "embed": "show a picture with ![what it shows](file.svg), and link other files",
	"form": "link a page that has the form", "input": "link a page that has the form", "button": "write a link instead", "font": "write **words** or *words* instead",
	"bdo":    "write the words in the order in which they are read",
	"hidden": hideNothing, "inert": hideNothing, "aria-hidden": hideNothing, "template": hideNothing, "noscript": hideNothing, "dialog": hideNothing, "popover": hideNothing,
}

const (
	hideNothing = "what readers are not to see does not belong into the text: take it out, or write <!-- … --> around it"
	takeOut     = "take it out, or write Markdown instead"
)

// themeClasses are the classes that the built-in layouts, styles and scripts use. What has one looks like a part of the page.
var themeClasses = setOf("address after alone anchored area articles aside at b back bands before body by career check checked cite cited colophon compare concordance contents context corrected corrections " +
	"corrections-list count data dateline dead definitions direction dotted dt-published dt-updated e e-content editions embed event explainers field filters fnref fold folded footnote gap gloss goes-on h-card h-cite h-entry head hidden hit hits hits-main hits-side index keep key-points kinds know latest " +
	"latest-articles latest-statements lead lead-image lede legend letter letters line lines m marker marks masthead more motto n name note noted number off on onward opens outside own p-author p-content p-name p-summary paraphrase paraphrased " +
	"parts picture popup portrait quotation quote quoted quoted-in rails ref ring role roles run said same says search short site skip small some sources spans stamp summary table term terms text theme " +
	"timeline title topics transcript translation turn turns u-url upright what when who whole wide wording words years")

// IsThemeClass reports a class of the built-in layouts, styles and scripts.
func IsThemeClass(name string) bool { return themeClasses[name] || strings.HasPrefix(name, "kind-") }

func setOf(names string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		set[name] = true
	}
	return set
}

// endsByItself reports the elements whose end tag may be left out: what stands around them ends them.
func endsByItself(name string) bool {
	switch name {
	case "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup", "rb", "rp", "rt", "rtc":
		return true
	}
	return false
}

// holdsCells reports the elements of a table that hold no words themselves: a browser puts such words before the table.
func holdsCells(name string) bool {
	switch name {
	case "table", "thead", "tbody", "tfoot", "tr", "colgroup":
		return true
	}
	return false
}
