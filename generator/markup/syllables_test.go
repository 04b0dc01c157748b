package markup

import (
	"strings"
	"testing"
)

// counted are words by their syllables, as dictionaries part them. Where speakers differ,
// a word is not here.
var counted = map[int]string{
	1: `a I the share shares shared planned called filled paid through straight league guide guess quote build suit friend
		field asked worked caused changed does goes these times rate rates rent court board said each whole eye please where
		cost costs know year years yes day way use used height thought launched 2018 £1,234 SLA DWP Mr week's can't won't`,
	2: `council councils  people table tables handled settled housing payment ended needed agreed agree 
		statement useful closely likely only really early business every something someone hundred centre doubled pages houses
		places boxes being going doing seeing dying trial prior client science quiet unless homeless daily notice language
		argue staff-led one-off call-off require unique request system leaflet didn't couldn't persuade question nation
		union beyond buyer payer monthly simply moment comment cement fluent create fuel statements region million judges
		council’s advice although between because cannot claim-form forecast landlord rented review system tenants`,
	3: `benefit benefits agreement management settlement element implement document government services  tourism
		  family supplier earlier easier happier barrier various previous serious obvious period video 
		area idea museum annual actual  payable employee beautiful completely  possibly businesses
		everyone genuine authorise decision department applying carrying  officer customer capital resources
		opinion financial official  religious important example procedures processes influence media audience
		potential however whichever overpaid whenever creation created `,
	4: `authority society variety priority material evaluate situation January continuous reality operation information
		experience convenience reliable variable appropriate negotiate actually technology continuing ambiguous competitive
		community     `,
	5: `administration immediately association initiative individual opportunity continuity   portfolio`,
}

// TestSyllables compares the rules with words that were counted.
func TestSyllables(t *testing.T) {
	words := 0
	for want, list := range counted {
		for word := range strings.FieldsSeq(list) {
			words++
			if got := syllables([]byte(word)); got != want {
				t.Errorf("%s has %d syllables, want %d", word, got, want)
			}
		}
	}
	if words < 200 {
		t.Errorf("only %d words were counted", words)
	}
}
