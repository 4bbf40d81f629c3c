package media

import "strings"

func set(names string) map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields(names) {
		m[name] = true
	}
	return m
}

// elements are those of SVG that draw, and hold or fetch nothing else.
var elements = set(`
	svg g defs symbol use image switch title desc metadata style a view
	path rect circle ellipse line polyline polygon text tspan textPath tref
	marker pattern clipPath mask linearGradient radialGradient stop
	filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
	feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
	animate animateColor animateMotion animateTransform set mpath
	font font-face font-face-src font-face-name glyph missing-glyph hkern vkern
	flowRoot flowRegion flowRegionExclude flowPara flowSpan flowLine flowTref
	meshgradient meshrow meshpatch hatch hatchpath solidcolor`)

// instructions are those that tell programs for drawing something; a style sheet's is none of them.
var instructions = set(`xml plantuml plantuml-src xpacket`)

// attributes are those of SVG without a namespace; href, and what runs a script, are none of them.
var attributes = set(`
	id class style lang role tabindex transform d points x y z x1 x2 y1 y2 cx cy cz r rx ry fx fy fr dx dy dz width height viewBox preserveAspectRatio version baseProfile
	zoomAndPan contentScriptType contentStyleType enable-background type media title target rel
	pathLength rotate textLength lengthAdjust startOffset method spacing side
	markerUnits markerWidth markerHeight refX refY orient viewTarget
	clipPathUnits maskUnits maskContentUnits mask-type patternUnits patternContentUnits patternTransform gradientUnits gradientTransform spreadMethod offset
	filterUnits primitiveUnits filterRes in in2 result mode values operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha
	surfaceScale diffuseConstant specularConstant specularExponent scale xChannelSelector yChannelSelector azimuth elevation pointsAtX pointsAtY pointsAtZ limitingConeAngle
	stdDeviation radius baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude exponent
	attributeName attributeType begin dur end min max restart repeatCount repeatDur fill calcMode keyTimes keySplines keyPoints path from to by origin additive accumulate
	requiredFeatures requiredExtensions systemLanguage focusable externalResourcesRequired
	alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters color-profile color-rendering cursor direction display
	dominant-baseline fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
	font-feature-settings font-kerning font-variant-ligatures glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color line-height
	marker marker-end marker-mid marker-start mask mix-blend-mode opacity overflow paint-order pointer-events shape-rendering shape-inside solid-color solid-opacity stop-color stop-opacity
	stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration text-indent text-orientation
	text-rendering text-overflow text-transform transform-origin transform-box unicode-bidi vector-effect vertical-align visibility white-space word-spacing writing-mode -inkscape-stroke
	horiz-adv-x horiz-origin-x horiz-origin-y vert-adv-y vert-origin-x vert-origin-y units-per-em ascent descent cap-height x-height accent-height panose-1 stemv stemh bbox
	underline-position underline-thickness strikethrough-position strikethrough-thickness overline-position overline-thickness unicode-range
	text-decoration-line text-decoration-color text-decoration-style font-optical-sizing font-variation-settings shape-margin shape-padding inline-size
	unicode glyph-name arabic-form g1 g2 u1 u2 k name
	alt content host label line-spacing p-id pitch t`)

// linkNotes are the attributes of XLink that lead nowhere.
var linkNotes = set(`title type show actuate role arcrole`)

// styled are the attributes whose values are CSS that may fetch something.
var styled = set(`style fill stroke filter clip-path mask marker marker-start marker-mid marker-end cursor color-profile values from to by shape-inside`)

// functions are those of CSS and of transformations that fetch nothing; url is looked at by itself.
var functions = set(`
	rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix icc-color device-cmyk light-dark var env calc min max clamp
	matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d rotate rotatex rotatey rotatez rotate3d skew skewx skewy perspective
	linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient cubic-bezier steps linear
	blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
	circle ellipse inset polygon path rect xywh local format tech
	not is where has nth-child nth-last-child nth-of-type nth-last-of-type lang dir and or screen only supports selector`)

// rules are those of CSS that fetch nothing.
var rules = set(`media font-face keyframes -webkit-keyframes supports charset namespace layer container property`)
