package kind

// Reference: lists, timelines, tables and notes to look things up in.
var reference = Kind{Name: "reference", decode: noFields}
