package kind

// Reference: lists, timelines, tables and notes to look things up in.
var reference = Kind{Name: "reference", About: "lists and tables to look things up in", decode: noFields}
