package coding

import (
	"strings"
	"testing"
)

func TestWanted(t *testing.T) {
	for header, want := range map[string]string{
		"-":                               "identity",
		"":                                "identity",
		"gzip":                            "gzip",
		"x-gzip":                          "gzip",
		"GZIP":                            "gzip",
		"br":                              "br",
		"zstd":                            "zstd",
		"gzip, deflate, br, zstd":         "br",
		"gzip, deflate":                   "gzip",
		"gzip, zstd":                      "zstd",
		"deflate":                         "identity",
		"*":                               "br",
		"*;q=0.5, gzip":                   "gzip",
		"br;q=0, *":                       "zstd",
		"br;q=0, zstd;q=0, *":             "gzip",
		"gzip;q=0.5":                      "gzip",
		"gzip;q=0.5, identity":            "identity",
		"gzip;q=0.5, identity;q=0.4":      "gzip",
		"gzip;q=0.5, identity;q=0.5":      "gzip",
		"gzip;q=0.8, br;q=0.2":            "gzip",
		"gzip;q=0.001":                    "gzip",
		"gzip;q=0":                        "identity",
		"gzip;q=0.000":                    "identity",
		"gzip;q=1.000":                    "gzip",
		"gzip ; q=0.5 , br\t;\tq=0.6":     "br",
		"gzip;Q=0":                        "identity",
		"gzip;q=0|gzip;q=1":               "gzip", // two lines; said twice, the larger
		"gzip|br":                         "br",
		"identity;q=0":                    "none",
		"*;q=0":                           "none",
		"identity;q=0, gzip":              "gzip only",
		"identity;q=0, gzip;q=0":          "none",
		"*;q=0, gzip":                     "gzip only",
		"*;q=0, identity":                 "identity",
		"*;q=0, identity;q=0.1, br;q=0.1": "br",
		// What is wrong asks for nothing.
		"gzip;q=2":         "identity",
		"gzip;q=1.001":     "identity",
		"gzip;q=0.1234":    "identity",
		"gzip;q=-1":        "identity",
		"gzip;q=":          "identity",
		"gzip;q":           "identity",
		"gzip;q=0,5":       "identity",
		"gzip;q=1e0":       "identity",
		"gzip;level=9":     "identity",
		"gzip;q=0.5;x=1":   "identity",
		"gzip br":          "identity",
		",,;,;q=1,":        "identity",
		"gzip;q=NaN, br":   "br",
		"\x00gzip, \xff":   "identity",
		"gzipped, brotli":  "identity",
		"gzip;q=0.5, gzip": "gzip",
	} {
		lines := strings.Split(header, "|")
		if header == "-" {
			lines = nil
		}
		w := Wanted(lines)
		got := w.Best().Name()
		switch {
		case !w.Plain() && w.Best() == Identity:
			got = "none"
		case !w.Plain():
			got += " only"
		}
		if got != want {
			t.Errorf("%q: %s, want %s", header, got, want)
		}
	}
}

// FuzzWanted holds what follows from the rules, whatever is asked.
func FuzzWanted(f *testing.F) {
	for _, seed := range []string{"", "gzip, deflate, br;q=0.5", "*;q=0", "identity;q=0, x-gzip;q=0.001", "br;q=1.000,zstd ; q=0.9", ";;,,q=1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, header string) {
		w := Wanted([]string{header})
		if w.Best() != Identity && !strings.ContainsAny(header, "*") {
			name := w.Best().Name()
			if !strings.Contains(strings.ToLower(header), name) {
				t.Errorf("%s was not asked for", name)
			}
		}
		if !w.Plain() && !strings.Contains(header, "0") {
			t.Error("nothing forbids the file as it is")
		}
		// Asking for something else besides changes nothing.
		if more := Wanted([]string{header, "deflate;q=0.7"}); more != w {
			t.Errorf("with deflate besides: %v, without %v", more, w)
		}
		// In which lines it stands is no matter.
		if apart := Wanted(strings.Split(header, ",")); apart != w {
			t.Errorf("in one line %v, in several %v", w, apart)
		}
	})
}
