package wordtest

import (
	"fmt"
	"slices"
	"strings"
)

// orders holds the children of elements in the order of the schemas (ECMA-376,
// transitional, and Microsoft's extensions).
var orders = map[string][]string{
	"w:pPr": words("w", `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku
		wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
		suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`),
	"w:rPr": words("w", `rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color
		spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath`),
	"w:sdtPr": append(words("w", `rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex equation comboBox date docPartObj
		docPartList dropDownList picture richText text citation group bibliography`), "w14:checkbox", "w15:repeatingSection", "w15:repeatingSectionItem"),
	"w:sdt":  words("w", "sdtPr sdtEndPr sdtContent"),
	"w:date": words("w", "dateFormat lid storeMappedDataAs calendar"),
	"w:tblPr": words("w", `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd
		tblLayout tblCellMar tblLook tblCaption tblDescription`),
	"w:tcPr": words("w", "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"),
	"w:tc":   nil,
	"w:tr":   nil,
	"w:sectPr": words("w", `headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign
		noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings`),
	"w:numbering":   words("w", "numPicBullet abstractNum num numIdMacAtCleanup"),
	"w:abstractNum": words("w", "nsid multiLevelType tmpl name styleLink numStyleLink lvl"),
	"w:lvl":         words("w", "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
	"w:num":         words("w", "abstractNumId lvlOverride"),
	"w:lvlOverride": words("w", "startOverride lvl"),
	"w:numPr":       words("w", "ilvl numId"),
	"w:pBdr":        words("w", "top left bottom right between bar"),
	"w:tblBorders":  words("w", "top left start bottom right end insideH insideV"),
	"w:tblCellMar":  words("w", "top left start bottom right end"),
	"w:style": words("w", `name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose
		personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr`),
	"w:tblStylePr":  words("w", "pPr rPr tblPr trPr tcPr"),
	"w:styles":      words("w", "docDefaults latentStyles style"),
	"w:docDefaults": words("w", "rPrDefault pPrDefault"),
	"w:font":        words("w", "altName panose1 charset family notTrueType pitch sig embedRegular"),
	"w:settings": words("w", `writeProtection view zoom removePersonalInformation displayBackgroundShape defaultTabStop characterSpacingControl footnotePr
		endnotePr compat docVars rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator`),
	"w14:checkbox": words("w14", "checked checkedState uncheckedState"),
}

// holds says what may stand in elements that mix.
var holds = map[string][]string{
	"w:body":      slices.Concat(blocks, words("w", "sectPr")),
	"w:hdr":       blocks,
	"w:ftr":       blocks,
	"w:footnote":  blocks,
	"w:tc":        slices.Concat(blocks, words("w", "tcPr")),
	"w:tbl":       words("w", "tblPr tblGrid tr sdt"),
	"w:tr":        words("w", "trPr tc"),
	"w:p":         words("w", "pPr r hyperlink sdt bookmarkStart bookmarkEnd fldSimple"),
	"w:hyperlink": words("w", "r sdt bookmarkStart bookmarkEnd"),
	"w:fldSimple": words("w", "r"),
	"w:r":         words("w", "rPr t br tab footnoteReference footnoteRef separator continuationSeparator fldChar instrText"),
	"w:t":         {},
	"w:instrText": {},
}

var blocks = words("w", "p tbl sdt")

func words(prefix, list string) []string {
	var out []string
	for _, w := range strings.Fields(list) {
		out = append(out, prefix+":"+w)
	}
	return out
}

// repeats are the children that may stand several times in their place.
var repeats = words("w", "headerReference footerReference abstractNum num lvl lvlOverride style tblStylePr")

// ordered reports the children of an element that stand where they may not.
func ordered(e *element) (problems []string) {
	order, known := orders[e.name]
	if !known || order == nil {
		return nil
	}
	last := -1
	for _, c := range e.children {
		at := slices.Index(order, c.name)
		switch {
		case at < 0:
			problems = append(problems, fmt.Sprintf("%s cannot hold %s", e.name, c.name))
		case at < last:
			problems = append(problems, fmt.Sprintf("in %s, %s stands too late", e.name, c.name))
		case at == last && !slices.Contains(repeats, c.name):
			problems = append(problems, fmt.Sprintf("in %s, %s stands twice", e.name, c.name))
		}
		last = max(last, at)
	}
	return problems
}

// held reports children that do not belong into an element that mixes.
func held(e *element, around []*element) (problems []string) {
	allowed, known := holds[e.name]
	if e.name == "w:sdtContent" {
		allowed, known = contentOf(around), true
	}
	if !known {
		return nil
	}
	for _, c := range e.children {
		if !slices.Contains(allowed, c.name) {
			problems = append(problems, fmt.Sprintf("%s cannot hold %s", e.name, c.name))
		}
	}
	return problems
}

// contentOf returns what a content control may hold where it stands.
func contentOf(around []*element) []string {
	for i := len(around) - 1; i >= 0; i-- {
		switch around[i].name {
		case "w:p", "w:hyperlink":
			return words("w", "r sdt")
		case "w:tbl":
			return words("w", "tr sdt")
		case "w:body", "w:tc", "w:footnote":
			return blocks
		}
	}
	return nil
}
