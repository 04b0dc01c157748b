// Package header says what a web server should say of a file: what it is, and for how long
// browsers may keep it. The program's own server and what it publishes into buckets say the
// same.
//
// It has its own table of types and asks none of the machine's: a site that two machines
// publish in turn must not change its headers each time.
//
// The package imports nothing of ours.
package header
