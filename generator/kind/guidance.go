package kind

// Guidance: what to do, for whom and when, with the evidence for it.
var guidance = Kind{Name: "guidance", About: "what to do, for whom and when", decode: noFields}
