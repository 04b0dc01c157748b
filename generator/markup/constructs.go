package markup

import (
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// writeFunc writes one node with everything below it.
type writeFunc func(w *writer, n ast.Node)

// writerTable holds the write function of each kind of node, by number.
type writerTable []writeFunc

func newWriterTable() writerTable {
	byKind := map[ast.NodeKind]writeFunc{
		ast.KindParagraph:               writeParagraph,
		ast.KindTextBlock:               writeTextBlock,
		ast.KindHeading:                 writeHeading,
		ast.KindThematicBreak:           writeThematicBreak,
		ast.KindBlockquote:              writeBlockquote,
		ast.KindList:                    writeList,
		ast.KindListItem:                writeListItem,
		ast.KindCodeBlock:               writeCodeBlock,
		ast.KindFencedCodeBlock:         writeFencedCode,
		ast.KindHTMLBlock:               writeHTMLBlock,
		ast.KindLinkReferenceDefinition: writeNothing,

		ast.KindText:     writeText,
		ast.KindString:   writeString,
		ast.KindEmphasis: writeEmphasis,
		ast.KindCodeSpan: writeCodeSpan,
		ast.KindLink:     writeLink,
		ast.KindAutoLink: writeAutoLink,
		ast.KindImage:    writeImage,
		ast.KindRawHTML:  writeRawHTML,

		xast.KindStrikethrough:         writeStrikethrough,
		xast.KindTaskCheckBox:          writeNothing, // written by its item
		xast.KindTable:                 writeTable,
		xast.KindDefinitionList:        writeDefinitionList,
		xast.KindDefinitionTerm:        writeDefinitionTerm,
		xast.KindDefinitionDescription: writeDefinition,
		xast.KindFootnoteLink:          writeFootnoteLink,
		xast.KindFootnoteBacklink:      writeFootnoteBacklink,
		xast.KindFootnoteList:          writeFootnoteList,

		kindDirective: writeDirective,
		kindMark:      writeMark,
		kindBlank:     writeBlank,
	}
	last := ast.NodeKind(0)
	for kind := range byKind {
		last = max(last, kind)
	}
	table := make(writerTable, last+1)
	for kind, write := range byKind {
		table[kind] = write
	}
	return table
}

// blockTable lists the blocks, :::name.
var blockTable = []block{
	noteBlock, warningBlock, exampleBlock, insetBlock,
	detailsBlock, quoteBlock,
	stepsBlock, cardsBlock, tabsBlock, columnsBlock, figureBlock,
	accountBlock, partnershipBlock, councilBlock, timelineBlock,
	listBlock, includeBlock, partnershipsBlock, whoBlock, accountsBlock, statementBlock,
	dataTableBlock, chartBlock, documentBlock, repeatBlock,
	deviceBlock,
}

// markTable lists the inline marks, :name[…].
var markTable = []mark{citeMark, termMark, oursMark, dataMark}
