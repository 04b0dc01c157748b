package render

import (
	"testing"

	"partnerbook/generator/testgc"
)

func TestMain(m *testing.M) { testgc.Run(m) }
